"""How certain a figure is, as columns: the figures of certainty itself, or nothing at all."""

from dataclasses import replace

import pytest

from eip_data.columns import NORTH_EAST_CA, Counted, Group, Verdict
from exports.certain import CERTAIN_COLUMNS, certain_cells, ends
from exports.csv_file import csv_bytes
from findings.certainty import Judged, certainties
from tests.examples import beside, certain, uncertain
from tests.findings.verdict_words import stored_of


def named(one) -> dict[str, str]:
    return dict(zip(CERTAIN_COLUMNS, certain_cells(one), strict=True))


def test_a_cell_for_each_column():
    assert named(certain()) == {
        "low_95": "44.20", "high_95": "51.80", "pupils": "839", "cohort": "estimated",
        "against_england": "cannot_tell", "against_england_outside_london": "higher",
        "tested_with": "151", "place_from": "42", "place_to": "96", "ranked": "151",
    }  # fmt: skip


@pytest.mark.parametrize("nothing", [None, uncertain()])
def test_where_nothing_is_known_every_cell_is_empty(nothing):
    assert set(certain_cells(nothing)) == {""} and len(certain_cells(nothing)) == 10


def test_what_is_judged_by_itself_is_tested_with_one():
    alone = replace(beside(Verdict.LOWER), family=0)
    found = named(replace(certain(), england=alone, outside_london=alone, rank=None))
    assert found["tested_with"] == "1" and found["against_england"] == "lower"
    assert found["place_from"] == found["place_to"] == found["ranked"] == ""


def test_one_verdict_without_the_other_leaves_one_cell_empty():
    found = named(certain(england=None))
    assert found["against_england"] == "" and found["against_england_outside_london"] == "higher"
    assert found["tested_with"] == "151"


def test_ends_are_written_as_numbers_and_a_minus_is_no_formula():
    assert ends((-15.0, 82.999)) == ("-15.00", "83.00") and ends(None) == ("", "")
    row = certain_cells(replace(certain(), low=-3.0))
    written = csv_bytes(CERTAIN_COLUMNS, [row]).decode().splitlines()[1]
    assert written.startswith("-3.00,51.80,839,")


@pytest.mark.parametrize("judged", Judged)
def test_every_areas_cells_are_what_certainty_says(judged):
    asked = ("ks4_attainment8", Group.DISADVANTAGED, judged, "2024/25", None, stored_of)
    for area, one in certainties(*asked).items():
        found = named(one)
        if one.missing:
            assert set(found.values()) == {""}
            continue
        assert abs(float(found["low_95"]) - one.low) <= 0.005
        assert abs(float(found["high_95"]) - one.high) <= 0.005
        assert found["cohort"] in set(Counted)
        assert found["against_england"] == one.england.verdict
        assert found["against_england_outside_london"] == one.outside_london.verdict
        assert (found["place_from"] == "") is (one.rank is None)
        assert (found["tested_with"] == "1") is (area == NORTH_EAST_CA or area.startswith("E12"))
