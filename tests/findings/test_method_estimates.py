"""METHOD sections 1, 3 and 8.1 to the printed digit: the North East CA, England outside London,
England like for like; and that the methods which would give other figures are found out."""

from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from analysis import aggregate
from eip_data import catalogue, database
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group, Weighting
from eip_data.outcomes import queries
from findings.estimates import ENGLAND_LIKE_FOR_LIKE, estimates
from tests.known import figures_of

ALL, DIS, OTHERS = Group.ALL, Group.DISADVANTAGED, Group.NOT_DISADVANTAGED
FSM, NOT_FSM = Group.FSM, Group.NOT_FSM
A8, GRADE_5, KS2 = "ks4_attainment8", "ks4_english_maths_5", "ks2_rwm_expected"
AGE_5, LEVEL_3 = "early_years_gld", "level3_at_19"
SEVEN = catalogue.load().areas[NORTH_EAST_CA].members


@cache
def _unrounded(url: str, measure: str, code: str, weighting: Weighting | None) -> pd.Series:
    entry = catalogue.load().measures[measure]
    if weighting:
        entry = replace(entry, weighting=weighting)
    with database.connection(url) as connection:
        found = estimates(connection, entry, [code], figures_of(url, measure))
    return found.set_index(["group", "period"])["unrounded"]


def level(url: str, measure: str, code: str, group: Group, period: str,
          weighting: Weighting | None = None) -> float:  # fmt: skip
    """Our figure before rounding."""
    return float(_unrounded(url, measure, code, weighting)[group.value, period])


def by_population(url: str, measure: str, group: Group, period: str) -> float:
    """The North East CA by resident children and inferred shares, cohorts or not."""
    return level(url, measure, NORTH_EAST_CA, group, period, Weighting.INFERRED_SHARE)


def published(url: str, measure: str, group: Group, period: str, code: str = "E92000001") -> float:
    with database.connection(url) as connection:
        found = queries.figures(connection, measure, [group], [code], [period])
    return float(found["value"].iloc[0])


def two(*numbers: float) -> list[float]:
    """Rounded to two decimals, as METHOD prints them."""
    return [round(number, 2) for number in numbers]


# --- section 3: the North East CA by the population method ----------------------------------------


@pytest.mark.parametrize(
    ("measure", "period", "everyone", "dis", "others", "within", "vs_national"),
    [
        (A8, "2018/19", 44.83, 34.95, 49.37, 14.42, 15.35),
        (A8, "2022/23", 44.77, 33.75, 49.76, 16.01, 16.55),
        (A8, "2023/24", 43.99, 33.46, 49.02, 15.56, 16.54),
        (A8, "2024/25", 44.33, 33.60, 49.83, 16.23, 16.80),
    ],
)
def test_attainment_8_by_population(
    stored, measure, period, everyone, dis, others, within, vs_national
):
    d, n = (by_population(stored, measure, group, period) for group in (DIS, OTHERS))
    assert two(by_population(stored, measure, ALL, period), d, n) == [everyone, dis, others]
    assert two(n - d) == [within]
    assert two(published(stored, measure, OTHERS, period) - d) == [vs_national]


@pytest.mark.parametrize(
    ("period", "everyone", "dis", "others", "within", "vs_national"),
    [
        ("2018/19", 66.2, 52.7, 74.7, 22.0, 19.3),
        ("2023/24", 61.5, 46.6, 70.5, 23.9, 21.4),
        ("2024/25", 62.8, 48.2, 72.1, 23.9, 21.8),
    ],
)
def test_key_stage_2_by_population(stored, period, everyone, dis, others, within, vs_national):
    d, n = (by_population(stored, KS2, group, period) for group in (DIS, OTHERS))
    found = by_population(stored, KS2, ALL, period), d, n, n - d
    assert [round(number, 1) for number in found] == [everyone, dis, others, within]
    assert round(published(stored, KS2, OTHERS, period) - d, 1) == vs_national


@pytest.mark.parametrize(
    ("measure", "group", "period", "expected"),
    [
        (AGE_5, FSM, "2021/22", 48.9),
        (AGE_5, FSM, "2022/23", 51.1),
        (AGE_5, FSM, "2023/24", 51.1),
        (AGE_5, FSM, "2024/25", 48.9),
        (AGE_5, NOT_FSM, "2024/25", 72.5),
        (LEVEL_3, FSM, "2018/19", 28.5),
        (LEVEL_3, FSM, "2023/24", 29.9),
        (LEVEL_3, NOT_FSM, "2018/19", 55.4),
        (LEVEL_3, NOT_FSM, "2023/24", 58.0),
        (LEVEL_3, ALL, "2018/19", 51.1),
        (LEVEL_3, ALL, "2023/24", 51.2),
    ],
)
def test_the_north_east_ca_at_5_and_19(stored, measure, group, period, expected):
    assert round(level(stored, measure, NORTH_EAST_CA, group, period), 1) == expected


def test_at_5_the_published_counts_of_2021_22_give_the_rate_of_all_children(stored):
    """2,512 of 5,140: the estimate is 48.83 by shares, 48.87 by the counts."""
    with database.connection(stored) as connection:
        counts = queries.cohorts(connection, AGE_5, SEVEN, ["2021/22"])
    eligible = counts[counts["group"] == FSM]
    assert (eligible["achieved"].sum(), eligible["pupils"].sum()) == (2512, 5140)
    assert two(level(stored, AGE_5, NORTH_EAST_CA, FSM, "2021/22")) == [48.87]


# --- section 3: the North East CA from its pupils -------------------------------------------------

#: pupils, disadvantaged, share %, Attainment 8 (all, d, n), English and maths 5+ (all, d, n).
PUPILS = {
    "2022/23": (20027, 6229, 31.10, (44.77, 33.77, 49.72), (41.6, 21.5, 50.7)),
    "2023/24": (20868, 6709, 32.15, (43.98, 33.46, 48.94), (41.9, 23.7, 50.5)),
    "2024/25": (20332, 6818, 33.53, (44.33, 33.59, 49.78), (43.0, 23.7, 52.7)),
}


@pytest.mark.parametrize("period", PUPILS)
def test_the_north_east_ca_from_its_pupils(stored, period):
    pupils, disadvantaged, share, attainment, grade_5 = PUPILS[period]
    with database.connection(stored) as connection:
        cohorts = queries.cohorts(connection, A8, SEVEN, [period])
    total = cohorts.groupby("group")["pupils"].sum()
    assert abs(total[ALL] - pupils) <= 1 and abs(total[DIS] - disadvantaged) <= 1
    assert abs(100 * total[DIS] / total[ALL] - share) < 0.01
    for measure, expected, digits in ((A8, attainment, 2), (GRADE_5, grade_5, 1)):
        found = [
            level(stored, measure, NORTH_EAST_CA, group, period) for group in (ALL, DIS, OTHERS)
        ]
        assert [abs(f - e) <= 0.51 * 10**-digits for f, e in zip(found, expected, strict=True)] == [
            True, True, True,
        ]  # fmt: skip


def test_the_counts_of_2024_25_give_its_percentages(stored):
    with database.connection(stored) as connection:
        cohorts = queries.cohorts(connection, GRADE_5, SEVEN, ["2024/25"])
        lower = queries.cohorts(connection, "ks4_english_maths_4", SEVEN, ["2024/25"])
    counted = cohorts[cohorts["group"] == DIS]["achieved"].sum()
    assert counted == 1614
    assert lower[lower["group"] == DIS]["achieved"].sum() == 2858
    found = [
        level(stored, GRADE_5, NORTH_EAST_CA, group, "2024/25") for group in (ALL, DIS, OTHERS)
    ]
    assert two(*found) == [42.96, 23.67, 52.68]
    four = level(stored, "ks4_english_maths_4", NORTH_EAST_CA, DIS, "2024/25")
    assert round(four, 1) == 41.9


def test_both_methods_agree_to_one_decimal_in_2024_25(stored):
    for group in (ALL, DIS, OTHERS):
        pupils = level(stored, A8, NORTH_EAST_CA, group, "2024/25")
        assert round(pupils, 1) == round(by_population(stored, A8, group, "2024/25"), 1)


def test_the_gaps_of_2024_25_from_pupils_replace_the_estimate(stored):
    d, n = (level(stored, A8, NORTH_EAST_CA, group, "2024/25") for group in (DIS, OTHERS))
    like_for_like = level(stored, A8, ENGLAND_LIKE_FOR_LIKE, OTHERS, "2024/25")
    assert two(n - d, published(stored, A8, OTHERS, "2024/25") - d) == [16.19, 16.81]
    assert two(like_for_like - d) == [17.0]


def test_the_estimator_was_right_where_it_can_be_judged(stored):
    """2017/18, from totals over pupils: errors of +0.01, -0.01 and +0.03."""
    with database.connection(stored) as connection:
        cohorts = queries.cohorts(connection, A8, SEVEN, ["2017/18"])
    pupils = cohorts.groupby("group")["pupils"].sum()
    assert (pupils[ALL], pupils[DIS], pupils[OTHERS]) == (17942, 5446, 17942 - 5446)
    for group, real, error in ((ALL, 45.10, 0.01), (DIS, 35.16, -0.01), (OTHERS, 49.43, 0.03)):
        assert two(by_population(stored, A8, group, "2017/18") - real) == [error]


def test_an_unweighted_mean_would_be_found_out(stored):
    """14.37, 15.99, 15.84 and 16.77 are the means of the seven gaps, not the area's gap."""
    with database.connection(stored) as connection:
        figures = queries.figures(connection, A8, [DIS, OTHERS], SEVEN)
    values = figures.pivot_table(index="area", columns=["group", "period"], values="value")
    for period, mean, own in (
        ("2018/19", 14.37, 14.42), ("2022/23", 15.99, 16.01), ("2023/24", 15.84, 15.56),
        ("2024/25", 16.77, 16.23),
    ):  # fmt: skip
        unweighted = (values[OTHERS.value, period] - values[DIS.value, period]).mean()
        assert two(unweighted) == [mean]
        weighted = by_population(stored, A8, OTHERS, period) - by_population(
            stored, A8, DIS, period
        )
        assert two(weighted) == [own] != [mean]


def test_the_region_is_rebuilt_from_its_twelve_authorities(stored):
    """44.10, 33.74 and 49.59 against the published 44.1, 33.7 and 49.6."""
    book = catalogue.load()
    twelve = [a.code for a in book.areas.values()
              if a.kind == "authority" and a.region == "E12000001"]  # fmt: skip
    assert len(twelve) == 12
    with database.connection(stored) as connection:
        figures = queries.figures(connection, A8, None, twelve)
        people = queries.population(connection).reindex(index=twelve)
    levels = figures.pivot(index="area", columns=["group", "period"], values="value")
    tables = {group: levels[group.value].reindex(index=twelve) for group in (ALL, DIS, OTHERS)}
    people = people[tables[ALL].columns]
    share = aggregate.inferred_share(tables[ALL], tables[DIS], tables[OTHERS], least=1.0)
    found = {
        ALL: aggregate.weighted(tables[ALL], people)["value"],
        DIS: aggregate.weighted(tables[DIS], people * share)["value"],
        OTHERS: aggregate.weighted(tables[OTHERS], people * (1 - share))["value"],
    }
    for group, expected in ((ALL, 44.10), (DIS, 33.74), (OTHERS, 49.59)):
        assert abs(found[group]["2024/25"] - expected) < 0.0055  # 33.7349 for the second
    for period in people.columns:
        row = published(stored, A8, DIS, period, "E12000001")
        assert abs(found[DIS][period] - row) < 0.11
    unweighted = tables[DIS]["2024/25"].mean()
    assert abs(unweighted - 33.7) > 0.1


# --- section 1: England on the authorities' basis, and without London -----------------------------


@pytest.mark.parametrize(
    ("measure", "period", "everyone", "dis", "others"),
    [
        (A8, "2024/25", 46.23, 35.09, 50.59),
        (A8, "2023/24", 46.11, 34.73, None),
        (A8, "2022/23", 46.43, 35.14, None),
        (GRADE_5, "2024/25", 45.73, 26.02, 53.44),
        (GRADE_5, "2023/24", 46.22, 26.06, 53.43),
        (GRADE_5, "2022/23", 45.49, 25.37, 52.62),
    ],
)
def test_england_like_for_like(stored, measure, period, everyone, dis, others):
    for group, expected in ((ALL, everyone), (DIS, dis), (OTHERS, others)):
        if expected is not None:
            found = level(stored, measure, ENGLAND_LIKE_FOR_LIKE, group, period)
            assert abs(found - expected) <= 0.0051


def test_gaps_to_england_like_for_like(stored):
    """Every authority looks 0.2 points too good against the published row."""
    england = level(stored, A8, ENGLAND_LIKE_FOR_LIKE, OTHERS, "2024/25")
    expected = {"E06000047": 15.0, "E08000037": 16.7, "E08000021": 17.3, "E08000022": 17.0,
                "E06000057": 19.7, "E08000023": 17.5, "E08000024": 17.5}  # fmt: skip
    for code, gap in expected.items():
        assert round(england - published(stored, A8, DIS, "2024/25", code), 1) == gap
    assert round(england - level(stored, A8, ENGLAND_LIKE_FOR_LIKE, DIS, "2024/25"), 1) == 15.5


@pytest.mark.parametrize(
    ("measure", "group", "period", "expected", "digits"),
    [
        (A8, ALL, "2024/25", 45.49, 2),
        (A8, DIS, "2024/25", 33.63, 2),
        (A8, OTHERS, "2024/25", 49.90, 2),
        (GRADE_5, ALL, "2024/25", 44.50, 2),
        (GRADE_5, DIS, "2024/25", 23.67, 2),
        (GRADE_5, OTHERS, "2024/25", 52.25, 2),
        (AGE_5, FSM, "2024/25", 49.8, 1),
        (KS2, DIS, "2024/25", 45.6, 1),
        (LEVEL_3, FSM, "2023/24", 32.8, 1),
    ],
)
def test_england_outside_london(stored, measure, group, period, expected, digits):
    found = level(stored, measure, ENGLAND_OUTSIDE_LONDON, group, period)
    assert abs(found - expected) <= 0.51 * 10**-digits
    england = published(stored, measure, group, period)
    if measure == GRADE_5 and group is not ALL:  # England's row of 2024/25 is in no file of ours
        england = level(stored, measure, ENGLAND_LIKE_FOR_LIKE, group, period)
    assert abs(found - england) > 0.1


def test_pupils_of_england_like_for_like_and_outside_london(stored):
    """621,124 pupils in 152 authorities, 174,582 of them disadvantaged; 27.1% outside London."""
    book = catalogue.load()
    with database.connection(stored) as connection:
        cohorts = queries.cohorts(connection, A8, None, ["2024/25"])
    local = cohorts[cohorts["area"].isin([a.code for a in book.areas_of("authority")])]
    total = local.groupby("group")[["pupils", "pupils_low", "pupils_high"]].sum()
    assert abs(total.loc[ALL, "pupils"] - 621_124) <= 1
    assert abs(total.loc[DIS, "pupils"] - 174_582) <= 1
    assert (total.loc[ALL, "pupils_high"] - total.loc[ALL, "pupils_low"]) / 2 <= 164
    outside = local[~local["area"].map(lambda code: book.areas[code].region == "E12000007")]
    parts = outside.groupby("group")["pupils"].sum()
    assert round(100 * parts[DIS] / parts[ALL], 1) == 27.1


# --- section 8.1: what is true in 2024/25 ---------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "group", "period", "here", "england"),
    [
        (AGE_5, FSM, "2024/25", 48.9, 51.3),
        (AGE_5, FSM, "2021/22", 48.9, 49.1),
        (KS2, DIS, "2024/25", 48.2, 48),
        (KS2, DIS, "2018/19", 52.7, 51),
        (A8, DIS, "2024/25", 33.6, 34.9),
        (A8, DIS, "2018/19", 34.9, 36.7),
        (GRADE_5, DIS, "2022/23", 21.5, 25.2),
        (LEVEL_3, FSM, "2023/24", 29.9, 36.8),
        (LEVEL_3, FSM, "2018/19", 28.5, 35.5),
    ],
)
def test_the_headline_figures(stored, measure, group, period, here, england):
    assert abs(level(stored, measure, NORTH_EAST_CA, group, period) - here) <= 0.06
    assert round(published(stored, measure, group, period), 1) == england


def test_age_16_gap_since_2018_19(stored):
    then = published(stored, A8, OTHERS, "2018/19") - by_population(stored, A8, DIS, "2018/19")
    now = published(stored, A8, OTHERS, "2024/25") - level(
        stored, A8, NORTH_EAST_CA, DIS, "2024/25"
    )
    assert (round(then, 1), round(now, 1)) in {(15.3, 16.8), (15.4, 16.8)}


def test_suspensions_show_why_the_region_does_not_stand_for_the_seven(stored):
    measure = "suspension_rate"
    assert round(published(stored, measure, ALL, "2023/24", "E12000001"), 1) == 18.4
    assert round(level(stored, measure, NORTH_EAST_CA, ALL, "2023/24"), 1) == 14.7
