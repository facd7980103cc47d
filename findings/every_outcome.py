"""Every cell of one measure or pair, in order, with the reason where there is no figure.

What ``findings.outcomes`` and ``findings.gaps`` tell, and beyond them a row for each place that
has no figure: the North East CA and England outside London among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from sys import intern
from typing import NamedTuple

import pandas as pd

from eip_data import catalogue
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, GAP_COLUMNS, NORTH_EAST_CA, Group, Status
from eip_data.entries import PAIRS, Area, Measure
from findings.estimates import SOURCE
from findings.gaps import gaps, pair_of
from findings.outcomes import COLUMNS, outcomes

POOLS = (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON)


class Outcome(NamedTuple):
    """One cell; ``value`` is None exactly where ``status`` says why there is none."""

    measure: str
    group: str
    area: str
    period: str
    value: float | None
    decimals: int
    status: str
    source: str

    @property
    def ours(self) -> bool:
        """Whether the figure is our own calculation."""
        return self.area in POOLS


class Gap(NamedTuple):
    """One area's levels and both gaps, as ``columns.GAP_COLUMNS``; None where there is none."""

    measure: str
    pair: str
    period: str
    area: str
    disadvantaged: float | None
    comparator_local: float | None
    comparator_national: float | None
    within: float | None
    vs_national: float | None
    peer_shortfall: float | None
    rank_within: float | None
    ties_within: float | None
    ranked_within: float | None
    rank_vs_national: float | None
    ties_vs_national: float | None
    ranked_vs_national: float | None
    status: str
    decimals: int


def published(measure: Measure) -> tuple[Outcome, ...]:
    """All published cells of a measure, by group, period and area. Raises DatabaseAway."""
    places = [area for area in catalogue.load().areas.values() if area.code not in POOLS]
    return tuple(_rows(measure, places))


def places_of_ours(measure: Measure, beside: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """A cell without a figure for each of our areas, group and period of the published ``beside``.

    It says why there is none where ``worked_out`` finds none: the one reason that all areas share,
    or "not available", as in ``findings.cells``. Asks no database.
    """
    said: dict[tuple[str, str], set[str]] = {}
    for row in beside:
        why = "" if row.value is not None else row.status
        said.setdefault((row.group, row.period), set()).add(why)
    found = []
    for (group, period), reasons in said.items():
        shared = next(iter(reasons)) if len(reasons) == 1 else ""
        why = shared or Status.NOT_AVAILABLE.value
        decimals = measure.decimals_of(Group(group), period)
        found += [
            Outcome(measure.id, group, code, period, None, decimals, why, SOURCE) for code in POOLS
        ]
    return tuple(found)


def worked_out(measure: Measure) -> Mapping[tuple[str, str, str], Outcome]:
    """Our own figures by group, area and period. Raises DatabaseAway."""
    areas = catalogue.load().areas
    rows = _rows(measure, [areas[code] for code in POOLS])
    return {(row.group, row.area, row.period): row for row in rows}


def every_gap(
    measure: Measure, period: str, pair: str | None, cells: Sequence[Outcome]
) -> tuple[Gap, ...]:
    """Both gaps of all areas, in the order of ``gaps``; after them the areas that have none.

    ``cells`` are all of the measure's: they say why an area has none. Raises NoPair and
    DatabaseAway.
    """
    chosen = pair_of(measure, pair)
    sides = [group.value for group in PAIRS[chosen]]
    frame = gaps(measure, period, chosen, tuple(catalogue.load().areas.values()))
    rows = zip(*(frame[name].tolist() for name in (*GAP_COLUMNS, "decimals")), strict=True)
    found = [Gap._make(map(_plain, row)) for row in rows]
    there = {row.area for row in found}
    reasons = {
        row.area: row.status
        for side in reversed(sides)
        for row in cells
        if row.group == side and row.period == period and row.value is None
    }
    nothing = (None,) * (len(GAP_COLUMNS) - 5)
    found += [
        Gap._make([measure.id, chosen, period, area, *nothing, why, measure.decimals])
        for area, why in sorted(reasons.items())
        if area not in there
    ]
    return tuple(found)


def _rows(measure: Measure, areas: Sequence[Area]) -> Iterator[Outcome]:
    frame = outcomes(measure, (), areas)
    for row in zip(*(frame[name].tolist() for name in COLUMNS), strict=True):
        # A frame makes each text anew: rows that are kept share one.
        yield Outcome._make(intern(one) if isinstance(one, str) else _plain(one) for one in row)


def _plain(cell: object) -> object:
    """None for a missing number, whichever way the frame writes it."""
    return None if cell is pd.NA or cell != cell else cell
