"""Reach beside results: on the pages of the seven and of the North East CA, and the Overview."""

import re
from html import escape

import pytest

from eip_data.columns import NORTH_EAST_CA
from eip_data.programme import demo
from findings.programme_panel_sentences import CANNOT as SAID
from pages.parts import cache, register_cache
from tests.pages.opening import OTHERS, SEVEN, headings, opened, written
from tests.pages.programme_registers import NAMES, forgotten, hostile, shown
from tests.registers import emptied, with_illustrative

CANNOT = escape(SAID)
AUTHORITY, OVERVIEW = "outcomes/authority.py", "outcomes/overview.py"


@pytest.fixture(scope="module", autouse=True)
def url(own_database):
    with_illustrative(own_database)
    forgotten()
    return own_database


def panel_of(at) -> str:
    """The panel's HTML; empty where there is none."""
    assert not at.exception and not at.error
    return next(
        (e.proto.body for e in at.get("html") if "Results and reach in" in e.proto.body), ""
    )


def kept(code: str):
    """What the page shows, as it was found."""
    return register_cache.programme_panel(
        register_cache.current_register().id, cache.current_edition().id, code
    )


@pytest.mark.parametrize("code", [*SEVEN, NORTH_EAST_CA])
def test_results_and_reach_stand_side_by_side_with_what_cannot_be_concluded(code):
    panel = panel_of(opened(AUTHORITY, area=code))
    found = kept(code)
    assert panel.count('class="banner"') == 1 and CANNOT in panel
    assert f'<h2 class="title">{found.title}</h2>' in panel and found.basis in panel
    for one in found.outcomes:
        assert f"<b>{one.here_text}</b>" in panel and one.outside_text in panel
    shares = re.findall(r'<b>([^<]+)</b> <span class="of">', panel)
    assert shares == [one.share_text for one in found.reach]
    known = re.findall(r'class="known" style="width:([\d.]+)%', panel)
    assert [float(w) for w in known] == [
        pytest.approx(100 * one.reach.share, abs=0.06) for one in found.reach
    ]


@pytest.mark.parametrize("code", [code for code in OTHERS if code != NORTH_EAST_CA])
def test_no_other_place_has_a_panel(code):
    assert panel_of(opened(AUTHORITY, area=code)) == ""


def test_the_panel_stands_after_the_figures_and_before_the_words():
    titles = headings(opened(AUTHORITY, area="E08000037"))
    at = next(i for i, title in enumerate(titles) if "Results and reach" in title)
    assert titles[at + 1] == "In words" and "neighbours" in titles[at - 1]


def test_the_overview_ends_with_a_strip_by_workstream():
    at = opened(OVERVIEW)
    strip = panel_of(at)
    found = kept(NORTH_EAST_CA)
    assert strip.count('class="banner"') == 1 and CANNOT in strip
    assert re.findall("<h3>([^<]+)</h3>", strip) == [one.label for one in found.reach]
    for one in found.reach:
        assert f"<b>{one.share_text}</b>" in strip
        assert f"{one.reach.reached:,} of {one.reach.eligible:,}" in strip
    assert headings(at)[-1] == found.title
    assert 'href="reach"' in strip


@pytest.mark.parametrize("name", [NAMES["markup"], NAMES["long"]])
def test_a_real_register_has_no_banner_and_names_nobody(url, name):
    with shown(url, hostile(name)):
        for page in (panel_of(opened(AUTHORITY, area="E06000047")), panel_of(opened(OVERVIEW))):
            assert CANNOT in page and "banner" not in page and name not in page
    with shown(url, demo.content(), named=False):
        page = panel_of(opened(OVERVIEW))
        assert CANNOT in page and "Illustration" not in page and "llustrative" not in page


def test_an_empty_register_has_no_share_and_none_no_panel(url):
    with shown(url, {}):
        page = panel_of(opened(AUTHORITY, area="E08000037"))
        assert CANNOT in page and "no eligible school" in page
    emptied(url)
    forgotten()
    assert panel_of(opened(AUTHORITY, area="E08000037")) == ""
    at = opened(OVERVIEW)
    assert panel_of(at) == "" and "programme" not in written(at).split("<footer")[0].lower()
    with_illustrative(url)
    forgotten()
