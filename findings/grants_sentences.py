"""Sentences of the page about grants."""

from collections.abc import Sequence
from statistics import median
from typing import Protocol

from eip_data.programme_columns import GrantStatus
from findings.register_filter import RegisterFilter
from findings.register_sentences import NAMES_HIDDEN, pounds, titled
from findings.sentences import number_text
from findings.ties_sentences import left_out

STATUSES = {
    GrantStatus.AWARDED: "awarded", GrantStatus.IN_PROGRESS: "in progress",
    GrantStatus.COMPLETED: "completed", GrantStatus.WITHDRAWN: "withdrawn",
}  # fmt: skip
#: Shown for ``?grant=ID`` where there is no such grant.
NO_GRANT = "There is no such grant, or grants are not shown one by one here."


class Marked(Protocol):
    """Whose register it is and whether it may name anybody."""

    @property
    def illustrative(self) -> bool: ...
    @property
    def named(self) -> bool: ...


class Summed(Protocol):
    """Grants together."""

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


def grants_title(marks: Marked, total: Summed) -> str:
    """How many grants and how much."""
    if not total.grants:
        return titled(marks.illustrative, "No grant fits these choices")
    return titled(
        marks.illustrative, f"{_grants(total.grants)} of {pounds(total.awarded_gbp)} in all"
    )


def grants_sentence(total: Summed, first_time: int, waits: Sequence[int]) -> str:
    """What was spent, who is new, how long reports take."""
    if not total.grants:
        return ""
    parts = [_spent(total)]
    verb = "is" if first_time == 1 else "are"
    parts.append(f"{first_time:,} {verb} an applicant's first." if first_time != total.grants
                 else "Every one is its applicant's first.")  # fmt: skip
    if waits:
        middle = median(waits)
        days = number_text(middle, 0 if middle == int(middle) else 1)
        parts.append(f"The middle report came {days} days after the award.")
    return " ".join(parts)


def _spent(total: Summed) -> str:
    """What is known of the money that was spent; nothing known is not nothing spent."""
    if total.silent == total.grants:
        return "What was spent is not reported."
    if not total.spent_gbp:
        if not total.silent:
            return "None of the money is spent."
        says = "does" if total.silent == 1 else "do"
        return f"No spending is reported so far; {_grants(total.silent)} {says} not say."
    return f"Of the money {'at least ' if total.silent else ''}{pounds(total.spent_gbp)} is spent."


def reports_text(total: Summed, unnamed: int, asked: RegisterFilter) -> str:
    """What stands under every figure of grants: "Based on 41 reports, 7 missing"; ``unnamed``
    grants are left out, as they do not name what is asked about."""
    one = "report" if total.reported == 1 else "reports"
    text = f"Based on {total.reported:,} {one}, {total.due - total.reported:,} missing"
    if total.silent:
        says = "does" if total.silent == 1 else "do"
        text += f"; {_grants(total.silent)} {says} not say what was spent"
    return text + left_out(unnamed, "grant", asked)


def grants_note(marks: Marked, total: Summed, unnamed: int, asked: RegisterFilter) -> str:
    """What the choices do here; where no figure says it, how many grants are left out."""
    parts = ["A grant counts in the authority of its recipient; it may be used in another."]
    if unnamed and not total.grants:
        parts.append(f"{left_out(unnamed, 'grant', asked).removeprefix('; ')}.")
    if not marks.named:
        parts.append(NAMES_HIDDEN)
    return " ".join(parts)


def _grants(count: int) -> str:
    return f"{count:,} {'grant' if count == 1 else 'grants'}"
