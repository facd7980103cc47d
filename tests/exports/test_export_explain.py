"""The Explain page's files: the promised columns, the page's own figures, all areas."""

import csv
import io
import re

import pytest

from eip_data.columns import NORTH_EAST_CA, WITHOUT_VALUE, Group, Status
from exports.explain import (
    COLUMNS,
    LADDER_COLUMNS,
    closing_sheet,
    funnel_sheet,
    identity_sheet,
    ladder_sheet,
    pooled_sheet,
    sides_sheet,
    split_sheet,
)
from exports.sheet import Sheet, sheet_csv
from tests.findings.explained import (
    AREAS,
    GATESHEAD,
    KS2,
    NEWCASTLE,
    NORTHUMBERLAND,
    SOME,
    a_closing,
    a_funnel,
    a_ladder,
    a_sixteen,
    a_split,
    an_identity,
    three,
)

PERIOD = re.compile(r"\d{4}/\d{2}")


def rows(table: Sheet) -> list[dict[str, str]]:
    read = csv.DictReader(io.StringIO(sheet_csv(table).decode("utf-8")))
    assert tuple(read.fieldnames or ()) in (COLUMNS, LADDER_COLUMNS)
    return list(read)


@pytest.mark.parametrize("code", AREAS)
def test_every_area_has_its_files_whole(code):
    files = (
        identity_sheet(an_identity(code)), split_sheet(a_split(code)),
        closing_sheet(a_closing(code)), ladder_sheet(a_ladder(code)),
        sides_sheet(a_sixteen(code)), pooled_sheet(three(code)),
        *([funnel_sheet(a_funnel(code))] if code in SOME else []),
    )  # fmt: skip
    for table in files:
        for row in rows(table):
            assert None not in row.values() and None not in row  # as many cells as columns
            assert row["area_code"] or row["area"].startswith("Statistical neighbours of ")
            assert row["status"] and row["source"].startswith("Source: ")
            assert (row["value"] == "") is (Status(row["status"]) in WITHOUT_VALUE)
            assert "nan" not in row.values() and "None" not in row.values()
            if row["value"]:
                float(row["value"])


def test_parts_are_written_with_their_bounds_and_rounding():
    found = {row["figure"]: row for row in rows(split_sheet(a_split(NEWCASTLE)))
             if row["beside"] == "England"}  # fmt: skip
    part = found["Share of disadvantaged pupils"]
    assert (part["value"], part["unit"], part["calculated_here"]) == ("-3.28", "points", "yes")
    assert float(part["low"]) < -3.28 < float(part["high"])
    assert float(found["rounding"]["value"]) == pytest.approx(
        float(found["difference, all pupils"]["value"])
        - float(found["three parts together"]["value"]), abs=0.011,
    )  # fmt: skip


def test_a_shortfall_says_whether_it_is_clear():
    found = rows(closing_sheet(a_closing(NORTH_EAST_CA)))
    clear, none, others = [row for row in found if row["figure"] == "shortfall"]
    assert (clear["value"], clear["low"], clear["high"]) == ("160", "49", "271")
    assert clear["unit"] == "pupils" and clear["verdict"] == "clear shortfall"
    assert none["verdict"] == "no clear shortfall" and others["value"] == "2030"


def test_verdicts_places_bands_and_years():
    sides = rows(sides_sheet(a_sixteen(NORTHUMBERLAND)))
    own = [row for row in sides if row["area_code"] == NORTHUMBERLAND]
    assert [row["verdict"] for row in own if row["beside"] == "England"] == ["lower", "lower"]
    ladder = rows(ladder_sheet(a_ladder(GATESHEAD)))
    assert [int(row["place_from"]) <= int(row["place_to"]) <= int(row["ranked"]) for row in ladder
            ] == [True] * 4  # fmt: skip
    assert not {"low", "high", "beside"} & set(LADDER_COLUMNS)
    assert all(PERIOD.fullmatch(row["period"]) for row in ladder)
    funnel = rows(funnel_sheet(a_funnel(GATESHEAD)))
    assert len({row["area_code"] for row in funnel}) == 151 and len(funnel) == 453
    years = [row for row in rows(pooled_sheet(three(GATESHEAD, KS2)))
             if row["area_code"] == GATESHEAD]  # fmt: skip
    assert [row["period"] for row in years] == [
        "2022/23", "2023/24", "2024/25", "2022/23 to 2024/25", "2022/23 to 2024/25",
    ]  # fmt: skip
    assert years[3]["value"] == "47.0" and years[4]["value"] == "1.0"


@pytest.mark.parametrize(
    ("measure", "level", "numbers"),
    [
        ("ks4_english_maths_5", ("25.8", "revised"), "revised"),  # counted
        ("ks4_attainment8", ("33.9", "revised"), "revised"),
        (KS2, ("48", "revised"), "estimate"),  # pupils estimated
        ("level3_at_19", ("32.57", "final"), "estimate"),
    ],
)
def test_a_published_level_of_a_funnel_is_as_published_and_only_what_is_estimated_says_so(
    measure, level, numbers
):
    group = Group.FSM if measure == "level3_at_19" else Group.DISADVANTAGED
    every = rows(funnel_sheet(a_funnel(GATESHEAD, measure, group)))
    mine = [row for row in every if row["area_code"] == GATESHEAD]
    pupils, *levels = mine
    assert len(levels) == 2
    assert {(row["value"], row["status"]) for row in levels} == {level}
    assert all(row["low"] and row["high"] and row["calculated_here"] == "no" for row in levels)
    assert (pupils["figure"], pupils["status"]) == ("pupils in the group", numbers)
    assert {row["status"] for row in every if row["figure"].startswith("level")} == {level[1]}


@pytest.mark.parametrize("code", [NORTHUMBERLAND, "E92000001", "E09000001"])
def test_both_differences_at_16_are_given_with_their_interval_or_a_reason(code):
    every = rows(sides_sheet(a_sixteen(code)))
    assert {row["figure"] for row in every} == {"difference"}
    for row in every:
        ends = [row[name] for name in ("low", "value", "high") if row[name]]
        assert ends == sorted(ends, key=float) and len(ends) in (0, 3)
        assert (row["status"] == "estimate") is (len(ends) == 3)
    without = {row["status"] for row in every if row["area_code"] == code} - {"estimate"}
    assert without == {"E92000001": {"not_applicable"}, "E09000001": {"not_published"}}.get(
        code, set()
    )
    beside = {
        row["beside"]: row["value"]
        for row in every
        if (row["area_code"], row["measure"]) == (NORTHUMBERLAND, "ks4_attainment8")
    }
    assert beside["England"] != beside["England outside London"] != ""


def test_differences_of_percentages_are_in_percentage_points():
    units = {
        row["figure"]: row["unit"] for row in rows(identity_sheet(an_identity(GATESHEAD, KS2)))
    }
    assert units["level"] == "percent"
    assert units["gap inside"] == units["gap to others in England"] == "percentage points"
