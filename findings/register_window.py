"""All of the register for some days, ready for any part that is asked about."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

import pandas as pd

from analysis.reach import RUNGS, on_rung, restated
from analysis.returns import covering, told
from analysis.schools import eligible, standing
from eip_data.programme_columns import Rung
from findings.register_store import Store

Key = TypeVar("Key", bound=Hashable)
One = TypeVar("One", bound=Hashable)
Urns = frozenset[int]


@dataclass(frozen=True, eq=False)
class Window:
    """All of the register from ``first`` to ``last``: open schools, and records under the URNs
    that stand on ``last``. What is told apart by activity, authority and phase is kept as sets, so
    that a cell of a table is made from them and no frame is cut for it."""

    store: Store
    first: date
    last: date
    open_schools: pd.DataFrame
    engagements: pd.DataFrame
    submissions: pd.DataFrame

    @cached_property
    def reached(self) -> pd.DataFrame:
        """The records that are reach."""
        return on_rung(self.engagements)

    @cached_property
    def met(self) -> Mapping[Rung, Mapping[str, Urns]]:
        """The different schools on each rung or beyond, by activity."""
        return {
            rung: sets(zip(part["activity"], part["urn"].tolist(), strict=True))
            for rung in RUNGS
            for part in (on_rung(self.engagements, rung),)
        }

    @cached_property
    def open_at(self) -> Mapping[tuple[str, str], Urns]:
        """Open schools by authority and phase."""
        schools = self.open_schools
        at = zip(schools["authority"], schools["phase"], strict=True)
        return sets(zip(at, schools.index.tolist(), strict=True))

    @cached_property
    def offered(self) -> Mapping[str, frozenset[str]]:
        """Where each activity was offered in these days: a return is due from there some time."""
        did = self.store.activities
        over = did["end_date"].map(lambda day: day is not None and day < self.first)
        running = set(did.loc[(did["start_date"] <= self.last) & ~over.astype(bool), "id"])
        due = self.store.submissions
        pairs = zip(due["activity"], due["authority"], strict=True)
        return sets(pair for pair in pairs if pair[0] in running)

    @cached_property
    def doubtful(self) -> Mapping[str, frozenset[str]]:
        """Where a return of each activity is missing, or it is offered and not told of so far.

        Up to the register's own day the latest return is enough; up to an earlier day one must
        tell of it, or days between two returns would look complete.
        """
        due = self.submissions
        late = due[due["returned_on"].isna()]
        heard, missing = (
            frozenset(zip(part["activity"], part["authority"], strict=True)) for part in (due, late)
        )
        if self.last < self.store.access.register.dated:
            heard = told(due, self.store.activities, self.last)
        offered = ((one, place) for one, places in self.offered.items() for place in places)
        return sets(missing.union(pair for pair in offered if pair not in heard))

    @cached_property
    def phases(self) -> Mapping[str, frozenset[str]]:
        """The phases each activity takes."""
        taken = self.store.phases
        return sets(zip(taken["activity"], taken["phase"], strict=True))


@lru_cache(maxsize=8)
def window(known: Store, first: date, last: date) -> Window:
    """The part of some days; kept, as most questions of a reader are about the same ones."""
    records = known.engagements
    records = records[(records["engaged_on"] >= first) & (records["engaged_on"] <= last)]
    return Window(
        store=known,
        first=first,
        last=last,
        open_schools=eligible(known.schools, last),
        engagements=restated(records, standing(known.schools, last)),
        submissions=covering(
            known.submissions, known.activities, first, last, known.access.register.dated
        ),
    )


def sets(pairs: Iterable[tuple[Key, One]]) -> Mapping[Key, frozenset[One]]:
    """What stands beside each key."""
    found: dict[Key, set[One]] = {}
    for key, one in pairs:
        found.setdefault(key, set()).add(one)
    return {key: frozenset(every) for key, every in found.items()}
