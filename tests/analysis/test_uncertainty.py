"""Intervals: METHOD section 4's worked figures to the digit, and what must hold of any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.uncertainty import (
    Z90,
    Z95,
    Interval,
    against,
    newcombe,
    of_gap,
    of_level,
    p_value,
    rounding_error,
    widened,
    wilson,
)
from eip_data.columns import Unit

PERCENT, POINTS = Unit.PERCENT, Unit.POINTS


def ends(one: Interval, decimals: int = 2) -> tuple[float, float]:
    return round(float(one.low), decimals), round(float(one.high), decimals)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(12, 30, 24.59, 57.68), (398, 1020, 36.07, 42.05)]
)
def test_wilson_as_the_method_prints_it(count, of, low, high):
    assert ends(wilson(count / of, of).scaled(100)) == (low, high)


def test_newcombe_as_the_method_prints_it():
    one = newcombe(wilson(56 / 70, 70), wilson(48 / 80, 80))
    assert ends(one, 4) == (0.0524, 0.3339)


@pytest.mark.parametrize(
    ("count", "of", "phi", "low", "high"),
    [(112, 548, 1.3, 16.86, 24.55), (1614, 6817.5, 1.3, 22.54, 24.84)],
)
def test_english_and_maths_of_real_pupils(count, of, phi, low, high):
    assert ends(of_level(PERCENT, 100 * count / of, of, phi)) == (low, high)


def test_without_inflation_the_interval_is_the_narrower_one_the_method_prints_beside_it():
    assert ends(of_level(PERCENT, 100 * 112 / 548, 548, 1.0), 1) == (17.3, 24.0)


@pytest.mark.parametrize(
    ("own", "own_of", "others", "others_of", "gap", "low", "high"),
    [
        # The North East CA, and North Tyneside: 112 of 548, others 51.2% of 1554.5.
        (1614, 6817.5, 7122, 13519, 29.01, 27.62, 30.37),
        (112, 548, 796, 1554.5, 30.77, 26.19, 34.98),
    ],
)
def test_gaps_of_english_and_maths(own, own_of, others, others_of, gap, low, high):
    one = of_gap(PERCENT, 100 * own / own_of, own_of, 100 * others / others_of, others_of,
                 (1.1, 1.1))  # fmt: skip
    assert float(one.value) == pytest.approx(gap, abs=0.006)
    assert ends(one) == pytest.approx((low, high), abs=0.011)


@pytest.mark.parametrize(
    ("name", "own", "others", "error"),
    [
        ("Durham", 1671.5, 3573.5, 0.65), ("Gateshead", 667, 1494, 1.02),
        ("Newcastle", 1367, 1565, 0.83), ("N Tyneside", 548, 1554.5, 1.08),
        ("Northumberland", 869, 2368, 0.87), ("S Tyneside", 645, 1096, 1.10),
        ("Sunderland", 1050, 1864, 0.85),
    ],
)  # fmt: skip
def test_errors_of_the_gap_in_attainment_8(name, own, others, error):
    one = of_gap(POINTS, 33.0, own, 49.0, others, (21, 24))
    assert round(float(one.half) / Z95, 2) == error, name
    assert float(one.half) / Z95 == pytest.approx(np.hypot(21 / own**0.5, 24 / others**0.5))


@pytest.mark.parametrize(
    ("value", "pupils", "low", "high"),
    [
        (35.6, 1671.5, 34.4, 36.8), (33.9, 667, 32.0, 35.8), (33.3, 1367, 32.0, 34.6),
        (33.6, 548, 31.6, 35.6), (30.9, 869, 29.2, 32.6), (33.1, 645, 31.1, 35.1),
        (33.1, 1050, 31.6, 34.6),
    ],
)  # fmt: skip
def test_attainment_8_of_disadvantaged_pupils(value, pupils, low, high):
    # Printed for estimated cohorts, "unchanged to 0.1 with real n".
    assert ends(of_level(POINTS, value, pupils, 25), 1) == pytest.approx((low, high), abs=0.11)


def test_rounding_widens_each_side_by_itself():
    plain, rounded = (of_level(PERCENT, 48.0, 839, 1.25, step=s) for s in (0.0, 1.0))
    for side in ("low", "high"):
        distance = abs(float(getattr(plain, side)) - 48.0)
        widened_to = abs(float(getattr(rounded, side)) - 48.0)
        assert widened_to == pytest.approx(np.hypot(distance, 1.96 / 12**0.5), abs=1e-4)


def test_rounding_is_a_twelfth_of_the_square_of_its_step():
    assert rounding_error(1.0) ** 2 == pytest.approx(1 / 12)


def test_several_authorities_have_twice_the_variance():
    one, two = (of_level(POINTS, 33.6, 6817.5, 25, factor=f) for f in (1.0, 2.0))
    assert float(two.half) == pytest.approx(2**0.5 * float(one.half))
    assert round(float(two.half), 1) == 0.8  # METHOD section 8.1
    assert round(float(of_level(PERCENT, 48.9, 5140, 1.3, factor=2.0).half), 1) == 2.2
    assert round(float(of_level(PERCENT, 23.67, 6817.5, 1.3, factor=2.0).half), 1) == 1.6
    assert round(float(of_level(PERCENT, 48.2, 8128.4, 1.25, factor=2.0).half), 1) == 1.7


def test_p_is_a_twentieth_exactly_where_the_interval_touches_nought():
    assert p_value(Interval(2.0, 0.0, 5.0)) == pytest.approx(0.05)
    assert p_value(Interval(-2.0, -5.0, 0.0)) == pytest.approx(0.05)
    assert p_value(Interval(2.0, 0.1, 5.0)) < 0.05 < p_value(Interval(2.0, -0.1, 5.0))


def test_a_comparator_s_rounding_widens_the_difference_and_moves_nothing_else():
    one = Interval(50.0, 46.0, 54.0)
    exact, rounded = against(one, 48.0, 0.0), against(one, 48.0, rounding_error(1.0))
    assert (exact.value, exact.low, exact.high) == (2.0, -2.0, 6.0)
    assert rounded.value == 2.0 and rounded.low < exact.low and rounded.high > exact.high


shares = st.floats(0, 100)
pupils = st.floats(0.5, 1e5)


@given(shares, pupils, st.floats(0.5, 4), st.sampled_from([0.0, 0.1, 1.0]))
def test_a_percentage_lies_in_its_interval_and_the_interval_among_percentages(value, n, phi, step):
    one = of_level(PERCENT, value, n, phi, step=step)
    assert 0 <= one.low <= value <= one.high <= 100
    narrow = of_level(PERCENT, value, n, phi, step=step, z=Z90)
    assert narrow.high - narrow.low <= one.high - one.low + 1e-9


@given(shares, pupils, shares, pupils)
def test_a_gap_lies_in_its_interval_and_turns_with_its_sides(own, own_n, others, others_n):
    one = of_gap(PERCENT, own, own_n, others, others_n, (1.1, 1.1), step=0.1)
    back = of_gap(PERCENT, others, others_n, own, own_n, (1.1, 1.1), step=0.1)
    assert one.low - 1e-9 <= others - own <= one.high + 1e-9
    assert (one.low, one.high) == pytest.approx((-back.high, -back.low), abs=1e-9)


def test_arrays_give_what_numbers_give_and_missing_stays_missing():
    many = of_level(PERCENT, np.array([48.0, np.nan]), np.array([839.0, 100.0]), 1.25, step=1.0)
    one = of_level(PERCENT, 48.0, 839.0, 1.25, step=1.0)
    assert (many.low[0], many.high[0]) == (one.low, one.high)
    assert np.isnan(many.low[1]) and np.isnan(p_value(against(many, 47.0, 0.1))[1])


def test_a_wider_error_is_never_a_narrower_interval():
    one = Interval(10.0, 8.0, 11.0)
    assert widened(one, 0.0) == one
    assert widened(one, 1.0).low < 8.0 and widened(one, 1.0).high > 11.0
