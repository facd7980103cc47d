"""The files of the pages about grants and partners: every row, marked, unknown left empty."""

import csv
import io

import pytest

from eip_data.programme import demo
from exports.grants import GRANT_COLUMNS, TOTAL_COLUMNS, grants_sheet, grants_totals_sheet
from exports.partners import MEETING_COLUMNS, PARTNER_COLUMNS, meetings_sheet, partners_sheet
from exports.sheet import Sheet, sheet_csv
from findings.grants_page import grants_page
from findings.partners_page import partners_page
from findings.register_filter import RegisterFilter
from tests.findings.test_register_words import one_of_each
from tests.registers import frame, holding, with_illustrative

WHOLE = RegisterFilter()


@pytest.fixture
def url(own_database):
    with_illustrative(own_database)
    return own_database


def read(table: Sheet) -> tuple[list[str], list[dict[str, str]]]:
    rows = csv.DictReader(io.StringIO(sheet_csv(table).decode("utf-8")))
    found = list(rows)
    return list(rows.fieldnames or []), found


def test_every_grant_is_a_row_and_says_that_it_is_invented(url):
    raw = frame(url, "grant").set_index("id")
    named = raw.astype(object).where(raw.notna(), "")
    heads, rows = read(grants_sheet(grants_page(WHOLE)))
    assert tuple(heads[: len(GRANT_COLUMNS)]) == GRANT_COLUMNS
    assert {row["grant"] for row in rows} == set(raw.index) and len(rows) == len(raw)
    assert {row["register"] for row in rows} == {"illustrative"}
    assert all(row["source"].startswith("Source: Illustrative register") for row in rows)
    for row in rows:
        own = raw.loc[row["grant"]]
        assert float(row["awarded_gbp"]) == own["awarded_gbp"]
        known = own["spent_gbp"] == own["spent_gbp"]
        assert row["spent_gbp"] == (f"{own['spent_gbp']:.2f}" if known else "")
        came = own["report_received"]
        assert row["report_received"] == (came.isoformat() if came else "")
        days = (came - own["awarded_on"]).days if came else ""
        assert row["days_to_report"] == str(days)
        for column in ("workstream", "priority", "phase"):
            assert row[column] == named.loc[row["grant"], column]


def test_totals_by_each_split_add_up_to_all(url):
    heads, rows = read(grants_totals_sheet(grants_page(WHOLE)))
    assert tuple(heads[: len(TOTAL_COLUMNS)]) == TOTAL_COLUMNS
    whole = rows[0]
    assert whole["split"] == "all" and whole["grants"] == "64"
    for split in ("recipient's authority", "theme", "academic year"):
        own = [row for row in rows if row["split"] == split]
        for column in ("grants", "awarded_gbp", "spent_gbp", "reports_due"):
            assert sum(float(row[column]) for row in own) == pytest.approx(float(whole[column]))
        each = [bool(row["awarded_gbp_per_disadvantaged_pupil"]) for row in own]
        assert all(each) if split.startswith("recipient") else not any(each)


def test_every_organisation_and_every_kind_at_every_meeting(url):
    page = partners_page(WHOLE)
    heads, rows = read(partners_sheet(page))
    assert tuple(heads[: len(PARTNER_COLUMNS)]) == PARTNER_COLUMNS
    assert sum(int(row["meetings"]) for row in rows) == len(frame(url, "attendance"))
    assert {row["organisation"] for row in rows} == set(frame(url, "partner")["name"])
    assert all(bool(row["schools"]) == (row["kind"] in ("trust", "federation")) for row in rows)
    heads, rows = read(meetings_sheet(page))
    assert tuple(heads[: len(MEETING_COLUMNS)]) == MEETING_COLUMNS
    assert len(rows) == 6 * 14
    held = frame(url, "event").set_index("name")
    held = held.astype(object).where(held.notna(), "")
    for row in rows:
        for column in ("workstream", "priority", "phase"):
            assert row[column] == held.loc[row["meeting"], column]
    assert sum(int(row["came"]) for row in rows) == len(frame(url, "attendance"))


def test_a_real_register_names_nobody_and_is_called_real(url):
    with holding(url, demo.content()):
        totals = read(grants_totals_sheet(grants_page(WHOLE)))[1]
        assert {row["register"] for row in totals} == {"real"}
        assert read(grants_sheet(grants_page(WHOLE)))[1] == []
        meetings = sheet_csv(meetings_sheet(partners_page(WHOLE)))
        assert (
            b"llustrative" not in meetings and read(partners_sheet(partners_page(WHOLE)))[1] == []
        )


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2", "+3", 'a\nb,"c"'])
def test_no_text_of_a_register_runs_as_a_formula(url, name, monkeypatch):
    monkeypatch.setenv("EIP_SHOW_REGISTER", "1")
    with holding(url, one_of_each(name)):
        _, [grant] = read(grants_sheet(grants_page(WHOLE)))
        _, [partner] = read(partners_sheet(partners_page(WHOLE)))
    for text in (grant["title"], grant["applicant"], grant["learning"], partner["organisation"]):
        assert not text.startswith(("=", "@", "-", "+")) and "\n" not in text
