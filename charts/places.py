"""The strip of places: every authority at each age from lowest to highest, the seven named.

A row is one measure and stands for itself: no line joins one age to another, as different
pupils are measured at each.
"""

from collections.abc import Sequence
from functools import lru_cache

import plotly.graph_objects as go

from charts.palette import BORDER, CROWD, ENGLAND, GREY_TEXT, GROUND, HERE, TEXT
from charts.plotted import plotted
from charts.trend import FONT
from findings import seven_sentences as words
from findings.at_age import AtAge, Member

LABEL_PX = 13
MARGIN = {"l": 96, "r": 8, "t": 4, "b": 30}
#: Heights of the lanes in which names stand, nearest first, in px from the row's middle.
LANES = (17, -17, 31, -31, 45, -45)
#: Kept between the outermost names of two rows, in px.
_BETWEEN = 20
#: The width of the strip that names are set for, and of one letter, in px.
_WIDTH, _LETTER = 380, 6.4
_DOT = 12

Placed = tuple[Member, float, float]  # with its x, 0 to 100, and its name's lane


@lru_cache(maxsize=32)
def places_chart(*, ages: Sequence[AtAge]) -> go.Figure:
    """The figure of all rows in the light palette, first age on top; needs 480 px of width."""
    lanes = [_lanes(at.members) for at in ages]
    middles, height = _middles(lanes)
    ticks = [(100 * p, y, "") for at, y in zip(ages, middles, strict=True) for p in at.crowd]
    dots: list[tuple[float, float, str]] = []
    names: list[tuple[float, float, str]] = []
    leaders: list[tuple[float | None, float | None]] = []
    for at, y, row in zip(ages, middles, lanes, strict=True):
        for member, x, lane in row:
            dots.append((x, y, _hover(at, member)))
            name = words.short_name(member.name)
            half = _half(name)
            names.append((min(max(x, half), 101 - half), y + lane, name))
            if abs(lane) > LANES[0]:
                foot = 8 if lane > 0 else -8
                leaders += [(x, y + foot), (x, y + lane - foot), (None, None)]
    traces = [
        {"name": "authorities", **_marks(ticks), "hoverinfo": "skip",
         "marker": {"symbol": "line-ns", "size": _DOT, "line": {"color": CROWD.light, "width": 1}}},
        {"type": "scatter", "name": "leaders", "mode": "lines", "connectgaps": False,
         "x": [x for x, _ in leaders], "y": [y for _, y in leaders], "hoverinfo": "skip",
         "line": {"color": BORDER.light, "width": 1}},
        {"name": "the seven", **_marks(dots), "hovertemplate": "%{text}<extra></extra>",
         "marker": {"symbol": "circle", "size": _DOT, "color": HERE.light,
                    "line": {"color": GROUND.light, "width": 1}}},
        {"name": "names", **_marks(names), "mode": "text", "hoverinfo": "skip",
         "textfont": {"size": LABEL_PX, "color": TEXT.light}},
    ]  # fmt: skip
    layout = _layout(list(zip(ages, middles, strict=True)), height)
    return plotted(traces, layout)


def _marks(points: Sequence[tuple[float, float, str]]) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in points],
        "y": [y for _, y, _ in points],
        "text": [text for _, _, text in points],
        "cliponaxis": False,
    }


def _lanes(members: Sequence[Member]) -> list[Placed]:
    """Each member that has a place, with the nearest lane in which its name meets no other."""
    free = dict.fromkeys(LANES, float("-inf"))
    found = []
    for member in sorted(members, key=lambda one: one.position or 0.0):
        if member.position is None:
            continue
        x, half = 100 * member.position, _half(words.short_name(member.name))
        lane = next((h for h in LANES if free[h] <= x - half), min(LANES, key=free.__getitem__))
        free[lane] = x + half
        found.append((member, x, float(lane)))
    return found


def _half(name: str) -> float:
    """Half the width of a name, with some air, as a share of the strip in per cent."""
    return 100 * (len(name) * _LETTER / 2 + 3) / _WIDTH


def _middles(rows: Sequence[Sequence[Placed]]) -> tuple[list[float], float]:
    """The y of each row, first row highest, with room for its names; and the height of all."""
    middles, y = [], 0.0
    for row in reversed(rows):
        y += max([LANES[0], *(-lane for _, _, lane in row)]) + _BETWEEN / 2
        middles.append(y)
        y += max([LANES[0], *(lane for _, _, lane in row)]) + _BETWEEN / 2
    return middles[::-1], y


def _hover(at: AtAge, member: Member) -> str:
    name, level, place = words.placed(at, member)
    return f"<b>{name}</b><br>{level}<br>{place}"


def _row_name(at: AtAge) -> str:
    age, *measure = words.row_name(at)
    return "<br>".join([f"<b>{age}</b>", *measure])


def _layout(rows: Sequence[tuple[AtAge, float]], height: float) -> dict[str, object]:
    grey = {"showarrow": False, "font": {"size": LABEL_PX, "color": GREY_TEXT.light}}
    foot = [("lowest", 0, "left"), ("middle authority", 50, "center"), ("highest", 100, "right")]
    return {
        "height": height + MARGIN["t"] + MARGIN["b"],
        "margin": MARGIN,
        "font": {"family": FONT, "size": LABEL_PX, "color": TEXT.light},
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": GROUND.light, "bordercolor": ENGLAND.light, "align": "left",
            "font": {"family": FONT, "size": 14, "color": TEXT.light},
        },
        "xaxis": {"range": [-1, 101], "visible": False, "fixedrange": True},
        "yaxis": {"range": [0, height], "visible": False, "fixedrange": True},
        "shapes": [
            {
                "type": "line", "x0": 50, "x1": 50, "y0": 0, "y1": height, "layer": "below",
                "name": "middle authority",
                "line": {"color": ENGLAND.light, "width": 1, "dash": "dot"},
            }
        ],
        "annotations": [
            *(
                {
                    "text": _row_name(at), "x": 0, "xref": "paper", "xanchor": "right",
                    "xshift": -8, "y": y, "align": "right", "showarrow": False,
                    "font": {"size": LABEL_PX, "color": TEXT.light},
                }
                for at, y in rows
            ),
            *(
                grey | {
                    "text": text, "x": x, "xanchor": anchor, "y": 0, "yanchor": "top", "yshift": -4,
                }
                for text, x, anchor in foot
            ),
        ],
    }  # fmt: skip
