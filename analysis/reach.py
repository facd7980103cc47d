"""How many different schools were reached, of how many: METHOD section 6.

``engagements`` is a frame with a row a record: ``activity``, ``urn``, ``engaged_on``, ``rung``,
``sessions``, ``staff`` and ``pupils``, missing where a return does not say. A school counts once
however often it was met, under the URN that stands for it on the day of eligibility. Reached is a
school on the rung "engaged" or beyond; an invitation alone is not reach. Unknown is not nought:
an eligible school that is not known to be reached, where a return is missing, may have been.
"""

from collections.abc import Collection, Mapping, Sequence
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


def reach(met: Collection[int], eligible: pd.DataFrame, missing: Collection[str] = ()) -> Reach:
    """The eligible schools among those ``met``; ``missing`` are authorities that lack a return."""
    known = eligible.index.isin(list(met))
    in_doubt = eligible["authority"].isin(list(missing)).to_numpy() & ~known
    return Reach(int(known.sum()), len(eligible), int(in_doubt.sum()))


def ladder(engagements: pd.DataFrame, eligible: pd.DataFrame) -> dict[Rung, int]:
    """Different eligible schools on each rung or beyond, from the lowest; never rising."""
    return {
        rung: int(eligible.index.isin(list(reached(engagements, rung))).sum()) for rung in RUNGS
    }


def cumulative(
    engagements: pd.DataFrame, eligible: pd.DataFrame, first: date, last: date
) -> dict[Term, int]:
    """Different eligible schools reached by the end of each term from ``first`` to ``last``."""
    met = on_rung(engagements)
    met = met[met["urn"].isin(eligible.index)]
    since = met.groupby("urn")["engaged_on"].min()
    return {
        term: int((since <= min(term.last_day, last)).sum()) for term in terms_between(first, last)
    }


def overlap(
    engagements: pd.DataFrame, eligible: pd.DataFrame, label: pd.Series
) -> dict[tuple[str, str], int]:
    """Different eligible schools reached by both of two labels, in the labels' order.

    ``label`` gives each record's priority, on the index of ``engagements``; a pair of one label
    with itself counts all of that label.
    """
    met = on_rung(engagements.assign(label=label))
    met = met[met["urn"].isin(eligible.index)]
    schools = {one: frozenset(part["urn"]) for one, part in met.groupby("label", sort=False)}
    names = [str(one) for one in dict.fromkeys(label.dropna())]
    pairs: Sequence[tuple[str, str]] = [(one, one) for one in names] + list(combinations(names, 2))
    nobody: frozenset[int] = frozenset()
    return {(a, b): len(schools.get(a, nobody) & schools.get(b, nobody)) for a, b in pairs}


def labels_a_school(
    engagements: pd.DataFrame, eligible: pd.DataFrame, label: pd.Series
) -> dict[int, int]:
    """How many eligible schools were reached under 1, 2, 3 … different labels."""
    met = on_rung(engagements.assign(label=label))
    met = met[met["urn"].isin(eligible.index)]
    counts = met.groupby("urn")["label"].nunique()
    return {many: int((counts == many).sum()) for many in sorted({int(one) for one in counts})}
