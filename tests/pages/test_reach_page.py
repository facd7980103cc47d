"""The page about reach, run through the frame as a browser would, without a browser."""

import json
import re
from functools import partial
from html import escape, unescape

import pytest

from eip_data.programme import demo
from findings import register
from findings.reach import State, coverage
from findings.register_filter import RegisterFilter, Split
from findings.register_sentences import NO_REGISTER
from tests.pages.opening import (
    HOSTILE,
    SEVEN,
    address,
    files,
    headings,
    nothing_kept,
    title_of,
    written,
)
from tests.pages.opening import opened as open_page
from tests.pages.programme_registers import NAMES, hostile, shown
from tests.registers import emptied, with_illustrative

opened = partial(open_page, "programme/reach.py")
TITLE = "Illustration: At least 322 of 813 eligible schools have taken part (40%)"
CHOICES = {"who", "stream", "priority", "phase", "from", "until"}
FIGURES = 9


@pytest.fixture(scope="module", autouse=True)
def url(own_database):
    with_illustrative(own_database)
    nothing_kept()
    return own_database


def right(at, title: str = "Illustration: ") -> str:
    """The page as it came, once it is the right one and nothing went wrong."""
    assert title_of(at).startswith(title)
    assert not at.exception and not at.error
    page = written(at)
    assert "<script" not in page and "<img" not in page
    return page


def table(page: str, style: str) -> list[list[str]]:
    """The words of a table's body, what is only heard among them."""
    found = re.search(rf'<table class="register {style}">.*?</table>', page, re.S)
    assert found is not None
    return [
        [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split())
         for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", found[0], re.S)[1:]
    ]  # fmt: skip


def test_every_figure_is_marked_and_says_what_it_is_based_on():
    at = opened()
    page = right(at, TITLE)
    assert page.count('class="banner"') == 1
    assert len(headings(at)) == FIGURES
    assert all(title.startswith("Illustration: ") for title in headings(at))
    assert page.count("<strong>Based on ") == page.count("data-mark=") == FIGURES
    assert page.count("Source: Illustrative register, invented") == FIGURES
    charts = [one.proto for one in at.get("plotly_chart")]
    assert len(charts) == 2
    for chart in charts:
        assert "Illustrative data" in json.dumps(json.loads(chart.spec)["layout"]["annotations"])
        assert chart.alt.startswith("Illustrative data. ")
    assert files(at).count("Data (CSV)") == files(at).count("Data with notes (Excel)") == 8
    assert files(at).count("Picture (PNG)") == files(at).count("Picture (SVG)") == 2


def test_the_choices_in_force_are_written_as_codes():
    found = address(opened())
    assert found == {"who": ["all"], "stream": ["all"], "priority": ["all"], "phase": ["all"],
                     "from": ["start"], "until": ["latest"]}  # fmt: skip


def test_the_coverage_table_holds_every_cell_of_the_finding():
    found = coverage(RegisterFilter())
    rows = table(right(opened()), "coverage")
    assert [row[0] for row in rows] == [label for _, label in found.rows]
    for row, line in zip(rows, found.cells, strict=True):
        for text, cell in zip(row[1:], line, strict=True):
            assert text.startswith(cell.share_text)
            assert str(cell.reach.eligible) in text


def test_the_matrix_tells_four_states_by_sign_and_by_word():
    found = coverage(RegisterFilter(), Split.PRIORITY, Split.AUTHORITY)
    rows = table(right(opened()), "matrix")
    seen = set()
    for row, line in zip(rows, found.cells, strict=True):
        for text, cell in zip(row[1:], line, strict=True):
            more = "" if cell.reach.complete else "+"
            assert (
                text
                == {
                    State.ACTIVE: f"{cell.reach.reached}{more} schools",
                    State.NONE: f"0{more} schools, offered",
                    State.NOT_REPORTED: "? not reported",
                    State.NOT_OFFERED: "– not offered",
                }[cell.state]
            )
            seen.add(cell.state)
    assert seen == set(State)


@pytest.mark.parametrize("code", SEVEN)
def test_each_authority_alone(code):
    at = opened(who=code)
    page = right(at)
    assert address(at)["who"] == [code] and "notice" not in page
    assert len(table(page, "coverage")) == 2
    assert page.count("<strong>Based on ") == FIGURES


def test_boxes_narrow_the_page_and_the_address_follows():
    at = opened()
    at.selectbox(key="who-choice").set_value("E08000024").run()
    assert title_of(at).startswith("Illustration: 26 of 106 eligible schools in Sunderland")
    at.selectbox(key="phase-choice").set_value("primary").run()
    at.selectbox(key="from-choice").set_value("2023-09-01").run()
    at.selectbox(key="until-choice").set_value("2024-08-31").run()
    page = right(at)
    assert "1 September 2023 to 31 August 2024" in page and "primary schools" in page
    assert address(at) == {
        "who": ["E08000024"], "stream": ["all"], "priority": ["all"], "phase": ["primary"],
        "from": ["2023-09-01"], "until": ["2024-08-31"],
    }  # fmt: skip
    at.switch_page("programme/need.py").run()
    assert address(at)["who"] == ["E08000024"]


def test_a_priority_brings_its_workstream_and_goes_with_it():
    at = opened(priority="reading")
    right(at)
    assert address(at)["priority"] == ["local_priorities:reading"]
    at.selectbox(key="stream-choice").set_value("professional_development").run()
    assert address(at)["priority"] == ["all"]
    assert "notice" not in right(at)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["priority", "from"])
def test_a_strange_choice_gets_one_sentence_and_the_usual_page(name, value):
    at = opened(**{name: value})
    page = right(at, TITLE)
    assert page.count('<p class="notice">') == 1
    assert len(address(at)[name]) == 1 and set(address(at)) == CHOICES


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_register_is_shown_as_text(url, name):
    with shown(url, hostile(name)):
        at = opened()
        page = right(at, "1 of 1 eligible school has taken part")
        assert "banner" not in page and "data-mark" not in page
        assert page.count("<strong>Based on ") == FIGURES
        assert "Illustrat" not in page and escape(name) not in page  # nobody is named here


def test_an_empty_register_is_a_page_of_noughts(url):
    with shown(url, {}):
        at = opened()
        page = right(at, "No school is eligible")
        assert len(headings(at)) == FIGURES
        assert "No return was due" in page


def test_a_real_register_names_nobody_where_it_may_not(url):
    with shown(url, demo.content(), named=False):
        at = opened()
        page = right(at, TITLE.removeprefix("Illustration: "))
        assert "llustrat" not in page


def test_without_a_register_the_page_says_so(url):
    emptied(url)
    nothing_kept()
    at = opened()
    assert [error.value for error in at.error] == [NO_REGISTER] and not at.exception
    with_illustrative(url)
    nothing_kept()


def test_without_a_database_the_page_says_so(monkeypatch):
    monkeypatch.setenv("EIP_DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none")
    nothing_kept()
    at = opened()
    assert len(at.error) == 1 and "cannot be read just now" in at.error[0].value
    assert not at.exception and "secret" not in at.error[0].value
    nothing_kept()


def test_a_new_register_is_seen_within_a_second(url):
    before = register.store().access.register.version
    right(opened(), TITLE)
    with shown(url, hostile("another")):
        right(opened(), "1 of 1 eligible school has taken part")
    right(opened(), TITLE)
    assert register.store().access.register.version == before
