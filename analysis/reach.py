"""How many different schools were reached, of how many: METHOD section 6.

``engagements`` is a frame with a row a record: ``activity``, ``urn``, ``engaged_on``, ``rung``,
``sessions``, ``staff`` and ``pupils``, missing where a return does not say. A school counts once
however often it was met, under the URN that stands for it on the day of eligibility. Reached is a
school on the rung "engaged" or beyond; an invitation alone is not reach. Unknown is not nought:
an eligible school that is not known to be reached, where a return is missing, may have been.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pandas as pd

from analysis.terms import Term, terms_between
from eip_data.programme_columns import Rung

#: From an invitation on; each rung is a part of the one before.
RUNGS = tuple(Rung)


@dataclass(frozen=True)
class Reach:
    """Schools reached of those eligible; ``unknown`` more may have been."""

    reached: int
    eligible: int
    unknown: int = 0

    @property
    def share(self) -> float | None:
        """The share (0 to 1) known to be reached, None where no school is eligible."""
        return self.reached / self.eligible if self.eligible else None

    @property
    def share_at_most(self) -> float | None:
        """The share if every unknown school was reached."""
        return (self.reached + self.unknown) / self.eligible if self.eligible else None

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.unknown == 0


@dataclass(frozen=True)
class Returns:
    """How many returns are due and how many came in."""

    due: int
    received: int

    @property
    def missing(self) -> int:
        """Those that did not come in."""
        return self.due - self.received


def restated(engagements: pd.DataFrame, standing: Mapping[int, int]) -> pd.DataFrame:
    """The records under the URN that stands for each school; without a school that has none."""
    urns = engagements["urn"].map(standing)
    return engagements.assign(urn=urns)[urns.notna()].astype({"urn": "int64"})


def on_rung(engagements: pd.DataFrame, rung: Rung = Rung.ENGAGED) -> pd.DataFrame:
    """The records on this rung or beyond."""
    return engagements[engagements["rung"].isin(RUNGS[RUNGS.index(rung) :])]


def reached(engagements: pd.DataFrame, rung: Rung = Rung.ENGAGED) -> frozenset[int]:
    """The different schools on this rung or beyond."""
    return frozenset(int(urn) for urn in on_rung(engagements, rung)["urn"])


def reach(met: Set[int], eligible: Mapping[str, Set[int]], missing: Collection[str] = ()) -> Reach:
    """The ``eligible`` schools, by authority, among those ``met``; ``missing`` are authorities that
    lack a return."""
    return Reach(
        sum(len(met & own) for own in eligible.values()),
        sum(map(len, eligible.values())),
        sum(len(own - met) for place, own in eligible.items() if place in missing),
    )


def ladder(met: Mapping[Rung, Set[int]], eligible: Set[int]) -> dict[Rung, int]:
    """Different eligible schools on each rung or beyond, from the lowest; never rising."""
    return {rung: len(met[rung] & eligible) for rung in RUNGS}


def records_of(engagements: pd.DataFrame, eligible: pd.DataFrame) -> pd.DataFrame:
    """Those of the records that are of eligible schools."""
    return engagements[engagements["urn"].isin(eligible.index)]


def cumulative(met: pd.DataFrame, first: date, last: date) -> dict[Term, int]:
    """Different schools reached by the end of each term from ``first`` to ``last``; ``met`` are
    the records of eligible schools that are reach."""
    since: dict[int, date] = {}
    for urn, day in zip(met["urn"].tolist(), met["engaged_on"], strict=True):
        since[urn] = min(day, since.get(urn, day))
    days = sorted(since.values())
    return {
        term: bisect_right(days, min(term.last_day, last)) for term in terms_between(first, last)
    }


def overlap(schools: Mapping[str, Set[int]]) -> dict[tuple[str, str], int]:
    """Different schools reached by both of two labels, in the labels' order.

    ``schools`` are those reached by each label, a priority; a pair of one label with itself counts
    all of that label.
    """
    pairs = [(one, one) for one in schools] + list(combinations(schools, 2))
    return {(a, b): len(schools[a] & schools[b]) for a, b in pairs}


def labels_a_school(schools: Mapping[str, Set[int]]) -> dict[int, int]:
    """How many schools were reached under 1, 2, 3 … different labels."""
    each = Counter(urn for own in schools.values() for urn in own)
    return dict(sorted(Counter(each.values()).items()))
