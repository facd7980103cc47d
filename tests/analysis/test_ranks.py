"""Places on rounded values: the best number for all who share one, and how many share it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranks import places

VALUES = st.lists(st.none() | st.integers(0, 30).map(float), min_size=1, max_size=60)


@given(VALUES, st.booleans())
def test_a_place_is_one_more_than_those_who_do_better(values, smallest_first):
    placed = places(pd.Series(values, dtype="float64"), smallest_first=smallest_first)
    present = [value for value in values if value is not None]
    for value, row in zip(values, placed.itertuples(index=False), strict=True):
        if value is None:
            assert row.rank is row.ties is row.ranked is pd.NA
            assert pd.isna(row.quartile)
            continue
        better = sum(v < value if smallest_first else v > value for v in present)
        assert row.rank == better + 1
        assert row.ties == present.count(value)
        assert row.ranked == len(present)
        assert row.quartile == "ABCD"[4 * better // len(present)]


@given(VALUES)
def test_the_places_of_turned_values_are_the_places_turned(values):
    series = pd.Series(values, dtype="float64")
    turned = places(-series, smallest_first=False)
    pd.testing.assert_frame_equal(turned, places(series, smallest_first=True))


@pytest.mark.parametrize("method", ["max", "average", "first", "dense"])
def test_another_way_of_sharing_places_would_be_found_out(method):
    values = pd.Series([10.0, 12.0, 12.0, 15.0])
    assert places(values, smallest_first=True)["rank"].tolist() == [1, 2, 2, 4]
    assert values.rank(method=method).tolist() != [1, 2, 2, 4]


def test_nobody_has_a_place_when_nobody_has_a_value():
    placed = places(pd.Series([None, None], dtype="float64"), smallest_first=True)
    assert placed.isna().all(axis=None)


def test_the_four_quarters_hold_the_same_number_when_they_can():
    placed = places(pd.Series(range(152), dtype="float64"), smallest_first=True)
    assert placed["quartile"].value_counts().to_dict() == dict.fromkeys("ABCD", 38)
