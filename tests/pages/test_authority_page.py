"""The authority page, run through the frame as a browser would, without a browser."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

FRAME = str(Path(__file__).parents[2] / "pages" / "frame.py")

SEVEN = {
    "E06000047": "County Durham",
    "E08000037": "Gateshead",
    "E08000021": "Newcastle upon Tyne",
    "E08000022": "North Tyneside",
    "E06000057": "Northumberland",
    "E08000023": "South Tyneside",
    "E08000024": "Sunderland",
}
OTHERS = {
    "E09000001": "City of London",
    "E06000053": "Isles of Scilly",
    "E06000063": "Cumberland",
    "E08000038": "Barnsley",
    "E92000001": "England",
    "E47000014": "North East",
}


def opened(**query: str | list[str]) -> AppTest:
    """The frame after one run at this address."""
    at = AppTest.from_file(FRAME, default_timeout=30)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def written(at: AppTest) -> str:
    """All the HTML of ours on the page, without the style sheet."""
    bodies = [element.proto.body for element in at.get("html")]
    return "".join(body for body in bodies if not body.startswith("<style>"))


def address(at: AppTest) -> dict[str, list[str]]:
    """What stands in the address, whichever way AppTest keeps it."""
    return {
        name: value if isinstance(value, list) else [value]
        for name, value in dict(at.query_params).items()
    }


@pytest.mark.parametrize(("code", "name"), (SEVEN | OTHERS).items())
def test_each_area_has_its_page(code, name):
    at = opened(area=code)
    assert name in at.title[0].value
    assert not at.exception
    assert not at.error
    assert len(at.header) == 2
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
    assert at.title[0].value
    assert not at.exception
    assert '<p class="notice">' in written(at)
    assert address(at)["area"] != [old]
    if successor:
        assert address(at)["area"] == [successor]


def test_the_default_choice_is_written_in_the_address_as_codes():
    at = opened()
    assert at.title[0].value in SEVEN.values()
    found = address(at)
    assert found["area"][0] in SEVEN
    assert found["measure"] and found["group"]


def test_a_choice_made_in_a_box_changes_page_and_address():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    assert at.title[0].value == "Gateshead"
    at.selectbox(key="area-choice").set_value("E06000057").run()
    assert at.title[0].value == "Northumberland"
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
    assert at.title[0].value == "Sunderland"
    assert at.selectbox(key="area-choice").value == "E08000024"


@pytest.mark.parametrize(
    "value",
    [
        "nowhere",
        "",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "**bold** [link](javascript:alert(1)) $x$ :red[y]",
        "E08000037' OR '1'='1",
        "'; DROP TABLE figures; --",
        "../../etc/passwd",
        "x" * 5000,
        "🙂🏴󠁧󠁢󠁥󠁮󠁧󠁿‮",
        "\x00\n\r",
        ["E08000037", "nowhere"],
    ],
)
@pytest.mark.parametrize("name", ["area", "measure", "group"])
def test_a_strange_value_gets_one_sentence_and_the_default(name, value):
    at = opened(**{name: value})
    assert at.title[0].value in SEVEN.values()
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
    assert at.title[0].value == "Sunderland"
    assert address(at)["area"] == ["E08000024"]


def test_chart_and_table_show_the_same_rows():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    assert at.title[0].value == "Gateshead"
    assert '<table class="periods">' not in written(at)
    at.get("button_group")[0].set_value("Table").run()
    assert not at.get("plotly_chart")
    assert '<table class="periods">' in written(at)


def test_every_exhibit_has_source_and_download():
    at = opened(area="E08000037")
    assert at.title[0].value == "Gateshead"
    assert written(at).count("Source: ") >= 2
    labels = [button.proto.label for button in at.get("download_button")]
    assert labels == ["Data (CSV)", "Data (CSV)"]
