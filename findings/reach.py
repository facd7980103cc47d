"""Which schools the programme has reached, of how many, split as asked; and when.

A school counts once in a cell, however often it was met. Reached is one that came at least as far
as "engaged". What a missing return would tell is unknown: shares are then "at least".
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from analysis import reach as measured
from analysis.reach import Reach
from analysis.terms import Term, term_of
from eip_data.periods import end_year
from eip_data.programme_columns import TargetMeasure
from findings import reach_sentences as words
from findings import register_filter as chosen
from findings.register import Marks, Store, View, store, view
from findings.register_filter import RegisterFilter, Split
from findings.register_sentences import basis, count_of, share_text

StoreOf = Callable[[], Store]


class State(StrEnum):
    """What is known of a part of the programme in a place."""

    ACTIVE = "active"  # at least one school is reached
    NONE = "none"  # offered and reported, no school
    NOT_REPORTED = "not_reported"  # offered, a return is missing or not due yet, no school known
    NOT_OFFERED = "not_offered"  # no return is due of it, no school known


@dataclass(frozen=True)
class Cell:
    """Schools reached of those eligible in one row and column; texts as they are read."""

    row: str
    column: str
    reach: Reach
    state: State
    share_text: str  # "34%", "at least 24%", "not reported"
    count_text: str  # "81 of 241"


@dataclass(frozen=True)
class Coverage:
    """Reach by two splits; the last row and column ("all") hold different schools of all."""

    marks: Marks
    asked: RegisterFilter
    rows: tuple[tuple[str, str], ...]  # code, label
    columns: tuple[tuple[str, str], ...]
    cells: tuple[tuple[Cell, ...], ...]
    first: date
    last: date
    title: str
    sentence: str
    what: str  # the grey line: what, where, when
    basis: str
    note: str

    def cell(self, row: str, column: str) -> Cell:
        """The cell of a row's and a column's code, "all" among them."""
        return next(one for line in self.cells for one in line
                    if (one.row, one.column) == (row, column))  # fmt: skip

    @property
    def total(self) -> Cell:
        """Different schools of all rows and columns."""
        return self.cells[-1][-1]


ALL = ("all", "All")


def coverage(
    asked: RegisterFilter,
    rows: Split = Split.AUTHORITY,
    columns: Split = Split.WORKSTREAM,
    store_of: StoreOf = store,
) -> Coverage:
    """Schools reached of eligible by two splits. Raises NoRegister and DatabaseAway."""
    whole = view(store_of(), asked)
    down, across = ((*chosen.choices(split, asked), ALL) for split in (rows, columns))
    cells = tuple(
        tuple(
            _cell(whole.narrowed(_within(_within(asked, rows, row), columns, column)), row, column)
            for column, _ in across
        )
        for row, _ in down
    )
    marks = whole.marks
    return Coverage(
        marks=marks, asked=asked, rows=down, columns=across, cells=cells,
        first=whole.first, last=whole.last,
        title=words.coverage_title(marks, cells[-1][-1].reach, asked, marks.returns),
        sentence=words.coverage_sentence(whole.silent, cells[-1][-1].reach, marks.returns),
        what=words.coverage_what(whole.first, whole.last),
        basis=basis(marks.returns),
        note=words.coverage_note(whole.last),
    )  # fmt: skip


def state_of(part: View, *, some: bool) -> State:
    """What is known of one part of the programme; ``some`` is whether anybody is known there."""
    if some:
        return State.ACTIVE
    if not part.offered:
        return State.NOT_OFFERED
    return State.NOT_REPORTED if part.missing else State.NONE


def _cell(part: View, row: str, column: str) -> Cell:
    reach = part.reach
    return Cell(row, column, reach, state_of(part, some=reach.reached > 0), share_text(reach),
                count_of(reach))  # fmt: skip


def _within(asked: RegisterFilter, split: Split, code: str) -> RegisterFilter:
    return asked if code == ALL[0] else chosen.within(asked, split, code)


@dataclass(frozen=True)
class TargetAt:
    """What was aimed at by the end of a year: the first target, and the one in force.

    ``period`` is the academic year; ``actual`` the schools reached by its end, None for a year
    that has not ended.
    """

    period: str
    term: Term
    original: int
    in_force: int
    rebaselined_on: date | None
    actual: int | None


@dataclass(frozen=True)
class Growth:
    """Different schools reached by the end of each term, and what was aimed at."""

    marks: Marks
    asked: RegisterFilter
    points: tuple[tuple[Term, int], ...]
    targets: tuple[TargetAt, ...]
    complete: bool
    title: str
    what: str
    basis: str
    note: str


def growth(asked: RegisterFilter, store_of: StoreOf = store) -> Growth:
    """How reach grew from term to term. Raises NoRegister and DatabaseAway.

    A target is shown where it was set for the very part that is asked about: the whole programme,
    or one workstream in all authorities and phases.
    """
    part = view(store_of(), asked)
    points = measured.cumulative(part.reached, part.first, part.last)
    aimed = _targets(part, points)
    marks = part.marks
    return Growth(
        marks=marks, asked=asked, points=tuple(points.items()), targets=aimed,
        complete=not part.missing,
        title=words.growth_title(marks, list(points.values()), aimed, complete=not part.missing),
        what=words.growth_what(part.first, part.last),
        basis=basis(marks.returns),
        note=words.growth_note(aimed, asked),
    )  # fmt: skip


def _targets(part: View, points: dict[Term, int]) -> tuple[TargetAt, ...]:
    asked = part.asked
    if asked.authority or asked.priority or asked.phase or part.first > part.store.begun:
        return ()
    frame = part.store.targets
    stream = asked.workstream.value if asked.workstream else None
    mine = frame[
        (frame["measure"] == TargetMeasure.SCHOOLS_ENGAGED.value)
        & frame["activity"].isna()
        & (frame["workstream"].isna() if stream is None else frame["workstream"].eq(stream))
    ]
    return tuple(
        _target(part, points, row) for row in mine.sort_values("period").to_dict("records")
    )


def _target(part: View, points: dict[Term, int], row: Mapping[Hashable, Any]) -> TargetAt:
    term = Term(end_year(row["period"]) - 1, 2)
    changed = row["rebaselined_on"] is not None
    over = term < term_of(part.last) or _ended(part, term)
    return TargetAt(
        period=row["period"],
        term=term,
        original=int(row["value"]),
        in_force=int(row["rebaselined_value"] if changed else row["value"]),
        rebaselined_on=row["rebaselined_on"],
        actual=points.get(term) if over else None,
    )


def _ended(part: View, term: Term) -> bool:
    """Whether the register reaches the end of the term's lessons, the end of July."""
    return term == term_of(part.last) and part.last >= term.lessons_end
