"""The panel's chart: one age since the first year, here beside England and outside London.

Small and bare: no axis to read, as every line is named with its value at its end. Panels of
one unit share the reach of their value axis, so that slopes may be compared; a panel shows
one measure only, and levels of different ages never meet in one.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from textwrap import wrap

import plotly.graph_objects as go

from charts.labels import apart
from charts.palette import BAND, ENGLAND, GREY_TEXT, GROUND, HERE, TEXT
from charts.plotted import plotted
from charts.trend import FONT, LOOKS, ORDER, upright
from eip_data.columns import Unit
from findings.figure import Figure
from findings.overview import Panel
from findings.sentences import figure_text
from findings.trend import Band, Line

HEIGHT = 200
MARGIN = {"l": 16, "r": 112, "t": 8, "b": 24}
LABEL_PX = 14
TICK_PX = 13
LABEL_LINE_PX = 17
LABEL_CHARACTERS = 17
#: How far the value axis reaches: 41 points of percentages, 26 of a score.
REACH = {Unit.PERCENT: 41.0}
REACH_OF_SCORES = 26.0
#: Kept free over and under the outermost value, as a share of the reach.
_SPARE = 0.05
#: The mark of England outside London: open, and wider than the dot it may lie around.
OUTSIDE = "square-open"


@lru_cache(maxsize=32)
def panel_chart(*, panel: Panel, reach: float) -> go.Figure:
    """The figure of one panel in the light palette; ``reach`` is what ``reach_of`` gives."""
    low, high = _ends(panel, reach)
    lines = sorted(panel.lines, key=lambda line: ORDER.index(line.role))
    traces = [_trace(line, panel) for line in lines if any(_values(line))]
    outside = panel.at.outside_london.level
    if not outside.missing:
        traces.append(_outside(panel, outside))
    return plotted(traces, _layout(panel, low, high))


def reach_of(panels: Iterable[Panel], unit: Unit) -> float:
    """How many points the value axis of every panel of this unit spans, so that all fits."""
    needed = [max(found) - min(found) for p in panels if p.at.unit is unit and (found := _all(p))]
    usual = REACH.get(unit, REACH_OF_SCORES)
    return max([usual, *(span / (1 - 2 * _SPARE) for span in needed)])


def _all(panel: Panel) -> list[float]:
    outside = panel.at.outside_london.level.value
    found = [value for line in panel.lines for value in _values(line)]
    return [value for value in (*found, outside) if value is not None]


def _values(line: Line) -> list[float | None]:
    return [point.figure.value for point in line.points]


def _ends(panel: Panel, reach: float) -> tuple[float, float]:
    found = _all(panel) or [0.0]
    middle = (max(found) + min(found)) / 2
    return middle - reach / 2, middle + reach / 2


def _trace(line: Line, panel: Panel) -> dict[str, object]:
    """A line with marks where it ends, and where a year stands alone beside a gap."""
    look = LOOKS[line.role]
    values = _values(line)
    present = [i for i, value in enumerate(values) if value is not None]
    marked = {present[-1], *(i for i in present if {i - 1, i + 1}.isdisjoint(present))}
    filled = "open" not in look.symbol
    return upright(line.points) | {
        "type": "scatter",
        "name": line.label,
        "mode": "lines+markers",
        "x": list(panel.periods),
        "y": values,
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": look.colour, "width": look.width, "dash": look.dash},
        "marker": {
            "symbol": look.symbol.removesuffix("-open"),
            "opacity": 1,
            "size": [look.size if i in marked else 0 for i in range(len(values))],
            "color": look.colour if filled else GROUND.light,
            "line": {
                "color": look.colour,
                "width": [1.5 if i in marked and not filled else 0 for i in range(len(values))],
            },
        },
        "text": [
            f"<b>{line.label}</b><br>{figure_text(point.figure, panel.at.unit)}<br>{point.label}"
            for point in line.points
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _outside(panel: Panel, figure: Figure) -> dict[str, object]:
    at = panel.at
    return {
        "type": "scatter",
        "name": at.outside_london.name,
        "mode": "markers",
        "x": [at.period],
        "y": [figure.value],
        "cliponaxis": False,
        "marker": {
            "symbol": OUTSIDE, "size": 13, "color": ENGLAND.light,
            "line": {"color": ENGLAND.light, "width": 1.5},
        },
        "text": [
            f"<b>{at.outside_london.name}</b><br>{figure_text(figure, at.unit)}, our calculation"
            f"<br>{at.period}"
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _layout(panel: Panel, low: float, high: float) -> dict[str, object]:
    first = next((p for i, p in enumerate(panel.periods) if _at(panel, i)), panel.periods[0])
    ticks = list(dict.fromkeys([first, panel.at.period]))
    return {
        "height": HEIGHT,
        "margin": MARGIN,
        "font": {"family": FONT, "size": LABEL_PX, "color": TEXT.light},
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": GROUND.light,
            "bordercolor": ENGLAND.light,
            "font": {"family": FONT, "size": LABEL_PX, "color": TEXT.light},
            "align": "left",
        },
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(panel.periods),
            "range": [-0.5, len(panel.periods) - 0.5],
            "tickvals": ticks,
            "tickangle": 0,
            "tickfont": {"size": TICK_PX, "color": GREY_TEXT.light},
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": {
            "range": [low, high], "visible": False, "fixedrange": True, "zeroline": False,
        },
        "shapes": [
            {
                "type": "rect", "x0": left, "x1": right, "y0": 0, "y1": 1, "yref": "paper",
                "layer": "below", "fillcolor": BAND.light, "line": {"width": 0},
                "name": band.kind.value,
            }
            for band, left, right in _places(panel)
        ],
        "annotations": [*_reasons(panel, low, high), *_labels(panel, low, high)],
    }  # fmt: skip


def _at(panel: Panel, i: int) -> bool:
    return any(line.points[i].figure.value is not None for line in panel.lines)


def _places(panel: Panel) -> list[tuple[Band, float, float]]:
    """Each band with its ends, in periods counted from nought."""
    index = panel.periods.index
    return [(band, index(band.first) - 0.5, index(band.last) + 0.5) for band in panel.bands]


def _reasons(panel: Panel, low: float, high: float) -> list[dict[str, object]]:
    """What each band is about, in the widest gap between the lines that pass it."""
    return [
        {
            "text": "<br>".join(_wrapped(band.short, int(right - left))), "x": (left + right) / 2,
            "y": _clearest(panel, left, right, low, high), "showarrow": False,
            "font": {"size": TICK_PX, "color": GREY_TEXT.light},
        }
        for band, left, right in _places(panel)
    ]  # fmt: skip


def _wrapped(text: str, periods: int) -> list[str]:
    """The text in lines that stay within a band of so many periods on the narrowest chart."""
    return wrap(text, 3 * periods + 2, break_long_words=False)


def _clearest(panel: Panel, left: float, right: float, low: float, high: float) -> float:
    near = slice(max(int(left), 0), int(right) + 2)
    found = [point.figure.value for line in panel.lines for point in line.points[near]]
    edges = sorted([low, high, *(value for value in found if value is not None)])
    below, above = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
    return (below + above) / 2


def _labels(panel: Panel, low: float, high: float) -> list[dict[str, object]]:
    """The value and name of each line, right of its last year, none on another."""
    at = panel.at
    scale = (HEIGHT - MARGIN["t"] - MARGIN["b"]) / (high - low)
    found = []
    for figure, name, colour in (
        (at.england_others, "others, England", TEXT),
        (at.england.level, "England", TEXT),
        (at.outside_london.level, "outside London", TEXT),
        (at.here.level, "here", HERE),
    ):
        if figure.value is None:
            continue
        number = figure_text(figure, at.unit)
        rows = wrap(f"{number} {name}", LABEL_CHARACTERS)
        value = number.removeprefix("about ")
        text = "<br>".join(rows).replace(value, f"<b>{value}</b>", 1)
        found.append((figure.value, text, len(rows) * LABEL_LINE_PX, colour.light))
    found.sort(key=lambda item: item[0])
    centres = apart([v * scale for v, *_ in found], [height for _, _, height, _ in found])
    return [
        {
            "text": text, "x": panel.periods.index(at.period), "xanchor": "left", "xshift": 10,
            "y": value, "yshift": centre - value * scale, "yanchor": "middle", "align": "left",
            "showarrow": False, "font": {"size": LABEL_PX, "color": colour},
        }
        for (value, text, _, colour), centre in zip(found, centres, strict=True)
    ]  # fmt: skip
