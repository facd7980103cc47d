"""One finding over the map: the seven large and named, all England small, one small map a year."""

from functools import lru_cache

import plotly.graph_objects as go

from charts.palette import CLASSES, GREY_TEXT, TEXT
from findings.map_areas import MapArea
from findings.map_layer import MapLayer
from geo import traces
from geo.boundaries import Places
from geo.names import IN_SEA, Label, label, name_traces
from geo.outlines import layer_key

SEVEN_GEO = {
    "projection": {"type": "mercator"},
    "lonaxis": {"range": [-2.72, -0.42]},
    "lataxis": {"range": [54.44, 55.83]},
}
_ENGLAND_GEO = {
    "projection": {"type": "mercator"},
    "lonaxis": {"range": [-6.45, 1.8]},
    "lataxis": {"range": [49.85, 55.84]},
}
_SMALL_GEO = SEVEN_GEO | {"lonaxis": {"range": [-2.72, -1.1]}}


@lru_cache(maxsize=32)
def seven_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """The seven, each with its name and figure on it, so that the map reads without colour.

    Tyneside and Sunderland are named in the sea, with a line to each.
    """
    seven = _seven(layer)
    labels = [_label(layer, area, places) for area in seven if area.code in places.shapes]
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 1)),
            *traces.patterns(
                layer=layer, places=places, chosen=seven, apart=0.05,
                named=[area.code for area in seven if area.code not in IN_SEA],
            ),
            *name_traces(places, labels),
        ],
        height=440,
        geo=SEVEN_GEO,
        key=layer_key(layer),
    )  # fmt: skip


@lru_cache(maxsize=32)
def england_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """Every authority of England, the seven outlined."""
    seven = _seven(layer)
    rest = [area for area in layer.areas if area.code not in layer.seven]
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=rest, line=traces.between(layer, 0.4)),
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 1)),
            *traces.patterns(layer=layer, places=places, chosen=layer.areas, apart=0.16),
        ],
        height=370,
        geo=_ENGLAND_GEO,
        key=layer_key(layer),
    )


def small_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """The seven in one period, its name beneath: one of a row on the same scale."""
    seven = _seven(layer)
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 0.6)),
            *traces.patterns(layer=layer, places=places, chosen=seven, apart=0.09),
        ],
        height=150,
        geo=_SMALL_GEO,
    )


def small_england_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """Every authority of England in one period, the seven outlined: one of a row as well."""
    seven = _seven(layer)
    rest = [area for area in layer.areas if area.code not in layer.seven]
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=rest, line=traces.between(layer, 0.2)),
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 0.6)),
            *traces.patterns(layer=layer, places=places, chosen=layer.areas, apart=0.3),
        ],
        height=190,
        geo=_ENGLAND_GEO,
    )


def _seven(layer: MapLayer) -> list[MapArea]:
    return [area for area in layer.areas if area.code in layer.seven]


def _label(layer: MapLayer, area: MapArea, places: Places) -> Label:
    colour = GREY_TEXT if area.class_index is None else (
        CLASSES[layer.scale.ramp][area.class_index][1]
    )  # fmt: skip
    return label(places, area.code, f"<b>{area.name}</b><br>{area.label}", colour.light)
