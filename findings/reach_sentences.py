"""Sentences of the page about reach."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from analysis.reach import Reach, Returns
from eip_data import catalogue
from findings.register_filter import RegisterFilter
from findings.register_sentences import (
    NOT_AN_EFFECT,
    percent,
    schools,
    silence,
    titled,
    window,
)
from findings.sentences import day_text, place_text


class Marked(Protocol):
    """Whatever says whether it is illustrative."""

    @property
    def illustrative(self) -> bool: ...


class Aimed(Protocol):
    """A year's target beside what was reached."""

    @property
    def period(self) -> str: ...
    @property
    def original(self) -> int: ...
    @property
    def in_force(self) -> int: ...
    @property
    def actual(self) -> int | None: ...


_NOT_DUE = "the return that will tell of these days is not due yet"


# --- coverage -----------------------------------------------------------------------------------


def coverage_title(marks: Marked, total: Reach, asked: RegisterFilter, returns: Returns) -> str:
    """How many schools have taken part, of how many."""
    where = f" in {place(asked.authority)}" if asked.authority else ""
    if not total.eligible:
        return titled(marks.illustrative, f"No school{where} is eligible")
    if not total.reached:
        sure = total.complete and returns.due
        said = "has taken part" if sure else "is known to have taken part"
        text = f"No school{where} {said}, of {total.eligible:,} that are eligible"
        return titled(marks.illustrative, text)
    verb = "has" if total.eligible == 1 else "have"
    least = "" if total.complete else "At least "
    share = percent(total.share or 0.0)
    noun = "eligible school" if total.eligible == 1 else "eligible schools"
    return titled(
        marks.illustrative,
        f"{least}{total.reached:,} of {total.eligible:,} {noun}{where} {verb} taken part ({share})",
    )


def coverage_sentence(silent: Sequence[str], total: Reach, returns: Returns) -> str:
    """What is not known of it."""
    quiet = silence(silent)
    if total.complete:
        return quiet or ("Every return that was due has come." if returns.due else "")
    why = "a return of the authority is missing" if returns.missing else _NOT_DUE
    doubt = f"Of {schools(total.unknown)} it is not known: {why}."
    return f"{quiet} {doubt}".strip()


def coverage_what(first: date, last: date) -> str:
    """The grey line of coverage."""
    days = window(first, last)
    return f"Schools that came at least as far as “engaged”, of eligible schools, {days}"


def coverage_note(last: date) -> str:
    """How schools are counted."""
    return (
        "Each school is counted once in a cell, and columns overlap. Eligible: schools open on "
        f"{day_text(last)} of a phase that the activities take; a school that followed another "
        "stands for it."
    )


# --- growth -------------------------------------------------------------------------------------


def growth_title(
    marks: Marked, counts: Sequence[int], targets: Sequence[Aimed], *, complete: bool
) -> str:
    """Where reach stands beside its targets, or how many were reached."""
    now = counts[-1] if counts else 0
    least = "" if complete else "at least "
    ended = [one for one in targets if one.actual is not None]
    if not ended:
        return titled(marks.illustrative, f"Schools reached: {least}{now:,}")
    last = ended[-1]
    actual = last.actual or 0
    first = _beside(actual, last.original, complete=complete)
    text = f"Schools reached by the end of {last.period}: {least}{actual:,}, {first} the "
    if last.original == last.in_force:
        return titled(marks.illustrative, f"{text}target of {last.original:,}")
    second = _beside(actual, last.in_force, complete=complete)
    return titled(
        marks.illustrative,
        f"{text}original target of {last.original:,} and {second} the one in force, "
        f"{last.in_force:,}",
    )


def _beside(actual: int, target: int, *, complete: bool) -> str:
    """How a count stands to a target; one that may be more is not called behind."""
    if actual > target:
        return "ahead of"
    if actual == target:
        return "level with" if complete else "at least level with"
    return "behind" if complete else "not yet known to reach"


def growth_what(first: date, last: date) -> str:
    """The grey line of the curve."""
    return f"Different schools reached by the end of each term, {window(first, last)}"


def growth_note(targets: Sequence[Aimed], asked: RegisterFilter) -> str:
    """What the targets count, or why there are none."""
    if targets:
        return (
            "A target counts different schools from the programme's start to the end of the year; "
            f"one that was changed is kept as it was first set. {NOT_AN_EFFECT}"
        )
    part = asked.authority or asked.priority or asked.phase or asked.first
    why = "No target was set for this part of the programme." if part else "No target is set."
    return f"{why} {NOT_AN_EFFECT}"


def place(code: str) -> str:
    """An authority inside a sentence."""
    return place_text(catalogue.load().areas[code])
