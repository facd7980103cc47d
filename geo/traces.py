"""What every map is made of: coloured areas, hatching, and a quiet ground."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

import plotly.graph_objects as go

from charts.palette import BORDER, CLASSES, GREY_TEXT, GROUND, PANEL, TEXT, Role
from charts.plotted import plotted
from charts.trend import FONT
from findings.map_areas import MapArea
from findings.map_layer import MapLayer
from geo.boundaries import Places, Point

NO_MARGIN = {"l": 0, "r": 0, "t": 0, "b": 0}
LABEL_PX = 14
DOT_PX = 2
#: Half of what a name and its figure take on the large map, in degrees.
NAME_HALF = (0.36, 0.08)
#: Where plotly looks for the map of the world it shows nothing of; a chart's configuration.
CONFIG = {"topojsonURL": "_boundaries/"}


#: A trace as plotly writes it: made into an object once, with its figure, not twice.
Trace = dict[str, Any]


class Painted(Protocol):
    """What a map needs to know of an area: its class, whether it is hatched, its lines of hover."""

    @property
    def code(self) -> str: ...
    @property
    def class_index(self) -> int | None: ...
    @property
    def hatched(self) -> bool: ...
    @property
    def hover(self) -> Sequence[str]: ...


def areas(
    *, layer: MapLayer, places: Places, chosen: Iterable[Painted], line: tuple[str, float]
) -> Trace:
    """One trace of a layer's areas; ``line`` is its outline's colour and px."""
    ramp = CLASSES[layer.scale.ramp][: layer.scale.size]
    return painted(ramp=ramp, places=places, chosen=chosen, line=line)


def painted(
    *,
    ramp: Sequence[tuple[Role, Role]],
    places: Places,
    chosen: Iterable[Painted],
    line: tuple[str, float],
) -> Trace:
    """One trace of areas in the colour of their class in ``ramp`` (fill, label).

    An area without a class takes the ground of hatching. Hover and clicks belong to it.
    """
    shown = [area for area in chosen if area.code in places.shapes]
    none = len(ramp)
    colours = [fill.light for fill, _ in ramp] + [PANEL.light]
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


def between(layer: MapLayer, width: float) -> tuple[str, float]:
    """The outline of one area among others: the ground, and grey where a class is as pale as it."""
    pale = any(one.dotted for one in layer.classes)
    return (BORDER if pale else GROUND).light, width


def patterns(
    *,
    layer: MapLayer,
    places: Places,
    chosen: Sequence[MapArea],
    apart: float,
    named: Collection[str] = (),
) -> list[Trace]:
    """What tells areas apart without colour: lines where there is nothing, dots where we cannot
    tell, this many degrees of longitude apart and away from the names on ``named`` areas."""
    classes = {index for index, one in enumerate(layer.classes) if one.dotted}
    dotted = [area.code for area in chosen if area.class_index in classes]
    return [hatching(places, chosen, apart, named), *dots(places, dotted, apart, named)]


def dots(
    places: Places, codes: Iterable[str], apart: float, named: Collection[str] = ()
) -> list[Trace]:
    """Dots over these areas, away from the names on ``named`` ones; no trace without a dot."""
    points = [
        point
        for code in codes
        if code in places.shapes
        for point in places.shapes[code].dots(apart)
        if code not in named or not _under_name(point, places.shapes[code].at)
    ]
    if not points:
        return []
    look = {"size": DOT_PX, "color": BORDER.light, "line": {"width": 0}}
    lon, lat = map(list, zip(*points, strict=True))
    return [quiet({"lon": lon, "lat": lat, "mode": "markers", "marker": look})]


def _under_name(point: Point, at: Point) -> bool:
    return abs(point[0] - at[0]) < NAME_HALF[0] and abs(point[1] - at[1]) < NAME_HALF[1]


def hatching(
    places: Places, chosen: Iterable[Painted], apart: float, named: Collection[str] = ()
) -> Trace:
    """Slanted lines over every hatched area, away from the names on ``named`` ones."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for area in chosen:
        if area.hatched and area.code in places.shapes:
            shape = places.shapes[area.code]
            for line in shape.hatching(apart):
                for (x0, y0), (x1, y1) in _beside(line, shape.at) if area.code in named else [line]:
                    xs += [x0, x1, None]
                    ys += [y0, y1, None]
    return lines(xs, ys, GREY_TEXT.light, 1)


def _beside(line: tuple[Point, Point], at: Point) -> list[tuple[Point, Point]]:
    """What is left of a slanted line when the room of the name at ``at`` is cut out of it."""
    (x0, y0), (x1, y1) = line
    # How far along the line it enters and leaves the name's room, from 0 to 1.
    spans = [
        sorted(((middle - half - start) / (end - start), (middle + half - start) / (end - start)))
        for start, end, middle, half in zip((x0, y0), (x1, y1), at, NAME_HALF, strict=True)
        if start != end
    ]
    enters = max([0.0, *(span[0] for span in spans)])
    leaves = min([1.0, *(span[1] for span in spans)])
    if enters >= leaves:
        return [line]

    def point(part: float) -> Point:
        return x0 + part * (x1 - x0), y0 + part * (y1 - y0)

    pieces = ((0.0, enters), (leaves, 1.0))
    return [(point(low), point(high)) for low, high in pieces if low < high]


def lines(xs: list[float | None], ys: list[float | None], colour: str, width: float) -> Trace:
    """Lines over the map, cut where a None stands."""
    return quiet({"lon": xs, "lat": ys, "mode": "lines", "line": {"color": colour, "width": width}})


def quiet(trace: Trace) -> Trace:
    """A trace of lines, points or text that neither hover nor click notices."""
    return {"type": "scattergeo", "hoverinfo": "skip", **trace}


def figure(
    *,
    traces: Sequence[Trace],
    height: int,
    geo: Mapping[str, Any],
    annotations: Sequence[Mapping[str, Any]] = (),
    key: Mapping[str, Any] | None = None,
) -> go.Figure:
    """A map without a ground, frame or tools of its own, showing the part that ``geo`` names.

    ``key`` is what its colours mean: the browser draws nothing of it, a picture does.
    """
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
            **({"annotations": list(annotations)} if annotations else {}),
            **({"meta": key} if key else {}),
        },
    )  # fmt: skip
