"""Schools reached, dose and terms: counted by hand, with dates, successors and missing returns."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import dose, reach
from analysis.cost import costs
from analysis.reach import Reach, Returns
from analysis.schools import eligible, open_on, standing
from analysis.terms import Term, term_of, terms_between
from eip_data.programme_columns import Rung

NONE = None
COLUMNS = (
    "urn", "authority", "phase", "pupils", "disadvantaged_pupils", "open_date", "close_date",
    "successor_urn",
)  # fmt: skip
LAST = date(2026, 7, 31)


def schools(*rows):
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object).set_index("urn")


#: 1 became 2 in 2024, 2 became 3 in 2025; 4 closed for good; 5 opens after the last day.
CHAIN = schools(
    (1, "A", "primary", 100, 30, NONE, date(2024, 9, 1), 2),
    (2, "A", "primary", 100, 30, date(2024, 9, 1), date(2025, 9, 1), 3),
    (3, "A", "primary", 110, 40, date(2025, 9, 1), NONE, NONE),
    (4, "A", "primary", 90, 20, NONE, date(2025, 1, 1), NONE),
    (5, "B", "primary", 80, NONE, date(2026, 9, 1), NONE, NONE),
    (6, "B", "secondary", 900, 300, NONE, NONE, NONE),
    (7, "B", "primary", 200, 10, NONE, NONE, NONE),
)


def records(*rows):
    columns = ("activity", "urn", "engaged_on", "rung", "sessions", "staff")
    return pd.DataFrame(rows, columns=columns).astype({"urn": "int64", "sessions": "float64"})


MET = records(
    ("x", 1, date(2023, 3, 1), Rung.ENGAGED, 2, 1),
    ("x", 3, date(2026, 3, 1), Rung.COMPLETED, 3, 1),
    ("y", 4, date(2024, 3, 1), Rung.ENGAGED, 1, 1),
    ("y", 6, date(2025, 11, 1), Rung.INVITED, NONE, NONE),
    ("y", 7, date(2025, 11, 1), Rung.ENGAGED, NONE, NONE),
    ("x", 7, date(2025, 12, 1), Rung.SUSTAINED, 5, 1),
)


#: The schools of the chain that are open on the last day, by authority.
OPEN_AT = {"A": {3}, "B": {6, 7}}


def standing_now():
    return reach.restated(MET, standing(CHAIN, LAST)), eligible(CHAIN, LAST)


def are_reach():
    """The records of schools open on the last day: an invitation of school 6 is not among them."""
    met, open_ones = standing_now()
    return reach.records_of(reach.on_rung(met), open_ones)


def test_open_from_the_opening_day_to_the_day_before_closing():
    for day, expected in ((date(2024, 8, 31), [1, 4, 6, 7]), (date(2024, 9, 1), [2, 4, 6, 7]),
                          (date(2025, 1, 1), [2, 6, 7]), (LAST, [3, 6, 7])):  # fmt: skip
        assert [urn for urn, is_open in open_on(CHAIN, day).items() if is_open] == expected


def test_eligible_by_phase_and_authority():
    assert list(eligible(CHAIN, LAST, {"primary"}).index) == [3, 7]
    assert list(eligible(CHAIN, LAST, None, {"B"}).index) == [6, 7]
    assert list(eligible(CHAIN, LAST, {"secondary"}, {"A"}).index) == []


def test_a_closed_school_is_stood_for_by_the_first_open_one_after_it():
    assert standing(CHAIN, LAST) == {1: 3, 2: 3, 3: 3, 6: 6, 7: 7}
    assert standing(CHAIN, date(2024, 10, 1)) == {1: 2, 2: 2, 4: 4, 6: 6, 7: 7}


def test_successors_that_lead_back_are_told():
    ring = schools(
        (1, "A", "primary", 1, 0, NONE, date(2024, 1, 1), 2),
        (2, "A", "primary", 1, 0, NONE, date(2024, 1, 1), 1),
    )
    with pytest.raises(ValueError, match="lead back"):
        standing(ring, LAST)


def test_a_school_met_before_and_after_it_changed_counts_once():
    met, _ = standing_now()
    assert reach.reached(met) == {3, 7}
    assert reach.reach(reach.reached(met), OPEN_AT) == Reach(2, 3)
    # Without following successors, or by counting records, the number would be another.
    assert len(reach.reached(MET)) == 4
    assert len(reach.on_rung(met)) == 4


def test_what_a_missing_return_could_tell_is_unknown_and_not_nought():
    met, _ = standing_now()
    one = reach.reach(reach.reached(met), OPEN_AT, {"B"})
    assert one == Reach(2, 3, 1)
    assert (one.share, one.share_at_most, one.complete) == (2 / 3, 1.0, False)
    assert Reach(0, 0).share is None
    assert Returns(21, 20).missing == 1


def test_the_ladder_counts_schools_at_least_so_far():
    met, open_ones = standing_now()
    by_rung = {rung: reach.reached(met, rung) for rung in Rung}
    assert reach.ladder(by_rung, set(open_ones.index)) == {
        Rung.INVITED: 3, Rung.ENGAGED: 2, Rung.COMPLETED: 2, Rung.SUSTAINED: 1,
    }  # fmt: skip


def test_reach_grows_by_first_meetings():
    grown = reach.cumulative(are_reach(), date(2022, 9, 1), LAST)
    assert len(grown) == 12
    assert grown[Term(2022, 0)] == 0 and grown[Term(2022, 1)] == 1
    assert grown[Term(2025, 0)] == 2 and grown[Term(2025, 2)] == 2


def test_a_term_that_is_cut_counts_to_the_last_day():
    grown = reach.cumulative(are_reach(), date(2025, 9, 1), date(2025, 10, 31))
    assert grown == {Term(2025, 0): 1}


def test_overlap_is_of_different_schools():
    met = are_reach()
    schools = {one: set(part["urn"]) for one, part in met.groupby("activity")}
    assert schools == {"x": {3, 7}, "y": {7}}
    found = reach.overlap(schools)
    assert found == {("x", "x"): 2, ("y", "y"): 1, ("x", "y"): 1}
    assert reach.labels_a_school(schools) == {1: 1, 2: 1}


def test_sessions_of_a_school_and_those_who_do_not_say():
    met, (_, open_ones) = are_reach(), standing_now()
    one = dose.dosage(met)
    assert (one.median, one.schools, one.silent) == (5.0, 1, 1)
    assert list(open_ones.index) == [3, 6, 7]
    each = dose.sessions_a_school(met, open_ones)
    assert each[0] == 5.0 and each[1] == 0.0 and pd.isna(each[2])


def test_the_middle_half_is_that_of_quantiles():
    many = records(*(("x", urn, date(2025, 1, 6), Rung.ENGAGED, urn, 1) for urn in range(1, 9)))
    one = dose.dosage(many)
    assert (one.lower, one.median, one.upper) == (2.75, 4.5, 6.25)


def test_contacts_are_not_schools():
    assert dose.contacts(are_reach()) == dose.Contacts(2, 4, 2, 10, 1)


def test_frequency_counts_terms_with_contacts():
    one = dose.frequency(are_reach(), date(2022, 9, 1), LAST)
    assert (one.active, one.terms, one.median) == (3, 12, 1.5)


def test_exposure_is_a_ceiling_of_those_that_say():
    _, open_ones = standing_now()
    one = dose.exposure(open_ones, {3, 7})
    assert (one.pupils, one.of, one.unknown) == (50, 350, 0)
    assert one.share == pytest.approx(50 / 350)
    assert dose.exposure(CHAIN, {5}).unknown == 1


def test_nothing_met_is_no_number():
    nothing = records()
    assert dose.dosage(nothing).median is None
    assert dose.contacts(nothing) == dose.Contacts(0, 0, 0, 0, 0)
    assert dose.frequency(nothing, date(2025, 9, 1), LAST).median is None
    assert dose.sessions_a_school(nothing, eligible(CHAIN, LAST)).tolist() == [0.0, 0.0, 0.0]
    assert reach.cumulative(nothing, date(2026, 7, 1), LAST) == {Term(2025, 2): 0}
    assert reach.overlap({}) == {} and reach.labels_a_school({}) == {}


def test_a_cost_without_a_count_or_spending_is_none():
    assert costs(100.0, 4, 8, 0) == costs(100.0, 4, 8, None)
    assert costs(100.0, 4, 8, 50).a_disadvantaged_pupil == 2.0
    assert costs(None, 4, 8, 50).a_school is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_one_term(day):
    term = term_of(day)
    assert term.first_day <= day <= term.last_day
    assert term.next.first_day == term.last_day + timedelta(days=1)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_terms_between_are_every_one_once(first, days):
    last = first + timedelta(days=days)
    expected = sorted({term_of(first + timedelta(days=at)) for at in range(days + 1)})
    assert list(terms_between(first, last)) == expected


def test_terms_read_as_schools_say():
    assert [term_of(date(2022, month, 5)).text for month in (9, 1, 4, 8)] == [
        "autumn 2022/23", "spring 2021/22", "summer 2021/22", "summer 2021/22",
    ]  # fmt: skip
