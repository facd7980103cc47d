"""Our own figures for several authorities together, with the weights METHOD section 3 asks for.

Three pools: the North East CA (its seven members, all of which must have a value), England
outside London, and England like for like (the authorities' pupils, at key stage 4, where
England's published row holds pupils who are in no authority). Every figure here is ours, has
the status estimate, and is rounded to the publisher's decimals but never finer than one (a
score: two).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from analysis import aggregate
from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND_OUTSIDE_LONDON,
    LONDON,
    NORTH_EAST_CA,
    POPULATION,
    AreaKind,
    Group,
    Status,
    Unit,
    Weighting,
)
from eip_data.edition_read import kept
from eip_data.entries import PAIRS, Measure
from eip_data.outcomes import queries

#: The authorities' own England at key stage 4 (METHOD decision 11); not an area of the catalogue.
ENGLAND_LIKE_FOR_LIKE = "ENGLAND_LIKE_FOR_LIKE"

SOURCE = "our calculation"

#: Real cohorts are at hand from this period on.
FIRST_COHORTS = "2022/23"
_AGE_5_COUNTS = "2021/22"
#: Our figures are never finer than this; a score of a few tenths needs its second decimal.
_MOST_DECIMALS = {Unit.PERCENT: 1, Unit.PER_100: 1, Unit.POINTS: 1, Unit.SCORE: 2}
#: Two groups of an authority that differ by less give no share; a score's whole range is small.
LEAST_DIFFERENCE = {Unit.PERCENT: 1.0, Unit.PER_100: 1.0, Unit.POINTS: 1.0, Unit.SCORE: 0.1}
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


@kept
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
    codes: Sequence[str],
    figures: pd.DataFrame,
    groups: Collection[Group] | None = None,
) -> pd.DataFrame:
    """Our figures for some pools: a row for each group and period of ``figures`` that allows one.

    ``figures`` are the measure's cells as ``queries.figures`` gives them, for whichever periods
    are wanted but with every group and area. Columns are ``COLUMNS``; ``value`` is rounded,
    ``unrounded`` is not, ``real_cohorts`` tells weights that are pupils from stand-ins.
    """
    rows: list[tuple[object, ...]] = []
    if codes and measure.weighting is not Weighting.NONE and not figures.empty:
        stock = _Stock(connection, measure, figures)
        for code in codes:
            pooling = _Pooling(stock, pool(code))
            for group in groups or measure.groups:
                for period, value, members, real in pooling.by_period(group):
                    decimals = min(measure.decimals_of(group, period), _MOST_DECIMALS[measure.unit])
                    rows.append(
                        (measure.id, group.value, code, period, half_away(value, decimals), value,
                         decimals, Status.ESTIMATE.value, SOURCE, members, real)
                    )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


class _Stock:
    """What every pool of a measure is put together from; every table is areas by periods."""

    def __init__(self, connection: Connection, measure: Measure, figures: pd.DataFrame) -> None:
        self._connection, self.measure = connection, measure
        self.areas = pd.Index(list(catalogue.load().areas))
        self.periods = pd.Index(sorted(figures["period"].unique()))
        self._parts = {str(group): part for group, part in figures.groupby("group")}
        self.levels = {group: self.table(part, "value") for group, part in self._parts.items()}
        self._standing: dict[Group, pd.DataFrame] = {}

    def table(self, cells: pd.DataFrame, values: str) -> pd.DataFrame:
        """Cells as areas by periods; NaN where there is none."""
        spread = np.full((len(self.areas), len(self.periods)), np.nan)
        at = self._places(cells)
        spread[at] = cells[values].to_numpy(dtype=float)[at[0] >= 0]
        return pd.DataFrame(spread, self.areas, self.periods)

    def standing(self, group: Group) -> pd.DataFrame:
        """Where an area stands for its place: it existed, and no successor has a figure there."""
        if group not in self._standing:
            self._standing[group] = self._stands(group)
        return self._standing[group]

    def _stands(self, group: Group) -> pd.DataFrame:
        cells = self._parts[group]
        gone = cells[cells["status"] == Status.AREA_NOT_IN_EXISTENCE.value]
        stands = np.ones((len(self.areas), len(self.periods)), dtype=bool)
        stands[self._places(gone)] = False
        present = self.levels[group].notna().to_numpy()
        for code, area in catalogue.load().areas.items():
            if area.successors:
                followed = present[self.areas.get_indexer(pd.Index(area.successors))].any(axis=0)
                stands[self.areas.get_loc(code)] &= ~followed
        return pd.DataFrame(stands, self.areas, self.periods)

    @cached_property
    def population(self) -> pd.DataFrame:
        """Resident children aged 0 to 17."""
        return self.table(
            queries.cohorts(self._connection, POPULATION, periods=list(self.periods)), "pupils"
        )

    @cached_property
    def cohorts(self) -> dict[str, pd.DataFrame]:
        """Rows of real cohorts by group, of this measure where its pupils are counted."""
        own = self.measure.id if self.measure.id in COUNTED else "ks4_attainment8"
        found = queries.cohorts(self._connection, own, periods=list(self.periods))
        return {str(group): part for group, part in found.groupby("group")}

    @cached_property
    def fsm_share(self) -> pd.DataFrame:
        """Pupils on free school meals, in schools of the phases that the measure's rule names."""
        names = _FSM_SHARES[self.measure.weighting]
        return sum(
            self.table(queries.figures(self._connection, name, periods=list(self.periods)), "value")
            for name in names
        )  # type: ignore[return-value]

    @cached_property
    def age_5(self) -> pd.DataFrame:
        """The published counts of 2021/22 by area and group."""
        cohorts = queries.cohorts(self._connection, self.measure.id, periods=[_AGE_5_COUNTS])
        return cohorts.pivot(index="area", columns="group", values="pupils").reindex(self.areas)

    def _places(self, cells: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
        return (
            self.areas.get_indexer(pd.Index(cells["area"])),
            self.periods.get_indexer(pd.Index(cells["period"])),
        )


class _Pooling:
    """One measure put together for one pool."""

    def __init__(self, stock: _Stock, chosen: Pool) -> None:
        self._stock, self._measure, self._pool = stock, stock.measure, chosen
        self._members = stock.areas.get_indexer(pd.Index(chosen.members))

    def by_period(self, group: Group) -> Iterator[tuple[str, float, int, bool]]:
        """(period, figure, members used, whether from real cohorts) where a figure is allowed."""
        cohorts = self._measure.weighting is Weighting.KS4_COHORTS and group in _COHORT_GROUPS
        periods = self._stock.periods
        real = [p for p in periods if cohorts and p >= FIRST_COHORTS]
        others = [p for p in periods if p not in real]
        if self._pool.code == ENGLAND_LIKE_FOR_LIKE:
            others = []
        for wanted, answer in (
            (others, self._with_stand_in(group) if others else None),
            (real, self._with_cohorts(group) if real else None),
        ):
            if answer is not None:
                found = answer.loc[wanted].dropna(subset=["value"])
                for period, value, members in zip(
                    found.index, found["value"].tolist(), found["members"].tolist(), strict=True
                ):
                    yield str(period), value, members, wanted is real

    def _with_cohorts(self, group: Group) -> pd.DataFrame | None:
        """From real cohorts: counts over pupils where counts exist, else levels by pupils.

        Authorities without a cohort (no pupils, or too few to work one out) have no part.
        """
        mine = self._stock.cohorts.get(group)
        if mine is None:
            return None
        pupils = self._mine(self._stock.table(mine, "pupils"))
        if self._pool.least_coverage < 1:
            pupils = pupils.fillna(0.0)
        least = self._pool.least_coverage
        if self._measure.id in COUNTED:
            achieved = self._mine(self._stock.table(mine, "achieved"))
            return aggregate.pooled_rate(achieved, pupils, least_coverage=least)
        level = self._level(group)
        return None if level is None else aggregate.weighted(level, pupils, least_coverage=least)

    def _with_stand_in(self, group: Group) -> pd.DataFrame | None:
        weights, level = self._stand_in(group), self._level(group)
        if weights is None or level is None:
            return None
        weights = weights.where(self._mine(self._stock.standing(group)), 0.0)
        return aggregate.weighted(level, weights, least_coverage=self._pool.least_coverage)

    def _stand_in(self, group: Group) -> pd.DataFrame | None:
        """Weights that stand in for pupils, or None when there are none."""
        weighting = self._measure.weighting
        population = self._mine(self._stock.population)
        if group is Group.ALL:
            return population
        if weighting is Weighting.AGE_5_COUNTS:
            return self._age_5(group)
        if weighting in _FSM_SHARES:
            return population * self._mine(self._stock.fsm_share)
        for disadvantaged, others in PAIRS.values():
            if group in (disadvantaged, others):
                levels = [self._level(g) for g in (Group.ALL, disadvantaged, others)]
                if any(level is None for level in levels):
                    return None
                share = aggregate.inferred_share(
                    *levels,  # type: ignore[arg-type]
                    least=LEAST_DIFFERENCE[self._measure.unit],
                )
                return population * (share if group is disadvantaged else 1 - share)
        return None

    def _age_5(self, group: Group) -> pd.DataFrame:
        """The published counts of 2021/22, the same for every period."""
        counts = self._stock.age_5.iloc[self._members]
        chosen = counts[Group.FSM]
        if group is not Group.FSM:
            chosen = counts[Group.ALL] - counts[Group.FSM]
        return pd.DataFrame({period: chosen for period in self._stock.periods})

    def _level(self, group: Group) -> pd.DataFrame | None:
        table = self._stock.levels.get(group)
        return None if table is None else self._mine(table)

    def _mine(self, table: pd.DataFrame) -> pd.DataFrame:
        """The members' rows of a table of all areas."""
        return table.iloc[self._members]
