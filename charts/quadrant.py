"""Level against change: a dot an authority, England's figure and change making four quarters."""

from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from charts.palette import CROWD, ENGLAND, GREY_TEXT, HERE
from charts.plotted import plotted
from charts.ruled import (
    Edge,
    Vertical,
    axis,
    edge_labels,
    head_px,
    layout,
    marks,
    span,
    verticals,
)
from charts.trend import TICK_PX
from eip_data.columns import NORTH_EAST_CA, Unit
from findings.movement import Movement, Mover

PLOT_PX = 320
FOOT_PX = 30
CORNER_CHARACTERS = 15
#: The narrowest plot holds two corners beside one another and these names.
LABEL_CHARACTERS = 19


def quadrant_chart(*, movement: Movement) -> go.Figure:
    """The figure of one movement, in the light palette, as wide as its container.

    The seven, the chosen area, the North East CA and England outside London are named at the
    right edge; England's lines carry its own figures. Without movers the chart is empty.
    """
    drawn_movers = [one for one in movement.movers if one.code not in movement.far_off]
    every = [*drawn_movers, *(one for one in (movement.england, movement.outside) if one)]
    x_ends, y_ends = span([_x(one) for one in every]), span([_y(one) for one in every], spare=0.22)

    def y_of(px: float) -> float:
        return y_ends[0] + (y_ends[1] - y_ends[0]) * px / PLOT_PX

    def px_of(value: float) -> float:
        return PLOT_PX * (value - y_ends[0]) / (y_ends[1] - y_ends[0])

    picked = [one for one in movement.movers if one.member or one.chosen or _whole(one)]
    labels = [
        Edge(_x(one), px_of(_y(one)), one.change_text, one.name, HERE.light, one.chosen)
        for one in picked
    ]
    lines, shapes = [], []
    if movement.england:
        england = movement.england
        lines.append(Vertical("england", _x(england), f"England <b>{england.level_text}</b>"))
        labels.append(Edge(x_ends[1], px_of(_y(england)), england.change_text, "England"))
        shapes.append(
            {
                "type": "line", "name": "england's change", "layer": "below", "xref": "paper",
                "yref": "y", "x0": 0, "x1": 1, "y0": _y(england), "y1": _y(england),
                "line": {"color": ENGLAND.light, "width": 1.5, "dash": "dot"},
            }
        )  # fmt: skip
    if movement.outside:
        outside = movement.outside
        labels.append(Edge(_x(outside), px_of(_y(outside)), outside.change_text, outside.name))
    leaders, texts = edge_labels(labels, x_ends[1], PLOT_PX, y_of, LABEL_CHARACTERS)
    named, names = verticals(lines, x_ends, PLOT_PX)
    traces = _traces(movement, drawn_movers, leaders)
    margin = {"l": 30, "r": 140, "t": head_px(lines), "b": FOOT_PX}
    sign = "%" if movement.unit is Unit.PERCENT else ""
    drawn: dict[str, Any] = layout(PLOT_PX + margin["t"] + margin["b"], margin)
    drawn |= {
        "xaxis": {**axis(x_ends, sign=sign), "showgrid": False},
        "yaxis": axis(y_ends, signed=True),
        "shapes": [*shapes, *named],
        "annotations": [*names, *texts, *(_corners(movement) if movement.england else [])],
    }
    return plotted(traces, drawn)


def _traces(
    movement: Movement, movers: list[Mover], leaders: dict[str, Any] | None
) -> list[dict[str, Any]]:
    def part(name: str, chosen: list[Mover], **look: Any) -> list[dict[str, Any]]:
        if not chosen:
            return []
        x, y = [_x(one) for one in chosen], [_y(one) for one in chosen]
        return [marks(name, x, y, [_hover(one, movement) for one in chosen], **look)]

    crowd, members, whole, here = [], [], [], []
    for one in movers:
        if one.chosen:
            here.append(one)
        elif _whole(one):
            whole.append(one)
        elif one.member:
            members.append(one)
        else:
            crowd.append(one)
    outside = [movement.outside] if movement.outside else []
    return [
        *part("others", crowd, colour=CROWD.light, size=6),
        *([leaders] if leaders else []),
        *part("outside", outside, colour=ENGLAND.light, size=11, symbol="square", filled=False),
        *part("members", members, colour=HERE.light, size=10),
        *part("whole", whole, colour=HERE.light, size=12, symbol="diamond", filled=False),
        *part("chosen", here, colour=HERE.light, size=14),
    ]


def _corners(movement: Movement) -> list[dict[str, Any]]:
    """The four quarters, each named in its outer corner."""
    places = ((0, 1), (1, 1), (0, 0), (1, 0))
    return [
        {
            "text": "<br>".join(wrap(words, CORNER_CHARACTERS)), "name": "corner",
            "showarrow": False, "x": x, "y": y, "xref": "paper", "yref": "paper",
            "xanchor": "right" if x else "left", "yanchor": "top" if y else "bottom",
            "align": "right" if x else "left", "xshift": -4 if x else 4,
            "font": {"size": TICK_PX, "color": GREY_TEXT.light},
        }
        for words, (x, y) in zip(movement.corners, places, strict=True)
    ]  # fmt: skip


def _hover(one: Mover, movement: Movement) -> str:
    return f"<b>{one.name}</b><br>{one.level_text}<br>{one.change_text} since {movement.since}"


def _whole(one: Mover) -> bool:
    return one.code == NORTH_EAST_CA


def _x(one: Mover) -> float:
    return one.level.value or 0.0


def _y(one: Mover) -> float:
    return one.change.value or 0.0
