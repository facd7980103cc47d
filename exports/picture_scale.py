"""Where a value stands: the axes and maps of a figure, from its layout, in px."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exports.picture_ink import Box, NotSpoken, Point

_AXIS = re.compile(r"([xy])axis(\d*)")


@dataclass(frozen=True)
class Axis:
    """One axis: its look as given, and how a value becomes px."""

    name: str
    given: Mapping[str, Any]
    start: float
    end: float

    @property
    def across(self) -> bool:
        """Whether it runs from left to right."""
        return self.name.startswith("x")

    def px(self, value: Any) -> float:
        """Where a trace's value stands."""
        kind = self.given.get("type")
        if kind == "category" and isinstance(value, str):
            value = self.given["categoryarray"].index(value)
        elif kind == "log":
            value = math.log10(value)
        return self.placed(value)

    def placed(self, value: float) -> float:
        """Where a place on the scale itself stands: a category's number, a logarithm."""
        low, high = self.given["range"]
        return self.start + (self.end - self.start) * (value - low) / (high - low)


@dataclass(frozen=True)
class GeoMap:
    """A part of the globe in a box: the whole of it is seen, in the middle of the box."""

    frame: Box
    scale: float
    centre: Point
    kind: str

    def px(self, place: Point) -> Point:
        """Where a longitude and latitude stand."""
        x, y = projected(place, self.kind)
        middle = (self.frame.left + self.frame.right) / 2, (self.frame.top + self.frame.bottom) / 2
        return middle[0] + self.scale * (x - self.centre[0]), middle[1] - self.scale * (
            y - self.centre[1]
        )


def projected(place: Point, kind: str) -> Point:
    """A longitude and latitude on the plane, in radians about the equator."""
    x, y = math.radians(place[0]), math.radians(place[1])
    if kind == "equirectangular":
        return x, y
    if kind == "mercator":
        return x, math.log(math.tan(math.pi / 4 + y / 2))
    raise NotSpoken(f"projection {kind}")


def axes(layout: Mapping[str, Any], plot: Box) -> dict[str, Axis]:
    """The axes of a figure by their short names: ``x``, ``x2``, ``y`` …"""
    found = {}
    for key, given in layout.items():
        if not (match := _AXIS.fullmatch(key)):
            continue
        name = match[1] + match[2]
        if given["range"][0] == given["range"][1]:
            raise NotSpoken(f"axis {name} without length")
        low, high = given.get("domain", (0, 1))
        if match[1] == "x":
            ends = plot.left + low * plot.width, plot.left + high * plot.width
        else:
            ends = plot.bottom - low * plot.height, plot.bottom - high * plot.height
        found[name] = Axis(name, given, *ends)
    return found


def corners(given: Mapping[str, Any]) -> tuple[Point, Point, str]:
    """South-west and north-east of what a map shows, on the plane, and its projection."""
    kind = given["projection"]["type"]
    (west, east), (south, north) = given["lonaxis"]["range"], given["lataxis"]["range"]
    return projected((west, south), kind), projected((east, north), kind), kind


def shape_of(given: Mapping[str, Any]) -> float:
    """Width of a map for a height of one."""
    (west, south), (east, north), _ = corners(given)
    return (east - west) / (north - south)


def maps(layout: Mapping[str, Any], plot: Box) -> dict[str, GeoMap]:
    """The maps of a figure by name: ``geo``, ``geo2`` …"""
    found = {}
    for key, given in layout.items():
        if not re.fullmatch(r"geo\d*", key):
            continue
        domain = given.get("domain", {})
        (left, right), (low, high) = domain.get("x", (0, 1)), domain.get("y", (0, 1))
        frame = Box(
            plot.left + left * plot.width, plot.bottom - high * plot.height,
            plot.left + right * plot.width, plot.bottom - low * plot.height,
        )  # fmt: skip
        (west, south), (east, north), kind = corners(given)
        scale = min(frame.width / (east - west), frame.height / (north - south))
        found[key] = GeoMap(frame, scale, ((west + east) / 2, (south + north) / 2), kind)
    return found
