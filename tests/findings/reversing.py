"""Cells with figures exchanged or made equal, to see whether what is said follows them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Verdict
from findings.cells import Cells
from findings.certainty_store import Stored, StoredOf
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import Figure
from tests.known import stored_of

ELSEWHERE = (ENGLAND, ENGLAND_LIKE_FOR_LIKE, ENGLAND_OUTSIDE_LONDON)


def exchanged(known: Cells) -> Cells:
    """Every difference between here and England turned round: here 2E − H, as sure as before."""
    return _changed(known, lambda here, there: 2 * there - here)


def equal(known: Cells) -> Cells:
    """Here the same number as in England, in every group and period."""
    return _changed(known, lambda here, there: there)


def unjudged(measure_id: str) -> Stored:
    """Nothing is known of how certain any figure is."""
    return Stored(catalogue.load().measures[measure_id], {}, {})


def judged(verdict: Verdict) -> StoredOf:
    """Every figure has this one verdict against every comparator."""

    @cache
    def changed(measure_id: str) -> Stored:
        known = stored_of(measure_id)
        rows = {
            key: {
                area: row._replace(england=verdict, outside_london=verdict)
                for area, row in areas.items()
            }
            for key, areas in known.rows.items()
        }
        return replace(known, rows=rows)

    return changed


def without(known: Cells, codes: Iterable[str]) -> Cells:
    """The same cells with nothing for these areas."""
    gone = set(codes)
    return replace(
        known, by_key={key: cell for key, cell in known.by_key.items() if key[1] not in gone}
    )


def _changed(known: Cells, new: Callable[[float, float], float]) -> Cells:
    cells = dict(known.by_key)
    for (group, area, period), here in known.by_key.items():
        places = [known.by_key.get((group, code, period)) for code in ELSEWHERE[:2]]
        there = next((one for one in places if one is not None and not one.missing), None)
        if area != NORTH_EAST_CA or there is None or here.missing:
            continue
        cells[group, area, period] = _with(here, new(_of(here), _of(there)))
    return replace(known, by_key=cells)


def _of(figure: Figure) -> float:
    assert figure.value is not None
    return figure.value if figure.exact is None else figure.exact


def _with(figure: Figure, value: float) -> Figure:
    exact = value if figure.exact is not None else None
    return replace(figure, value=round(value, figure.decimals), exact=exact)
