"""Carried figures from other files than LAIT's against those files, read independently.

English and maths at 16 by disadvantage, persistent absence and the gap index; each can also be
read wrongly, and the comparison must then object.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP
from pathlib import Path

import pytest

from tests.eip_data.test_published_values import (
    ENGLAND,
    TODAY,
    Published,
    academic_year,
    codes_by_name,
    codes_by_number,
    differences,
    everything_carried,
    text_of,
    to_decimals,
)
from tests.eip_data.test_published_values_lait import CODES

carried = pytest.fixture(scope="module")(everything_carried)
by_number = pytest.fixture(scope="module")(codes_by_number)
by_name = pytest.fixture(scope="module")(codes_by_name)

# --- English and maths at 16 by disadvantage ------------------------------------------------------

THRESHOLDS = {
    "ks4_english_maths_5": ("EngMaths59", "95"),
    "ks4_english_maths_4": ("EngMaths49", "94"),
}
GROUPS = {
    "disadvantaged": ("Dis", "Disadvantaged"),
    "not_disadvantaged": ("NDi", "Disadvantaged all other"),
}


def performance(published: Path, by_number: dict[str, str], measure: str, group: str) -> Published:
    """Authorities' percentages from the performance tables."""
    wanted = (THRESHOLDS[measure][0], GROUPS[group][0], "Pct")
    return {
        (by_number[row["old_la_code"]], row["academic_year"]): to_decimals(row["value"], 1)
        for row in text_of(published / "other" / "sap_la_ks4_att8_engmaths_long.csv")
        if (row["measure"], row["group"], row["kind"]) == wanted
    }


def national(published: Path, measure: str, group: str, **other: str) -> Published:
    """England's percentages from the national file."""
    wanted = {
        "geographic_level": "National",
        "establishment_type_group": "All state-funded",
        "breakdown": "Disadvantage",
        "sex": "Total",
        "disadvantage": GROUPS[group][1],
    } | other
    column = f"pt_l2basics_{THRESHOLDS[measure][1]}"
    return {
        (ENGLAND, f"{row['time_period'][:4]}/{row['time_period'][4:]}"): to_decimals(row[column], 1)
        for row in text_of(published / "ees" / "202324_national_char_data_revised.csv")
        if all(row[name] == value for name, value in wanted.items())
    }


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("measure", THRESHOLDS)
def test_every_cell_of_english_and_maths_by_disadvantage_is_carried(
    published, by_number, carried, measure, group
):
    authorities = performance(published, by_number, measure, group)
    england = national(published, measure, group)
    assert len(authorities) == 152 * (3 if group == "disadvantaged" else 1)
    assert {period for _, period in england} == {
        "2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24",
    }  # fmt: skip
    assert differences(authorities | england, carried[measure, group]) == []


def test_english_and_maths_read_wrongly_is_found_out(published, by_number, by_name, carried):
    series = ("ks4_english_maths_5", "disadvantaged")
    authorities = performance(published, by_number, *series)
    england = national(published, *series)
    for wrong in (
        authorities,
        england,
        performance(published, by_number, "ks4_english_maths_4", "disadvantaged") | england,
        performance(published, by_number, series[0], "not_disadvantaged") | england,
        authorities | national(published, *series, sex="Girls"),
        authorities | national(published, *series, establishment_type_group="All schools"),
    ):
        assert differences(wrong, carried[series])


# --- persistent absence of pupils eligible for free school meals ----------------------------------


def ons(published: Path, today: dict[str, str], rounding: str = ROUND_HALF_UP) -> Published:
    """ONS's percentages to DfE's two decimals."""
    name = "persistent-absences-for-pupils-eligible-for-free-school-meals.csv"
    found: Published = {}
    for row in text_of(published / "other" / name):
        day, _, length = row["period"].partition("/")
        assert (day[4:], length) == ("-08-01", "P1Y")
        key = (today.get(row["areacd"], row["areacd"]), academic_year(str(int(day[:4]) + 1)))
        assert key not in found
        found[key] = to_decimals(row["observation"], 2, rounding)
    return found


def test_every_cell_of_the_ons_file_is_carried(published, carried):
    series = carried["persistent_absence", "fsm"]
    figures = ons(published, TODAY)
    assert len(figures) == 975
    assert differences(figures, series) == []


def test_the_ons_file_read_wrongly_is_found_out(published, carried):
    series = carried["persistent_absence", "fsm"]
    old_codes = differences(ons(published, {}), series)
    assert {line.split("'")[1] for line in old_codes} == {*TODAY, *TODAY.values()}
    even = differences(ons(published, TODAY, ROUND_HALF_EVEN), series)
    assert even == [
        "('E09000001', '2020/21'): carried '3.13', published '3.12'"  # 3.125 in the file
    ]


# --- the gap index ------------------------------------------------------------------------------

INDEXES = {
    "gap_index_ks2": "smc_in12_ks2_gap_index.csv",
    "gap_index_ks4": "smc_in13_ks4_gap_index.csv",
}


def index(published: Path, measure: str, nought: str = "") -> Published:
    """England's index by period; a bare nought means that there were no tests."""
    return {
        (row["area_code"], row["time_period"]): nought if row["value"] == "0" else row["value"]
        for row in text_of(published / "other" / INDEXES[measure])
        if row["unit"] == "Disadvantage index"
    }


@pytest.mark.parametrize("measure", INDEXES)
def test_every_cell_of_the_gap_index_is_carried(published, carried, measure):
    figures = index(published, measure)
    assert len(figures) == 15
    assert {area for area, _ in figures} == {ENGLAND}
    assert figures.keys() == carried[measure, "all"].keys()
    assert differences(figures, carried[measure, "all"]) == []


def test_years_without_tests_have_no_index_and_are_not_nought(published, carried):
    series = carried["gap_index_ks2", "all"]
    found = differences(index(published, "gap_index_ks2", nought="0"), series)
    assert len(found) == 2
    for period in ("2019/20", "2020/21"):
        assert series[ENGLAND, period] == ("", "not_collected")


# --- all of it ----------------------------------------------------------------------------------


def test_no_series_is_carried_that_is_not_compared_here(carried):
    others = {(measure, group) for measure in THRESHOLDS for group in GROUPS}
    others |= {("persistent_absence", "fsm"), ("gap_index_ks2", "all"), ("gap_index_ks4", "all")}
    assert set(carried) == {*CODES.values(), *others}
