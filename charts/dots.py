"""Sorted dots: a figure an area, best place first; all of England as a strip, or a few by name."""

from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from charts.palette import CROWD, ENGLAND, GREY_TEXT, HERE, TEXT
from charts.plotted import plotted
from charts.ruled import (
    Edge,
    Vertical,
    axis,
    edge_labels,
    head_px,
    hidden,
    layout,
    marks,
    span,
    verticals,
)
from charts.trend import LABEL_PX
from eip_data.columns import NORTH_EAST_CA, Unit
from findings.compare import Comparison, Row

#: More areas than this are a crowd: dots without names, of which some are picked out.
MOST_NAMED = 40
CROWD_PX = 400
ROW_PX = 26
FOOT_PX = 30
NAME_CHARACTERS = 20
CROWD_MARGINS, NAMED_MARGINS = (8, 164), (152, 86)


def dots_chart(*, comparison: Comparison) -> go.Figure:
    """The figure of one comparison, in the light palette, as wide as its container.

    Rows without a figure have no dot: by name they say why, in the crowd the notes do. A
    comparison without a single figure gives a chart that says so.
    """
    if not comparison.shown:
        return _empty()
    lines = [
        Vertical(
            one.role,
            one.figure.value,
            f"{one.label}{':' if one.role == 'mean' else ''} <b>{one.text}</b>",
        )
        for one in comparison.references
        if one.figure.value is not None
    ]
    drawn = _drawn(comparison)
    crowd = len(comparison.rows) > MOST_NAMED
    values = [row.figure.value for row in drawn if row.figure.value is not None]
    # A handful of pupils has so long a line that it would squeeze all others: it is cut off.
    reach = [
        end for row in drawn
        if row.ends and not row.certain.low_reliability and (not crowd or _picked(row))
        for end in row.ends
    ]  # fmt: skip
    ends = span([*values, *reach, *(line.value for line in lines)], spare=0.07)
    return (_crowd if crowd else _named)(comparison, lines, ends)


def _drawn(comparison: Comparison) -> tuple[Row, ...]:
    """The rows with a dot: those with a figure that is not far off."""
    return tuple(row for row in comparison.shown if row.code not in comparison.off_scale)


def _picked(row: Row) -> bool:
    """Whether the row is named among a crowd: the seven, the North East CA and the chosen."""
    return row.member or row.chosen or row.code == NORTH_EAST_CA


def _crowd(comparison: Comparison, lines: list[Vertical], ends: tuple[float, float]) -> go.Figure:
    rows, head = _drawn(comparison), head_px(lines)
    last = len(rows) - 1
    y_ends = (last + 2.5, -2.5)

    def y_of(px: float) -> float:
        return y_ends[0] + (y_ends[1] - y_ends[0]) * px / CROWD_PX

    def px_of(index: int) -> float:
        return CROWD_PX * (index - y_ends[0]) / (y_ends[1] - y_ends[0])

    labels = [
        Edge(
            row.figure.value or 0.0, px_of(i), row.text, row.name, HERE.light, row.chosen,
        )
        for i, row in enumerate(rows)
        if _picked(row)
    ]  # fmt: skip
    leaders, texts = edge_labels(labels, ends[1], CROWD_PX, y_of)
    behind, *above = _traces(comparison, rows, ends, crowd=True)
    traces = [behind, *([leaders] if leaders else []), *above]
    shapes, names = verticals(lines, ends, CROWD_PX, CROWD_MARGINS)
    left, right = CROWD_MARGINS
    return _figure(
        traces, CROWD_PX, {"l": left, "r": right, "t": head, "b": FOOT_PX}, ends, comparison,
        {"yaxis": hidden(y_ends), "shapes": shapes, "annotations": [*names, *texts]},
    )  # fmt: skip


def _named(comparison: Comparison, lines: list[Vertical], ends: tuple[float, float]) -> go.Figure:
    rows, head = comparison.rows, head_px(lines)
    plot_px = ROW_PX * len(rows)
    shapes, names = verticals(lines, ends, plot_px, NAMED_MARGINS)
    left, right = NAMED_MARGINS
    y_axis = {
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": list(range(len(rows))),
        "ticktext": [_name(row) for row in rows],
        "tickfont": {"size": LABEL_PX, "color": TEXT.light},
        "ticks": "outside",
        "ticklen": 8,
        "tickcolor": "rgba(0,0,0,0)",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    return _figure(
        [*_traces(comparison, rows, ends, crowd=False), _figures(rows, ends)], plot_px,
        {"l": left, "r": right, "t": head, "b": FOOT_PX}, ends, comparison,
        {"yaxis": y_axis, "shapes": shapes, "annotations": names},
    )  # fmt: skip


def _traces(
    comparison: Comparison, rows: tuple[Row, ...], ends: tuple[float, float], *, crowd: bool
) -> list[dict[str, Any]]:
    """Others first, then the members, the North East CA, former authorities, the chosen on top.

    A dot has its interval as a line through it, thicker for the seven and the chosen; among a
    crowd only those have one.
    """
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        ("others", {"colour": CROWD.light, "size": 6} if crowd
         else {"colour": ENGLAND.light, "size": 11}),
        ("former", {"colour": ENGLAND.light, "size": 7 if crowd else 10, "symbol": "square",
                    "filled": False}),
        ("members", {"colour": HERE.light, "size": 10 if crowd else 11, "filled": crowd}),
        ("whole", {"colour": HERE.light, "size": 12, "symbol": "diamond", "filled": False}),
        ("chosen", {"colour": HERE.light, "size": 14}),
    )  # fmt: skip
    found: dict[str, list[tuple[int, Row]]] = {name: [] for name, _ in looks}
    for i, row in enumerate(rows):
        if row.figure.value is not None and row.code not in comparison.off_scale:
            found[_part(row)].append((i, row))
    return [
        marks(
            name, [row.figure.value or 0.0 for _, row in part], [i for i, _ in part],
            [_hover(row) for _, row in part],
            ends=[_line(row, ends) if _picked(row) or not crowd else None for _, row in part],
            thick=2.5 if _picked(part[0][1]) else 1.5, **look,
        )
        for name, look in looks
        if (part := found[name])
    ]  # fmt: skip


def _part(row: Row) -> str:
    if row.chosen:
        return "chosen"
    if row.code == NORTH_EAST_CA:
        return "whole"
    if row.former:
        return "former"
    return "members" if row.member else "others"


def _line(row: Row, ends: tuple[float, float]) -> tuple[float, float] | None:
    """The ends of the row's interval, cut off where the plot ends."""
    return (max(row.ends[0], ends[0]), min(row.ends[1], ends[1])) if row.ends else None


def _hover(row: Row) -> str:
    value = f"{row.text} ({row.interval})" if row.interval else row.text
    return "<br>".join(filter(None, (f"<b>{row.name}</b>", value, row.hover)))


def _name(row: Row) -> str:
    text = "<br>".join(wrap(row.name, NAME_CHARACTERS))
    return f"<b>{text}</b>" if row.chosen else text


def _figures(rows: tuple[Row, ...], ends: tuple[float, float]) -> dict[str, Any]:
    """The figures at the right of their rows, or the reason why there is none within the row.

    One trace of text: the browser draws it in half the time of an annotation a row.
    """
    inks = [
        GREY_TEXT.light if row.figure.missing else HERE.light if row.chosen else TEXT.light
        for row in rows
    ]
    return {
        "type": "scatter", "mode": "text", "name": "figures", "hoverinfo": "skip",
        "x": [ends[0] if row.figure.missing else ends[1] for row in rows],
        "y": list(range(len(rows))),
        "text": [
            f"<b>{row.text}</b>" if row.chosen and not row.figure.missing else row.text
            for row in rows
        ],
        "textposition": "middle right", "textfont": {"size": LABEL_PX, "color": inks},
        "cliponaxis": False,
    }  # fmt: skip


def _figure(
    traces: list[dict[str, Any]],
    plot_px: int,
    margin: dict[str, int],
    ends: tuple[float, float],
    comparison: Comparison,
    more: dict[str, Any],
) -> go.Figure:
    sign = "%" if comparison.unit is Unit.PERCENT and not comparison.in_points else ""
    drawn = layout(plot_px + margin["t"] + margin["b"], margin)
    return plotted(traces, {**drawn, "xaxis": axis(ends, sign=sign), **more})


def _empty() -> go.Figure:
    text = {
        "text": "no figures", "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper",
        "showarrow": False, "font": {"size": LABEL_PX, "color": GREY_TEXT.light},
    }  # fmt: skip
    drawn = layout(160, {"l": 8, "r": 8, "t": 8, "b": 8})
    axes = {"xaxis": hidden((0, 1)), "yaxis": hidden((0, 1))}
    return plotted([], {**drawn, **axes, "annotations": [text]})
