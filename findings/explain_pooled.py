"""Three years together for the seven: steadier than one year, and never across a break."""

from dataclasses import dataclass
from datetime import date

from analysis.closing import Z
from analysis.pooling import error, pooled, years
from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group, Status, Unit
from eip_data.errors import NotComparable
from findings import explain_pooled_sentences as words
from findings import status_chips
from findings.cells import Cells, CellsOf, cells
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.explain_chance import spread_of
from findings.explain_cohorts import Cohorts, CohortsOf, cohorts, has_cohorts
from findings.explain_panel import Panel, panel
from findings.figure import Figure


@dataclass(frozen=True)
class PooledRow:
    """One area's figures year by year and together.

    ``low`` and ``high`` are 95 % of ordinary variation of three such years, ``from_england`` the
    area's pooled figure minus England's; all three are None where not known or not meant.
    """

    code: str
    name: str
    chosen: bool
    by_year: tuple[Figure, ...]
    together: Figure
    low: float | None = None
    high: float | None = None
    from_england: Figure | None = None


@dataclass(frozen=True)
class Pooled:
    """Three years of the seven, the North East CA, the chosen area and England.

    ``rows`` is empty, and ``panel.said`` tells why, where no three years may be put together.
    """

    panel: Panel
    measure_id: str
    group: Group
    unit: Unit
    years: tuple[str, ...]
    rows: tuple[PooledRow, ...]


def three_years(
    code: str,
    measure_id: str,
    group: Group,
    cells_of: CellsOf = cells,
    cohorts_of: CohortsOf = cohorts,
    today: date | None = None,
) -> Pooled:
    """The latest three years together, weighted by pupils where their numbers are known.

    Raises KeyError for a code, id or group the catalogue lacks and DatabaseAway.
    """
    book, known = catalogue.load(), cells_of(measure_id)
    measure, area = known.measure, book.areas[code]
    last = measure.series_of(group).last
    why = ""
    found: tuple[str, ...] = ()
    try:
        found = years(measure, (group,), last)
    except NotComparable as refused:
        why = str(refused)
    stock = cohorts_of(measure_id) if has_cohorts(measure, group) else None
    rows = _rows(known, stock, code, group, found) if found else ()
    said = words.Words(measure, group, area, found or (last,), stock)
    return Pooled(
        panel=panel(
            "three-years", area, [(measure, group)], said.said(rows, why), said.notes(rows), today,
            chips=(
                *status_chips.published(measure, [group], *found),
                *status_chips.calculated("Years together"),
            ),
            empty=not rows,
        ),
        measure_id=measure.id, group=group, unit=measure.unit, years=found, rows=rows,
    )  # fmt: skip


def _rows(
    known: Cells, stock: Cohorts | None, code: str, group: Group, found: tuple[str, ...]
) -> tuple[PooledRow, ...]:
    book = catalogue.load()
    like = (stock is not None and not stock.estimated) or any(
        known.figure(group, ENGLAND, period).missing for period in found
    )
    england = ENGLAND_LIKE_FOR_LIKE if like else ENGLAND
    beside = {england: words.ENGLAND_NAME, ENGLAND_OUTSIDE_LONDON: "England outside London"}
    codes = dict.fromkeys((*book.areas[NORTH_EAST_CA].members, NORTH_EAST_CA, code, *beside))
    codes.pop(ENGLAND, None) if like else None
    rows = {
        one: _row(known, stock, one, beside.get(one) or book.areas[one].short_name, group, found)
        for one in codes
    }
    whole = rows[england].together
    return tuple(
        PooledRow(
            one, row.name, one == code, row.by_year, row.together,
            *(_range(known, stock, one, group, found, row) if one not in beside else (None, None)),
            None if one in beside else _difference(row.together, whole),
        )
        for one, row in rows.items()
    )  # fmt: skip


def _row(
    known: Cells, stock: Cohorts | None, code: str, name: str, group: Group, found: tuple[str, ...]
) -> PooledRow:
    """The years and their mean, by pupils where they are known; missing if one year is."""
    by_year = tuple(known.figure(group, code, period) for period in found)
    decimals = 2 if known.measure.unit is Unit.SCORE else 1
    gone = next((figure for figure in by_year if figure.missing), None)
    if gone is not None:
        return PooledRow(code, name, False, by_year, Figure(None, 1, gone.status, ours=True))
    levels, pupils = _levels(known, stock, code, group, found)
    value = pooled(levels, pupils)
    about = any(figure.about for figure in by_year)
    together = Figure(
        half_away(value, decimals), decimals, Status.ESTIMATE, ours=True, about=about, exact=value
    )
    return PooledRow(code, name, False, by_year, together)


def _levels(
    known: Cells, stock: Cohorts | None, code: str, group: Group, found: tuple[str, ...]
) -> tuple[list[float], list[float] | None]:
    """Each year's level, unrounded where it is ours, and its pupils (None where not known)."""
    cohorts_ = [stock.cohort(group, code, p) if stock else None for p in found]
    levels = [stock.level(group, code, p) if stock else None for p in found]
    if all(levels) and all(cohorts_):
        return [v for v in levels if v is not None], [c.pupils for c in cohorts_ if c]
    figures = [known.figure(group, code, p) for p in found]
    return [f.value if f.exact is None else f.exact for f in figures], None  # type: ignore[misc]


def _range(
    known: Cells, stock: Cohorts | None, code: str, group: Group, found: tuple[str, ...],
    row: PooledRow,
) -> tuple[float | None, float | None]:  # fmt: skip
    levels, pupils = ([], None) if row.together.missing else _levels(
        known, stock, code, group, found
    )  # fmt: skip
    if pupils is None:
        return None, None
    spread = spread_of(known.measure, group, code)
    variances = [spread.variance(v, n) for v, n in zip(levels, pupils, strict=True)]
    counted = stock is not None and stock.counted
    unit = 0.0 if counted else 10.0 ** -known.measure.decimals_of(group, found[-1])
    half, middle = Z * error(variances, pupils, unit=unit), pooled(levels, pupils)
    return middle - half, middle + half


def _difference(own: Figure, england: Figure) -> Figure | None:
    """The difference of the unrounded pooled figures, rounded once; None where one is missing."""
    if own.exact is None or england.exact is None:
        return None
    value = own.exact - england.exact
    return Figure(
        half_away(value, own.decimals), own.decimals, Status.ESTIMATE, ours=True,
        about=own.about or england.about, exact=value,
    )  # fmt: skip
