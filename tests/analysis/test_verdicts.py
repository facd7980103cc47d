"""Verdicts: Benjamini and Hochberg's rule, and four words that mean different things."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.uncertainty import Z90, Z95, Interval
from analysis.verdicts import FALSE_DISCOVERY_RATE, alone, discoveries, verdicts
from eip_data.columns import Verdict

HIGHER, LOWER, SAME, CANNOT = Verdict


def differences(value: np.ndarray, error: np.ndarray) -> tuple[Interval, Interval]:
    """95% and 90% intervals around some differences."""
    return tuple(Interval(value, value - z * error, value + z * error) for z in (Z95, Z90))


def judged(values, errors, margin=3.0, family=None):
    value, error = np.array(values, dtype=float), np.array(errors, dtype=float)
    inside = np.ones(len(value), dtype=bool) if family is None else np.array(family)
    return verdicts(*differences(value, error), margin, inside)


def test_benjamini_and_hochberg_as_the_method_prints_it():
    chances = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
    assert discoveries(chances).tolist() == [True, True] + [False] * 8
    assert FALSE_DISCOVERY_RATE == 0.05


def test_a_later_small_enough_one_takes_the_earlier_ones_with_it():
    assert discoveries([0.03, 0.04, 0.045, 0.05]).all()


def test_one_outside_the_family_changes_nothing_in_it():
    within = [0.001, 0.03, 0.2]
    assert discoveries([*within, np.nan]).tolist() == [*discoveries(within).tolist(), False]
    assert not discoveries([np.nan, np.nan]).any()
    assert not discoveries([]).any()


def test_alone_is_the_plain_rule():
    assert alone([0.049, 0.05, np.nan]).tolist() == [True, False, False]


def test_the_four_verdicts():
    assert judged([6, -6, 0.5, 2], [1, 1, 1, 2]) == [HIGHER, LOWER, SAME, CANNOT]


def test_about_the_same_needs_the_whole_interval_inside_the_margin():
    error = (3 - 1) / Z90
    assert judged([1, 1], [error * 0.99, error * 1.01]) == [SAME, CANNOT]
    assert judged([1], [error * 0.99], margin=1.0) == [CANNOT]


def test_failing_to_differ_is_never_the_same():
    assert judged([0.0], [40.0]) == [CANNOT]


def test_the_family_decides_and_those_outside_it_are_judged_by_themselves():
    crowd = [0.0] * 150
    same = [2.1, *crowd], [1.0] * 151
    assert judged(*same)[0] is CANNOT  # p = 0.036, among 151
    assert judged(*same, family=[False] + [True] * 150)[0] is HIGHER


def test_a_missing_figure_has_no_verdict_and_does_not_count():
    assert judged([np.nan, 6.0], [1.0, 1.0]) == [None, HIGHER]


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(0.1, 5)), min_size=1, max_size=30))
def test_turning_all_signs_turns_higher_and_lower_and_nothing_else(pairs):
    values, errors = zip(*pairs, strict=True)
    turned = {HIGHER: LOWER, LOWER: HIGHER, SAME: SAME, CANNOT: CANNOT}
    there, back = judged(values, errors), judged([-v for v in values], errors)
    assert [turned[one] for one in there] == back


@pytest.mark.parametrize("extra", [0.0, 30.0])
def test_a_verdict_may_depend_on_its_family_but_not_on_their_order(extra):
    values, errors = [3.0, -2.0, 1.0, extra], [1.0, 1.0, 1.0, 1.0]
    assert judged(values, errors) == judged(values[::-1], errors)[::-1]
