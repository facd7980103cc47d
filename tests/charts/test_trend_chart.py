import re
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from charts import palette
from charts.trend import LANE_PX, trend_chart
from eip_data.columns import BreakKind, Unit
from tests.examples import ENDS, line, trend, without_values


@pytest.fixture
def figure():
    return trend_chart(trend=trend())


def line_of(figure, label):
    (found,) = [t for t in figure.data if t.name == label]
    return found


def parts_of(trace):
    """What is drawn without lifting the pen: lists of (period, value)."""
    parts = [[]]
    for x, y in zip(trace.x, trace.y, strict=True):
        if y is None:
            parts.append([])
        else:
            parts[-1].append((x, y))
    return [part for part in parts if part]


def test_a_line_keeps_its_gaps_and_stops_where_a_new_series_starts(figure):
    here = line_of(figure, "disadvantaged, Here")
    assert parts_of(here)[:2] == [
        [("2017/18", 36.0), ("2018/19", 37.0)],
        [("2021/22", 36.5), ("2022/23", 35.0)],
    ]
    assert here.connectgaps is False


def test_a_new_series_lifts_the_pen_though_no_year_is_missing():
    full = replace(trend(), lines=(line("here", "H", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0),))
    drawn = parts_of(line_of(trend_chart(trend=full), "H"))
    assert [("2021/22", 5.0), ("2022/23", 6.0)] in drawn


def test_a_period_that_is_not_comparable_is_an_open_marker_without_a_line(figure):
    here = line_of(figure, "disadvantaged, Here")
    assert parts_of(here)[2:] == [[("2019/20", 39.0)]]
    at = here.y.index(39.0)
    assert here.marker.color[at] == palette.GROUND.light and here.marker.line.width[at] > 0
    assert "not comparable" in here.text[at]
    assert set(here.marker.color) == {palette.GROUND.light, palette.HERE.light}


def test_upright_lines_end_where_the_intervals_end_and_only_here(figure):
    for trace in figure.data:
        error = trace.error_y
        if trace.name != "disadvantaged, Here":
            assert error.array is None
            continue
        seen = set()
        for x, y, above, below in zip(trace.x, trace.y, error.array, error.arrayminus, strict=True):
            if x in ENDS:
                assert (round(y - below, 6), round(y + above, 6)) == ENDS[x]
                seen.add(x)
            else:
                assert (above, below) == (0, 0)
        assert seen == set(ENDS)
        assert (error.symmetric, error.width, error.thickness) == (False, 0, 2.5)
        assert error.color == palette.HERE.light


def test_hover_gives_the_interval_of_a_point_that_has_one(figure):
    here = line_of(figure, "disadvantaged, Here")
    assert "35.0 (32.8 to 37.4)" in here.text[here.y.index(35.0)]
    assert "(" not in here.text[here.y.index(37.0)]


@pytest.mark.parametrize("end", [(10.0, 36.0), (34.0, 90.0)])
def test_the_axis_holds_the_whole_of_an_interval(end):
    here = trend().lines[-1]
    long = replace(here, points=(*here.points[:-1], replace(here.points[-1], ends=end)))
    drawn = trend_chart(trend=replace(trend(), lines=(*trend().lines[:-1], long)))
    low, high = drawn.layout.yaxis.range
    assert low < end[0] and end[1] < high


def test_here_is_drawn_last_in_navy_and_thick(figure):
    last = figure.data[-1]
    assert last.name == "disadvantaged, Here"
    assert (last.line.color, last.line.width) == (palette.HERE.light, 3.5)


def test_every_line_is_told_apart_without_colour(figure):
    looks = {
        (t.line.dash, t.line.width, t.marker.symbol, t.marker.color[0] == palette.GROUND.light)
        for t in figure.data
    }
    assert len(looks) == 3  # the two lines of other pupils differ by their direct labels


def test_bands_stand_where_the_finding_puts_them(figure):
    shapes = {shape.name: shape for shape in figure.layout.shapes}
    assert (shapes[BreakKind.NOT_COLLECTED].x0, shapes[BreakKind.NOT_COLLECTED].x1) == (2.5, 3.5)
    assert (shapes[BreakKind.NOT_COMPARABLE].x0, shapes[BreakKind.NOT_COMPARABLE].x1) == (1.5, 2.5)
    assert shapes[BreakKind.BREAK].type == "line"
    assert shapes[BreakKind.BREAK].x0 == 3.5
    assert (shapes[BreakKind.CAUTION].x0, shapes[BreakKind.CAUTION].line.dash) == (0.5, "dash")
    written = [a.text.replace("<br>", " ") for a in figure.layout.annotations]
    for reason in ("no tests", "grades set by teachers", "new test", "new scale"):
        assert reason in written


def test_a_bands_reason_stays_clear_of_the_reasons_at_the_foot(figure):
    low, high = figure.layout.yaxis.range
    inside = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    rows = {
        a.text.replace("<br>", " "): (a.y - low) / (high - low) * inside
        for a in figure.layout.annotations
        if a.yref != "paper" and a.xref != "paper"
    }
    for reason in ("no tests", "grades set by teachers"):
        assert rows[reason] > 2 * LANE_PX


def test_end_labels_name_the_value_and_the_line_and_keep_apart(figure):
    labels = [a for a in figure.layout.annotations if a.xref == "paper"]
    assert len(labels) == 4
    assert any("<b>35.0</b> disadvantaged,<br>Here" in a.text for a in labels)
    low, high = figure.layout.yaxis.range
    scale = (figure.layout.height - figure.layout.margin.t - figure.layout.margin.b) / (high - low)
    boxes = sorted((a.y * scale + a.yshift, 17 * len(a.text.split("<br>"))) for a in labels)
    for (below, lower), (above, upper) in pairwise(boxes):
        assert above - below >= (lower + upper) / 2


def test_axis_has_every_period_in_order_and_labels_the_ends(figure):
    axis = figure.layout.xaxis
    assert axis.categoryarray == trend().periods
    assert axis.tickvals == ("2017/18", "2022/23")
    assert axis.fixedrange
    assert 1 <= len(figure.layout.yaxis.tickvals) <= 3


def test_the_value_axis_writes_percent_and_a_true_minus():
    percent = trend_chart(trend=replace(trend(), unit=Unit.PERCENT))
    assert all(text.endswith("%") for text in percent.layout.yaxis.ticktext)
    low = replace(trend(), lines=(line("england", "E", -1.0, -0.5, 0.0, None, 0.5, 1.0),))
    ticks = trend_chart(trend=low).layout.yaxis.ticktext
    assert any(text.startswith("−") for text in ticks)
    assert not any("-" in text for text in ticks)


def test_only_colours_of_the_palette_are_used(figure):
    ours = figure.update_layout(template="none").to_json()
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", ours))
    assert used <= {role.light for role in palette.ROLES}


def test_a_trend_without_values_says_so():
    empty = trend_chart(trend=without_values(trend()))
    assert not empty.data
    assert "no figures" in [a.text for a in empty.layout.annotations]


@pytest.mark.parametrize("example", [trend(), without_values(trend())])
def test_plotly_accepts_every_property(example):
    drawn = trend_chart(trend=example)
    assert go.Figure(drawn.to_dict()).layout.height == drawn.layout.height
