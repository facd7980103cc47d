"""Export and templates: the way there and back is exact, and a stranger can fill in a template."""

import csv
import re
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Step
from hypothesis import strategies as st

from eip_data import catalogue, database
from eip_data.errors import RegisterFile
from eip_data.programme import disarming, stored
from eip_data.programme.register import import_register
from eip_data.programme.templates import export_register, export_templates
from eip_data.programme_columns import (
    PRIORITIES_OF,
    GrantStatus,
    PartnerKind,
    Phase,
    RegisterKind,
    Rung,
    TargetMeasure,
    Workstream,
)
from eip_data.programme_tables import SHEETS

FAULTS = Path(__file__).parents[1] / "faults"
NOW = datetime(2026, 11, 25, 9)
SEVEN = (
    "E06000047", "E06000057", "E08000021", "E08000022", "E08000023", "E08000024", "E08000037",
)  # fmt: skip


# --- there and back -------------------------------------------------------------------------------


def keepable(text: str) -> bool:
    """Whether the register can hold the text: nothing round it, no formula, nothing unprintable."""
    return (
        text != ""
        and text == text.strip()
        and not text.startswith(("=", "#"))
        and not re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufffd-\uffff]", text)
    )


hostile = st.sampled_from(
    ["+1", "-1", "@a", "'=1", "''+", "<b>&amp;", "a\n\nb", 'say "x", y', "😀" * 75, "_x0041_", "é",
     "007", "1e5", "TRUE", "2025-01-01", "none", "x" * 300, "a;b\tc", "_x005F_x0041_", "1,5"]
)  # fmt: skip
texts = hostile | st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(keepable)
lines = texts.filter(lambda text: not text.startswith("'="))
days = st.dates(date(1900, 1, 1), date(2026, 11, 25))
counts = st.integers(0, 2_000)
money = st.integers(0, 10**9).map(lambda pence: pence / 100)
maybe = st.none

#: Each workstream with each of its priorities.
PAIRS = [(w, p) for w in Workstream for p in PRIORITIES_OF[w]]


def rows(*cells: st.SearchStrategy[object], key: int = 1) -> st.SearchStrategy[list[object]]:
    return st.lists(st.tuples(*cells), max_size=4, unique_by=lambda row: row[:key])


@st.composite
def registers(draw: st.DrawFn) -> dict[str, list[tuple[object, ...]]]:
    """Any register that can be: every reference kept, every rule followed, every text allowed."""
    codes = lines.map(lambda text: text[:40].strip()).filter(keepable)
    partners = draw(rows(codes, lines, st.sampled_from(PartnerKind)))
    of_partner = st.sampled_from([row[0] for row in partners]) if partners else st.none()
    streams = st.sampled_from(PAIRS)
    tied = st.sampled_from([(None, None), *((w, None) for w in Workstream), *PAIRS])
    activities = [
        (code, *stream, *rest)
        for code, stream, *rest in draw(
            rows(codes, streams, lines, of_partner | maybe(), st.just(date(2000, 1, 1)),
                 maybe() | st.just(date(2026, 12, 31)), maybe() | money, maybe() | counts)
        )
    ]  # fmt: skip
    schools = draw(
        rows(st.integers(100_000, 899_999), lines, st.sampled_from(SEVEN), st.sampled_from(Phase),
             lines.map(lambda text: text[:100].strip()).filter(keepable), maybe() | lines,
             maybe() | lines, maybe() | st.integers(2_000, 3_000), maybe() | counts,
             maybe() | st.dates(date(1900, 1, 1), date(1999, 12, 31)), maybe(), maybe())
    )  # fmt: skip
    if len(schools) > 1:  # the first closed, and the second followed
        schools[0] = (*schools[0][:10], date(2026, 11, 1), schools[1][0])
    content: dict[str, list[tuple[object, ...]]] = {"partner": partners, "school": schools}
    content["activity"] = activities
    lines_of_budget = draw(rows(codes, lines, maybe() | st.sampled_from(Workstream), money))
    content["budget_line"] = lines_of_budget
    phases = maybe() | st.sampled_from(Phase)
    grants = [
        (*row, *tie, phase)
        for *row, tie, phase in draw(
            rows(codes, lines, lines, lines.map(lambda text: text[:100].strip()).filter(keepable),
                 st.just(date(2025, 1, 1)), money, maybe() | money, st.sampled_from(SEVEN),
                 st.sampled_from(GrantStatus), maybe() | days, maybe() | st.just(date(2026, 1, 1)),
                 maybe() | lines, tied, phases)
        )
    ]  # fmt: skip
    content["grant"] = grants
    content["event"] = [
        (*row, None, *tie, phase)
        for *row, tie, phase in draw(
            rows(codes, lines, days, maybe() | st.sampled_from(SEVEN), tied, phases)
        )
    ]
    if activities:
        of_activity = st.sampled_from([row[0] for row in activities])
        content["activity_phase"] = draw(rows(of_activity, st.sampled_from(Phase), key=2))
        content["target"] = draw(
            rows(codes, maybe(), of_activity, st.sampled_from(TargetMeasure),
                 st.sampled_from(["2024/25", "2099/00"]), counts, maybe(), maybe())
        )  # fmt: skip
        content["submission"] = draw(
            rows(of_activity, st.sampled_from(SEVEN), days, maybe() | days, key=3)
        )
        if schools:
            recent = st.dates(date(2001, 1, 1), date(2026, 10, 31))
            content["engagement"] = draw(
                rows(of_activity, st.sampled_from([row[0] for row in schools]), recent,
                     st.sampled_from(Rung), maybe() | counts, maybe() | counts, maybe() | counts,
                     key=4)
            )  # fmt: skip
    if grants:
        of_grant = st.sampled_from([row[0] for row in grants])
        content["grant_beneficiary"] = draw(rows(of_grant, st.sampled_from(SEVEN), key=2))
    return content


@pytest.mark.parametrize("name", ["register.xlsx", "register"])
@settings(max_examples=12, suppress_health_check=list(HealthCheck), phases=[Step.generate])
@given(content=registers())
def test_the_way_out_and_in_again_is_exact(no_register, name, content):
    if not any(content.values()):
        return
    with database.writing() as connection:
        stored.store(connection, RegisterKind.REAL, date(2025, 5, 5), {"partner": []})
        stored.store(connection, RegisterKind.REAL, date(2026, 1, 1), content)
        before = stored.current(connection), stored.content(connection)
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        with database.connection() as connection:
            assert export_register(connection, path) == sum(map(len, content.values()))
        with database.writing() as connection:
            stored.store(connection, RegisterKind.REAL, date(2025, 5, 5), {"partner": []})
        account = import_register(path, now=NOW)
    assert [one.sentence for one in account.problems] == []
    with database.connection() as connection:
        assert (stored.current(connection), stored.content(connection)) == before


@given(text=st.text() | hostile)
def test_disarming_is_undone_and_leaves_nothing_that_runs(text):
    disarmed = disarming.disarmed(text)
    assert disarming.armed(disarmed) == text
    assert not disarmed.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("name", ["register.xlsx", "register"])
def test_an_illustrative_register_stays_illustrative_on_the_way(no_register, tmp_path, name):
    school = (
        900001, "Illustrative", "E08000037", "primary", "Academy", *[None] * 7,
    )  # fmt: skip
    with database.writing() as connection:
        stored.store(connection, RegisterKind.ILLUSTRATIVE, date(2026, 1, 1), {"school": [school]})
        before = stored.current(connection)
        export_register(connection, tmp_path / name)
    assert import_register(tmp_path / name, now=NOW).changed is False
    with database.connection() as connection:
        assert stored.current(connection) == before
    if name == "register":
        (tmp_path / name / "register.csv").unlink()
        (problem,) = import_register(tmp_path / name, now=NOW).problems
        assert "illustrative schools have such numbers" in problem.sentence


@pytest.mark.parametrize(
    ("name", "told"),
    [("there.xlsx", "exists already and stays"), ("register.ods", "neither an XLSX file nor a"),
     ("no/folder/register.xlsx", "cannot be written")],
)  # fmt: skip
def test_an_export_that_cannot_be_is_told(no_register, tmp_path, name, told):
    (tmp_path / "there.xlsx").write_text("mine")
    with (
        database.connection() as connection,
        pytest.raises(RegisterFile, match="No register is loaded"),
    ):
        export_register(connection, tmp_path / "new.xlsx")
    import_register(FAULTS / "sound", now=NOW)
    with database.connection() as connection, pytest.raises(RegisterFile, match=told):
        export_register(connection, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["there.xlsx"]
    assert (tmp_path / "there.xlsx").read_text() == "mine"


# --- templates ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates") / "new"
    export_templates(folder)
    return folder


def heading(table: str, folder: Path) -> list[str]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        (only,) = csv.reader(file)
    return only


def test_templates_have_every_table_column_and_note(templates):
    book = openpyxl.load_workbook(templates / "register.xlsx")
    assert book.sheetnames == ["notes", "lists", *(table.name for table in SHEETS)]
    notes = (templates / "notes.txt").read_text(encoding="utf-8")
    for table in SHEETS:
        cells = book[table.name][1]
        names = [cell.value for cell in cells]
        assert names == heading(table.name, templates)
        assert names[: len(table.columns)] == list(table.columns.keys())
        for cell, column in zip(cells, table.columns, strict=False):
            assert column.info["note"] in cell.comment.text
            assert column.info["note"] in notes
            assert ("Needed in every row" in cell.comment.text) is (not column.nullable)
        assert book[table.name].max_row == 1
    assert heading("engagement", templates)[-1] == "authority"


def drop_downs(book: openpyxl.Workbook, table: str) -> dict[str, list[object]]:
    """Column letter -> what its drop-down offers."""
    found = {}
    for one in book[table].data_validations.dataValidation:
        sheet, cells = one.formula1.split("!")
        first = str(one.sqref).split(":")[0]
        found[first.rstrip("0123456789")] = [row[0].value for row in book[sheet][cells]]
    return found


def test_drop_downs_offer_exactly_what_can_be_chosen(templates):
    book = openpyxl.load_workbook(templates / "register.xlsx")
    assert drop_downs(book, "activity") == {
        "B": ["school_improvement", "professional_development", "local_priorities"],
        "C": ["general", "literacy", "oracy", "mental_health", "cultural_capital", "transitions",
              "inclusive_leadership", "reading", "climate"],
    }  # fmt: skip
    assert drop_downs(book, "school")["D"] == [phase.value for phase in Phase]
    assert sorted(map(str, drop_downs(book, "school")["C"])) == sorted(SEVEN)
    assert drop_downs(book, "engagement")["D"] == ["invited", "engaged", "completed", "sustained"]
    assert drop_downs(book, "activity_measure")["B"] == list(catalogue.load().measures)
    assert {table.name for table in SHEETS if drop_downs(book, table.name)} == {
        "partner", "partner_authority", "activity", "activity_phase", "activity_measure", "school",
        "engagement", "submission", "grant", "grant_beneficiary", "event", "target", "budget_line",
    }  # fmt: skip


def test_a_filled_in_template_is_taken_in(no_register, templates, tmp_path):
    book = openpyxl.load_workbook(templates / "register.xlsx")
    book["school"].append([199001, "Made-up", "E08000037", "primary", "Academy"])
    book["activity"].append(
        ["001", "local_priorities", "climate", "Outside", None, date(2025, 1, 1)]
    )
    book["engagement"].append(["001", "199001", datetime(2025, 3, 4), "engaged", 2])
    book.save(tmp_path / "filled in.xlsx")
    account = import_register(tmp_path / "filled in.xlsx", now=NOW)
    assert [one.sentence for one in account.problems] == []
    with database.connection() as connection:
        assert stored.content(connection)["engagement"] == [
            ("001", 199001, date(2025, 3, 4), "engaged", 2, None, None)
        ]


def test_empty_templates_are_refused_and_take_nothing_away(no_register, templates):
    import_register(FAULTS / "sound", now=NOW)
    for path in (templates, templates / "register.xlsx"):
        with pytest.raises(RegisterFile, match="There is no row to take in"):
            import_register(path, now=NOW)
    with database.connection() as connection:
        assert len(stored.content(connection)["school"]) == 4


def test_templates_never_write_over_a_file(tmp_path):
    (tmp_path / "school.csv").write_text("mine")
    with pytest.raises(RegisterFile, match=r"school\.csv exists already and stays"):
        export_templates(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["school.csv"]
    with pytest.raises(RegisterFile, match="cannot be written"):
        export_templates(tmp_path / "school.csv" / "below")
