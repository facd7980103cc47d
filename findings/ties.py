"""Which part of the programme a grant or a meeting is tied to, and what a filter keeps of them.

One that names no workstream, priority or phase is left out where that is asked about: it may be of
it or not. How many such are left out is told beside what is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from eip_data.programme_columns import Phase, Priority, Workstream
from findings.register_filter import RegisterFilter


@dataclass(frozen=True)
class Tie:
    """What a row names of the programme; None where it names none."""

    workstream: Workstream | None = None
    priority: Priority | None = None
    phase: Phase | None = None


class Tied(Protocol):
    """Whatever has a tie."""

    @property
    def tie(self) -> Tie: ...


T = TypeVar("T", bound=Tied)


def tie_of(row: Mapping[Any, Any]) -> Tie:
    """The tie of a row of the register."""
    stream, priority, phase = row["workstream"], row["priority"], row["phase"]
    return Tie(
        Workstream(stream) if stream else None,
        Priority(priority) if priority else None,
        Phase(phase) if phase else None,
    )


def kept(rows: Sequence[T], asked: RegisterFilter) -> tuple[list[T], int]:
    """Rows of the part asked about in their order, and how many might be of it but do not say."""
    wanted = (asked.workstream, asked.priority, asked.phase)
    may_be = [
        one
        for one in rows
        if all(
            ask is None or own in (None, ask)
            for ask, own in zip(
                wanted, (one.tie.workstream, one.tie.priority, one.tie.phase), strict=True
            )
        )
    ]
    sure = [
        one
        for one in may_be
        if (asked.workstream is None or one.tie.workstream)
        and (asked.priority is None or one.tie.priority)
        and (asked.phase is None or one.tie.phase)
    ]
    return sure, len(may_be) - len(sure)
