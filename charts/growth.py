"""Different schools reached, term by term, beside what was aimed at: a stair and two lines."""

from typing import Any

import plotly.graph_objects as go

from charts.marked import watermark
from charts.palette import ENGLAND, GREY_TEXT, HERE, RULE
from charts.plotted import plotted
from charts.ruled import Edge, edge_labels, layout
from charts.trend import TICK_PX
from findings.reach import Growth, TargetAt
from findings.reach_page_sentences import reached_label, target_labels

PLOT_PX = 280
MARGIN = {"l": 34, "r": 118, "t": 14, "b": 28}
LABEL_CHARACTERS = 14
#: Ticks that only hold the names of the two axes apart.
CLEAR = "rgba(0,0,0,0)"
SEASONS = 3

Corner = tuple[float, float]


def growth_chart(*, growth: Growth, mark: str = "") -> go.Figure:
    """The figure of one growth, in the light palette, as wide as its container.

    The x axis counts terms since the first one's beginning. The first target is dashed over all
    years, the one in force solid from where the two part. ``mark`` is written across.
    """
    first, aims = _aimed(growth)
    counts = [count for _, count in growth.points]
    right = max([float(len(counts)), *(x for x, _ in first)])
    top = max([1.0, *map(float, counts), *(y for _, y in (*first, *aims))]) * 1.08

    def px_of(value: float) -> float:
        return PLOT_PX * value / top

    labels: list[Edge] = []
    if counts:
        number, name = reached_label(growth)
        labels.append(Edge(len(counts), px_of(counts[-1]), number, name, HERE.light))
    if growth.targets:
        whole, changed = target_labels(growth.targets[-1])
        labels.append(Edge(first[-1][0], px_of(first[-1][1]), *whole))
        if changed:
            labels.append(Edge(aims[-1][0], px_of(aims[-1][1]), *changed))
    leaders, texts = edge_labels(
        labels, right, PLOT_PX, lambda px: px * top / PLOT_PX, LABEL_CHARACTERS
    )
    traces = [
        *_line("original target", first, ENGLAND.light, dash="dash"),
        *_line("target in force", aims, ENGLAND.light),
        *([leaders] if leaders else []),
        _stair(growth, counts),
    ]
    drawn: dict[str, Any] = layout(PLOT_PX + MARGIN["t"] + MARGIN["b"], MARGIN)
    drawn |= {
        "xaxis": _years(growth, right), "yaxis": _schools(top),
        "annotations": [*watermark(mark), *texts],
    }  # fmt: skip
    return plotted(traces, drawn)


def _aimed(growth: Growth) -> tuple[list[Corner], list[Corner]]:
    """Corners of the first target's line from the start on, and of the one in force from where it
    parts from the first."""
    if not growth.targets or not growth.points:
        return [], []
    start = growth.points[0][0]

    def x_of(one: TargetAt) -> float:
        return (one.term.year - start.year) * SEASONS + one.term.season - start.season + 1.0

    first = [(0.0, 0.0), *((x_of(one), float(one.original)) for one in growth.targets)]
    now = [(0.0, 0.0), *((x_of(one), float(one.in_force)) for one in growth.targets)]
    apart = next((i for i, (a, b) in enumerate(zip(first, now, strict=True)) if a != b), len(now))
    return first, now[apart - 1 :] if apart < len(now) else []


def _stair(growth: Growth, counts: list[int]) -> dict[str, Any]:
    """What was reached, which is known at each term's end."""
    return {
        "type": "scatter", "mode": "lines", "name": "reached", "cliponaxis": False,
        "x": list(range(len(counts) + 1)), "y": [0, *counts],
        "line": {"color": HERE.light, "width": 3.5, "shape": "hv"},
        "text": ["", *(f"<b>{count:,}</b><br>by the end of {term.text}"
                       for term, count in growth.points)],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _line(
    name: str, corners: list[Corner], colour: str, *, dash: str = "solid"
) -> list[dict[str, Any]]:
    if not corners:
        return []
    return [
        {
            "type": "scatter", "mode": "lines", "name": name, "cliponaxis": False,
            "x": [x for x, _ in corners], "y": [y for _, y in corners],
            "line": {"color": colour, "width": 1.5, "dash": dash},
            "text": [f"{name}<br>{y:,.0f}" for _, y in corners],
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]  # fmt: skip


def _years(growth: Growth, right: float) -> dict[str, Any]:
    """The years' names at their first terms; with many years the first and the last only."""
    begins = [(i, term) for i, (term, _) in enumerate(growth.points) if term.season == 0 or i == 0]
    # A year of which one term is shown has no room for its name beside the next one's.
    begins = [one for one in begins if one[1].season < 2] or begins
    shown = begins if len(begins) <= 4 else [begins[0], begins[-1]]
    return {
        "ticks": "outside", "ticklen": 5, "tickcolor": CLEAR,
        "range": [0, right], "fixedrange": True, "showgrid": False, "zeroline": False,
        "tickvals": [i for i, _ in shown],
        "ticktext": [term.text.split()[1] for _, term in shown],
        "tickangle": 0, "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light},
    }  # fmt: skip


def _schools(top: float) -> dict[str, Any]:
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if top / s <= 5), 2000)
    marks = list(range(0, int(top) + 1, step))
    return {
        "range": [0, top], "fixedrange": True, "zeroline": False, "gridcolor": RULE.light,
        "tickvals": marks, "ticktext": [f"{mark:,}" for mark in marks],
        "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light}, "tickangle": 0,
    }  # fmt: skip
