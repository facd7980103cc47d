"""A table as an Excel workbook: its figures as numbers, and a second sheet with all to be known."""

import re
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from exports.briefing_zip import zipped
from exports.csv_file import is_number, on_one_line
from exports.dictionary import Kind, column
from exports.notes import Notes, lines, plain
from exports.sheet import Sheet
from findings.sentences import INDEPENDENT

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA, NOTES = "Data", "Notes"
#: The day in the file's own properties, so that the same content is the same bytes.
_DAY = datetime(2020, 1, 1)
_WRITTEN = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
#: What XML cannot hold, and how many letters a cell of Excel can.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOST = 32_767
_FORMULA = ("=", "+", "-", "@")
_NARROW, _WIDE, _LABEL, _TEXT = 9, 44, 30, 100


def workbook(table: Sheet, notes: Notes) -> bytes:
    """The file; the same bytes for the same table and notes."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = fit(plain(notes.words.title))
    book.properties.creator = book.properties.lastModifiedBy = "North East attainment gap"
    book.properties.description = INDEPENDENT
    book.properties.created = book.properties.modified = _DAY
    data = book.active
    data.title = DATA
    _fill(data, table)
    _tell(book.create_sheet(NOTES), notes, table)
    out = BytesIO()
    book.save(out)
    with ZipFile(BytesIO(out.getvalue())) as made:
        return zipped((name, _undated(name, made.read(name))) for name in made.namelist())


def fit(text: str) -> str:
    """The text as a cell can hold it: on one line, without what XML knows nothing of."""
    return on_one_line(_UNFIT.sub("", text))[:_MOST]


def _fill(page: Any, table: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    kinds = [column(name).kind for name in table.columns]
    for at, name in enumerate(table.columns, start=1):
        head = page.cell(1, at, name)
        head.font, head.alignment = Font(bold=True), Alignment(vertical="top")
    for down, row in enumerate(table.rows, start=2):
        for at, (text, kind) in enumerate(zip(row, kinds, strict=True), start=1):
            if text:
                _put(page.cell(down, at), text, kind)
    for at, name in enumerate(table.columns):
        longest = max(map(len, (name, *(row[at] for row in table.rows))))
        letter = get_column_letter(at + 1)
        page.column_dimensions[letter].width = min(max(longest + 2, _NARROW), _WIDE)
    page.freeze_panes = "A2"
    last = get_column_letter(len(table.columns))
    page.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"


def _put(cell: Any, text: str, kind: Kind) -> None:
    """A number with its decimals, a day, or text that is never taken for a formula."""
    if kind is Kind.NUMBER and is_number(text):
        decimals = len(text.partition(".")[2])
        cell.value = float(text) if decimals else int(text)
        cell.number_format = f"0.{'0' * decimals}" if decimals else "0"
    elif kind is Kind.DAY and (day := _day(text)):
        cell.value, cell.number_format = day, "yyyy-mm-dd"
    else:
        _write(cell, text)


def _write(cell: Any, text: str) -> None:
    cell.value = fit(text)
    cell.data_type = "s"
    if cell.value.startswith(_FORMULA):
        cell.quotePrefix = True


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _tell(page: Any, notes: Notes, table: Sheet) -> None:
    from openpyxl.styles import Alignment, Font

    page.column_dimensions["A"].width, page.column_dimensions["B"].width = _LABEL, _TEXT
    top = Alignment(vertical="top", wrap_text=True)
    for down, line in enumerate(lines(notes, table), start=1):
        label, said = page.cell(down, 1), page.cell(down, 2)
        _write(label, line.label)
        if line.heading:
            label.font = Font(bold=True, size=14 if down == 1 else 12)
            continue
        label.alignment = said.alignment = top
        _write(said, line.text)
        if line.link:
            said.hyperlink, said.style = line.link, "Hyperlink"
            said.alignment = top


def _undated(name: str, content: bytes) -> bytes:
    """Without the time of writing, which the writer puts in by itself."""
    if name != "docProps/core.xml":
        return content
    return _WRITTEN.sub(rb"\g<1>" + f"{_DAY.isoformat()}Z".encode(), content)
