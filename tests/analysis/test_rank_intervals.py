"""Rank intervals: seeded, honest about noise, and none where places mean nothing."""

import subprocess
import sys

import numpy as np

from analysis.rank_intervals import between_variance, places_of, rank_intervals


def spread(count: int = 20) -> tuple[np.ndarray, np.ndarray]:
    return np.linspace(20, 60, count), np.full(count, 2.0)


def test_one_is_the_highest_or_the_smallest():
    values, errors = spread()
    low, high = rank_intervals(values, errors, highest_first=True, key="a")
    assert low[-1] == 1 and high[0] == 20
    low, high = rank_intervals(values, errors, highest_first=False, key="a")
    assert low[0] == 1 and high[-1] == 20


def test_places_are_ordered_and_among_all():
    low, high = rank_intervals(*spread(), highest_first=True, key="a")
    assert (low >= 1).all() and (low <= high).all() and (high <= 20).all()


def test_without_noise_everyone_has_one_place():
    values = np.array([3.0, 1.0, 2.0])
    low, high = rank_intervals(values, np.full(3, 1e-6), highest_first=True, key="a")
    assert low.tolist() == high.tolist() == [1, 3, 2]


def test_no_places_where_authorities_differ_by_less_than_their_noise():
    rng = np.random.default_rng(1)
    assert rank_intervals(rng.normal(50, 2, 151), np.full(151, 2.0), highest_first=True,
                          key="a") is None  # fmt: skip
    assert rank_intervals(np.array([1.0, 2.0]), np.ones(2), highest_first=True, key="a") is None


def test_the_variance_between_is_what_was_put_in_and_never_negative():
    rng = np.random.default_rng(2)
    errors = rng.uniform(1, 3, 4000)
    values = rng.normal(50, 5, 4000) + rng.normal(0, errors)
    assert abs(between_variance(values, errors) - 25) < 2
    assert between_variance(np.full(10, 50.0), np.ones(10)) == 0


def test_the_same_key_gives_the_same_places_in_another_process_and_another_key_others():
    code = (
        "import numpy as np; from analysis.rank_intervals import rank_intervals;"
        "v, e = np.linspace(20, 60, 40), np.full(40, 2.0);"
        "print([r.tolist() for r in rank_intervals(v, e, highest_first=True, key={!r}, draws=99)])"
    )
    said = [
        subprocess.run([sys.executable, "-c", code.format(key)], capture_output=True, text=True,
                       check=True).stdout
        for key in ("a", "a", "b")
    ]  # fmt: skip
    assert said[0] == said[1] != said[2]


def test_ends_hold_ninety_five_of_a_hundred_draws():
    drawn = np.column_stack([np.arange(1000.0), np.full(1000, 25.5)])
    low, high = places_of(drawn)  # the first column is the smaller in 26 of 1,000 rows
    assert (low[1], high[1]) == (1, 2)
    low, high = places_of(np.column_stack([np.arange(1000.0), np.full(1000, 23.5)]))
    assert (low[1], high[1]) == (1, 1)
