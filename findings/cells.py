"""All figures of one measure, published and ours, ready to be looked up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

import pandas as pd

from eip_data import catalogue, database
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group, Status
from eip_data.entries import Area, Measure
from eip_data.outcomes import queries
from findings.estimates import ENGLAND_LIKE_FOR_LIKE, estimates
from findings.figure import Figure

_OURS = (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, ENGLAND_LIKE_FOR_LIKE)

Key = tuple[str, str, str]  # group, area, period


@dataclass(frozen=True)
class Cells:
    """Every cell of one measure by (group, area, period), the three pools included."""

    measure: Measure
    by_key: Mapping[Key, Figure]

    def figure(self, group: Group, area: str, period: str) -> Figure:
        """One cell; missing, with a reason, where the measure has none."""
        found = self.by_key.get((group.value, area, period))
        if found is None:
            decimals = self.measure.decimals_of(group, period)
            return Figure(None, decimals, Status.NOT_AVAILABLE)
        return found

    def level(self, group: Group, period: str, areas: list[str]) -> pd.Series:
        """Values of one group and period on the index ``areas``; NaN where there is none."""
        values = [self.figure(group, area, period).value for area in areas]
        return pd.Series(values, index=areas, dtype="float64")


#: How findings get at cells: ``cells`` itself, or a cached form of it.
CellsOf = Callable[[str], Cells]


def cells(measure_id: str) -> Cells:
    """All cells of a catalogued measure, read and worked out once.

    Raises KeyError for an unknown measure and DatabaseAway.
    """
    measure = catalogue.load().measures[measure_id]
    with database.figures() as connection:
        frame = queries.figures(connection, measure_id)
        pooled = estimates(connection, measure, _OURS, frame)
    found = dict(_published(frame))
    for (group, period), reason in _reasons(measure, frame):
        found.update({(group, code, period): reason for code in _OURS})
    found.update(_ours(pooled))
    return Cells(measure, found)


def figures_at(
    wanted: Sequence[tuple[Measure, str]], group: Group, areas: Sequence[Area]
) -> dict[tuple[str, str], Figure]:
    """A few areas' figures of one group in one period of each measure, by (measure, area).

    One question for all of them, without filling the whole store of any.
    """
    codes = [area.code for area in areas]
    ours = [code for code in _OURS if code in codes]
    periods = {measure.id: period for measure, period in wanted}
    found = {
        (measure.id, code): Figure(None, measure.decimals_of(group, period), Status.NOT_AVAILABLE)
        for measure, period in wanted
        for code in codes
    }
    with database.figures() as connection:
        frame = queries.several(
            connection, list(periods), [group], None if ours else codes, set(periods.values())
        )
        frame = frame[frame["period"] == frame["measure"].map(periods)]
        for measure, _ in wanted:
            mine = frame[frame["measure"] == measure.id]
            pooled = estimates(connection, measure, ours, mine, [group])
            for (_, area, _), one in (*_published(mine), *_ours(pooled)):
                if (measure.id, area) in found:
                    found[measure.id, area] = one
    return found


@lru_cache(maxsize=20_000)
def _figure(value: float | None, decimals: int, status: Status) -> Figure:
    """A published figure; cells of all measures and editions that hold the same share one."""
    return Figure(value, decimals, status)


def _published(frame: pd.DataFrame) -> Iterator[tuple[Key, Figure]]:
    columns = ("group", "area", "period", "value", "decimals", "status")
    statuses = {status.value: status for status in Status}
    for group, area, period, value, decimals, status in zip(
        *(frame[column].tolist() for column in columns), strict=True
    ):
        shown = None if value != value else value
        # A frame makes each text anew: cells that are kept share one.
        key = (intern(group), intern(area), intern(period))
        yield key, _figure(shown, decimals, statuses[status])


def _ours(frame: pd.DataFrame) -> Iterator[tuple[Key, Figure]]:
    columns = ("group", "area", "period", "value", "unrounded", "decimals", "real_cohorts")
    for group, area, period, value, exact, decimals, real in zip(
        *(frame[column].tolist() for column in columns), strict=True
    ):
        yield (
            (group, area, period),
            Figure(
                value, decimals, Status.ESTIMATE, ours=True, about=not real,
                exact=None if real else exact,
            ),
        )  # fmt: skip


def _reasons(measure: Measure, frame: pd.DataFrame) -> Iterator[tuple[tuple[str, str], Figure]]:
    """By (group, period): no figure of a pool for the one reason that all areas share, if any."""
    each = frame.groupby(["group", "period"])
    shared = (each["value"].count() == 0) & (each["status"].nunique() == 1)
    statuses = each["status"].first()
    for group, period in shared.index[shared]:
        decimals = measure.decimals_of(Group(group), period)
        yield (group, period), Figure(None, decimals, Status(statuses[group, period]))
