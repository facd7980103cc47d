"""What the status of a row from the register says: of the very row, not of the whole choice."""

from findings.depth import Depth
from findings.need import NeedRow, Served
from findings.pupils_met import PupilCell
from findings.reach import Cell, Growth, State

COMPLETE, INCOMPLETE = "complete", "returns_missing"
NOT_REPORTED, NOT_OFFERED = State.NOT_REPORTED.value, State.NOT_OFFERED.value
HIDDEN, TARGET, NOT_COUNTED, RECORDED = "hidden", "target", "not_counted", "recorded"
BOUNDS_ONLY = "bounds_only"

#: Every status a row may have, and what it says to a reader.
MEANINGS = {
    COMPLETE: "Every return due on this row's figures has come.",
    INCOMPLETE: "Some returns are missing, so that the true count may be higher.",
    NOT_REPORTED: "A return is missing or not due yet, and no school is known: the count is not "
    "known, which is not nought.",
    NOT_OFFERED: "Nothing was offered there, so that no return is due and there is no count.",
    HIDDEN: "The number is hidden, as it could point to a few pupils.",
    TARGET: "What is aimed at; returns have no part in it.",
    NOT_COUNTED: "The register does not count it, or not in pounds.",
    BOUNDS_ONLY: "Returns are missing, so that only the least and the most it could be are known.",
    RECORDED: "As the register records it; returns have no part in it.",
}


def of_returns(complete: bool) -> str:
    """The status of a figure by whether every return behind it has come."""
    return COMPLETE if complete else INCOMPLETE


def of_count(count: int, complete: bool) -> tuple[int | None, str]:
    """A count and its status: none known while a return is missing is not nought."""
    if not count and not complete:
        return None, NOT_REPORTED
    return count, of_returns(complete)


def of_cell(cell: Cell) -> str:
    """The status of a cell of reach."""
    if cell.state in (State.NOT_REPORTED, State.NOT_OFFERED):
        return cell.state.value
    return of_returns(cell.reach.complete)


def of_pupils(cell: PupilCell) -> str:
    """The status of a cell of the table of pupils."""
    if cell.hidden:
        return HIDDEN
    if cell.state in (State.NOT_REPORTED, State.NOT_OFFERED):
        return cell.state.value
    return of_returns(cell.complete)


def of_need(row: NeedRow) -> str:
    """The status of a place or group of schools."""
    nobody = row.unreached == row.schools
    if row.served is Served.NOT_REPORTED and nobody and not row.complete:
        return NOT_REPORTED
    return of_returns(row.complete)


def of_growth(found: Growth) -> str:
    """The status of the schools reached by the end of each term."""
    return of_count(found.points[-1][1] if found.points else 0, found.complete)[1]


def of_dose(value: float | None, found: Depth) -> str:
    """The status of a number of sessions, None where no return says how many."""
    return NOT_REPORTED if value is None else of_returns(found.complete)
