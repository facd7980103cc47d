"""Why the gap is what it is: the page in a browser, for areas of every kind."""

import pytest

from tests.browser.test_browser_access import objections, weak_labels
from tests.pages.opening import OTHERS, SEVEN

LINK = "/explain?area=E06000057&measure=ks4_attainment8&group=disadvantaged"
#: From the box of areas to a page on another one, by these keys alone.
KEYS = ("ArrowDown", *"South Tyneside", "Enter")


@pytest.mark.parametrize("code", [code for code in SEVEN | OTHERS if code != "E92000001"])
def test_each_area_is_explained_or_its_reason_given(server, visit, code):
    page = visit.open(f"{server.url}/explain?area={code}&measure=ks4_attainment8")
    assert page.locator("h1").inner_text()
    panels = page.locator("h2.title").all_inner_texts()
    assert len(panels) == 8 and all(panels)
    shown = page.locator("[data-testid=stMain]").inner_text()
    for wrong in ("None", "nan", "Traceback", "{", "  ,"):
        assert wrong not in shown


def test_another_area_is_reached_by_keyboard_alone(server, visit):
    page = visit.open(server.url + LINK)
    page.get_by_label("Area", exact=True).focus()
    for key in KEYS:
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    page.wait_for_function("() => document.querySelector('h1').innerText.includes('South Tyne')")
    assert "area=E08000023" in page.url


def test_the_funnels_table_opens_and_is_the_funnels(server, visit):
    page = visit.open(server.url + LINK)
    exhibit = page.locator("[class*=st-key-exhibit-funnel]").first
    exhibit.get_by_text("Table of these figures").click()
    assert exhibit.locator("table").get_by_text("Northumberland").first.is_visible()


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_can_read_it_and_nothing_scrolls_sideways(server, visit, width, scheme):
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.open(server.url + LINK)
    assert objections(page) == []
    assert weak_labels(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
