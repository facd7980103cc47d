"""Days that end with any term, against counts made from the tables: reach, need, where next."""

from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest

from findings.need import Grouping, need
from findings.offers import offers
from findings.reach import State, coverage, growth
from findings.register import Store, store
from findings.register_choices import last_days
from findings.register_edition import span
from findings.register_filter import RegisterFilter, Split, authorities
from tests.findings import counted
from tests.registers import frame, with_illustrative

ENDS = [
    date(year, month, day)
    for year in (2022, 2023, 2024, 2025)
    for month, day in ((3, 31), (8, 31), (12, 31))
    if (year, month) >= (2022, 12)
] + [date(2026, 3, 31)]


@pytest.fixture(scope="module")
def url(own_database):
    with_illustrative(own_database)
    return own_database


@cache
def known() -> Store:
    return store()


def told_by(url, last):
    """The illustrative returns, due each June for a school year, that tell of days to ``last``."""
    due = frame(url, "submission").merge(frame(url, "activity"), left_on="activity", right_on="id")
    june = last.year + (last.month >= 9)
    years = due["due_on"].map(lambda day: day.year)
    return due[(years <= june) & (due["start_date"] <= last)]


def in_doubt(due):
    return set(due[due["returned_on"].isna()]["authority"])


def eligible(url, last):
    return counted.eligible(url, frame(url, "activity"), last)


def test_every_end_of_a_term_is_offered(url):
    assert list(last_days(span(known()), "start")) == ["latest", *(d.isoformat() for d in ENDS)]


@pytest.mark.parametrize("last", ENDS, ids=str)
def test_reach_up_to_the_end_of_any_term(url, last):
    found = coverage(RegisterFilter(last=last), store_of=known)
    met, place = counted.reached(url, last=last), eligible(url, last)
    met = met[met["urn"].isin(place["urn"])]
    due = told_by(url, last)
    assert found.total.reach.reached == met["urn"].nunique()
    assert found.total.reach.eligible == len(place)
    unreached = place[~place["urn"].isin(met["urn"])]
    for code, _ in authorities():
        own = unreached[unreached["authority"] == code]
        unknown = len(own) if code in in_doubt(due) else 0
        assert found.cell(code, "all").reach.unknown == unknown, code
    assert found.marks.returns.due == len(due)
    assert found.marks.returns.received == int(due["returned_on"].notna().sum())
    assert growth(RegisterFilter(last=last), known).points[-1][1] == met["urn"].nunique()


@pytest.mark.parametrize("last", ENDS, ids=str)
def test_need_and_where_next_up_to_the_end_of_any_term(url, last):
    asked = RegisterFilter(last=last)
    place, due = eligible(url, last), told_by(url, last)
    met = set(counted.reached(url, last=last)["urn"])
    came = set(due[due["returned_on"].notna()]["authority"])
    told = place[place["authority"].isin(came)]
    inside = told[told["urn"].isin(met)]
    poor, served = (part.groupby("authority")["disadvantaged_pupils"].sum().astype(float)
                    for part in (told, inside))  # fmt: skip
    for row in need(asked, Grouping.AUTHORITY, known).rows:
        assert (row.need is None) is (row.code not in came)
        if row.need is not None:
            assert row.need == pytest.approx(poor[row.code] / poor.sum())
            assert row.reach == pytest.approx(served.get(row.code, 0.0) / served.sum())
    free = place[~place["urn"].isin(met) & place["disadvantaged_pupils"].notna()]
    assert offers(asked, known).schools == (~free["authority"].isin(in_doubt(due))).sum()


def test_a_term_whose_returns_are_not_due_yet_does_not_look_complete(url):
    """Of two authorities one reports each term, the other once a year: until Christmas only the
    first is told of in February."""
    whole = known()
    codes = [code for code, _ in authorities()]
    rows = []
    for activity, begun in zip(whole.activities["id"], whole.activities["start_date"], strict=True):
        rows += [(activity, code, date(2025, 7, 15)) for code in codes if begun.year < 2025]
        rows += [(activity, code, date(2026, 1, 15)) for code in codes[:1]]
        rows += [(activity, code, date(2026, 7, 15)) for code in codes]
    due = pd.DataFrame(rows, columns=["activity", "authority", "due_on"])
    due = due.assign(returned_on=due["due_on"])
    february = replace(whole, access=_dated(whole.access, date(2026, 2, 20)), submissions=due)
    days = list(last_days(span(february), "2025-01-01"))
    assert days == ["latest", "2025-03-31", "2025-08-31", "2025-12-31"]
    found = coverage(RegisterFilter(last=date(2025, 12, 31)), store_of=lambda: february)
    assert {code for code in codes if found.cell(code, "all").reach.unknown} == set(codes[1:])
    assert found.cell(codes[0], "all").reach.complete
    assert "the return that will tell of these days is not due yet" in found.sentence
    assert found.title.startswith("Illustration: At least ")
    states = coverage(
        RegisterFilter(last=date(2025, 12, 31)), Split.PRIORITY, Split.AUTHORITY, lambda: february
    )
    assert State.NONE not in {line[1].state for line in states.cells}
    summer = coverage(RegisterFilter(last=date(2025, 8, 31)), store_of=lambda: february)
    assert all(summer.cell(code, "all").reach.complete for code in codes)


def _dated(access, day):
    return replace(access, register=replace(access.register, dated=day))
