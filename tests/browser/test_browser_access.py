"""Whether everybody can read the pages: axe, contrast of charts, narrow screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe

LINK = "/authority?area=E08000037&measure=ks4_attainment8&group=disadvantaged"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What axe finds in order is not told cell by cell: of a long table that takes most of its time.
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}

#: Every label of every chart with its colour and the two grounds it can lie on, as rgb().
LABELS = """() => {
  const probe = document.createElement('i');
  document.querySelector('[data-testid=stApp]').append(probe);
  probe.style.color = 'var(--band)';
  const grounds = [getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor,
                   getComputedStyle(probe).color];
  const labels = [...document.querySelectorAll('.js-plotly-plot text')]
    .filter(e => e.textContent.trim())
    .map(e => [e.textContent, getComputedStyle(e).fill]);
  probe.remove();
  return {grounds, labels};
}"""


def luminance(colour: str) -> float:
    parts = [float(p) / 255 for p in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def weak_labels(page) -> list[tuple[str, str, str]]:
    """Chart labels under 4.5 to 1 against the page or a band."""
    found = page.evaluate(LABELS)
    assert len(found["labels"]) >= 6
    weak = []
    for text, fill in found["labels"]:
        for ground in found["grounds"]:
            high, low = sorted((luminance(fill), luminance(ground)), reverse=True)
            if (high + 0.05) / (low + 0.05) < 4.5:
                weak.append((text, fill, ground))
    return weak


def objections(page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{v['id']}: {v['help']} {v['nodes'][0]['target']}" for v in found]


def test_axe_objects_to_nothing(server, visit):
    page = visit.open(server.url + LINK)
    assert objections(page) == []
    page.get_by_text("Table of these figures", exact=True).first.click()
    page.locator("details.figures table").first.wait_for(state="visible")
    for look in visit.looks():
        assert objections(page) == [], look


@pytest.mark.parametrize("address", ["?area=nowhere", "?area=E06000053", "?area=E92000001"])
def test_axe_objects_to_nothing_on_the_odd_pages(server, visit, address):
    page = visit.open(f"{server.url}/authority{address}")
    assert objections(page) == []


def test_chart_labels_stay_legible_through_a_live_change_of_theme(server, visit):
    visit.page.emulate_media(color_scheme="light")
    page = visit.open(server.url + LINK)
    assert weak_labels(page) == []
    light = page.evaluate(LABELS)["grounds"]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "was => getComputedStyle(document.querySelector('[data-testid=stApp]'))"
        ".backgroundColor !== was",
        arg=light[0],
    )
    visit.settle()
    assert page.evaluate(LABELS)["grounds"][1] != light[1]
    assert weak_labels(page) == []


def test_a_phone_never_scrolls_sideways(server, visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(server.url + LINK)
    wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    assert page.locator("table.headlines").evaluate("e => e.scrollWidth") <= 358
