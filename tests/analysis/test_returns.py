"""Which returns tell of which days, against the calendar and by hand."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.returns import covering, told, told_until
from analysis.terms import term_of

TODAY = date(2026, 1, 31)
ACTIVITIES = pd.DataFrame(
    {
        "id": ["goes on", "ended", "young"],
        "start_date": [date(2024, 9, 1), date(2024, 9, 1), date(2025, 9, 1)],
        "end_date": [None, date(2025, 7, 31), None],
    }
)


def returns(*rows):
    frame = pd.DataFrame(rows, columns=["activity", "authority", "due_on"])
    return frame.assign(returned_on=None)


@pytest.mark.parametrize(
    ("due", "until"),
    [
        (date(2025, 6, 30), date(2025, 8, 31)), (date(2025, 7, 15), date(2025, 8, 31)),
        (date(2025, 5, 31), date(2025, 5, 31)), (date(2025, 9, 15), date(2025, 9, 15)),
        (date(2025, 10, 31), date(2025, 10, 31)), (date(2025, 12, 19), date(2025, 12, 31)),
        (date(2026, 1, 15), date(2026, 1, 15)), (date(2026, 2, 13), date(2026, 2, 13)),
        (date(2026, 3, 20), date(2026, 3, 31)), (date(2026, 4, 2), date(2026, 4, 2)),
    ],
)  # fmt: skip
def test_a_return_of_a_terms_last_month_stands_for_the_term(due, until):
    assert told_until(due) == until


@given(due=st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_return_tells_of_its_own_day_and_no_other_term(due):
    assert due <= told_until(due) <= term_of(due).last_day
    assert told_until(due) <= told_until(due + timedelta(days=1))


def test_a_year_rests_on_its_own_returns_and_a_term_on_the_next_one():
    yearly = returns(*(("goes on", "A", date(year, 6, 30)) for year in (2025, 2026)))
    days = {
        last: list(covering(yearly, ACTIVITIES, date(2024, 9, 1), last, today)["due_on"])
        for last, today in (
            (date(2025, 8, 31), date(2026, 7, 31)), (date(2025, 3, 31), date(2026, 7, 31)),
            (date(2025, 12, 31), date(2026, 7, 31)), (date(2025, 12, 30), TODAY),
        )
    }  # fmt: skip
    assert days == {
        date(2025, 8, 31): [date(2025, 6, 30)],
        date(2025, 3, 31): [date(2025, 6, 30)],
        date(2025, 12, 31): [date(2025, 6, 30), date(2026, 6, 30)],
        date(2025, 12, 30): [date(2025, 6, 30)],
    }


def test_what_is_told_ends_where_the_next_return_is_not_due_yet():
    termly = returns(
        ("goes on", "A", date(2025, 7, 15)), ("goes on", "A", date(2026, 1, 15)),
        ("goes on", "B", date(2025, 7, 15)), ("goes on", "B", date(2026, 2, 15)),
        ("ended", "B", date(2025, 6, 30)), ("young", "A", date(2026, 2, 15)),
    )  # fmt: skip
    last = date(2025, 12, 31)
    found = covering(termly, ACTIVITIES, date(2024, 9, 1), last, TODAY)
    assert told(found, ACTIVITIES, last) == {("goes on", "A"), ("ended", "B")}
    assert told(found, ACTIVITIES, date(2025, 8, 31)) == {
        ("goes on", "A"), ("goes on", "B"), ("ended", "B"),
    }  # fmt: skip


def test_before_an_activity_began_no_return_tells_of_it():
    late = returns(("young", "A", date(2026, 1, 15)))
    assert covering(late, ACTIVITIES, date(2024, 9, 1), date(2025, 8, 31), TODAY).empty
    assert len(covering(late, ACTIVITIES, date(2024, 9, 1), date(2025, 12, 31), TODAY)) == 1


def test_no_return_at_all_tells_of_nothing():
    empty = returns()
    assert covering(empty, ACTIVITIES, date(2024, 9, 1), TODAY, TODAY).empty
    assert told(empty, ACTIVITIES, TODAY) == frozenset()
