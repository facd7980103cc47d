"""The concentration curve: how much of the reach the schools with most disadvantage hold."""

from typing import Any

import plotly.graph_objects as go

from charts.marked import watermark
from charts.palette import ENGLAND, GREY_TEXT, HERE, RULE
from charts.plotted import plotted
from charts.ruled import layout
from charts.trend import TICK_PX
from findings.concentration import Concentration, Point
from findings.need_page_sentences import CURVE_LABEL, DIAGONAL_LABEL, MOST_FIRST

PLOT_PX = 280
MARGIN = {"l": 40, "r": 14, "t": 26, "b": 44}


def concentration_chart(*, curve: Concentration, mark: str = "") -> go.Figure:
    """The figure of one curve with points, in the light palette; shares in percent."""
    percent = [0, 20, 40, 60, 80, 100]
    names = {"tickvals": percent, "ticktext": [f"{one}%" for one in percent], "tickangle": 0,
             "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light}, "range": [0, 100],
             "fixedrange": True, "zeroline": False,
             "ticks": "outside", "ticklen": 5, "tickcolor": "rgba(0,0,0,0)"}  # fmt: skip
    drawn: dict[str, Any] = layout(PLOT_PX + MARGIN["t"] + MARGIN["b"], MARGIN)
    title = {"text": MOST_FIRST, "standoff": 6, "font": {"size": TICK_PX, "color": GREY_TEXT.light}}
    drawn |= {
        "xaxis": {**names, "showgrid": False, "title": title},
        "yaxis": {**names, "gridcolor": RULE.light},
        "annotations": [
            *watermark(mark),
            _word(CURVE_LABEL, 0, 100, "left", yanchor="bottom", yshift=4, xshift=-34),
            _word(f"dotted: {DIAGONAL_LABEL}", 100, 0, "right", yanchor="bottom", yshift=2),
        ],
    }
    points = curve.points
    return plotted(
        [
            _line(DIAGONAL_LABEL, [0, 100], [0, 100], ENGLAND.light, 1.5, dash="dot")
            | {"hoverinfo": "skip"},
            _line(
                CURVE_LABEL, [_of(one.pupils) for one in points],
                [_of(one.reached) for one in points], HERE.light, 3.5,
            )
            | {"text": [_hover(one) for one in points], "hovertemplate": "%{text}<extra></extra>"},
        ],
        drawn,
    )  # fmt: skip


def _line(
    name: str, x: list[float], y: list[float], colour: str, width: float, *, dash: str = "solid"
) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "cliponaxis": False,
        "line": {"color": colour, "width": width, "dash": dash},
    }  # fmt: skip


def _word(text: str, x: float, y: float, side: str, **rest: Any) -> dict[str, Any]:
    return {
        "text": text, "x": x, "y": y, "xanchor": side, "showarrow": False,
        "font": {"size": TICK_PX, "color": GREY_TEXT.light}, **rest,
    }  # fmt: skip


def _of(share: float) -> float:
    return round(100 * share, 1)


def _hover(one: Point) -> str:
    pupils, reached = f"{100 * one.pupils:.0f}%", f"{100 * one.reached:.0f}%"
    return f"<b>{pupils}</b> of disadvantaged pupils<br>{reached} {CURVE_LABEL}"
