"""Sentences about the numbers of pupils that returns give."""

from typing import Protocol

from eip_data.programme.queries import PupilsMet
from eip_data.programme.suppression import ALL, MOST_HIDDEN
from findings.reach import State
from findings.register_sentences import titled
from findings.sentences import count_text

HIDDEN = "hidden"


class Marked(Protocol):
    """Whatever says whether it is illustrative."""

    @property
    def illustrative(self) -> bool: ...


def pupils_title(marks: Marked, met: PupilsMet, *, complete: bool) -> str:
    """How many pupils were counted at contacts."""
    total = met.table.cell(ALL, ALL)
    if total is None:
        return titled(marks.illustrative, "The number of pupils at contacts is too small to show")
    if not total:
        return titled(marks.illustrative, "No return gives a number of pupils")
    least = "" if complete and not met.silent else "At least "
    return titled(marks.illustrative, f"{least}{total:,} pupils were counted at contacts")


def cell_text(count: int | None, state: State, *, hidden: bool, complete: bool) -> str:
    """A cell as it is read: "1,333", "at least 579", "hidden", "0", "not reported", "–"."""
    if hidden:
        return HIDDEN
    if state is State.NOT_OFFERED:
        return "–"
    if state is State.NOT_REPORTED:
        return "not reported"
    return f"{count or 0:,}" if complete else f"at least {count or 0:,}"


def pupils_note(met: PupilsMet) -> str:
    """How pupils are counted, and what is hidden."""
    quiet = (
        f" {count_text(met.silent).capitalize()} contacts do not say how many."
        if met.silent > 1
        else " One contact does not say how many."
        if met.silent
        else ""
    )
    out = met.table.hidden
    hidden = (
        f" {count_text(out).capitalize()} numbers are hidden, so that no count of 1 to "
        f"{MOST_HIDDEN} pupils is shown or can be derived." if out else ""
    )  # fmt: skip
    return (
        "A pupil is counted at every contact, so these are not different pupils. The table is of "
        f"the whole register, whatever days or phases are chosen.{quiet}{hidden}"
    )
