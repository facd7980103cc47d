"""Sentences of the page about partners."""

from collections.abc import Sequence
from typing import Protocol

from eip_data.programme_columns import PartnerKind
from findings.register_filter import RegisterFilter, authorities
from findings.register_sentences import NAMES_HIDDEN, titled
from findings.sentences import count_text, list_text
from findings.ties_sentences import left_out, narrowed

KINDS = {
    PartnerKind.AUTHORITY: "Local authorities", PartnerKind.TRUST: "Academy trusts",
    PartnerKind.FEDERATION: "Federations", PartnerKind.TEACHING_SCHOOL_HUB: "Teaching School Hubs",
    PartnerKind.RESEARCH_SCHOOL: "Research Schools", PartnerKind.OTHER: "Others",
}  # fmt: skip


class Marked(Protocol):
    """Whose register it is and whether it may name anybody."""

    @property
    def illustrative(self) -> bool: ...
    @property
    def named(self) -> bool: ...


class Met(Protocol):
    """One meeting."""

    @property
    def organisations(self) -> int: ...
    @property
    def silent(self) -> int: ...


class Placed(Protocol):
    """One organisation and where it works."""

    @property
    def kind(self) -> PartnerKind: ...
    @property
    def authorities(self) -> tuple[str, ...]: ...


def no_meeting(asked: RegisterFilter) -> str:
    """That no meeting was held, or none that is tied to what is asked about."""
    return "No meeting fits these choices" if narrowed(asked) else (
        "No meeting was held in these days"
    )  # fmt: skip


def partners_title(marks: Marked, met: int, of: int, events: int, asked: RegisterFilter) -> str:
    """How many organisations have come to a meeting."""
    if not of:
        return titled(marks.illustrative, "No organisation fits these choices")
    if not events:
        return titled(marks.illustrative, no_meeting(asked))
    who = f"{met:,} of {of:,} {'organisation' if of == 1 else 'organisations'}"
    verb = "has" if of == 1 else "have"
    meetings = "one meeting" if events == 1 else f"any of {count_text(events)} meetings"
    return titled(marks.illustrative, f"{who} {verb} come to {meetings}")


def partners_sentence(kept: Sequence[Placed]) -> str:
    """Trusts in more than one authority, and what hubs cover."""
    parts = []
    trusts = [one for one in kept if one.kind is PartnerKind.TRUST]
    across = sum(len(one.authorities) > 1 for one in trusts)
    if trusts:
        verb = "works" if across == 1 else "work"
        parts.append(f"{across:,} of {len(trusts):,} academy trusts {verb} in more than one "
                     "authority")  # fmt: skip
    hubs = [one for one in kept if one.kind is PartnerKind.TEACHING_SCHOOL_HUB]
    if hubs:
        places = {code for one in hubs for code in one.authorities}
        all_of = len(places) == len(authorities())
        many = "all" if all_of else f"{count_text(len(places)) if places else 'none'} of the"
        parts.append(f"Teaching School Hubs work in {many} seven")
    return f"{list_text(parts)}." if parts else ""


def partners_note(marks: Marked) -> str:
    """What is and is not told."""
    note = "A meeting shows who came, not what was agreed."
    return note if marks.named else f"{note} {NAMES_HIDDEN}"


def attendance_text(events: Sequence[Met], unnamed: int, asked: RegisterFilter) -> str:
    """What stands under the matrix: "Based on 171 attendances, 12 without a number of people"."""
    came, silent = (sum(getattr(one, name) for one in events)
                    for name in ("organisations", "silent"))  # fmt: skip
    one = "attendance" if came == 1 else "attendances"
    text = f"Based on {came:,} {one}, {silent:,} without a number of people"
    return text + left_out(unnamed, "meeting", asked)
