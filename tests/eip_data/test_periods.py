"""Periods: one way of writing them, whatever way they are asked for."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eip_data import periods
from eip_data.errors import UnknownCode

YEARS = st.integers(1901, 9999)


@given(YEARS)
@example(2000)
@example(2025)
def test_both_written_forms_are_read_as_the_same_period(year):
    period = periods.ending(year)
    assert periods.parse(period) == period
    assert periods.parse(period.replace("/", "-")) == period
    assert periods.parse(f"  {period}\n") == period


@given(YEARS)
def test_a_period_and_the_year_it_ends_in_give_each_other(year):
    period = periods.ending(year)
    assert periods.end_year(period) == year
    assert period == f"{year - 1}/{str(year)[2:]}"


@given(st.integers(1900, 9999), st.integers(0, 99))
def test_two_years_are_a_period_only_when_they_follow(first, second):
    text = f"{first}/{second:02d}"
    if (first + 1) % 100 == second:
        assert periods.parse(text) == text
    else:
        with pytest.raises(UnknownCode):
            periods.parse(text)


@pytest.mark.parametrize(
    "text",
    ["2024/26", "2024/24", "2024-23", "2025", "24/25", "2024/2025", "2024/5", "2024 /25", "2024_25",
     "202425", "2024/25/26", "a2024/25", "2024/25 (prov)", "2014-16", "", "-", "2024–25"],
)  # fmt: skip
def test_what_is_no_period_gets_a_sentence_that_shows_one(text):
    with pytest.raises(UnknownCode, match="2024/25 or 2024-25") as stopped:
        periods.parse(text)
    assert text in str(stopped.value)


def test_a_very_long_text_is_not_repeated_whole():
    with pytest.raises(UnknownCode) as stopped:
        periods.parse("2024/25" * 1000)
    assert len(str(stopped.value)) < 120


@given(st.from_regex(r"\d{4}[/-]\d{2}", fullmatch=True))
@example("٢٠٢٤/٢٥")
def test_only_plain_digits_make_a_period(text):
    try:
        period = periods.parse(text)
    except UnknownCode:
        return
    assert period.isascii()
    assert periods.parse(period) == period


@given(st.integers(1901, 9900), st.integers(0, 40))
def test_between_two_periods_lies_every_one_in_order(year, count):
    found = periods.between(periods.ending(year), periods.ending(year + count))
    assert [periods.end_year(period) for period in found] == list(range(year, year + count + 1))
    assert not periods.between(periods.ending(year + 1), periods.ending(year))


def test_periods_are_in_order_of_time_as_text():
    written = [periods.ending(year) for year in range(1990, 2050)]
    assert written == sorted(written)


#: Kind -> (screen form of 2024/25, the day an area must have existed on to have a figure for it).
KINDS = {
    "academic_year": ("2024/25", date(2025, 7, 31)),
    "ks4_leavers": ("finished in 2024/25", date(2025, 7, 31)),
    "age_19": ("age 19 in 2024/25", date(2025, 7, 31)),
    "january": ("January 2025", date(2025, 1, 31)),
    "winter": ("winter 2024-25", date(2025, 2, 28)),
    "financial_year": ("financial year 2024-25", date(2025, 3, 31)),
}


@pytest.mark.parametrize(("kind", "form", "day"), [(k, *rest) for k, rest in KINDS.items()])
def test_each_kind_has_its_words_and_its_reference_date(kind, form, day):
    assert periods.screen_form("2024/25", kind) == form
    assert periods.reference_date("2024/25", kind) == day


def test_every_kind_is_tried_here():
    assert set(KINDS) == periods.KINDS


@given(YEARS, st.sampled_from(sorted(KINDS)))
def test_the_reference_date_lies_in_the_year_the_period_ends_in(year, kind):
    assert periods.reference_date(periods.ending(year), kind).year == year
