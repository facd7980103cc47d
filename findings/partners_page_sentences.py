"""Sentences of the parts of the page about partners."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from findings.partners_sentences import no_meeting
from findings.register_filter import RegisterFilter
from findings.register_sentences import titled
from findings.sentences import count_text, day_text, list_text
from findings.ties_sentences import narrowed, tied_to

ONLINE = "online"
NO_MEETING = "none"
#: More than a page can hold; the file has them all.
MOST_SHOWN = 200
TRUSTS_NOTE = (
    "Numbers are open schools of the trust in the register; 0 is an authority that it serves "
    "without one."
)
MATRIX_NOTE = "A number is how many organisations of the kind came; 0 that none did."


class Marked(Protocol):
    """Whose register it is and its day."""

    @property
    def illustrative(self) -> bool: ...
    @property
    def dated(self) -> date: ...


class Kind(Protocol):
    """Organisations of one kind and how many have come to a meeting."""

    @property
    def label(self) -> str: ...
    @property
    def organisations(self) -> int: ...
    @property
    def met(self) -> int: ...


class Meeting(Protocol):
    """One meeting."""

    @property
    def held_on(self) -> date: ...
    @property
    def organisations(self) -> int: ...
    @property
    def people(self) -> int: ...
    @property
    def silent(self) -> int: ...


def organisations(count: int) -> str:
    """So many organisations: "1 organisation", "27 organisations"."""
    return f"{count:,} {'organisation' if count == 1 else 'organisations'}"


def held(marks: Marked, asked: RegisterFilter, of: str) -> str:
    """A grey line: what, of which days, and of which part of the programme."""
    last = day_text(min(asked.last or marks.dated, marks.dated))
    days = f"from {day_text(asked.first)} to {last}" if asked.first else f"up to {last}"
    return f"{of}, {days}{tied_to(asked)}"


def matrix_title(marks: Marked, kinds: Sequence[Kind], meetings: int, asked: RegisterFilter) -> str:
    """Which kinds have come in full."""
    if not meetings:
        return titled(marks.illustrative, no_meeting(asked))
    one = "such a meeting" if narrowed(asked) else "a meeting"
    whole = [_inside(kind.label) for kind in kinds if kind.met == kind.organisations]
    none = [_inside(kind.label) for kind in kinds if not kind.met]
    parts = [f"every one of the {list_text(whole)} has come to {one}"] if whole else []
    parts += (
        [f"none of the {list_text(none)} has{'' if whole else f' come to {one}'}"] if none else []
    )
    text = "; ".join(parts) or f"Of every kind some have come to {one} and some have not"
    return titled(marks.illustrative, text[0].upper() + text[1:])


def list_title(marks: Marked, often: int, count: int) -> str:
    """How many came more than once."""
    return titled(marks.illustrative, f"{often:,} of {organisations(count)} came more than once")


def list_under(marks: Marked, asked: RegisterFilter, count: int) -> str:
    """What the page shows of a long list."""
    under = held(marks, asked, "Where organisations work, and the meetings they came to")
    if count <= MOST_SHOWN:
        return under
    return f"{under}. The first {MOST_SHOWN} of {count:,}, by kind; the file holds them all"


def not_met_title(marks: Marked, count: int, asked: RegisterFilter) -> str:
    """How many organisations are not met yet."""
    such = narrowed(asked)
    if not count:
        one = "such a meeting" if such else "a meeting"
        return titled(marks.illustrative, f"Every organisation has come to {one}")
    verb, one = "has" if count == 1 else "have", "such meeting" if such else "meeting"
    return titled(marks.illustrative, f"{organisations(count)} {verb} not come to any {one}")


def trusts_title(marks: Marked, across: int, trusts: int) -> str:
    """How many trusts work in more than one authority."""
    noun = "academy trust works" if trusts == 1 else "academy trusts work"
    return titled(marks.illustrative, f"{across:,} of {trusts:,} {noun} in more than one authority")


def hubs_title(marks: Marked, covered: Sequence[tuple[str, int]], of: int) -> str:
    """In how many authorities each kind of hub works."""
    if not covered:
        return titled(marks.illustrative, "No hub or Research School is in the register")
    parts = [
        f"{label} in {'all' if count == of else f'{count_text(count)} of the'} {count_text(of)}"
        for label, count in covered
    ]
    return titled(marks.illustrative, f"{list_text(parts)} authorities")


def places_basis(count: int, without: int | None) -> str:
    """What stands under a matrix of places: "Based on 12 organisations, 0 without an authority"."""
    more = "" if without is None else f", {without:,} without an authority"
    return f"Based on {organisations(count)}{more}"


def uncovered(label: str, names: Sequence[str]) -> str:
    """Where none of a kind works."""
    return f"{label}: none in {list_text(names)}." if names else ""


def meetings_title(marks: Marked, meetings: Sequence[Meeting]) -> str:
    """The largest meeting."""
    most = max((one.organisations for one in meetings), default=0)
    if not most:
        return titled(marks.illustrative, "Meetings")
    when = [day_text(one.held_on) for one in meetings if one.organisations == most]
    on = f"on {when[0]}" if len(when) == 1 else f"at each of {count_text(len(when))} meetings"
    return titled(marks.illustrative, f"Most came {on}: {organisations(most)}")


def short_day(day: date) -> str:
    """A day at the head of a narrow column: "17 Oct 2022"."""
    number, month, year = day_text(day).split()
    return f"{number} {month[:3]} {year}"


def people_text(one: Meeting) -> str:
    """How many people came: "31", "at least 29", "not said"."""
    if one.silent == one.organisations:
        return "not said" if one.organisations else "0"
    return f"{'at least ' if one.silent else ''}{one.people:,}"


def of_text(part: int, whole: int) -> str:
    """A part of a whole: "10 of 12"."""
    return f"{part:,} of {whole:,}"


def _inside(label: str) -> str:
    """A kind inside a sentence; names of its own keep their capitals."""
    return label if label.startswith(("Teaching", "Research")) else label[0].lower() + label[1:]
