"""Sentences of the parts of the page about grants."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from eip_data import catalogue
from findings.register_filter import RegisterFilter
from findings.register_sentences import pounds, titled
from findings.sentences import day_text, list_text, number_text, place_text
from findings.ties_sentences import tied_to

#: More than a page can hold; the file has them all.
MOST_SHOWN = 200
NOT_SAID = "not said"
NONE_REPORTED = "none reported"
PER_PUPIL_NOTE = (
    "For each disadvantaged pupil on the roll of the authority's open schools, of the phase asked "
    "about if one is, as far as the register gives their number."
)
SPENT_NOTE = (
    "Spent is what reports and payments say so far; a grant that does not say is left out, so that "
    "its total reads “at least”."
)
PLACES_NOTE = (
    "A grant that is used in two authorities counts in both; one that does not say where counts in "
    "its recipient's."
)


class Marked(Protocol):
    """Whose register it is and its day."""

    @property
    def illustrative(self) -> bool: ...
    @property
    def dated(self) -> date: ...


class Summed(Protocol):
    """Grants together."""

    @property
    def label(self) -> str: ...
    @property
    def grants(self) -> int: ...
    @property
    def awarded_gbp(self) -> float: ...
    @property
    def spent_gbp(self) -> float: ...
    @property
    def silent(self) -> int: ...
    @property
    def due(self) -> int: ...
    @property
    def reported(self) -> int: ...
    @property
    def per_pupil_gbp(self) -> float | None: ...


class Reporting(Protocol):
    """What is known of one grant's money and report."""

    @property
    def awarded_on(self) -> date: ...
    @property
    def spent_gbp(self) -> float | None: ...
    @property
    def report_due(self) -> date | None: ...
    @property
    def report_received(self) -> date | None: ...
    @property
    def days_to_report(self) -> int | None: ...


def grants_text(count: int) -> str:
    """So many grants: "1 grant", "64 grants"."""
    return f"{count:,} {'grant' if count == 1 else 'grants'}"


def days_text(days: float) -> str:
    """So many days: "1 day", "377.5 days"."""
    text = number_text(days, 0 if days == int(days) else 1)
    return f"{text} {'day' if days == 1 else 'days'}"


def what(marks: Marked, asked: RegisterFilter, of: str) -> str:
    """The grey line: what, when it was awarded, and of which part of the programme."""
    last = day_text(min(asked.last or marks.dated, marks.dated))
    days = f"from {day_text(asked.first)} to {last}" if asked.first else f"up to {last}"
    return f"{of}, awarded {days}{tied_to(asked)}"


def authority_title(marks: Marked, totals: Sequence[Summed]) -> str:
    """How much was awarded for each disadvantaged pupil."""
    known = [(one.per_pupil_gbp, one.label) for one in totals if one.per_pupil_gbp is not None]
    each = "for each disadvantaged pupil"
    if not known:
        return titled(marks.illustrative, "Grants by authority")
    (low, least), (high, most) = min(known), max(known)
    if len(known) == 1:
        text = f"{least}: {pounds(low)} awarded {each}"
    elif pounds(low) == pounds(high):
        text = f"{pounds(low)} awarded {each}, in every authority alike"
    else:
        text = f"From {pounds(low)} ({least}) to {pounds(high)} ({most}) awarded {each}"
    return titled(marks.illustrative, text)


def without_grants(names: Sequence[str]) -> str:
    """Authorities whose schools got none; empty where each got one."""
    return f"No recipient is in {list_text(names)}." if names else ""


def most_title(marks: Marked, totals: Sequence[Summed], by: str) -> str:
    """Which theme or year most money went to; ``by`` names the split."""
    if not totals:
        return titled(marks.illustrative, f"Grants by {by}")
    most = max(one.awarded_gbp for one in totals)
    first = [one.label for one in totals if one.awarded_gbp == most]
    if len(first) > 1:
        text = f"By {by}, at most {pounds(most)} was awarded"
    else:
        text = f"Most was awarded {'in' if by == 'year' else 'for'} {first[0]}: {pounds(most)}"
    return titled(marks.illustrative, text)


def places_title(marks: Marked, home: int, grants: int) -> str:
    """How many grants are used where their recipient is."""
    verb = "is" if grants == 1 else "are"
    return titled(
        marks.illustrative,
        f"{home:,} of {grants_text(grants)} {verb} used in the recipient's own authority",
    )


def places_sentence(elsewhere: int) -> str:
    """How often they are used in another."""
    if not elsewhere:
        return "None is used in another."
    times = "once" if elsewhere == 1 else f"{elsewhere:,} times"
    return f"Another authority is named {times}, alone or beside it."


def reports_title(marks: Marked, total: Summed) -> str:
    """How many reports have come, of those that were due."""
    if not total.due:
        text = "No report was due yet"
    else:
        noun = "report that was due has" if total.due == 1 else "reports that were due have"
        text = f"{total.reported:,} of {total.due:,} {noun} come"
    return titled(marks.illustrative, text)


def list_title(marks: Marked, count: int) -> str:
    """What the list holds."""
    return titled(marks.illustrative, f"{grants_text(count)}, newest first")


def list_under(count: int) -> str:
    """What the page shows of a long list."""
    if count <= MOST_SHOWN:
        return "A grant's title opens it alone."
    return (
        f"The newest {MOST_SHOWN} of {count:,}; the file holds them all. A grant's title opens it "
        "alone."
    )


def spent_text(total: Summed) -> str:
    """What was spent of several grants: "£15,507", "at least £15,507", "not said"."""
    if total.silent == total.grants:
        return NOT_SAID
    if total.silent and not total.spent_gbp:
        return NONE_REPORTED
    return f"{'at least ' if total.silent else ''}{pounds(total.spent_gbp)}"


def silent_text(total: Summed) -> str:
    """How many do not say it; empty where all do."""
    if not total.silent:
        return ""
    return f"{total.silent:,} {'does' if total.silent == 1 else 'do'} not say"


def reported_text(total: Summed) -> str:
    """Reports of those due: "11 of 17"."""
    return f"{total.reported:,} of {total.due:,}" if total.due else "none due"


def first_text(first: int, grants: int) -> str:
    """How many are the first of their applicant."""
    return f"{first:,} of {grants:,}"


def wait_text(days: float | None) -> str:
    """How long the middle report took."""
    return f"{days_text(days)}, the middle one of all reports" if days is not None else "no report"


def report_text(one: Reporting, today: date) -> str:
    """Where a grant's report stands."""
    if one.report_received and one.days_to_report is not None:
        return f"came {day_text(one.report_received)}, {days_text(one.days_to_report)} on"
    if one.report_due is None:
        return "none due"
    verb = "missing since" if one.report_due <= today else "due"
    return f"{verb} {day_text(one.report_due)}"


def card_basis(one: Reporting, today: date) -> str:
    """What one grant's facts rest on."""
    if one.report_received:
        return "Based on its award and its report"
    late = one.report_due is not None and one.report_due <= today
    return f"Based on its award; {'its report is missing' if late else 'no report is due yet'}"


def money_text(amount: float | None) -> str:
    """Pounds of one grant, to the penny where there are pence; or that nobody says."""
    if amount is None:
        return NOT_SAID
    return f"£{number_text(amount, 0 if amount == int(amount) else 2)}"


def place_name(code: str) -> str:
    """An authority's short name."""
    return catalogue.load().areas[code].short_name


def used_text(home: str, used: Sequence[str]) -> str:
    """Where a grant is used, when not in the recipient's authority alone; else empty."""
    if tuple(used) == (home,):
        return ""
    return f"used in {list_text([place_text(catalogue.load().areas[code]) for code in used])}"
