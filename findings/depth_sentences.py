"""Sentences about the ladder, dose, contacts and cost."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from analysis.cost import Costs
from analysis.dose import Contacts, Dosage, Exposure, Frequency
from eip_data.programme_columns import Rung
from findings.register_filter import RegisterFilter
from findings.register_sentences import percent, pounds, schools, titled
from findings.sentences import number_text


class Marked(Protocol):
    """Whatever says whether it is illustrative."""

    @property
    def illustrative(self) -> bool: ...


RUNGS = {
    Rung.INVITED: "Invited", Rung.ENGAGED: "Engaged", Rung.COMPLETED: "Completed",
    Rung.SUSTAINED: "Sustained",
}  # fmt: skip

#: What a return on investment would need, and why it is not here.
NOT_COUNTED: Sequence[tuple[str, str]] = (
    ("What pupils learned", "Results are published by authority and school, years later; nothing "
     "in them tells what would have been without the programme."),
    ("Attendance, wellbeing, confidence", "Not measured by the returns."),
    ("Time of schools' own staff", "Not recorded, so the cost to schools is left out."),
    ("What schools would have done anyway", "Not known."),
    ("A value in pounds of any benefit", "It is not made up here: no benefit has been measured."),
)  # fmt: skip


def depth_title(marks: Marked, ladder: Mapping[Rung, int], *, complete: bool) -> str:
    """How many of the schools engaged went on to complete."""
    least = "" if complete else "at least "
    engaged, completed = ladder[Rung.ENGAGED], ladder[Rung.COMPLETED]
    if not engaged:
        return titled(marks.illustrative, "No school is known to have engaged")
    text = f"{schools(engaged)} engaged and {completed:,} completed an activity"
    return titled(marks.illustrative, f"{least}{text}"[:1].upper() + f"{least}{text}"[1:])


def ladder_text(ladder: Mapping[Rung, int]) -> str:
    """Every rung with its number."""
    steps = ", ".join(f"{RUNGS[rung].lower()} {count:,}" for rung, count in ladder.items())
    return f"Different schools at least so far: {steps}."


def dosage_text(one: Dosage) -> str:
    """The middle school's sessions and the middle half's."""
    if one.median is None:
        return "No return says how many sessions a school had."
    had = f"{_number(one.median)} {'session' if one.median == 1 else 'sessions'}"
    who = "The one school that says" if one.schools == 1 else (
        f"The middle one of {schools(one.schools)}"
    )  # fmt: skip
    half = "" if one.lower == one.upper else (
        f", the middle half {_number(one.lower)} to {_number(one.upper)}"
    )  # fmt: skip
    quiet = (
        f" Left out: {schools(one.silent)} with a record that does not say." if one.silent else ""
    )
    return f"{who} had {had}{half}.{quiet}"


def frequency_text(one: Frequency) -> str:
    """Terms with any contact, of the programme's."""
    terms = (
        f"{one.active} of the {one.terms} terms" if one.terms != 1 else f"{one.active} of 1 term"
    )
    if one.median is None:
        return f"There were contacts in {terms}."
    middle = "term" if one.median == 1 else "terms"
    own = f"{_number(one.median)} {middle}"
    return f"There were contacts in {terms}; the middle school had some in {own}."


def contacts_text(one: Contacts) -> str:
    """Unique schools beside contacts."""
    if not one.records:
        return "No contact with an eligible school is recorded."
    records = f"{one.records:,} {'contact' if one.records == 1 else 'contacts'}"
    most = f"one school has {one.most:,} of them" if one.most > 1 else "none met twice"
    return f"{records} with {one.schools:,} different {_schools(one.schools)}: {most}."


def exposure_text(one: Exposure | None, *, complete: bool) -> str:
    """The ceiling of disadvantaged pupils that can have met the programme."""
    least = "" if complete else "at least "
    if one is None:
        return "The number of disadvantaged pupils is too small to be shown."
    if one.share is None:
        return "How many pupils of the eligible schools are disadvantaged is not known."
    quiet = f" Left out: {schools(one.unknown)} without a number." if one.unknown else ""
    return (
        f"Reached schools have {least}{one.pupils:,} of {one.of:,} disadvantaged pupils "
        f"({percent(one.share)}): a ceiling, as not all of them take part.{quiet}"
    )


def overlap_title(marks: Marked, many: Mapping[int, int]) -> str:
    """How many schools were reached under more than one priority."""
    total, more = sum(many.values()), sum(count for labels, count in many.items() if labels > 1)
    if not total:
        return titled(marks.illustrative, "No school is known to have taken part")
    return titled(
        marks.illustrative,
        f"{more:,} of {total:,} reached {_schools(total)} took part under more than one priority",
    )


def value_title(marks: Marked, each: Costs, *, complete: bool) -> str:
    """What a reached school cost."""
    most = "" if complete else "at most "
    if each.a_school is None or each.spent is None:
        return titled(marks.illustrative, "What was spent on this part is not known")
    return titled(
        marks.illustrative,
        f"{pounds(each.spent)} was spent, {most}{pounds(each.a_school)} for each school reached",
    )


def counted(
    each: Costs, meetings: Contacts, given: Dosage, pupils: Exposure | None, *, complete: bool
) -> list[tuple[str, str]]:
    """What is counted, with its number and what each cost."""
    least = "" if complete else "at least "
    most = "" if complete else "at most "
    spent = "not recorded for this part" if each.spent is None else pounds(each.spent)
    return [
        ("Spending", spent),
        ("Different schools reached", _each(f"{least}{meetings.schools:,}", each.a_school, most)),
        ("Contacts with schools", _each(f"{least}{meetings.records:,}", each.a_contact, most)),
        ("Sessions", f"{least}{meetings.sessions:,}{_silent(meetings.silent)}"),
        ("Disadvantaged pupils in reached schools",
         "too few to be shown" if pupils is None
         else _each(f"{least}{pupils.pupils:,}, not all of whom take part",
                    each.a_disadvantaged_pupil, "")),
        ("Sessions of the middle school",
         "not known" if given.median is None else _number(given.median)),
    ]  # fmt: skip


def value_note(spent: float | None, asked: RegisterFilter) -> str:
    """What the pounds are and are not."""
    if spent is None and (asked.authority or asked.phase):
        return "Payments are recorded by activity, not by authority or phase."
    if spent is None:
        return "No payment is recorded for this part."
    return (
        "Spending is divided by what was counted; no benefit is put in pounds, as none has been "
        "measured."
    )


def _silent(count: int) -> str:
    """How many contacts do not say, after a number; empty where all do."""
    if not count:
        return ""
    return "; 1 contact does not say" if count == 1 else f"; {count:,} contacts do not say"


def _each(count: str, cost: float | None, most: str) -> str:
    return count if cost is None else f"{count}: {most}{pounds(cost)} each"


def _number(value: float | None) -> str:
    assert value is not None
    return number_text(value, 0 if value == int(value) else 1)


def _schools(count: int) -> str:
    return "school" if count == 1 else "schools"
