"""Do the promises hold? Seeded simulations, and deliberately wrong versions that must fail them.

A made-up England has 151 authorities whose true levels differ; a year's figure moves around the
truth with the variance that the constants say. Intervals must hold the truth in 93 to 97 of 100
cases, false verdicts must stay rare, places must hold the true place in 95 of 100 on average.
"""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from analysis.rank_intervals import places_of, rank_intervals
from analysis.uncertainty import Z90, Z95, Interval, against, of_gap, of_level, rounding_error
from analysis.verdicts import verdicts
from eip_data.columns import Unit, Verdict

PERCENT, POINTS = Unit.PERCENT, Unit.POINTS
AUTHORITIES, PHI, SD = 151, 1.3, 25.0
PUPILS = np.random.default_rng(3).integers(300, 3000, AUTHORITIES).astype(float)
FAMILY = np.ones(AUTHORITIES, dtype=bool)

Level = Callable[..., Interval]


def right(unit: Unit, value: np.ndarray, spread: float, step: float, z: float = Z95) -> Interval:
    return of_level(unit, value, PUPILS, spread, step=step, z=z)


def no_inflation(unit: Unit, value: np.ndarray, spread: float, step: float, z: float = Z95):
    """The plain binomial; a mean with the standard deviation among pupils of a school year."""
    return of_level(unit, value, PUPILS, 1.0 if unit is PERCENT else 20.0, step=step, z=z)


def half_the_pupils(unit: Unit, value: np.ndarray, spread: float, step: float, z: float = Z95):
    return of_level(unit, value, PUPILS / 2, spread, step=step, z=z)


def drawn(unit: Unit, truth: np.ndarray, spread: float, step: float, seed: int, years: int):
    """Figures of some years, rounded as they are published; years by authorities."""
    rng = np.random.default_rng(seed)
    if unit is PERCENT:
        error = np.sqrt(spread * truth * (100 - truth) / PUPILS)
    else:
        error = spread / np.sqrt(PUPILS)
    exact = truth + rng.standard_normal((years, AUTHORITIES)) * error
    return np.round(exact / step) * step if step else exact


@cache
def coverage(level: Level, unit: Unit, spread: float, step: float) -> float:
    truth = np.random.default_rng(4).normal(40 if unit is PERCENT else 35, 5, AUTHORITIES)
    values = drawn(unit, truth, spread, step, 5, 200)
    one = level(unit, values, spread, step)
    return float(((one.low <= truth) & (truth <= one.high)).mean())


CASES = [(PERCENT, 1.3, 0.1), (PERCENT, 1.25, 1.0), (PERCENT, 2.0, 0.1), (POINTS, 25.0, 0.1)]


@pytest.mark.parametrize(("unit", "spread", "step"), CASES)
def test_intervals_hold_the_truth_in_93_to_97_of_100_cases(unit, spread, step):
    assert 0.93 <= coverage(right, unit, spread, step) <= 0.97


@pytest.mark.parametrize(("unit", "spread", "step"), CASES)
@pytest.mark.parametrize("wrong", [no_inflation, half_the_pupils])
def test_wrong_intervals_do_not(wrong, unit, spread, step):
    assert not 0.93 <= coverage(wrong, unit, spread, step) <= 0.97


def gap_coverage(spreads: tuple[float, float], pupils_times: float = 1.0) -> float:
    own_true, others_true, phi = 26.0, 53.0, 1.1
    others_pupils = PUPILS * 2.5
    rng = np.random.default_rng(6)
    own, others = (
        true + rng.standard_normal((200, AUTHORITIES)) * np.sqrt(phi * true * (100 - true) / n)
        for true, n in ((own_true, PUPILS), (others_true, others_pupils))
    )
    one = of_gap(PERCENT, own, PUPILS * pupils_times, others, others_pupils * pupils_times, spreads)
    truth = others_true - own_true
    return float(((one.low <= truth) & (truth <= one.high)).mean())


def test_intervals_of_gaps_hold_the_truth_and_wrong_ones_do_not():
    assert 0.93 <= gap_coverage((1.1, 1.1)) <= 0.97
    assert not 0.93 <= gap_coverage((1.3, 1.8)) <= 0.97  # the levels' spreads: too wide
    assert not 0.93 <= gap_coverage((1.1, 1.1), 0.5) <= 0.97


# --- verdicts -------------------------------------------------------------------------------------


def called(values: np.ndarray, level: Level, unit: Unit, spread: float, step: float) -> np.ndarray:
    """Which of one year's figures are called higher or lower than 35."""
    wide, narrow = (
        against(level(unit, values, spread, step, z), 35.0, rounding_error(step), z)
        for z in (Z95, Z90)
    )
    return np.isin(verdicts(wide, narrow, 3.0, FAMILY), [Verdict.HIGHER, Verdict.LOWER])


@cache
def false_years(level: Level) -> float:
    """Where no authority differs: the share of years in which any one is said to."""
    truth = np.full(AUTHORITIES, 35.0)
    years = drawn(PERCENT, truth, PHI, 0.1, 7, 400)
    return float(np.mean([called(values, level, PERCENT, PHI, 0.1).any() for values in years]))


def test_where_no_one_differs_no_more_than_a_twentieth_of_years_say_so():
    # Two standard errors of 400 years above the nominal rate.
    assert false_years(right) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 400)


def test_without_inflation_too_many_years_say_so():
    assert false_years(no_inflation) > 0.05 + 2 * np.sqrt(0.05 * 0.95 / 400)


def false_share(level: Level) -> float:
    """Where half differ: how many of those called differ do not."""
    truth = np.where(np.arange(AUTHORITIES) % 2, 35.0, np.linspace(25, 45, AUTHORITIES))
    years = drawn(PERCENT, truth, PHI, 0.1, 8, 200)
    shares = []
    for values in years:
        found = called(values, level, PERCENT, PHI, 0.1)
        shares.append((found & (truth == 35.0)).sum() / max(found.sum(), 1))
    return float(np.mean(shares))


def test_of_those_called_different_at_most_a_twentieth_are_not():
    assert false_share(right) <= 0.05 < false_share(no_inflation)


def power(level: Level) -> float:
    truth = np.linspace(25, 45, AUTHORITIES)
    years = drawn(PERCENT, truth, PHI, 0.1, 9, 40)
    return float(np.mean([called(values, level, PERCENT, PHI, 0.1).mean() for values in years]))


def test_half_the_pupils_would_miss_what_is_there():
    assert power(half_the_pupils) < power(right) - 0.05


# --- places ---------------------------------------------------------------------------------------


def naive(values: np.ndarray, errors: np.ndarray, *, key: str, draws: int):
    """Draws around the figures themselves: the noise counts twice."""
    rng = np.random.default_rng(len(key) + int(key.split()[-1]))
    return places_of(-(values + rng.standard_normal((draws, len(values))) * errors))


def model(values: np.ndarray, errors: np.ndarray, *, key: str, draws: int):
    return rank_intervals(values, errors, highest_first=True, key=key, draws=draws)


def places_hold(way: Callable[..., object], ratio: float, errors_times: float = 1.0) -> float:
    """The share of true places inside, where authorities differ ``ratio`` times as their noise."""
    errors = SD / np.sqrt(PUPILS)
    rng = np.random.default_rng(10)
    held = []
    for year in range(40):
        truth = rng.normal(35, ratio * np.median(errors), AUTHORITIES)
        place = (-truth).argsort().argsort() + 1
        values = truth + rng.standard_normal(AUTHORITIES) * errors
        low, high = way(values, errors * errors_times, key=f"year {year}", draws=800)  # type: ignore[misc]
        held.append(((low <= place) & (place <= high)).mean())
    return float(np.mean(held))


@pytest.mark.parametrize("ratio", [1.5, 4.5])
def test_places_hold_in_95_of_100_on_average(ratio):
    assert places_hold(model, ratio) >= 0.95


def test_naive_draws_and_too_small_errors_do_not():
    assert places_hold(naive, 1.5) < 0.95
    assert places_hold(model, 1.5, 0.7) < 0.95
