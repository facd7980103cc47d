"""The page about grants, run through the frame as a browser would, without a browser."""

import re
from functools import partial
from html import escape

import pytest

from eip_data import catalogue
from eip_data.programme import demo
from eip_data.programme_columns import Workstream
from findings.grants_sentences import NO_GRANT
from findings.register_sentences import NO_REGISTER
from tests.pages.opening import HOSTILE, address, files, headings, title_of, written
from tests.pages.opening import opened as open_page
from tests.pages.programme_registers import NAMES, forgotten, hostile, shown
from tests.registers import emptied, frame, with_illustrative

opened = partial(open_page, "programme/grants.py")
TITLE = "Illustration: 64 grants of £74,250 in all"
NAMES_OF_CHOICES = {
    "who", "stream", "priority", "phase", "from", "until", "search", "theme",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def url(own_database):
    with_illustrative(own_database)
    forgotten()
    return own_database


def right(at, title: str = "Illustration: "):
    """The page as it came, once it is the right one and nothing went wrong."""
    assert title_of(at).startswith(title)
    assert not at.exception and not at.error
    page = written(at)
    assert "<script" not in page and "<img" not in page
    return page


def test_it_shows_totals_places_and_the_list_all_marked():
    at = opened()
    page = right(at, TITLE)
    assert len(headings(at)) == 6
    assert all(title.startswith("Illustration: ") for title in headings(at))
    assert page.count('class="banner"') == 1
    assert page.count("Based on 36 reports, 10 missing") == page.count("data-mark=") == 6
    assert page.count("?who=all") == 64  # each title opens its grant, with the choices kept
    assert files(at) == ["Data (CSV)", "Data with notes (Excel)"] * 2
    assert address(at).keys() == NAMES_OF_CHOICES


def test_a_bar_is_as_long_as_what_was_awarded_and_filled_as_far_as_spent():
    page = right(opened())
    table = re.search(r'<table class="register sums">.*?</table>', page, re.S).group(0)
    bars = re.findall(r'<td class="" data-l="Awarded">£([\d,]+)<span class="paid( unsaid)?".*?'
                      r'width:([\d.]+)%"><span style="width:([\d.]+)%', table)  # fmt: skip
    spent = re.findall(r'data-l="Spent">(at least )?£([\d,]+)', table)
    pounds = [float(awarded.replace(",", "")) for awarded, *_ in bars]
    assert len(bars) == len(spent) == 7
    for (_, unsaid, long, filled), (least, amount), awarded in zip(
        bars, spent, pounds, strict=True
    ):
        assert float(long) == pytest.approx(100 * awarded / max(pounds), abs=0.06)
        assert float(filled) == pytest.approx(
            100 * float(amount.replace(",", "")) / awarded, abs=0.2
        )
        assert bool(unsaid) is bool(least)


def test_words_theme_authority_and_days_narrow_it(url):
    raw = frame(url, "grant")
    at = opened(theme="Families")
    right(at, f"Illustration: {(raw['theme'] == 'Families').sum()} grants")
    at.text_input(key="search-choice").set_value("nobody has this").run()
    page = right(at, "Illustration: No grant fits these choices")
    assert headings(at) == [] and "A grant counts in the authority" in page
    assert address(at)["search"] == ["nobody has this"] and address(at)["theme"] == ["Families"]
    at.text_input(key="search-choice").set_value("").run()
    at.selectbox(key="theme-choice").set_value("all").run()
    at.selectbox(key="who-choice").set_value("E08000037").run()
    used = frame(url, "grant_beneficiary")
    here = set(used[used["authority"] == "E08000037"]["grant"]) | set(
        raw[raw["authority"] == "E08000037"]["id"]
    )
    right(at, f"Illustration: {len(here)} grants")
    early = opened(**{"from": "2022-09-01", "until": "2023-08-31"})
    right(early, f"Illustration: {sum(d.isoformat() < '2023-09' for d in raw['awarded_on'])} ")


def test_workstream_priority_and_phase_narrow_it(url):
    raw = frame(url, "grant")
    at = opened(stream="professional_development")
    of = raw["workstream"] == "professional_development"
    page = right(at, f"Illustration: {of.sum()} grants of £{raw[of]['awarded_gbp'].sum():,.0f}")
    silent = raw["workstream"].isna().sum()
    assert page.count(f"; {silent} grants left out for naming no workstream") == 6
    tie = catalogue.load().workstreams[Workstream.PROFESSIONAL_DEVELOPMENT].title
    assert f"tied to {tie}" in page and "do not narrow" not in page
    at.selectbox(key="priority-choice").set_value("professional_development:literacy").run()
    own = of & (raw["priority"] == "literacy")
    page = right(at, f"Illustration: {own.sum()} grants")
    silent = (raw["workstream"].isna() | (of & raw["priority"].isna())).sum()
    assert f"; {silent} grants left out for naming no priority" in page
    at.selectbox(key="priority-choice").set_value("all").run()
    at.selectbox(key="stream-choice").set_value("all").run()
    at.selectbox(key="phase-choice").set_value("secondary").run()
    right(at, f"Illustration: {(raw['phase'] == 'secondary').sum()} grants")
    assert address(at)["phase"] == ["secondary"] and address(at)["stream"] == ["all"]
    right(opened(phase="nursery"), "Illustration: No grant fits these choices")


def test_the_list_and_a_grant_say_what_they_are_tied_to(url):
    raw = frame(url, "grant")
    page = right(opened())
    list_of = page.partition('<table class="periods long listed">')[2]
    for code in (Workstream.SCHOOL_IMPROVEMENT, Workstream.LOCAL_PRIORITIES):
        title = catalogue.load().workstreams[code].title
        assert (
            list_of.count(f'<span class="below">{title}</span>')
            == (raw["workstream"] == code).sum()
        )
    tied = raw[raw["phase"] == "middle"].iloc[0]
    card = right(opened(grant=tied["id"])).partition('<dl class="told">')[2].partition("</dl>")[0]
    assert "Phase of schools" in card and "Middle" in card


def test_one_grant_by_its_link(url):
    one = frame(url, "grant").iloc[4]
    at = opened(grant=one["id"], search="families")
    page = right(at)
    assert headings(at)[0] == f"Illustration: {one['title']}"
    card = page.partition('<dl class="told">')[2].partition("</dl>")[0]
    assert escape(one["applicant"]) in card and one["id"] in card
    assert 'href="grants?who=all' in page and "search=families" in page
    assert address(at)["grant"] == [one["id"]]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_strange_link_gets_a_sentence_for_each_choice_and_the_defaults(value):
    names = ("theme", "who", "until", "stream", "priority", "phase")
    at = opened(grant=value, search="families", **dict.fromkeys(names, value))
    page = right(at)
    assert page.count('<p class="notice">') == 7 and NO_GRANT in page
    assert title_of(at) == title_of(opened(search="families"))
    assert all(len(address(at)[name]) == 1 for name in names)


@pytest.mark.parametrize("value", HOSTILE)
def test_any_words_can_be_looked_for(value):
    at = opened(search=value)
    right(at)
    assert len(address(at)["search"]) == 1 and len(address(at)["search"][0]) <= 100


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_register_is_shown_as_text(url, name):
    with shown(url, hostile(name)):
        at = opened(grant="G")
        page = right(at, "1 grant of £100 in all")
        assert "banner" not in page and "data-mark" not in page
        assert headings(at)[0] == name and escape(name) in page
        assert at.selectbox(key="theme-choice").options == ["All themes", name[:100]]
        right(opened(theme=name[:100]), "1 grant of £100 in all")


@pytest.mark.parametrize("choices", [{}, {"stream": "local_priorities", "phase": "primary"}])
def test_an_empty_register_is_one_title(url, choices):
    with shown(url, {}):
        at = opened(**choices)
        page = right(at, "No grant fits these choices")
        assert headings(at) == [] and files(at) == [] and "left out" not in page


def test_a_real_register_names_nobody_where_it_may_not(url):
    content = demo.content()
    with shown(url, content, named=False):
        at = opened(grant="G001", search="Primary 086")
        page = right(at, "64 grants of £74,250 in all")
        assert "Illustrative" not in page and "Illustration" not in page
        assert NO_GRANT in page and len(headings(at)) == 5
        assert not at.text_input
        assert files(at) == ["Data (CSV)", "Data with notes (Excel)"]  # totals


def test_without_a_register_the_page_says_so(url):
    emptied(url)
    forgotten()
    at = opened()
    assert [error.value for error in at.error] == [NO_REGISTER] and not at.exception
    with_illustrative(url)
    forgotten()
