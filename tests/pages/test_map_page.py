"""The map page, run through the frame as a browser would, without a browser."""

import json
import re
from functools import cache

import pytest

from findings import map_layer as maps
from geo import boundaries
from tests.pages.opening import (
    OTHERS,
    SEVEN,
    TURNS,
    address,
    files,
    nothing_kept,
    notices,
    opened,
    strange,
    title_of,
    written,
)

PAGE = "outcomes/map.py"
A8 = {"measure": "ks4_attainment8", "group": "disadvantaged"}
TITLE = (
    "At 16, disadvantaged pupils' Attainment 8 is lower than England's in three of the seven, "
    "higher in none; for four we cannot tell"
)
DIFFERENCE = (
    "At 16, disadvantaged pupils score below England's in six of the seven authorities and above "
    "in one"
)
DEFAULT = "At 11, the share of disadvantaged pupils at the expected standard"


def traces(at, number: int) -> list[dict]:
    """The coloured areas of one of the page's charts."""
    spec = json.loads(at.get("plotly_chart")[number].proto.spec)
    return [trace for trace in spec["data"] if trace["type"] == "choropleth"]


def locations(at, number: int) -> set[str]:
    return {code for trace in traces(at, number) for code in trace["locations"]}


def test_the_page_has_its_finding_maps_key_and_table():
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    assert not at.exception and not at.error
    assert locations(at, 0) == set(SEVEN)
    assert len(locations(at, 1)) == 153
    page = written(at)
    assert '<table class="map-table">' in page and 'class="map-key"' in page
    for words in ("lower: 63", "cannot tell: 52", "about the same: 0", "higher: 37"):
        assert f"</span>{words}</li>" in page
    assert page.count("swatch dotted") == 1 and "no verdict: 1" in page
    assert "Tested with 152 authorities, false discovery rate 5%" in page
    assert "notice" not in page and "Source: " in page
    assert files(at) == [
        *["Picture (PNG)", "Picture (SVG)"] * 2, "Data of all authorities (CSV)",
        "Data of all authorities with notes (Excel)",
    ]  # fmt: skip


def test_maps_are_told_in_words_too():
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    seven, england = (chart.proto.alt for chart in at.get("plotly_chart")[:2])
    for name, value in (("County Durham", "cannot tell, +0.5"), ("Newcastle", "lower, −1.8")):
        assert f"{name} {value}" in seven
    assert "63 are lower, 37 higher and 0 about the same; for 52 we cannot tell" in england


def test_the_difference_and_the_value_remain():
    at = opened(PAGE, show="from_england", **A8)
    assert title_of(at) == DIFFERENCE
    page = written(at)
    for words in ("4 or more below", "within 0.5", "4 or more above", "no figure"):
        assert f"</span>{words}</li>" in page
    assert "94 are below, 58 above" in at.get("plotly_chart")[1].proto.alt
    # Beside the difference stand the verdict and the interval of places.
    assert ">lower</td>" in page and ">64th to 117th</td>" in page and "side-bar" not in page


def test_what_has_no_verdict_keeps_its_bars_and_plain_places():
    at = opened(PAGE, measure="neet_or_not_known_16_17")
    assert title_of(at).startswith("Not in education")
    assert address(at)["show"] == ["from_england"]
    page = written(at)
    assert "side-bar" in page and "Against" not in page
    assert not any("Higher or lower" in one for one in at.selectbox(key="show-choice").options)


def test_a_year_without_verdicts_shows_the_difference_and_says_why():
    at = opened(PAGE, period="2020-21", **A8)
    assert title_of(at).startswith("At 16, disadvantaged pupils score below England's")
    assert not at.exception
    page = written(at)
    assert page.count('<p class="notice">') == 1
    assert "No verdict against England, 2020/21" in page
    assert "Against England outside London there are verdicts." in page
    at.selectbox(key="show-choice").set_value("verdict_outside_london").run()
    assert "notice" not in written(at)
    assert "than in England outside London" in title_of(at)
    at.selectbox(key="show-choice").set_value("verdict").run()
    at.selectbox(key="period-choice").set_value("2024-25").run()
    assert title_of(at) == TITLE


def test_the_table_says_the_same_as_the_map():
    at = opened(PAGE, show="from_england", **A8)
    assert title_of(at) == DIFFERENCE
    spec = json.loads(at.get("plotly_chart")[0].proto.spec)
    labels = next(trace["text"] for trace in spec["data"] if trace.get("mode") == "text")
    assert len(labels) == 7
    rows = re.findall(r"<tr.*?</tr>", written(at), re.S)
    for label in labels:
        name, text = re.fullmatch(r"<b>(.+)</b><br>(.+)", label).groups()
        (row,) = [row for row in rows if f">{name}<" in row or f">{name}" in row]
        assert f">{text}<" in row


def test_map_and_pages_ask_for_nothing_from_elsewhere():
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    for chart in at.get("plotly_chart")[:2]:
        config = json.loads(chart.proto.config)
        assert config["topojsonURL"] == "_boundaries/"
        for trace in json.loads(chart.proto.spec)["data"]:
            assert trace.get("geojson", "_boundaries/").startswith("_boundaries/")


@pytest.mark.parametrize(
    "show", ["level", "from_outside_london", "gap_within", "gap_national", "verdict_outside_london"]
)
@pytest.mark.parametrize("classes", ["equal", "quantile"])
def test_every_view_opens_and_is_written_in_the_address(show, classes):
    at = opened(PAGE, show=show, classes=classes, layout="hexagons", **A8)
    assert title_of(at).startswith("At 16, disadvantaged pupils")
    assert not at.exception and not at.error
    found = address(at)
    assert (found["show"], found["classes"], found["layout"]) == ([show], [classes], ["hexagons"])
    assert len(locations(at, 1)) == 153
    assert "hexagons.json" in traces(at, 1)[0]["geojson"]


def test_a_change_has_its_earlier_year_to_choose():
    at = opened(PAGE, show="change", period="2024-25", since="2018-19", **A8)
    assert "those of 2018/19" in title_of(at)
    assert "Place" not in "".join(re.findall(r"<thead>.*?</thead>", written(at)))
    assert [box.label for box in at.selectbox].count("Since") == 1
    at.selectbox(key="since-choice").set_value("2022-23").run()
    assert "those of 2022/23" in title_of(at)


def test_a_year_that_does_not_compare_is_shown_with_its_reason():
    at = opened(PAGE, period="2020-21", show="level", **A8)
    assert title_of(at).startswith("At 16, disadvantaged pupils averaged")
    assert "<strong>Not comparable.</strong>" in written(at)
    at = opened(PAGE, measure="early_years_gld", group="fsm", period="2018-19", show="level")
    assert title_of(at).startswith("At 5, ")
    assert "<strong>New series.</strong>" in written(at)


def test_results_follow_the_school():
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    assert "results follow where pupils go to school, not where they live" in written(at)


def test_a_former_authority_is_named_where_its_figure_is_drawn():
    at = opened(
        PAGE, measure="ks2_rwm_expected", group="disadvantaged", period="2018-19", show="level"
    )
    assert title_of(at).startswith("At 11, ")
    page = written(at)
    assert "for Cumbria" in page and "for Northamptonshire" in page
    assert "no figure of its own" in page


def test_the_small_maps_are_drawn_when_asked_for_on_one_scale():
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    assert len(at.get("plotly_chart")) == 2
    at.toggle[0].set_value(True).run()
    charts = at.get("plotly_chart")
    assert len(charts) == 6
    scales = {json.dumps(traces(at, n)[0]["colorscale"]) for n in range(2, 6)}
    assert len(scales) == 1
    assert '<table class="map-years">' in written(at)
    assert all(chart.proto.alt for chart in charts)


def test_the_small_maps_can_show_all_england_on_the_same_scale():
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    at.toggle[0].set_value(True).run()
    few = json.dumps(traces(at, 2)[0]["colorscale"])
    (control,) = [one for one in at.get("button_group") if one.label == "Small maps of"]
    control.set_value("All England").run()
    assert not at.exception
    charts = at.get("plotly_chart")[2:]
    assert len(charts) == 4
    for n, chart in enumerate(charts, start=2):
        assert len(locations(at, n)) == 153 and locations(at, n) >= set(SEVEN)
        assert chart.proto.alt.startswith("Map of England by authority.")
        assert {json.dumps(one["colorscale"]) for one in traces(at, n)} == {few}


# --- moving on ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["E06000057", "E08000038", "E06000053", "E09000001", "E06000063"])
def test_the_box_beside_the_map_opens_the_authority(code):
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    at.selectbox(key="map-opens-0").set_value(code).run()
    assert not at.exception
    assert address(at)["area"] == [code]
    assert title_of(at) in (SEVEN | OTHERS)[code]


@pytest.mark.parametrize("area", [*SEVEN, *OTHERS, "E10000006", "E08000016"])
def test_an_area_in_the_address_changes_nothing(area):
    at = opened(PAGE, area=area, **A8)
    assert title_of(at) == TITLE
    assert not at.exception and "notice" not in written(at)


# --- without, and against -------------------------------------------------------------------------


def test_without_boundaries_the_page_shows_its_table_and_a_sentence(monkeypatch):
    monkeypatch.setattr(boundaries, "authorities", lambda: None)
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    assert not at.exception and not at.error
    assert len(at.get("plotly_chart")) == 0
    page = written(at)
    assert page.count('<p class="notice">') == 1 and "boundaries" in page
    assert '<table class="map-table">' in page
    at.toggle[0].set_value(True).run()
    assert not at.exception and '<table class="map-years">' in written(at)


#: How the sentence on a strange choice begins and ends, in the order of the sentences.
SAID = {
    "measure": ("There is no measure", "Expected standard in reading, writing and maths."),
    "group": ("There is no group of pupils", "this page shows Disadvantaged pupils."),
    "show": ("There is no view", "this page shows higher or lower than England."),
    "period": ("There is no year", "this page shows 2024/25."),
    "layout": ("There is no layout", "this page shows areas."),
    "classes": ("There is no kind of step", "this page shows set steps."),
}


@cache
def usual() -> dict[str, list[str]]:
    """What stands in the address when nothing was asked for."""
    return address(opened(PAGE))


def assert_told_and_put_right(at, values):
    """One sentence for each of these strange choices, the defaults, and nothing that runs."""
    assert title_of(at).startswith(DEFAULT)
    assert not at.exception and not at.error
    for notice, name in zip(notices(at), [n for n in SAID if n in values], strict=True):
        begins, ends = SAID[name]
        assert notice.startswith(f"{begins} “") and notice.endswith(ends), notice
    page = written(at)
    assert "<script" not in page and "<img" not in page
    for name in values:
        assert address(at)[name] == usual()[name], name


@pytest.mark.parametrize("turn", TURNS)
def test_strange_values_get_a_sentence_each_and_the_defaults(turn):
    values = strange(SAID, turn)
    assert_told_and_put_right(opened(PAGE, **values), values)


@pytest.mark.parametrize("name", SAID)
def test_a_strange_value_by_itself_gets_one_sentence_and_the_default(name):
    values = {name: "<script>alert(1)</script>"}
    assert_told_and_put_right(opened(PAGE, **values), values)


def test_every_choice_is_written_in_the_address():
    at = opened(PAGE)
    assert title_of(at).startswith(DEFAULT)
    found = address(at)
    assert {name: found[name] for name in ("show", "layout", "classes")} == {
        "show": ["verdict"], "layout": ["areas"], "classes": ["set"],
    }  # fmt: skip
    assert set(found) == {"measure", "group", "show", "period", "since", "layout", "classes"}


def test_the_finding_is_asked_for_once(monkeypatch):
    nothing_kept()
    asked = []
    real = maps.map_layer
    monkeypatch.setattr(maps, "map_layer", lambda *a, **k: asked.append(a) or real(*a, **k))
    at = opened(PAGE, **A8)
    assert title_of(at) == TITLE
    at.run()
    assert len(asked) == 1
