"""The page about need, run through the frame as a browser would, without a browser."""

import json
import re
from functools import partial
from html import escape, unescape

import pytest

from eip_data.programme import demo
from findings.need import Grouping, Served, need
from findings.need_sentences import SERVED
from findings.offers import offers
from findings.register_filter import RegisterFilter
from findings.register_sentences import NO_REGISTER, percent
from tests.pages.opening import (
    HOSTILE,
    SEVEN,
    address,
    files,
    headings,
    nothing_kept,
    title_of,
    written,
)
from tests.pages.opening import opened as open_page
from tests.pages.programme_registers import NAMES, hostile, shown
from tests.registers import emptied, with_illustrative

opened = partial(open_page, "programme/need.py")
TITLE = "Illustration: Sunderland is served less than its need"
FIGURES = 6


@pytest.fixture(scope="module", autouse=True)
def url(own_database):
    with_illustrative(own_database)
    nothing_kept()
    return own_database


def right(at, title: str = "Illustration: ") -> str:
    """The page as it came, once it is the right one and nothing went wrong."""
    assert title_of(at).startswith(title)
    assert not at.exception and not at.error
    page = written(at)
    assert "<script" not in page and "<img" not in page
    return page


def rows(page: str, style: str) -> list[list[str]]:
    """The words of the first table of a style, row by row."""
    found = re.search(rf'<table class="register {style}">.*?</table>', page, re.S)
    assert found is not None
    return [
        [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split())
         for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(<th scope=\"row\".*?)</tr>", found[0], re.S)
    ]  # fmt: skip


def test_every_figure_is_marked_and_says_what_it_is_based_on():
    at = opened()
    page = right(at, TITLE)
    assert page.count('class="banner"') == 1
    assert len(headings(at)) == FIGURES
    assert all(title.startswith("Illustration: ") for title in headings(at))
    assert page.count("<strong>Based on ") == page.count("data-mark=") == FIGURES
    charts = [one.proto for one in at.get("plotly_chart")]
    assert len(charts) == 3
    for chart in charts:
        assert "Illustrative data" in json.dumps(json.loads(chart.spec)["layout"]["annotations"])
        assert chart.alt
    assert files(at).count("Data (CSV)") == files(at).count("Data with notes (Excel)") == 5
    assert files(at).count("Picture (PNG)") == files(at).count("Picture (SVG)") == 3


def test_the_table_says_what_the_finding_says():
    found = need(RegisterFilter(), Grouping.AUTHORITY)
    for row, one in zip(rows(right(opened()), "need"), found.rows, strict=True):
        assert row[0] == one.label and row[-1].endswith(SERVED[one.served])
        if one.served is Served.NOT_REPORTED:
            assert row[2:5] == ["not reported"] * 3
        else:
            assert row[2:4] == [percent(one.need), percent(one.reach)]
        assert row[5] == f"{one.unreached} of {one.schools}"


def test_the_list_of_where_next_stands_in_its_order():
    found = offers(RegisterFilter())
    listed = rows(right(opened()), "offers")
    assert [row[0] for row in listed] == [f"{one.name} {one.urn}" for one in found.rows]
    assert len(listed) == 25


@pytest.mark.parametrize("code", SEVEN)
def test_within_one_authority_its_school_groups_are_compared(code):
    at = opened(who=code)
    page = right(at)
    assert address(at)["who"] == [code] and "notice" not in page
    assert len(headings(at)) == 4
    names = [row[0] for row in rows(page, "need")] if code != "E06000057" else []
    assert names in ([], ["Most disadvantaged fifth", "Second fifth", "Middle fifth",
                          "Fourth fifth", "Least disadvantaged fifth"])  # fmt: skip
    assert "Every eligible school is reached" not in page


@pytest.mark.parametrize("value", HOSTILE)
def test_a_strange_choice_gets_one_sentence_and_the_usual_page(value):
    at = opened(who=value)
    page = right(at, TITLE)
    assert page.count('<p class="notice">') == 1
    assert len(address(at)["who"]) == 1


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_register_is_shown_as_text(url, name):
    content = hostile(name)
    with shown(url, {**content, "engagement": []}):
        at = opened()
        page = right(at, "Reach and need of authorities cannot be compared")
        assert "banner" not in page and "data-mark" not in page
        listed = rows(page, "offers")
        assert len(listed) == 1 and escape(name) in page


def test_an_empty_register_is_a_page_without_a_comparison(url):
    with shown(url, {}):
        at = opened()
        right(at, "Reach and need of authorities cannot be compared")
        assert not at.get("plotly_chart") or len(at.get("plotly_chart")) == 1  # the map alone


def test_a_real_register_names_nobody_where_it_may_not(url):
    with shown(url, demo.content(), named=False):
        page = right(opened(), TITLE.removeprefix("Illustration: "))
        assert "llustrat" not in page
        listed = rows(page, "offers")
        assert listed and all(int(row[2].replace(",", "")) >= 1 for row in listed)
        assert all(re.fullmatch(r"[\d,]*0|too few to show", row[3]) for row in listed)


def test_without_a_register_the_page_says_so(url):
    emptied(url)
    nothing_kept()
    at = opened()
    assert [error.value for error in at.error] == [NO_REGISTER] and not at.exception
    with_illustrative(url)
    nothing_kept()
