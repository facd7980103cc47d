import re
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from charts import palette
from charts.panel import LABEL_LINE_PX, MARGIN, REACH_OF_SCORES, panel_chart, reach_of
from eip_data.columns import Unit
from findings.figure import NOT_APPLICABLE
from tests.charts.overview_example import today

WINDOW = ("2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24", "2024/25")


def drawn(i: int) -> go.Figure:
    panels = today().panels
    return panel_chart(panel=panels[i], reach=reach_of(panels, panels[i].at.unit))


def line(figure: go.Figure, name: str):
    (found,) = [trace for trace in figure.data if name in trace.name]
    return found


@pytest.mark.parametrize("i", range(4))
def test_plotly_accepts_every_property(i):
    figure = drawn(i)
    assert go.Figure(figure.to_dict()).layout.height == figure.layout.height


@pytest.mark.parametrize("i", range(4))
def test_each_panel_shows_its_own_measure_alone_over_the_same_years(i):
    panel, figure = today().panels[i], drawn(i)
    assert [tuple(trace.x) for trace in figure.data[:3]] == [WINDOW] * 3
    assert tuple(figure.layout.xaxis.categoryarray) == WINDOW
    expected = [[point.figure.value for point in one.points] for one in panel.lines]
    assert sorted(map(str, expected)) == sorted(str(list(t.y)) for t in figure.data[:3])


def test_gaps_stay_gaps():
    at_11 = line(drawn(1), "North East CA")
    assert list(at_11.y)[1:3] == [None, None] and at_11.connectgaps is False
    at_16 = line(drawn(2), "North East CA")
    assert list(at_16.y)[1:4] == [None, None, None]


def test_nothing_of_before_a_new_series_is_drawn():
    for trace in drawn(0).data:
        assert all(y is None for x, y in zip(trace.x, trace.y, strict=True) if x < "2021/22")
    assert drawn(0).layout.xaxis.tickvals == ("2021/22", "2024/25")


def test_a_year_alone_and_the_last_one_carry_a_mark():
    sizes = line(drawn(1), "North East CA").marker.size
    assert [bool(size) for size in sizes] == [True, False, False, False, False, False, True]


def test_percentages_share_one_reach_and_scores_have_their_own():
    reaches = {}
    for i, panel in enumerate(today().panels):
        low, high = drawn(i).layout.yaxis.range
        reaches.setdefault(panel.at.unit, set()).add(round(high - low, 6))
    assert reaches == {Unit.PERCENT: {41.0}, Unit.POINTS: {REACH_OF_SCORES}}


def test_the_reach_grows_before_a_line_is_cut():
    panel = today().panels[0]
    top = replace(panel.lines[0].points[-1].figure, value=99.0)
    points = (*panel.lines[0].points[:-1], replace(panel.lines[0].points[-1], figure=top))
    high = replace(panel, lines=(replace(panel.lines[0], points=points), *panel.lines[1:]))
    reach = reach_of([high], Unit.PERCENT)
    low, upper = panel_chart(panel=high, reach=reach).layout.yaxis.range
    assert reach > 41 and upper > 99 and low < 48.9


def test_every_mark_is_told_apart_without_colour():
    figure = drawn(2)
    looks = {
        (t.mode, t.marker.symbol, t.marker.color == palette.GROUND.light, t.line.dash)
        for t in figure.data
    }
    assert len(looks) == 4
    here, outside = line(figure, "North East CA"), line(figure, "outside London")
    assert (here.line.color, here.line.width) == (palette.HERE.light, 3.5)
    assert outside.marker.symbol == "square-open" and outside.mode == "markers"
    assert outside.x == ("2024/25",) and outside.y == (33.6,)


@pytest.mark.parametrize("i", range(4))
def test_labels_name_all_four_and_keep_apart(i):
    figure, at = drawn(i), today().panels[i].at
    labels = [a for a in figure.layout.annotations if a.xanchor == "left"]
    text = " ".join(a.text.replace("<br>", " ") for a in labels)
    for name in ("others, England", "outside London", "here"):
        assert name in text
    assert all(a.x == WINDOW.index(at.period) for a in labels)
    low, high = figure.layout.yaxis.range
    inside = figure.layout.height - MARGIN["t"] - MARGIN["b"]
    scale = inside / (high - low)
    boxes = sorted(
        (a.y * scale + a.yshift, LABEL_LINE_PX * len(a.text.split("<br>"))) for a in labels
    )
    for (below, lower), (above, upper) in pairwise(boxes):
        assert above - below >= (lower + upper) / 2 - 1e-6


@pytest.mark.parametrize(
    ("i", "ends", "reason"),
    [
        (0, (-0.5, 2.5), "new assessment from 2021/22"),
        (1, (0.5, 2.5), "no tests 2020, 2021"),
        (2, (0.5, 3.5), "grades not comparable"),
        (3, (0.5, 3.5), "some teacher- assessed grades"),
    ],
)
def test_a_break_is_a_band_with_its_reason(i, ends, reason):
    figure = drawn(i)
    (band,) = figure.layout.shapes
    assert (band.x0, band.x1, band.fillcolor) == (*ends, palette.BAND.light)
    assert reason in [a.text.replace("<br>", " ") for a in figure.layout.annotations]


def test_no_axis_of_values_and_only_the_palettes_colours():
    for i in range(4):
        figure = drawn(i)
        assert figure.layout.yaxis.visible is False and figure.layout.xaxis.fixedrange
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", figure.to_json()))
        assert used <= {role.light for role in palette.ROLES}


def test_the_alternative_text_gives_the_values_of_the_sentence():
    for panel in today().panels:
        numbers = re.findall(r"\*\*([\d.]+%?)\*\*", panel.sentence)
        assert numbers and all(number in panel.alt for number in numbers)


def test_a_panel_without_outside_london_has_no_such_mark_or_label():
    panel = today().panels[0]
    gone = replace(panel.at.outside_london, level=NOT_APPLICABLE)
    figure = panel_chart(panel=replace(panel, at=replace(panel.at, outside_london=gone)), reach=41)
    assert "London" not in figure.to_json()


def test_a_panel_without_any_figure_is_still_a_figure():
    panel = today().panels[0]
    empty = tuple(
        replace(one, points=tuple(replace(p, figure=NOT_APPLICABLE) for p in one.points))
        for one in panel.lines
    )
    at = replace(
        panel.at,
        england_others=NOT_APPLICABLE,
        **{
            name: replace(getattr(panel.at, name), level=NOT_APPLICABLE)
            for name in ("here", "england", "outside_london")
        },
    )
    assert not panel_chart(panel=replace(panel, at=at, lines=empty), reach=41).data
