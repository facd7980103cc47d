"""Bands of shuffled reach: METHOD section 6 over all orders, and from a fixed seed."""

from itertools import combinations, permutations

import numpy as np
import pytest

from analysis.equity import concentration_index, erreygers
from analysis.shuffle import band, shuffled_erreygers, shuffled_index, shuffled_shares

DOSE, FALLING = [10, 8, 6, 4, 2], [5, 4, 3, 2, 1]
YES_NO, TEN = [1, 1, 1, 0, 1, 0, 0, 1, 0, 0], list(range(10, 0, -1))


def all_orders_of_the_second():
    found = []
    for places in combinations(range(10), 5):
        reached = np.zeros(10)
        reached[list(places)] = 1
        found.append(erreygers(reached, TEN, [1] * 10))
    return found


def test_the_first_example_over_all_orders():
    every = [concentration_index(order, FALLING, [1] * 5) for order in permutations(DOSE)]
    one = band(concentration_index(DOSE, FALLING, [1] * 5), every)
    assert one.orders == 120
    assert one.at_or_beyond == pytest.approx(1 / 120)
    assert (one.low, one.high) == pytest.approx((-0.24, 0.24), abs=0.005)
    assert one.outside


def test_the_second_example_over_all_orders():
    one = band(erreygers(YES_NO, TEN, [1] * 10), all_orders_of_the_second())
    assert one.orders == 252
    assert round(one.at_or_beyond, 3) == 0.048
    assert (round(one.low, 2), round(one.high, 2)) == (-0.74, 0.74)
    assert not one.outside


def test_drawn_orders_tell_what_all_orders_tell():
    drawn = shuffled_erreygers(YES_NO, TEN, [1] * 10, ["a"] * 10, "key")
    assert drawn.orders == 5_000
    assert drawn.observed == pytest.approx(-0.68)
    assert drawn.at_or_beyond == pytest.approx(12 / 252, abs=0.01)
    dose = shuffled_index(DOSE, FALLING, [1] * 5, ["a"] * 5, "key")
    assert dose.at_or_beyond == pytest.approx(1 / 120, abs=0.005)
    assert (dose.low, dose.high) == pytest.approx((-0.24, 0.24), abs=0.005)


def test_the_same_question_has_the_same_band_and_another_another():
    one, again, other = (
        shuffled_erreygers(YES_NO, TEN, [1] * 10, ["a"] * 10, key, 500) for key in "aab"
    )
    assert one == again
    assert one.at_or_beyond != other.at_or_beyond


def test_nothing_leaves_its_stratum():
    """Whole strata are reached or not: shuffling within them changes nothing."""
    reached, strata = [1, 1, 1, 0, 0, 0], list("aaabbb")
    one = shuffled_erreygers(reached, [6, 5, 4, 3, 2, 1], [1] * 6, strata, "key", 200)
    assert one.low == pytest.approx(one.high) == pytest.approx(one.observed)
    free = shuffled_erreygers(reached, [6, 5, 4, 3, 2, 1], [1] * 6, ["a"] * 6, "key", 200)
    assert free.low < free.high


def test_shuffled_reach_lies_outside_its_band_as_seldom_as_it_says():
    rng = np.random.default_rng(1)
    need, weight = rng.random(80), rng.integers(10, 200, 80)
    strata = [str(at % 4) for at in range(80)]
    outside = sum(
        shuffled_erreygers(
            (rng.random(80) < 0.4).astype(float), need, weight, strata, str(at), 400
        ).outside
        for at in range(300)
    )
    assert 3 <= outside <= 27


def test_the_shares_are_those_of_the_weight_reached():
    reached, weight = [1, 0, 1, 1], [10, 20, 30, 60]
    found = shuffled_shares(reached, weight, list("xxyy"), ["a"] * 4, "key", 300)
    assert found["x"].observed == pytest.approx(0.1)
    assert found["y"].observed == pytest.approx(0.9)
    # Of the four ways in which one is left out, x has 10/100, 30/60, 30/90 or 20/110.
    assert found["x"].low == pytest.approx(0.1, abs=1e-6)
    assert found["x"].high == pytest.approx(0.5, abs=1e-6)


def test_with_nothing_given_there_is_no_band():
    with pytest.raises(ValueError, match="no dose"):
        shuffled_index([0, 0], [1, 2], [1, 1], ["a", "a"], "key", 10)
    with pytest.raises(ValueError, match="nobody"):
        shuffled_shares([0, 0], [1, 1], ["x", "y"], ["a", "a"], "key", 10)


def test_what_a_key_draws_stays():
    """Answers that have been printed do not move when the drawing is written otherwise."""
    reached, need = [1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 1], list(range(12, 0, -1))
    weight, strata = [30, 10, 20, 40, 10, 50, 20, 10, 30, 20, 10, 60], list("aaaabbbbcccd")
    one = shuffled_erreygers(reached, need, weight, strata, "a key", 1_200)
    assert (one.low, one.high) == pytest.approx((0.0412070749, 0.4578564005), abs=2e-9)
    assert one.at_or_beyond == 87 / 1_200
    sessions = [3, 0, 0, 2, 5, 0, 1, 0, 0, 0, 4, 1]
    given = shuffled_index(sessions, need, weight, strata, "a key", 1_200)
    assert (given.low, given.high) == pytest.approx((-0.1583231903, 0.1290322590), abs=2e-9)
    assert given.at_or_beyond == 11 / 1_200
    x, y = shuffled_shares(reached, weight, list("xxxyyyxxxyyy"), strata, "a key", 1_200).values()
    assert x.at_or_beyond == y.at_or_beyond == 560 / 1_200
