"""The part of the register that a filter asks about, read once and ready for every question.

A school is eligible that is open on the last day asked about and of a phase that an activity asked
about takes, in the authorities asked about. What a school did before it closed counts for the one
that followed it. Those returns count that tell of the days asked about (``analysis.returns``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reach import Reach, Returns, reach, records_of
from eip_data.programme_columns import Rung
from findings.register_filter import RegisterFilter
from findings.register_store import Marks, NoRegister, Store, store
from findings.register_window import One, Urns, Window, sets, window

#: The store comes with what is made of it: who asks of the register needs this module alone.
__all__ = ("Marks", "NoRegister", "Store", "View", "Window", "store", "view")

NOBODY: Urns = frozenset()


@dataclass(frozen=True, eq=False)
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

    @cached_property
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
    def phases(self) -> frozenset[str]:
        """The phases asked about that an activity asked about takes."""
        taken = self._of_activities(self.window.phases)
        return taken & {self.asked.phase} if self.asked.phase else taken

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The authorities asked about, of those with an open school."""
        every = dict.fromkeys(place for place, _ in self.window.open_at)
        return tuple(one for one in every if self.asked.authority in (None, one))

    @cached_property
    def eligible_at(self) -> Mapping[str, Urns]:
        """Open schools of the phases and authorities asked about, by authority."""
        known, phases = self.window.open_at, self.phases
        return {
            place: NOBODY.union(*(known.get((place, phase), NOBODY) for phase in phases))
            for place in self.places
        }

    @cached_property
    def eligible_urns(self) -> Urns:
        """The same schools of all authorities."""
        return NOBODY.union(*self.eligible_at.values())

    @cached_property
    def eligible(self) -> pd.DataFrame:
        """The same schools with all that is known of them."""
        schools = self.window.open_schools
        kept = schools["phase"].isin(self.phases)
        if self.asked.authority:
            kept &= schools["authority"] == self.asked.authority
        return schools[kept]

    @cached_property
    def with_need(self) -> pd.DataFrame:
        """Those of the eligible schools of which the share of disadvantaged pupils is known."""
        schools = self.eligible
        return schools[schools["disadvantaged_pupils"].notna() & (schools["pupils"] > 0)]

    @cached_property
    def told(self) -> pd.DataFrame:
        """Those of them that are in an authority of which a return has come."""
        return self.with_need[~self.with_need["authority"].isin(self.silent)]

    @cached_property
    def reached(self) -> pd.DataFrame:
        """The records of eligible schools that are reach by the activities asked about."""
        every = self.window.reached
        return records_of(every[every["activity"].isin(self.ids)], self.eligible)

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
        return self._asked_about(self._of_activities(self.window.doubtful))

    @cached_property
    def offered(self) -> frozenset[str]:
        """Authorities where something of what is asked about is offered."""
        return self._asked_about(self._of_activities(self.window.offered))

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """Authorities of which no return has come, in the order of their codes."""
        due = self.submissions
        came = set(due.loc[due["returned_on"].notna(), "authority"])
        return tuple(sorted((self.missing | set(due["authority"])) - came))

    @cached_property
    def met(self) -> Urns:
        """The different schools reached, eligible or not."""
        return self.on_rung(Rung.ENGAGED)

    @cached_property
    def reach(self) -> Reach:
        """How many eligible schools are reached."""
        return reach(self.met, self.eligible_at, self.missing)

    @cached_property
    def met_by_priority(self) -> Mapping[str, Urns]:
        """The different eligible schools reached under each priority, as "workstream:priority"."""
        met, labels = self.window.met[Rung.ENGAGED], self.store.labels
        pairs = ((":".join(labels[one]), met.get(one, NOBODY)) for one in sorted(self.ids))
        return sets((label, urn) for label, urns in pairs for urn in urns & self.eligible_urns)

    def on_rung(self, rung: Rung) -> Urns:
        """The different schools on this rung or beyond, eligible or not."""
        return self._of_activities(self.window.met[rung])

    def is_met(self, schools: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Whether each of these schools is reached."""
        return np.array([urn in self.met for urn in schools.index.tolist()], dtype=bool)

    def narrowed(self, asked: RegisterFilter) -> "View":
        """Another filter's part of the same window."""
        return View(self.window, asked)

    def _of_activities(self, by_activity: Mapping[str, frozenset[One]]) -> frozenset[One]:
        """What is told of any activity asked about."""
        nothing: frozenset[One] = frozenset()
        return nothing.union(*(by_activity.get(one, nothing) for one in self.ids))

    def _asked_about(self, places: frozenset[str]) -> frozenset[str]:
        return places & {self.asked.authority} if self.asked.authority else places


def view(known: Store, asked: RegisterFilter) -> View:
    """The part of the register that is asked about."""
    first = asked.first or known.begun
    last = min(asked.last or known.access.register.dated, known.access.register.dated)
    return _view(window(known, first, last), asked)


@lru_cache(maxsize=12)
def _view(window: Window, asked: RegisterFilter) -> View:
    """The part of a filter; kept, as a page has several questions about the same one."""
    return View(window, asked)
