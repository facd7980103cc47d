"""Make the boundary file and the hexagon layout: ``python -m geo.build --from FOLDER``.

Reads ONS's upper-tier authorities of May 2023 and a published hexagon layout, and writes files
of our own beside this one, under today's codes. Alone in the project it imports geopandas: the
app reads what it wrote. Run twice it writes the same bytes.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import geopandas
import numpy as np
import shapely

from eip_data import catalogue
from eip_data.columns import AreaKind
from eip_data.errors import UserError

FOLDER = Path(__file__).parent
BOUNDARIES = "boundaries/ctyua_may_2023_buc/CTYUA_MAY_2023_UK_BUC.shp"
LAYOUT = "hexmap/england_utla153_2023_derived.hexjson"

#: No line moves further than this; see ``simplified``.
MOST_METRES = 200
#: A step in which no line moves by more than about 50 m, well inside ``MOST_METRES``.
_TOLERANCE = 50
_DECIMALS = 4  # of a degree: about 10 m
_BRITISH_GRID, _WGS84 = 27700, 4326


def main(arguments: Sequence[str] | None = None) -> int:
    """Write both files; says what it wrote."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, required=True,
                        help="the folder of published files")  # fmt: skip
    parser.add_argument("--to", type=Path, default=FOLDER, help="where to write (here)")
    chosen = parser.parse_args(arguments)
    for name, content in (
        ("boundaries.json", boundaries(chosen.source)),
        ("hexmap.csv", layout(chosen.source)),
    ):
        (chosen.to / name).write_text(content, encoding="utf-8")
        print(f"{name}: {len(content.encode()):,} bytes")
    return 0


def boundaries(source: Path) -> str:
    """The 153 authorities as GeoJSON, a line each: id, and the middle of its widest part.

    Degrees of WGS84; outer rings run clockwise, as plotly would otherwise paint the rest of
    the globe. Raises UserError when an authority is missing or one too many.
    """
    frame = geopandas.read_file(source / BOUNDARIES)
    frame = frame[frame["CTYUA23CD"].str.startswith("E")]
    codes = _todays_codes(frame["CTYUA23CD"].tolist())
    shapes = simplified(frame.geometry.to_numpy())
    middles = shapely.get_point(shapely.maximum_inscribed_circle(shapes), 0)
    degrees = geopandas.GeoSeries(shapes, crs=_BRITISH_GRID).to_crs(_WGS84).to_numpy()
    turned = shapely.orient_polygons(degrees, exterior_cw=True)
    at = geopandas.GeoSeries(middles, crs=_BRITISH_GRID).to_crs(_WGS84)
    lines = [
        _compact({
            "type": "Feature",
            "id": code,
            "properties": {"at": _rounded([(point.x, point.y)])[0]},
            "geometry": {"type": "MultiPolygon", "coordinates": _polygons(shape)},
        })
        for code, shape, point in sorted(zip(codes, turned, at, strict=True), key=lambda x: x[0])
    ]  # fmt: skip
    features = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'


def simplified(shapes: np.ndarray) -> np.ndarray:
    """The shapes with fewer corners, neighbours still sharing their line, none moved too far."""
    fewer = shapely.coverage_simplify(shapes, _TOLERANCE)
    moved = shapely.hausdorff_distance(shapes, fewer).max()
    if moved > MOST_METRES:
        raise UserError(f"A boundary moved by {moved:.0f} m: take a smaller step.")
    return fewer


def layout(source: Path) -> str:
    """code,column,row of one hexagon an authority; row 0 in the south, odd rows further east."""
    read = json.loads((source / LAYOUT).read_text(encoding="utf-8"))
    if read["layout"] != "odd-r":
        raise UserError(f"The hexagon layout is {read['layout']}, not odd-r.")
    places = list(read["hexes"].values())
    codes = _todays_codes(list(read["hexes"]))
    rows = sorted((code, at["q"], at["r"]) for code, at in zip(codes, places, strict=True))
    return "".join(f"{a},{b},{c}\n" for a, b, c in [("code", "column", "row"), *rows])


def _todays_codes(codes: list[str]) -> list[str]:
    """Each code as it is now; raises UserError unless they are exactly our authorities."""
    known = catalogue.load().areas_of(AreaKind.AUTHORITY)
    now = {old: area.code for area in known for old in (area.code, *area.former_codes)}
    found = [now.get(code, code) for code in codes]
    if sorted(found) != sorted(area.code for area in known):
        odd = sorted(set(found) ^ {area.code for area in known})
        raise UserError(f"The file and our list of areas differ: {', '.join(odd)}.")
    return found


def _polygons(shape: shapely.Geometry) -> list[list[list[list[float]]]]:
    """Polygons as rings of rounded points; a rock that rounding makes a point or line is left out,
    as plotly draws nothing after a ring without an inside."""
    rounded = (
        [_rounded(ring.coords) for ring in _rings(polygon)] for polygon in shapely.get_parts(shape)
    )
    return [kept for rings in rounded if (kept := [ring for ring in rings if len(ring) > 3])]


def _rings(polygon: shapely.Polygon) -> Iterator[shapely.LinearRing]:
    yield polygon.exterior
    yield from polygon.interiors


def _rounded(points: Sequence[tuple[float, float]]) -> list[list[float]]:
    """The points at our decimals, without the repeats that rounding makes."""
    kept: list[list[float]] = []
    for x, y in points:
        point = [round(x, _DECIMALS), round(y, _DECIMALS)]
        if not kept or point != kept[-1]:
            kept.append(point)
    return kept


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    raise SystemExit(main())
