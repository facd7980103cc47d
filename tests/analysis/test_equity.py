"""The concentration index and its kin: METHOD section 6 to the digit, and for any numbers."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.equity import (
    concentration_curve,
    concentration_index,
    erreygers,
    erreygers_bounds,
    fractional_ranks,
    share_of_most_disadvantaged,
)

FALLING = [5.0, 4.0, 3.0, 2.0, 1.0]
YES_NO = [1, 1, 1, 0, 1, 0, 0, 1, 0, 0]
TEN = list(range(10, 0, -1))
WEIGHTS = [200, 300, 250, 400, 210, 380, 420, 230, 410, 350]

SCHOOLS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 6), st.integers(1, 50)), min_size=2, max_size=25
)


def columns(schools):
    return (np.array(column, dtype=float) for column in zip(*schools, strict=True))


def by_hand(dose, disadvantage, weight):
    """The index written out school by school, ranks of schools alike averaged by their weight."""
    total, ranks = sum(weight), []
    for level in disadvantage:
        before = sum(w for other, w in zip(disadvantage, weight, strict=True) if other > level)
        alike = sum(w for other, w in zip(disadvantage, weight, strict=True) if other == level)
        ranks.append((before + alike / 2) / total)
    share = [w / total for w in weight]
    mean = sum(h * s for h, s in zip(dose, share, strict=True))
    centre = sum(r * s for r, s in zip(ranks, share, strict=True))
    covariance = sum(
        s * (h - mean) * (r - centre) for h, r, s in zip(dose, ranks, share, strict=True)
    )
    return 2 * covariance / mean


def test_the_first_example_of_the_method():
    assert concentration_index([10, 8, 6, 4, 2], FALLING, [1] * 5) == pytest.approx(
        -0.26667, abs=5e-6
    )


def test_the_second_example_of_the_method():
    assert concentration_index(YES_NO, TEN, [1] * 10) == pytest.approx(-0.34)
    assert erreygers(YES_NO, TEN, [1] * 10) == pytest.approx(-0.68)


def test_the_second_example_weighted():
    assert np.average(YES_NO, weights=WEIGHTS) == pytest.approx(0.37778, abs=5e-6)
    assert concentration_index(YES_NO, TEN, WEIGHTS) == pytest.approx(-0.43015, abs=5e-6)
    assert erreygers(YES_NO, TEN, WEIGHTS) == pytest.approx(-0.65000, abs=5e-6)


@given(SCHOOLS)
def test_the_index_is_that_written_out_by_hand(schools):
    dose, need, weight = columns(schools)
    assume((dose * weight).sum() > 0)
    assert concentration_index(dose, need, weight) == pytest.approx(
        by_hand(dose, need, weight), abs=1e-9
    )


@given(SCHOOLS)
def test_erreygers_is_four_means_of_the_index(schools):
    dose, need, weight = columns(schools)
    reached = (dose > 10).astype(float)
    assume(reached.any())
    expected = 4 * np.average(reached, weights=weight) * by_hand(reached, need, weight)
    assert erreygers(reached, need, weight) == pytest.approx(expected, abs=1e-9)


@given(SCHOOLS)
def test_turning_the_order_round_turns_the_sign(schools):
    dose, need, weight = columns(schools)
    assume((dose * weight).sum() > 0)
    assert concentration_index(dose, -need, weight) == pytest.approx(
        -concentration_index(dose, need, weight), abs=1e-9
    )


@given(SCHOOLS)
def test_twice_the_dose_or_the_weight_is_the_same_index(schools):
    dose, need, weight = columns(schools)
    assume((dose * weight).sum() > 0)
    one = concentration_index(dose, need, weight)
    assert concentration_index(2 * dose, need, 3 * weight) == pytest.approx(one, abs=1e-9)


@given(SCHOOLS)
def test_a_school_of_weight_two_is_two_schools_alike(schools):
    dose, need, weight = columns(schools)
    assume((dose * weight).sum() > 0)
    times = weight.astype(int)
    apart = [np.repeat(column, times) for column in (dose, need, np.ones_like(dose))]
    assert concentration_index(*apart) == pytest.approx(
        concentration_index(dose, need, weight), abs=1e-9
    )


def test_ranks_by_the_order_of_entry_would_be_found_out():
    """Schools alike share their rank: which of them is entered first has no part."""
    for order in permutations(range(4)):
        need, dose = np.array([3.0, 3.0, 3.0, 1.0]), np.array([9.0, 1.0, 4.0, 2.0])
        index = list(order)
        assert concentration_index(dose[index], need[index], np.ones(4)) == pytest.approx(
            concentration_index(dose, need, np.ones(4))
        )
    by_entry = (np.arange(4) + 0.5) / 4
    assert not np.allclose(by_entry, fractional_ranks([3, 3, 3, 1], np.ones(4)))


@given(SCHOOLS)
def test_the_area_over_the_curve_is_the_index(schools):
    dose, need, weight = columns(schools)
    assume((dose * weight).sum() > 0)
    curve = concentration_curve(dose, need, weight)
    area = np.trapezoid(curve.dose, curve.weight)
    assert 1 - 2 * area == pytest.approx(concentration_index(dose, need, weight), abs=1e-9)
    assert curve.at(0) == 0 and curve.at(1) == pytest.approx(1)


@given(st.lists(st.tuples(st.sampled_from([0.0, 1.0, None]), st.integers(0, 4),
                          st.integers(1, 9)), min_size=2, max_size=7))  # fmt: skip
def test_the_bounds_are_the_least_and_greatest_of_every_way(schools):
    reached, need, weight = zip(*schools, strict=True)
    unknown = [at for at, one in enumerate(reached) if one is None]
    every = []
    for way in product((0.0, 1.0), repeat=len(unknown)):
        filled = [0.0 if one is None else one for one in reached]
        for at, value in zip(unknown, way, strict=True):
            filled[at] = value
        every.append(erreygers(filled, need, weight))
    low, high = erreygers_bounds([np.nan if h is None else h for h in reached], need, weight)
    assert (low, high) == pytest.approx((min(every), max(every)), abs=1e-9)


def test_the_fifth_with_most_disadvantage_counts_in_part_where_it_is_cut():
    need = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert share_of_most_disadvantaged([1] * 10, need) == pytest.approx(0.2)
    assert share_of_most_disadvantaged([4, 2] + [1] * 4 + [0] * 4, need) == pytest.approx(0.6)
    # Three alike on the line: the two places of the fifth are two thirds of what they had.
    assert share_of_most_disadvantaged([3, 0, 0] + [1] * 7, [9, 9, 9, 6, 5, 4, 3, 2, 1, 0]) == (
        pytest.approx(0.2)
    )


def test_without_dose_there_is_no_curve_and_no_index():
    with pytest.raises(ValueError, match="no dose"):
        concentration_curve([0, 0], [1, 2], [1, 1])
    assert np.isnan(concentration_index([0, 0], [1, 2], [1, 1]))
