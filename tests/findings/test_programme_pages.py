"""What the pages about grants and partners show, against a count made from the tables."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from statistics import median

import pytest

from eip_data.programme import demo
from eip_data.programme_columns import Phase, Workstream
from findings import register
from findings.grants_choices import LONGEST, resolve_search, resolve_theme, theme_of
from findings.grants_page import grant_card, grants_page
from findings.partners_page import partners_page
from findings.register_filter import RegisterFilter, priorities, workstreams
from tests.findings import counted
from tests.registers import frame, holding, with_illustrative

WHOLE = RegisterFilter()
DURHAM, NEWCASTLE = "E06000047", "E08000021"
CAUSAL = re.compile(
    r"\b(because|due to|thanks to|led to|impact|improv\w+|caus\w+|result of)\b", re.I
)


def number(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))


def texts_of(found) -> list[str]:
    """Every text of a finding, however deep."""
    if isinstance(found, str):
        return [found]
    if is_dataclass(found):
        return [text for one in fields(found) for text in texts_of(getattr(found, one.name))]
    if isinstance(found, tuple):
        return [text for one in found for text in texts_of(one)]
    return []


@pytest.fixture
def kept(own_database):
    """The address of a database with the illustrative register: words do not depend on its kind."""
    with_illustrative(own_database)
    return own_database


# --- grants -------------------------------------------------------------------------------------


def test_totals_are_read_as_the_tables_add_up(illustrative):
    page, raw = grants_page(WHOLE), frame(illustrative, "grant")
    for one in page.authority.rows:
        code = next(t.code for t in page.found.by_authority if t.label == one.label)
        own = raw[raw["authority"] == code]
        assert number(one.awarded) == round(own["awarded_gbp"].sum())
        assert number(one.spent) == round(own["spent_gbp"].sum())
        assert one.spent.startswith("at least") == own["spent_gbp"].isna().any()
        assert (one.silent == "") == (not own["spent_gbp"].isna().any())
        pupils = counted.schools(illustrative)
        pupils = pupils[pupils["authority"] == code]["disadvantaged_pupils"].sum()
        assert number(one.per_pupil) == round(own["awarded_gbp"].sum() / pupils, 2)
    for totals in (page.authority, page.theme, page.year):
        assert max(one.awarded_share for one in totals.rows) == 1
        assert all(one.spent_share <= one.awarded_share for one in totals.rows)
    facts = dict(page.facts)
    assert facts["First-time recipients"] == f"{raw['applicant'].nunique()} of {len(raw)}"
    due = raw[raw["report_due"].map(lambda day: day is not None and day <= counted.DATED)]
    assert facts["Reports, of those due"] == (
        f"{due['report_received'].notna().sum()} of {len(due)}"
    )
    came = raw[raw["report_received"].notna()]
    waits = [(b - a).days for a, b in zip(came["awarded_on"], came["report_received"], strict=True)]
    assert facts["From award to report"].startswith(f"{median(waits):g} days")


def test_titles_name_the_ends_of_what_the_tables_show(kept):
    page = grants_page(WHOLE)
    each = [number(one.per_pupil) for one in page.authority.rows]
    assert f"£{min(each):.2f} (" in page.authority.title
    assert f"£{max(each):.2f} (" in page.authority.title
    most = max(page.theme.rows, key=lambda one: number(one.awarded))
    assert page.theme.title == f"Illustration: Most was awarded for {most.label}: {most.awarded}"
    assert page.year.title.startswith("Illustration: Most was awarded in 20")


def test_places_count_every_place_of_use(illustrative):
    page = grants_page(WHOLE)
    raw = frame(illustrative, "grant").merge(
        frame(illustrative, "grant_beneficiary"), left_on="id", right_on="grant",
        suffixes=("", "_used"),
    )  # fmt: skip
    home = int((raw["authority"] == raw["authority_used"]).sum())
    assert sum(page.places.counts[i][i] for i in range(7)) == home
    assert sum(map(sum, page.places.counts)) == len(raw)
    assert page.places.title.startswith(f"Illustration: {home} of 64 grants are used")
    assert f"named {len(raw) - home} times" in page.places.sentence


def test_the_list_says_where_a_report_stands(kept):
    page, raw = grants_page(WHOLE), frame(kept, "grant").set_index("id")
    for one in page.rows:
        row = raw.loc[one.id]
        if row["report_received"] is not None:
            days = (row["report_received"] - row["awarded_on"]).days
            assert one.report.startswith("came ") and one.report.endswith(f" {days} days on")
        elif row["report_due"] is None:
            assert one.report == "none due"
        else:
            late = row["report_due"] <= counted.DATED
            assert one.report.startswith("missing since " if late else "due ")
        assert (one.spent == "not said") == (row["spent_gbp"] != row["spent_gbp"])


def test_one_grant_is_shown_whole_or_not_at_all(kept):
    raw = frame(kept, "grant").iloc[2]
    card = grant_card(raw["id"])
    assert card.title == f"Illustration: {raw['title']}"
    assert dict(card.facts)["Applicant"] == raw["applicant"]
    assert dict(card.facts)["Its code"] == raw["id"]
    assert grant_card("G999") is None


def test_days_and_a_place_are_said_and_nothing_found_is_no_figure(kept):
    page = grants_page(RegisterFilter(authority=DURHAM, first=date(2023, 9, 1)))
    assert page.theme.under.endswith("awarded from 1 September 2023 to 31 July 2026")
    assert page.authority.sentence == ""
    none = grants_page(WHOLE, search="nobody has this")
    assert none.found.title == "Illustration: No grant fits these choices"
    assert not none.authority.rows and none.authority.title == "Illustration: Grants by authority"
    one = grants_page(WHOLE, search="G001")
    assert one.authority.sentence.startswith("No recipient is in ")


def test_a_theme_and_words_in_a_link():
    known = ("Families", "families", "Music & arts")
    assert resolve_theme(known, "families").code == "families"
    assert resolve_theme(known, "MUSIC & ARTS").code == "Music & arts"
    assert theme_of(resolve_theme(known, "all").code) is None
    strange = resolve_theme(known, "<b>x</b>")
    assert strange.code == "all" and "There is no theme" in (strange.sentence or "")
    assert resolve_search("  two \n\x00 words ").code == "two words"
    long = resolve_search("x" * 5000)
    assert len(long.code) == LONGEST and long.sentence


# --- partners -----------------------------------------------------------------------------------


def test_the_matrix_counts_who_came(illustrative):
    page = partners_page(WHOLE)
    came = frame(illustrative, "attendance")
    assert sum(sum(one.cells) for one in page.matrix.rows) == len(came)
    assert len(page.matrix.columns) == len(page.meetings) == len(frame(illustrative, "event"))
    meetings = came.groupby("partner").size()
    names = frame(illustrative, "partner").set_index("id")["name"]
    assert {one.name: int(one.meetings) for one in page.rows} == {
        names[code]: int(meetings.get(code, 0)) for code in names.index
    }
    often = int((meetings > 1).sum())
    assert page.list_title.startswith(f"Illustration: {often} of {len(names)} organisations")


def test_who_is_not_met_in_the_days_asked_about(kept):
    page = partners_page(WHOLE)
    came, every = frame(kept, "attendance"), frame(kept, "partner")
    unmet = set(every[~every["id"].isin(came["partner"])]["name"])
    assert {one.name for one in page.not_met} == unmet
    assert page.not_met_title.startswith(f"Illustration: {len(unmet)} organisations have not")
    early = partners_page(RegisterFilter(last=date(2022, 12, 31)))
    assert len(early.not_met) > len(unmet) and len(early.meetings) == 1
    assert partners_page(RegisterFilter(last=date(2022, 9, 2))).matrix.columns == ()


def test_trusts_across_authorities_and_hubs_by_authority(illustrative):
    page = partners_page(WHOLE)
    where = frame(illustrative, "partner_authority").merge(
        frame(illustrative, "partner"), left_on="partner", right_on="id"
    )
    trusts = where[where["kind"] == "trust"].groupby("name")["authority"].nunique()
    assert {one.label for one in page.trusts.rows} == set(trusts[trusts > 1].index)
    schools = counted.schools(illustrative)
    for one in page.trusts.rows:
        assert sum(cell or 0 for cell in one.cells) == (schools["trust"] == one.label).sum()
    hubs = where[where["kind"] == "teaching_school_hub"]
    assert sum(page.hubs.rows[0].cells) == len(hubs)
    named = [one for one in page.hubs.rows if not one.whole]
    assert sum(sum(cell or 0 for cell in one.cells) for one in named) == len(
        where[where["kind"].isin(["teaching_school_hub", "research_school"])]
    )


# --- both ---------------------------------------------------------------------------------------


def test_a_real_register_names_nobody_unless_it_may(kept, monkeypatch):
    secret = [
        *frame(kept, "grant")["applicant"], *frame(kept, "partner")["name"],
        *frame(kept, "event")["name"], *frame(kept, "grant")["title"],
    ]  # fmt: skip
    with holding(kept, demo.content()):
        monkeypatch.delenv("EIP_SHOW_REGISTER", raising=False)
        known = register.store()
        for page in (grants_page(WHOLE, store_of=lambda: known),
                     partners_page(WHOLE, store_of=lambda: known)):  # fmt: skip
            text = " ".join(texts_of(page))
            assert not [one for one in secret if one in text]
            assert "Illustration" not in text
        hidden = partners_page(WHOLE)
        assert [one.kind for one in hidden.not_met] == ["Academy trusts", "Federations"]
        assert grant_card("G001") is None
        monkeypatch.setenv("EIP_SHOW_REGISTER", "1")
        assert grant_card("G001") is not None and grants_page(WHOLE).rows


def nameless(text: str) -> str:
    """The text without the names of workstreams and priorities: one has a verb in it."""
    for _, name in (*workstreams(), *priorities()):
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize(
    "asked",
    [WHOLE, RegisterFilter(authority=NEWCASTLE), RegisterFilter(last=date(2022, 9, 2)),
     RegisterFilter(workstream=Workstream.LOCAL_PRIORITIES), RegisterFilter(phase=Phase.NURSERY)],
)  # fmt: skip
def test_every_title_is_marked_and_no_word_is_causal(kept, asked):
    grants, partners = grants_page(asked), partners_page(asked)
    titles = [
        grants.authority.title, grants.theme.title, grants.year.title, grants.places.title,
        grants.facts_title, grants.list_title, partners.matrix.title, partners.list_title,
        partners.not_met_title, partners.trusts.title, partners.hubs.title,
        partners.meetings_title,
    ]  # fmt: skip
    assert all(title.startswith("Illustration: ") for title in titles)
    for text in texts_of(grants) + texts_of(partners):
        assert not CAUSAL.search(nameless(text)), text
    (name,) = [name for _, name in workstreams() if CAUSAL.search(name)]
    assert CAUSAL.search(nameless(f"{name} improved it")) and not CAUSAL.search(nameless(name))
    assert CAUSAL.search("Attainment improved thanks to grants")
