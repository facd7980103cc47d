"""Downloads of the programme: every row says what register it is from, and cells agree."""

import csv
import io

import pytest

from eip_data.programme import demo
from exports import register as files
from exports.sheet import sheet_csv
from findings import register
from findings.concentration import concentration
from findings.depth import depth, overlap, value
from findings.equity import equity
from findings.need import Grouping, need
from findings.offers import offers
from findings.pupils_met import pupils_met
from findings.reach import coverage, growth
from findings.register_filter import RegisterFilter
from tests.registers import holding, with_illustrative

WHOLE = RegisterFilter()


@pytest.fixture(scope="module")
def store(own_database):
    with_illustrative(own_database)
    return register.store()


def every(store) -> dict[str, bytes]:
    known = lambda: store  # noqa: E731
    same = equity(WHOLE, known)
    sheets = {
        "coverage": files.coverage_sheet(
            coverage(WHOLE, store_of=known), "authority", "workstream"
        ),
        "growth": files.growth_sheet(growth(WHOLE, known)),
        "depth": files.depth_sheet(depth(WHOLE, known)),
        "value": files.value_sheet(value(WHOLE, known)),
        "overlap": files.overlap_sheet(overlap(WHOLE, known)),
        "pupils": files.pupils_sheet(pupils_met(WHOLE, known)),
        "need": files.need_sheet(need(WHOLE, Grouping.AUTHORITY, known)),
        "equity": files.equity_sheet(same, concentration(same)),
        "offers": files.offers_sheet(offers(WHOLE, known)),
    }
    return {name: sheet_csv(table) for name, table in sheets.items()}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def test_every_row_of_every_file_is_marked(store):
    for name, content in every(store).items():
        rows = rows_of(content)
        assert rows, name
        for row in rows:
            assert row["register"] == "illustrative" and "invented" in row["source"]
            assert (row["returns_received"], row["returns_missing"]) == ("179", "34")
            assert row["register_dated"] == demo.DATED.isoformat()
            assert "None" not in row.values() and "nan" not in row.values()
            assert None not in row


def test_a_real_register_is_called_real(own_database):
    with holding(own_database, demo.content()):
        for content in every(register.store()).values():
            assert {row["register"] for row in rows_of(content)} == {"real"}
            assert b"llustrative" not in content  # neither named, as it may not be, nor marked
    with_illustrative(own_database)


def test_cells_agree_with_the_finding(store):
    found = coverage(WHOLE, store_of=lambda: store)
    rows = rows_of(every(store)["coverage"])
    assert len(rows) == 8 * 4
    last = rows[-1]
    assert (last["authority"], last["workstream"]) == ("All", "All")
    assert int(last["schools_reached"]) == found.total.reach.reached
    assert int(last["schools_unknown"]) == found.total.reach.unknown
    assert last["share_percent"] == f"{100 * found.total.reach.share:.1f}"
    silent = [row for row in rows if row["authority"] == "Northumberland"]
    assert {row["state"] for row in silent} == {"not_reported"}


def test_hidden_numbers_of_pupils_stay_hidden(store):
    rows = rows_of(every(store)["pupils"])
    hidden = [row for row in rows if row["hidden"] == "yes"]
    assert hidden and all(row["pupils_at_contacts"] == "" for row in hidden)


def test_an_index_may_be_below_nought_and_a_name_may_not_be_a_formula(store):
    rows = rows_of(every(store)["equity"])
    assert any(row["low"].startswith("-0.") for row in rows)
    marks = coverage(WHOLE, store_of=lambda: store).marks
    (row,) = rows_of(sheet_csv(files.register_sheet(("school",), [("complete", ("=1+1",))], marks)))
    assert row["school"] == "'=1+1"


def test_a_changed_target_keeps_its_first_value(store):
    rows = rows_of(every(store)["growth"])
    aims = [(r["figure"], r["schools"]) for r in rows if r["period"] == "2025/26"]
    assert aims == [("original target", "420"), ("target in force", "320")]
