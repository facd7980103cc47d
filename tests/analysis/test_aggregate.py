"""One figure for several authorities: by pupils, never by counting every authority as one."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import aggregate

NOTHING = float("nan")


def table(*rows: float, period: str = "2024/25") -> pd.DataFrame:
    return pd.DataFrame({period: rows}, dtype="float64")


def value(found: pd.DataFrame) -> float:
    return float(found["value"].iloc[0])


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=30))
def test_weighting_rates_by_cohorts_gives_the_rate_of_all_pupils(pupils):
    """(achieved, not achieved) a member: the weighted mean is total over total."""
    achieved = [a for a, _ in pupils]
    cohorts = [a + b for a, b in pupils]
    rates = table(*(100 * a / n for a, n in zip(achieved, cohorts, strict=True)))
    together = 100 * sum(achieved) / sum(cohorts)
    assert value(aggregate.weighted(rates, table(*cohorts))) == pytest.approx(together)
    assert value(aggregate.pooled_rate(table(*achieved), table(*cohorts))) == pytest.approx(
        together
    )


def test_an_unweighted_mean_would_be_found_out():
    levels, weights = table(35.6, 30.9), table(3000, 1000)
    assert value(aggregate.weighted(levels, weights)) == pytest.approx(34.425)
    assert levels.mean().iloc[0] != pytest.approx(34.425)


@given(st.lists(st.floats(0, 90), min_size=1, max_size=20), st.data())
def test_a_weighted_mean_lies_between_the_lowest_and_the_highest(values, data):
    weights = data.draw(st.lists(st.floats(1, 1e5), min_size=len(values), max_size=len(values)))
    found = value(aggregate.weighted(table(*values), table(*weights)))
    assert min(values) - 1e-9 <= found <= max(values) + 1e-9


@pytest.mark.parametrize(("levels", "weights"), [((40, NOTHING), (1, 1)), ((40, 50), (1, NOTHING))])
def test_all_members_are_needed_unless_less_is_allowed(levels, weights):
    found = aggregate.weighted(table(*levels), table(*weights))
    assert pd.isna(value(found))
    some = aggregate.weighted(table(*levels), table(*weights), least_coverage=0.5)
    assert value(some) == 40
    assert some["members"].iloc[0] == 1


def test_too_little_of_the_weight_gives_no_figure():
    levels, weights = table(40, 50, NOTHING), table(48, 48, 4)
    enough = aggregate.weighted(levels, weights, least_coverage=0.96)
    assert value(enough) == 45
    assert enough["coverage"].iloc[0] == pytest.approx(0.96)
    assert pd.isna(value(aggregate.weighted(levels, weights, least_coverage=0.97)))


def test_a_member_that_did_not_exist_has_no_part_and_is_not_missed():
    found = aggregate.weighted(table(40, NOTHING), table(10, 0))
    assert value(found) == 40
    assert found["members"].iloc[0] == 1


def test_nobody_gives_nothing():
    assert pd.isna(value(aggregate.weighted(table(NOTHING), table(NOTHING))))
    assert pd.isna(value(aggregate.weighted(table(40), table(0), least_coverage=0.5)))


def test_periods_are_kept_apart():
    levels = pd.concat([table(40, 50, period="2023/24"), table(60, 70)], axis=1)
    weights = pd.concat([table(1, 1, period="2023/24"), table(3, 1)], axis=1)
    found = aggregate.weighted(levels, weights)["value"]
    assert found.to_dict() == {"2023/24": 45.0, "2024/25": 62.5}


@given(st.floats(0.01, 0.99), st.floats(0, 80), st.floats(2, 40))
def test_the_share_is_recovered_from_the_three_levels(share, low, spread):
    high = low + spread
    everyone = share * low + (1 - share) * high
    found = aggregate.inferred_share(table(everyone), table(low), table(high), least=1.0)
    assert found.iloc[0, 0] == pytest.approx(share)
    turned = aggregate.inferred_share(table(everyone), table(high), table(low), least=1.0)
    assert turned.iloc[0, 0] == pytest.approx(1 - share)


@pytest.mark.parametrize(
    ("everyone", "low", "high"),
    [(30, 35, 50), (55, 35, 50), (35.2, 35, 35.5), (NOTHING, 35, 50), (40, NOTHING, 50)],
)
def test_a_share_that_would_mean_nothing_is_not_given(everyone, low, high):
    assert (
        aggregate.inferred_share(table(everyone), table(low), table(high), least=1.0)
        .isna()
        .all(axis=None)
    )


def test_the_neighbours_mean_is_unweighted_and_says_of_how_many():
    assert aggregate.neighbours_mean(pd.Series([30.0, NOTHING, 40.0])) == (35.0, 2)
    assert aggregate.neighbours_mean(pd.Series([NOTHING])) == (None, 0)
    assert aggregate.neighbours_mean(pd.Series([], dtype="float64")) == (None, 0)
