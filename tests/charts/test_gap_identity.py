"""The figure of a gap has the bars and the words that the page has as HTML."""

import html
import re

import plotly.graph_objects as go
import pytest

from charts import palette
from charts.gap_identity import bars, gap_identity_chart
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group
from findings.gap_parts import GapParts, gap_parts
from pages.parts.gap_bars import gap_bars
from tests.known import cells_of

A8, KS2 = "ks4_attainment8", "ks2_rwm_expected"
TRIED = [("E08000037", A8), ("E09000013", KS2), (NORTH_EAST_CA, KS2), (ENGLAND, A8),
         ("E06000047", A8), ("E09000013", A8)]  # fmt: skip


def tried(code: str, measure: str) -> GapParts:
    return gap_parts(code, measure, Group.DISADVANTAGED, cells_of)


@pytest.fixture(params=TRIED, ids=lambda one: " ".join(one))
def parts(request, own_database) -> GapParts:
    found = tried(*request.param)
    assert found.levels is not None
    return found


def test_plotly_takes_every_property_and_only_palette_colours_are_used(parts):
    figure = gap_identity_chart(parts=parts, levels=parts.levels).to_dict()
    assert len(go.Figure(figure).data) == len(figure["data"])
    used = set(re.findall(r"#[0-9A-F]{6}", str(figure)))
    assert used <= {role.light for role in palette.ROLES}


def test_the_words_are_those_of_the_page(parts):
    figure = gap_identity_chart(parts=parts, levels=parts.levels).to_dict()
    page = html.unescape(re.sub(r"<(?!/?b>)[^>]*>", "", gap_bars(parts, parts.levels)))
    notes = [note["text"] for note in figure["layout"]["annotations"]]
    assert len(notes) == (6 if parts.beside_england else 3)
    for text in notes:
        assert text in page


def test_each_bar_lies_where_the_page_has_it(parts):
    figure = gap_identity_chart(parts=parts, levels=parts.levels).to_dict()
    low, high = figure["layout"]["xaxis"]["range"]
    drawn = [
        (100 * (one["base"][0] - low) / (high - low), 100 * one["x"][0] / (high - low))
        for one in figure["data"]
    ]
    style = re.findall(
        r'class="fill" style="left:([\d.]+)%;width:([\d.]+)%"', gap_bars(parts, parts.levels)
    )
    assert len(drawn) == len(style) == len(list(bars(parts, parts.levels)))
    for (left, wide), written in zip(drawn, style, strict=True):
        assert (left, wide) == pytest.approx(tuple(map(float, written)), abs=0.11)
