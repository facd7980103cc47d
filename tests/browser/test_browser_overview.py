"""The Overview in a browser: two minutes at a desk, by keyboard alone, and on a phone."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.test_browser_access import objections, weak_labels

#: Keys from the top of the page to Sunderland's own: Tab into the page, on to the last of the
#: seven, then open it. What is passed on the way is the menu and the six names before it.
LAST_OF_THE_SEVEN = "Sunderland"
FOLD = """() => ({
  facts: Math.max(...[...document.querySelectorAll('.seven')]
    .map(e => e.getBoundingClientRect().bottom)),
  charts: [...document.querySelectorAll('[class*=st-key-chart-] .js-plotly-plot')]
    .map(e => Math.round(e.getBoundingClientRect().top)),
  after: document.querySelector('.note').getBoundingClientRect().top,
  height: window.innerHeight,
})"""


def area(page) -> list[str]:
    return parse_qs(urlsplit(page.url).query)["area"]


def test_the_first_screen_of_a_desk_ends_with_the_facts(server, visit):
    page = visit.open(server.url)
    found = page.evaluate(FOLD)
    assert found["height"] == 768
    assert 740 <= found["facts"] <= 768
    assert len(found["charts"]) == 4 and len(set(found["charts"])) == 1
    assert found["after"] >= found["facts"]
    assert page.title() == "Overview"
    assert page.locator(".st-key-places-chart").is_visible()  # the strip, not its sentences
    assert page.locator(".places-words").is_hidden()


@pytest.mark.parametrize("address", ["/", "/overview"])
def test_a_name_opens_its_authority_in_the_same_tab_and_back_returns(server, visit, address):
    page = visit.open(server.url + address)
    before = page.evaluate("() => document.querySelector('h1').innerText")
    page.get_by_role("link", name="Gateshead").click()
    visit.heading("Gateshead")
    assert urlsplit(page.url).path == "/authority"
    assert area(page) == ["E08000037"]
    assert len(page.context.pages) == 1
    page.go_back()
    visit.heading(before)


def test_a_name_opens_its_authority_under_a_base_path(under, visit):
    for address in ("", "/", "/overview"):
        page = visit.open(under.url + address)
        page.get_by_role("link", name="Northumberland").click()
        visit.heading("Northumberland")
        assert urlsplit(page.url).path == "/gap/authority"


def test_an_authority_is_reached_by_keyboard_alone(server, visit):
    page = visit.open(server.url)
    passed = []
    for _ in range(40):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("() => document.activeElement.innerText?.trim()"))
        if passed[-1] == LAST_OF_THE_SEVEN:
            break
    assert passed[-7:] == [
        "County Durham", "Gateshead", "Newcastle", "North Tyneside", "Northumberland",
        "South Tyneside", "Sunderland",
    ]  # fmt: skip
    page.keyboard.press("Enter")
    visit.heading("Sunderland")
    assert area(page) == ["E08000024"]


def test_the_figures_can_be_taken_away(server, visit):
    page = visit.open(server.url)
    with page.expect_download() as download:
        page.get_by_role("link", name="Data (CSV").click()
    content = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "north-east-ca-overview.csv"
    assert content.startswith("area_code,area,age,")


def test_axe_objects_to_nothing_and_labels_are_legible(server, visit):
    page = visit.open(server.url)
    for look in visit.looks():
        assert objections(page) == [], look
        assert weak_labels(page) == [], look


def test_a_phone_shows_sentences_for_the_strip_and_never_scrolls_sideways(server, visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(server.url)
    wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    assert page.locator("table.glance").evaluate("e => e.scrollWidth") <= 358
    assert page.locator(".places-words").is_visible()
    assert not page.locator(".st-key-places-chart").is_visible()
    assert page.locator(".bar").first.is_hidden()
    page.get_by_role("link", name="South Tyneside").click()
    visit.heading("South Tyneside")
