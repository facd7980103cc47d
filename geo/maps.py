"""One finding over the map: the seven large and named, all England small, one small map a year."""

from dataclasses import dataclass

import plotly.graph_objects as go

from charts.palette import CLASSES, GREY_TEXT, GROUND, TEXT
from findings.map_layer import MapArea, MapLayer
from geo import traces
from geo.boundaries import Places, Point

#: Authorities too small to hold their name, from north to south of their labels in the sea.
IN_SEA = ("E08000021", "E08000022", "E08000023", "E08000037", "E08000024")
_LABEL_LONGITUDE = -1.2
_LABEL_NORTH, _LABEL_STEP = 55.36, 0.145
_SEVEN_GEO = {
    "projection": {"type": "mercator"},
    "lonaxis": {"range": [-2.72, -0.42]},
    "lataxis": {"range": [54.44, 55.83]},
}
_ENGLAND_GEO = {
    "projection": {"type": "mercator"},
    "lonaxis": {"range": [-6.45, 1.8]},
    "lataxis": {"range": [49.85, 55.84]},
}
_SMALL_GEO = _SEVEN_GEO | {"lonaxis": {"range": [-2.72, -1.1]}}


@dataclass(frozen=True)
class Label:
    """A name and number on the map, where it stands, its side and colour."""

    text: str
    at: Point
    side: str
    colour: str


def seven_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """The seven, each with its name and figure on it, so that the map reads without colour.

    Tyneside and Sunderland are named in the sea, with a line to each.
    """
    seven = _seven(layer)
    labels = [_label(layer, area, places) for area in seven if area.code in places.shapes]
    xs: list[float | None] = []
    ys: list[float | None] = []
    for code in IN_SEA:
        if code in places.shapes:
            (x, y), (to_x, to_y) = places.shapes[code].at, _in_sea(code)
            xs += [x, to_x - 0.02, None]
            ys += [y, to_y, None]
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 1)),
            traces.hatching(places=places, chosen=seven, apart=0.05),
            traces.lines(xs, ys, TEXT.light, 1),
            traces.quiet(
                {
                    "lon": xs[::3], "lat": ys[::3], "mode": "markers",
                    "marker": {"size": 4, "color": TEXT.light, "line": {"width": 0}},
                }
            ),
            traces.quiet(
                {
                    "lon": [label.at[0] for label in labels],
                    "lat": [label.at[1] for label in labels],
                    "mode": "text",
                    "text": [label.text for label in labels],
                    "textposition": [label.side for label in labels],
                    "textfont": {
                        "size": traces.LABEL_PX, "color": [label.colour for label in labels],
                    },
                }
            ),
        ],
        height=440,
        geo=_SEVEN_GEO,
    )  # fmt: skip


def england_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """Every authority of England, the seven outlined."""
    seven = _seven(layer)
    rest = [area for area in layer.areas if area.code not in layer.seven]
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=rest, line=(GROUND.light, 0.4)),
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 1)),
            traces.hatching(places=places, chosen=layer.areas, apart=0.16),
        ],
        height=370,
        geo=_ENGLAND_GEO,
    )


def small_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """The seven in one period, its name beneath: one of a row on the same scale."""
    seven = _seven(layer)
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 0.6)),
            traces.hatching(places=places, chosen=seven, apart=0.09),
        ],
        height=150,
        geo=_SMALL_GEO,
    )


def _seven(layer: MapLayer) -> list[MapArea]:
    return [area for area in layer.areas if area.code in layer.seven]


def _in_sea(code: str) -> Point:
    return _LABEL_LONGITUDE, _LABEL_NORTH - _LABEL_STEP * IN_SEA.index(code)


def _label(layer: MapLayer, area: MapArea, places: Places) -> Label:
    text = f"<b>{area.name}</b><br>{area.text}"
    if area.code in IN_SEA:
        return Label(text, _in_sea(area.code), "middle right", TEXT.light)
    colour = GREY_TEXT if area.class_index is None else (
        CLASSES[layer.scale.ramp][area.class_index][1]
    )  # fmt: skip
    return Label(text, places.shapes[area.code].at, "middle center", colour.light)
