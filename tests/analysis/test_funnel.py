"""The funnel of METHOD section 4: its oracle to the digit, and what must not move its limits."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.funnel import NINETY_FIVE, NINETY_NINE_EIGHT, of_means, of_percentages
from eip_data import database
from eip_data.columns import ENGLAND, Group
from eip_data.outcomes import queries
from findings.cells import cells

DURHAM, NEWCASTLE, SOUTH_TYNESIDE = "E06000047", "E08000021", "E08000023"


def cohorts(measure: str) -> pd.DataFrame:
    with database.connection() as connection:
        frame = queries.cohorts(connection, measure, periods=["2024/25"])
    mine = frame[(frame["group"] == Group.DISADVANTAGED) & (frame["area"] != ENGLAND)]
    return mine.set_index("area")


@pytest.fixture(scope="module")
def grades():
    found = cohorts("ks4_english_maths_5")
    return of_percentages(found["achieved"], found["pupils"]), found


def test_the_oracle_of_english_and_maths(grades):
    funnel, found = grades
    part = found.loc[funnel.z.index]
    assert (len(funnel.z), part["achieved"].sum()) == (151, 45_426)
    assert part["pupils"].sum() == pytest.approx(174_581, abs=1)
    assert funnel.theta == pytest.approx(0.535299, abs=5e-7)
    assert funnel.centre == pytest.approx(26.02, abs=0.005)
    assert funnel.z.quantile([0.1, 0.9]).tolist() == pytest.approx([-5.0968, 7.1181], abs=5e-5)
    assert funnel.phi == pytest.approx(15.3826, abs=5e-5)
    assert funnel.tau**2 == pytest.approx(0.0031441, abs=5e-8)
    assert funnel.tau == pytest.approx(0.05607, abs=5e-6)


@pytest.mark.parametrize(
    ("area", "chance", "spread"),
    [
        (DURHAM, (23.95, 28.15), (16.84, 36.41)),
        (NEWCASTLE, (23.73, 28.38), (16.79, 36.47)),
        (SOUTH_TYNESIDE, (22.71, 29.47), (16.54, 36.80)),
    ],
)
def test_the_limits_of_english_and_maths(grades, area, chance, spread):
    funnel, found = grades
    pupils = found.loc[area, "pupils"]
    assert funnel.chance(pupils, NINETY_FIVE) == pytest.approx(chance, abs=0.005)
    assert funnel.spread(pupils, NINETY_FIVE) == pytest.approx(spread, abs=0.005)


def test_the_wider_limits_and_who_lies_outside(grades):
    funnel, found = grades
    wide = funnel.spread(found.loc[SOUTH_TYNESIDE, "pupils"], NINETY_NINE_EIGHT)
    assert wide == pytest.approx((11.86, 43.37), abs=0.006)
    part = found.loc[funnel.z.index]
    rate = 100 * part["achieved"] / part["pupils"]
    counts = []
    for limits in (funnel.chance, funnel.spread):
        for errors in (NINETY_FIVE, NINETY_NINE_EIGHT):
            low, high = limits(part["pupils"], errors)
            counts.append(int(((rate < low) | (rate > high)).sum()))
    assert counts == [104, 75, 18, 7]


def test_the_oracle_of_attainment_8():
    found = cohorts("ks4_attainment8")
    levels = cells("ks4_attainment8").level(Group.DISADVANTAGED, "2024/25", list(found.index))
    funnel = of_means(levels, found["pupils"], 25)
    assert funnel.theta == pytest.approx(35.090, abs=5e-4)
    assert (funnel.phi, funnel.tau) == (
        pytest.approx(19.11, abs=0.005), pytest.approx(3.146, abs=5e-4),
    )  # fmt: skip
    low, high = funnel.spread(found["pupils"].reindex(funnel.z.index), NINETY_FIVE)
    mine = levels[funnel.z.index]
    assert int(((mine < low) | (mine > high)).sum()) == 16
    durham = funnel.spread(found.loc[DURHAM, "pupils"], NINETY_FIVE)
    assert durham == pytest.approx((28.8, 41.4), abs=0.05)


def test_the_few_have_no_part_and_nobody_is_an_error():
    funnel = of_percentages(pd.Series({"a": 10, "b": 20, "c": 1}),
                            pd.Series({"a": 40, "b": 60, "c": 29}))  # fmt: skip
    assert list(funnel.z.index) == ["a", "b"]
    with pytest.raises(ValueError, match="no authority"):
        of_percentages(pd.Series({"c": 1}), pd.Series({"c": 29}))


@given(st.lists(st.integers(30, 3000), min_size=20, max_size=60))
def test_authorities_that_do_not_differ_have_no_spread(sizes):
    """All at the same level: z is nought, so the spread is nought and both bands are one."""
    pupils = pd.Series(sizes, dtype=float)
    funnel = of_means(pd.Series(30.0, pupils.index), pupils, 25)
    assert funnel.tau == 0
    for one, other in zip(funnel.chance(pupils, 1.96), funnel.spread(pupils, 1.96), strict=True):
        assert np.allclose(one, other)


def test_chance_alone_is_told_from_spread():
    """Drawn by chance alone there is next to no spread; drawn with 3 points, a little less than
    that, as the outermost are drawn in before it is measured."""
    draw = np.random.default_rng(20)
    pupils = pd.Series(draw.integers(100, 2000, 150), dtype=float)
    noise = draw.normal(0, 25 / np.sqrt(pupils))
    assert of_means(35 + pd.Series(noise), pupils, 25).tau < 0.4
    spread = draw.normal(0, 3, 150)
    assert 2 < of_means(35 + pd.Series(noise + spread), pupils, 25).tau < 3


def test_limits_stay_within_nought_and_a_hundred():
    funnel = of_percentages(pd.Series({"a": 1, "b": 2}), pd.Series({"a": 60, "b": 500}))
    low, high = funnel.spread([30, 40], 8)
    assert (low >= 0).all() and (high <= 100).all()
