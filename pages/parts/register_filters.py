"""What the reader has chosen of the programme, kept as ``pages.parts.filters`` keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from findings import register_choices as choices
from findings.register_edition import Span
from findings.register_filter import RegisterFilter
from pages.parts import filters
from pages.parts.filters import Resolver

WHO, STREAM, PRIORITY, PHASE = "who", "stream", "priority", "phase"
FROM, UNTIL = "from", "until"


@dataclass(frozen=True)
class RegisterSelection:
    """The part of the programme asked about, and a sentence for each choice that was replaced.

    ``codes`` are the choices by their names in the address.
    """

    asked: RegisterFilter
    span: Span
    codes: Mapping[str, str]
    sentences: tuple[str, ...]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day counted."""
        first, last = self.asked.first, self.asked.last
        return first or self.span.first, min(last or self.span.last, self.span.last)


def read_register(span: Span, own: Mapping[str, Resolver] | None = None) -> RegisterSelection:
    """The choices in force, all of them in the address, and a page's ``own`` after them, in one.

    Call it once a run, before the boxes.
    """
    resolvers: Mapping[str, Resolver] = {
        WHO: lambda text, _: choices.resolve_authority(text),
        STREAM: lambda text, _: choices.resolve_workstream(text),
        PRIORITY: lambda text, so_far: choices.resolve_priority(so_far[STREAM], text),
        PHASE: lambda text, _: choices.resolve_phase(text),
        FROM: lambda text, _: choices.resolve_first(span, text),
        UNTIL: lambda text, so_far: choices.resolve_last(span, so_far[FROM], text),
    }
    every = {**resolvers, **(own or {})}
    codes, sentences = filters.settle(every, tuple(every))
    asked = choices.asked(*(codes[name] for name in resolvers))
    return RegisterSelection(asked, span, codes, sentences)


def register_boxes(chosen: RegisterSelection) -> None:
    """The boxes of every programme page: two in sight, the rest behind one button."""
    who, stream, more, _ = st.columns([1, 1.4, 0.9, 1.2], vertical_alignment="bottom")
    with who:
        authority_box()
    with stream:
        workstream_box()
    with more:
        more_boxes(chosen)


def authority_box() -> None:
    """The box that chooses one of the seven, or all."""
    filters.box("Authority", WHO, choices.authorities())


def workstream_box() -> None:
    """The box that chooses a workstream, or all."""
    filters.box("Workstream", STREAM, choices.workstreams())


def more_boxes(chosen: RegisterSelection) -> None:
    """The button behind which priority, phase, and the first and the last day are chosen."""
    with st.popover("More choices", width="stretch"):
        filters.box("Priority", PRIORITY, choices.priorities(chosen.codes[STREAM]))
        filters.box("Phase of school", PHASE, choices.phases())
        _day_boxes(chosen)


def _day_boxes(chosen: RegisterSelection) -> None:
    filters.box("From", FROM, choices.first_days(chosen.span, chosen.codes[FROM]))
    filters.box("Until", UNTIL, choices.last_days(chosen.span, chosen.codes[FROM]))
