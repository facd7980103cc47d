"""The Explain page, run through the frame as a browser would, and its tables for every area."""

import json
import re
from functools import partial

import pytest

from pages.parts.explain_tables import (
    closing_table,
    funnel_table,
    identity_table,
    ladder_table,
    pooled_table,
    sides_table,
    split_table,
)
from tests.findings.explained import (
    AREAS,
    KS2,
    NEWCASTLE,
    NORTHUMBERLAND,
    SOME,
    a_closing,
    a_funnel,
    a_ladder,
    a_sixteen,
    a_split,
    an_identity,
    three,
)
from tests.pages.opening import HOSTILE, OTHERS, SEVEN, address, files, headings, title_of, written
from tests.pages.opening import opened as open_page

opened = partial(open_page, "outcomes/explain.py")
WITHOUT_SPLIT = ("E09000001", "E06000053", "E92000001")
WITHOUT_PLACES = ("E92000001", "E47000014")


@pytest.mark.parametrize("code", SEVEN | OTHERS)
def test_each_area_has_all_eight_panels_or_their_reasons(code):
    at = opened(area=code, measure="ks4_attainment8", group="disadvantaged")
    assert not at.exception and not at.error
    assert title_of(at)
    titles = headings(at)
    assert len(titles) == 8 and all(titles)
    charts = at.get("plotly_chart")
    assert len(charts) == 5 - (code in WITHOUT_SPLIT) - (code in WITHOUT_PLACES)
    for chart in charts:
        assert chart.proto.alt and json.loads(chart.proto.spec)["data"]
    empty = 2 * (code in WITHOUT_SPLIT) + (code in WITHOUT_PLACES)
    assert files(at).count("Data (CSV)") == files(at).count("Data with notes (Excel)") == 8 - empty
    assert files(at).count("Picture (PNG)") == files(at).count("Picture (SVG)") == len(charts)
    assert written(at).count("Source: ") >= 8
    assert "notice" not in written(at)


def test_the_panels_stand_in_the_order_of_the_story():
    at = opened(area=NEWCASTLE, measure="ks4_attainment8", group="disadvantaged")
    assert title_of(at).startswith("At 16, all pupils in Newcastle are 2.3 points below")
    keys = ("gap inside", "largest part", "average 1.8 points less", "at all four ages",
            "two pictures", "around England's figure", "around England outside London's figure",
            "Over three years")  # fmt: skip
    for key, title in zip(keys, headings(at), strict=True):
        assert key in title
    page = written(at)
    assert "Accounting, not causes" in page and "not one cohort followed" in page


@pytest.mark.parametrize(
    ("measure", "group", "said"),
    [
        ("ks2_rwm_expected", "disadvantaged", "too uncertain"),
        ("early_years_gld", "fsm", "do not add up"),
        ("phonics_y1", "fsm", "is not the gap"),
        ("level3_at_19", "fsm", "Attainment 8 is shown instead"),
        ("ks4_attainment8", "fsm", "Shown instead: Attainment 8 of disadvantaged pupils"),
        ("ks4_english_maths_4", "all", "around England"),
        ("ks4_progress8", "disadvantaged", "No three years can be put together"),
        ("absence_overall", "all", "No gap can be taken apart"),
        ("children_in_low_income_families", "all", "No gap can be taken apart"),
    ],
)
def test_each_kind_of_measure_shows_figures_or_says_why(measure, group, said):
    at = opened(area="E08000037", measure=measure, group=group)
    assert not at.exception and not at.error
    assert len(headings(at)) == 8
    assert said in written(at)


def test_another_area_is_chosen_and_stands_in_the_address():
    at = opened(area="E08000037", measure="ks4_attainment8", group="disadvantaged")
    at.selectbox(key="area-choice").set_value("E06000057").run()
    assert "Northumberland" in title_of(at)
    assert address(at)["area"] == ["E06000057"]


@pytest.mark.parametrize("value", HOSTILE[:6])
def test_a_strange_area_gets_one_sentence_and_the_default(value):
    at = opened(area=value)
    assert not at.exception and not at.error
    assert written(at).count('<p class="notice">') == 1
    assert "<script" not in written(at) and "<img" not in written(at)


@pytest.mark.parametrize("code", AREAS)
def test_the_tables_of_every_area_have_as_many_cells_as_heads(code):
    tables = (
        identity_table(an_identity(code)), split_table(a_split(code)),
        closing_table(a_closing(code)), ladder_table(a_ladder(code)),
        sides_table(a_sixteen(code)), pooled_table(three(code)),
        *([funnel_table(a_funnel(code))] if code in SOME else []),
    )  # fmt: skip
    for html in tables:
        heads = html.count('<th scope="col"')
        for line in re.findall(r"<tr class=.*?</tr>", html):
            assert line.count("<td") == heads - 1
        for bad in ("None", "nan", "{", '<td class="n" data-l="">'):
            assert bad not in html


def test_tables_say_what_the_pictures_say():
    split = split_table(a_split(NEWCASTLE))
    assert ">−3.28<" in split and "Rounding" in split
    closing = closing_table(a_closing("E47000014"))
    assert ">as many as 160<" in closing and ">49 to 271<" in closing
    assert "about" in closing_table(a_closing(NORTHUMBERLAND, KS2))
    pooled = pooled_table(three(NORTHUMBERLAND))
    assert "95% range" in pooled and ">−4.3<" in pooled
    identity = identity_table(an_identity(NEWCASTLE))
    assert ">+2.8<" in identity and "width:100%" in identity
