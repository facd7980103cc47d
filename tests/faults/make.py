"""Makes the workbooks beside it: ``python -m tests.faults.make``. They are kept, as the rest is."""

import csv
from datetime import date
from pathlib import Path

import openpyxl

HERE = Path(__file__).parent
HEADING = (
    "activity", "urn", "engaged_on", "rung", "sessions", "staff", "pupils", "authority",
)  # fmt: skip
FIRST = ("A1", 199001, date(2024, 10, 7), "engaged", 2, 3, 60, "E08000037")


def workbook(name: str, *rows: tuple[object, ...], sheet: str = "engagement") -> Path:
    """A workbook of one sheet of engagements, the first of them sound."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in (HEADING, FIRST, *rows):
        page.append(row)
    book.save(HERE / name)
    return HERE / name


def sound() -> None:
    """The register of ``sound/`` as one workbook: whole numbers are numbers, the rest is text."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for path in sorted((HERE / "sound").glob("*.csv")):
        page = book.create_sheet(path.stem)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                page.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    book.save(HERE / "sound.xlsx")


def main() -> None:
    """Make them all."""
    second = ("A1", 199001, date(2024, 10, 8), "engaged", 1, 1)
    workbook("formula.xlsx", (*second, "=G2+1", None))
    workbook("error.xlsx", (*second, "#N/A", None))
    workbook("text-for-number.xlsx", (*second, "about 20", None))
    workbook("number-for-day.xlsx", ("A1", 199001, 45573, "engaged", 1, 1, 20, None))
    workbook("unknown-sheet.xlsx", sheet="Sheet1")
    whole = workbook("cut-short.xlsx").read_bytes()
    (HERE / "cut-short.xlsx").write_bytes(whole[: len(whole) // 2])
    sound()


if __name__ == "__main__":
    main()
