"""A register's sheets as rows its tables can take, each cell and row checked on the way.

Sheets are taken in the order of ``SHEETS``, so that a row meets those it refers to. A row that is
wrong somewhere is still known by its key: one mistake is told once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from sqlalchemy import Table

from eip_data.programme import cells
from eip_data.programme.files import Sheet
from eip_data.programme.layout import columns_of, links_of
from eip_data.programme.problems import Problems, Wrong, meant
from eip_data.programme.rules import RULES, Cells, Found, Known
from eip_data.programme.stored import Progress, Row

_STEP = 10_000
_NO_HEADING = (
    "no column's name stands in this row; delete what is above the names, or copy row 1 of the "
    "template there (in a CSV file commas part the names)"
)


@dataclass(frozen=True)
class _Line:
    """One row under way: its number, its cells, and whether they could all be read."""

    number: int | None
    cells: Cells
    read: bool


def from_file(
    table: Table, sheet: Sheet, known: Known, problems: Problems, progress: Progress
) -> list[Row]:
    """The rows of a sheet that are right; what is wrong with the others is added to problems."""
    lines = _lines(table, sheet, known, problems)
    counted = _counted(sheet.label, lines, len(sheet.rows), progress)
    return _checked(table, sheet.label, counted, known, problems)


def from_register(table: Table, rows: Sequence[Row], known: Known, problems: Problems) -> list[Row]:
    """The rows a register already holds, held against the sheets that are new beside them."""
    names = table.columns.keys()
    lines = (_Line(None, dict(zip(names, row, strict=True)), True) for row in rows)
    return _checked(table, f"{table.name} (as the register has it)", lines, known, problems)


def _lines(table: Table, sheet: Sheet, known: Known, problems: Problems) -> Iterator[_Line]:
    """The rows of a sheet, cell by cell; none when its heading is wrong."""
    columns = columns_of(table)
    if not _heading_is_right(table, sheet, problems):
        known.unread.add(table.name)
        return
    place = {name: number for number, name in enumerate(sheet.heading)}
    readers = [
        (column.name, cells.reader(column), place.get(column.name, len(place)))
        for column in columns
    ]
    missing = (None,) * (1 + max(at for _, _, at in readers))
    for number, row in sheet.rows:
        values = row + missing[len(row) :]
        try:  # most rows can be read as they are
            found = {name: reader(values[at]) for name, reader, at in readers}
            read = True
        except Wrong:
            found, read = {}, False
            for name, reader, at in readers:
                try:
                    found[name] = reader(values[at])
                except Wrong as wrong:
                    problems.add(sheet.label, number, name, values[at], str(wrong))
                    found[name] = None
        yield _Line(number, found, read)


def _heading_is_right(table: Table, sheet: Sheet, problems: Problems) -> bool:
    before = problems.count
    names = [column.name for column in columns_of(table)]
    if not set(names) & set(sheet.heading):
        problems.add(sheet.label, 1, "", ", ".join(filter(None, sheet.heading)), _NO_HEADING)
        return False
    for place, name in enumerate(sheet.heading):
        if name and name not in names:
            like, every = meant(name, names), ", ".join(names)
            what = f"there is no such column{like}; delete it or call it one of {every}"
            problems.add(sheet.label, 1, name, "", what)
        elif name and name in sheet.heading[:place]:
            problems.add(sheet.label, 1, name, "", "the column is there twice; delete one")
    for column in columns_of(table):
        if not column.nullable and column.name not in sheet.heading:
            what = "the column is missing from row 1; add it as in the template"
            problems.add(sheet.label, None, column.name, "", what)
    return problems.count == before


def _checked(
    table: Table, label: str, lines: Iterable[_Line], known: Known, problems: Problems
) -> list[Row]:
    """The right rows; every row becomes known by its key."""
    names, keys = table.columns.keys(), table.primary_key.columns.keys()
    faults = _faults_of(table, known)
    own, _ = links_of(table)
    met = known.rows.setdefault(table.name, {})
    numbers: dict[object, int | None] = {}
    rows: list[Row] = []
    following: list[_Line] = []
    cells_of = itemgetter(*names)  # every table has two columns or more
    for line in lines:
        row, right = line.cells, line.read
        key = tuple([row[name] for name in keys])
        if None not in key:
            if key in numbers:
                again = f"row {numbers[key]} says the same already; delete one of the two rows"
                at, what = ", ".join(keys), ", ".join(map(str, key))
                problems.add(label, line.number, at, what, again)
                right = False
            else:
                numbers[key] = line.number
                if len(key) == 1:
                    met[key[0]] = row
        for column, what in faults(row):
            problems.add(label, line.number, column, row[column], what)
            right = False
        if own and row[own] is not None:
            following.append(line)
        if right:
            rows.append(cells_of(row))
    if own:
        _follow(label, own, following, met, problems)
    return rows


def _faults_of(table: Table, known: Known) -> Callable[[Cells], Found]:
    """The function that finds what is wrong with one row of the table."""
    past = [column.name for column in table.columns if column.info.get("past")]
    links = [
        (column, other, known.rows[other])
        for column, other in links_of(table)[1].items()
        if other not in known.unread
    ]
    rule = RULES.get(table.name)

    def faults(row: Cells) -> Found:
        for column, other, there in links:
            if row[column] is not None and row[column] not in there:
                yield column, f"no row of the sheet {other} has it; add it there or correct it"
        for column in past:
            day = row[column]
            if isinstance(day, date) and day > known.today:
                yield column, "the day lies in the future; correct it or leave the row out"
        if rule:
            yield from rule(row, known)

    return faults


def _follow(
    label: str, column: str, lines: list[_Line], met: Mapping[object, Cells], problems: Problems
) -> None:
    """References within the sheet: each leads to a row, and none in a circle."""
    for line in lines:
        passed, at = set[object](), line.cells
        while (after := at[column]) is not None and after not in passed:
            passed.add(after)
            if after not in met:
                if at is line.cells:
                    what = "no row of this sheet has it; add the school or empty the cell"
                    problems.add(label, line.number, column, after, what)
                break
            at = met[after]
        else:
            if after is not None and len(passed) > 1:
                what = "the successors lead in a circle; correct one of them"
                problems.add(label, line.number, column, line.cells[column], what)


def _counted(label: str, lines: Iterator[_Line], total: int, progress: Progress) -> Iterator[_Line]:
    for done, line in enumerate(lines):
        if done % _STEP == 0:
            progress(f"checking {label}", done, total)
        yield line
    progress(f"checking {label}", total, total)
