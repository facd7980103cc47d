import csv
import io

import pytest

from exports.overview import OVERVIEW_COLUMNS, overview_sheet
from exports.sheet import sheet_csv
from findings.overview import Overview, overview
from tests.known import cells_of, stored_of


@pytest.fixture(scope="module")
def found() -> Overview:
    return overview(cells_of, stored_of)


@pytest.fixture(scope="module")
def rows(found):
    return list(csv.DictReader(io.StringIO(sheet_csv(overview_sheet(found)).decode("utf-8"))))


def value(rows, area: str, measure: str, figure: str, period: str) -> str:
    (row,) = [
        row
        for row in rows
        if (row["area"], row["measure"], row["figure"], row["period"])
        == (area, measure, figure, period)
    ]
    return row["value"]


def test_the_promised_columns(found):
    assert sheet_csv(overview_sheet(found)).startswith(",".join(OVERVIEW_COLUMNS).encode() + b"\n")


@pytest.mark.parametrize(
    ("area", "measure", "figure", "period", "expected"),
    [
        ("North East CA", "ks4_attainment8", "level", "2024/25", "33.6"),
        ("North East CA", "ks4_attainment8", "gap to others in England", "2024/25", "16.8"),
        ("England", "ks4_attainment8", "gap to others in England", "2018/19", "13.6"),
        ("England outside London", "ks4_english_maths_5", "level", "2024/25", "23.7"),
        ("Newcastle", "ks2_rwm_expected", "difference from England", "2024/25", "6"),
        ("County Durham", "level3_at_19", "level", "2023/24", "27.33"),
        ("North East region", "early_years_gld", "level", "2024/25", "49.6"),
        ("North East CA", "ks2_rwm_expected", "level of other pupils", "2024/25", "72"),
    ],
)
def test_the_figures_of_the_page(rows, area, measure, figure, period, expected):
    assert value(rows, area, measure, figure, period) == expected


def test_every_figure_of_the_page_is_there(found, rows):
    at = len(found.ages)
    members = at * 7 * 2
    beside = at * (4 * 4 + 3)  # level and gap, now and then; the difference but for England
    assert len(rows) == members + beside + at * 2


def test_an_age_is_a_number_in_the_workbook(found):
    assert "age" in overview_sheet(found).numbers


def test_ours_are_marked_and_a_missing_one_gives_its_reason(rows):
    ours = {
        row["area"] for row in rows if row["figure"] == "level" and row["calculated_here"] == "yes"
    }
    assert ours == {
        "North East CA", "England outside London", "England, all authorities together",
    }  # fmt: skip
    region = [r for r in rows if r["area"] == "North East region" and not r["value"]]
    assert region and {row["status"] for row in region} == {"not_published"}


def test_differences_of_percentages_are_in_percentage_points(rows):
    units = {(row["measure"], row["figure"]): row["unit"] for row in rows}
    assert units["ks2_rwm_expected", "level"] == "percent"
    assert units["ks2_rwm_expected", "difference from England"] == "percentage points"
    assert units["ks4_attainment8", "gap to others in England"] == "points"
