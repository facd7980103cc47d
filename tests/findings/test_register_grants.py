"""Grants, partners and the panel, against a count made from the tables."""

from datetime import date
from statistics import median

import pytest

from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group
from eip_data.programme_columns import PartnerKind
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.grants import grant, grants
from findings.partners import partners
from findings.programme_panel import programme_panel
from findings.reach import coverage
from findings.register_filter import RegisterFilter
from findings.sentences import figure_text
from tests.findings import counted
from tests.registers import frame

WHOLE = RegisterFilter()
DURHAM = "E06000047"


def total_of(part):
    due = part[part["report_due"].map(lambda day: day is not None and day <= counted.DATED)]
    return (
        len(part), part["awarded_gbp"].sum(), round(part["spent_gbp"].fillna(0).sum(), 2),
        int(part["spent_gbp"].isna().sum()), len(due), int(due["report_received"].notna().sum()),
    )  # fmt: skip


def numbers(total):
    return (total.grants, total.awarded_gbp, total.spent_gbp, total.silent, total.due,
            total.reported)  # fmt: skip


def test_totals_by_theme_authority_and_year(illustrative):
    found, raw = grants(WHOLE), frame(illustrative, "grant")
    assert numbers(found.total) == total_of(raw)
    year = raw["awarded_on"].map(lambda d: d.year - (d.month < 9))
    for one in found.by_theme:
        assert numbers(one) == total_of(raw[raw["theme"] == one.code])
    for one in found.by_authority:
        assert numbers(one) == total_of(raw[raw["authority"] == one.code])
        place = counted.schools(illustrative)
        pupils = place[place["authority"] == one.code]["disadvantaged_pupils"].sum()
        assert one.per_pupil_gbp == pytest.approx(one.awarded_gbp / pupils)
    for one in found.by_year:
        assert numbers(one) == total_of(raw[year == int(one.code[:4])])
    for parts in (found.by_theme, found.by_authority, found.by_year):
        assert sum(one.grants for one in parts) == len(raw)


def test_firsts_waits_and_places(kept):
    found, raw = grants(WHOLE), frame(kept, "grant")
    assert found.first_time == raw["applicant"].nunique()
    came = raw[raw["report_received"].notna()]
    waits = [(b - a).days for a, b in zip(came["awarded_on"], came["report_received"],
                                          strict=True)]  # fmt: skip
    assert found.days_to_report == median(waits)
    used = frame(kept, "grant_beneficiary").merge(
        raw, left_on="grant", right_on="id", suffixes=("_used", "")
    )
    expected = used.groupby(["authority", "authority_used"]).size()
    assert dict(found.places) == expected.to_dict()


def test_a_grant_is_found_by_place_day_theme_and_words(kept):
    raw = frame(kept, "grant")
    used = frame(kept, "grant_beneficiary")
    here = set(used[used["authority"] == DURHAM]["grant"]) | set(
        raw[raw["authority"] == DURHAM]["id"]
    )
    assert {one.id for one in grants(RegisterFilter(authority=DURHAM)).rows} == here
    last = date(2024, 1, 31)
    assert {one.id for one in grants(RegisterFilter(last=last)).rows} == set(
        raw[raw["awarded_on"] <= last]["id"]
    )
    assert {one.theme for one in grants(WHOLE, theme="Music and arts").rows} == {"Music and arts"}
    name = raw["applicant"].iloc[0]
    found = grants(WHOLE, search=name.upper()).rows
    assert {one.id for one in found} == set(raw[raw["applicant"] == name]["id"])
    assert grants(WHOLE, search="<script>").title == "Illustration: No grant fits these choices"
    days = [one.awarded_on for one in grants(WHOLE).rows]
    assert days == sorted(days, reverse=True)


def test_one_grant(illustrative):
    raw = frame(illustrative, "grant").iloc[2]
    one = grant(raw["id"])
    assert (one.applicant, one.awarded_gbp, one.theme) == (
        raw["applicant"], raw["awarded_gbp"], raw["theme"],
    )  # fmt: skip
    assert grant("G999") is None and grant("' OR 1=1 --") is None


def test_who_came_to_what(illustrative):
    found = partners(WHOLE)
    came, every = frame(illustrative, "attendance"), frame(illustrative, "partner")
    held = frame(illustrative, "event").sort_values(["held_on", "id"])
    assert [one.id for one in found.events] == list(held["id"])
    joined = came.merge(every, left_on="partner", right_on="id")
    for row in found.kinds:
        own = joined[joined["kind"] == row.kind]
        assert row.organisations == (every["kind"] == row.kind).sum()
        assert row.met == own["partner"].nunique()
        assert list(row.at) == [int((own["event"] == one).sum()) for one in held["id"]]
    for one in found.events:
        own = came[came["event"] == one.id]
        assert (one.organisations, one.silent) == (len(own), own["people"].isna().sum())
        assert one.people == own["people"].sum()
    assert {one.id for one in found.not_met} == set(every["id"]) - set(came["partner"])


def test_trusts_across_authorities_and_what_hubs_cover(kept):
    found = partners(WHOLE)
    place = counted.schools(kept)
    for one in found.rows:
        column = {PartnerKind.TRUST: "trust", PartnerKind.FEDERATION: "federation"}.get(one.kind)
        own = place[place[column] == one.name] if column else place.iloc[:0]
        assert dict(one.schools) == own["authority"].value_counts().to_dict()
    where = frame(kept, "partner_authority").merge(
        frame(kept, "partner"), left_on="partner", right_on="id"
    )
    expected = where.groupby(["kind", "authority"]).size().to_dict()
    assert {(kind, code): count for kind, code, count in found.coverage} == expected


def test_a_place_keeps_the_organisations_that_work_there(kept):
    found = partners(RegisterFilter(authority=DURHAM))
    where = frame(kept, "partner_authority")
    assert {one.id for one in found.rows} == set(where[where["authority"] == DURHAM]["partner"])
    assert partners(RegisterFilter(last=date(2000, 1, 1))).title.endswith("in these days")


@pytest.mark.parametrize("code", [NORTH_EAST_CA, DURHAM, "E06000057"])
def test_the_panel_joins_what_the_pages_show(kept, code):
    found = programme_panel(code, cells_of=counted.once)
    asked = WHOLE if code == NORTH_EAST_CA else RegisterFilter(authority=code)
    whole = coverage(asked)
    for row in found.reach:
        assert row.reach == whole.cell("all", row.code).reach
    first = frame(kept, "activity_measure").groupby("measure")["period"].min()
    for one in found.outcomes:
        known = counted.once(one.measure_id)
        assert one.here == known.figure(Group.DISADVANTAGED, code, one.period)
        published = known.figure(Group.DISADVANTAGED, ENGLAND, one.period)
        together = known.figure(Group.DISADVANTAGED, ENGLAND_LIKE_FOR_LIKE, one.period)
        assert one.england == (together if published.missing else published)
        assert bool(one.england_under) is (one.england != published)
        assert bool(one.note) is not together.missing
        assert together.missing or figure_text(together, known.measure.unit) in one.note
        assert one.earliest == first.get(one.measure_id)
    assert {"ks2_rwm_expected", "ks4_attainment8"} <= {one.measure_id for one in found.outcomes}
    assert "Nothing here says that one follows from the other" in found.cannot


def test_other_places_have_no_panel(kept):
    assert programme_panel("E09000001") is None and programme_panel(ENGLAND) is None
