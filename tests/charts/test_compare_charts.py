"""The charts of the comparison page by their traces, and that Plotly takes them as they are."""

import re
from functools import cache
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from charts import palette
from charts.dots import MOST_NAMED, ROW_PX, dots_chart
from charts.quadrant import quadrant_chart
from charts.ruled import LINE_PX, NAME_CHARACTERS, Vertical, head_px, name_lines, verticals
from charts.strip import strip_chart
from eip_data.columns import NORTH_EAST_CA, Group
from findings.compare import comparison
from findings.movement import movement
from findings.quantity import Show
from findings.spread import spread
from tests.known import cells_of, stored_of

GATESHEAD = "E08000037"
A8, D = "ks4_attainment8", Group.DISADVANTAGED


@cache
def compared(among="england", area=GATESHEAD, areas=(), show=Show.LEVEL, measure=A8):
    return comparison(measure, D, show, "2024/25", area, among, areas, cells_of, stored_of)


@cache
def moved(period="2024/25"):
    return movement(A8, D, period, GATESHEAD, cells_of)


def parts(figure):
    return {trace.name: trace for trace in figure.data}


def spread_chart(area):
    found = spread("ks2_rwm_expected", D, Show.LEVEL, "2024/25", area, cells_of, stored_of)
    return strip_chart(spread=found)


GAP = {"measure": "ks4_english_maths_5", "show": Show.GAP_NATIONAL}
EVERY_CHART = {
    "crowd": lambda: dots_chart(comparison=compared()),
    "neighbours": lambda: dots_chart(comparison=compared("neighbours")),
    "gap": lambda: dots_chart(comparison=compared(**GAP)),
    "quadrant": lambda: quadrant_chart(movement=moved()),
    "no quadrant": lambda: quadrant_chart(movement=moved("2020/21")),
    "strip": lambda: spread_chart(GATESHEAD),
    "strip of the seven": lambda: spread_chart(NORTH_EAST_CA),
    "strip of few": lambda: spread_chart("E06000053"),
}


@pytest.mark.parametrize("name", EVERY_CHART)
def test_plotly_takes_every_property_and_only_palette_colours_are_used(name):
    figure = EVERY_CHART[name]()
    checked = go.Figure(figure.to_dict())  # raises on any property that Plotly does not know
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", checked.update_layout(template="none").to_json()))
    assert used <= {role.light for role in palette.ROLES}
    assert not figure.layout.showlegend and figure.layout.dragmode is False


def test_the_crowd_has_every_authority_once_best_first_from_the_top():
    found = compared()
    drawn = parts(dots_chart(comparison=found))
    points = sorted(
        (y, x)
        for name in ("others", "members", "whole", "chosen")
        for x, y in zip(drawn[name].x, drawn[name].y, strict=True)
    )
    assert [y for y, _ in points] == list(range(len(found.shown)))
    assert [x for _, x in points] == [row.figure.value for row in found.shown]
    assert len(drawn["members"].x) == 6 and list(drawn["chosen"].x) == [33.9]


def test_the_seven_are_named_at_the_edge_with_their_figures_none_on_another():
    figure = dots_chart(comparison=compared())
    named = [a for a in figure.layout.annotations if a.yref == "y"]
    assert len(named) == 8  # the seven and the North East CA
    written = " ".join(a.text for a in named)
    assert "<b>35.6</b> County Durham" in written and "<b>33.9 Gateshead</b>" in written
    low, high = figure.layout.yaxis.range
    inside = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    heights = sorted(inside * (a.y - low) / (high - low) for a in named)
    assert all(above - below >= LINE_PX - 1 for below, above in pairwise(heights))
    assert heights[0] > -20 and heights[-1] < inside + 20


def test_lines_are_told_apart_by_dash_and_named_with_their_figures():
    for among in ("england", "neighbours"):
        found = compared(among)
        figure = dots_chart(comparison=found)
        lines = {shape.name: shape for shape in figure.layout.shapes}
        assert set(lines) == {one.role for one in found.references}
        assert len({shape.line.dash for shape in lines.values()}) == len(lines)
        names = {a.name: a for a in figure.layout.annotations if a.name in lines}
        for one in found.references:
            assert lines[one.role].x0 == lines[one.role].x1 == one.figure.value
            assert one.label in names[one.role].text and one.text in names[one.role].text
        assert len({a.yshift for a in names.values()}) == len(names)  # a lane each
    assert "Mean of 10: <b>33.3</b>" in [a.text for a in figure.layout.annotations]


def test_a_few_are_named_in_order_with_open_circles_for_members():
    found = compared("neighbours")
    figure = dots_chart(comparison=found)
    assert len(found.rows) <= MOST_NAMED
    assert [t.replace("<b>", "").replace("</b>", "") for t in figure.layout.yaxis.ticktext] == [
        row.name for row in found.rows
    ]
    drawn = parts(figure)
    assert drawn["members"].marker.color == palette.GROUND.light
    assert drawn["chosen"].marker.color == palette.HERE.light
    written = drawn["figures"]
    assert "<b>33.9</b>" in written.text and len(written.text) == 11
    assert set(written.x) == {figure.layout.xaxis.range[1]} and written.cliponaxis is False
    few, many = found.rows, compared("region", area="E09000002").rows
    taller = dots_chart(comparison=compared("region", area="E09000002"))
    plots = [one.layout.height - one.layout.margin.t for one in (taller, figure)]
    assert plots[0] - plots[1] == ROW_PX * (len(many) - len(few))


def ends_of(trace) -> list[tuple[float, float]]:
    """The intervals drawn through a trace's marks."""
    line = trace.error_x
    return [
        (round(x - before, 3), round(x + after, 3))
        for x, before, after in zip(trace.x, line.arrayminus, line.array, strict=True)
    ]


@pytest.mark.parametrize("show", [Show.LEVEL, Show.GAP_WITHIN, Show.GAP_NATIONAL])
def test_each_of_a_few_has_its_interval_thicker_for_the_seven_and_the_chosen(show):
    found = compared("neighbours", show=show)
    drawn = parts(dots_chart(comparison=found))
    picked = {"others": [r for r in found.rows if not r.member],
              "members": [r for r in found.rows if r.member and not r.chosen],
              "chosen": [found.chosen]}  # fmt: skip
    for name, rows in picked.items():
        line = drawn[name].error_x
        assert (line.thickness, line.width) == (1.5 if name == "others" else 2.5, 0)
        assert ends_of(drawn[name]) == [
            (round(row.ends[0], 3), round(row.ends[1], 3)) for row in rows
        ]
    assert any("32.0 to 35.8" in text for text in drawn["chosen"].text) is (show is Show.LEVEL)


def test_among_all_of_england_only_those_picked_out_have_an_interval():
    drawn = parts(dots_chart(comparison=compared()))
    for name, trace in drawn.items():
        if name in ("members", "whole", "chosen"):
            assert trace.error_x.thickness == 2.5
            assert all(low < high for low, high in ends_of(trace))
        else:
            assert trace.error_x.array is None


def test_every_line_ends_within_the_plot_and_few_pupils_do_not_squeeze_it():
    areas = (GATESHEAD, "E06000053", "E08000024")
    figure = dots_chart(comparison=compared("own", areas=areas))
    low, high = figure.layout.xaxis.range
    dots = [trace for trace in figure.data if trace.mode == "markers"]
    lines = [end for trace in dots for end in ends_of(trace)]
    assert len(dots) == len(figure.data) - 1  # the figures beside them have no line
    assert all(low <= first and last <= high for first, last in lines)
    scilly = next(r for r in compared("own", areas=areas).rows if r.code == "E06000053")
    assert scilly.certain.low_reliability
    assert scilly.ends[1] - scilly.ends[0] > high - low


def test_the_strip_draws_the_interval_of_the_area_found_and_of_nobody_else():
    drawn = parts(spread_chart(GATESHEAD))
    ((low, high),) = ends_of(drawn["found"])
    assert low < 48 < high and drawn["found"].error_x.thickness == 2.5
    assert drawn["crowd"].error_x.array is None


def test_an_area_without_a_figure_has_no_dot_and_says_why():
    figure = dots_chart(
        comparison=compared("own", areas=(GATESHEAD, "E06000053"), measure="ks2_rwm_expected")
    )
    drawn = parts(figure)
    written = drawn.pop("figures")
    assert sum(len(trace.x) for trace in drawn.values()) == 1
    at = dict(zip(written.text, written.x, strict=True))
    low, high = figure.layout.xaxis.range
    assert at.pop("not available") == low and set(at.values()) == {high}


def test_nothing_to_show_is_said():
    figure = dots_chart(comparison=compared(measure="ks4_english_maths_5", show=Show.GAP_NATIONAL))
    assert not figure.data
    assert figure.layout.annotations[0].text == "no figures"


def test_the_quadrant_is_level_across_and_change_up():
    found = moved()
    drawn = parts(quadrant_chart(movement=found))
    own = next(one for one in found.movers if one.chosen)
    assert (list(drawn["chosen"].x), list(drawn["chosen"].y)) == ([33.9], [-3.4])
    assert own.change_text == "−3.4"
    count = sum(len(drawn[name].x) for name in ("others", "members", "whole", "chosen"))
    assert count == len(found.movers) - len(found.far_off)


def test_a_handful_of_pupils_does_not_squeeze_the_rest():
    found = movement("early_years_gld", Group.FSM, "2024/25", GATESHEAD, cells_of)
    assert "E09000001" in found.far_off and len(found.far_off) <= 3
    assert any("not drawn" in note and "City of London" in note for note in found.notes)
    assert max(quadrant_chart(movement=found).layout.yaxis.range) < 20
    asked = movement("early_years_gld", Group.FSM, "2024/25", "E09000001", cells_of)
    assert "E09000001" not in asked.far_off


def test_the_quarters_are_cut_by_england_and_named_in_the_corners():
    figure = quadrant_chart(movement=moved())
    shapes = {shape.name: shape for shape in figure.layout.shapes}
    assert shapes["england"].x0 == 34.9
    assert shapes["england's change"].y0 == -1.8
    corners = [a.text.replace("<br>", " ") for a in figure.layout.annotations if a.name == "corner"]
    assert tuple(corners) == moved().corners
    assert any(tick.startswith("−") for tick in figure.layout.yaxis.ticktext)


def test_a_stack_has_all_of_one_figure_and_the_found_area_stands_in_its_own():
    found = spread("ks2_rwm_expected", D, Show.LEVEL, "2024/25", GATESHEAD, cells_of)
    drawn = parts(strip_chart(spread=found))
    assert sorted([*drawn["crowd"].x, 48.0]) == [dot.value for dot in found.dots]
    places = [*zip(drawn["crowd"].x, drawn["crowd"].y, strict=True)]
    places += [*zip(drawn["found"].x, drawn["found"].y, strict=True)]
    assert len(set(places)) == len(found.dots)
    shapes = {shape.name: shape.x0 for shape in strip_chart(spread=found).layout.shapes}
    assert shapes == {"middle": 47, "here": 48}


# --- names of verticals ---------------------------------------------------------------------------


def test_a_name_over_the_plot_fits_a_phone_in_lines_and_keeps_its_bold():
    lines = name_lines("England outside London <b>about 46%</b>")
    assert lines == ["England outside London", "<b>about 46%</b>"]
    for among in ("neighbours", "region", "england"):
        for area in (GATESHEAD, "E08000034"):
            figure = dots_chart(comparison=compared(among, area=area))
            named = [a for a in figure.layout.annotations if a.xref == "x"]
            assert named
            for text in named:
                for line in re.sub("</?b>", "", text.text).split("<br>"):
                    assert len(line) <= NAME_CHARACTERS, line


def test_names_run_into_the_wider_margin_one_above_the_other():
    lines = [
        Vertical("england", 10.0, "England <b>10%</b>"),
        Vertical("outside", 12.0, "England outside London <b>about 12%</b>"),
    ]
    for margins, side in (((152, 86), "right"), ((8, 164), "left"), ((8, 8), "left")):
        shapes, names = verticals(lines, (0.0, 100.0), 200, margins)
        assert {name["xanchor"] for name in names} == {side}
        low, high = sorted(names, key=lambda name: name["yshift"])
        assert high["yshift"] - low["yshift"] == 18 * (low["text"].count("<br>") + 1)
        tops = [(shape["y1"] - 1) * 200 for shape in shapes]
        assert max(tops) < head_px(lines)
