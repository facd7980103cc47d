"""The part of the register that a filter asks about, read once and ready for every question.

A school is eligible that is open on the last day asked about and of a phase that an activity asked
about takes, in the authorities asked about. What a school did before it closed counts for the one
that followed it. A return counts that was due in the days asked about, or is the next one after.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import pandas as pd

from analysis.reach import Returns, on_rung, restated
from analysis.schools import eligible, standing
from eip_data import database
from eip_data.errors import UserError
from eip_data.programme import queries
from eip_data.programme.queries import Access
from findings.register_filter import RegisterFilter
from findings.register_sentences import NO_REGISTER


class NoRegister(UserError):
    """No register is loaded, so there is nothing to tell."""


@dataclass(frozen=True)
class Marks:
    """What every finding from the register carries: whose it is and what it rests on.

    ``version`` changes whenever the register does: pages keep answers by it.
    """

    illustrative: bool
    named: bool
    version: str
    dated: date
    returns: Returns


@dataclass(frozen=True, eq=False)
class Store:
    """The register as it was read: all of it, in frames that nobody changes."""

    access: Access
    schools: pd.DataFrame
    activities: pd.DataFrame
    phases: pd.DataFrame
    engagements: pd.DataFrame
    submissions: pd.DataFrame

    @cached_property
    def begun(self) -> date:
        """The first day of the first activity, or the register's own day without any."""
        return min(self.activities["start_date"], default=self.access.register.dated)

    @cached_property
    def disadvantaged(self) -> Mapping[str, int]:
        """Disadvantaged pupils on the roll of schools open on the register's day, by authority."""
        schools = eligible(self.schools, self.access.register.dated)
        sums = schools.groupby("authority")["disadvantaged_pupils"].sum()
        return {str(code): int(pupils) for code, pupils in sums.items()}


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
    def activities(self) -> pd.DataFrame:
        """The activities asked about."""
        kept = self.store.activities
        if self.asked.workstream:
            kept = kept[kept["workstream"] == self.asked.workstream.value]
        if self.asked.priority:
            kept = kept[kept["priority"] == self.asked.priority.value]
        return kept

    @cached_property
    def eligible(self) -> pd.DataFrame:
        """Open schools of the phases and authorities asked about."""
        nothing: frozenset[str] = frozenset()
        phases = nothing.union(
            *(self.window.phases.get(one, nothing) for one in self.activities["id"])
        )
        schools = self.window.open_schools
        kept = schools["phase"].isin(phases & ({self.asked.phase} if self.asked.phase else phases))
        if self.asked.authority:
            kept &= schools["authority"] == self.asked.authority
        return schools[kept]

    @cached_property
    def engagements(self) -> pd.DataFrame:
        """The records of the activities asked about, of any school."""
        every = self.window.engagements
        return every[every["activity"].isin(self.activities["id"])]

    @cached_property
    def submissions(self) -> pd.DataFrame:
        """The returns due on those activities in the authorities asked about."""
        due = self.window.submissions
        kept = due["activity"].isin(self.activities["id"])
        if self.asked.authority:
            kept &= due["authority"] == self.asked.authority
        return due[kept]

    @cached_property
    def missing(self) -> frozenset[str]:
        """Authorities of which a return is missing, or of which none has fallen due yet."""
        due = self.submissions
        told = set(zip(due["activity"], due["authority"], strict=True))
        late = due.loc[due["returned_on"].isna(), "authority"]
        return frozenset(late).union(authority for _, authority in self.offered - told)

    @cached_property
    def offered(self) -> frozenset[tuple[str, str]]:
        """What is asked about and offered, as (activity, authority)."""
        ids = set(self.activities["id"])
        place = self.asked.authority
        return frozenset(
            (activity, authority)
            for activity, authority in self.window.offered
            if activity in ids and place in (None, authority)
        )

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """Authorities of which every return is missing, in the order of their codes."""
        came = self.submissions["returned_on"].notna().groupby(self.submissions["authority"]).any()
        return tuple(str(code) for code in came.index[~came])

    @cached_property
    def met(self) -> frozenset[int]:
        """The different schools reached, eligible or not."""
        nobody: frozenset[int] = frozenset()
        return nobody.union(*(self.window.met.get(one, nobody) for one in self.activities["id"]))

    def narrowed(self, asked: RegisterFilter) -> "View":
        """Another filter's part of the same window."""
        return View(self.window, asked)


def store() -> Store:
    """The loaded register. Raises NoRegister and DatabaseAway."""
    with database.connection() as connection:
        access = queries.access(connection)
        if access is None:
            raise NoRegister(NO_REGISTER)
        return Store(
            access=access,
            schools=queries.schools(connection, access),
            activities=queries.activities(connection, access),
            phases=queries.phases(connection),
            engagements=queries.engagements(connection),
            submissions=queries.submissions(connection),
        )


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
        submissions=_covering(known, first, last),
    )


def _covering(known: Store, first: date, last: date) -> pd.DataFrame:
    """The returns that tell of these days: those due in them, and of each activity and authority
    the next one after, where it is due by the register's day and the activity had begun."""
    due = known.submissions.sort_values(["activity", "authority", "due_on"], kind="stable")
    due = due[(due["due_on"] >= first) & (due["due_on"] <= known.access.register.dated)]
    later = due[due["due_on"] > last]
    begun = known.activities.loc[known.activities["start_date"] <= last, "id"]
    following = later[~later.duplicated(["activity", "authority"]) & later["activity"].isin(begun)]
    return due[(due["due_on"] <= last) | due.index.isin(following.index)]
