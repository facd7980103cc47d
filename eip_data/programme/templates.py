"""Empty templates to fill in, and the register as a file that can be taken in again."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy import Column, Connection, Date, Integer, String, Table

from eip_data import catalogue
from eip_data.errors import RegisterFile
from eip_data.programme import stored
from eip_data.programme.cells import authorities
from eip_data.programme.disarming import disarmed
from eip_data.programme.layout import columns_of
from eip_data.programme.stored import Row
from eip_data.programme_tables import SHEETS, engagement
from eip_data.register_tables import register

WORKBOOK = "register.xlsx"
NOTES = "notes.txt"
_LAST_ROW = 10_000  # drop-downs reach this far
_REGISTER = (register.c.kind, register.c.version, register.c.dated)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ABOUT = (
    "A sheet for each table; fill in those you know. Column names and sheet names stay as they "
    "are, the order of columns does not matter.",
    "An empty cell means that something is not known. Zero means zero.",
    "A sheet that you hand in takes the place of the whole table; a sheet that you delete leaves "
    "the table as it is.",
    "Values only, no formulas. Days as 31/12/2025 or 2025-12-31. Amounts in pounds.",
    "No names of pupils or staff anywhere.",
)


def export_templates(folder: Path) -> list[Path]:
    """Write an empty workbook with notes and drop-downs, and an empty CSV file a table.

    The paths written. Raises RegisterFile when one of them exists already or cannot be written.
    """
    with_names = [(folder / f"{table.name}.csv", table) for table in SHEETS]
    paths = [folder / WORKBOOK, folder / NOTES, *(path for path, _ in with_names)]
    for path in paths:
        if path.exists():
            raise RegisterFile(f"{path} exists already and stays: choose another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _template().save(folder / WORKBOOK)
        (folder / NOTES).write_text("\n".join(_note_lines()) + "\n", encoding="utf-8")
        for path, table in with_names:
            _write_csv(path, table, ())
    except OSError as error:
        raise RegisterFile(f"{folder} cannot be written: {error.strerror}.") from None
    return paths


def export_register(connection: Connection, path: Path) -> int:
    """Write the register to an XLSX file, or to a folder of CSV files; the number of rows.

    Taken in again it makes the same register. Raises RegisterFile when none is loaded, or when
    the path exists already or is neither.
    """
    loaded = stored.current(connection)
    if loaded is None:
        raise RegisterFile("No register is loaded: there is nothing to export.")
    if path.exists():
        raise RegisterFile(f"{path} exists already and stays: choose another name.")
    if path.suffix and path.suffix.lower() != ".xlsx":
        raise RegisterFile(
            f"{path.name} is neither an XLSX file nor a folder: call it by a name that ends in "
            ".xlsx, or has no ending for a folder of CSV files."
        )
    tables = {table.name: _rows(connection, table) for table in SHEETS}
    about = [(loaded.kind.value, loaded.version, loaded.dated)]
    try:
        if path.suffix:
            with path.open("xb") as file:
                book = openpyxl.Workbook(write_only=True)
                _append(book.create_sheet(register.name), _REGISTER, about)
                for table in SHEETS:
                    _append(book.create_sheet(table.name), columns_of(table), tables[table.name])
                book.save(file)
        else:
            path.mkdir(parents=True)
            _write_rows(path / f"{register.name}.csv", _REGISTER, about)
            for table in SHEETS:
                _write_csv(path / f"{table.name}.csv", table, tables[table.name])
    except OSError as error:
        raise RegisterFile(f"{path} cannot be written: {error.strerror}.") from None
    return sum(map(len, tables.values()))


def _rows(connection: Connection, table: Table) -> list[Row]:
    """A table's rows as its sheet holds them: an engagement with its school's authority."""
    rows = stored.rows_of(connection, table)
    if table is not engagement:
        return rows
    schools = {school[0]: school[2] for school in stored.rows_of(connection, SHEETS[5])}
    return [(*row, schools[row[1]]) for row in rows]


def _write_csv(path: Path, table: Table, rows: Iterable[Row]) -> None:
    _write_rows(path, columns_of(table), rows)


def _write_rows(path: Path, columns: Iterable[Column[Any]], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in columns)
        writer.writerows([disarmed(cell) for cell in row] for row in rows)


def _append(sheet: Any, columns: Iterable[Column[Any]], rows: Iterable[Row]) -> None:
    sheet.append([column.name for column in columns])
    for row in rows:
        sheet.append([_kept(sheet, cell) if isinstance(cell, str) else cell for cell in row])


def _kept(sheet: Any, text: str) -> object:
    """Text as a cell that stays text: no formula, no error, no escape sequence of XLSX."""
    escaped = _ESCAPE.sub("_x005F_", text)
    if not escaped.startswith(("=", "#")):
        return escaped
    cell = WriteOnlyCell(sheet, escaped)
    cell.data_type = "s"
    return cell


def _template() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    notes = book.active
    assert notes is not None
    notes.title = "notes"
    for number, line in enumerate(_note_lines(), start=1):
        notes.cell(number, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    notes.column_dimensions["A"].width = 110
    lists = book.create_sheet("lists")
    for table in SHEETS:
        _template_sheet(book.create_sheet(table.name), lists, table)
    return book


def _template_sheet(sheet: Any, lists: Any, table: Table) -> None:
    for place, column in enumerate(columns_of(table), start=1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place, column.name)
        head.font = Font(bold=True)
        head.comment = Comment(_note(column), "template", width=260, height=110)
        if not column.nullable:
            head.fill = PatternFill("solid", fgColor="FFF2CC")
        sheet.column_dimensions[letter].width = max(14, len(column.name) + 3)
        sheet.column_dimensions[letter].number_format = _number_format(column)
        choices = list(_choices(column))
        if choices:
            sheet.add_data_validation(_drop_down(lists, table, column, choices, letter))
    sheet.freeze_panes = "A2"


def _drop_down(
    lists: Any, table: Table, column: Column[Any], choices: list[str], letter: str
) -> DataValidation:
    """A drop-down whose choices stand in a column of the sheet lists: no length is too much."""
    place = lists.max_column + 1 if lists.cell(1, 1).value else 1
    lists.cell(1, place, f"{table.name}: {column.name}").font = Font(bold=True)
    for number, choice in enumerate(choices, start=2):
        lists.cell(number, place, choice)
    at = get_column_letter(place)
    down = DataValidation(
        type="list",
        formula1=f"lists!${at}$2:${at}${len(choices) + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=column.name,
        error="Choose one of the list.",
    )
    down.add(f"{letter}2:{letter}{_LAST_ROW}")
    return down


def _choices(column: Column[Any]) -> Iterator[str]:
    if column.info.get("choices"):
        yield from column.info["choices"]
    elif column.info.get("form") == "authority":
        yield from authorities()
    elif column.info.get("form") == "measure":
        yield from catalogue.load().measures


def _number_format(column: Column[Any]) -> str:
    if isinstance(column.type, Date):
        return "dd/mm/yyyy"
    if isinstance(column.type, String):
        return "@"
    return "0" if isinstance(column.type, Integer) else "0.00"


def _note(column: Column[Any]) -> str:
    note = str(column.info["note"])
    return f"{note}." if column.nullable else f"{note}. Needed in every row."


def _note_lines() -> Iterator[str]:
    yield from _ABOUT
    for table in SHEETS:
        yield ""
        yield f"{table.name.upper()}: {table.info['note']}"
        for column in columns_of(table):
            yield f"    {column.name}: {_note(column)}"
    yield ""
    yield "AUTHORITIES"
    for code, name in authorities().items():
        yield f"    {code}: {name}"
