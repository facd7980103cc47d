"""The identity of a gap as one picture: three bars on one scale, their ends tied by dots.

Inside the area, from the group's level to the others'; to England, from the same level to the
others' in England; and what is left between the two, which is how far the others differ.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from charts.palette import ENGLAND, GREY_TEXT, HERE, SHORTFALL, TEXT
from charts.plotted import plotted
from charts.trend import FONT, LABEL_PX, TICK_PX
from findings.figure import Figure
from findings.gap_parts import GapParts, Levels
from findings.sentences import shown

ROW_PX = 66
MARGIN = {"l": 2, "r": 2, "t": 26, "b": 26}
BAR = 0.34


@dataclass(frozen=True)
class _Bar:
    label: str
    start: Figure
    end: Figure
    fill: str
    text: str


@lru_cache(maxsize=64)
def identity_chart(*, parts: GapParts, levels: Levels) -> go.Figure:
    """The bars of one gap, in the light palette, sized to its container's width.

    One bar where nothing stands for England: the gap inside alone.
    """
    bars = _bars(parts, levels)
    ends = [_at(figure, parts) for bar in bars for figure in (bar.start, bar.end)]
    middle = (min(ends) + max(ends)) / 2
    named = [_name(bar, row, middle, parts) for row, bar in enumerate(bars)]
    levelled = _levels(parts, levels, len(bars) > 1)
    layout = _layout(len(bars)) | {
        "annotations": named + [_level_name(*level, middle) for level in levelled],
        "shapes": [_tie(value, len(bars)) for _, value, _ in levelled],
    }
    traces = [_trace(bar, row, parts) for row, bar in enumerate(bars)]
    return plotted(traces, layout)


def _trace(bar: _Bar, row: int, parts: GapParts) -> dict[str, Any]:
    start, end = _at(bar.start, parts), _at(bar.end, parts)
    return {
        "type": "bar", "orientation": "h", "name": bar.label, "base": [start], "x": [end - start],
        "y": [-row], "width": [BAR], "marker": {"color": bar.fill, "line": {"width": 0}},
        "hoverinfo": "skip",
    }  # fmt: skip


def _name(bar: _Bar, row: int, middle: float, parts: GapParts) -> dict[str, Any]:
    low, high = sorted((_at(bar.start, parts), _at(bar.end, parts)))
    left = low <= middle
    return {
        "text": bar.label, "x": low if left else high, "y": BAR / 2 - row, "showarrow": False,
        "xanchor": "left" if left else "right", "yanchor": "bottom",
        "font": {"size": LABEL_PX, "color": bar.text},
    }  # fmt: skip


def _level_name(text: str, value: float, above: bool, middle: float) -> dict[str, Any]:
    return {
        "text": text, "x": value, "y": 1 if above else 0, "yref": "paper", "showarrow": False,
        "xanchor": "left" if value <= middle else "right",
        "yanchor": "bottom" if above else "top", "font": {"size": TICK_PX, "color": TEXT.light},
    }  # fmt: skip


def _bars(parts: GapParts, levels: Levels) -> list[_Bar]:
    inside, national, shortfall = (
        parts.gap_text(figure) for figure in (levels.within, levels.national, levels.shortfall)
    )
    bars = [
        _Bar(f"Gap inside {parts.name} <b>{inside}</b>", levels.own, levels.others,
             HERE.light, HERE.light)
    ]  # fmt: skip
    if parts.beside_england:
        side = "above" if (levels.shortfall.value or 0) < 0 else "below"
        distance = shortfall.replace("−", "")
        bars += [
            _Bar(f"Gap to other pupils in England <b>{national}</b>", levels.own,
                 levels.others_england, ENGLAND.light, TEXT.light),
            _Bar(f"Other pupils here {side} England's <b>{distance}</b>", levels.others,
                 levels.others_england, SHORTFALL.light, SHORTFALL.light),
        ]  # fmt: skip
    return bars


def _levels(parts: GapParts, levels: Levels, with_england: bool) -> list[tuple[str, float, bool]]:
    """(text, value, whether above the bars) of each level that a bar ends at."""
    found = [
        (f"this group <b>{parts.level_text(levels.own)}</b>", _at(levels.own, parts), True),
        (f"others here <b>{parts.level_text(levels.others)}</b>", _at(levels.others, parts), True),
    ]
    if with_england:
        england = parts.level_text(levels.others_england)
        found.append(
            (f"others, England <b>{england}</b>", _at(levels.others_england, parts), False)
        )
    return found


def _tie(value: float, rows: int) -> dict[str, Any]:
    line = {"color": GREY_TEXT.light, "width": 1, "dash": "dot"}
    return {
        "type": "line", "x0": value, "x1": value, "y0": 0.5, "y1": 0.5 - rows, "layer": "below",
        "line": line,
    }  # fmt: skip


def _at(figure: Figure, parts: GapParts) -> float:
    return shown(figure, parts.unit)[0]


def _layout(rows: int) -> dict[str, Any]:
    return dict(
        height=ROW_PX * rows + MARGIN["t"] + MARGIN["b"],
        margin=MARGIN,
        font={"family": FONT, "size": LABEL_PX, "color": TEXT.light},
        hovermode=False,
        barmode="overlay",
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True, "range": [0.5 - rows, 0.5]},
    )
