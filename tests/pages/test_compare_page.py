"""The comparison page, run through the frame as a browser would, without a browser."""

import json
import re
from functools import cache, partial

import pytest

from tests.pages.opening import (
    OTHERS,
    SEVEN,
    TURNS,
    address,
    files,
    headings,
    notices,
    strange,
    title_of,
    written,
)
from tests.pages.opening import opened as open_page

opened = partial(open_page, "outcomes/compare.py")

A8 = {"measure": "ks4_attainment8", "group": "disadvantaged"}
OPENING = "Expected standard in reading, writing and maths, disadvantaged pupils"
NAMES = (
    "area", "measure", "group", "show", "figure", "period", "among", "areas", "columns", "year",
)  # fmt: skip


def charts(at):
    return [chart.proto for chart in at.get("plotly_chart")]


@pytest.mark.parametrize("code", [*SEVEN, *OTHERS])
@pytest.mark.parametrize("among", ["england", "neighbours"])
def test_each_area_has_its_page(code, among):
    at = opened(area=code, among=among, **A8)
    assert "Attainment 8" in title_of(at)
    assert not at.exception and not at.error
    headers = headings(at)
    assert len(headers) == 5 and headers[-1] == "A table of your own"
    assert len(charts(at)) == 3
    for chart in charts(at):
        assert chart.alt and json.loads(chart.spec)["data"]
    page = written(at)
    assert '<table class="periods few">' in page and '<table class="periods own">' in page
    assert page.split("<footer")[0].count("Source: ") == 5


@pytest.mark.parametrize("figure", ["level", "gap_within", "gap_national"])
@pytest.mark.parametrize("among", ["england", "region", "neighbours", "similar", "own"])
def test_each_figure_beside_each_set(figure, among):
    at = opened(area="E06000057", figure=figure, among=among)
    assert "xpected standard" in title_of(at)
    assert not at.exception and not at.error
    assert "notice" not in written(at)
    assert address(at)["among"] == [among] and address(at)["figure"] == [figure]


def test_the_choices_in_force_are_written_as_codes():
    at = opened()
    assert title_of(at).startswith(OPENING)
    found = address(at)
    assert set(found) == set(NAMES)
    assert (found["figure"], found["among"], found["year"]) == (["level"], ["england"], ["latest"])
    assert set(found["areas"][0].split(",")) == {*SEVEN, "E47000014"}


#: How the sentence on a strange choice begins and ends, in the order of the sentences.
SAID = {
    "measure": ("There is no measure", "Expected standard in reading, writing and maths."),
    "show": ("There is no view", "this page shows higher or lower than England."),
    "period": ("There is no year", "this page shows 2024/25."),
    "among": ("There is no comparison", "this page shows all authorities of England."),
    "areas": ("There is no area", "this page leaves it out."),
    "figure": ("There is no figure to compare by", "this page shows figure."),
    "columns": ("There is no measure", "this page shows the usual ones."),
    "year": ("There is no year", "this page shows latest of each."),
}


@cache
def usual() -> dict[str, list[str]]:
    """What stands in the address when nothing was asked for."""
    return address(opened())


def assert_told_and_put_right(at, values):
    """One sentence for each of these strange choices, the defaults, and nothing that runs."""
    assert title_of(at).startswith(OPENING)
    assert not at.exception and not at.error
    # An empty list is no mistake.
    told = [SAID[n] for n in SAID if n in values and (n not in ("areas", "columns") or values[n])]
    assert len(notices(at)) == len(told), notices(at)
    for notice, (begins, ends) in zip(notices(at), told, strict=True):
        assert notice.startswith(f"{begins} “") and notice.endswith(ends), notice
    page = written(at)
    assert "<script" not in page and "<img" not in page
    for name in values:
        assert address(at)[name] == usual()[name], name


@pytest.mark.parametrize("turn", TURNS)
def test_strange_values_get_a_sentence_each_and_the_defaults(turn):
    values = strange(SAID, turn)
    assert_told_and_put_right(opened(**values), values)


@pytest.mark.parametrize("name", SAID)
def test_a_strange_value_by_itself_gets_one_sentence_and_the_default(name):
    values = {name: "<script>alert(1)</script>"}
    assert_told_and_put_right(opened(**values), values)


def test_a_gap_chosen_on_the_map_is_kept_and_a_change_is_not_put_in_order():
    at = open_page("outcomes/map.py", show="gap_national")
    at.switch_page("outcomes/compare.py").run()
    assert title_of(at).startswith(OPENING)
    assert address(at)["figure"] == ["gap_national"]
    other = open_page("outcomes/map.py", show="change")
    other.switch_page("outcomes/compare.py").run()
    assert address(other)["figure"] == ["level"]


def test_a_set_of_ones_own_lives_in_the_address_and_makes_chart_and_table():
    codes = "E08000037,E09000002,E47000014"
    at = opened(among="own", areas=codes)
    assert "the areas of this set" in title_of(at)
    assert address(at)["areas"] == [codes]
    names = json.loads(charts(at)[0].spec)["layout"]["yaxis"]["ticktext"]
    assert len(names) == 3 and "<b>Gateshead</b>" in names
    at.multiselect(key="areas-choice").set_value(["E08000037", "E06000001"]).run()
    assert address(at)["areas"] == ["E08000037,E06000001"]
    assert "Hartlepool" in written(at)


def test_an_old_code_in_a_set_opens_its_successor():
    at = opened(among="own", areas="E10000006,E08000016")
    assert title_of(at).startswith(OPENING)
    assert address(at)["areas"] == ["E06000063,E06000064,E08000038"]


def test_the_own_table_takes_any_measures_and_one_year():
    at = opened(columns="ks4_attainment8.all,phonics_y1", year="2018-19")
    assert title_of(at).startswith(OPENING)
    assert address(at)["columns"] == ["ks4_attainment8.all,phonics_y1.fsm"]
    assert "Age 16: Attainment 8, mean points, all pupils, 2018/19" in written(at)
    at.multiselect(key="columns-choice").set_value(["he_by_19.fsm"]).run()
    assert address(at)["columns"] == ["he_by_19.fsm"]


def test_chart_and_table_show_the_same_areas_and_the_long_one_can_be_reached():
    at = opened(**A8)
    assert "Attainment 8" in title_of(at)
    page = written(at)
    assert 'class="scroll" role="region" tabindex="0" aria-label="All areas"' in page
    assert page.count("<tr") > 160
    assert len(charts(at)) == 3


def test_the_button_opens_the_authority():
    at = opened(area="E06000057")
    assert "xpected standard" in title_of(at)
    next(b for b in at.button if b.label == "Open Northumberland").click().run()
    assert title_of(at) == "Northumberland"
    assert address(at)["area"] == ["E06000057"]


def test_every_exhibit_has_its_download():
    at = opened(area="E08000037")
    assert "xpected standard" in title_of(at)
    assert files(at).count("Data (CSV)") == files(at).count("Data with notes (Excel)") == 4
    assert files(at).count("Picture (PNG)") == files(at).count("Picture (SVG)") == 3


@pytest.mark.parametrize(
    ("show", "figure"),
    [
        ("level", "level"), ("from_england", "level"), ("change", "level"),
        ("gap_within", "gap_within"), ("within", "gap_within"),
        ("gap_national", "gap_national"), ("vsnat", "gap_national"),
    ],
)  # fmt: skip
def test_a_link_made_for_the_map_opens_the_same_figure(show, figure):
    at = opened(show=show, **A8)
    assert "Attainment 8" in title_of(at)
    assert not at.exception and "notice" not in written(at)
    assert address(at)["figure"] == [figure]
    assert ("gap" in title_of(at)) == figure.startswith("gap")
    both = opened(show="gap_within", figure="level", **A8)
    assert address(both)["figure"] == ["level"]


def test_the_table_of_ones_own_begins_with_the_seven_and_the_north_east_ca():
    at = opened()
    assert set(address(at)["areas"][0].split(",")) == {*SEVEN, "E47000014"}
    own = written(at).partition('<table class="periods own">')[2].partition("</table>")[0]
    assert ">North East CA<" in own
    assert 'role="region"' in written(at).partition('<table class="periods own">')[0][-200:]


def table_of(at, style: str) -> str:
    return written(at).partition(f'<table class="periods {style}">')[2].partition("</table>")[0]


def test_tables_give_verdicts_intervals_and_places_as_ranges():
    at = opened(**A8, area="E08000037")
    assert "lower than England (34.9)" in title_of(at)
    long, few = table_of(at, "long"), table_of(at, "few")
    assert "<td>33.9<small>32.0 to 35.8</small></td>" in long
    assert long.count("<td>cannot tell</td>") > 30 and "Beside England" in long
    assert '−1.0<small>cannot tell</small>' in few  # fmt: skip
    for table in (long, few):
        assert "Place of 152" in table and re.search(r"<td>4\dth to 1\d\dth</td>", table)
        assert not re.search(r"<td>\d+=?</td>", table)
        assert "data-l" not in table


def test_a_measure_without_intervals_has_neither_verdicts_nor_places():
    at = opened(measure="absence_overall")
    assert "Overall absence" in title_of(at)
    for style in ("long", "few"):
        assert "Place" not in table_of(at, style) and "Beside" not in table_of(at, style)
        assert not re.search(r"<small>.* to |cannot tell", table_of(at, style))
    assert "No interval, no place" in written(at)
