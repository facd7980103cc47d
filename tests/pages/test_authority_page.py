"""The authority page, run through the frame as a browser would, without a browser."""

import json
import re
from functools import partial

import pytest

from tests.findings.verdict_words import claims
from tests.pages.opening import HOSTILE, OTHERS, SEVEN, address, files, headings, title_of, written
from tests.pages.opening import opened as open_page

opened = partial(open_page, "outcomes/authority.py")


@pytest.mark.parametrize(("code", "name"), (SEVEN | OTHERS).items())
def test_each_area_has_its_page(code, name):
    at = opened(area=code)
    assert name in title_of(at)
    assert not at.exception
    assert not at.error
    titles = [title for title in headings(at) if "Results and reach in" not in title]
    assert titles[-2:] == ["In words", "Context, no judgement made"]
    neighbours = [title for title in titles if "statistical neighbours" in title]
    assert bool(neighbours) is (code not in ("E92000001", "E47000014"))
    without_a_gap = code in ("E09000001", "E06000053")  # nothing of it can have moved then
    assert len(titles) == 6 - without_a_gap + len(neighbours)
    assert '<table class="headlines">' in written(at)
    chart = at.get("plotly_chart")[0].proto
    assert chart.alt
    assert json.loads(chart.spec)["layout"]["xaxis"]["categoryarray"]
    assert "notice" not in written(at)


@pytest.mark.parametrize(
    ("old", "successor"),
    [("E08000016", "E08000038"), ("E10000006", None)],
    ids=["old Barnsley", "former Cumbria"],
)
def test_an_old_code_opens_its_successor_and_says_so(old, successor):
    at = opened(area=old)
    assert title_of(at)
    assert not at.exception
    assert '<p class="notice">' in written(at)
    assert address(at)["area"] != [old]
    if successor:
        assert address(at)["area"] == [successor]


def test_the_default_choice_is_written_in_the_address_as_codes():
    at = opened()
    assert title_of(at) in SEVEN.values()
    found = address(at)
    assert found["area"][0] in SEVEN
    assert found["measure"] and found["group"]


def test_a_choice_made_in_a_box_changes_page_and_address():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    assert title_of(at) == "Gateshead"
    at.selectbox(key="area-choice").set_value("E06000057").run()
    assert title_of(at) == "Northumberland"
    assert address(at)["area"] == ["E06000057"]
    at.selectbox(key="measure-choice").set_value("early_years_gld").run()
    assert address(at)["measure"] == ["early_years_gld"]
    assert address(at)["group"] == ["fsm"]  # the group chosen before is not published here
    assert "notice" not in written(at)


def test_an_address_that_changed_wins_over_the_box():
    at = opened(area="E08000037")
    at.selectbox(key="area-choice").set_value("E06000057").run()
    at.query_params["area"] = "E08000024"
    at.run()
    assert title_of(at) == "Sunderland"
    assert at.selectbox(key="area-choice").value == "E08000024"


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["area", "measure", "group"])
def test_a_strange_value_gets_one_sentence_and_the_default(name, value):
    at = opened(**{name: value})
    assert title_of(at) in SEVEN.values()
    assert not at.exception
    assert not at.error
    page = written(at)
    assert page.count('<p class="notice">') == 1
    assert "<script" not in page and "<img" not in page
    assert len(page[: page.index("</p>")]) < 400
    asked = value if isinstance(value, list) else [value]
    assert address(at)[name] != asked
    assert len(address(at)[name]) == 1


def test_a_repeated_key_takes_its_last_value():
    at = opened(area=["E06000057", "E08000024"])
    assert title_of(at) == "Sunderland"
    assert address(at)["area"] == ["E08000024"]


def test_chart_and_table_show_the_same_rows():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    assert title_of(at) == "Gateshead"
    chart = json.loads(at.get("plotly_chart")[0].proto.spec)
    ys = [y for t in chart["data"] if t["name"].startswith("disadvantaged, Gate") for y in t["y"]]
    table = written(at).split('<details class="figures">')[1].split("</details>")[0]
    values = [f">{value:.1f}<" for value in ys if value is not None]
    assert len(values) > 4 and all(value in table for value in values)


def test_the_table_of_a_chart_opens_without_the_server_and_nothing_switches_to_it():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    assert title_of(at) == "Gateshead"
    assert written(at).count("<summary>Table of these figures</summary>") == 2
    assert not at.get("button_group") and not at.radio and not at.segmented_control


def test_a_foot_leads_to_the_publishers_method_and_to_ours():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    assert title_of(at) == "Gateshead"
    page = written(at)
    assert page.count(">Publisher&#x27;s method</a>") + page.count(">Publisher's method</a>") == 1
    feet = page.count('<div class="foot">')
    assert feet == page.count('<a href="method" target="_self">What these figures mean</a>') >= 6


@pytest.mark.parametrize(("code", "name"), (SEVEN | OTHERS).items())
def test_lead_table_and_summary_say_the_same_verdict(code, name):
    at = opened(area=code)
    assert name in title_of(at)
    page = written(at)
    lead = re.search(r'<p class="lead">(.*?)</p>', page)[1].split(" At 16, ")
    words = re.search(r'<div class="words">(.*?)</div>', page)[1]
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", words)
    rows = re.findall(r'<tr class="">(.*?)</tr>', page.split('<table class="headlines">')[1])
    for said, paragraph, row in zip(lead, paragraphs[1:3], rows[1:3], strict=True):
        for head in ("England", "England outside London"):
            cell = re.search(rf'data-l="{head}">(.*?)</td>', row)
            shown = re.search(r'"below">([a-z ]+)</span>', cell[1]) if cell else None
            found = claims(plain(said)).get(head)
            assert found == (SAYS[shown[1]] if shown else None)
            if code != "E92000001":
                assert claims(plain(paragraph)).get(head) == found


SAYS = {
    "here higher": "higher than", "here lower": "lower than",
    "about the same": "about the same as", "cannot tell": "not clearly different from",
}  # fmt: skip


def plain(html: str) -> str:
    return re.sub(r"</?strong>", "**", html)


def test_every_exhibit_has_source_and_download():
    at = opened(area="E08000037")
    assert title_of(at) == "Gateshead"
    assert written(at).count("Source: ") >= 2
    labels = files(at)
    assert labels.count("Text (TXT)") == 1 and labels.count("Data (CSV)") == 5
    assert labels.count("Data with notes (Excel)") == 5
    # The trend, and the bars of the gap and the neighbours, which are no charts in the browser.
    assert labels.count("Picture (PNG)") == labels.count("Picture (SVG)") == 3
    assert labels.count("Briefing (PDF)") == labels.count("Briefing (PPTX)") == 1


def test_england_and_regions_have_no_briefing():
    at = opened(area="E92000001")
    assert title_of(at) == "England"
    labels = files(at)
    assert labels and not [label for label in labels if "Briefing" in label]


def test_the_gaps_picture_says_what_its_table_says():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    assert title_of(at) == "Gateshead"
    picture = written(at).split('<div class="gap-bars"')[1].split("</div>")[0]
    told = re.search(r'aria-label="(.*?)"', picture)
    for number in ("18.9", "16.5", "2.4"):
        assert told and number in told[1] and f"<b>{number}</b>" in picture
    table = written(at)
    assert ">18.9<" in table and ">16.5<" in table and ">−2.4<" in table


def test_where_no_gap_is_published_the_page_says_why():
    at = opened(area="E08000037", measure="phonics_y1", group="fsm")
    assert title_of(at) == "Gateshead"
    assert len(at.get("plotly_chart")) == 1  # the trend
    assert '<div class="gap-bars"' not in written(at)
    assert "all pupils minus eligible pupils is not the gap" in written(at)


def test_a_new_authority_shows_the_one_before_it():
    at = opened(area="E06000063", measure="ks4_attainment8", group="disadvantaged")
    assert title_of(at) == "Cumberland"
    assert "Cumbria, former" in at.get("plotly_chart")[0].proto.spec
    assert "Cumberland followed Cumbria on 1 April 2023." in written(at)
