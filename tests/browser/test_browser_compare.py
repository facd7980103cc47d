"""The comparison page in a browser: its task by mouse and by keyboard alone, phone, axe."""

from urllib.parse import parse_qs, urlsplit

from tests.browser.test_browser_access import objections, weak_labels

WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"
LINK = "/compare?measure=ks4_attainment8&group=disadvantaged&area=E08000037"
NEIGHBOURS = "In Gateshead, disadvantaged pupils averaged 33.9 points"


def query(page, name: str) -> list[str]:
    return parse_qs(urlsplit(page.url).query)[name]


def begins(visit, text: str):
    visit.page.wait_for_function("t => document.querySelector('h1')?.innerText.startsWith(t)",
                                 arg=text)  # fmt: skip
    return visit.settle()


def test_by_mouse_narrow_to_neighbours_find_another_area_and_go_back(server, visit):
    page = visit.open(server.url + LINK)
    assert page.locator("h1").inner_text().startswith("Attainment 8, disadvantaged pupils: ")
    visit.choose("Beside", "Statistical neighbours")
    begins(visit, NEIGHBOURS)
    assert query(page, "among") == ["neighbours"]
    assert "Gateshead and its ten statistical neighbours" in page.content()
    visit.choose("Authority", "Barnsley")
    begins(visit, "In Barnsley, ")
    assert query(page, "area") == ["E08000038"]
    page.go_back()
    begins(visit, NEIGHBOURS)
    page.get_by_role("button", name="Open Gateshead").click()
    visit.heading("Gateshead")


#: From the page's first box to Gateshead's neighbours, without a mouse.
KEYS = ("Tab", "Enter", "S", "t", "a", "t", "Enter")


def test_by_keyboard_alone_the_neighbours_are_reached(server, visit):
    page = visit.open(server.url + LINK)
    page.get_by_label("Measure", exact=True).focus()
    for key in KEYS:
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    begins(visit, NEIGHBOURS)
    assert query(page, "among") == ["neighbours"]


def test_by_keyboard_the_long_table_scrolls(server, visit):
    page = visit.open(server.url + LINK)
    page.get_by_text("Table of these figures", exact=True).first.click()
    frame = page.get_by_role("region", name="All areas")
    frame.wait_for()
    frame.focus()
    page.keyboard.press("End")
    page.wait_for_function("() => document.querySelector('.scroll').scrollTop > 500")


def test_a_set_of_ones_own_survives_a_reload(server, visit):
    codes = "E08000037,E09000002"
    page = visit.open(f"{server.url}{LINK}&among=own&areas={codes}")
    title = page.locator("h1").inner_text()
    assert "the areas of this set run from" in title
    page.reload()
    begins(visit, title)
    assert query(page, "areas") == [codes]


def test_all_can_read_it_and_nothing_scrolls_sideways(server, visit):
    page = visit.open(f"{server.url}{LINK}&among=neighbours")
    for look in visit.looks():
        assert objections(page) == [], look
        assert weak_labels(page) == [], look
        assert page.evaluate(WIDE) <= 0, look
    page.get_by_text("Table of these figures", exact=True).first.click()
    page.locator(".scroll table.periods").first.wait_for(state="visible")
    page.get_by_text("More choices").click()
    page.get_by_text("Gap inside the area", exact=True).wait_for()
    for look in visit.looks():
        assert objections(page) == [], look
        assert page.evaluate(WIDE) <= 0, look
