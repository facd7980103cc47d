"""The map in a browser: a click to an authority and Back, by keyboard alone, on a phone."""

import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.test_browser_access import luminance, objections

LINK = "/map?measure=ks4_attainment8&group=disadvantaged"
TITLE = (
    "At 16, disadvantaged pupils' Attainment 8 is lower than England's in three of the seven, "
    "higher in none; for four we cannot tell"
)
#: Keys from the top of the page to Northumberland's own, by way of the box beside the map: Tab
#: until the box is reached, the name, the choice.
BOX = "Open an authority"
KEYS = ("Northumberland", "Enter")
#: The colour of each area as it is painted, by number of areas.
PAINTED = """() => [...document.querySelectorAll('.choroplethlayer path')]
    .map(e => getComputedStyle(e).fill)"""
#: Each label that lies on an area, with its colour and that of the area beneath.
ON_AREAS = """() => {
  const map = document.querySelector('.js-plotly-plot');
  const shapes = [...map.querySelectorAll('.choroplethlayer path')];
  return [...map.querySelectorAll('.scatterlayer text, .scattergeo text')].map(label => {
    const box = label.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const under = shapes.find(shape => {
      const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
      return shape.isPointInFill(point);
    });
    const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
    return [label.textContent, getComputedStyle(label).fill,
            under ? getComputedStyle(under).fill : ground];
  });
}"""


def area(page) -> list[str]:
    return parse_qs(urlsplit(page.url).query)["area"]


def click_on_map(visit, across: float, down: float, number: int = 0) -> None:
    """Click at a part of the width and height of one of the page's maps."""
    box = visit.page.locator(".js-plotly-plot").nth(number).bounding_box()
    x, y = box["x"] + across * box["width"], box["y"] + down * box["height"]
    visit.page.mouse.move(x, y)
    visit.page.mouse.click(x, y)


def painted(visit) -> list[str]:
    visit.page.wait_for_selector(".choroplethlayer path")
    return visit.page.evaluate(PAINTED)


def test_the_map_is_drawn_from_our_own_boundaries(server, visit):
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page = visit.open(server.url + LINK)
    assert page.locator("h1").inner_text().replace("\n", " ") == TITLE
    assert page.title() == "Attainment 8: Map"
    assert len(painted(visit)) == 7 + 153
    assert {"/_boundaries/world_110m.json", "/_boundaries/authorities.json"} <= set(asked)


def test_boundaries_are_kept_and_compressed(server):
    address = f"{server.url}/_boundaries/authorities.json"
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as first:
        assert first.headers["Content-Encoding"] == "gzip"
        assert first.headers["Cache-Control"] == "public, max-age=86400"
        assert len(first.read()) < 150_000
        tag = first.headers["ETag"]
    again = urllib.request.Request(address, headers={"If-None-Match": tag})
    with pytest.raises(urllib.error.HTTPError) as same:
        urllib.request.urlopen(again)
    assert same.value.code == 304


def test_a_click_opens_the_authority_and_back_returns_to_the_map(server, visit):
    page = visit.open(server.url + LINK)
    steps = page.evaluate("() => history.length")
    click_on_map(visit, 0.3, 0.35)
    visit.heading("Northumberland")
    # One is Streamlit's, on the way; the page must write none, or Back stays there now and then.
    assert page.evaluate("() => history.length") == steps + 2
    assert urlsplit(page.url).path == "/authority"
    assert area(page) == ["E06000057"]
    assert parse_qs(urlsplit(page.url).query)["measure"] == ["ks4_attainment8"]
    page.go_back()
    visit.heading(TITLE)
    assert urlsplit(page.url).path == "/map"
    page.wait_for_timeout(1000)  # a selection that was kept would open the page again by now
    assert urlsplit(page.url).path == "/map"
    click_on_map(visit, 0.3, 0.82)
    visit.heading("County Durham")
    page.go_back()
    visit.heading(TITLE)
    assert urlsplit(page.url).path == "/map"


def test_england_s_map_and_its_hexagons_open_authorities_too(server, visit):
    page = visit.open(server.url + LINK)
    click_on_map(visit, 0.9, 0.6, 1)
    page.wait_for_function("() => document.querySelector('h1')?.innerText === 'Norfolk' "
                           "|| location.pathname.endsWith('/authority')")  # fmt: skip
    visit.settle()
    page.go_back()
    visit.heading(TITLE)
    page.get_by_role("button", name="More choices").click()
    page.get_by_text("One hexagon each", exact=True).click()
    page.wait_for_url("**layout=hexagons**")
    page.keyboard.press("Escape")
    visit.settle()
    assert len(painted(visit)) == 7 + 153


def test_an_authority_is_reached_by_keyboard_alone(server, visit):
    page = visit.open(server.url + LINK)
    for _ in range(40):
        page.keyboard.press("Tab")
        label = page.evaluate("() => document.activeElement.getAttribute('aria-label') || ''")
        if BOX in label:
            break
    else:
        pytest.fail(f"the box {BOX!r} was not reached")
    page.keyboard.type(KEYS[0])
    page.get_by_role("option", name=KEYS[0], exact=True).wait_for()
    page.keyboard.press(KEYS[1])
    visit.heading("Northumberland")
    assert area(page) == ["E06000057"]
    page.go_back()
    visit.heading(TITLE)
    page.wait_for_timeout(1000)
    assert urlsplit(page.url).path == "/map"


@pytest.mark.parametrize(
    "link",
    [
        LINK,
        "/map",
        LINK + "&show=from_england",
        "/map?measure=level3_at_19&group=fsm&show=from_outside_london",
        "/map?measure=ks2_rwm_expected&group=not_fsm&show=verdict_outside_london",
        "/map?measure=ks4_english_maths_5&group=disadvantaged",
        "/map?measure=ks2_rwm_expected&group=fsm&show=gap_within&period=2018-19",
        "/map?measure=neet_or_not_known_16_17&show=from_outside_london",
    ],
)
def test_the_table_is_whole_on_the_first_screen(server, visit, link):
    page = visit.open(server.url + link)
    table = page.locator("table.map-table").bounding_box()
    column = page.locator("[data-testid=stColumn]:has(> * table.map-table)").last.bounding_box()
    assert table["width"] <= column["width"] + 1
    assert page.viewport_size == {"width": 1366, "height": 768}
    assert table["y"] + table["height"] <= 768


def test_on_a_phone_the_table_follows_the_maps_and_nothing_scrolls_sideways(server, visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(server.url + LINK)
    wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    assert page.locator("table.map-table").evaluate("e => e.scrollWidth") <= 358
    tops = [
        page.locator(chosen).first.evaluate("e => e.getBoundingClientRect().top")
        for chosen in (".js-plotly-plot", "table.map-table")
    ]
    assert tops[0] < tops[1]
    boxes = [page.get_by_label(name, exact=True).bounding_box() for name in ("Measure", "Pupils")]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 4  # two by two, not a screen long


def test_axe_objects_to_nothing(server, visit):
    page = visit.open(server.url + LINK)
    assert objections(page) == []
    page.get_by_text("Show a small map").click()
    page.wait_for_selector("table.map-years")
    for look in visit.looks():
        assert objections(page) == [], look


@pytest.mark.parametrize("show", ["verdict", "from_england", "level", "gap_national"])
def test_labels_stay_legible_and_colours_change_with_the_theme(server, visit, show):
    visit.page.emulate_media(color_scheme="light")
    page = visit.open(f"{server.url}{LINK}&show={show}")
    light = painted(visit)
    assert weak(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"was => ({PAINTED})()[0] !== was", arg=light[0])
    visit.settle()
    assert weak(page) == []
    dark = painted(visit)
    assert all(one != other for one, other in zip(light, dark, strict=True))


def weak(page) -> list[list[str]]:
    """Labels of the large map under 4.5 to 1 against what lies beneath them."""
    found = page.evaluate(ON_AREAS)
    assert len(found) >= 7
    result = []
    for text, fill, ground in found:
        high, low = sorted((luminance(fill), luminance(ground)), reverse=True)
        if (high + 0.05) / (low + 0.05) < 4.5:
            result.append([text, fill, ground])
    return result


def test_the_data_can_be_taken_away(server, visit):
    page = visit.open(server.url + LINK)
    with page.expect_download() as download:
        page.get_by_role("link", name="Data of all authorities (CSV").click()
    content = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == (
        "map-ks4-attainment8-disadvantaged-verdict-2024-25.csv"
    )
    assert "E06000057,Northumberland," in content


def test_maps_are_drawn_under_a_base_path(under, visit):
    page = visit.open(under.url + LINK)
    assert len(painted(visit)) == 7 + 153
    click_on_map(visit, 0.3, 0.35)
    visit.heading("Northumberland")
    assert urlsplit(page.url).path == "/gap/authority"
