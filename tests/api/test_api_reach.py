"""Reach by address: the pages' totals, marked, and nothing of a real register that is not shown."""

import csv
import io

import pytest

from exports.register import coverage_sheet
from exports.sheet import sheet_csv
from findings.reach import coverage
from findings.register_choices import asked as register_filter
from findings.register_filter import RegisterFilter, Split
from tests.api.conftest import client
from tests.findings.test_register_words import one_of_each
from tests.registers import emptied, holding, with_illustrative


def test_reach_is_that_of_the_page_and_of_its_download(kept, ask):
    found = coverage(RegisterFilter())
    cells = [one for line in found.cells for one in line]
    rows = ask("reach?limit=1000").json()["data"]
    file = list(
        csv.DictReader(
            io.StringIO(sheet_csv(coverage_sheet(found, "authority", "workstream")).decode())
        )
    )
    for row, cell, line in zip(rows, cells, file, strict=True):
        assert (row["place"], row["part"]) == (cell.row, cell.column)
        assert row["schools_eligible"] == cell.reach.eligible == int(line["schools_eligible"])
        assert row["state"] == cell.state and row["share_text"] == cell.share_text
        if row["state"] in ("active", "none"):
            assert row["schools_reached"] == cell.reach.reached == int(line["schools_reached"])
            assert row["share_percent"] == float(line["share_percent"])
        else:
            assert row["schools_reached"] is None and row["share_percent"] is None
        assert row["illustrative"] and "Illustrative" in row["source"]
        assert row["register_dated"] == found.marks.dated.isoformat()
    assert {row["state"] for row in rows} >= {"active", "not_reported"}


def test_a_part_of_the_programme_and_other_splits(kept, ask):
    rows = ask("reach?area=e08000037&phase=primary&by=phase&across=priority").json()["data"]
    part = register_filter("E08000037", "all", "all", "primary", "", "")
    wanted = coverage(part, Split.PHASE, Split.PRIORITY)
    assert [(r["place"], r["part"], r["schools_eligible"]) for r in rows] == [
        (one.row, one.column, one.reach.eligible) for line in wanted.cells for one in line
    ]


@pytest.mark.parametrize("shown", ["0", "1"])
def test_nothing_of_a_real_register_is_named(own_database, monkeypatch, nothing_kept, shown):
    name = "Unmistakable School"
    monkeypatch.setenv("EIP_SHOW_REGISTER", shown)
    with holding(own_database, one_of_each(name)):
        for query in ("", "by=phase&across=priority", "by=priority&across=authority&format=csv"):
            answer = client().get(f"/api/v1/reach?{query}")
            assert answer.status_code == 200
            assert name not in answer.text
        row = client().get("/api/v1/reach").json()["data"][-1]
        assert row["illustrative"] is False and "Illustrative" not in row["source"]
        assert (row["place"], row["part"]) == ("all", "all")
    with_illustrative(own_database)


def test_without_a_register_there_is_a_sentence(own_database, nothing_kept):
    emptied(own_database)
    answer = client().get("/api/v1/reach")
    with_illustrative(own_database)
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("No programme register has been loaded")
