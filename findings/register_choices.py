"""What a reader can choose of the programme, and what an unknown choice becomes.

The catalogue and the register's own days only; no database. Days are written ``2023-09-01``: a
page offers the first and the last days of terms, the last ones as far as returns tell of them; a
link may name any first day the register tells of.
"""

from collections.abc import Mapping
from datetime import date

from analysis.terms import terms_between
from eip_data.programme_columns import Phase, Priority, Workstream
from findings import register_filter as chosen
from findings import sentences
from findings.choices import Resolved
from findings.register_edition import Span
from findings.register_filter import RegisterFilter
from findings.register_sentences import not_told_of

ALL, START, LATEST = "all", "start", "latest"

Names = Mapping[str, str]  # code → label


def authorities() -> Names:
    """All or one of the seven."""
    return {ALL: "All seven", **dict(chosen.authorities())}


def workstreams() -> Names:
    """All or one of the workstreams."""
    return {ALL: "All workstreams", **dict(chosen.workstreams())}


def priorities(stream: str) -> Names:
    """All or one of the priorities of a workstream, or of any."""
    return {ALL: "All priorities", **dict(chosen.priorities(None if stream == ALL else stream))}


def phases() -> Names:
    """All or one of the phases of schools."""
    return {ALL: "All phases", **dict(chosen.phases())}


def first_days(span: Span, chosen_day: str = START) -> Names:
    """The programme's start, the first day of a later term, and the day a link named."""
    days = {term.first_day for term in terms_between(span.first, span.last)} | {_day(chosen_day)}
    return {
        START: "Start of the programme",
        **{
            day.isoformat(): sentences.day_text(day)
            for day in sorted(day for day in days if day and day > span.first)
        },
    }


def last_days(span: Span, first: str) -> Names:
    """The register's own day, or the last day of a term that returns tell of, not before
    ``first``."""
    days = [day for day in _ends(span, first) if day <= span.told]
    return {
        LATEST: "Latest returns",
        **{day.isoformat(): sentences.day_text(day) for day in days},
    }


def resolve_authority(text: str) -> Resolved:
    """The authority a link means; else all, with a sentence."""
    return _resolve("authority of the programme", text.upper(), authorities(), text)


def resolve_workstream(text: str) -> Resolved:
    """The workstream a link means; else all, with a sentence."""
    return _resolve("workstream", text, workstreams())


def resolve_priority(stream: str, text: str) -> Resolved:
    """The priority a link means, by its whole code or by its own where one workstream alone has
    it; else all, with a sentence."""
    known = priorities(stream)
    wanted = text.strip().lower()
    own = [code for code in known if wanted and code.partition(":")[2] == wanted]
    return _resolve("priority here", own[0] if len(own) == 1 else text, known, text)


def resolve_phase(text: str) -> Resolved:
    """The phase of schools a link means; else all, with a sentence."""
    return _resolve("phase", text, phases())


def resolve_first(span: Span, text: str) -> Resolved:
    """The first day a link means; else the start, with a sentence."""
    wanted = _day(text)
    if wanted and span.first < wanted <= span.last:
        return Resolved(wanted.isoformat(), None)
    if wanted == span.first:
        return Resolved(START, None)
    return _resolve("first day", text, {START: "all from the start of the programme"})


def resolve_last(span: Span, first: str, text: str) -> Resolved:
    """The last day a link means, not before the ``first``; else the latest, with a sentence."""
    wanted = _day(text)
    if wanted == span.last:
        return Resolved(LATEST, None)
    if wanted and wanted > span.told and wanted in _ends(span, first):
        return Resolved(LATEST, not_told_of(wanted))
    known = {**last_days(span, first), LATEST: "all up to the latest returns"}
    return _resolve("last day of a term", text, known)


def asked(
    authority: str, stream: str, priority: str, phase: str, first: str, last: str
) -> RegisterFilter:
    """The part of the programme that these codes name; a priority brings its own workstream."""
    own_stream, _, own = priority.partition(":") if priority != ALL else (stream, "", "")
    return RegisterFilter(
        authority=None if authority == ALL else authority,
        workstream=None if own_stream == ALL else Workstream(own_stream),
        priority=Priority(own) if own else None,
        phase=None if phase == ALL else Phase(phase),
        first=_day(first),
        last=_day(last),
    )


def _ends(span: Span, first: str) -> list[date]:
    """The last days of terms from ``first`` on that lie before the register's own day."""
    begun = _day(first) or span.first
    days = [term.last_day for term in terms_between(begun, span.last)]
    return [day for day in days if day < span.last]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _resolve(what: str, wanted: str, known: Names, text: str | None = None) -> Resolved:
    """One of the known codes; else the first of them, with a sentence that shows ``text``."""
    codes = {code.lower(): code for code in known}
    found = codes.get(wanted.strip().lower())
    if found:
        return Resolved(found, None)
    first, label = next(iter(known.items()))
    taken = label[0].lower() + label[1:]
    return Resolved(first, sentences.unknown_choice(what, text or wanted, taken))
