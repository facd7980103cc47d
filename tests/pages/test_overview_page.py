import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import FRAME, HOSTILE, SEVEN, address, files, opened, title_of, written

PAGE = "outcomes/overview.py"
TITLE = "Disadvantaged pupils' results here are"


@pytest.fixture(scope="module")
def at():
    found = opened(PAGE)
    assert title_of(found).startswith(TITLE)
    return found


def test_it_is_the_home_page():
    home = AppTest.from_file(FRAME, default_timeout=30).run()
    assert title_of(home).startswith(TITLE)
    assert not home.exception and not home.error


def test_four_panels_each_with_sentences_chart_and_facts(at):
    page = written(at)
    assert re.findall(r'<h2 class="age">(Age \d+) ', page) == [
        "Age 5",
        "Age 11",
        "Age 16",
        "Age 19",
    ]
    assert page.count('class="panel-sentence"') == page.count('class="panel-second"') == 4
    assert page.count('<table class="facts">') == page.count('class="seven"') == 4
    charts = [one.proto for one in at.get("plotly_chart")]
    assert len(charts) == 5 and all(chart.alt for chart in charts)
    assert not at.exception and not at.error


def test_a_chart_holds_one_measure_and_no_gap(at):
    for chart in at.get("plotly_chart")[:4]:
        spec = json.loads(chart.proto.spec)
        assert "yaxis2" not in spec["layout"]
        assert "gap" not in " ".join(trace["name"] for trace in spec["data"])


def test_the_glance_table_has_a_row_for_each_of_the_seven_that_opens_its_page(at):
    table = re.search(r'<table class="glance">.*?</table>', written(at), re.S).group(0)
    links = re.findall(
        r'<a href="authority\?area=(\w+)&amp;[^"]+" target="_self">([^<]+)</a>', table
    )
    assert [code for code, _ in links] == list(SEVEN)
    assert table.count('<th scope="row">') == 10 and table.count('<th scope="col">') == 6
    assert "not in our sources" in table  # the region's English and maths
    gateshead = re.search(r"Gateshead</a>.*?</tr>", table, re.S).group(0)
    assert re.findall(r'class="difference">([^<]+)<', gateshead) == [
        "−4.2", "0", "−1.0", "−0.2", "−4.25",
    ]  # fmt: skip


def test_bars_lie_on_the_side_of_the_sign_and_the_longest_fills_its_half(at):
    table = re.search(r'<table class="glance">.*?</table>', written(at), re.S).group(0)
    cells = re.findall(r'<span class="bar" aria-hidden="true">(.*?)</span>'
                       r'(?:</span>)?<span class="difference">([^<]+)<', table)  # fmt: skip
    assert table.count('class="verdict"') == 40  # the seven and the North East CA
    assert len(cells) == 49  # 50 cells, one without a figure
    for bar, difference in cells:
        side = "right:50%" if difference.startswith("−") else "left:50%"
        kind = "low" if difference.startswith("−") else "high"
        assert bar == "" if difference == "0" else side in bar and kind in bar
    assert table.count("width:50.0%") == 5  # one scale a column


def test_the_strip_and_its_sentences_are_both_on_the_page(at):
    page = written(at)
    words = re.search(r'<div class="places-words">.*?</div>', page, re.S).group(0)
    assert words.count("<p") == 5
    assert "middle authority" in at.get("plotly_chart")[4].proto.spec


def test_all_levels_and_gaps_stand_in_one_table(at):
    table = re.search(r'<table class="periods full">.*?</table>', written(at), re.S).group(0)
    assert table.count("<tr") == 11
    assert "gap 16.8" in table and "gap about 24" in table


def test_what_a_reader_must_know_is_said(at):
    page = written(at)
    for words in (
        "“Here” is our pupil-weighted figure",
        "not one group followed",
        "100 of 149 authorities are below England at 19 in 2023/24",
        "on one basis with each authority, come to 35.1",
        "Source: ",
    ):
        assert words in page
    ages = [f"Picture of age {age} ({form})" for age in (5, 11, 16, 19) for form in ("PNG", "SVG")]
    assert files(at) == [
        *ages, "Picture (PNG)", "Picture (SVG)", "Data (CSV)", "Data with notes (Excel)",
        "Briefing (PDF)", "Briefing (PPTX)", "Briefings, all seven (ZIP)",
    ]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["area", "measure", "period", "anything"])
def test_nothing_in_the_address_changes_the_page(name, value):
    found = opened(PAGE, **{name: value})
    assert title_of(found).startswith(TITLE)
    assert not found.exception and not found.error
    page = written(found)
    assert "notice" not in page and "<script" not in page and "<img" not in page
    assert address(found).keys() <= {name}


def test_an_area_chosen_elsewhere_outlives_a_visit():
    found = opened("outcomes/authority.py", area="E06000057")
    assert title_of(found) == "Northumberland"
    found.switch_page(PAGE)
    found.run()
    assert title_of(found).startswith(TITLE)
    found.switch_page("outcomes/authority.py")
    found.run()
    assert title_of(found) == "Northumberland"
