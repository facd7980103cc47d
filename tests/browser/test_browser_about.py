"""The About pages and paper, in a real browser: main tasks by mouse and keyboard, axe, print."""

import csv
import io
from pathlib import Path

import pytest

from tests.browser.test_browser_access import objections

PAGES = {
    "data": "Data",
    "method": "Method",
    "changes": "Changes",
    "programme": "Education Improvement Programme",
    "accessibility": "Accessibility statement",
}


@pytest.mark.parametrize(("path", "title"), PAGES.items())
def test_all_can_read_it_on_a_screen_of_either_width_and_on_paper(server, visit, path, title):
    page = visit.open(f"{server.url}/{path}")
    assert page.locator("h1").inner_text() == title
    for look in visit.looks():
        assert objections(page) == [], look
        wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, look
    page.set_viewport_size({"width": 1366, "height": 768})
    visit.settle()
    on_paper(page)


def test_all_figures_can_be_taken_away(server, visit):
    page = visit.open(server.url + "/data")
    with page.expect_download(timeout=90_000) as download:
        page.get_by_role("link", name="All figures (CSV").click()
    content = Path(download.value.path()).read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert len(rows) > 80_000
    ours = [row for row in rows if row["source"] == "our calculation"]
    here = [row for row in ours if row["area_code"] == "E47000014" and row["period"] == "2024/25"]
    assert [row["value"] for row in here if row["measure"] == "ks4_attainment8"
            and row["group"] == "disadvantaged"] == ["33.6"]  # fmt: skip


def test_the_matrix_scrolls_by_keyboard_in_its_own_region_with_its_first_column_still(
    server, visit
):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(server.url + "/data")
    region = page.get_by_role("region", name="How complete the figures are")
    head = region.locator("tbody th").first
    region.scroll_into_view_if_needed()
    before = head.bounding_box()["x"]
    region.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => document.querySelector('.sideways:focus')?.scrollLeft > 100", timeout=5000
    )
    assert head.bounding_box()["x"] == pytest.approx(before, abs=1)


def test_a_link_of_a_source_opens_the_method_of_its_measure(server, visit):
    page = visit.open(server.url + "/data")
    page.get_by_role("link", name="Context: Persistent absence").first.click()
    visit.heading("Method")
    assert page.url.endswith("/method?measure=persistent_absence")
    assert page.get_by_role("heading", name="Context: Persistent absence").count() == 1


#: From the contents' first link to another measure: what is pressed, one after the other.
KEYS = ("Tab", "ArrowDown", "Progress 8", "Enter")


def test_another_measure_is_chosen_by_keyboard_alone(server, visit):
    page = visit.open(server.url + "/method")
    page.get_by_label("Measure", exact=True).scroll_into_view_if_needed()
    page.get_by_role("link", name="What we do not say", exact=True).focus()
    for _ in range(8):
        page.keyboard.press(KEYS[0])
        if page.evaluate("() => document.activeElement.getAttribute('role')") == "combobox":
            break
    page.keyboard.press(KEYS[1])
    page.keyboard.type(KEYS[2])
    page.get_by_role("option", name="Age 16: Progress 8").wait_for()
    page.keyboard.press(KEYS[3])
    page.get_by_role("heading", name="Age 16: Progress 8", exact=True).wait_for()
    visit.settle()
    assert page.url.endswith("measure=ks4_progress8")


def test_the_contents_lead_to_their_headings(server, visit):
    page = visit.open(server.url + "/method")
    page.get_by_role("link", name="Rounding", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.getElementById('rounding').getBoundingClientRect().top < 400"
    )


# --- paper --------------------------------------------------------------------------------------

ON_PAPER = """() => {
  const shown = id => [...document.querySelectorAll(`[data-testid=${id}]`)]
    .filter(e => e.getClientRects().length).length;
  const main = document.querySelector('[data-testid=stMain]');
  const colours = e => getComputedStyle(e);
  return {
    clicked: ['stHeader', 'stSelectbox', 'stButtonGroup', 'stPageLink']
      .filter(shown),
    taken: [...document.querySelectorAll('.take')].filter(e => e.getClientRects().length).length,
    ground: colours(document.querySelector('[data-testid=stApp]')).backgroundColor,
    ink: [...document.querySelectorAll('h1, h2, h3, main p, main li, main td, main th, main dd')]
      .filter(e => e.getClientRects().length).map(e => colours(e).color)
      .filter(c => c !== 'rgb(0, 0, 0)'),
    hidden: main.scrollHeight - main.clientHeight,
    cut: document.documentElement.scrollHeight - document.body.scrollHeight,
    tall: document.documentElement.scrollHeight,
  };
}"""


def test_paper_is_black_on_white_in_full_and_without_what_is_clicked(server, visit):
    on_paper(visit.open(f"{server.url}/authority"))


def on_paper(page) -> None:
    """The open page printed: all of it, black on white."""
    main = page.locator("[data-testid=stMain]").evaluate("e => e.scrollHeight")
    page.emulate_media(media="print", color_scheme="dark")
    found = page.evaluate(ON_PAPER)
    assert found["clicked"] == [] and found["taken"] == 0
    assert found["ground"] == "rgb(255, 255, 255)"
    assert found["ink"] == []
    assert found["hidden"] <= 0
    assert found["tall"] > main * 0.5


def test_a_printed_page_is_several_sheets_and_its_charts_are_there(server, visit):
    page = visit.open(server.url + "/authority?area=E08000037")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") >= 3
    page.emulate_media(media="print")
    heights = page.locator(".js-plotly-plot").evaluate_all("all => all.map(e => e.clientHeight)")
    assert heights and min(heights) > 150


def test_the_title_of_the_map_is_printed_on_the_sheet_of_its_maps(server, visit):
    page = visit.open(server.url + "/map")
    sheets = page.pdf(prefer_css_page_size=True)
    assert sheets.count(b"/Type /Page\n") == 2
    page.emulate_media(media="print")
    title, foot = (page.locator(one).first.bounding_box() for one in ("h1", ".foot"))
    assert foot["y"] - title["y"] < 650
    assert page.locator(".foot").first.evaluate("e => getComputedStyle(e).breakInside") == "auto"
    assert page.locator(".st-key-exhibit-years").is_hidden()
