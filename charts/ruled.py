"""What charts over one value axis share: the plain ground, named verticals, labels at the edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from charts.axes import ticks
from charts.labels import apart
from charts.palette import BORDER, ENGLAND, GREY_TEXT, GROUND, RULE, TEXT
from charts.trend import FONT, LABEL_PX, TICK_PX
from findings.sentences import MINUS

LANE_PX = 18
LINE_PX = 17
LABEL_CHARACTERS = 23
#: What the narrowest chart holds beside a vertical, on the side its names run to.
NAME_CHARACTERS = 22

#: How the line of each role is dashed; none is told from another by its colour.
DASHES = {
    "england": "dot", "outside": "dash", "region": "dashdot", "mean": "solid", "middle": "dot",
    "here": "solid",
}  # fmt: skip


@dataclass(frozen=True)
class Vertical:
    """A vertical through the plot, named above it. ``text`` may hold ``<b>``."""

    role: str
    value: float
    text: str
    colour: str = ENGLAND.light


@dataclass(frozen=True)
class Edge:
    """A label at the right edge for the mark at ``(x, y)``; ``y`` in px from the plot's foot.

    ``number`` is written bold before the name, or all of it with ``bold``.
    """

    x: float
    y: float
    number: str
    name: str
    colour: str = TEXT.light
    bold: bool = False


def layout(height: int, margin: dict[str, int]) -> dict[str, Any]:
    """The ground every such chart has: no legend, nothing to drag, our hover box."""
    return {
        "height": height,
        "margin": margin,
        "font": {"family": FONT, "size": LABEL_PX, "color": TEXT.light},
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": GROUND.light,
            "bordercolor": BORDER.light,
            "font": {"family": FONT, "size": LABEL_PX, "color": TEXT.light},
            "align": "left",
        },
    }


def span(values: Sequence[float], *, spare: float = 0.05) -> tuple[float, float]:
    """Ends of an axis: the values and a part of their range on either side."""
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    room = (high - low) * spare or 1.0
    return low - room, high + room


def axis(ends: tuple[float, float], *, sign: str = "", signed: bool = False) -> dict[str, Any]:
    """A value axis with two or three round values and faint lines."""
    marks = ticks(*ends)
    plus = "+" if signed else ""
    return {
        "range": list(ends),
        "tickvals": marks,
        "ticktext": [
            f"{plus if mark > 0 else ''}{mark:g}{sign}".replace("-", MINUS) for mark in marks
        ],
        "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light},
        "tickangle": 0,
        "gridcolor": RULE.light,
        "fixedrange": True,
        "zeroline": False,
    }


def hidden(ends: tuple[float, float]) -> dict[str, Any]:
    """An axis that only places marks."""
    return {"range": list(ends), "visible": False, "fixedrange": True}


def head_px(verticals: Sequence[Vertical]) -> int:
    """Room above the plot for the names of these verticals."""
    return LANE_PX * sum(len(name_lines(line.text)) for line in verticals) + 8


def name_lines(text: str) -> list[str]:
    """The name of a vertical on lines short enough for a phone; its tags count for nothing."""
    bare = text.replace("<b>", "\u2060").replace("</b>", "\u2061")
    return [
        line.replace("\u2060", "<b>").replace("\u2061", "</b>")
        for line in wrap(bare, NAME_CHARACTERS, break_long_words=False)
    ]


def verticals(
    lines: Sequence[Vertical],
    ends: tuple[float, float],
    plot_px: float,
    margins: tuple[int, int] = (0, 0),
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Shapes and annotations of the lines, each named in lanes of its own above the plot.

    Names run towards the wider of the ``margins`` (left, right), into it where the plot is
    narrow, or else towards the roomier side; lanes rise so that no line runs through a name.
    """
    if not lines:
        return [], []
    left, right = margins
    middle = (ends[0] + ends[1]) / 2
    rightward = right > left or (
        right == left and sum(line.value for line in lines) / len(lines) < middle
    )
    # Names to the right: the line furthest right has the lowest lane. To the left: the reverse.
    ordered = sorted(lines, key=lambda line: line.value, reverse=rightward)
    shapes, names = [], []
    foot = 4
    for line in ordered:
        rows = name_lines(line.text)
        tall = LANE_PX * len(rows)
        shapes.append(
            {
                "type": "line", "name": line.role, "layer": "below", "xref": "x", "yref": "paper",
                "x0": line.value, "x1": line.value, "y0": 0, "y1": 1 + (foot + tall - 4) / plot_px,
                "line": {"color": line.colour, "width": 1.5, "dash": DASHES[line.role]},
            }
        )  # fmt: skip
        names.append(
            {
                "text": "<br>".join(rows), "name": line.role, "showarrow": False,
                "align": "left" if rightward else "right",
                "x": line.value, "xref": "x", "xanchor": "left" if rightward else "right",
                "xshift": 4 if rightward else -4, "y": 1, "yref": "paper", "yanchor": "bottom",
                "yshift": foot, "font": {"size": TICK_PX, "color": TEXT.light},
            }
        )  # fmt: skip
        foot += tall
    return shapes, names


def edge_labels(
    labels: Sequence[Edge],
    right: float,
    plot_px: float,
    y_of: Callable[[float], float],
    characters: int = LABEL_CHARACTERS,
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """A trace of leaders and the labels they lead to, none on another, all within the plot.

    ``right`` is the right end of the x axis; ``y_of`` turns px from the foot into a y value.
    """
    if not labels:
        return None, []
    # Of two marks at one height the one further left has the lower label: leaders cross less.
    ordered = sorted(labels, key=lambda label: (label.y, label.x))
    rows = [wrap(f"{label.number} {label.name}", characters) for label in ordered]
    heights = [LINE_PX * len(lines) + 2.0 for lines in rows]
    centres = apart([label.y for label in ordered], heights)
    # A stack pushed out of the plot is slid back as a whole.
    over = centres[-1] + heights[-1] / 2 - (plot_px + 10)
    under = -10 - (centres[0] - heights[0] / 2)
    slide = -over if over > 0 else under if under > 0 else 0.0
    x: list[float | None] = []
    y: list[float | None] = []
    texts = []
    for label, lines, centre in zip(ordered, rows, centres, strict=True):
        if label.x < right:
            x += [label.x, right, None]
            y += [y_of(label.y), y_of(centre + slide), None]
        text = "<br>".join(lines)
        strong = text if label.bold else label.number
        texts.append(
            {
                "text": text.replace(strong, f"<b>{strong}</b>", 1), "showarrow": False, "x": 1,
                "xref": "paper", "xanchor": "left", "xshift": 5, "y": y_of(centre + slide),
                "yref": "y", "yanchor": "middle", "align": "left",
                "font": {"size": LABEL_PX, "color": label.colour},
            }
        )  # fmt: skip
    leaders = {
        "type": "scatter", "mode": "lines", "name": "leaders", "x": x, "y": y,
        "connectgaps": False, "cliponaxis": False, "hoverinfo": "skip",
        "line": {"color": BORDER.light, "width": 1},
    }  # fmt: skip
    return leaders, texts


def marks(
    name: str,
    x: Sequence[float],
    y: Sequence[float],
    hovers: Sequence[str],
    *,
    colour: str,
    size: int,
    symbol: str = "circle",
    filled: bool = True,
    ends: Sequence[tuple[float, float] | None] = (),
    thick: float = 1.5,
) -> dict[str, Any]:
    """A trace of markers; an open one is filled with the ground, so no line shows through.

    ``ends`` are those of an interval a mark: a level line through it, ``thick`` px, without caps.
    """
    return _through(x, ends, colour, thick) | {
        "type": "scatter", "mode": "markers", "name": name, "x": list(x), "y": list(y),
        "cliponaxis": False, "text": list(hovers), "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": symbol, "size": size, "color": colour if filled else GROUND.light,
            "line": {"color": colour, "width": 0 if filled else 2}, "opacity": 1,
        },
    }  # fmt: skip


def _through(
    x: Sequence[float], ends: Sequence[tuple[float, float] | None], colour: str, thick: float
) -> dict[str, Any]:
    """The lines of intervals through marks; nothing where none has one."""
    if not any(ends):
        return {}
    reach = [
        (mark - one[0], one[1] - mark) if one else (0.0, 0.0)
        for mark, one in zip(x, ends, strict=True)
    ]
    return {
        "error_x": {
            "type": "data", "symmetric": False, "width": 0, "thickness": thick, "color": colour,
            "array": [round(after, 4) for _, after in reach],
            "arrayminus": [round(before, 4) for before, _ in reach],
        }
    }  # fmt: skip
