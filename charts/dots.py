"""Sorted dots: a figure an area, best place first; all of England as a strip, or a few by name."""

from functools import lru_cache
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


@lru_cache(maxsize=64)
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
    values = [row.figure.value for row in comparison.shown if row.figure.value is not None]
    ends = span([*values, *(line.value for line in lines)], spare=0.07)
    draw = _named if len(comparison.rows) <= MOST_NAMED else _crowd
    return draw(comparison, lines, ends)


def _crowd(comparison: Comparison, lines: list[Vertical], ends: tuple[float, float]) -> go.Figure:
    rows, head = comparison.shown, head_px(lines)
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
        if row.member or row.chosen or row.code == NORTH_EAST_CA
    ]  # fmt: skip
    leaders, texts = edge_labels(labels, ends[1], CROWD_PX, y_of)
    behind, *above = _traces(comparison, rows, crowd=True)
    traces = [behind, *([leaders] if leaders else []), *above]
    shapes, names = verticals(lines, ends, CROWD_PX)
    return _figure(
        traces, CROWD_PX, {"l": 8, "r": 164, "t": head, "b": FOOT_PX}, ends, comparison,
        {"yaxis": hidden(y_ends), "shapes": shapes, "annotations": [*names, *texts]},
    )  # fmt: skip


def _named(comparison: Comparison, lines: list[Vertical], ends: tuple[float, float]) -> go.Figure:
    rows, head = comparison.rows, head_px(lines)
    plot_px = ROW_PX * len(rows)
    shapes, names = verticals(lines, ends, plot_px)
    values = [_value(row, i) for i, row in enumerate(rows)]
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
        _traces(comparison, rows, crowd=False), plot_px,
        {"l": 152, "r": 86, "t": head, "b": FOOT_PX}, ends, comparison,
        {"yaxis": y_axis, "shapes": shapes, "annotations": [*names, *values]},
    )  # fmt: skip


def _traces(comparison: Comparison, rows: tuple[Row, ...], *, crowd: bool) -> list[dict[str, Any]]:
    """Others first, then the members, the North East CA, former authorities, the chosen on top."""
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
        if row.figure.value is not None:
            found[_part(row)].append((i, row))
    return [
        marks(
            name, [row.figure.value or 0.0 for _, row in part], [i for i, _ in part],
            [_hover(comparison, row) for _, row in part], **look,
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


def _hover(comparison: Comparison, row: Row) -> str:
    where = row.place_text or ("former authority" if row.former else "not ranked")
    return f"<b>{row.name}</b><br>{row.text}<br>{where}"


def _name(row: Row) -> str:
    text = "<br>".join(wrap(row.name, NAME_CHARACTERS))
    return f"<b>{text}</b>" if row.chosen else text


def _value(row: Row, index: int) -> dict[str, Any]:
    """The figure at the right of its row; the reason why there is none within the row."""
    missing = row.figure.missing
    return {
        "text": f"<b>{row.text}</b>" if row.chosen and not missing else row.text,
        "showarrow": False, "x": 0 if missing else 1, "xref": "paper", "xanchor": "left",
        "xshift": 8, "y": index, "yref": "y", "yanchor": "middle",
        "font": {
            "size": LABEL_PX,
            "color": GREY_TEXT.light if missing else HERE.light if row.chosen else TEXT.light,
        },
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
