"""The comparison page's files: every figure with status, reasons for missing ones, places once."""

import csv
import io

from eip_data.columns import NORTH_EAST_CA, Group
from exports.certain import CERTAIN_COLUMNS
from exports.compare import (
    COMPARISON_COLUMNS,
    MOVEMENT_COLUMNS,
    SPREAD_COLUMNS,
    TABLE_COLUMNS,
    area_table_sheet,
    comparison_sheet,
    movement_sheet,
    spread_sheet,
)
from exports.sheet import Sheet, sheet_csv
from findings.area_table import area_table
from findings.compare import comparison
from findings.movement import movement
from findings.quantity import Show
from findings.spread import spread
from tests.known import cells_of, stored_of

GATESHEAD, D = "E08000037", Group.DISADVANTAGED


def read(table: Sheet) -> tuple[list[str], list[dict[str, str]]]:
    rows = csv.DictReader(io.StringIO(sheet_csv(table).decode("utf-8")))
    found = list(rows)
    return list(rows.fieldnames or []), found


def test_a_comparison_has_level_and_both_gaps_of_each_with_the_place_on_what_was_compared():
    found = comparison(
        "ks2_rwm_expected", D, Show.GAP_WITHIN, "2024/25", GATESHEAD, cells_of=cells_of
    )
    heads, rows = read(comparison_sheet(found))
    assert tuple(heads) == COMPARISON_COLUMNS
    assert len(rows) == 4 * (len(found.rows) + len(found.references))
    own = {row["figure"]: row for row in rows if row["area_code"] == GATESHEAD}
    assert (own["level"]["value"], own["level"]["unit"]) == ("48", "percent")
    assert (own["gap_within"]["value"], own["gap_within"]["unit"]) == ("26", "percentage points")
    within, row = own["gap_within"], next(row for row in found.rows if row.chosen)
    assert (within["low_95"], within["high_95"]) == tuple(f"{end:.2f}" for end in row.ends)
    assert (within["place_from"], within["ranked"]) == (str(row.places.low), "151")
    assert within["against_england"] == row.verdict and within["tested_with"] == "151"
    assert within["cohort"] == "estimated"
    for name in ("level", "difference from England", "gap_national"):
        assert {own[name][column] for column in CERTAIN_COLUMNS} == {""}
    assert "rank" not in heads
    scilly = [row for row in rows if row["area_code"] == "E06000053"]
    assert all(row["value"] == "" and row["status"] for row in scilly)
    assert {row["calculated_here"] for row in rows if row["area_code"] == NORTH_EAST_CA} == {"yes"}


def test_a_movement_has_level_and_change_and_keeps_the_minus():
    found = movement("ks4_attainment8", D, "2024/25", GATESHEAD, cells_of)
    heads, rows = read(movement_sheet(found))
    assert tuple(heads) == MOVEMENT_COLUMNS
    change = next(r for r in rows if r["area_code"] == GATESHEAD and r["figure"] == "change")
    assert (change["value"], change["since"]) == ("-3.4", "2018/19")


def test_a_distribution_has_every_authority_lowest_first():
    found = spread("ks4_attainment8", D, Show.LEVEL, "2024/25", GATESHEAD, cells_of, stored_of)
    heads, rows = read(spread_sheet(found))
    assert tuple(heads) == SPREAD_COLUMNS
    values = [float(row["value"]) for row in rows]
    assert values == sorted(values) and len(values) == 152
    mine = next(row for row in rows if row["area_code"] == GATESHEAD)
    assert (mine["low_95"], mine["high_95"], mine["ranked"]) == ("32.00", "35.80", "152")


def test_a_table_of_ones_own_has_a_row_a_cell():
    columns = [("ks4_attainment8", D), ("early_years_gld", Group.FSM)]
    heads, rows = read(area_table_sheet(area_table((GATESHEAD,), columns, "", cells_of)))
    assert tuple(heads) == TABLE_COLUMNS
    assert [(r["area"], r["value"]) for r in rows[:2]] == [("Gateshead", "33.9"),
                                                          ("Gateshead", "47.1")]  # fmt: skip
    assert len(rows) == 6
