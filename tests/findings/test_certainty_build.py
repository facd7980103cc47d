"""What is carried is what the figures give: sizes of groups, values with digits, the same bytes."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from eip_data import catalogue, database
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, AreaKind, NoInterval
from eip_data.outcomes import queries
from findings.certainty_build import certainty_rows
from findings.certainty_sizes import sizes

BOOK = catalogue.load()
CARRIED = Path(__file__).parents[2] / "eip_data" / "figures" / "certainty.csv"
CITY_OF_LONDON, DURHAM, GATESHEAD, NEWCASTLE = "E09000001", "E06000047", "E08000037", "E08000021"
Key = tuple[str, str, str]


def carried() -> list[dict[str, str]]:
    with CARRIED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def pupils(own_database):
    """(group, period, area) -> (pupils, kind), by measure."""
    found: dict[str, dict[Key, tuple[float, str]]] = {}
    with database.connection() as connection:
        for name in ("ks2_rwm_expected", "ks4_attainment8", "early_years_gld", "level3_at_19",
                     "he_by_19"):  # fmt: skip
            frame = sizes(connection, BOOK.measures[name], queries.figures(connection, name))
            found[name] = {
                (g, p, a): (n, kind)
                for g, p, a, n, kind in frame.itertuples(index=False, name=None)
            }
    return found


def only(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The catalogue with one measure."""
    book = replace(BOOK, measures={name: BOOK.measures[name]})
    monkeypatch.setattr(catalogue, "load", lambda: book)


def test_what_is_carried_is_what_the_code_makes_on_either_engine(stored, monkeypatch):
    only(monkeypatch, "he_by_19")
    with database.connection() as connection:
        made = list(certainty_rows(connection))
    assert made == [tuple(row.values()) for row in carried() if row["measure"] == "he_by_19"]


def test_what_is_carried_of_counted_pupils_and_of_gaps_is_what_the_code_makes(monkeypatch):
    only(monkeypatch, "ks4_english_maths_5")
    with database.connection() as connection:
        made = list(certainty_rows(connection))
    rows = [tuple(row.values()) for row in carried() if row["measure"] == "ks4_english_maths_5"]
    assert made == rows


def test_measures_without_constants_have_no_rows_and_all_others_have():
    with_rows = Counter(row["measure"] for row in carried())
    assert with_rows.keys() == {
        m.id for m in BOOK.measures.values() if not isinstance(m.uncertainty, NoInterval)
    }


def test_the_table_is_compact():
    assert CARRIED.stat().st_size < 2_050_000


def test_only_areas_that_can_be_judged_are_in_it():
    kinds = {BOOK.areas[row["area"]].kind for row in carried()}
    assert kinds == {
        AreaKind.AUTHORITY, AreaKind.REGION, AreaKind.COMBINED_AUTHORITY, AreaKind.COUNTRY,
        AreaKind.CALCULATED,
    }  # fmt: skip


def test_comparators_have_a_value_and_how_it_is_known_and_nothing_else():
    for row in carried():
        if row["area"] in (ENGLAND, ENGLAND_OUTSIDE_LONDON):
            assert not any(row[name] for name in list(row)[7:]) and not row["pupils"]
        else:
            assert float(row["pupils"]) > 0


# --- sizes ----------------------------------------------------------------------------------------


def test_real_cohorts_at_16(pupils):
    a8 = pupils["ks4_attainment8"]
    assert a8["disadvantaged", "2024/25", DURHAM] == (1671.5, "bounded")
    assert a8["disadvantaged", "2024/25", NORTH_EAST_CA] == (6817.5, "bounded")
    assert a8["disadvantaged", "2017/18", NORTH_EAST_CA] == (5446, "published")
    assert a8["all", "2017/18", NORTH_EAST_CA] == (17942, "published")


def test_a_region_has_its_authorities_pupils(pupils):
    a8 = pupils["ks4_attainment8"]
    book = [area.code for area in BOOK.areas_of(AreaKind.AUTHORITY) if area.region == "E12000001"]
    assert len(book) == 12
    total = sum(a8["disadvantaged", "2024/25", code][0] for code in book)
    assert a8["disadvantaged", "2024/25", "E12000001"] == (total, "bounded")


def test_counts_of_2021_22_at_5_and_in_the_years_after(pupils):
    gld = pupils["early_years_gld"]
    assert gld["fsm", "2021/22", NORTH_EAST_CA] == (5140, "published")
    assert gld["fsm", "2024/25", NORTH_EAST_CA] == (5140, "estimated")
    assert gld["not_fsm", "2021/22", GATESHEAD][1] == "estimated"  # unknown ones are counted in
    assert not any(period < "2021/22" for _, period, _ in gld)


@pytest.mark.parametrize(
    ("area", "near"),
    [(DURHAM, 2034), (GATESHEAD, 839), (NEWCASTLE, 1581)],
)
def test_at_11_the_national_cohort_is_shared_out_by_children(pupils, area, near):
    # METHOD's list takes 0.054 pupils a child in place of that year's own 0.0534.
    found, kind = pupils["ks2_rwm_expected"]["disadvantaged", "2024/25", area]
    assert kind == "estimated" and found == pytest.approx(near * 0.0534 / 0.054, rel=0.002)


def test_all_pupils_at_11_in_the_year_s_own_share_of_children(pupils):
    for period, share in (("2018/19", 0.0548), ("2021/22", 0.0565), ("2024/25", 0.0534)):
        with database.connection() as connection:
            children = queries.population(connection, [period])[period]
        found = pupils["ks2_rwm_expected"]["all", period, GATESHEAD][0]
        assert found / children[GATESHEAD] == pytest.approx(share, abs=0.00006)


def test_groups_are_parts_of_all(pupils):
    for name, group, others in (("ks2_rwm_expected", "disadvantaged", "not_disadvantaged"),
                                ("ks2_rwm_expected", "fsm", "not_fsm")):  # fmt: skip
        for (g, period, area), (count, _) in pupils[name].items():
            if g == group and (others, period, area) in pupils[name]:
                total = count + pupils[name][others, period, area][0]
                assert total == pytest.approx(pupils[name]["all", period, area][0])


def test_at_19_the_cohort_left_school_three_or_four_years_before(pupils):
    a8 = pupils["ks4_attainment8"]
    level3, he = pupils["level3_at_19"], pupils["he_by_19"]
    assert level3["all", "2023/24", GATESHEAD][0] == a8["all", "2020/21", GATESHEAD][0]
    assert he["all", "2023/24", GATESHEAD][0] == a8["all", "2019/20", GATESHEAD][0]
    assert level3["all", "2020/21", GATESHEAD][0] == a8["all", "2017/18", GATESHEAD][0]
    assert {kind for _, kind in level3.values()} == {"estimated"}
    assert min(period for _, period, _ in level3) == "2020/21"


def test_nothing_is_estimated_beside_real_cohorts(pupils):
    a8 = pupils["ks4_attainment8"]
    assert ("disadvantaged", "2024/25", CITY_OF_LONDON) not in a8
    assert a8["fsm", "2024/25", GATESHEAD][1] == "estimated"  # of a real cohort, by levels


def test_percentages_come_from_their_counts():
    key = ("ks4_english_maths_5", "disadvantaged", "E08000022", "2024/25")
    rows = [list(row.values()) for row in carried()]
    assert [row[4] for row in rows if tuple(row[:4]) == key] == ["20.438"]  # 112 of 548
