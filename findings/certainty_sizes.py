"""How many pupils are behind the figures of a measure, and how that is known: METHOD section 4.

Real cohorts where there are any. Elsewhere the national cohort of that very year is shared out
by resident children, and among groups by the share that the three published levels imply: a
stand-in that is off by a fifth for some authorities, and called estimated wherever it is used.
"""

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from analysis import aggregate
from eip_data import catalogue, periods
from eip_data.columns import (
    ENGLAND,
    NORTH_EAST_CA,
    AreaKind,
    CohortKind,
    Counted,
    Group,
    Weighting,
)
from eip_data.entries import PAIRS, Measure, Uncertainty
from eip_data.outcomes import queries
from findings.estimates import LEAST_DIFFERENCE

COLUMNS = ("group", "period", "area", "pupils", "kind")

_KINDS = {CohortKind.PUBLISHED: Counted.PUBLISHED, CohortKind.BOUNDED: Counted.BOUNDED}
_LOCAL = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)


def sizes(connection: Connection, measure: Measure, figures: pd.DataFrame) -> pd.DataFrame:
    """Pupils behind a measure's cells, ``figures``: a row wherever they are known, ``COLUMNS``.

    The measure must be one with constants of uncertainty. Authorities, regions and the North
    East CA have rows.
    """
    known = measure.uncertainty
    assert isinstance(known, Uncertainty)
    cohorts = queries.cohorts(connection, known.cohort_of)
    if measure.weighting is Weighting.AGE_5_COUNTS:
        found = _age_5(measure, cohorts)
    else:
        found = _Shared(measure, known, figures, cohorts, queries.population(connection)).sizes()
    parts = [
        pd.DataFrame({"area": column.index, "pupils": column.to_numpy(), "group": group.value,
                      "period": period, "kind": kind.value})
        for (group, period), (column, kind) in found.items()
    ]  # fmt: skip
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    every = pd.concat(parts, ignore_index=True)[list(COLUMNS)]
    return every[every["pupils"] > 0]


Sizes = dict[tuple[Group, str], tuple["pd.Series[float]", Counted]]


def _age_5(measure: Measure, cohorts: pd.DataFrame) -> Sizes:
    """The counts of the one year that has them, for that year and those after it.

    Of the others the count holds children whose entitlement is unknown, whom their level leaves
    out: an estimate in every year.
    """
    wide = cohorts.pivot(index="area", columns="group", values="pupils")
    counted = str(cohorts["period"].iloc[0])
    wide[Group.NOT_FSM.value] = wide[Group.ALL.value] - wide[Group.FSM.value]
    return {
        (group, period): (
            _with_ours(wide[group.value]),
            Counted.PUBLISHED if period == counted and group is not Group.NOT_FSM
            else Counted.ESTIMATED,
        )
        for group in measure.groups
        for period in measure.series_of(group).periods
        if period >= counted
    }  # fmt: skip


class _Shared:
    """Real cohorts where there are any, else shares of the national one; areas by period."""

    def __init__(
        self, measure: Measure, known: Uncertainty, figures: pd.DataFrame,
        cohorts: pd.DataFrame, population: pd.DataFrame,
    ) -> None:  # fmt: skip
        self._measure, self._known = measure, known
        self._figures, self._cohorts = figures, cohorts
        self._population = population
        book = catalogue.load()
        self._local = [area.code for area in book.areas_of(*_LOCAL)]

    def sizes(self) -> Sizes:
        found: Sizes = {}
        for group in self._measure.groups:
            for period in self._measure.series_of(group).periods:
                sized = self._real(group, period) or self._share(group, period)
                if sized is not None:
                    found[group, period] = (_with_ours(sized[0]), sized[1])
        return found

    def _real(self, group: Group, period: str) -> tuple["pd.Series[float]", Counted] | None:
        """Counted pupils of the same year; regions from their authorities where not counted."""
        rows = self._cohorts[
            (self._cohorts["group"] == group.value) & (self._cohorts["period"] == period)
        ]
        local = rows["area"].isin(self._local)
        if self._known.years_before or not local.any():
            return None
        kind = _KINDS[CohortKind(rows.loc[local, "kind"].iloc[0])]
        return _with_regions(rows.set_index("area")["pupils"].drop(ENGLAND, errors="ignore")), kind

    def _share(self, group: Group, period: str) -> tuple["pd.Series[float]", Counted] | None:
        everyone = self._everyone(period)
        if everyone is None:
            return None
        if group is Group.ALL:
            return everyone, Counted.ESTIMATED
        for own, others in PAIRS.values():
            if group in (own, others):
                levels = [self._level(g, period) for g in (Group.ALL, own, others)]
                share = aggregate.inferred_share(
                    *levels, least=LEAST_DIFFERENCE[self._measure.unit]
                )["value"]
                return everyone * (share if group is own else 1 - share), Counted.ESTIMATED
        return None

    def _everyone(self, period: str) -> "pd.Series[float] | None":
        """All pupils: counted, or the national cohort shared out by resident children."""
        year = periods.ending(periods.end_year(period) - self._known.years_before)
        rows = self._cohorts[
            (self._cohorts["group"] == Group.ALL.value) & (self._cohorts["period"] == year)
        ].set_index("area")["pupils"]
        counted = rows[rows.index.isin(self._local)]
        if len(counted):
            return _with_regions(rows.drop(ENGLAND, errors="ignore"))
        if ENGLAND not in rows or year not in self._population:
            return None
        children = self._population[year]
        return rows[ENGLAND] * children / children[ENGLAND]

    def _level(self, group: Group, period: str) -> pd.DataFrame:
        rows = self._figures[
            (self._figures["group"] == group.value) & (self._figures["period"] == period)
        ]
        return rows.set_index("area")[["value"]]


def _with_regions(counted: "pd.Series[float]") -> "pd.Series[float]":
    """Regions that are not counted themselves, from those of their authorities that are."""
    book = catalogue.load().areas
    region = counted.index.map(lambda code: book[code].region if code in book else "")
    local = counted.index.map(lambda code: code in book and book[code].kind in _LOCAL)
    summed = counted[local].groupby(region[local]).sum()
    missing = [code for code in summed.index if code in book and code not in counted.index]
    return pd.concat([counted, summed[missing]])


def _with_ours(sized: "pd.Series[float]") -> "pd.Series[float]":
    """The North East CA beside them: its seven, or nothing where one is missing."""
    members = sized.reindex(list(catalogue.load().areas[NORTH_EAST_CA].members))
    together = float(members.sum()) if members.notna().all() else np.nan
    return pd.concat([sized, pd.Series({NORTH_EAST_CA: together})])
