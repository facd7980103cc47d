"""Every authority by the number of its pupils, inside two bands round England's figure.

The pale band is the usual spread of authorities, the lines inside it are chance alone: solid at
95 %, dotted at 99.8 %. The seven and the chosen area are named at the right edge.
"""

from math import log10
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from charts.palette import BAND, CROWD, ENGLAND, GREY_TEXT, HERE, TEXT
from charts.plotted import plotted
from charts.ruled import Edge, axis, edge_labels, layout, marks, span
from charts.trend import TICK_PX
from eip_data.columns import Unit
from findings.explain_funnel import FunnelDot, FunnelView, Limits

PLOT_PX = 360
MARGIN = {"l": 34, "r": 136, "t": 10, "b": 44}
BAND_CHARACTERS = 14
LABEL_CHARACTERS = 17
#: Written along the axis where they lie on it: few enough for the narrowest plot.
TICKS = (100, 500, 2000, 10000)
_DASHES = {"chance 95": "solid", "chance 99.8": "dot"}


def funnel_chart(*, view: FunnelView) -> go.Figure:
    """The figure of one funnel with dots, in the light palette, as wide as its container."""
    x_ends = min(view.sizes) * 0.9, max(view.sizes) * 1.1
    y_ends = span([*_drawn(view), *(dot.level for dot in view.dots)])

    def y_of(px: float) -> float:
        return y_ends[0] + (y_ends[1] - y_ends[0]) * px / PLOT_PX

    labels = [
        Edge(
            dot.pupils, PLOT_PX * (dot.level - y_ends[0]) / (y_ends[1] - y_ends[0]),
            dot.level_text, dot.name, HERE.light, dot.chosen,
        )
        for dot in view.dots
        if dot.member or dot.chosen
    ]  # fmt: skip
    leaders, names = edge_labels(labels, x_ends[1], PLOT_PX, y_of, LABEL_CHARACTERS)
    spread, *chance = view.limits
    traces = [
        *_band(view, spread),
        *(line for limits in chance for line in _lines(view, limits)),
        _centre(view),
        *_dots(view, [leaders] if leaders else []),
    ]
    sign = "%" if view.unit is Unit.PERCENT else ""
    drawn = layout(PLOT_PX + MARGIN["t"] + MARGIN["b"], MARGIN)
    return plotted(
        traces,
        {
            **drawn,
            "xaxis": _sizes(x_ends),
            "yaxis": axis(y_ends, sign=sign),
            "annotations": [*names, *_named(view)],
        },
    )


def _drawn(view: FunnelView) -> list[float]:
    """The limits the axis must hold: not the far ends of the smallest authorities'."""
    middle = len(view.sizes) // 3
    return [limits.low[middle] for limits in view.limits] + [
        limits.high[middle] for limits in view.limits
    ]


def _band(view: FunnelView, limits: Limits) -> list[dict[str, Any]]:
    lower = _curve(view, limits.low, limits.name, BAND.light)
    upper = _curve(view, limits.high, limits.name, BAND.light)
    return [lower, {**upper, "fill": "tonexty", "fillcolor": BAND.light}]


def _lines(view: FunnelView, limits: Limits) -> list[dict[str, Any]]:
    return [
        _curve(view, ends, limits.name, GREY_TEXT.light, _DASHES[limits.name])
        for ends in (limits.low, limits.high)
    ]


def _centre(view: FunnelView) -> dict[str, Any]:
    level = (view.centre,) * len(view.sizes)
    return _curve(view, level, "centre", ENGLAND.light, "dash")


def _curve(
    view: FunnelView, ends: tuple[float, ...], name: str, colour: str, dash: str = "solid"
) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "name": name, "x": list(view.sizes), "y": list(ends),
        "line": {"color": colour, "width": 1.5, "dash": dash}, "hoverinfo": "skip",
    }  # fmt: skip


def _dots(view: FunnelView, leaders: list[dict[str, Any]]) -> list[dict[str, Any]]:
    others = [dot for dot in view.dots if not (dot.member or dot.chosen)]
    seven = [dot for dot in view.dots if dot.member and not dot.chosen]
    chosen = [dot for dot in view.dots if dot.chosen]
    looks: tuple[tuple[str, list[FunnelDot], str, int], ...] = (
        ("others", others, CROWD.light, 6), ("the seven", seven, HERE.light, 10),
        ("chosen", chosen, HERE.light, 14),
    )  # fmt: skip
    traces = [
        marks(
            name, [dot.pupils for dot in dots], [dot.level for dot in dots],
            [_hover(dot) for dot in dots], colour=colour, size=size,
        )
        for name, dots, colour, size in looks
        if dots
    ]  # fmt: skip
    return [*traces[:1], *leaders, *traces[1:]]


def _hover(dot: FunnelDot) -> str:
    return f"<b>{dot.name}</b><br>{dot.level_text}, {dot.pupils:,.0f} pupils<br>{dot.place}"


def _named(view: FunnelView) -> list[dict[str, Any]]:
    """The bands by name: the spread where it is widest, chance where it is narrowest."""
    spread, _, chance = view.limits
    return [
        {
            "text": "<br>".join(wrap(text, BAND_CHARACTERS)), "name": "band", "showarrow": False,
            "x": x, "xref": "paper", "xanchor": side, "y": y, "yref": "y", "yanchor": anchor,
            "align": side, "font": {"size": TICK_PX, "color": TEXT.light}, "bgcolor": BAND.light,
        }
        for text, x, side, y, anchor in (
            ("usual spread of authorities", 0, "left", spread.high[len(view.sizes) // 3], "top"),
            ("chance alone", 1, "right", chance.high[-1], "bottom"),
        )
    ]  # fmt: skip


def _sizes(ends: tuple[float, float]) -> dict[str, Any]:
    """Pupils on a scale of ratios, as most authorities are small and a few very large."""
    marks = [mark for mark in TICKS if ends[0] <= mark <= ends[1]]
    return {
        "type": "log", "range": [log10(end) for end in ends], "tickvals": marks,
        "ticktext": [f"{mark:,}" for mark in marks], "tickangle": 0, "showgrid": False,
        "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light}, "fixedrange": True,
        "zeroline": False,
        "title": {
            "text": "pupils in the group", "standoff": 6,
            "font": {"size": TICK_PX, "color": GREY_TEXT.light},
        },
    }  # fmt: skip
