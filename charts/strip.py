"""The distribution: a dot an authority, stacked where figures meet, and one of them found."""

import math
from collections import Counter
from typing import Any

import plotly.graph_objects as go

from charts.palette import CROWD, GREY_TEXT, HERE
from charts.plotted import plotted
from charts.ruled import Vertical, axis, head_px, hidden, layout, marks, span, verticals
from charts.trend import LABEL_PX
from findings.spread import Spread

#: At most about this many stacks: figures of one step between them share one.
STEPS = 56
DOT_PX = 6
LEAST_PX = 70
FOOT_PX = 30


def strip_chart(*, spread: Spread) -> go.Figure:
    """The figure of one spread, in the light palette, as wide as its container.

    The area found is a large filled dot at its own figure, named above; the middle authority a
    dotted line. Without a figure of its own only the crowd is drawn.
    """
    own, middle = spread.own.value, spread.middle.value
    dots = [dot for dot in spread.dots if dot.code not in spread.off_scale]
    values = [dot.value for dot in dots]
    ends = span([*values, *([own] if own is not None else []), *(spread.own_ends or ())])
    step = _step(ends, spread.decimals)
    stacked: Counter[int] = Counter()
    x, y, hovers = [], [], []
    here_y = 0
    for dot in dots:
        column = round(dot.value / step)
        if dot.code == spread.area:
            here_y = stacked[column]
        else:
            x.append(column * step)
            y.append(stacked[column])
            hovers.append(f"<b>{dot.name}</b><br>{dot.text}")
        stacked[column] += 1
    tallest = max(stacked.values(), default=1)
    plot_px = max(LEAST_PX, (DOT_PX + 1) * tallest)
    lines = []
    if middle is not None:
        lines.append(Vertical("middle", middle, f"middle authority <b>{spread.middle_text}</b>"))
    if own is not None:
        text = f"<b>{spread.name} {spread.own_text}</b>"
        lines.append(Vertical("here", own, text, HERE.light))
    shapes, names = verticals(lines, ends, plot_px)
    traces = [marks("crowd", x, y, hovers, colour=CROWD.light, size=DOT_PX)]
    if own is not None:
        hover = f"<b>{spread.name}</b><br>{spread.own_text}"
        traces.append(
            marks(
                "found", [own], [here_y], [hover], colour=HERE.light, size=13,
                ends=[spread.own_ends], thick=2.5,
            )
        )  # fmt: skip
    if not spread.dots:
        names.append(_nothing())
    margin = {"l": 8, "r": 8, "t": head_px(lines), "b": FOOT_PX}
    drawn: dict[str, Any] = layout(plot_px + margin["t"] + margin["b"], margin)
    drawn |= {
        "xaxis": axis(ends, sign=spread.sign),
        "yaxis": hidden((-0.8, plot_px / (DOT_PX + 1))),
        "shapes": shapes,
        "annotations": names,
    }
    return plotted(traces, drawn)


def _step(ends: tuple[float, float], decimals: int) -> float:
    """The width of a stack: whole units of the last printed decimal, so none splits a figure."""
    unit = 10.0**-decimals
    return unit * max(1, math.ceil((ends[1] - ends[0]) / STEPS / unit))


def _nothing() -> dict[str, Any]:
    return {
        "text": "no figures", "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper",
        "showarrow": False, "font": {"size": LABEL_PX, "color": GREY_TEXT.light},
    }  # fmt: skip
