"""The map's files: made from the published ones, for exactly our authorities, and small."""

import csv
import gzip
import itertools
import json
from pathlib import Path

import pytest

from eip_data import catalogue
from eip_data.columns import AreaKind
from eip_data.errors import UserError
from geo import build

GEO = Path(build.__file__).parent
BOUNDARIES = GEO / "boundaries.json"
HEXMAP = GEO / "hexmap.csv"


@pytest.fixture(scope="module")
def features() -> list[dict]:
    return json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]


def doubled_area(ring: list[list[float]]) -> float:
    """Positive for a ring that runs anticlockwise."""
    return sum(
        x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring)
    )  # fmt: skip


def test_the_published_files_make_the_files_that_are_here(published, tmp_path):
    assert build.main(["--from", str(published), "--to", str(tmp_path)]) == 0
    for file in (BOUNDARIES, HEXMAP):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()


def test_boundaries_hexagons_and_catalogue_hold_the_same_authorities(features):
    known = sorted(area.code for area in catalogue.load().areas_of(AreaKind.AUTHORITY))
    with HEXMAP.open(encoding="utf-8", newline="") as lines:
        hexagons = [row["code"] for row in csv.DictReader(lines)]
    assert len(known) == 153
    assert sorted(feature["id"] for feature in features) == known
    assert sorted(hexagons) == known
    assert {"E08000038", "E08000039"} <= set(known)  # Barnsley and Sheffield as coded today


def test_no_two_authorities_share_a_hexagon():
    with HEXMAP.open(encoding="utf-8", newline="") as lines:
        places = [(row["column"], row["row"]) for row in csv.DictReader(lines)]
    assert len(set(places)) == len(places)


def test_northumberland_is_the_northernmost_of_the_seven():
    with HEXMAP.open(encoding="utf-8", newline="") as lines:
        rows = {row["code"]: int(row["row"]) for row in csv.DictReader(lines)}
    seven = catalogue.load().areas["E47000014"].members
    assert max(seven, key=rows.__getitem__) == "E06000057"


def test_the_boundary_file_is_small_when_compressed():
    assert len(gzip.compress(BOUNDARIES.read_bytes(), 6)) < 150_000


def test_outer_rings_run_clockwise_and_holes_the_other_way(features):
    for feature in features:
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert doubled_area(outer) < 0, feature["id"]
            assert all(doubled_area(hole) > 0 for hole in holes), feature["id"]


def test_every_ring_is_closed_and_has_an_inside(features):
    for feature in features:
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                assert ring[0] == ring[-1] and len(ring) > 3, feature["id"]
                assert all(x == round(x, 4) and y == round(y, 4) for x, y in ring)


def test_a_boundary_that_moves_too_far_stops_the_build(published, monkeypatch):
    monkeypatch.setattr(build, "_TOLERANCE", 2000)
    with pytest.raises(UserError, match="moved by"):
        build.boundaries(published)


def test_an_authority_that_is_missing_stops_the_build():
    with pytest.raises(UserError, match="E06000057"):
        codes = [area.code for area in catalogue.load().areas_of(AreaKind.AUTHORITY)]
        build._todays_codes([code for code in codes if code != "E06000057"])


def test_old_codes_become_todays():
    codes = [area.code for area in catalogue.load().areas_of(AreaKind.AUTHORITY)]
    old = ["E08000016" if code == "E08000038" else code for code in codes]
    assert build._todays_codes(old) == codes
