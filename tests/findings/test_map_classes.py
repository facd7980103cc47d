"""The classes of a map: one for every figure, in order, and nought in the middle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rounding import half_away
from findings.map_classes import Scale, centred, close_step, rising

KINDS = ("set", "equal", "quantile")
some = st.lists(st.floats(-60, 60, allow_nan=False), min_size=1, max_size=40)


@st.composite
def figures(draw: st.DrawFn) -> tuple[list[float], int]:
    """Values at some number of decimals, as figures are."""
    decimals = draw(st.integers(0, 2))
    return [half_away(value, decimals) for value in draw(some)], decimals


@st.composite
def scales(draw: st.DrawFn) -> tuple[Scale, list[float]]:
    values, decimals = draw(figures())
    kind = draw(st.sampled_from(KINDS))
    if draw(st.booleans()):
        close = close_step(1.0, values, decimals)
        ramp = draw(st.sampled_from(("difference", "context")))
        downward = draw(st.booleans())
        return centred(values, kind, close, decimals, ramp, downward=downward), values
    return rising(values, kind, decimals, "level"), values


@given(scales())
def test_every_figure_falls_into_one_class_within_its_bounds(made):
    scale, values = made
    for value in values:
        index = scale.class_of(value)
        assert 0 <= index < scale.size
        low, high = scale.bounds(index)
        measured = abs(value) if scale.centred else value
        assert low is None or measured >= low - 1e-6
        assert high is None or measured <= high + 1e-6


@given(scales())
def test_classes_follow_the_order_of_figures(made):
    scale, values = made
    found = [scale.class_of(value) for value in sorted(values)]
    assert found == sorted(found, reverse=scale.downward)


@given(scales())
def test_no_class_lacks_room_for_a_figure(made):
    scale, _ = made
    for index in range(scale.size):
        low, high = scale.bounds(index)
        assert low is None or high is None or low <= high + 1e-9


@given(scales())
def test_a_centred_scale_has_nought_in_its_middle_and_mirrors_its_sides(made):
    scale, values = made
    if not scale.centred:
        return
    middle = scale.size // 2
    assert scale.size % 2 == 1 and scale.class_of(0.0) == middle
    assert scale.side(middle) == 0
    for value in values:
        assert scale.class_of(value) + scale.class_of(-value) == 2 * middle
        side = scale.side(scale.class_of(value))
        assert side == 0 or side == (1 if value > 0 else -1)


def test_the_set_steps_are_those_of_the_look():
    points = centred([5.0], "set", 0.5, 1, "difference", downward=False)
    percent = centred([5.0], "set", 1.0, 0, "difference", downward=False)
    assert points.edges == (0.5, 2.0, 4.0)
    assert percent.edges == (1.0, 4.0, 8.0)
    assert [points.class_of(v) for v in (-4.0, -3.9, -0.5, 0.5, 0.6, 4.0)] == [0, 1, 3, 3, 4, 6]


def test_where_less_is_better_the_highest_comes_first():
    scale = centred([5.0], "set", 1.0, 0, "difference", downward=True)
    assert (scale.class_of(9.0), scale.class_of(-9.0)) == (0, 6)


def test_equal_steps_are_equal_and_quantiles_hold_like_numbers():
    values = [float(value) for value in range(100)]
    equal = rising(values, "equal", 1, "level")
    assert equal.edges == (19.8, 39.6, 59.4, 79.2)
    fifths = rising(values, "quantile", 1, "level")
    counts = [sum(fifths.class_of(v) == i for v in values) for i in range(fifths.size)]
    assert counts == [20, 20, 20, 20, 20]


def test_without_figures_there_is_one_class():
    assert rising([], "set", 1, "level").size == 1


@pytest.mark.parametrize(
    ("distances", "decimals", "close"),
    [([3.0, -4.0], 0, 1.0), ([0.3, -0.4], 2, 0.2), ([0.3], 0, 1.0), ([], 1, 1.0)],
)
def test_close_is_the_usual_band_or_less_where_areas_differ_little(distances, decimals, close):
    assert close_step(1.0, distances, decimals) == pytest.approx(close)
