"""A difference in three parts as steps: each begins where the one above it ends.

One block of steps a comparator. Every step is named with its signed number, so that the picture
reads without its colours: below nought to the left, above nought to the right.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from charts.palette import EDGE, ENGLAND, GREY_TEXT, GROUND, HERE, TEXT
from charts.plotted import plotted
from charts.ruled import hidden, layout, span
from charts.trend import LABEL_PX
from findings.explain_split import Split, Versus
from findings.sentences import number_text

ROW_PX = 40
HEAD_PX = 30
BAR_PX = 12
MARGIN = {"l": 2, "r": 2, "t": 2, "b": 2}


@dataclass(frozen=True)
class _Step:
    """One bar from ``start`` to ``end`` under its name; ``y`` is the px of its middle."""

    name: str
    start: float
    end: float
    fill: str
    y: float


@lru_cache(maxsize=32)
def split_chart(*, split: Split) -> go.Figure:
    """The figure of a split with comparators, in the light palette, as wide as its container."""
    steps: list[_Step] = []
    heads: list[tuple[str, float]] = []
    at = 0.0
    for one in split.versus:
        heads.append((f"Difference from {one.name}", at + HEAD_PX / 2))
        at += HEAD_PX
        for name, start, end, fill in _steps(one):
            steps.append(_Step(name, start, end, fill, at + ROW_PX * 0.7))
            at += ROW_PX
    ends = span([0.0, *(edge for step in steps for edge in (step.start, step.end))], spare=0.02)
    drawn = layout(int(at) + MARGIN["t"] + MARGIN["b"], MARGIN)
    return plotted(
        [_bar(step) for step in steps],
        {
            **drawn, "hovermode": False, "barmode": "overlay",
            "xaxis": hidden(ends), "yaxis": hidden((at, 0.0)),
            "shapes": [_nought(at)],
            "annotations": [
                *(_text(f"<b>{head}</b>", y, TEXT.light) for head, y in heads),
                *(_text(_named(step), step.y - ROW_PX * 0.45, TEXT.light) for step in steps),
            ],
        },
    )  # fmt: skip


def _steps(one: Versus) -> list[tuple[str, float, float, str]]:
    """(name, start, end, colour) of the three parts and of their total."""
    found, so_far = [], 0.0
    for name, part, _, _ in one.listed():
        found.append((name, so_far, so_far + part, EDGE.light if part < 0 else HERE.light))
        so_far += part
    return [*found, ("All three together", 0.0, so_far, ENGLAND.light)]


def _named(step: _Step) -> str:
    return f"{step.name} <b>{number_text(step.end - step.start, 1, signed=True)}</b>"


def _bar(step: _Step) -> dict[str, Any]:
    return {
        "type": "bar", "orientation": "h", "name": step.name, "base": [step.start],
        "x": [step.end - step.start], "y": [step.y], "width": [BAR_PX],
        "marker": {"color": step.fill, "line": {"width": 0}}, "hoverinfo": "skip",
    }  # fmt: skip


def _text(text: str, y: float, colour: str) -> dict[str, Any]:
    return {
        "text": text, "showarrow": False, "x": 0, "xref": "paper", "xanchor": "left", "y": y,
        "yref": "y", "yanchor": "middle", "font": {"size": LABEL_PX, "color": colour},
        "bgcolor": GROUND.light,
    }  # fmt: skip


def _nought(height: float) -> dict[str, Any]:
    return {
        "type": "line", "name": "nought", "layer": "below", "xref": "x", "yref": "y", "x0": 0,
        "x1": 0, "y0": HEAD_PX, "y1": height,
        "line": {"color": GREY_TEXT.light, "width": 1, "dash": "dot"},
    }  # fmt: skip
