"""A gap as three bars on one scale: what the page shows in HTML, as a figure for its picture.

Inside the area, from the group's level to the others'; to England, from the same level to the
others' in England; and what is left between the two. Dotted lines tie what ends at one level.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import plotly.graph_objects as go

from charts.palette import ENGLAND, GREY_TEXT, GROUND, HERE, SHORTFALL, TEXT
from charts.plotted import plotted
from charts.ruled import hidden, layout
from charts.trend import LABEL_PX
from findings.figure import Figure
from findings.gap_parts import GapParts, Levels
from findings.sentences import shown

ROW_PX, BAR_PX, WORDS_PX = 52, 14, 24
MARGIN = {"l": 2, "r": 2, "t": 2, "b": 2}
#: The colour of each kind of bar.
FILLS = {"here": HERE.light, "england": ENGLAND.light, "shortfall": SHORTFALL.light}
#: That of the words of a kind, where it is not the text's.
INKS = {"here": HERE.light, "shortfall": SHORTFALL.light}


class Bar(NamedTuple):
    """One bar: its kind (a key of ``FILLS``), what it is, its size as text, where it ends."""

    kind: str
    label: str
    size: str
    start: Figure
    end: Figure


def bars(parts: GapParts, levels: Levels) -> Iterator[Bar]:
    """The bars of one gap; one alone where nothing stands for England."""
    yield Bar("here", f"Gap inside {parts.name}", parts.gap_text(levels.within), levels.own,
              levels.others)  # fmt: skip
    if parts.beside_england:
        side = "above" if (levels.shortfall.value or 0) < 0 else "below"
        yield Bar("england", "Gap to other pupils in England", parts.gap_text(levels.national),
                  levels.own, levels.others_england)  # fmt: skip
        yield Bar("shortfall", f"Other pupils here {side} England's",
                  parts.gap_text(levels.shortfall).replace("−", ""), levels.others,
                  levels.others_england)  # fmt: skip


def level_names(parts: GapParts, levels: Levels) -> tuple[tuple[str, Figure], ...]:
    """The levels that bars end at, by name: those here, then England's where it stands beside."""
    here = ("this group", levels.own), ("others here", levels.others)
    beside = (("others, England", levels.others_england),) if parts.beside_england else ()
    return here + beside


@lru_cache(maxsize=32)
def gap_identity_chart(*, parts: GapParts, levels: Levels) -> go.Figure:
    """The figure of one gap, in the light palette: the levels' names above and below its bars."""
    rows, names = list(bars(parts, levels)), level_names(parts, levels)
    at = {label: shown(figure, parts.unit)[0] for label, figure in names}
    ends = min(at.values()), max(at.values())
    foot = WORDS_PX + ROW_PX * len(rows)
    height = float(foot + (WORDS_PX if parts.beside_england else 0))
    middle = sum(ends) / 2
    texts = [
        _text(f"{label} <b>{parts.level_text(figure)}</b>", at[label], at[label] <= middle,
              WORDS_PX / 2 if i < 2 else foot + WORDS_PX / 2)
        for i, (label, figure) in enumerate(names)
    ]  # fmt: skip
    traces = []
    for i, bar in enumerate(rows):
        top = float(WORDS_PX + i * ROW_PX)
        low, high = sorted(shown(figure, parts.unit)[0] for figure in (bar.start, bar.end))
        leftward = low <= middle
        words, colour = f"{bar.label} <b>{bar.size}</b>", INKS.get(bar.kind, TEXT.light)
        texts.append(_text(words, low if leftward else high, leftward, top + 12, colour))
        traces.append(_bar(bar, low, high, top + 33))
    return plotted(
        traces,
        {
            **layout(int(height) + MARGIN["t"] + MARGIN["b"], MARGIN), "barmode": "overlay",
            "xaxis": hidden((ends[0], ends[1]) if ends[0] < ends[1] else (ends[0], ends[0] + 1)),
            "yaxis": hidden((height, 0.0)),
            "shapes": [_tie(value, foot) for value in at.values()], "annotations": texts,
        },
    )  # fmt: skip


def _bar(bar: Bar, low: float, high: float, y: float) -> dict[str, Any]:
    return {
        "type": "bar", "orientation": "h", "name": bar.label, "base": [low], "x": [high - low],
        "y": [y], "width": [BAR_PX], "marker": {"color": FILLS[bar.kind], "line": {"width": 0}},
        "hoverinfo": "skip",
    }  # fmt: skip


def _tie(value: float, foot: float) -> dict[str, Any]:
    return {
        "type": "line", "name": "tie", "layer": "below", "xref": "x", "yref": "y",
        "x0": value, "x1": value, "y0": WORDS_PX, "y1": foot,
        "line": {"color": GREY_TEXT.light, "width": 1, "dash": "dot"},
    }  # fmt: skip


def _text(
    text: str, x: float, leftward: bool, y: float, colour: str = TEXT.light
) -> dict[str, Any]:
    """Words that begin where they stand in the left half, and end there in the right."""
    return {
        "text": text, "showarrow": False, "x": x, "xanchor": "left" if leftward else "right",
        "y": y, "yanchor": "middle", "font": {"size": LABEL_PX, "color": colour},
        "bgcolor": GROUND.light,
    }  # fmt: skip
