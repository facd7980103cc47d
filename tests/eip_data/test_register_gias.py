"""Schools from the columns of a GIAS download: which are kept, how they are told, what stays."""

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from eip_data import database
from eip_data.errors import RegisterFile
from eip_data.programme import stored
from eip_data.programme.register import import_register

FAULTS = Path(__file__).parents[1] / "faults"
NOW = datetime(2026, 11, 25, 9)
HEADING = (
    "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName",
    "TypeOfEstablishment (name)", "EstablishmentTypeGroup (name)", "EstablishmentStatus (name)",
    "OpenDate", "CloseDate", "PhaseOfEducation (name)", "NumberOfPupils", "Trusts (name)",
    "Federations (name)", "Postcode",
)  # fmt: skip
OPEN = (
    "199001", "390", "Gateshead", "2001", "Éxample Made-up Primary", "Community school",
    "Local authority maintained schools", "Open", "", "", "Primary", "231", "", "North Federation",
    "",
)  # fmt: skip


def changed(**change: str) -> tuple[str, ...]:
    """A row of the download, the first one with some cells changed (``URN=…``, ``group=…``)."""
    names = {"group": 6, "status": 7, "opened": 8, "closed": 9, "phase": 10, "pupils": 11,
             "authority": 1, "urn": 0, "kind": 5, "trust": 12}  # fmt: skip
    row = list(OPEN)
    for name, cell in change.items():
        row[names[name]] = cell
    return tuple(row)


ROWS = [
    OPEN,
    changed(urn="199002", authority="929", kind="Academy converter", group="Academies",
            opened="01-09-2012", phase="Middle deemed secondary", pupils="", trust="MADE-UP TRUST"),
    changed(urn="199003", authority="840", status="Closed", closed="31-08-2024", phase="Secondary"),
    changed(urn="199004", authority="391", group="Special schools", phase="Not applicable"),
    changed(urn="199005", authority="392", status="Open, but proposed to close", phase="16 plus",
            group="Colleges"),
    changed(urn="199011", authority="201"),
    changed(urn="199012", group="Independent schools"),
    changed(urn="199013", group="Universities"),
    changed(urn="199014", status="Proposed to open", opened="01-09-2027"),
    changed(urn="199015", status="Closed"),
]  # fmt: skip
KEPT = [199001, 199002, 199003, 199004, 199005]


def download(folder: Path, rows: list[tuple[str, ...]], encoding: str = "cp1252") -> Path:
    path = folder / "edubasealldata20261124.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([HEADING, *rows])
    return path


def schools() -> list[tuple[object, ...]]:
    with database.connection() as connection:
        return stored.content(connection)["school"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_state_funded_schools_of_the_seven_are_kept(no_register, tmp_path, encoding):
    account = import_register(download(tmp_path, ROWS, encoding), now=NOW)
    assert [one.sentence for one in account.problems] == []
    found = schools()
    assert [row[0] for row in found] == KEPT
    assert found[0] == (
        199001, "Éxample Made-up Primary", "E08000037", "primary", "Community school", None,
        "North Federation", 231, None, None, None, None,
    )  # fmt: skip
    assert found[1] == (
        199002, "Éxample Made-up Primary", "E06000057", "middle", "Academy converter",
        "MADE-UP TRUST", "North Federation", None, None, date(2012, 9, 1), None, None,
    )  # fmt: skip
    assert (found[2][3], found[2][10]) == ("secondary", date(2024, 8, 31))
    assert [row[3] for row in found[3:]] == ["not_applicable", "sixteen_plus"]


def test_a_workbook_of_the_download_is_the_same(no_register, tmp_path):
    import_register(download(tmp_path, ROWS), now=NOW)
    before = schools()
    book = openpyxl.Workbook()
    for row in (HEADING, *ROWS):
        book.active.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    book.save(tmp_path / "schools.xlsx")
    assert import_register(tmp_path / "schools.xlsx", now=NOW).changed is False
    assert schools() == before


def test_what_gias_does_not_hold_stays_as_the_register_has_it(no_register, tmp_path):
    import_register(FAULTS / "sound", now=NOW)
    rows = [
        changed(urn="199001", pupils="215"),
        changed(urn="199002", authority="394", pupils="316"),
        changed(urn="199003", pupils="900", status="Closed", closed="31-12-2024"),
        changed(urn="199004", pupils="880", opened="01-01-2025"),
    ]
    account = import_register(download(tmp_path, rows), now=NOW)
    assert [one.sentence for one in account.problems] == []
    assert [(row[0], row[7], row[8], row[11]) for row in schools()] == [
        (199001, 215, 90, None), (199002, 316, None, None), (199003, 900, 310, 199004),
        (199004, 880, 300, None),
    ]  # fmt: skip


def test_a_phase_unknown_to_us_is_told_by_row(no_register, tmp_path):
    account = import_register(download(tmp_path, [OPEN, changed(phase="Lower")]), now=NOW)
    first = account.problems[0]
    assert (first.row, first.column, first.value) == (3, "phase", "Lower")


def test_a_download_of_elsewhere_takes_no_school_away(no_register, tmp_path):
    import_register(FAULTS / "sound", now=NOW)
    with pytest.raises(RegisterFile, match="There is no row to take in"):
        import_register(download(tmp_path, [changed(authority="201")]), now=NOW)
    assert len(schools()) == 4


def test_a_download_beside_a_sheet_of_schools_is_one_too_many(no_register, tmp_path):
    download(tmp_path, ROWS)
    (tmp_path / "school.csv").write_text("urn,name,authority,phase,type\n")
    (problem,) = import_register(tmp_path, now=NOW).problems
    assert problem.sentence == (
        "school.csv: edubasealldata20261124.csv holds the same table; hand in one of them."
    )
