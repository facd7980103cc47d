"""Sentences of the page about grants."""

from collections.abc import Sequence
from statistics import median
from typing import Protocol

from eip_data.programme_columns import GrantStatus
from findings.register_filter import RegisterFilter
from findings.register_sentences import NAMES_HIDDEN, pounds, titled
from findings.sentences import number_text

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
    spent = "at least " if total.silent else ""
    parts = [f"Of the money {spent}{pounds(total.spent_gbp)} is spent."]
    verb = "is" if first_time == 1 else "are"
    parts.append(f"{first_time:,} {verb} an applicant's first." if first_time != total.grants
                 else "Every one is its applicant's first.")  # fmt: skip
    if waits:
        middle = median(waits)
        days = number_text(middle, 0 if middle == int(middle) else 1)
        parts.append(f"The middle report came {days} days after the award.")
    return " ".join(parts)


def reports_text(total: Summed) -> str:
    """What stands under every figure of grants: "Based on 41 reports, 7 missing"."""
    one = "report" if total.reported == 1 else "reports"
    text = f"Based on {total.reported:,} {one}, {total.due - total.reported:,} missing"
    if total.silent:
        says = "does" if total.silent == 1 else "do"
        text += f"; {_grants(total.silent)} {says} not say what was spent"
    return text


def grants_note(marks: Marked, asked: RegisterFilter) -> str:
    """What the choices do here."""
    parts = ["A grant counts in the authority of its recipient; it may be used in another."]
    if asked.workstream or asked.priority or asked.phase:
        parts.append("Grants stand beside the workstreams: workstream, priority and phase do not "
                     "narrow them.")  # fmt: skip
    if not marks.named:
        parts.append(NAMES_HIDDEN)
    return " ".join(parts)


def _grants(count: int) -> str:
    return f"{count:,} {'grant' if count == 1 else 'grants'}"
