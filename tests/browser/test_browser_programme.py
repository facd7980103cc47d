"""Reach and Need in a browser: by mouse and by keys, at both widths and in both themes."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.test_browser_access import objections, weak_labels

REACH = "Illustration: At least 322 of 813 eligible schools have taken part (40%)"
#: Where the first column of a table stands before and after it is scrolled to its right end.
STUCK = """() => {
  const frame = document.querySelector('.sideways:has(table.matrix)');
  const head = frame.querySelector('tbody th');
  const before = head.getBoundingClientRect().left;
  frame.scrollLeft = 10000;
  return [frame.scrollLeft > 0, Math.abs(head.getBoundingClientRect().left - before) < 1];
}"""
ON_AREAS = ("County Durham", "Northumberland")
WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_by_mouse_an_authority_a_phase_and_the_next_page_keep_the_choice(server, visit):
    page = visit.open(f"{server.url}/reach")
    assert page.locator("h1").inner_text() == REACH
    visit.choose("Authority", "Sunderland")
    visit.heading("Illustration: 26 of 106 eligible schools in Sunderland have taken part (25%)")
    page.get_by_role("button", name="More choices").click()
    visit.choose("Phase of school", "Primary")
    page.wait_for_function("() => location.search.includes('phase=primary')")
    visit.settle()
    page.keyboard.press("Escape")
    assert asked(page)["who"] == ["E08000024"]
    with page.expect_download() as download:
        page.get_by_role("link", name="Data (CSV").first.click()
    assert download.value.suggested_filename == "illustrative-reach-by-authority.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert all(",illustrative," in line for line in text.splitlines()[1:])
    page.get_by_role("link", name="Need", exact=True).click()
    page.wait_for_function("() => location.pathname.endsWith('/need')")
    visit.settle()
    assert asked(page)["who"] == ["E08000024"] and asked(page)["phase"] == ["primary"]


def test_by_keys_an_authority_is_chosen_and_a_table_scrolled(server, visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(f"{server.url}/reach")
    page.get_by_label("Authority", exact=True).focus()
    page.keyboard.type("Gates")
    page.get_by_role("option", name="Gateshead", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('who=E08000037')")
    visit.settle()
    assert "Gateshead" in page.locator("h1").inner_text()
    page.locator(".sideways:has(table.coverage)").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["reach", "need"])
def test_axe_objects_to_nothing_and_all_is_legible_at_both_widths(server, visit, scheme, path):
    visit.page.emulate_media(color_scheme=scheme)
    page = visit.open(f"{server.url}/{path}")
    # Names that lie on their areas are measured against those (tests/charts/test_palette.py).
    weak = [one for one in weak_labels(page) if not one[0].startswith(ON_AREAS)]
    assert objections(page) == [] and weak == []
    assert page.get_by_role("link", name="Method", exact=True).is_visible()  # the menu is whole
    page.set_viewport_size({"width": 390, "height": 844})
    visit.settle()
    assert objections(page) == [] and page.evaluate(WIDE) <= 0
    if path == "reach":
        assert page.evaluate(STUCK) == [True, True]


def test_a_watermark_lies_over_every_table_and_in_every_chart(server, visit):
    page = visit.open(f"{server.url}/need")
    marks = page.evaluate(
        """() => [...document.querySelectorAll('.marked')].map(e => {
          const look = getComputedStyle(e, '::after');
          return [look.content, look.fontSize, look.opacity];
        })"""
    )
    assert len(marks) == 6
    assert {tuple(mark) for mark in marks} == {('"Illustrative data"', "40px", "0.09")}
    charts = page.locator(".js-plotly-plot")
    for chart in charts.all():
        assert chart.get_by_text("Illustrative data", exact=True).count() == 1
