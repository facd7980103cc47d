"""Traces over a map as ink: areas in the colour of their class, and lines and words above them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exports.picture_given import SILENT, must, only
from exports.picture_ink import Area, Ink, NotSpoken, Point
from exports.picture_scale import GeoMap
from exports.picture_traces import drawn

Outlines = Mapping[str, Sequence[Sequence[Point]]]

_AREAS = SILENT | {
    "geojson", "featureidkey", "locations", "z", "zmin", "zmax", "colorscale", "marker", "text",
    "geo",
}  # fmt: skip
_OVER = SILENT | {"lon", "lat", "mode", "line", "marker", "text", "textposition", "textfont", "geo"}
#: Finer than this, in px, nothing is seen, on a small map less; neighbours round alike, so that
#: no gap opens between them.
_GRAIN, _SMALL_GRAIN, _SMALL = 0.1, 0.4, 250


def areas_ink(trace: Mapping[str, Any], on: GeoMap, outlines: Outlines | None) -> Iterator[Area]:
    """Every area of a choropleth; raises NotSpoken for one without an outline."""
    only(trace, _AREAS, "a choropleth")
    only(trace["marker"], ("line",), "a choropleth's marker")
    edge = trace["marker"]["line"]
    only(edge, ("color", "width"), "an outline")
    grain = _GRAIN if on.frame.width > _SMALL else _SMALL_GRAIN
    for code, z in zip(trace["locations"], trace["z"], strict=True):
        if outlines is None or code not in outlines:
            raise NotSpoken(f"an area without an outline: {code}")
        rings = tuple(_thinned([on.px(point) for point in ring], grain) for ring in outlines[code])
        yield Area(
            tuple(ring for ring in rings if len(ring) > 2), _colour(trace, z),
            edge["color"], edge["width"], on.frame,
        )  # fmt: skip


def over_ink(trace: Mapping[str, Any], on: GeoMap, font: Mapping[str, Any]) -> Iterator[Ink]:
    """Lines, points and words over a map."""
    only(trace, _OVER, "a scattergeo trace")
    must(trace, "a scattergeo trace", hoverinfo="skip")
    points = [
        (None, None) if lon is None or lat is None else on.px((lon, lat))
        for lon, lat in zip(trace["lon"], trace["lat"], strict=True)
    ]
    yield from drawn(trace, points, font, on.frame)


def _colour(trace: Mapping[str, Any], z: float) -> str:
    """The colour of a class: scales of steps alone, in which a class is of one colour."""
    at = (z - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    steps = trace["colorscale"]
    for (low, colour), (high, other) in zip(steps[::2], steps[1::2], strict=True):
        if colour != other:
            raise NotSpoken("a colour scale that runs from one colour into another")
        if low <= at < high or at == high == 1:
            return str(colour)
    raise NotSpoken(f"a value beyond its colour scale: {z}")


def _thinned(ring: Sequence[Point], grain: float) -> tuple[Point, ...]:
    """The ring without points that stand on the one before."""
    found: list[Point] = []
    for x, y in ring:
        point = (round(round(x / grain) * grain, 1), round(round(y / grain) * grain, 1))
        if not found or found[-1] != point:
            found.append(point)
    return tuple(found)
