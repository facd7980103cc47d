"""What pictures have no drawing for is refused by name, and what they have stands where it does."""

import math
from typing import Any

import pytest

from exports.picture import Caption, NotSpoken, picture
from exports.picture_given import dashes
from exports.picture_ink import Area, Run, Spot, Stroke, Words
from exports.picture_sheet import EDGE, sheet
from exports.picture_words import flowed, line_width, marked, spoken

CAPTION = Caption("A title", "", (), "A source.", "An edition.", "A chart.")
AXIS = {"range": [0, 10], "visible": False}
LAYOUT: dict[str, Any] = {
    "height": 400, "margin": {"l": 100, "r": 100, "t": 50, "b": 50},
    "font": {"family": "x", "size": 14, "color": "#000000"}, "xaxis": AXIS, "yaxis": AXIS,
}  # fmt: skip
LINE = {"color": "#12436D", "width": 2}
MARKER = {"symbol": "circle", "size": 8, "color": "#12436D", "line": {"width": 0}}
TRACE: dict[str, Any] = {
    "type": "scatter", "mode": "lines+markers", "x": [0, 5, 10], "y": [0, 10, 5], "line": LINE,
    "marker": MARKER,
}  # fmt: skip
GEO = {"projection": {"type": "mercator"}, "lonaxis": {"range": [0, 1]},
       "lataxis": {"range": [50, 51]}}  # fmt: skip
FILLED = {
    "type": "choropleth", "locations": ["A"], "z": [0], "zmin": -0.5, "zmax": 0.5,
    "colorscale": [(0, "#111111"), (1, "#111111")],
    "marker": {"line": {"color": "#000000", "width": 1}},
}  # fmt: skip
SQUARE = {"A": [[(0, 50), (1, 50), (1, 51), (0, 51), (0, 50)]]}


def drawn(*traces: dict[str, Any], outlines: Any = None, **layout: Any) -> list[Any]:
    """The ink of a figure, that of its caption left out: a plot of 600 by 300 px."""
    whole = sheet({"data": list(traces), "layout": {**LAYOUT, **layout}}, CAPTION, outlines)
    bare = sheet({"data": [], "layout": LAYOUT}, CAPTION)
    return [one for one in whole.ink if one not in bare.ink]


def near(points: list[tuple[float, float]]) -> Any:
    """The points, give or take what a computer leaves."""
    return [tuple(pytest.approx(part) for part in point) for point in points]


def top() -> float:
    """Where the plot begins: a figure of one mark in its upper left corner says so."""
    (spot,) = drawn({**TRACE, "mode": "markers", "x": [0], "y": [10]})
    assert spot.at[0] == EDGE + 100
    return float(spot.at[1])


@pytest.mark.parametrize(
    ("traces", "layout"),
    [
        ([{**TRACE, "type": "scatter3d"}], {}),
        ([{**TRACE, "type": "pie"}], {}),
        ([{**TRACE, "stackgroup": "one"}], {}),
        ([{**TRACE, "mode": "lines+bubbles"}], {}),
        ([{**TRACE, "connectgaps": True}], {}),
        ([{**TRACE, "fill": "tozeroy"}], {}),
        ([{**TRACE, "fill": "tonexty", "fillcolor": "#000000"}], {}),
        ([{**TRACE, "line": {**LINE, "shape": "spline"}}], {}),
        ([{**TRACE, "line": {**LINE, "dash": "longdash"}}], {}),
        ([{**TRACE, "line": {**LINE, "smoothing": 1}}], {}),
        ([{**TRACE, "marker": {**MARKER, "opacity": 0.5}}], {}),
        ([{**TRACE, "marker": {**MARKER, "colorscale": "x"}}], {}),
        ([{**TRACE, "error_y": {"type": "percent", "value": 5}}], {}),
        ([{**TRACE, "error_y": {"type": "data", "width": 4, "array": [1], "symmetric": False,
                                "arrayminus": [1]}}], {}),
        ([{**TRACE, "mode": "text", "text": "<i>x</i>"}], {}),
        ([{**TRACE, "mode": "text", "text": "x", "textposition": "top left"}], {}),
        ([{"type": "bar", "x": [1], "y": [1], "marker": {"color": "#000000"}}], {}),
        ([TRACE], {"shapes": [{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1,
                               "line": LINE}]}),
        ([TRACE], {"shapes": [{"type": "rect", "x0": 0, "x1": 1, "y0": 0, "y1": 1,
                               "fillcolor": "#000000", "line": LINE}]}),
        ([TRACE], {"annotations": [{"text": "x", "x": 0, "y": 0}, {"text": "x", "x": 0, "y": 0,
                                                                   "showarrow": True}]}),
        ([TRACE], {"annotations": [{"text": "x", "x": 0, "y": 0, "bordercolor": "#000000"}]}),
        ([TRACE], {"images": [{}]}),
        ([TRACE], {"legend": {}}),
        ([TRACE], {"showlegend": True}),
        ([TRACE], {"barmode": "group"}),
        ([TRACE], {"xaxis": {**AXIS, "side": "top"}}),
        ([TRACE], {"xaxis": {**AXIS, "range": [3, 3]}}),
        ([TRACE], {"xaxis": {**AXIS, "zeroline": True}}),
        ([TRACE], {"xaxis": {**AXIS, "tickangle": 45}}),
        ([FILLED], {"geo": {**GEO, "projection": {"type": "orthographic"}}}),
        ([{**FILLED, "colorscale": [(0, "#111111"), (1, "#222222")]}], {"geo": GEO}),
        ([{**FILLED, "z": [3]}], {"geo": GEO}),
        ([{**FILLED, "locations": ["B"]}], {"geo": GEO}),
        ([TRACE], {"meta": {"key": {"title": "", "entries": [
            {"text": "x", "colour": "#000000", "pattern": "waves"}]}}}),
    ],
)  # fmt: skip
def test_what_is_not_spoken_is_refused(traces, layout):
    with pytest.raises(NotSpoken):
        drawn(*traces, outlines=SQUARE, **layout)


def test_a_mark_without_an_outline_and_a_kind_without_a_picture_are_refused():
    star = {"data": [{**TRACE, "marker": {**MARKER, "symbol": "star"}}], "layout": LAYOUT}
    with pytest.raises(NotSpoken, match="star"):
        picture(star, CAPTION, "png")
    with pytest.raises(ValueError, match="gif"):
        picture({"data": [TRACE], "layout": LAYOUT}, CAPTION, "gif")
    with pytest.raises(NotSpoken, match="outline"):
        drawn(FILLED, geo=GEO)


def test_values_stand_where_their_axes_say():
    left, up = EDGE + 100, top()
    stroke, *spots = drawn(TRACE)
    wanted = [(left, up + 300), (left + 300, up), (left + 600, up + 150)]
    assert list(stroke.paths[0]) == near(wanted) and [spot.at for spot in spots] == near(wanted)
    ratio = {**TRACE, "mode": "markers", "x": [10, 100, 1000]}
    spots = drawn(ratio, xaxis={"type": "log", "range": [1, 3], "visible": False})
    assert [spot.at[0] for spot in spots] == pytest.approx([left, left + 300, left + 600])
    named = {"type": "category", "categoryarray": ["a", "b", "c"], "range": [-0.5, 2.5],
             "visible": False}  # fmt: skip
    spots = drawn({**ratio, "x": ["b", "c", "a"]}, xaxis=named)
    assert [round(spot.at[0] - left) for spot in spots] == [300, 500, 100]
    halves = {"x": {**AXIS, "domain": [0, 0.25]}, "x2": {**AXIS, "domain": [0.5, 1]}}
    (spot,) = drawn({**TRACE, "mode": "markers", "x": [5], "y": [0], "xaxis": "x2"},
                    xaxis=halves["x"], xaxis2=halves["x2"])  # fmt: skip
    assert spot.at[0] == pytest.approx(left + 450)


def test_a_gap_stays_a_gap_and_a_stair_has_no_slope():
    (stroke,) = drawn({**TRACE, "mode": "lines", "x": [0, 1, 2, 3, 4], "y": [1, 2, None, 3, 4]})
    assert [len(path) for path in stroke.paths] == [2, 2]
    (stair,) = drawn({**TRACE, "mode": "lines", "line": {**LINE, "shape": "hv"}})
    for (x0, y0), (x1, y1) in zip(stair.paths[0], stair.paths[0][1:], strict=False):
        assert x0 == x1 or y0 == y1


def test_what_a_trace_keeps_within_the_axes_is_cut_and_what_it_does_not_is_not():
    assert drawn({**TRACE, "mode": "lines"})[0].clip.width == pytest.approx(600)
    assert drawn({**TRACE, "mode": "lines", "cliponaxis": False})[0].clip is None


def test_intervals_reach_as_far_as_they_say_and_none_has_no_line():
    error = {"type": "data", "symmetric": False, "width": 0, "thickness": 2.5, "color": "#12436D",
             "array": [1, 0, 2], "arrayminus": [0.5, 0, 1]}  # fmt: skip
    stroke = next(one for one in drawn({**TRACE, "error_y": error}) if isinstance(one, Stroke))
    assert [round(abs(a[1] - b[1])) for a, b in stroke.paths] == [45, 90]


def test_what_lies_between_two_lines_is_filled():
    low = {**TRACE, "mode": "lines", "y": [1, 1, 1]}
    high = {**low, "y": [2, 2, 2], "fill": "tonexty", "fillcolor": "#EEEEEE"}
    (area,) = [one for one in drawn(low, high) if isinstance(one, Area)]
    assert len(area.rings[0]) == 6


def test_a_place_stands_where_its_projection_says():
    point = {"type": "scattergeo", "hoverinfo": "skip", "mode": "markers", "lon": [0, 0.5, 1],
             "lat": [50, 50.5, 51], "marker": MARKER}  # fmt: skip
    none = {"l": 0, "r": 0, "t": 0, "b": 0}
    spots = [one.at for one in drawn(point, geo=GEO, margin=none) if isinstance(one, Spot)]
    (x0, y0), (x1, y1), (x2, y2) = spots
    assert x1 - x0 == pytest.approx(x2 - x1)
    wanted = [math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) for lat in (50, 50.5, 51)]
    assert (y0 - y1) / (y0 - y2) == pytest.approx((wanted[1] - wanted[0]) / (wanted[2] - wanted[0]))
    area = next(one for one in drawn(FILLED, outlines=SQUARE, geo=GEO, margin=none)
                if isinstance(one, Area))  # fmt: skip
    assert area.fill == "#111111" and area.rings[0][0] == (round(x0, 1), round(y0, 1))


def test_notes_stand_at_their_place_by_their_anchor():
    (note,) = drawn(annotations=[{
        "text": "one<br><b>two</b>", "showarrow": False, "x": 1, "xref": "paper", "y": 5,
        "xanchor": "left", "xshift": 4, "yshift": 10, "align": "left",
    }])  # fmt: skip
    assert isinstance(note, Words) and note.at == near([(EDGE + 704, top() + 140)])[0]
    assert (note.across, note.down, note.align) == (0, 0.5, 0)
    assert note.lines == ((Run("one"),), (Run("two", True),))
    corners = [{"text": "x", "showarrow": False, "x": x, "y": y, "xref": "paper", "yref": "paper"}
               for x, y in ((0, 0), (1, 1), (0.5, 0.5))]  # fmt: skip
    assert [(one.across, one.down) for one in drawn(annotations=corners)] == [
        (0, 1), (1, 0), (0.5, 0.5),
    ]  # fmt: skip


def test_dashes_are_those_of_a_browser():
    assert dashes("solid", 2) == () and dashes("dot", 1.5) == (3, 3)
    assert dashes("dash", 4) == (12, 12) and dashes("dashdot", 1) == (9, 3, 3, 3)


def test_words_flow_within_their_room_and_keep_their_weights():
    line = marked("In **Gateshead** pupils averaged **33.9** points")
    assert line[1] == Run("Gateshead", True) and len(line) == 5
    broken = flowed(line, 120, 15)
    assert len(broken) > 2 and all(line_width(one, 15) <= 120 for one in broken)
    assert [run.text for one in broken for run in one if run.bold] == ["Gateshead", "33.9"]
    assert " ".join("".join(run.text for run in one) for one in broken) == (
        "In Gateshead pupils averaged 33.9 points"
    )
    assert spoken("5 &lt; 6 &amp; <b>7</b>") == ((Run("5 < 6 & "), Run("7", True)),)
