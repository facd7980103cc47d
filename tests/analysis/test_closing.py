"""Pupils to close: METHOD 2.3's numbers, and nought wherever the range holds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.closing import points_a_pupil, pupils_to_close

TARGET = 0.2602  # disadvantaged pupils of all authorities, E&M 9-5, 2024/25


@pytest.mark.parametrize(
    ("pupils", "achieved", "factor", "value", "low", "high", "printed"),
    [
        (6817.5, 1614, 2, 160, 49, 271, 160),  # the North East CA
        (869, 176, 1, 50, 24, 77, 50),  # Northumberland
        (645, 124, 1, 44, 21, 66, 44),  # South Tyneside
        (548, 112, 1, 31, 9, 52, 31),  # North Tyneside
        (1050, 248, 1, 25, -6, 56, 0),  # Sunderland
        (1671.5, 421, 1, 14, -26, 54, 0),  # County Durham
        (667, 172, 1, 2, -24, 27, 0),  # Gateshead
        (1367, 361, 1, -5, -42, 31, 0),  # Newcastle
    ],
)
def test_the_seven_and_all_together(pupils, achieved, factor, value, low, high, printed):
    found = pupils_to_close(pupils, achieved, TARGET, phi=1.3, factor=factor)
    assert [round(one) for one in (found.value, found.low, found.high)] == [value, low, high]
    assert round(found.counted) == printed


def test_to_others_in_england():
    assert pupils_to_close(6817.5, 1614, 0.5344, phi=1.3, factor=2).value == pytest.approx(
        2030, abs=1
    )


def test_a_rounded_share_widens_the_range_by_half_its_step():
    plain = pupils_to_close(1000, 480, 0.5, phi=1.25)
    rounded = pupils_to_close(1000, 480, 0.5, phi=1.25, unit=0.01)
    assert rounded.high - plain.high == pytest.approx(5)
    assert plain.low - rounded.low == pytest.approx(5)


def test_points_of_the_north_east_ca():
    found = points_a_pupil(33.59, 6817.5, 35.09, sd=25, factor=2)
    assert found.value == pytest.approx(1.5)
    assert found.high - found.value == pytest.approx(0.84, abs=0.005)
    assert found.clear


@given(st.integers(30, 5000), st.floats(0.05, 0.95), st.floats(0, 1), st.floats(1, 3))
def test_nought_is_printed_exactly_where_the_range_reaches_it(pupils, share, target, phi):
    found = pupils_to_close(pupils, pupils * share, target, phi=phi)
    assert (found.counted == 0) is (found.low <= 0)
    wider = pupils_to_close(pupils, pupils * share, target, phi=phi, factor=2)
    assert wider.low <= found.low and wider.high >= found.high
