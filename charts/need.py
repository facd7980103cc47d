"""Reach beside need: a mark a place or group of schools, its band, and the line of equal shares."""

from typing import Any

import plotly.graph_objects as go

from charts.marked import watermark
from charts.palette import EDGE, ENGLAND, GREY_TEXT, GROUND, HERE
from charts.plotted import plotted
from charts.ruled import Edge, axis, edge_labels, layout
from charts.trend import TICK_PX
from findings.need import Need, NeedRow, Served
from findings.need_page_sentences import (
    EQUAL,
    LESS_SIDE,
    MORE_SIDE,
    X_OF_NEED,
    Y_OF_NEED,
    need_label,
)
from findings.need_sentences import SERVED

PLOT_PX = 340
MARGIN = {"l": 40, "r": 184, "t": 26, "b": 44}
LABEL_CHARACTERS = 26
#: Ticks that only hold the names of the two axes apart.
APART = {"ticks": "outside", "ticklen": 5, "tickcolor": "rgba(0,0,0,0)"}
#: A verdict is told by shape and filling too, not by colour alone.
LOOKS = {
    Served.LESS: ("triangle-down", EDGE.light, True),
    Served.MORE: ("triangle-up", HERE.light, True),
    Served.CANNOT_TELL: ("circle", HERE.light, False),
}


def need_chart(*, need: Need, mark: str = "") -> go.Figure:
    """The figure of one finding with something to compare, in the light palette.

    x and y are percentages on one scale, the thin line through a mark is where shuffling puts its
    reach; rows without a share have no mark. ``mark`` is written across.
    """
    rows = [one for one in need.rows if one.need is not None and one.reach is not None]
    ends = (0.0, max([10.0, *(_x(one) for one in rows), *(_high(one) for one in rows)]) * 1.1)

    def y_of(px: float) -> float:
        return px * ends[1] / PLOT_PX

    labels = [
        Edge(_x(one), PLOT_PX * _y(one) / ends[1], one.label, need_label(one.need, one.reach),
             bold=one.served in (Served.LESS, Served.MORE))
        for one in rows
    ]  # fmt: skip
    leaders, texts = edge_labels(labels, ends[1], PLOT_PX, y_of, LABEL_CHARACTERS)
    drawn: dict[str, Any] = layout(PLOT_PX + MARGIN["t"] + MARGIN["b"], MARGIN)
    drawn |= {
        "xaxis": {**axis(ends, sign="%"), **APART, "showgrid": False, "title": _title(X_OF_NEED)},
        "yaxis": axis(ends, sign="%"),
        "annotations": [*watermark(mark), *_words(ends[1]), *texts],
        "meta": {"key": {"title": "", "entries": _key(rows)}},
    }
    traces = [_equal(ends[1]), *([leaders] if leaders else [])]
    traces += [_marks(one, [row for row in rows if row.served is one]) for one in LOOKS]
    return plotted([trace for trace in traces if trace["x"]], drawn)


def _key(rows: list[NeedRow]) -> list[dict[str, Any]]:
    """What each mark says, for a picture: on a page the table says it."""
    return [
        {"text": SERVED[served], "colour": colour, "symbol": symbol, "filled": filled}
        for served, (symbol, colour, filled) in LOOKS.items()
        if any(row.served is served for row in rows)
    ]


def _marks(served: Served, rows: list[NeedRow]) -> dict[str, Any]:
    symbol, colour, filled = LOOKS[served]
    return {
        "type": "scatter", "mode": "markers", "name": SERVED[served], "cliponaxis": False,
        "x": [_x(one) for one in rows], "y": [_y(one) for one in rows],
        "error_y": {
            "type": "data", "symmetric": False, "width": 0, "thickness": 1.5, "color": colour,
            "array": [round(_high(one) - _y(one), 4) for one in rows],
            "arrayminus": [round(_y(one) - _low(one), 4) for one in rows],
        },
        "marker": {
            "symbol": symbol, "size": 12, "color": colour if filled else GROUND.light,
            "line": {"color": colour, "width": 0 if filled else 2}, "opacity": 1,
        },
        "text": [f"<b>{one.label}</b><br>{need_label(one.need, one.reach)}<br>{SERVED[served]}"
                 for one in rows],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _equal(end: float) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "name": EQUAL, "x": [0, end], "y": [0, end],
        "hoverinfo": "skip", "line": {"color": ENGLAND.light, "width": 1.5, "dash": "dot"},
    }  # fmt: skip


def _words(end: float) -> list[dict[str, Any]]:
    """What the y axis is, and what lies on either side of the line."""
    quiet = {"showarrow": False, "font": {"size": TICK_PX, "color": GREY_TEXT.light}}
    return [
        quiet | {"text": Y_OF_NEED, "x": 0, "xref": "paper", "xanchor": "left", "xshift": -34,
                 "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4},
        quiet | {"text": MORE_SIDE, "x": 0,
                 "xref": "paper", "xanchor": "left", "xshift": 6, "y": end, "yanchor": "top"},
        quiet | {"text": LESS_SIDE, "x": end,
                 "xanchor": "right", "xshift": -6, "y": 0, "yanchor": "bottom"},
    ]  # fmt: skip


def _title(text: str) -> dict[str, Any]:
    return {"text": text, "font": {"size": TICK_PX, "color": GREY_TEXT.light}, "standoff": 6}


def _x(one: NeedRow) -> float:
    return 100 * (one.need or 0.0)


def _y(one: NeedRow) -> float:
    return 100 * (one.reach or 0.0)


def _low(one: NeedRow) -> float:
    return 100 * (one.band.low if one.band else 0.0)


def _high(one: NeedRow) -> float:
    return 100 * (one.band.high if one.band else 0.0)
