"""Equity, need and where next, against a count made from the tables."""

from dataclasses import replace

import numpy as np
import pytest

from findings.equity import equity
from findings.need import Grouping, Served, need
from findings.offers import offers
from findings.register_filter import RegisterFilter
from tests.findings import counted
from tests.registers import frame

WHOLE = RegisterFilter()
SILENT, SUNDERLAND, NORTH_TYNESIDE = "E06000057", "E08000024", "E08000022"


def places(url):
    """Eligible schools whose number of disadvantaged pupils is known, with a column ``met``."""
    place = counted.eligible(url, frame(url, "activity"))
    place = place[place["disadvantaged_pupils"].notna()].copy()
    place["met"] = place["urn"].isin(counted.reached(url)["urn"])
    place["share"] = place["disadvantaged_pupils"] / place["pupils"]
    place["weight"] = place["disadvantaged_pupils"].astype(float)
    return place


def index_of(place):
    """Erreygers' index by sorting: eight times the weighted covariance of reach and rank."""
    ordered = place.groupby("share", sort=True)["weight"].sum()[::-1]
    rank = (ordered.cumsum() - ordered / 2) / ordered.sum()
    r, w = place["share"].map(rank), place["weight"] / place["weight"].sum()
    h = place["met"].astype(float)
    return 8 * float((w * (h - (w * h).sum()) * (r - (w * r).sum())).sum())


def test_the_index_of_reach(illustrative):
    found, place = equity(WHOLE), places(illustrative)
    told = place[place["authority"] != SILENT]
    assert found.schools == len(told)
    assert found.reach.observed == pytest.approx(index_of(told), abs=1e-9)
    assert found.left_out == len(counted.eligible(illustrative, frame(illustrative, "activity"))
                                 ) - len(told)  # fmt: skip
    low, high = found.bounds
    due = counted.returns(illustrative)
    missing = set(due[due["returned_on"].isna()]["authority"])
    for every in (True, False):
        filled = place.assign(met=place["met"] | (place["authority"].isin(missing) & every))
        assert low <= index_of(filled) <= high


def test_the_fifth_with_most_disadvantage(kept):
    found, place = equity(WHOLE), places(kept)
    told = place[place["authority"] != SILENT].sort_values("share", ascending=False)
    cut = len(told) / 5
    part = np.clip(cut - np.arange(len(told)), 0, 1)
    assert found.fifth_reached == pytest.approx(
        float((part * told["met"]).sum() / told["met"].sum()), abs=0.003
    )
    assert found.fifth_pupils == pytest.approx(
        float((part * told["weight"]).sum() / told["weight"].sum()), abs=0.003
    )


def test_the_band_stays_as_it_is_from_one_asking_to_the_next(kept):
    assert equity(WHOLE).reach == equity(WHOLE).reach
    assert equity(WHOLE).dose == equity(WHOLE).dose


def test_where_nothing_is_reported_nothing_is_judged(kept):
    found = equity(RegisterFilter(authority=SILENT))
    assert found.reach is found.dose is found.curve is found.bounds is None
    assert "it cannot be told" in found.title
    rows = need(RegisterFilter(authority=SILENT), Grouping.FIFTH).rows
    assert {row.served for row in rows} == {Served.NOT_REPORTED}


@pytest.mark.parametrize("grouping", [Grouping.AUTHORITY, Grouping.PHASE])
def test_need_and_reach_are_shares_of_disadvantaged_pupils(kept, grouping):
    found, place = need(WHOLE, grouping), places(kept)
    told = place[place["authority"] != SILENT]
    all_of, met = told["weight"].sum(), told[told["met"]]["weight"].sum()
    for row in found.rows:
        own = told[told[grouping.value] == row.code]
        if row.code == SILENT:
            assert row.served is Served.NOT_REPORTED and row.need is row.reach is None
            continue
        assert row.need == pytest.approx(own["weight"].sum() / all_of)
        assert row.reach == pytest.approx(own[own["met"]]["weight"].sum() / met)
        mine = place[place[grouping.value] == row.code]
        assert row.pupils == mine["weight"].sum()
        assert row.unreached == (~mine["met"]).sum()
    known = [row for row in found.rows if row.need is not None]
    assert sum(row.need for row in known) == pytest.approx(1)
    assert sum(row.reach for row in known) == pytest.approx(1)


def test_fifths_hold_as_many_schools_each(kept):
    found = need(WHOLE, Grouping.FIFTH)
    sizes = [row.schools for row in found.rows]
    assert len(sizes) == 5 and max(sizes) - min(sizes) <= 3
    shares = [row.pupils / row.schools for row in found.rows]
    assert shares == sorted(shares, reverse=True)


def test_the_rule_is_kept_by_every_verdict(kept):
    for grouping in Grouping:
        for row in need(WHOLE, grouping).rows:
            if row.served is Served.LESS:
                assert row.reach < row.need and row.reach < row.band.low
            if row.served is Served.MORE:
                assert row.reach > row.need and row.reach > row.band.high
    found = need(WHOLE)
    assert found.row(SUNDERLAND).served is Served.LESS
    assert found.title == "Illustration: Sunderland is served less than its need"
    inside = need(RegisterFilter(authority=NORTH_TYNESIDE), Grouping.FIFTH)
    assert [row.served for row in inside.rows][:2] == [Served.LESS, Served.LESS]


def test_a_missing_return_takes_the_verdict_back(kept, monkeypatch):
    """Were one return of Sunderland missing, its unreached schools might have been reached."""
    from findings.register import store

    known = store()
    due = known.submissions.copy()
    at = due.index[due["authority"] == SUNDERLAND][0]
    due.loc[at, "returned_on"] = None
    doubtful = replace(known, submissions=due)
    assert need(WHOLE, store_of=lambda: doubtful).row(SUNDERLAND).served is Served.CANNOT_TELL


def test_offers_are_unreached_schools_of_places_with_all_returns(kept):
    found, place = offers(WHOLE, shown=10_000), places(kept)
    due = counted.returns(kept)
    missing = set(due[due["returned_on"].isna()]["authority"])
    left = place[~place["met"] & ~place["authority"].isin(missing)]
    assert {row.urn for row in found.rows} == set(left["urn"])
    assert found.schools == len(left)
    assert found.rows[0].authority == "Sunderland" and found.rows[0].served_less
    pupils = [row.pupils for row in found.rows if row.served_less and row.pupils is not None]
    assert pupils == sorted(pupils, reverse=True)
    assert len(offers(WHOLE).rows) == 25


def test_an_offer_is_not_made_where_a_return_is_missing(kept):
    found = offers(RegisterFilter(authority="E08000037"))
    assert found.rows == () and found.schools == 0
    assert "a return is missing" in found.title and "Every eligible" not in found.title


def test_where_next_rests_on_the_need_of_all_that_it_is_given(kept):
    """Whoever keeps answers about need hands them on: the seven compared, whatever is asked."""
    from findings.register import store

    known, told = store(), []

    def need_of(asked, grouping):
        told.append((asked, grouping))
        return need(asked, grouping, lambda: known)

    asked = RegisterFilter(authority=SUNDERLAND)
    found = offers(asked, lambda: known, need_of=need_of)
    assert told == [(WHOLE, Grouping.AUTHORITY)]
    assert found == offers(asked, lambda: known)
    assert {one.served_less for one in found.rows} == {True}
