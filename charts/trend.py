"""The trend chart: one measure over its periods, here and in England.

Lines stop at breaks, gaps stay gaps, and every line is named at its end, so the chart needs
neither a legend nor colour to be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from charts.axes import axis_label, is_vertical, marks, shown_ticks, span, ticks, values
from charts.labels import apart
from charts.palette import BAND, BORDER, ENGLAND, GREY_TEXT, GROUND, HERE, RULE, TEXT
from charts.plotted import plotted
from eip_data.columns import BreakKind, Unit
from findings.sentences import MINUS, figure_text, status_text
from findings.trend import Band, Line, Point, Trend

FONT = '"Source Sans", sans-serif'
HEIGHT = 380
MARGIN = {"l": 34, "r": 138, "t": 12, "b": 44}
LABEL_PX = 14
TICK_PX = 13
LANE_PX = 36
LABEL_LINE_PX = 17
LABEL_CHARACTERS = 19
#: Size in px of a marker that no line goes through.
APART = 7


@dataclass(frozen=True)
class Look:
    """How one role is drawn: colour, thickness in px, dash, marker and the label's colour."""

    colour: str
    width: float
    dash: str
    symbol: str
    size: int
    label: str


LOOKS = {
    "here": Look(HERE.light, 3.5, "solid", "circle", 10, HERE.light),
    "here_others": Look(HERE.light, 1.5, "solid", "diamond", 8, HERE.light),
    "england": Look(ENGLAND.light, 2, "dot", "circle-open", 8, TEXT.light),
    "former": Look(HERE.light, 1.5, "dash", "square-open", 7, HERE.light),
    "england_others": Look(ENGLAND.light, 1.5, "solid", "diamond", 8, TEXT.light),
}
#: Drawn last comes out on top: the place the page is about.
ORDER = ("former", "england_others", "here_others", "england", "here")


def trend_chart(*, trend: Trend) -> go.Figure:
    """The figure of one trend, in the light palette, sized to its container's width.

    A trend without a single value gives a figure that says so.
    """
    traces = [
        _trace(line, stops, trend)
        for line in sorted(trend.lines, key=lambda line: ORDER.index(line.role))
        if any(stops := _stops(line, trend))
    ]
    shapes, reasons = _bands(trend)
    layout = _layout(trend) | {"shapes": shapes, "annotations": [*reasons, *_labels(trend)]}
    return plotted(traces, layout)


def _layout(trend: Trend) -> dict[str, Any]:
    low, high = span(trend)
    labels = [axis_label(trend, period) for period in trend.periods]
    shown = shown_ticks(trend)
    marks, sign = ticks(low, high), "%" if trend.unit is Unit.PERCENT else ""
    return dict(
        height=HEIGHT,
        margin=MARGIN,
        font={"family": FONT, "size": LABEL_PX, "color": TEXT.light},
        hovermode="closest",
        hoverlabel={
            "bgcolor": GROUND.light,
            "bordercolor": BORDER.light,
            "font": {"family": FONT, "size": LABEL_PX, "color": TEXT.light},
            "align": "left",
        },
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(trend.periods),
            "range": [-0.5, len(trend.periods) - 0.5],
            "tickvals": [trend.periods[i] for i in shown],
            "ticktext": [labels[i] for i in shown],
            "tickangle": 0,
            "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light},
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={
            "range": [low, high],
            "tickvals": marks,
            "ticktext": [f"{tick:g}{sign}".replace("-", MINUS) for tick in marks],
            "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light},
            "gridcolor": RULE.light,
            "fixedrange": True,
            "zeroline": False,
        },
    )


def _stops(line: Line, trend: Trend) -> list[Point | None]:
    """The points as one trace goes through them; None lifts the pen.

    It is lifted where there is no figure, where a new series starts, and around each point that
    cannot be compared: those come last. One trace a line is drawn in half the time of one a part.
    """
    starts = {band.first for band in trend.bands if band.kind is BreakKind.BREAK}
    stops: list[Point | None] = []
    for point in line.points:
        if point.period in starts:
            stops.append(None)
        stops.append(point if point.comparable and not point.figure.missing else None)
    for point in line.points:
        if not point.comparable and not point.figure.missing:
            stops += [None, point]
    return stops


def _trace(line: Line, stops: Sequence[Point | None], trend: Trend) -> dict[str, Any]:
    look = LOOKS[line.role]
    filled = ["open" not in look.symbol and (stop is None or stop.comparable) for stop in stops]
    return upright(stops) | dict(
        type="scatter",
        name=line.label,
        mode="lines+markers",
        x=[stop and stop.period for stop in stops],
        y=[stop and stop.figure.value for stop in stops],
        connectgaps=False,
        cliponaxis=False,
        line={"color": look.colour, "width": look.width, "dash": look.dash},
        marker={
            "symbol": look.symbol.removesuffix("-open"),
            "size": [look.size if stop is None or stop.comparable else APART for stop in stops],
            # An open marker is filled with the ground, so that a line does not show through it.
            "color": [look.colour if full else GROUND.light for full in filled],
            "line": {"color": look.colour, "width": [0 if full else 1.5 for full in filled]},
            "opacity": 1,
        },
        text=[_hover(line, stop, trend) if stop else "" for stop in stops],
        hovertemplate="%{text}<extra></extra>",
    )


def upright(points: Sequence[Point | None]) -> dict[str, Any]:
    """The interval of each point that has one, as a line through it without caps."""
    reach = [
        (point.ends[1] - point.figure.value, point.figure.value - point.ends[0])
        if point and point.ends and point.figure.value is not None
        else (0.0, 0.0)
        for point in points
    ]
    if not any(map(any, reach)):
        return {}
    return {
        "error_y": {
            "type": "data", "symmetric": False, "width": 0, "thickness": 2.5,
            "array": [above for above, _ in reach],
            "arrayminus": [below for _, below in reach],
            "color": HERE.light,
        }
    }  # fmt: skip


def _hover(line: Line, point: Point, trend: Trend) -> str:
    state = status_text(point.figure.status) if point.comparable else "not comparable"
    value = figure_text(point.figure, trend.unit)
    value += f" ({point.interval})" if point.interval else ""
    return f"<b>{line.label}</b><br>{value}<br>{point.label}, {state}"


def _bands(trend: Trend) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Shapes and reasons of pale bands, and of verticals where one period brings a change.

    The reasons of verticals stand at the foot in two lanes in turn, so that neighbours do not
    meet on a phone; those of bands stand inside them.
    """
    shapes, reasons, lane = [], [], 0
    for band in trend.bands:
        left, right = trend.periods.index(band.first) - 0.5, trend.periods.index(band.last) + 0.5
        shape = {"y0": 0, "y1": 1, "yref": "paper", "layer": "below", "name": band.kind.value}
        reason = {
            "text": "<br>".join(wrap(band.short, 13)),
            "showarrow": False,
            "font": {"size": TICK_PX, "color": GREY_TEXT.light},
        }
        if is_vertical(band):
            dash = "dash" if band.kind is BreakKind.CAUTION else "solid"
            line = {"color": BORDER.light, "width": 1, "dash": dash}
            shapes.append(shape | {"type": "line", "x0": left, "x1": left, "line": line})
            reasons.append(
                reason | {
                    "x": left, "xanchor": "left", "xshift": 2, "align": "left", "y": 0,
                    "yref": "paper", "yanchor": "bottom", "yshift": LANE_PX * (lane % 2),
                }
            )  # fmt: skip
            lane += 1
        else:
            fill = {"fillcolor": BAND.light, "line": {"width": 0}}
            shapes.append(shape | fill | {"type": "rect", "x0": left, "x1": right})
            reasons.append(reason | {"x": (left + right) / 2, "y": _clearest(trend, band)})
    return shapes, reasons


def _clearest(trend: Trend, band: Band) -> float:
    """The middle of the widest stretch without a value in the band or two periods beside it.

    The foot is left to the reasons of verticals.
    """
    first = max(trend.periods.index(band.first) - 2, 0)
    near = slice(first, trend.periods.index(band.last) + 3)
    found = [mark for line in trend.lines for point in line.points[near] for mark in marks(point)]
    low, high = span(trend)
    lanes = min(sum(is_vertical(one) for one in trend.bands), 2)
    foot = low + (high - low) * lanes * LANE_PX / (HEIGHT - MARGIN["t"] - MARGIN["b"])
    edges = sorted([foot, high, *(mark for mark in found if mark > foot)])
    below, above = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
    return (below + above) / 2


def _labels(trend: Trend) -> list[dict[str, Any]]:
    """The name and last value of each line at its end, or that there is none to name."""
    if not values(trend):
        return [
            {
                "text": "no figures", "x": 0.5, "y": 0.5, "xref": "paper",
                "yref": "paper", "showarrow": False,
                "font": {"size": LABEL_PX, "color": GREY_TEXT.light},
            }
        ]  # fmt: skip
    return [
        {
            "text": text, "x": 1, "xref": "paper", "xanchor": "left", "xshift": 4, "y": y,
            "yshift": shift, "yanchor": "middle", "align": "left", "showarrow": False,
            "font": {"size": LABEL_PX, "color": colour},
        }
        for text, y, shift, colour in _end_labels(trend)
    ]  # fmt: skip


def _end_labels(trend: Trend) -> list[tuple[str, float, float, str]]:
    """Text, value, upward shift in px and colour of each line's label, none on another."""
    low, high = span(trend)
    scale = (HEIGHT - MARGIN["t"] - MARGIN["b"]) / (high - low)
    found = []
    for line in trend.lines:
        ends = [point for point in line.points if point.comparable and not point.figure.missing]
        if not ends or ends[-1].figure.value is None:
            continue
        value = ends[-1].figure.value
        tail = line.label
        if ends[-1].period != trend.periods[-1]:
            tail += f", {ends[-1].label}"
        number = figure_text(ends[-1].figure, trend.unit)
        rows = wrap(f"{number} {tail}", LABEL_CHARACTERS)
        text = "<br>".join(rows).replace(number, f"<b>{number}</b>", 1)
        found.append((value, text, len(rows) * LABEL_LINE_PX + 3, LOOKS[line.role].label))
    found.sort(key=lambda item: item[0])
    centres = apart([v * scale for v, *_ in found], [height for _, _, height, _ in found])
    return [
        (text, value, centre - value * scale, colour)
        for (value, text, _, colour), centre in zip(found, centres, strict=True)
    ]
