"""Without a mouse and without eyes: by keyboard and by what the accessibility tree says.

How did disadvantaged pupils in Northumberland do at 16? Find it, download it, hand over the
briefing; then send the link, and embed the view.
"""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Page
from pypdf import PdfReader

from tests.browser.visiting import Server, Visit

MOST_TABS = 150


def focused(page: Page) -> str:
    """What a screen reader says of the element that has the focus: its role and its name."""
    return page.locator(":focus").aria_snapshot().partition("\n")[0]


def tab_to(page: Page, what: str) -> str:
    """Press Tab until the focus is on something of which the tree says ``what``, a pattern."""
    seen = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.locator(":focus").count():
            seen.append(focused(page))
            if re.search(what, seen[-1]):
                return seen[-1]
    raise AssertionError(f"no Tab leads to {what}, only to {seen}")


def choose(visit: Visit, box: str, typed: str) -> None:
    """Choose in a box as the keyboard does: type, and Enter."""
    tab_to(visit.page, f'combobox ".*{box}')
    visit.page.keyboard.type(typed)
    visit.page.get_by_role("option", name=typed).first.wait_for()
    visit.page.keyboard.press("Enter")
    visit.settle()


def taken(page: Page, link: str) -> Download:
    """What comes when the link under the focus is followed."""
    tab_to(page, link)
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    return coming.value


def content(download: Download) -> bytes:
    """The file's bytes."""
    return Path(download.path()).read_bytes()


def test_northumberland_at_16_by_keyboard_and_tree(server: Server, visit: Visit):
    page = visit.open(server.url)
    tab_to(page, '^- link "Authority"')
    page.keyboard.press("Enter")
    visit.page.wait_for_url("**/authority**")
    visit.settle()
    choose(visit, "Area", "Northumberland")
    visit.heading("Northumberland")
    choose(visit, "Measure", "Attainment 8")

    tree = page.locator("main, [data-testid=stMain]").first.aria_snapshot()
    words = re.sub(r'\n\s*- (?:text|strong): "?([^"\n]*)"?', r" \1", tree)
    said, *_ = re.findall(r"At 16, disadvantaged pupils averaged.*", words)
    # One sentence says how many, when, and beside whom.
    assert re.match(
        r"At 16, disadvantaged pupils averaged 30\.9 points in Attainment 8 in 2024/25, lower than "
        r"England \( 34\.9 \)", said,
    )  # fmt: skip
    heading = page.get_by_role("heading", level=2, name=re.compile("Age 16: 30.9"))
    assert heading.count() == 1, tree

    file = taken(page, r'link ".*Data.*CSV, [\d.,]+ kB.*(Age 16|Attainment)')
    rows = list(csv.DictReader(io.StringIO(content(file).decode())))
    (row,) = [
        row
        for row in rows
        if (row["area_code"], row["group"], row["period"])
        == ("E06000057", "disadvantaged", "2024/25")
    ]
    assert (row["value"], row["status"]) == ("30.9", "revised")
    book = load_workbook(io.BytesIO(content(taken(page, r'link ".*Excel, about'))))
    assert len(book.sheetnames) == 2
    assert content(taken(page, r'link ".*PNG, about')).startswith(b"\x89PNG")
    assert b"<svg" in content(taken(page, r'link ".*SVG, about'))[:600]

    briefing = taken(page, r'link ".*Briefing.*PDF')
    assert briefing.suggested_filename.endswith(".pdf")
    pdf = PdfReader(io.BytesIO(content(briefing)))
    assert len(pdf.pages) == 2
    text = "".join(one.extract_text() for one in pdf.pages)
    assert "Northumberland" in text
    assert "30.9" in text
    assert "edition=" in text.replace("\n", "")


def test_a_copied_link_opens_the_same_view_and_says_so(server: Server, visit: Visit):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page = visit.open(f"{server.url}/compare?area=E06000057&measure=ks4_attainment8&embed=true")
    tab_to(page, '^- button "Copy link"')
    page.keyboard.press("Enter")
    page.get_by_text("Link copied", exact=True).wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    asked = parse_qs(urlsplit(link).query)
    assert re.fullmatch("[0-9a-f]{8}", asked["edition"][0])
    assert (asked["area"], asked["measure"]) == (["E06000057"], ["ks4_attainment8"])
    assert "embed" not in asked
    title = page.locator("h1").inner_text()
    visit.open(link)
    assert page.locator("h1").inner_text() == title
    assert page.locator(".notice").count() == 0  # it is the newest edition still


def test_where_there_is_no_clipboard_the_address_is_shown(
    server: Server, visit_in_a_tab_of_its_own: Visit
):
    visit = visit_in_a_tab_of_its_own
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = visit.open(f"{server.url}/map?measure=ks4_attainment8")
    page.get_by_role("button", name="Copy link").click()
    box = page.get_by_role("textbox", name="Address of this view")
    assert "measure=ks4_attainment8" in box.input_value()
    assert "edition=" in box.input_value()
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == (
        box.input_value()
    )


@pytest.mark.parametrize("view", ["map", "compare", "authority", "overview"])
def test_an_embedded_view_keeps_title_source_and_status(view: str, server: Server, visit: Visit):
    page = visit.open(f"{server.url}/{view}?embed=true")
    assert page.locator("h1").count() == 1
    for what in ("Source: Department for Education", "Figures: edition ", "Open Government"):
        assert page.get_by_text(what).first.is_visible()
    assert page.locator(".chip").count() or page.get_by_text("revised").count()
    assert page.get_by_role("link", name="Compare", exact=True).count() == 0
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_the_closed_menu_of_a_phone_is_not_in_the_way_of_tab(server: Server, visit: Visit):
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.open(f"{server.url}/authority?area=E06000057")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.locator(":focus").count():
            box = page.locator(":focus").bounding_box()
            # The link to the main part stands above the page until it has the focus.
            assert box is None or box["x"] >= 0, focused(page)
