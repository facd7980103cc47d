"""Differences of published numbers carry no floating-point artefact."""

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rounding import difference, half_away, plain

DECIMALS = st.integers(0, 4)
#: Numbers as published: whole units of the last decimal.
UNITS = st.integers(-100_000, 100_000)


def published(unit: int, decimals: int) -> float:
    return float(Decimal(unit).scaleb(-decimals))


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(2.5, 0, 3), (-2.5, 0, -3), (0.125, 2, 0.13), (2.675, 2, 2.68), (1.005, 2, 1.01),
     (63.305, 2, 63.31), (48.2, 0, 48), (-0.04, 1, 0)],
)  # fmt: skip
def test_a_tie_goes_away_from_zero_on_the_decimal_text(value, decimals, expected):
    assert half_away(value, decimals) == expected


def test_rounding_in_binary_or_to_even_would_be_found_out():
    assert round(2.5, 0) != half_away(2.5, 0)
    assert round(2.675, 2) != half_away(2.675, 2)


@given(UNITS, DECIMALS)
def test_zero_has_no_sign(unit, decimals):
    assert str(half_away(published(unit, 4), decimals)) != "-0.0"


@given(UNITS, UNITS, DECIMALS)
def test_a_difference_is_that_of_the_decimal_numbers(one, other, decimals):
    exact = (Decimal(one) - Decimal(other)).scaleb(-decimals)
    series = pd.Series([published(one, decimals)])
    found = difference(series, pd.Series([published(other, decimals)]), decimals)
    assert found[0] == float(exact)
    assert half_away(float(exact), decimals) == float(exact)


def test_an_unrounded_difference_would_break_shared_places():
    assert 53.2 - 33.3 != 19.9
    assert difference(pd.Series([53.2]), pd.Series([33.3]), 1)[0] == 19.9


def test_a_difference_with_a_missing_number_is_missing():
    nothing = float("nan")
    assert difference(pd.Series([1.0, nothing]), pd.Series([nothing, 1.0]), 1).isna().all()


@given(st.floats(-1e6, 1e6), DECIMALS)
def test_rounding_agrees_with_decimal_arithmetic(value, decimals):
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert half_away(value, decimals) == float(exact)


def test_a_missing_number_is_none_and_any_other_a_float():
    assert [plain(v) for v in (None, float("nan"), pd.NA, 3, 2.5)] == [None, None, None, 3.0, 2.5]
