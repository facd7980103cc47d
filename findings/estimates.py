"""Our own figures for several authorities together, with the weights METHOD section 3 asks for.

Three pools: the North East CA (its seven members, all of which must have a value), England
outside London, and England like for like (the authorities' pupils, at key stage 4, where
England's published row holds pupils who are in no authority). Every figure here is ours, has
the status estimate, and is rounded to the publisher's decimals but never finer than one.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from sqlalchemy import Connection

from analysis import aggregate
from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND_OUTSIDE_LONDON,
    LONDON,
    NORTH_EAST_CA,
    AreaKind,
    Group,
    Status,
    Weighting,
)
from eip_data.entries import PAIRS, Measure
from eip_data.outcomes import queries

#: The authorities' own England at key stage 4 (METHOD decision 11); not an area of the catalogue.
ENGLAND_LIKE_FOR_LIKE = "ENGLAND_LIKE_FOR_LIKE"

SOURCE = "our calculation"

#: Real cohorts are at hand from this period on.
FIRST_COHORTS = "2022/23"
_AGE_5_COUNTS = "2021/22"
_MOST_DECIMALS = 1
#: Measures of which the pupils who achieved them are counted.
COUNTED = ("ks4_english_maths_4", "ks4_english_maths_5")
_FSM_SHARES = {
    Weighting.FSM_PRIMARY_SHARE: ("fsm_primary",),
    Weighting.FSM_SHARE: ("fsm_primary", "fsm_secondary"),
}
_COHORT_GROUPS = (Group.ALL, Group.DISADVANTAGED, Group.NOT_DISADVANTAGED)

COLUMNS = (
    "measure", "group", "area", "period", "value", "unrounded", "decimals", "status", "source",
    "members", "real_cohorts",
)  # fmt: skip


@dataclass(frozen=True)
class Pool:
    """The areas put together, and how much of their weight must have a value (0 to 1)."""

    code: str
    members: tuple[str, ...]
    least_coverage: float


def pool(code: str) -> Pool:
    """The pool behind one of our codes."""
    book = catalogue.load()
    if code == NORTH_EAST_CA:
        return Pool(code, book.areas[code].members, 1.0)
    kinds = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    members = book.areas_of(*kinds)
    if code == ENGLAND_OUTSIDE_LONDON:
        members = tuple(area for area in members if area.region != LONDON)
    return Pool(code, tuple(area.code for area in members), 0.97)


def estimates(
    connection: Connection,
    measure: Measure,
    code: str,
    figures: pd.DataFrame,
    groups: Collection[Group] | None = None,
) -> pd.DataFrame:
    """Our figures for one pool: a row for each group and period of ``figures`` that allows one.

    ``figures`` are the measure's cells as ``queries.figures`` gives them, for whichever periods
    are wanted but with every group and area. Columns are ``COLUMNS``; ``value`` is rounded,
    ``unrounded`` is not, ``real_cohorts`` tells weights that are pupils from stand-ins.
    """
    rows: list[tuple[object, ...]] = []
    only_cohorts = code == ENGLAND_LIKE_FOR_LIKE
    wanted = {Weighting.KS4_COHORTS} if only_cohorts else set(Weighting) - {Weighting.NONE}
    if measure.weighting in wanted and not figures.empty:
        asked = tuple(groups or measure.groups)
        needed = {
            Group.ALL,
            *asked,
            *(g for pair in PAIRS.values() if {*pair} & {*asked} for g in pair),
        }
        work = _Pooling(
            connection, measure, pool(code), figures[figures["group"].isin(list(needed))]
        )
        for group in asked:
            for period, found, real in work.by_period(group):
                decimals = min(measure.decimals_of(group, period), _MOST_DECIMALS)
                rows.append(
                    (measure.id, group.value, code, period, half_away(found["value"], decimals),
                     found["value"], decimals, Status.ESTIMATE.value, SOURCE,
                     int(found["members"]), real)
                )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


class _Pooling:
    """One measure put together for one pool; every table is members by periods."""

    def __init__(
        self, connection: Connection, measure: Measure, chosen: Pool, figures: pd.DataFrame
    ) -> None:
        self._connection, self._measure, self._pool = connection, measure, chosen
        self._cells = figures[figures["area"].isin(chosen.members)]
        self._periods = sorted(figures["period"].unique())
        self._levels = {
            group: self._table(part, "value") for group, part in self._cells.groupby("group")
        }

    def by_period(self, group: Group) -> Iterator[tuple[str, pd.Series, bool]]:
        """(period, figure, whether from real cohorts) for each period that allows a figure."""
        cohorts = self._measure.weighting is Weighting.KS4_COHORTS and group in _COHORT_GROUPS
        real = [p for p in self._periods if cohorts and p >= FIRST_COHORTS]
        others = [p for p in self._periods if p not in real]
        if self._pool.code == ENGLAND_LIKE_FOR_LIKE:
            others = []
        for periods, answer in (
            (others, self._with_stand_in(group, others) if others else None),
            (real, self._with_cohorts(group, real) if real else None),
        ):
            if answer is not None:
                for period, found in answer.dropna(subset=["value"]).iterrows():
                    yield str(period), found, periods is real

    @cached_property
    def _population(self) -> pd.DataFrame:
        found = queries.population(self._connection, self._periods)
        return found.reindex(index=list(self._pool.members), columns=self._periods)

    @cached_property
    def _cohorts(self) -> pd.DataFrame:
        own = self._measure.id if self._measure.id in COUNTED else "ks4_attainment8"
        found = queries.cohorts(self._connection, own, periods=self._periods)
        return found[found["area"].isin(self._pool.members)]

    def _with_cohorts(self, group: Group, periods: list[str]) -> pd.DataFrame | None:
        """From real cohorts: counts over pupils where counts exist, else levels by pupils.

        Authorities without a cohort (no pupils, or too few to work one out) have no part.
        """
        cohorts = self._cohorts
        mine = cohorts[(cohorts["group"] == group) & cohorts["period"].isin(periods)]
        pupils = self._table(mine, "pupils", periods)
        if self._pool.least_coverage < 1:
            pupils = pupils.fillna(0.0)
        if self._measure.id in COUNTED:
            achieved = self._table(mine, "achieved", periods)
            return aggregate.pooled_rate(achieved, pupils, least_coverage=self._pool.least_coverage)
        if group not in self._levels:
            return None
        return aggregate.weighted(
            self._levels[group][periods], pupils, least_coverage=self._pool.least_coverage
        )

    def _with_stand_in(self, group: Group, periods: list[str]) -> pd.DataFrame | None:
        weights = self._stand_in(group)
        if weights is None or group not in self._levels:
            return None
        weights = weights.where(self._standing(group), 0.0)
        return aggregate.weighted(
            self._levels[group][periods], weights[periods],
            least_coverage=self._pool.least_coverage,
        )  # fmt: skip

    def _stand_in(self, group: Group) -> pd.DataFrame | None:
        """Weights that stand in for pupils, or None when there are none."""
        weighting = self._measure.weighting
        population = self._population
        if group is Group.ALL:
            return population
        if weighting is Weighting.AGE_5_COUNTS:
            return self._age_5(group)
        if weighting in _FSM_SHARES:
            shares = [
                self._table(queries.figures(self._connection, name, periods=self._periods), "value")
                for name in _FSM_SHARES[weighting]
            ]
            return population * sum(shares)
        for disadvantaged, others in PAIRS.values():
            if group in (disadvantaged, others):
                if not {Group.ALL, disadvantaged, others} <= set(self._levels):
                    return None
                share = aggregate.inferred_share(
                    self._levels[Group.ALL], self._levels[disadvantaged], self._levels[others]
                )
                return population * (share if group is disadvantaged else 1 - share)
        return None

    def _age_5(self, group: Group) -> pd.DataFrame:
        """The published counts of 2021/22, the same for every period."""
        cohorts = queries.cohorts(self._connection, self._measure.id, periods=[_AGE_5_COUNTS])
        counts = cohorts.pivot(index="area", columns="group", values="pupils")
        counts = counts.reindex(list(self._pool.members))
        chosen = counts[Group.FSM]
        if group is not Group.FSM:
            chosen = counts[Group.ALL] - counts[Group.FSM]
        return pd.DataFrame({period: chosen for period in self._periods})

    def _standing(self, group: Group) -> pd.DataFrame:
        """Where a member stands for its place: it existed, and no successor has a figure there."""
        levels = self._levels[group]
        cells = self._cells[self._cells["group"] == group]
        standing = self._table(cells, "status") != Status.AREA_NOT_IN_EXISTENCE.value
        areas = catalogue.load().areas
        for code in self._pool.members:
            successors = [s for s in areas[code].successors if s in levels.index]
            if successors:
                standing.loc[code] &= ~levels.loc[successors].notna().any()
        return standing

    def _table(
        self, cells: pd.DataFrame, values: str, periods: list[str] | None = None
    ) -> pd.DataFrame:
        """Cells as members by periods."""
        table = cells.pivot(index="area", columns="period", values=values)
        return table.reindex(index=list(self._pool.members), columns=periods or self._periods)
