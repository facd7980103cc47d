"""Ladder, dose, overlap, cost and pupils, against a count made from the tables."""

from itertools import product

import pytest

from eip_data.programme_columns import Phase, Rung, Workstream
from findings.depth import depth, overlap, value
from findings.pupils_met import pupils_met
from findings.reach import State
from findings.register_filter import RegisterFilter
from tests.findings import counted
from tests.registers import frame

WHOLE = RegisterFilter()
ASKED = (WHOLE, RegisterFilter(authority="E08000021"), RegisterFilter(phase=Phase.SECONDARY))


def met_by(url, asked):
    met = counted.records(url)
    met = met[met["phase"].isin(counted.PHASES)]
    if asked.authority:
        met = met[met["authority"] == asked.authority]
    if asked.phase:
        met = met[met["phase"] == asked.phase]
    return met


@pytest.mark.parametrize("asked", ASKED)
def test_the_ladder_and_the_dose(illustrative, asked):
    found, met = depth(asked), met_by(illustrative, asked)
    order = list(Rung)
    for rung, schools in found.ladder:
        far = met[met["rung"].map(order.index) >= order.index(rung)]
        assert schools == far["urn"].nunique()
    met = met[met["rung"] != Rung.INVITED]
    quiet = set(met[met["sessions"].isna()]["urn"])
    each = met[~met["urn"].isin(quiet)].groupby("urn")["sessions"].sum().astype(float)
    one = found.dosage
    assert (one.schools, one.silent) == (len(each), len(quiet))
    assert one.median == each.median()
    assert (one.lower, one.upper) == (each.quantile(0.25), each.quantile(0.75))
    assert (found.contacts.schools, found.contacts.records) == (met["urn"].nunique(), len(met))
    assert found.contacts.most == met["urn"].value_counts().max()
    assert found.contacts.sessions == met["sessions"].sum()


@pytest.mark.parametrize("asked", ASKED)
def test_terms_with_contacts(kept, asked):
    found, met = depth(asked).frequency, met_by(kept, asked)
    met = met[met["rung"] != Rung.INVITED]
    season = met["engaged_on"].map(lambda d: 0 if d.month >= 9 else 1 if d.month < 4 else 2)
    year = met["engaged_on"].map(lambda d: d.year - (d.month < 9))
    term = year * 3 + season
    assert (found.active, found.terms) == (term.nunique(), 12)
    assert found.median == term.groupby(met["urn"]).nunique().median()


@pytest.mark.parametrize("asked", ASKED)
def test_disadvantaged_pupils_of_reached_schools(kept, asked):
    found, met = depth(asked).exposure, met_by(kept, asked)
    place = counted.schools(kept)
    place = place[place["phase"].isin(counted.PHASES)]
    if asked.authority:
        place = place[place["authority"] == asked.authority]
    if asked.phase:
        place = place[place["phase"] == asked.phase]
    inside = place["urn"].isin(met[met["rung"] != Rung.INVITED]["urn"])
    assert found.pupils == place[inside]["disadvantaged_pupils"].sum()
    assert found.of == place["disadvantaged_pupils"].sum()
    assert found.unknown == place["disadvantaged_pupils"].isna().sum()


def test_overlap_of_priorities(kept):
    found, met = overlap(WHOLE), met_by(kept, WHOLE)
    met = met[met["rung"] != Rung.INVITED]
    schools = met.groupby("key")["urn"].agg(set)
    codes = [code for code, _ in found.labels]
    for (i, one), (j, other) in product(enumerate(codes), repeat=2):
        assert found.both[i][j] == len(schools.get(one, set()) & schools.get(other, set()))
    many = met.groupby("urn")["key"].nunique().value_counts()
    assert dict(found.many) == many.to_dict()


def test_spending_over_what_was_reached(kept):
    found, paid = value(WHOLE), frame(kept, "spend")
    spent = paid["amount_gbp"].sum()
    met = met_by(kept, WHOLE)
    met = met[met["rung"] != Rung.INVITED]
    assert found.costs.spent == pytest.approx(spent)
    assert found.costs.a_school == pytest.approx(spent / met["urn"].nunique())
    assert found.costs.a_contact == pytest.approx(spent / len(met))
    assert found.costs.a_disadvantaged_pupil == pytest.approx(spent / depth(WHOLE).exposure.pupils)


def test_spending_of_a_workstream_leaves_out_what_is_for_all(kept):
    found = value(RegisterFilter(workstream=Workstream.LOCAL_PRIORITIES))
    paid = frame(kept, "spend").merge(frame(kept, "activity"), left_on="activity", right_on="id")
    own = paid[paid["workstream"] == "local_priorities"]["amount_gbp"].sum()
    assert found.costs.spent == pytest.approx(own)


def test_spending_is_not_made_up_for_a_place(kept):
    found = value(RegisterFilter(authority="E08000021"))
    assert found.costs.spent is None and found.costs.a_school is None
    assert "not by authority" in found.note


def test_what_is_not_counted_is_said(kept):
    rows = value(WHOLE).rows
    assert [row.counted for row in rows] == sorted((row.counted for row in rows), reverse=True)
    assert any("pounds of any benefit" in row.what for row in rows if not row.counted)
    assert all(row.text for row in rows)


def test_pupils_at_contacts_are_those_of_the_records(illustrative):
    found, met = pupils_met(WHOLE), counted.records(illustrative)
    met = met[met["rung"] != Rung.INVITED]
    sums = met.groupby(["authority", "key"])["pupils"].sum()
    hidden = 0
    for line in found.cells[:-1]:
        for cell in line[:-1]:
            count = int(sums.get((cell.row, cell.column), 0))
            hidden += cell.hidden
            if cell.hidden:
                assert cell.pupils is None and cell.text == "hidden"
            elif cell.state is State.ACTIVE:
                assert cell.pupils == count > 4
            else:
                assert count == 0 and cell.pupils is None
    assert hidden >= 4
    assert str(found.cells[-1][-1].pupils) == str(int(met["pupils"].sum()))


def test_a_filter_picks_from_one_table(kept):
    """The numbers of a choice are those of the whole table: nothing can be subtracted."""
    whole = {(c.row, c.column): c for line in pupils_met(WHOLE).cells for c in line}
    asked = RegisterFilter(authority="E08000023", workstream=Workstream.LOCAL_PRIORITIES,
                           phase=Phase.PRIMARY, last=counted.BEGUN)  # fmt: skip
    for line in pupils_met(asked).cells:
        for cell in line:
            assert cell == whole[cell.row, cell.column]
