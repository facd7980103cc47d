"""Several years together: which years may be, their mean, and its error."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change import obstacle
from analysis.pooling import YEARS, error, pooled, years
from eip_data import catalogue
from eip_data.columns import Group
from eip_data.errors import NotComparable

MEASURES = catalogue.load().measures


def test_the_three_years_of_each_age():
    for name, group, first in (
        ("ks2_rwm_expected", Group.DISADVANTAGED, "2022/23"),
        ("ks4_english_maths_5", Group.DISADVANTAGED, "2022/23"),
        ("level3_at_19", Group.FSM, "2021/22"),
    ):
        last = MEASURES[name].series_of(group).last
        assert years(MEASURES[name], (group,), last)[0] == first


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("ks4_attainment8", "2023/24"),  # 2021/22 was graded at a mid-point
        ("ks4_attainment8", "2017/18"),  # the scale of points changed twice
        ("ks2_rwm_expected", "2021/22"),  # no tests in 2020 and 2021
        ("ks2_rwm_expected", "2018/19"),  # the writing framework changed
    ],
)
def test_years_across_a_break_are_refused_with_its_reason(name, last):
    with pytest.raises(NotComparable) as refused:
        years(MEASURES[name], (Group.DISADVANTAGED,), last)
    assert str(refused.value) in {item.reason for item in MEASURES[name].breaks}


def test_a_series_that_is_too_short_is_refused():
    with pytest.raises(NotComparable, match="fewer than 3"):
        years(MEASURES["mtc_full_marks"], (Group.ALL,), "2022/23")


def test_no_two_years_of_any_measure_are_kept_from_one_another():
    for measure in MEASURES.values():
        for group in measure.groups:
            for last in measure.series_of(group).periods:
                try:
                    found = years(measure, (group,), last)
                except NotComparable:
                    continue
                assert len(found) == YEARS and found[-1] == last
                for i, one in enumerate(found):
                    assert all(obstacle(measure, (group,), one, two) is None
                               for two in found[i + 1 :])  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=3, max_size=3))
def test_rates_by_their_pupils_are_the_rate_of_all_pupils(counts):
    pupils = [a + b + 1 for a, b in counts]
    rates = [100 * a / n for (a, _), n in zip(counts, pupils, strict=True)]
    together = 100 * sum(a for a, _ in counts) / sum(pupils)
    assert pooled(rates, pupils) == pytest.approx(together)


def test_the_plain_mean_where_pupils_are_not_known():
    assert pooled([44, 46, 48]) == 46


def test_the_error_falls_with_the_root_of_the_years():
    assert error([4, 4, 4], [100, 100, 100]) == pytest.approx(2 / sqrt(3))
    assert error([4, 4, 4]) == pytest.approx(2 / sqrt(3))
    assert error([0, 0, 0], [1, 2, 3], unit=1) == pytest.approx(1 / sqrt(12) / sqrt(3))
    assert error([9, 1, 1], [0.0001, 100, 100]) == pytest.approx(sqrt(0.5), rel=1e-3)
