"""Grants and meetings by workstream, priority and phase, against a count made from the tables."""

import re
from datetime import date

import pytest

from eip_data.programme_columns import PRIORITIES_OF, GrantStatus, Phase, Priority, Workstream
from findings import grants_page_sentences, grants_sentences
from findings.grants import Total, grants
from findings.grants_page import grant_card, grants_page
from findings.partners import partners
from findings.partners_page import partners_page
from findings.partners_sentences import partners_sentence
from findings.register import Marks, store
from findings.register_filter import RegisterFilter, authorities
from findings.ties import Tie
from findings.ties_sentences import left_out, tie_text, tied_to
from tests.findings import counted
from tests.registers import frame, holding

WHOLE = RegisterFilter()
DURHAM = "E06000047"
PD, LP = Workstream.PROFESSIONAL_DEVELOPMENT, Workstream.LOCAL_PRIORITIES
FILTERS = (
    *(RegisterFilter(workstream=one) for one in Workstream),
    *(RegisterFilter(workstream=w, priority=p) for w in Workstream for p in PRIORITIES_OF[w]),
    *(RegisterFilter(phase=one) for one in Phase),
    RegisterFilter(workstream=LP, phase=Phase.PRIMARY),
    RegisterFilter(workstream=LP, priority=Priority.CLIMATE, phase=Phase.MIDDLE),
    RegisterFilter(authority=DURHAM, workstream=PD),
    RegisterFilter(workstream=LP, first=date(2023, 9, 1), last=date(2025, 7, 31)),
)
IDS = [
    "-".join(filter(None, (one.authority, one.workstream, one.priority, one.phase,
                           str(one.first or "")))) for one in FILTERS
]  # fmt: skip


def parted(raw, asked, day):
    """Rows of the part asked about, and those that could be of it but for an empty cell."""
    sure = may_be = (raw[day] >= (asked.first or date.min)) & (
        raw[day] <= (asked.last or counted.DATED)
    )
    for column in ("workstream", "priority", "phase"):
        wanted = getattr(asked, column)
        if wanted:
            sure = sure & (raw[column] == wanted)
            may_be = may_be & ((raw[column] == wanted) | raw[column].isna())
    return raw[sure], raw[may_be & ~sure]


@pytest.mark.parametrize("asked", FILTERS, ids=IDS)
def test_grants_of_a_part_of_the_programme(kept, asked):
    raw, used = frame(kept, "grant"), frame(kept, "grant_beneficiary")
    if asked.authority:
        there = set(used[used["authority"] == asked.authority]["grant"])
        raw = raw[(raw["authority"] == asked.authority) | raw["id"].isin(there)]
    own, unnamed = parted(raw, asked, "awarded_on")
    found = grants(asked)
    assert {one.id for one in found.rows} == set(own["id"])
    assert found.left_out == len(unnamed)
    assert (found.total.grants, found.total.awarded_gbp) == (len(own), own["awarded_gbp"].sum())
    assert found.first_time == sum(
        grant_id in set(own["id"])
        for grant_id in frame(kept, "grant").sort_values(["awarded_on", "id"])
        .drop_duplicates("applicant")["id"]
    )  # fmt: skip
    for parts in (found.by_theme, found.by_authority, found.by_year):
        assert sum(one.grants for one in parts) == len(own)
    place = counted.schools(kept)
    if asked.phase:
        place = place[place["phase"] == asked.phase]
    for one in found.by_authority:
        pupils = place[place["authority"] == one.code]["disadvantaged_pupils"].sum()
        awarded = own[own["authority"] == one.code]["awarded_gbp"].sum()
        assert one.per_pupil_gbp == pytest.approx(awarded / pupils)


@pytest.mark.parametrize("asked", FILTERS, ids=IDS)
def test_meetings_of_a_part_of_the_programme(kept, asked):
    every, came = frame(kept, "partner"), frame(kept, "attendance")
    where = frame(kept, "partner_authority")
    if asked.authority:
        here = where[where["authority"] == asked.authority]["partner"]
        every, came = every[every["id"].isin(here)], came[came["partner"].isin(here)]
    own, unnamed = parted(frame(kept, "event"), asked, "held_on")
    came = came[came["event"].isin(own["id"])]
    found = partners(asked)
    assert [one.id for one in found.events] == list(own.sort_values(["held_on", "id"])["id"])
    assert found.left_out == len(unnamed)
    assert {one.id for one in found.rows} == set(every["id"])
    assert {one.id for one in found.not_met} == set(every["id"]) - set(came["partner"])
    assert sum(sum(row.at) for row in found.kinds) == len(came)
    for row in found.kinds:
        members = every[every["kind"] == row.kind]["id"]
        assert row.organisations == len(members)
        assert row.met == came[came["partner"].isin(members)]["partner"].nunique()


def test_all_of_the_programme_holds_what_names_no_part_of_it(illustrative):
    raw, held = frame(illustrative, "grant"), frame(illustrative, "event")
    assert raw["workstream"].isna().any() and held["phase"].isna().any()
    assert grants(WHOLE).left_out == partners(WHOLE).left_out == 0
    assert len(grants(WHOLE).rows) == len(raw) and len(partners(WHOLE).events) == len(held)
    assert "left out" not in grants(WHOLE).basis + partners(WHOLE).basis


def test_what_stands_under_a_figure_counts_what_is_left_out(illustrative):
    raw, held = frame(illustrative, "grant"), frame(illustrative, "event")
    asked = RegisterFilter(workstream=PD)
    silent, quiet = raw["workstream"].isna().sum(), held["workstream"].isna().sum()
    assert grants(asked).basis.startswith("Based on ")
    assert grants(asked).basis.endswith(f"; {silent} grants left out for naming no workstream")
    assert partners(asked).basis.endswith(f"; {quiet} meetings left out for naming no workstream")
    page, meetings = grants_page(asked), partners_page(asked)
    for under in (page.theme.under, page.places.under, page.facts_under, meetings.matrix.under,
                  meetings.list_under, meetings.meetings_under):  # fmt: skip
        assert under.endswith("31 July 2026; tied to Professional Development")
    assert meetings.not_met_title.endswith("organisations have not come to any such meeting")
    for one in (grants_page(WHOLE).theme.under, partners_page(WHOLE).matrix.under):
        assert "tied to" not in one


def test_a_part_without_any_says_so_and_what_was_left_out(kept):
    asked = RegisterFilter(phase=Phase.NURSERY)
    silent = frame(kept, "grant")["phase"].isna().sum()
    found = grants(asked)
    assert found.title == "Illustration: No grant fits these choices"
    assert f"{silent} grants left out for naming no phase." in found.note
    met = partners(asked)
    assert met.title == "Illustration: No meeting fits these choices"
    assert partners_page(asked).matrix.title == met.title
    assert re.search(r"; \d meetings? left out for naming no phase$", met.basis)


@pytest.mark.parametrize(
    ("count", "asked", "text"),
    [
        (4, WHOLE, ""),
        (0, RegisterFilter(workstream=PD), "; no grant left out for naming no workstream"),
        (1, RegisterFilter(phase=Phase.MIDDLE), "; 1 grant left out for naming no phase"),
        (
            1_200,
            RegisterFilter(workstream=PD, priority=Priority.ORACY, phase=Phase.MIDDLE),
            "; 1,200 grants left out for naming no priority or no phase",
        ),
    ],
)
def test_words_of_what_is_left_out(count, asked, text):
    assert left_out(count, "grant", asked) == text


def test_words_of_a_tie():
    assert tie_text(Tie()) == "" and tied_to(WHOLE) == ""
    assert tie_text(Tie(PD, Priority.GENERAL)) == (
        "Professional Development, General professional development"
    )
    assert tied_to(RegisterFilter(priority=Priority.ORACY)) == "; tied to Oracy"
    assert tied_to(RegisterFilter(workstream=LP, phase=Phase.NOT_APPLICABLE)) == (
        "; tied to Responding to Local Priorities, Special and alternative"
    )


def test_a_grant_alone_says_what_it_is_tied_to(kept):
    raw = frame(kept, "grant")
    tied = raw[raw["priority"].notna() & raw["phase"].notna()].iloc[0]
    facts = dict(grant_card(tied["id"]).facts)
    assert "none named" not in (facts["Workstream"], facts["Priority"], facts["Phase of schools"])
    free = raw[raw["workstream"].isna() & raw["phase"].isna()].iloc[0]
    facts = dict(grant_card(free["id"]).facts)
    assert facts["Workstream"] == facts["Priority"] == facts["Phase of schools"] == "none named"


def test_a_meeting_of_an_activity_is_of_its_workstream(kept):
    event = [("E", "Talk", date(2025, 3, 3), None, "A", None, None, None)]
    activity = [("A", PD, Priority.ORACY, "Talk first", None, date(2024, 9, 1), None, None, None)]
    with holding(kept, {"activity": activity, "event": event}):
        known = store()
        for asked, there in ((RegisterFilter(workstream=PD), 1), (RegisterFilter(workstream=LP), 0),
                             (RegisterFilter(priority=Priority.ORACY), 1),
                             (RegisterFilter(phase=Phase.PRIMARY), 0)):  # fmt: skip
            found = partners(asked, lambda: known)
            assert len(found.events) == there
            assert found.left_out == (asked.phase is not None)


# --- what is known of money, and all seven --------------------------------------------------------


def total(count: int, silent: int, spent: float) -> Total:
    return Total("all", "All", count, 900.0, spent, silent, 0, 0)


@pytest.mark.parametrize(
    ("of", "lead", "cell"),
    [
        (total(3, 3, 0.0), "What was spent is not reported.", "not said"),
        (total(1, 1, 0.0), "What was spent is not reported.", "not said"),
        (
            total(3, 2, 0.0),
            "No spending is reported so far; 2 grants do not say.",
            "none reported",
        ),
        (total(3, 1, 0.0), "No spending is reported so far; 1 grant does not say.",
         "none reported"),
        (total(3, 0, 0.0), "None of the money is spent.", "£0.00"),
        (total(3, 1, 120.5), "Of the money at least £121 is spent.", "at least £121"),
        (total(3, 0, 20.5), "Of the money £20.50 is spent.", "£20.50"),
    ],
)  # fmt: skip
def test_nothing_known_of_spending_is_not_nothing_spent(of, lead, cell):
    assert grants_sentences.grants_sentence(of, 1, ()).startswith(lead)
    assert grants_page_sentences.spent_text(of) == cell
    assert "at least £0" not in lead + cell


def test_a_register_that_says_nothing_of_spending(kept):
    grant = ("G", "Someone", "Garden", "Theme", date(2025, 1, 1), 100.0, None, DURHAM,
             GrantStatus.AWARDED, None, None, None, None, None, None)  # fmt: skip
    with holding(kept, {"grant": [grant]}):
        assert grants(WHOLE).sentence.startswith("What was spent is not reported.")


def test_hubs_in_all_seven_are_in_all_seven(kept):
    found = partners(WHOLE)
    hubs = [one for one in found.rows if one.kind == "teaching_school_hub"]
    places = {code for one in hubs for code in one.authorities}
    assert len(places) == len(authorities())
    assert found.sentence.endswith("Teaching School Hubs work in all seven.")
    assert partners_sentence(hubs[:1]).endswith("work in three of the seven.")
    assert isinstance(found.marks, Marks)
