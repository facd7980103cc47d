"""Two pictures of the same areas side by side: difference from England, interval and verdict.

Each area is a block: its name, a mark with its interval in either picture, the verdict in words
under each. A full mark is higher or lower, a diamond about the same, an open one cannot tell.
"""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from charts.palette import ENGLAND, GREY_TEXT, HERE, RULE, TEXT
from charts.plotted import plotted
from charts.ruled import hidden, layout, marks, span
from charts.trend import LABEL_PX, TICK_PX
from eip_data.columns import Verdict
from findings.explain_sixteen import Side, Sixteen, SixteenRow
from findings.sentences import number_text

ROW_PX = 56
HEAD_PX = 44
MARGIN = {"l": 2, "r": 2, "t": HEAD_PX, "b": 2}
#: Where each picture lies across the figure.
DOMAINS = ((0.0, 0.47), (0.53, 1.0))
#: How a verdict's mark looks: symbol, and whether it is filled.
_LOOKS = {
    Verdict.HIGHER: ("circle", True),
    Verdict.LOWER: ("circle", True),
    Verdict.ABOUT_THE_SAME: ("diamond", True),
    Verdict.CANNOT_TELL: ("circle", False),
}
#: In place of a whole sentence, which the table has.
NOTHING = "no verdict"


@lru_cache(maxsize=32)
def sides_chart(*, sixteen: Sixteen) -> go.Figure:
    """The figure of both pictures in the light palette, as wide as its container."""
    height = float(ROW_PX * len(sixteen.rows))
    traces: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    texts = [
        _text(f"<b>{row.name}</b>" if row.chosen else row.name, 0, i * ROW_PX + 10.0, LABEL_PX)
        for i, row in enumerate(sixteen.rows)
    ]
    axes: dict[str, Any] = {"yaxis": hidden((height, 0.0))}
    for picture, (left, right) in enumerate(DOMAINS):
        name = f"x{picture + 1 if picture else ''}"
        sides = [row.sides[picture] for row in sixteen.rows]
        ends = span([0.0, *_ends(sides)], spare=0.04)
        axes[f"xaxis{name.removeprefix('x')}"] = {
            **hidden(ends), "domain": [left, right], "anchor": "y",
        }  # fmt: skip
        shapes.append(_england(name, height))
        texts.append(_title(sixteen.titles[picture], left))
        for i, row in enumerate(sixteen.rows):
            y = i * ROW_PX + 27.0
            drawn = _marked(row, picture, y, name)
            traces += drawn
            side = row.sides[picture]
            texts.append(_text(_said(side), left, y + 15, TICK_PX, GREY_TEXT.light))
    return plotted(
        traces,
        {
            **layout(int(height) + MARGIN["t"] + MARGIN["b"], MARGIN), **axes,
            "shapes": [*shapes, *_rules(len(sixteen.rows))], "annotations": texts,
        },
    )  # fmt: skip


def _ends(sides: list[Side]) -> list[float]:
    return [end for side in sides for end in (side.low, side.high) if end is not None]


def _marked(row: SixteenRow, picture: int, y: float, x_axis: str) -> list[dict[str, Any]]:
    side = row.sides[picture]
    if side.difference is None or side.verdict is None or side.low is None or side.high is None:
        return []
    symbol, filled = _LOOKS[side.verdict]
    line = {
        "type": "scatter", "mode": "lines", "name": f"{row.name} interval", "xaxis": x_axis,
        "x": [side.low, side.high], "y": [y, y], "hoverinfo": "skip",
        "line": {"color": HERE.light, "width": 2.5 if row.chosen else 1.5},
    }  # fmt: skip
    hover = f"<b>{row.name}</b><br>{side.level_text}, {_signed(side)}<br>{side.verdict_text}"
    mark = marks(
        row.name, [side.difference], [y], [hover], colour=HERE.light,
        size=13 if row.chosen else 10, symbol=symbol, filled=filled,
    )  # fmt: skip
    return [line, {**mark, "xaxis": x_axis}]


def _said(side: Side) -> str:
    if side.verdict is None:
        return NOTHING
    return f"{_signed(side)} <b>{side.verdict_text}</b>"


def _signed(side: Side) -> str:
    assert side.difference is not None
    return number_text(side.difference, 1, signed=True)


def _title(title: str, left: float) -> dict[str, Any]:
    short = "English and maths" if "English and maths" in title else title
    return {
        "text": f"<b>{short}</b><br>line: England", "showarrow": False, "x": left,
        "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom",
        "align": "left", "font": {"size": LABEL_PX, "color": TEXT.light},
    }  # fmt: skip


def _text(text: str, x: float, y: float, size: int, colour: str = TEXT.light) -> dict[str, Any]:
    return {
        "text": text, "showarrow": False, "x": x, "xref": "paper", "xanchor": "left", "y": y,
        "yref": "y", "yanchor": "middle", "font": {"size": size, "color": colour},
    }  # fmt: skip


def _england(x_axis: str, height: float) -> dict[str, Any]:
    return {
        "type": "line", "name": "england", "layer": "below", "xref": x_axis, "yref": "y",
        "x0": 0, "x1": 0, "y0": 0, "y1": height,
        "line": {"color": ENGLAND.light, "width": 1.5, "dash": "dot"},
    }  # fmt: skip


def _rules(rows: int) -> list[dict[str, Any]]:
    """Faint rules between areas."""
    return [
        {
            "type": "line", "layer": "below", "xref": "paper", "yref": "y", "x0": 0, "x1": 1,
            "y0": i * ROW_PX - 2, "y1": i * ROW_PX - 2, "line": {"color": RULE.light, "width": 1},
        }
        for i in range(1, rows)
    ]  # fmt: skip
