"""Addresses, choices and moving about, in a real browser."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook

LINK = "/authority?area=E06000057&measure=ks4_attainment8&group=disadvantaged"


def query(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def area(page) -> list[str]:
    return query(page)["area"]


def test_a_cold_deep_link_opens_what_it_names_and_survives_a_reload(start, visit):
    cold = start()
    page = visit.open(cold.url + LINK)
    assert page.locator("h1").inner_text() == "Northumberland"
    assert page.title() == "Northumberland: Authority"
    assert page.url == cold.url + LINK
    page.reload()
    visit.heading("Northumberland")
    assert page.url == cold.url + LINK


def test_the_bare_address_of_a_page_gets_its_choices_written(server, visit):
    page = visit.open(server.url + "/authority")
    assert page.locator("h1").count() == 1
    assert set(query(page)) == {"area", "measure", "group"}


def test_the_bare_address_opens_the_overview_which_needs_no_choice(server, visit):
    page = visit.open(server.url)
    assert page.title() == "Overview" and page.locator("h1").count() == 1
    assert query(page) == {}


def test_a_choice_changes_the_address_and_back_undoes_it(server, visit):
    page = visit.open(server.url + LINK)
    visit.choose("Area", "Gateshead")
    visit.heading("Gateshead")
    assert area(page) == ["E08000037"]
    visit.choose("Area", "Sunderland")
    visit.heading("Sunderland")
    page.go_back()
    visit.heading("Gateshead")
    assert area(page) == ["E08000037"]
    page.go_back()
    visit.heading("Northumberland")
    assert page.url == server.url + LINK
    page.go_forward()
    visit.heading("Gateshead")


def test_back_leaves_a_bare_address_for_where_the_reader_came_from(server, visit):
    visit.page.goto("about:blank")
    page = visit.open(server.url + "/authority")
    for _ in range(2):
        page.go_back()
        if page.url == "about:blank":
            return
        visit.settle()
    pytest.fail(f"Back is trapped at {page.url}")


def test_an_unknown_value_gives_one_sentence_and_the_default(server, visit):
    page = visit.open(server.url + "/authority?area=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert page.locator("p.notice").count() == 1
    assert "<img" in page.locator("p.notice").inner_text()
    assert page.locator("p.notice img").count() == 0
    assert area(page)[0].startswith("E0")


def test_the_table_opens_under_its_chart_and_asks_nothing_of_the_server(server, visit):
    page = visit.open(server.url + LINK)
    table = page.locator("details.figures table").first
    assert not table.is_visible()
    page.context.set_offline(True)
    try:
        page.get_by_text("Table of these figures", exact=True).first.press("Enter")
        table.wait_for(state="visible")
        assert page.locator(".js-plotly-plot").first.is_visible()
    finally:
        page.context.set_offline(False)


def test_the_data_can_be_taken_away(server, visit):
    page = visit.open(server.url + LINK)
    with page.expect_download() as download:
        page.get_by_role("link", name="Data (CSV").first.click()
    content = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename.endswith(".csv")
    assert content.startswith("area_code,area,")
    assert "E06000057,Northumberland," in content


def test_a_link_says_what_of_what_and_how_large_in_every_place(server, visit):
    page = visit.open(server.url + LINK)
    links = page.locator(".take a")
    names = links.evaluate_all("all => all.map(e => [e.textContent, e.ariaLabel, e.clientHeight])")
    assert len(names) > 10
    for text, name, height in names:
        assert re.search(r"\((CSV|Excel|PNG|SVG|TXT|PDF|PPTX), .*kB\)$", text)
        assert name.startswith(f"{text}: ") and height >= 24
    assert len({name for _, name, _ in names}) == len(names)


def test_a_file_no_longer_on_offer_is_told_so_with_a_way_back(server, visit):
    page = visit.open(server.url + LINK)
    links = page.locator(".take a")
    links.first.evaluate("one => one.href = one.href.replace(/take\\/.../, 'take/000')")
    links.first.click()
    page.get_by_text("This file is offered no longer").wait_for()
    page.get_by_role("link", name="Open the page again").click()
    visit.heading("Northumberland")
    # The browser says of that answer what it is.
    assert [one for one in visit.problems if " 404 " not in one] == []
    visit.problems.clear()


def test_all_works_under_a_base_path(under, visit):
    page = visit.open(under.url + LINK)
    assert page.locator("h1").inner_text() == "Northumberland"
    with page.expect_download() as download:
        page.get_by_role("link", name="Data with notes (Excel").first.click()
    notes = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))["Notes"]
    (link,) = [cell.value for cell in notes["B"] if (cell.value or "").startswith(under.url)]
    assert link.startswith(under.url + LINK + "&edition=")
    # The page goes on as it was: a file on the way does not end its session.
    visit.choose("Area", "Gateshead")
    visit.heading("Gateshead")
    assert urlsplit(page.url).path == "/gap/authority"
    assert area(page) == ["E08000037"]
    page.reload()
    visit.heading("Gateshead")


def test_without_its_database_the_page_says_so_in_a_sentence(start, home, visit):
    lost = start(database=f"sqlite:///{home}")
    page = visit.page
    page.goto(lost.url + LINK)
    alert = page.get_by_role("alert").first
    alert.wait_for()
    told = alert.inner_text()
    assert told.strip().endswith(".")
    assert "Traceback" not in page.content() and "sqlalchemy" not in page.content().lower()
