"""The map's download: every authority, its level, and what the colour shows."""

import csv
import io

from eip_data.columns import Group
from exports.certain import CERTAIN_COLUMNS
from exports.map_layer import COLUMNS, map_sheet
from exports.sheet import sheet_csv
from findings.map_layer import asked, map_layer
from tests.known import cells_of, stored_of

DIS = Group.DISADVANTAGED


def rows(measure_id: str, show: str, period: str, since: str = "") -> list[dict[str, str]]:
    layer = map_layer(
        asked(measure_id, DIS, show, period, since), cells_of=cells_of, stored_of=stored_of
    )
    read = csv.DictReader(io.StringIO(sheet_csv(map_sheet(layer)).decode("utf-8")))
    assert tuple(read.fieldnames or ()) == COLUMNS
    return list(read)


def test_all_authorities_with_level_and_difference():
    found = rows("ks4_attainment8", "from_england", "2024/25")
    assert len({row["area_code"] for row in found}) == 153 and len(found) == 306
    level, difference = [row for row in found if row["area_code"] == "E06000057"]
    assert (level["figure"], level["value"], level["status"]) == ("level", "30.9", "revised")
    assert (difference["figure"], difference["value"]) == ("difference from England", "-4.0")
    assert difference["calculated_here"] == "yes" and difference["class"] == "4 or more below"
    assert [difference[name] for name in ("rank", "ties", "rank_of")] == ["135", "2", "152"]
    assert "Source: " in level["source"] and level["edition"]
    # What was judged is the level; the difference has no interval of its own here.
    judged = ("against_england", "tested_with", "place_from", "place_to")
    assert [level[name] for name in judged] == ["lower", "152", "103", "150"]
    assert float(level["low_95"]) < 30.9 < float(level["high_95"]) and level["cohort"]
    assert {difference[name] for name in CERTAIN_COLUMNS} == {""}


def test_under_a_verdict_its_word_is_the_class_and_england_is_on_one_basis():
    found = rows("ks4_attainment8", "verdict", "2024/25")
    level, difference = [row for row in found if row["area_code"] == "E06000057"]
    assert level["against_england"] == difference["class"] == "lower"
    assert difference["value"] == "-4.2" and "all its authorities" in difference["figure"]
    _, gap = [row for row in rows("ks4_attainment8", "gap_within", "2024/25")
              if row["area_code"] == "E06000047"]  # fmt: skip
    assert (gap["value"], gap["against_england"], gap["place_from"]) == ("12.5", "lower", "13")


def test_a_level_stands_alone_and_a_missing_one_says_why():
    found = rows("ks2_rwm_expected", "level", "2018/19")
    assert len(found) == 153
    cumberland = next(row for row in found if row["area_code"] == "E06000063")
    assert (cumberland["value"], cumberland["status"]) == ("", "area_not_in_existence")
    assert cumberland["published_for"].endswith("for Cumbria") and cumberland["rank"] == ""


def test_gaps_between_percentages_are_in_points_and_a_change_names_its_base():
    gap = [row for row in rows("ks2_rwm_expected", "gap_within", "2024/25")
           if row["figure"] == "gap inside the area"]  # fmt: skip
    assert {row["unit"] for row in gap} == {"percentage points"}
    change = [row for row in rows("ks2_rwm_expected", "change", "2024/25", "2018/19")
              if row["figure"] == "change in level"]  # fmt: skip
    assert {row["since"] for row in change} == {"2018/19"}
    assert {row["rank"] for row in change} == {""}
