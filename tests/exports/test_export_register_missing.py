"""Missing is never nought in a file of the programme, and a row's status is the row's own."""

from dataclasses import replace

import pytest

from analysis.reach import Returns
from eip_data import catalogue
from exports import dictionary
from exports import register as files
from exports import register_status as status
from exports.csv_file import decimal
from findings import register
from findings.concentration import concentration
from findings.depth import depth, overlap
from findings.equity import equity
from findings.need import Grouping, need
from findings.offers import offers
from findings.pupils_met import pupils_met
from findings.reach import State, coverage, growth
from findings.register_filter import RegisterFilter, Split
from tests.exports.test_export_register import every, rows_of
from tests.registers import with_illustrative

WHOLE = RegisterFilter()
SILENT = catalogue.load().areas["E06000057"]
SPLITS = ((Split.AUTHORITY, Split.WORKSTREAM), (Split.PRIORITY, Split.AUTHORITY),
          (Split.PHASE, Split.WORKSTREAM))  # fmt: skip
MISSING = (status.NOT_REPORTED, status.NOT_OFFERED)


@pytest.fixture(scope="module")
def store(own_database):
    with_illustrative(own_database)
    return register.store()


def told(table) -> list[dict[str, str]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("splits", SPLITS)
def test_reach_that_is_not_known_is_empty_and_the_status_is_the_state(store, splits):
    found = coverage(WHOLE, *splits, store_of=lambda: store)
    cells = [one for line in found.cells for one in line]
    rows = told(files.coverage_sheet(found, "authority", "workstream"))
    seen = set()
    for row, cell in zip(rows, cells, strict=True):
        seen.add(row["status"])
        if cell.state in (State.NOT_REPORTED, State.NOT_OFFERED):
            assert row["schools_reached"] == row["share_percent"] == ""
            assert row["status"] == row["state"] == cell.state.value
        else:
            assert row["schools_reached"] == str(cell.reach.reached)
            assert row["share_percent"] or not cell.reach.eligible
            assert (row["status"] == "complete") is cell.reach.complete
        if cell.state is State.NOT_OFFERED:
            assert row["schools_unknown"] == row["share_at_most_percent"] == ""
    assert {"complete", "returns_missing"} <= seen and seen & set(MISSING)


def test_an_authority_that_sent_nothing_is_not_unreached(store):
    rows = {row["authority"]: row for row in told(files.need_sheet(
        need(WHOLE, Grouping.AUTHORITY, lambda: store)))}  # fmt: skip
    silent = rows.pop(SILENT.short_name)
    assert silent["schools_not_reached"] == silent["reach_percent"] == ""
    assert silent["status"] == status.NOT_REPORTED and silent["schools"] == "153"
    assert {row["status"] for row in rows.values()} == {"complete", "returns_missing"}
    for row in rows.values():
        assert (row["status"] == "complete") is (row["every_return_in"] == "yes")
        assert int(row["schools_not_reached"]) < int(row["schools"])


@pytest.mark.parametrize("grouping", Grouping)
def test_shares_have_no_minus_nought(store, grouping):
    rows = told(files.need_sheet(need(WHOLE, grouping, lambda: store)))
    assert not any(cell.startswith("-0.0") for row in rows for cell in row.values())
    assert [decimal(one, 1) for one in (-0.04, -0.05001, 0.0, None)] == ["0.0", "-0.1", "0.0", ""]


def test_pupils_have_the_status_of_their_cell(store):
    found = pupils_met(WHOLE, lambda: store)
    rows = told(files.pupils_sheet(found))
    for row, cell in zip(rows, [one for line in found.cells for one in line], strict=True):
        wanted = (
            status.HIDDEN if cell.hidden
            else row["state"] if row["state"] in MISSING
            else "returns_missing" if cell.text.startswith("at least")
            else "complete"
        )  # fmt: skip
        assert row["status"] == wanted
        assert (row["pupils_at_contacts"] == "") is (wanted in (*MISSING, status.HIDDEN))
    assert {"complete", "returns_missing", "hidden"} <= {row["status"] for row in rows}


def test_what_an_authority_that_sent_nothing_has_is_not_nought(store):
    asked, known = RegisterFilter(authority=SILENT.code), lambda: store
    tables = (
        files.depth_sheet(depth(asked, known)), files.growth_sheet(growth(asked, known)),
        files.overlap_sheet(overlap(asked, known)),
    )  # fmt: skip
    for table, column in zip(tables, ("value", "schools", "schools"), strict=True):
        rows = told(table)
        assert rows and not any(row[column] == "0" for row in rows)
        assert all((row["status"] in (*MISSING, status.HIDDEN)) is (row[column] == "")
                   for row in rows)  # fmt: skip


def test_an_index_between_bounds_has_no_value_and_says_why(store):
    found = equity(WHOLE, lambda: store)
    rows = {row["figure"]: row for row in told(files.equity_sheet(found, concentration(found)))}
    bounds = rows.pop("Erreygers index, bounds")
    assert float(bounds["low"]) < float(bounds["high"])
    assert (bounds["value"], bounds["status"]) == ("", status.BOUNDS_ONLY)
    assert all(row["value"] and row["status"] == status.INCOMPLETE for row in rows.values())

    whole = replace(
        found, bounds=(0.06, 0.06),
        marks=replace(found.marks, returns=Returns(213, 213)),
    )  # fmt: skip
    rows = {row["figure"]: row for row in told(files.equity_sheet(whole, concentration(whole)))}
    bounds = rows["Erreygers index, bounds"]
    assert (bounds["value"], bounds["status"]) == ("0.060", status.COMPLETE)


def test_targets_and_places_to_ask_rest_on_no_missing_return(store):
    aims = {row["figure"]: row["status"] for row in told(files.growth_sheet(
        growth(WHOLE, lambda: store)))}  # fmt: skip
    assert aims == {"reached": "returns_missing", "original target": status.TARGET,
                    "target in force": status.TARGET}  # fmt: skip
    rows = told(files.offers_sheet(offers(WHOLE, lambda: store)))
    assert rows and {row["status"] for row in rows} == {"complete"}


def test_every_status_of_every_file_is_explained(store):
    seen = {row["status"] for content in every(store).values() for row in rows_of(content)}
    assert seen <= set(status.MEANINGS)
    said = dictionary.column("status").meaning
    assert all(one in said for one in status.MEANINGS)
    assert "whole choice" in dictionary.column("returns_received").meaning


def test_what_is_known_in_words_is_called_so(store):
    rows = rows_of(every(store)["value"])
    assert all(row["in_words"] and "known" not in row for row in rows)
    assert {row["status"] for row in rows if row["counted"] == "no"} == {status.NOT_COUNTED}
