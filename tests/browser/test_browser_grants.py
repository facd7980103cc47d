"""Grants, partners and the panels in a browser: by mouse, by keys, on a phone, for all readers."""

from urllib.parse import parse_qs, urlsplit

import pytest

from eip_data import catalogue
from eip_data.programme_columns import Workstream
from tests.browser.test_browser_access import objections

CHOICES = "who=all&stream=all&priority=all&phase=all&from=start&until=latest"
GRANTS = f"/grants?{CHOICES}&search=&theme=all"
PARTNERS = f"/partners?{CHOICES}"
TITLE = "Illustration: 64 grants of £74,250 in all"


def query(page, name: str) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get(name, [])


def begins(visit, text: str):
    visit.page.wait_for_function("t => document.querySelector('h1')?.innerText.startsWith(t)",
                                 arg=text)  # fmt: skip
    return visit.settle()


def sideways(page) -> int:
    return page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")


def test_by_mouse_a_grant_is_found_opened_and_left_again(server, visit):
    page = visit.open(server.url + GRANTS)
    assert page.locator("h1").inner_text() == TITLE
    visit.choose("Theme", "Families")
    begins(visit, "Illustration: 13 grants")
    assert query(page, "theme") == ["Families"]
    visit.choose("Workstream", catalogue.load().workstreams[Workstream.SCHOOL_IMPROVEMENT].title)
    begins(visit, "Illustration: 1 grant ")
    assert "left out for naming no workstream" in page.inner_text("body")
    visit.choose("Workstream", "All workstreams")
    begins(visit, "Illustration: 13 grants")
    link = page.locator("table.listed a").first
    link.click()
    page.wait_for_selector(".exhibit-grant")
    visit.settle()
    assert query(page, "grant") and query(page, "theme") == ["Families"]
    assert "Illustrative grant: families" in page.locator(".exhibit-grant h2").inner_text()
    page.get_by_role("link", name="All grants").click()
    page.wait_for_function("() => !document.querySelector('.exhibit-grant')")
    begins(visit, "Illustration: 13 grants")
    page.go_back()
    page.wait_for_selector(".exhibit-grant")
    page.get_by_role("link", name="Partners", exact=True).click()
    begins(visit, "Illustration: 24 of 27")
    page.get_by_role("link", name="Grants", exact=True).click()
    begins(visit, "Illustration: 13 grants")  # choices travel, an opened grant does not
    assert query(page, "grant") == [] and query(page, "theme") == ["Families"]


def test_by_keyboard_alone_words_are_looked_for_and_the_list_scrolls(server, visit):
    page = visit.open(server.url + GRANTS)
    page.get_by_label("Search", exact=True).focus()
    page.keyboard.type("music")
    page.keyboard.press("Enter")
    begins(visit, "Illustration: 9 grants")
    assert query(page, "search") == ["music"]
    page.go_back()
    begins(visit, TITLE)
    page.get_by_role("region", name="All grants").focus()
    page.keyboard.press("End")
    page.wait_for_function("() => document.querySelector('.scroll').scrollTop > 500")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [f"{GRANTS}&grant=G001", PARTNERS], ids=["grants", "partners"])
def test_all_can_read_it_and_nothing_scrolls_sideways(server, visit, scheme, address):
    visit.page.emulate_media(color_scheme=scheme)
    page = visit.open(server.url + address)
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        assert objections(page) == []
        assert sideways(page) <= 0


def test_the_panels_fit_a_phone(server, visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(f"{server.url}/authority?area=E08000037&measure=ks2_rwm_expected"
                      "&group=disadvantaged")  # fmt: skip
    assert page.locator(".exhibit-programme table").count() == 2
    assert sideways(page) <= 0
    page = visit.open(server.url)
    assert page.locator(".stream").count() == 4
    assert sideways(page) <= 0
