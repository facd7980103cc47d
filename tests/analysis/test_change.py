"""Change is worked out between periods that may be compared, and refused with the reason."""

from itertools import combinations

import pytest

from analysis.change import change, obstacle, year_on_year
from eip_data import catalogue
from eip_data.columns import BreakKind, Group
from eip_data.errors import NotComparable

DIS = (Group.DISADVANTAGED,)
EMPTY = (BreakKind.NOT_COLLECTED, BreakKind.NOT_PUBLISHED)


def measure(name: str):
    return catalogue.load().measures[name]


@pytest.mark.parametrize(
    ("name", "groups", "earlier", "later", "may"),
    [
        ("ks4_attainment8", DIS, "2018/19", "2024/25", True),
        ("ks4_attainment8", DIS, "2018/19", "2022/23", True),
        ("ks4_attainment8", DIS, "2018/19", "2019/20", False),  # grades set by schools
        ("ks4_attainment8", DIS, "2020/21", "2024/25", False),  # grades set by teachers
        ("ks4_attainment8", DIS, "2021/22", "2024/25", False),  # grading half way back
        ("ks4_attainment8", DIS, "2015/16", "2017/18", False),  # most points 80, 87, 90
        ("ks2_rwm_expected", DIS, "2018/19", "2024/25", True),
        ("ks2_rwm_expected", DIS, "2016/17", "2024/25", False),  # new writing framework
        ("ks2_rwm_expected", DIS, "2019/20", "2024/25", False),  # no tests
        ("early_years_gld", (Group.FSM,), "2018/19", "2024/25", False),  # reform of 2021/22
        ("early_years_gld", (Group.FSM,), "2021/22", "2024/25", True),
        ("level3_at_19", (Group.FSM,), "2018/19", "2023/24", True),
    ],
)
def test_the_breaks_of_the_catalogue_decide(name, groups, earlier, later, may):
    reason = obstacle(measure(name), groups, earlier, later)
    assert (reason is None) is may
    if may:
        assert change(measure(name), groups, (earlier, 33.9), (later, 52.8), 1) == 18.9
    else:
        with pytest.raises(NotComparable) as refused:
            change(measure(name), groups, (earlier, 33.9), (later, 52.8), 1)
        assert str(refused.value) == reason


def test_the_later_period_minus_the_earlier_one_at_published_precision():
    found = change(measure("ks4_attainment8"), DIS, ("2018/19", 37.3), ("2024/25", 33.9), 1)
    assert found == -3.4
    assert 33.9 - 37.3 != -3.4


@pytest.mark.parametrize(("earlier", "later"), [("2024/25", "2018/19"), ("2024/25", "2024/25")])
def test_time_does_not_run_backwards(earlier, later):
    with pytest.raises(NotComparable, match="does not come before"):
        change(measure("ks4_attainment8"), DIS, (earlier, 1.0), (later, 2.0), 1)


def test_consecutive_is_checked_and_not_promised():
    ks4 = measure("ks4_attainment8")
    assert year_on_year(ks4, DIS, ("2023/24", 33.5), ("2024/25", 33.6), 1) == 0.1
    for earlier in ("2022/23", "2018/19"):
        assert obstacle(ks4, DIS, earlier, "2024/25") is None
        with pytest.raises(NotComparable, match="not consecutive"):
            year_on_year(ks4, DIS, (earlier, 33.5), ("2024/25", 33.6), 1)
    with pytest.raises(NotComparable):  # consecutive, and still not comparable
        year_on_year(ks4, DIS, ("2018/19", 36.7), ("2019/20", 40.2), 1)


def test_a_break_of_another_group_is_no_obstacle():
    early = measure("early_years_gld")
    for item in early.breaks:
        if item.kind is BreakKind.BREAK and item.groups:
            before = "2015/16" if item.first > "2015/16" else None
            assert before
            outside = tuple(g for g in early.groups if g not in item.groups)
            for group in outside:
                reason = obstacle(early, (group,), before, item.first)
                assert reason != item.reason


@pytest.mark.parametrize("name", sorted(catalogue.load().measures))
def test_no_pair_of_periods_across_a_break_is_let_through(name):
    """Every pair of periods of every series against the breaks, looked at one by one."""
    entry = measure(name)
    for series in entry.series:
        for earlier, later in combinations(series.periods, 2):
            apart = any(
                (item.kind in (*EMPTY, BreakKind.NOT_COMPARABLE)
                 and (item.covers(earlier) or item.covers(later)))
                or (item.kind is BreakKind.BREAK and earlier < item.first <= later)
                for item in entry.breaks_of(series.group)
            )  # fmt: skip
            assert (obstacle(entry, (series.group,), earlier, later) is not None) is apart


def test_a_caution_lets_through():
    ks4 = measure("ks4_attainment8")
    assert any(b.kind is BreakKind.CAUTION and b.covers("2024/25") for b in ks4.breaks)
    assert obstacle(ks4, DIS, "2023/24", "2024/25") is None
