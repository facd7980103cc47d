"""From a publisher's text to exactly the published decimals, on decimal text throughout."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eip_data.outcomes.clean import decimal, decimals_in, printed, rounded

#: Numbers as published, up to six decimals; and the decimals to print.
NUMBERS = st.decimals(-100_000, 100_000, places=6)
DECIMALS = st.integers(0, 4)


def with_noise(number: Decimal) -> str:
    """The number as a file holds it that went through binary floating point."""
    return repr(float(number) * 3 / 3)


# --- reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("68", "68"),
        ("68.0", "68.0"),
        (" 68.1 ", "68.1"),
        ("0", "0"),
        ("-0.58", "-0.58"),
        ("33.700000000000003", "33.700000000000003"),
        ("1e-05", "0.00001"),
        ("-9.9999999999997868E-3", "-0.0099999999999997868"),
        ("7.0000000000000007E-2", "0.070000000000000007"),
    ],
)
def test_a_number_is_read_as_it_stands_however_it_is_written(text, number):
    assert decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["-", "", " ", "z", "x", "c", "k", "u", "..", ":", "NA", "NaN", "nan", "-NaN", "sNaN", "inf",
     "-Infinity", "1,234", "12%", "about 12", "12 13", "0x1f", "None", "null"],
)  # fmt: skip
def test_a_symbol_is_no_number(text):
    assert decimal(text) is None


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_none(text):
    number = decimal(text)
    assert number is None or number.is_finite()


@given(NUMBERS)
def test_a_number_written_with_an_exponent_is_the_same_number(number):
    assert decimal(f"{number:E}") == decimal(f"{number:f}") == number


# --- rounding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "decimals", "expected"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("3.5", 0, "4"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("63.305", 2, "63.31"),  # Warrington's level 3 at 19 in 2015/16: a true tie
        ("1.005", 2, "1.01"),  # in binary this is less than the tie
        ("2.675", 2, "2.68"),
        ("33.700000000000003", 1, "33.7"),
        ("33.699999999999996", 1, "33.7"),
        ("4.9999", 0, "5"),
        ("2.4999999999", 0, "2"),
        ("9.96", 1, "10.0"),
        ("68", 1, "68.0"),
        ("68", 0, "68"),
        ("1e-05", 2, "0.00"),
        ("-1e-05", 2, "0.00"),
        ("-0.004", 2, "0.00"),
        ("-0", 1, "0.0"),
        ("1E+2", 0, "100"),
        ("1E+2", 1, "100.0"),
    ],
)
def test_a_number_is_printed_rounded_half_away_from_zero(text, decimals, expected):
    assert printed(Decimal(text), decimals) == expected


@given(NUMBERS, DECIMALS)
def test_exactly_the_decimals_asked_for_are_printed(number, decimals):
    whole, point, part = printed(number, decimals).partition(".")
    assert whole.removeprefix("-").isdigit()
    assert (point, len(part)) == (("." if decimals else ""), decimals)


@given(NUMBERS, DECIMALS)
@example(Decimal("-0.04"), 1)
@example(Decimal("-0.000001"), 0)
def test_zero_is_never_printed_with_a_minus(number, decimals):
    text = printed(number, decimals)
    assert not (text.startswith("-") and Decimal(text) == 0)
    assert not rounded(number, decimals).is_signed() or rounded(number, decimals) < 0


@given(NUMBERS, DECIMALS)
def test_rounding_what_is_rounded_changes_nothing(number, decimals):
    once = rounded(number, decimals)
    assert rounded(once, decimals) == once
    assert printed(once, decimals) == printed(number, decimals)
    assert printed(Decimal(printed(number, decimals)), decimals) == printed(number, decimals)


@given(NUMBERS, DECIMALS)
def test_no_number_with_those_decimals_is_nearer(number, decimals):
    distance = abs(Fraction(rounded(number, decimals)) - Fraction(number))
    half_a_step = Fraction(1, 2 * 10**decimals)
    assert distance <= half_a_step
    if distance == half_a_step:
        assert abs(rounded(number, decimals)) > abs(number)


@given(NUMBERS, DECIMALS)
def test_a_number_and_its_opposite_are_rounded_alike(number, decimals):
    assert rounded(-number, decimals) == -rounded(number, decimals)


@given(NUMBERS, NUMBERS, DECIMALS)
def test_rounding_keeps_the_order(one, other, decimals):
    low, high = sorted((one, other))
    assert rounded(low, decimals) <= rounded(high, decimals)


# --- floating-point noise and precision -----------------------------------------------------------


@given(st.integers(-1_000_000, 1_000_000), DECIMALS)
@example(337, 1)
def test_noise_does_not_reach_what_is_printed(units, decimals):
    number = Decimal(units).scaleb(-decimals)
    read = decimal(with_noise(number))
    assert read is not None
    assert printed(read, decimals) == printed(number, decimals)


@given(st.lists(st.integers(-100_000, 100_000), min_size=1), DECIMALS)
def test_noise_adds_no_decimals(units, decimals):
    assume(any(unit % 10 for unit in units))
    read = [decimal(with_noise(Decimal(unit).scaleb(-decimals))) for unit in units]
    assert decimals_in([number for number in read if number is not None]) == decimals


@pytest.mark.parametrize(
    ("texts", "decimals"),
    [
        ((), 0),
        (("68", "70", "100"), 0),
        (("68.0", "70.00"), 0),  # trailing noughts claim nothing
        (("68", "70.5"), 1),
        (("33.700000000000003", "12"), 1),
        (("33.699999999999996",), 1),
        (("3.45", "3.5", "3"), 2),
        (("9.9999999999997868E-3", "0.2"), 2),
        (("12.3456",), 4),
        (("12.34567",), 4),  # noise starts behind the fourth decimal
        (("-0.58", "0.1"), 2),
    ],
)
def test_precision_is_the_most_decimals_of_any_number(texts, decimals):
    assert decimals_in([Decimal(text) for text in texts]) == decimals


@given(st.lists(NUMBERS, min_size=1), NUMBERS)
def test_another_number_never_makes_the_precision_less(numbers, another):
    assert decimals_in([*numbers, another]) >= decimals_in(numbers)
    assert decimals_in([*numbers, another]) == max(decimals_in(numbers), decimals_in([another]))
