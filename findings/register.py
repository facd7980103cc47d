"""The part of the register that a filter asks about, read once and ready for every question.

A school is eligible that is open on the last day asked about and of a phase that an activity asked
about takes, in the authorities asked about. What a school did before it closed counts for the one
that followed it. Those returns count that tell of the days asked about (``analysis.returns``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import pandas as pd

from analysis.reach import Returns, on_rung, restated
from analysis.returns import covering, told
from analysis.schools import eligible, standing
from findings.register_filter import RegisterFilter
from findings.register_store import Marks, NoRegister, Store, store

#: The store comes with what is made of it: who asks of the register needs this module alone.
__all__ = ("Marks", "NoRegister", "Store", "View", "Window", "store", "view")


@dataclass(frozen=True)
class Window:
    """All of the register from ``first`` to ``last``: open schools, and records under the URNs
    that stand on ``last``."""

    store: Store
    first: date
    last: date
    open_schools: pd.DataFrame
    engagements: pd.DataFrame
    submissions: pd.DataFrame

    @cached_property
    def met(self) -> Mapping[str, frozenset[int]]:
        """The different schools reached by each activity."""
        return {
            str(activity): frozenset(part.tolist())
            for activity, part in on_rung(self.engagements).groupby("activity")["urn"]
        }

    @cached_property
    def offered(self) -> frozenset[tuple[str, str]]:
        """What was offered in these days, as (activity, authority): a return is due some time."""
        did = self.store.activities
        over = did["end_date"].map(lambda day: day is not None and day < self.first)
        running = set(did.loc[(did["start_date"] <= self.last) & ~over.astype(bool), "id"])
        due = self.store.submissions
        pairs = zip(due["activity"], due["authority"], strict=True)
        return frozenset(pair for pair in pairs if pair[0] in running)

    @cached_property
    def doubtful(self) -> frozenset[tuple[str, str]]:
        """What a return is missing of, or offered and not told of so far, as (activity, authority).

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
        return missing | (self.offered - heard)

    @cached_property
    def phases(self) -> Mapping[str, frozenset[str]]:
        """The phases each activity takes."""
        by_activity = self.store.phases.groupby("activity")["phase"]
        return {str(activity): frozenset(part) for activity, part in by_activity}


@dataclass(frozen=True)
class View:
    """One filter's part of a window."""

    window: Window
    asked: RegisterFilter

    @property
    def store(self) -> Store:
        """The register it is part of."""
        return self.window.store

    @property
    def first(self) -> date:
        """The first day asked about."""
        return self.window.first

    @property
    def last(self) -> date:
        """The last day asked about, on which schools are eligible."""
        return self.window.last

    @property
    def marks(self) -> Marks:
        """Whose finding it is and what it rests on."""
        access = self.store.access
        return Marks(
            access.illustrative, access.named, access.register.version, access.register.dated,
            Returns(len(self.submissions), int(self.submissions["returned_on"].notna().sum())),
        )  # fmt: skip

    @cached_property
    def ids(self) -> frozenset[str]:
        """The codes of the activities asked about."""
        stream, priority = self.asked.workstream, self.asked.priority
        return frozenset(
            one
            for one, (own_stream, own_priority) in self.store.labels.items()
            if stream in (None, own_stream) and priority in (None, own_priority)
        )

    @cached_property
    def activities(self) -> pd.DataFrame:
        """The activities asked about."""
        every = self.store.activities
        return every[every["id"].isin(self.ids)]

    @cached_property
    def eligible(self) -> pd.DataFrame:
        """Open schools of the phases and authorities asked about."""
        nothing: frozenset[str] = frozenset()
        phases = nothing.union(*(self.window.phases.get(one, nothing) for one in self.ids))
        schools = self.window.open_schools
        kept = schools["phase"].isin(phases & ({self.asked.phase} if self.asked.phase else phases))
        if self.asked.authority:
            kept &= schools["authority"] == self.asked.authority
        return schools[kept]

    @cached_property
    def engagements(self) -> pd.DataFrame:
        """The records of the activities asked about, of any school."""
        every = self.window.engagements
        return every[every["activity"].isin(self.ids)]

    @cached_property
    def submissions(self) -> pd.DataFrame:
        """The returns due on those activities in the authorities asked about."""
        due = self.window.submissions
        kept = due["activity"].isin(self.ids)
        if self.asked.authority:
            kept &= due["authority"] == self.asked.authority
        return due[kept]

    @cached_property
    def missing(self) -> frozenset[str]:
        """Authorities of which a return is missing, or of which none has fallen due yet."""
        return frozenset(
            place for activity, place in self.window.doubtful if self._asked_about(activity, place)
        )

    @cached_property
    def offered(self) -> frozenset[tuple[str, str]]:
        """What is asked about and offered, as (activity, authority)."""
        return frozenset(pair for pair in self.window.offered if self._asked_about(*pair))

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """Authorities of which no return has come, in the order of their codes."""
        due = self.submissions
        came = set(due.loc[due["returned_on"].notna(), "authority"])
        return tuple(sorted((self.missing | set(due["authority"])) - came))

    @cached_property
    def met(self) -> frozenset[int]:
        """The different schools reached, eligible or not."""
        nobody: frozenset[int] = frozenset()
        return nobody.union(*(self.window.met.get(one, nobody) for one in self.ids))

    def _asked_about(self, activity: str, authority: str) -> bool:
        return activity in self.ids and self.asked.authority in (None, authority)

    def narrowed(self, asked: RegisterFilter) -> "View":
        """Another filter's part of the same window."""
        return View(self.window, asked)


def view(known: Store, asked: RegisterFilter) -> View:
    """The part of the register that is asked about."""
    first = asked.first or known.begun
    last = min(asked.last or known.access.register.dated, known.access.register.dated)
    return View(_window(known, first, last), asked)


@lru_cache(maxsize=4)
def _window(known: Store, first: date, last: date) -> Window:
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
