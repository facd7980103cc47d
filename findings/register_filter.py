"""What part of the programme a page asks about, and what can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA
from eip_data.programme_columns import PRIORITIES_OF, Phase, Priority, Workstream


@dataclass(frozen=True)
class RegisterFilter:
    """A part of the programme; None means all. Days are both inside."""

    authority: str | None = None
    workstream: Workstream | None = None
    priority: Priority | None = None
    phase: Phase | None = None
    first: date | None = None
    last: date | None = None

    def narrowed(self, **choices: object) -> "RegisterFilter":
        """The same with some choices made otherwise."""
        return replace(self, **choices)  # type: ignore[arg-type]


class Split(StrEnum):
    """What schools or activities are told apart by."""

    AUTHORITY = "authority"
    WORKSTREAM = "workstream"
    PRIORITY = "priority"
    PHASE = "phase"


_PHASES = {
    Phase.NURSERY: "Nursery", Phase.PRIMARY: "Primary", Phase.MIDDLE: "Middle",
    Phase.SECONDARY: "Secondary", Phase.ALL_THROUGH: "All-through",
    Phase.SIXTEEN_PLUS: "16 plus", Phase.NOT_APPLICABLE: "Special and alternative",
}  # fmt: skip

Choice = tuple[str, str]  # code, label


def authorities() -> tuple[Choice, ...]:
    """The seven, by code, in the catalogue's order."""
    areas = catalogue.load().areas
    return tuple((code, areas[code].short_name) for code in areas[NORTH_EAST_CA].members)


def workstreams() -> tuple[Choice, ...]:
    """The workstreams."""
    return tuple((one.id, one.title) for one in catalogue.load().workstreams.values())


def priorities(workstream: str | None = None) -> tuple[Choice, ...]:
    """The priorities of a workstream, or all of them, as "workstream:priority"."""
    known = catalogue.load().workstreams
    return tuple(
        (f"{stream.id}:{one.id}", _title(one.id, one.title, stream.title))
        for stream in known.values()
        if workstream in (None, stream.id)
        for one in stream.priorities
    )


def phases() -> tuple[Choice, ...]:
    """The phases of schools."""
    return tuple((phase.value, label) for phase, label in _PHASES.items())


def choices(split: Split, asked: RegisterFilter) -> tuple[Choice, ...]:
    """The codes and labels one split has under a filter, in order."""
    if split is Split.AUTHORITY:
        return _kept(authorities(), asked.authority)
    if split is Split.PHASE:
        return _kept(phases(), asked.phase)
    if split is Split.WORKSTREAM:
        own = [s for s in PRIORITIES_OF if asked.priority in (None, *PRIORITIES_OF[s])]
        return _kept([one for one in workstreams() if one[0] in own], asked.workstream)
    return tuple(
        (code, label)
        for code, label in priorities(asked.workstream)
        if asked.priority in (None, code.partition(":")[2])
    )


def within(asked: RegisterFilter, split: Split, code: str) -> RegisterFilter:
    """The filter narrowed to one choice of a split."""
    if split is Split.AUTHORITY:
        return asked.narrowed(authority=code)
    if split is Split.PHASE:
        return asked.narrowed(phase=Phase(code))
    if split is Split.WORKSTREAM:
        return asked.narrowed(workstream=Workstream(code))
    stream, _, priority = code.partition(":")
    return asked.narrowed(workstream=Workstream(stream), priority=Priority(priority))


def _kept(all_of: Sequence[Choice], only: str | None) -> tuple[Choice, ...]:
    return tuple(one for one in all_of if only in (None, one[0]))


def _title(code: str, title: str, stream: str) -> str:
    """A priority's title; one that is general says of what, as two workstreams have such a one."""
    return f"{title} {stream.lower()}" if code == Priority.GENERAL else title
