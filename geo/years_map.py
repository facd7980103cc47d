"""The small maps of every year on one sheet: what the page shows in a row, as one picture."""

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from charts.palette import GREY_TEXT
from charts.plotted import plotted
from findings.map_layer import MapLayer
from geo.boundaries import Places
from geo.maps import small_england_map, small_map
from geo.outlines import years_key

#: How tall a year's map and the words above it are, in px.
MAP_PX, WORDS_PX = 210, 26
MOST_IN_A_ROW = 5


def years_map(*, layers: Sequence[MapLayer], places: Places, whole: bool = False) -> go.Figure:
    """A map a layer in even rows, first year first, on one scale: of the seven, or of all England.

    The figure is for a picture alone: on a page each year is a map of its own.
    """
    down = math.ceil(len(layers) / MOST_IN_A_ROW)
    across = math.ceil(len(layers) / down)
    cell, height = MAP_PX + WORDS_PX, (MAP_PX + WORDS_PX) * down
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    words = []
    for i, layer in enumerate(layers):
        row, column = divmod(i, across)
        name = f"geo{i + 1 if i else ''}"
        one = (small_england_map if whole else small_map)(layer=layer, places=places).to_dict()
        traces += [{**trace, "geo": name} for trace in one["data"]]
        top = 1 - row * cell / height
        domain = {
            "x": [column / across, (column + 0.94) / across],
            "y": [top - cell / height, top - WORDS_PX / height],
        }
        layout = {**one["layout"], **layout, name: {**one["layout"]["geo"], "domain": domain}}
        words.append(_word(layer.period_label, sum(domain["x"]) / 2, top))
    return plotted(
        traces,
        {**layout, "height": height, "annotations": words, "meta": years_key(layers)},
    )


def _word(text: str, x: float, y: float) -> dict[str, Any]:
    return {
        "text": text, "showarrow": False, "x": x, "y": y, "xref": "paper", "yref": "paper",
        "xanchor": "center", "yanchor": "top", "font": {"size": 13, "color": GREY_TEXT.light},
    }  # fmt: skip
