"""Where places are: the boundary file, what a browser asks us for, and where a map finds it."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

FILE = Path(__file__).parent / "boundaries.json"
#: Below the app's own address; relative, so that a map finds it under any base path.
ROUTE = "_boundaries"

Point = tuple[float, float]
Ring = tuple[Point, ...]

#: A degree of latitude drawn beside one of longitude, at the middle of England.
_STRETCH = 1.66


@dataclass(frozen=True)
class Shape:
    """One place: its rings in degrees (longitude, latitude), and the middle of its widest part."""

    rings: tuple[Ring, ...]
    at: Point

    def hatching(self, apart: float) -> Iterator[tuple[Point, Point]]:
        """Slanted lines across the shape, this far apart in degrees of longitude."""
        # Along u = x − stretched y a line is a constant: cut each ring where it crosses one.
        turned = [[(x - _STRETCH * y, y) for x, y in ring] for ring in self.rings]
        across = [u for ring in turned for u, _ in ring]
        for step in range(int(min(across) // apart) + 1, int(max(across) // apart) + 1):
            line = step * apart
            cuts = sorted(cut for ring in turned for cut in _crossings(ring, line))
            for low, high in zip(cuts[::2], cuts[1::2], strict=False):
                yield (line + _STRETCH * low, low), (line + _STRETCH * high, high)

    def dots(self, apart: float) -> list[Point]:
        """Points in rows over the shape, this far apart in degrees of longitude; at least one."""
        rise = apart / (2 * _STRETCH)  # rows half as far apart, each half a step to the east
        found = [
            (x + _STRETCH * (row * rise - low), row * rise)
            for (x, low), (_, high) in self.hatching(apart)
            for row in range(math.ceil(low / rise), math.floor(high / rise) + 1)
        ]
        return [(round(x, 3), round(y, 3)) for x, y in found or [self.at]]


@dataclass(frozen=True, eq=False)
class Places:
    """Shapes by area code, as the browser is sent them; each is itself alone, so charts are kept
    by it."""

    name: str
    content: bytes
    shapes: Mapping[str, Shape]

    @cached_property
    def address(self) -> str:
        """Where a map finds them, new whenever they are."""
        return f"{ROUTE}/{self.name}?v={hashlib.sha256(self.content).hexdigest()[:8]}"


@cache
def authorities(file: Path = FILE) -> Places | None:
    """The authorities of England, None where the boundary file is not there or not to be read."""
    try:
        content = file.read_bytes()
        features = json.loads(content)["features"]
        shapes = {feature["id"]: _shape(feature) for feature in features}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Places("authorities.json", content, shapes)


def collection(name: str, shapes: Mapping[str, Shape]) -> Places:
    """Shapes made here as GeoJSON; each has outer rings only, clockwise."""
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"at": shape.at},
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in shape.rings]},
        }
        for code, shape in shapes.items()
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    return Places(name, text.encode(), shapes)


def world() -> bytes:
    """The map of the world that plotly asks for and shows nothing of: an empty one."""
    names = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    nothing = {"type": "GeometryCollection", "geometries": []}
    return json.dumps(
        {"type": "Topology", "objects": dict.fromkeys(names, nothing), "arcs": []}
    ).encode()


def _shape(feature: Mapping[str, dict]) -> Shape:
    rings = tuple(
        tuple((x, y) for x, y in ring)
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
    )
    x, y = feature["properties"]["at"]
    return Shape(rings, (x, y))


def _crossings(ring: Sequence[Point], line: float) -> Iterator[float]:
    """Latitudes at which a turned ring crosses a line; a corner on it counts once."""
    for (u, y), (v, z) in pairwise(ring):
        if (u <= line) != (v <= line):
            yield y + (z - y) * (line - u) / (v - u)
