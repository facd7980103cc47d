import re
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from charts import palette
from charts.places import LANES, places_chart
from findings.seven_sentences import short_name
from tests.charts.overview_example import today


@pytest.fixture(scope="module")
def figure() -> go.Figure:
    return places_chart(ages=today().ages)


def trace(figure: go.Figure, name: str):
    (found,) = [one for one in figure.data if one.name == name]
    return found


def test_plotly_accepts_every_property(figure):
    assert len(go.Figure(figure.to_dict()).data) == 4


def test_no_line_joins_one_age_to_another(figure):
    """The only lines are leaders from a dot to its name: upright, each by itself."""
    lines = [one for one in figure.data if "lines" in (one.mode or "")]
    assert [one.name for one in lines] == ["leaders"]
    (leaders,) = lines
    assert leaders.connectgaps is False
    xs, ys = list(leaders.x), list(leaders.y)
    assert all(gap is None for gap in xs[2::3])
    assert xs[0::3] == xs[1::3]
    assert all(abs(a - b) < max(LANES) for a, b in zip(ys[0::3], ys[1::3], strict=True))


def test_what_is_laid_along_the_axis_are_places_never_gaps(figure):
    dots = trace(figure, "the seven")
    expected = [
        round(100 * member.position, 6)
        for at in today().ages
        for member in sorted(at.members, key=lambda one: one.position)
    ]
    assert [round(x, 6) for x in dots.x] == expected
    assert all(0 < x < 100 for x in (*dots.x, *trace(figure, "authorities").x))
    assert tuple(figure.layout.xaxis.range) == (-1, 101)


def test_a_row_holds_one_measure_first_age_on_top(figure):
    rows = [a for a in figure.layout.annotations if a.xanchor == "right" and a.xref == "paper"]
    assert [re.sub("<.*?>", " ", a.text).split()[1] for a in rows] == ["5", "11", "16", "16", "19"]
    heights = [a.y for a in rows]
    assert heights == sorted(heights, reverse=True)
    assert set(trace(figure, "the seven").y) == set(heights)


def test_each_of_the_seven_is_named_in_every_row(figure):
    names = list(trace(figure, "names").text)
    expected = {short_name(member.name) for member in today().ages[0].members}
    assert len(names) == 5 * 7 and set(names) == expected


def test_names_in_one_lane_do_not_meet(figure):
    names = trace(figure, "names")
    lanes: dict[float, list[tuple[float, float]]] = {}
    for x, y, text in zip(names.x, names.y, names.text, strict=True):
        lanes.setdefault(y, []).append((x, len(text)))
    for placed in lanes.values():
        placed.sort()
        for (left, short), (right, long) in pairwise(placed):
            assert (right - left) * 3.8 >= (short + long) * 3  # 380 px wide, 6 px a letter


def test_the_middle_authority_is_marked_and_colours_are_the_palettes(figure):
    (middle,) = figure.layout.shapes
    assert (middle.x0, middle.x1, middle.line.dash) == (50, 50, "dot")
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", figure.to_json()))
    assert used <= {role.light for role in palette.ROLES}


def test_hover_tells_name_figure_and_place(figure):
    told = [text for text in trace(figure, "the seven").text if "South Tyneside" in text]
    assert told[0] == (
        "<b>South Tyneside</b><br>55.0%, Good level of development<br>about 14th to 89th of 150"
    )
