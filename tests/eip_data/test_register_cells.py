"""One cell: what is understood, in which spellings, and what is not taken for a value."""

from datetime import date, datetime

import openpyxl
import pytest

from eip_data.programme import cells, files
from eip_data.programme.problems import Problem, Wrong, shown
from eip_data.programme_tables import activity, engagement, grant, school, target

UNDERSTOOD = [
    (engagement.c.pupils, "1,200", 1200),
    (engagement.c.pupils, 60.0, 60),
    (engagement.c.pupils, " 60 ", 60),
    (engagement.c.pupils, "0", 0),
    (engagement.c.pupils, 0, 0),
    (engagement.c.pupils, "  ", None),
    (engagement.c.pupils, None, None),
    (engagement.c.urn, 199001.0, 199001),
    (engagement.c.urn, "199001", 199001),
    (grant.c.awarded_gbp, "£4,999.99", 4999.99),
    (grant.c.awarded_gbp, 5000, 5000.0),
    (engagement.c.engaged_on, datetime(2025, 3, 4, 9, 30), date(2025, 3, 4)),
    (engagement.c.engaged_on, date(2025, 3, 4), date(2025, 3, 4)),
    (engagement.c.engaged_on, "4/3/2025", date(2025, 3, 4)),
    (engagement.c.engaged_on, "04-03-2025", date(2025, 3, 4)),
    (engagement.c.engaged_on, "2024-02-29", date(2024, 2, 29)),
    (activity.c.id, 7.0, "7"),
    (activity.c.id, "007", "007"),
    (activity.c.name, " Two\r\nlines ", "Two\nlines"),
    (activity.c.name, "-5 to +5 <b>@ & “quotes” 😀", "-5 to +5 <b>@ & “quotes” 😀"),
    (activity.c.priority, "Reading for Pleasure and Fluency", "reading"),
    (activity.c.workstream, "responding to local priorities", "local_priorities"),
    (school.c.authority, "gateshead", "E08000037"),
    (school.c.authority, 390.0, "E08000037"),
    (target.c.period, "2025-26", "2025/26"),
]


@pytest.mark.parametrize(
    ("column", "cell", "value"), UNDERSTOOD, ids=[f"{c.name} {x!r}" for c, x, _ in UNDERSTOOD]
)
def test_a_cell_is_understood(column, cell, value):
    found = cells.reader(column)(cell)
    assert (found, type(found)) == (value, type(value))


WRONG = [
    (engagement.c.pupils, "1.200,5", "not a number"),
    (engagement.c.pupils, "12 pupils", "not a number"),
    (engagement.c.pupils, "1e3", "not a number"),
    (engagement.c.pupils, "nan", "not a number"),
    (engagement.c.pupils, "٣", "not a number"),
    (engagement.c.pupils, True, "not a number"),
    (engagement.c.pupils, date(2025, 3, 4), "not a number"),
    (engagement.c.pupils, "100,000,001", "larger than 100,000,000"),
    (engagement.c.urn, "19900", "six digits"),
    (engagement.c.urn, "1990010", "six digits"),
    (engagement.c.urn, "-199001", "six digits"),
    (engagement.c.urn, "", "the cell is empty"),
    (grant.c.awarded_gbp, "0.001", "at most two decimals"),
    (engagement.c.engaged_on, "31/02/2025", "not a day"),
    (engagement.c.engaged_on, "3/14/2025", "not a day"),
    (engagement.c.engaged_on, 45000, "not a day"),
    (activity.c.name, date(2025, 3, 4), "should be text"),
    (activity.c.name, "x" * 301, "longer than 300 characters"),
    (activity.c.name, "=1+1", "a formula"),
    (activity.c.name, object(), "a formula"),
    (activity.c.name, "#REF!", "an error of the spreadsheet"),
    (activity.c.name, "a\x07b", "cannot be printed"),
    (target.c.period, datetime(2025, 12, 1), "not an academic year"),
    (target.c.period, "2025/27", "not an academic year"),
    (school.c.authority, "North East", "none of the North East CA's seven"),
    (school.c.authority, "E08000026", "none of the North East CA's seven"),
]


@pytest.mark.parametrize(
    ("column", "cell", "what"), WRONG, ids=[f"{c.name} {x!r:.20}" for c, x, _ in WRONG]
)
def test_a_wrong_cell_is_told(column, cell, what):
    reader = cells.reader(column)
    for _ in range(2):  # what was wrong once is wrong again
        with pytest.raises(Wrong, match=what):
            reader(cell)


def test_true_is_not_one_even_after_one():
    reader = cells.reader(engagement.c.pupils)
    assert reader(1) == 1
    with pytest.raises(Wrong):
        reader(True)


def test_a_long_value_is_told_on_one_line_and_cut():
    assert shown("a\nb" * 100) == " ".join(["a", *["ba"] * 99])[:60] + "…"
    assert Problem("s", None, "", "", "wrong").sentence == "s: wrong."


@pytest.mark.parametrize("with_formula", [True, False])
def test_rows_keep_the_spreadsheets_numbers_whichever_reader_reads(tmp_path, with_formula):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = " Partner "
    sheet.append(["id", "name", "kind"])
    sheet["A4"], sheet["B4"] = "P1", "a_x000D_b"
    sheet["B6"] = 5
    if with_formula:
        sheet["D9"] = "=1+1"
    book.save(tmp_path / "some.xlsx")
    (found,) = files.sheets(tmp_path / "some.xlsx")
    assert (found.label, found.name, found.heading[:3]) == (
        " Partner ", "partner", ("id", "name", "kind"),
    )  # fmt: skip
    rows = [(number, [cell or None for cell in row[:3]]) for number, row in found.rows]
    assert rows[:2] == [(4, ["P1", "a\rb", None]), (6, [None, 5, None])]
    assert [number for number, _ in rows[2:]] == ([9] if with_formula else [])
