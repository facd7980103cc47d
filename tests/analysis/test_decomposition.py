"""The Kitagawa split: METHOD's worked example and bounds, and what holds of any numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.decomposition import Rounded, Side, bounds, inferred, parts

ENGLAND_A8, NORTH_EAST_A8 = (46.0, 34.9, 50.4), (44.1, 33.7, 49.6)
ENGLAND_KS2, NORTH_EAST_KS2 = (63.0, 48.0, 70.0), (63.0, 49.0, 72.0)

#: METHOD 2.3, published England, shares inferred: all, d, n; total, composition, dis, non.
INFERRED = {
    "Durham": ((44.1, 35.6, 48.1), (-1.90, -0.51, +0.21, -1.61)),
    "Gateshead": ((47.0, 33.9, 52.8), (+1.00, -0.40, -0.30, +1.69)),
    "Newcastle": ((43.9, 33.3, 53.2), (-2.10, -3.25, -0.60, +1.75)),
    "North Tyneside": ((46.0, 33.6, 50.4), (0.00, +0.35, -0.35, 0.00)),
    "Northumberland": ((44.0, 30.9, 48.9), (-2.00, +0.20, -1.11, -1.08)),
    "South Tyneside": ((42.7, 33.1, 48.4), (-3.30, -1.37, -0.59, -1.34)),
    "Sunderland": ((43.3, 33.1, 49.1), (-2.70, -1.24, -0.58, -0.88)),
    "London": ((50.5, 41.9, 55.0), (+4.50, -0.85, +2.20, +3.16)),
    "North East region": (NORTH_EAST_A8, (-1.90, -0.97, -0.38, -0.55)),
}  # fmt: skip

shares, levels = st.floats(0, 1), st.floats(0, 100)
sides = st.builds(Side, shares, levels, levels)


def around(numbers: tuple[float, ...], half: float) -> list[Rounded]:
    return [Rounded(number - half, number + half) for number in numbers]


@pytest.mark.parametrize("place", INFERRED)
def test_the_table_of_inferred_shares(place):
    known, expected = INFERRED[place]
    found = parts(inferred(*known), inferred(*ENGLAND_A8))
    got = (found.total, found.composition, found.disadvantaged, found.others)
    assert got == pytest.approx(expected, abs=0.0051)


def test_the_worked_example_and_its_bounds():
    here, there = inferred(*NORTH_EAST_A8), inferred(*ENGLAND_A8)
    assert (here.share, there.share) == pytest.approx((0.34591, 0.28387), abs=5e-6)
    found = parts(here, there)
    assert (found.composition, found.disadvantaged, found.others) == pytest.approx(
        (-0.974, -0.378, -0.548), abs=5e-4
    )
    low, high = bounds(inferred, around(NORTH_EAST_A8, 0.05), around(ENGLAND_A8, 0.05))
    assert (low.composition, high.composition) == pytest.approx((-1.17, -0.77), abs=0.005)


def test_at_key_stage_2_the_sign_of_composition_is_not_established():
    found = parts(inferred(*NORTH_EAST_KS2), inferred(*ENGLAND_KS2))
    assert (found.composition, found.disadvantaged, found.others) == pytest.approx(
        (-1.65, 0.35, 1.29), abs=0.006
    )
    low, high = bounds(inferred, around(NORTH_EAST_KS2, 0.5), around(ENGLAND_KS2, 0.5))
    assert (low.composition, high.composition) == pytest.approx((-3.65, 0.36), abs=0.005)


def test_the_inferred_share_of_england_and_its_worst_case():
    assert 100 * inferred(*ENGLAND_A8).share == pytest.approx(28.4, abs=0.05)
    corners = [
        100 * inferred(e, d, n).share
        for e in (45.95, 46.05) for d in (34.85, 34.95) for n in (50.35, 50.45)
    ]  # fmt: skip
    assert (min(corners), max(corners)) == pytest.approx((27.7, 29.0), abs=0.06)


@given(sides, sides)
def test_the_parts_add_up_exactly_and_turn_with_the_places(here, there):
    found = parts(here, there)
    assert found.total == pytest.approx(here.everyone - there.everyone, abs=1e-9)
    back = parts(there, here)
    assert (back.composition, back.disadvantaged, back.others) == pytest.approx(
        (-found.composition, -found.disadvantaged, -found.others), abs=1e-9
    )


@given(sides, sides)
def test_bounds_of_exact_numbers_are_the_parts(here, there):
    exact = [around((one.share, one.disadvantaged, one.others), 0) for one in (here, there)]
    low, high = bounds(Side, *exact)
    assert low == high == parts(here, there)


@given(sides, shares)
def test_two_places_with_the_same_levels_differ_by_composition_alone(here, share):
    there = Side(share, here.disadvantaged, here.others)
    found = parts(here, there)
    assert found.disadvantaged == found.others == 0


@pytest.mark.parametrize("known", [(40.0, 40.0, 40.0), (60.0, 30.0, 50.0), (20.0, 30.0, 50.0)])
def test_no_share_where_levels_allow_none(known):
    with pytest.raises(ValueError, match=r"level|outside"):
        inferred(*known)
