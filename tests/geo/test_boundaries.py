"""Places as maps and browsers meet them: shapes, hatching, and what a route answers."""

import asyncio
import json
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo import boundaries
from geo.boundaries import Shape
from geo.hexmap import hexagons
from geo.routes import routes

SQUARE = Shape((((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)),), (0.5, 0.5))


def asked(route: Route, **headers: str) -> Response:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": route.path, "headers": raw}
    return asyncio.run(route.endpoint(Request(scope)))


def test_hatching_lies_inside_its_shape_and_covers_it():
    lines = list(SQUARE.hatching(0.1))
    assert len(lines) > 10
    for x, y in (point for line in lines for point in line):
        assert -1e-9 <= x <= 1 + 1e-9 and -1e-9 <= y <= 1 + 1e-9


def test_hatching_leaves_a_hole_open():
    hole = ((0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4))
    pierced = Shape((*SQUARE.rings, hole), SQUARE.at)
    for (x0, y0), (x1, y1) in pierced.hatching(0.05):
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert not all(0.41 < part < 0.59 for part in middle)


def test_the_middle_of_each_place_lies_within_its_bounds():
    places = boundaries.authorities()
    assert places is not None
    for shape in places.shapes.values():
        xs, ys = zip(*(point for ring in shape.rings for point in ring), strict=True)
        assert min(xs) < shape.at[0] < max(xs) and min(ys) < shape.at[1] < max(ys)


@pytest.mark.parametrize("content", [None, "", "{}", '{"features": [{"id": "E06000057"}]}'])
def test_a_file_that_is_not_there_or_not_to_be_read_is_none(tmp_path: Path, content):
    file = tmp_path / "boundaries.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert boundaries.authorities(file) is None
    assert hexagons(tmp_path / "hexmap.csv") is None


def test_what_is_sent_holds_the_shapes_under_our_codes():
    for places in (boundaries.authorities(), hexagons()):
        assert places is not None
        sent = json.loads(places.content)
        assert {feature["id"] for feature in sent["features"]} == set(places.shapes)
        assert places.address.startswith(f"_boundaries/{places.name}?v=")


def test_the_address_changes_with_the_content():
    one = boundaries.collection("a.json", {"X": SQUARE})
    other = boundaries.collection("a.json", {"Y": SQUARE})
    assert one.address != other.address


def test_plotly_finds_the_world_it_asks_for_and_it_is_empty():
    world = json.loads(boundaries.world())
    assert world["type"] == "Topology" and world["arcs"] == []
    assert {"coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"} == set(
        world["objects"]
    )
    assert all(part["geometries"] == [] for part in world["objects"].values())


@pytest.mark.parametrize(
    ("base", "start"),
    [("", "/_boundaries/"), ("gap", "/gap/_boundaries/"), ("/a/b/", "/a/b/_boundaries/")],
)
def test_routes_lie_below_the_base_path(base, start):
    names = {route.path.removeprefix(start) for route in routes(base)}
    assert names == {"world_110m.json", "authorities.json", "hexagons.json"}


def test_an_answer_may_be_kept_and_is_not_sent_twice():
    for route in routes():
        first = asked(route)
        assert first.status_code == 200 and json.loads(first.body)
        assert first.headers["cache-control"] == "public, max-age=86400"
        tag = first.headers["etag"]
        for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
            again = asked(route, if_none_match=held)
            assert (again.status_code, again.body) == (304, b"")
            assert again.headers["etag"] == tag
        assert asked(route, if_none_match='"other"').status_code == 200


def test_files_differ_in_their_tags():
    tags = [asked(route).headers["etag"] for route in routes()]
    assert len(set(tags)) == 3
