"""Places at four ages as bars on one scale, first place at the left; nothing joins the ages."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from charts.palette import ENGLAND, GREY_TEXT, HERE, TEXT
from charts.plotted import plotted
from charts.ruled import hidden, layout
from charts.trend import LABEL_PX, TICK_PX
from findings.explain_ages import Ladder, Rung
from findings.sentences import ordinal

ROW_PX = 72
MARGIN = {"l": 2, "r": 2, "t": 4, "b": 24}
BAR_PX = 10


@lru_cache(maxsize=32)
def ladder_chart(*, ladder: Ladder) -> go.Figure:
    """The figure of one ladder with a place, in the light palette, as wide as its container.

    An age without a place has its name and the reason, and no bar.
    """
    rungs = ladder.rungs
    last = max(rung.of or 0 for rung in rungs)
    height = ROW_PX * len(rungs)
    traces, shapes, texts = [], [], []
    for i, rung in enumerate(rungs):
        y = i * ROW_PX + 52.0
        texts += [_text(_head(rung), y - 40), _text(_under(rung), y - 22, GREY_TEXT.light, TICK_PX)]
        if rung.low is None or rung.high is None or rung.of is None:
            continue
        shapes.append(_scale(y, rung.of))
        traces.append(_bar(rung, y))
    ends = {"y": 0, "yref": "paper", "yanchor": "top"}
    texts += [
        _text("1st, highest", 0, GREY_TEXT.light, TICK_PX) | ends,
        _text("last", 0, GREY_TEXT.light, TICK_PX) | ends | {"x": 1, "xanchor": "right"},
    ]
    return plotted(
        traces,
        {
            **layout(height + MARGIN["t"] + MARGIN["b"], MARGIN),
            "xaxis": hidden((0.0, last + 1.0)), "yaxis": hidden((float(height), 0.0)),
            "shapes": shapes, "annotations": texts, "barmode": "overlay",
        },
    )  # fmt: skip


def _head(rung: Rung) -> str:
    if rung.low is None or rung.high is None:
        return f"<b>Age {rung.age}</b>: no place"
    return f"<b>Age {rung.age}</b>: {_place(rung)}"


def _place(rung: Rung) -> str:
    assert rung.low is not None and rung.high is not None
    if rung.low == rung.high:
        return f"about {ordinal(rung.low)} of {rung.of}"
    return f"about {ordinal(rung.low)} to {ordinal(rung.high)} of {rung.of}"


def _under(rung: Rung) -> str:
    """Whose places they are and when; of a few pupils that they say little."""
    few = "few pupils, low reliability, " if rung.low_reliability else ""
    return f"{few or rung.whose + ', '}{rung.period_text}"


def _bar(rung: Rung, y: float) -> dict[str, Any]:
    """From half a place before the first to half a place after the last."""
    assert rung.low is not None and rung.high is not None
    return {
        "type": "bar", "orientation": "h", "name": f"age {rung.age}", "base": [rung.low - 0.5],
        "x": [rung.high - rung.low + 1], "y": [y], "width": [BAR_PX],
        "marker": {"color": HERE.light, "line": {"width": 0}},
        "text": [f"<b>{rung.title}</b><br>{rung.places}"], "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _scale(y: float, of: int) -> dict[str, Any]:
    return {
        "type": "line", "layer": "below", "xref": "x", "yref": "y", "x0": 0.5, "x1": of + 0.5,
        "y0": y, "y1": y, "line": {"color": ENGLAND.light, "width": 1},
    }  # fmt: skip


def _text(text: str, y: float, colour: str = TEXT.light, size: int = LABEL_PX) -> dict[str, Any]:
    return {
        "text": text, "showarrow": False, "x": 0, "xref": "paper", "xanchor": "left", "y": y,
        "yref": "y", "yanchor": "middle", "font": {"size": size, "color": colour},
    }  # fmt: skip
