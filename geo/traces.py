"""What every map is made of: coloured areas, hatching, and a quiet ground."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from charts.palette import BORDER, CLASSES, GREY_TEXT, GROUND, PANEL, TEXT
from charts.plotted import plotted
from charts.trend import FONT
from findings.map_layer import MapArea, MapLayer
from geo.boundaries import Places

NO_MARGIN = {"l": 0, "r": 0, "t": 0, "b": 0}
LABEL_PX = 14
#: Where plotly looks for the map of the world it shows nothing of; a chart's configuration.
CONFIG = {"topojsonURL": "_boundaries/"}


#: A trace as plotly writes it: made into an object once, with its figure, not twice.
Trace = dict[str, Any]


def areas(
    *, layer: MapLayer, places: Places, chosen: Iterable[MapArea], line: tuple[str, float]
) -> Trace:
    """One trace of areas in the colour of their class; ``line`` is its outline's colour and px.

    An area without a class takes the ground of hatching. Hover and clicks belong to it.
    """
    shown = [area for area in chosen if area.code in places.shapes]
    none = layer.scale.size
    colours = [fill.light for fill, _ in CLASSES[layer.scale.ramp][:none]] + [PANEL.light]
    steps = len(colours)
    return {
        "type": "choropleth",
        "geojson": places.address,
        "featureidkey": "id",
        "locations": [area.code for area in shown],
        "z": [none if area.class_index is None else area.class_index for area in shown],
        "zmin": -0.5,
        "zmax": steps - 0.5,
        "colorscale": [
            (edge / steps, colour) for i, colour in enumerate(colours) for edge in (i, i + 1)
        ],
        "showscale": False,
        "marker": {"line": {"color": line[0], "width": line[1]}},
        # A click opens a page; meanwhile the other areas keep their colour.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "text": ["<br>".join(area.hover) for area in shown],
        "hovertemplate": "%{text}<extra></extra>",
    }


def hatching(*, places: Places, chosen: Iterable[MapArea], apart: float) -> Trace:
    """Slanted lines over every hatched area, this many degrees of longitude apart."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for area in chosen:
        if area.hatched and area.code in places.shapes:
            for (x0, y0), (x1, y1) in places.shapes[area.code].hatching(apart):
                xs += [x0, x1, None]
                ys += [y0, y1, None]
    return lines(xs, ys, GREY_TEXT.light, 1)


def lines(xs: list[float | None], ys: list[float | None], colour: str, width: float) -> Trace:
    """Lines over the map, cut where a None stands."""
    return quiet({"lon": xs, "lat": ys, "mode": "lines", "line": {"color": colour, "width": width}})


def quiet(trace: Trace) -> Trace:
    """A trace of lines, points or text that neither hover nor click notices."""
    return {"type": "scattergeo", "hoverinfo": "skip", **trace}


def figure(*, traces: Sequence[Trace], height: int, geo: Mapping[str, Any]) -> go.Figure:
    """A map without a ground, frame or tools of its own, showing the part that ``geo`` names."""
    font = {"family": FONT, "size": LABEL_PX, "color": TEXT.light}
    return plotted(
        traces,
        {
            "height": height,
            "margin": NO_MARGIN,
            "font": font,
            "hoverlabel": {
                "bgcolor": GROUND.light, "bordercolor": BORDER.light, "font": font, "align": "left",
            },
            "geo": {"visible": False, "bgcolor": "rgba(0,0,0,0)", **geo},
        },
    )  # fmt: skip
