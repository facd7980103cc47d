"""Why the gap is what it is: the page in a browser, for areas of every kind."""

from findings.choices import area_choices
from tests.browser.test_browser_access import objections, weak_labels
from tests.pages.opening import OTHERS, SEVEN

LINK = "/explain?area=E06000057&measure=ks4_attainment8&group=disadvantaged"
#: From the box of areas to a page on another one, by these keys alone.
KEYS = ("ArrowDown", *"South Tyneside", "Enter")


def test_each_area_is_explained_or_its_reason_given(server, visit):
    """From one area to the next by the box, as a reader who looks at several does."""
    names = {choice.code: choice.name for choice in area_choices()}
    first, *others = [code for code in SEVEN | OTHERS if code != "E92000001"]
    page = visit.open(f"{server.url}/explain?area={first}&measure=ks4_attainment8")
    for code in (first, *others):
        if code != first:
            visit.choose("Area", names[code])
            page.wait_for_function("code => location.search.includes(`area=${code}`)", arg=code)
            visit.settle()
        assert page.locator("h1").inner_text(), code
        panels = page.locator("h2.title").all_inner_texts()
        assert len(panels) == 8 and all(panels), code
        shown = page.locator("[data-testid=stMain]").inner_text()
        for wrong in ("None", "nan", "Traceback", "{", "  ,"):
            assert wrong not in shown, (code, wrong)


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
    exhibit = page.locator("[class*=exhibit-funnel]").first
    exhibit.get_by_text("Table of these figures").click()
    assert exhibit.locator("table").get_by_text("Northumberland").first.is_visible()


def test_all_can_read_it_and_nothing_scrolls_sideways(server, visit):
    page = visit.open(server.url + LINK)
    for look in visit.looks():
        assert objections(page) == [], look
        assert weak_labels(page) == [], look
        wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, look
