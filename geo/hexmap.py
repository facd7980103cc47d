"""One hexagon an authority: every place as large as any other, London's to be seen.

The layout is ours (``hexmap.csv``: code, column, row), carried by ``geo/build.py`` from a layout
derived from that of the Open Data Institute Leeds, MIT licence. Row 0 is in the south; rows of
odd number stand half a step to the east.
"""

import csv
import math
from functools import cache, lru_cache
from pathlib import Path

import plotly.graph_objects as go

from charts.palette import TEXT
from findings.map_layer import MapLayer
from geo import traces
from geo.boundaries import Places, Shape, collection
from geo.outlines import layer_key

FILE = Path(__file__).parent / "hexmap.csv"
SOURCE = "Hexagons: after a layout of the Open Data Institute Leeds (MIT licence)."
#: Half the width of a hexagon, in degrees about the equator, where a degree is one length.
_HALF = 0.1
_SIDE = 2 * _HALF / math.sqrt(3)


@cache
def hexagons(file: Path = FILE) -> Places | None:
    """A hexagon for each authority, None where the layout is not there."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = [(r["code"], int(r["column"]), int(r["row"])) for r in csv.DictReader(lines)]
    except (OSError, ValueError, KeyError):
        return None
    return collection("hexagons.json", {code: _hexagon(c, r) for code, c, r in rows})


@lru_cache(maxsize=32)
def hexagon_map(*, layer: MapLayer, places: Places) -> go.Figure:
    """Every authority of England as one hexagon, the seven outlined."""
    seven = [area for area in layer.areas if area.code in layer.seven]
    rest = [area for area in layer.areas if area.code not in layer.seven]
    points = [point for shape in places.shapes.values() for ring in shape.rings for point in ring]
    edges = [(min(axis) - 0.02, max(axis) + 0.02) for axis in zip(*points, strict=True)]
    return traces.figure(
        traces=[
            traces.areas(layer=layer, places=places, chosen=rest, line=traces.between(layer, 1)),
            traces.areas(layer=layer, places=places, chosen=seven, line=(TEXT.light, 1.5)),
            *traces.patterns(layer=layer, places=places, chosen=layer.areas, apart=0.07),
        ],
        height=370,
        geo={
            "projection": {"type": "equirectangular"},
            "lonaxis": {"range": list(edges[0])},
            "lataxis": {"range": list(edges[1])},
        },
        key=layer_key(layer),
    )


def _hexagon(column: int, row: int) -> Shape:
    """A hexagon with a corner to the north, its ring clockwise."""
    x = _HALF * (2 * column + row % 2)
    y = 1.5 * _SIDE * row
    corners = [
        (round(x + _SIDE * math.sin(turn), 4), round(y + _SIDE * math.cos(turn), 4))
        for turn in (math.tau * step / 6 for step in range(6))
    ]
    return Shape((tuple([*corners, corners[0]]),), (round(x, 4), round(y, 4)))
