"""A workbook's figures are numbers, its text is never a formula, and its notes say all."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from exports import dictionary
from exports.csv_file import is_number
from exports.notes import Notes, Words
from exports.sheet import Sheet, sheet, sheet_csv, sourced
from exports.weight import size_text, weigh
from exports.workbook import workbook
from findings.sources import SourceCard

COLUMNS = ("area", "measure", "value", "status", "awarded_on", "source")
ROWS = (
    ("Gateshead", "ks4_attainment8", "33.60", "final", "2026-04-08", "Source: A, B."),
    ("=1+1", "ks4_attainment8", "-7", "estimate", "", "Source: A, B."),
    ("@SUM(A1)\n\x07", "x", "", "suppressed", "not a day", "+3"),
    ("-2", "x", "=1+1", "complete", "", "Source: A, B."),
)
CARD = SourceCard(
    "a_file", "A title", "A publisher", "April", "8 April 2026", "9 May 2026", "OGL",
    "© Them", "https://example.org/file", (), "", "",
)  # fmt: skip
WORDS = Words(
    title="**Gateshead**: 48%",
    under="What, who, when",
    sentence="It **is** so.",
    status=("Final", "Our calculation"),
    breaks=(("New series.", "Because."),),
    notes=("**Take care**: one.",),
    source="Source: A, accessed 9 May 2026. Open Government Licence v3.0.",
    method_link="https://example.org/method",
    edition="edition 1a2b3c4d, 8 April 2026",
)
VIEW = "https://example.org/gap/authority?area=E08000037"
NOTES = Notes(
    WORDS, (CARD,), (("Age 16: Attainment 8", "A score."),), address=VIEW, day="25 November 2026"
)


def made(table: Sheet = sheet(COLUMNS, ROWS), notes: Notes = NOTES):  # noqa: B008
    return load_workbook(io.BytesIO(workbook(table, notes)))


def test_numbers_are_numbers_at_their_decimals_and_days_are_days():
    page = made()["Data"]
    assert [cell.value for cell in page[1]] == list(COLUMNS)
    value, whole, none = (page.cell(row, 3) for row in (2, 3, 4))
    assert (value.value, value.number_format) == (33.6, "0.00")
    assert (whole.value, whole.number_format, whole.data_type) == (-7, "0", "n")
    assert none.value is None and page.cell(4, 4).value == "suppressed"
    day, other = page["E2"], page["E4"]
    assert (day.value.date().isoformat(), day.number_format) == ("2026-04-08", "yyyy-mm-dd")
    assert other.value == "not a day"
    assert page.freeze_panes == "A2" and page.auto_filter.ref == "A1:F5"
    widths = [page.column_dimensions[letter].width for letter in "ABCDEF"]
    assert min(widths) >= 9 and max(widths) <= 44


def test_no_text_runs_as_a_formula_in_either_file():
    page = made()["Data"]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert page["A3"].value == "=1+1" and page["A3"].quotePrefix
    assert page["A4"].value == "@SUM(A1)" and page["C5"].value == "=1+1"
    content = sheet_csv(sheet(COLUMNS, ROWS)).decode()
    assert "'=1+1" in content and "'@SUM(A1)" in content and "'-2" in content and "'+3" in content
    assert "\nGateshead,ks4_attainment8,33.60," in content and ",-7,estimate," in content
    assert ",'=1+1,complete," in content
    titled = made(notes=replace(NOTES, words=replace(WORDS, title="=HYPERLINK(1)")))["Notes"]
    assert titled["A1"].data_type == "s"


def test_the_notes_say_what_is_on_the_page_and_where_it_is_from():
    page = made()["Notes"]
    told = [(a or "", b or "") for a, b in page.iter_rows(max_col=2, values_only=True)]
    said = dict(told)
    assert told[0] == ("Gateshead: 48%", "")
    for pair in (
        ("What and when", "What, who, when"), ("In a sentence", "It is so."),
        ("Status", "Final; Our calculation"), ("New series", "Because."),
        ("Note", "Take care: one."), ("Source", WORDS.source), ("This view", VIEW),
        ("Edition of the figures", WORDS.edition), ("File taken on", "25 November 2026"),
        ("Code", "a_file"), ("Accessed", "9 May 2026"), ("Licence", "OGL"),
        ("Age 16: Attainment 8", "A score."),
    ):  # fmt: skip
        assert pair in told
    links = {cell.value: cell.hyperlink.target for cell in page["B"] if cell.hyperlink}
    assert links == {one: one for one in (VIEW, WORDS.method_link, CARD.url)}
    assert all(said[name] == dictionary.column(name).meaning for name in COLUMNS)
    assert {"final", "estimate", "suppressed", "complete", "empty cell"} <= set(said)
    assert "revised" not in said


@pytest.mark.parametrize(
    ("kind", "said"), [("illustrative", "illustrative: invented"), ("real", "not published")]
)
def test_a_file_of_the_programme_says_whose_it_is_and_what_of_it_is_licensed(kind, said):
    table = sheet(("schools", "status", "register"), [("1", "complete", kind)])
    told = dict(made(table)["Notes"].iter_rows(max_col=2, values_only=True))
    assert said in made_licence(table) and "Open Government Licence" in told["Published parts"]
    assert "Published parts" not in dict(made()["Notes"].iter_rows(max_col=2, values_only=True))


def made_licence(table: Sheet) -> str:
    """What the first licence of a table's notes says; cards of published files come after."""
    pairs = made(table)["Notes"].iter_rows(max_col=2, values_only=True)
    return next(text for label, text in pairs if label == "Licence")


def test_the_same_content_is_the_same_bytes_and_tells_no_time():
    content = workbook(sheet(COLUMNS, ROWS), NOTES)
    assert content == workbook(sheet(COLUMNS, ROWS), NOTES)
    with ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2020-01-01T00:00:00Z") == 2


def test_a_table_of_no_rows_and_one_of_a_thousand_open():
    assert made(sheet(COLUMNS, ()))["Data"].max_row == 1
    assert made(sheet(COLUMNS, ROWS * 250))["Data"].max_row == 1001


def test_source_ids_stand_after_the_source_and_only_where_they_can():
    table = sourced(sheet(COLUMNS, ROWS), {"ks4_attainment8": "lait ees"})
    assert table.columns == (*COLUMNS, "source_id")
    assert [row[-1] for row in table.rows] == ["lait ees", "lait ees", "", ""]
    assert sourced(table, {}) is table
    bare = sheet(("measure", "value"), [("x", "1")])
    assert sourced(bare, {"x": "lait"}) is bare


def test_a_column_that_nothing_is_said_of_is_refused():
    with pytest.raises(KeyError):
        sheet(("area", "no such column"), ())


def test_a_size_is_read_as_it_is_and_one_that_is_about_is_rounded():
    sizes = ((999, "under 1 kB"), (1000, "1 kB"), (12_345, "12 kB"), (1_949_000, "1.9 MB"))
    assert [size_text(size) for size, _ in sizes] == [text for _, text in sizes]
    abouts = ((12_345, "about 12 kB"), (123_456, "about 120 kB"), (8_566_425, "about 8.6 MB"))
    assert [size_text(size, about=True) for size, _ in abouts] == [text for _, text in abouts]


def test_a_weight_is_that_of_the_file_and_tells_contents_apart():
    one, other = sheet(COLUMNS, ROWS), sheet(COLUMNS, ROWS[:2])
    assert weigh(one).csv == len(sheet_csv(one)) and weigh(one) == weigh(sheet(COLUMNS, ROWS))
    assert weigh(one).mark != weigh(other).mark


@pytest.mark.parametrize(
    ("text", "number"),
    [("68", 1), ("-0.5", 1), ("68.0", 1), ("", 0), ("+3", 0), ("1e5", 0), ("-", 0), ("=1", 0),
     ("1.", 0), ("- 1", 0), ("1,000", 0)],
)  # fmt: skip
def test_what_is_a_number(text, number):
    assert is_number(text) is bool(number)
