"""Register files as sheets of cells: XLSX, CSV, or a folder of CSV files.

Calamine reads XLSX some twenty times faster than openpyxl, but tells neither formulas nor the
spreadsheet's errors from values; a workbook that holds any is read by openpyxl, which does.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineError, CalamineWorkbook

from eip_data.errors import RegisterFile
from eip_data.programme.disarming import armed
from eip_data.programme.problems import shown

Cells = tuple[object, ...]

_DAMAGED = (
    "{name} cannot be opened as a workbook: it is damaged, cut short, protected by a password or "
    "not XLSX; open it in the spreadsheet, save it as XLSX and hand in the new file."
)
_FORMULA_OR_ERROR = re.compile(rb'<(?:\w+:)?f[\s/>]|\st="e"')
_PIECE = 1 << 20
_FIRST_WORD = re.compile(r"[\s().,-]")
_ENCODING = (
    "{name}, row {row}{where}: the text is not UTF-8; save the file as “CSV UTF-8 (Comma "
    "delimited)” and hand in the new file."
)


@dataclass(frozen=True)
class Sheet:
    """One sheet of cells; ``label`` is what its owner calls it, ``name`` the table it is for.

    ``rows`` are (number in the spreadsheet, cells); rows without any value are left out.
    """

    label: str
    name: str
    heading: tuple[str, ...]
    rows: list[tuple[int, Cells]]


def sheets(path: Path) -> list[Sheet]:
    """Every sheet of the file or folder, in order.

    Raises RegisterFile with a sentence when it cannot be read.
    """
    if path.is_dir():
        files = sorted(path.glob("*.csv"))
        if not files:
            raise RegisterFile(f"The folder {path.name} holds no CSV file.")
        return [_csv(file) for file in files]
    if not path.is_file():
        raise RegisterFile(f"There is no file {path}.")
    if path.suffix.lower() == ".csv":
        return [_csv(path)]
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _workbook(path)
    raise RegisterFile(f"{path.name} is neither XLSX nor CSV; save it as one of them.")


def _sheet(label: str, name: str, rows: Iterable[Cells]) -> Sheet:
    numbered = enumerate(rows, start=1)
    _, heading = next(numbered, (1, ()))
    return Sheet(
        label=label,
        name=name.strip().lower(),
        heading=tuple("" if cell is None else str(cell).strip() for cell in heading),
        rows=[(number, row) for number, row in numbered if any(_filled(cell) for cell in row)],
    )


def _filled(cell: object) -> bool:
    return cell is not None and cell != "" and str(cell).strip() != ""


def _not_empty(path: Path) -> None:
    if path.stat().st_size == 0:
        raise RegisterFile(
            f"{path.name} is empty (0 bytes): save it again and hand in the new file."
        )


def _csv(path: Path) -> Sheet:
    """One table; its name is the first word of the file's, so "school (1).csv" is one too."""
    _not_empty(path)
    return _sheet(path.name, _FIRST_WORD.split(path.stem)[0], _csv_rows(path, _decoded(path)))


def _decoded(path: Path) -> str:
    """The text of a CSV file: UTF-8; a GIAS download comes in Windows-1252."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"EstablishmentName" in content.partition(b"\n")[0]:
            return content.decode("cp1252", errors="replace")
        row = content.count(b"\n", 0, error.start) + 1
        where = _where(content, error.start)
        raise RegisterFile(_ENCODING.format(name=path.name, row=row, where=where)) from None
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise RegisterFile(_ENCODING.format(name=path.name, row=row, where=""))
    return text


def _where(content: bytes, at: int) -> str:
    """The column and the text in which the byte at ``at`` lies, where they can be told."""
    start, end = content.rfind(b"\n", 0, at) + 1, content.find(b"\n", at)
    heading, cells, before = (
        next(csv.reader([part.decode("cp1252", errors="replace").strip("\r\n")]), [])
        for part in (
            content.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0],
            content[start : end if end >= 0 else len(content)],
            content[start : at + 1],
        )
    )
    place = len(before) - 1
    if start == 0 or not 0 <= place < min(len(cells), len(heading)):
        return ""
    return f", column {heading[place]}, “{shown(cells[place])}”"


def _csv_rows(path: Path, text: str) -> Iterator[Cells]:
    """Rows by their number; a quoted line break makes no row of its own, as in a spreadsheet."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    width, number = 0, 0
    disarmed = "'" in text
    try:
        for number, cells in enumerate(reader, start=1):
            width = width or len(cells)
            if cells and len(cells) != width:
                raise RegisterFile(
                    f"{path.name}, row {number}: {len(cells)} cells under a heading of {width}; "
                    "the file is cut short, or a comma stands in a text without quotes."
                )
            yield tuple(map(armed, cells) if disarmed else cells)
    except csv.Error:
        raise RegisterFile(
            f"{path.name}, row {number + 1}: a quoted text has no proper end; the file is cut "
            "short or a quote is missing, save it again from the spreadsheet."
        ) from None


def _workbook(path: Path) -> list[Sheet]:
    _not_empty(path)
    with _readable(path):
        return list(_exact(path) if _formula_or_error(path) else _fast(path))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (
        CalamineError, InvalidFileException, ParseError, zipfile.BadZipFile, zlib.error, EOFError,
        KeyError, OSError, ValueError,
    ) as error:  # fmt: skip
        raise RegisterFile(_DAMAGED.format(name=path.name)) from error


def _formula_or_error(path: Path) -> bool:
    """Whether any worksheet holds a formula or an error, looked up in its bytes."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as member:
                    end = b""
                    while piece := member.read(_PIECE):
                        if _FORMULA_OR_ERROR.search(end + piece):
                            return True
                        end = piece[-32:]
    return False


def _fast(path: Path) -> Iterator[Sheet]:
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield _sheet(name, name, map(tuple, rows))


def _unescaped(cell: object) -> object:
    """Text as it was typed: openpyxl leaves XLSX's escape sequences, calamine does not."""
    return unescape(cell) if isinstance(cell, str) else cell


def _exact(path: Path) -> Iterator[Sheet]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            yield _sheet(sheet.title, sheet.title, (tuple(map(_unescaped, row)) for row in rows))
    finally:
        book.close()
