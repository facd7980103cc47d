"""The maps by their traces: the layer's figures and classes, nothing from elsewhere."""

import dataclasses
from functools import cache
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from charts.palette import CLASSES, PANEL
from eip_data.columns import Group
from findings.map_layer import MapLayer, asked, map_layer
from geo import boundaries, maps, traces
from geo.hexmap import hexagon_map, hexagons
from geo.names import IN_SEA
from tests.known import cells_of as known
from tests.known import stored_of

A8, KS2, DIS = "ks4_attainment8", "ks2_rwm_expected", Group.DISADVANTAGED


@cache
def layer_of(measure_id: str = A8, show: str = "from_england", period: str = "2024/25") -> MapLayer:
    return map_layer(asked(measure_id, DIS, show, period, ""), cells_of=known, stored_of=stored_of)


def drawn(kind: str, layer: MapLayer) -> go.Figure:
    authorities, cells_of_hexagons = boundaries.authorities(), hexagons()
    assert authorities is not None and cells_of_hexagons is not None
    return {
        "seven": lambda: maps.seven_map(layer=layer, places=authorities),
        "england": lambda: maps.england_map(layer=layer, places=authorities),
        "small": lambda: maps.small_map(layer=layer, places=authorities),
        "hexagons": lambda: hexagon_map(layer=layer, places=cells_of_hexagons),
    }[kind]()


def areas_of(figure: go.Figure) -> list[go.Choropleth]:
    return [trace for trace in figure.data if trace.type == "choropleth"]


def colours(figure: go.Figure) -> dict[str, str]:
    """The colour each area is drawn in, as the trace's own scale gives it."""
    found = {}
    for trace in areas_of(figure):
        steps = trace.zmax - trace.zmin
        for code, z in zip(trace.locations, trace.z, strict=True):
            at = (z - trace.zmin) / steps
            found[code] = [colour for edge, colour in trace.colorscale if edge <= at][-1]
    return found


@pytest.mark.parametrize(
    ("kind", "count"), [("seven", 7), ("small", 7), ("england", 153), ("hexagons", 153)]
)
@pytest.mark.parametrize(
    "choice", [(A8, "verdict", "2024/25"), (A8, "from_england", "2024/25"),
               (KS2, "gap_within", "2018/19"), (KS2, "level", "2019/20")]
)  # fmt: skip
def test_every_area_once_in_the_colour_of_its_class(kind, count, choice):
    layer = layer_of(*choice)
    found = colours(drawn(kind, layer))
    assert len(found) == count
    by_code = {area.code: area for area in layer.areas}
    ramp = CLASSES[layer.scale.ramp]
    for code, colour in found.items():
        index = by_code[code].class_index
        assert colour == (PANEL if index is None else ramp[index][0]).light


@pytest.mark.parametrize("kind", ["seven", "england", "hexagons"])
def test_hover_is_the_layers_and_nothing_else_takes_it(kind):
    layer = layer_of()
    figure = drawn(kind, layer)
    told = {code: text for trace in areas_of(figure)
            for code, text in zip(trace.locations, trace.text, strict=True)}  # fmt: skip
    by_code = {area.code: area for area in layer.areas}
    assert all(text == "<br>".join(by_code[code].hover) for code, text in told.items())
    assert all(trace.hoverinfo == "skip" for trace in figure.data if trace.type != "choropleth")


def test_the_seven_carry_their_names_and_figures():
    layer = layer_of()
    (labels,) = [
        t for t in drawn("seven", layer).data if t.type == "scattergeo" and t.mode == "text"
    ]
    wanted = {f"<b>{a.name}</b><br>{a.text}" for a in layer.areas if a.code in layer.seven}
    assert set(labels.text) == wanted
    assert "<b>Northumberland</b><br>−4.0" in wanted
    in_sea = sum(side == "middle right" for side in labels.textposition)
    assert in_sea == len(IN_SEA) == 5


def test_on_a_map_of_verdicts_the_seven_carry_word_and_number():
    figure = drawn("seven", layer_of(A8, "verdict"))
    (labels,) = [t for t in figure.data if t.type == "scattergeo" and t.mode == "text"]
    assert "<b>Newcastle</b><br>lower, −1.8" in labels.text
    assert "<b>County Durham</b><br>cannot tell, +0.5" in labels.text


@pytest.mark.parametrize("kind", ["seven", "small", "england", "hexagons"])
def test_dots_lie_over_every_area_that_cannot_be_told_and_no_other(kind):
    layer = layer_of(A8, "verdict")
    places = hexagons() if kind == "hexagons" else boundaries.authorities()
    assert places is not None
    dots = list(dots_of(drawn(kind, layer)))
    few = kind in ("seven", "small")
    unsure = [
        places.shapes[area.code]
        for area in layer.areas
        if area.verdict == "cannot tell" and (not few or area.code in layer.seven)
    ]
    assert all(any(holds(shape, point) for point in dots) for shape in unsure)
    # A dot on a border may stand a hair beyond it, as it is rounded.
    near = [(x, y) for x in (-0.001, 0, 0.001) for y in (-0.001, 0, 0.001)]
    for x, y in dots:
        around = [(x + dx, y + dy) for dx, dy in near]
        assert any(holds(shape, point) for shape in unsure for point in around)
    assert list(dots_of(drawn(kind, layer_of()))) == []


def dots_of(figure: go.Figure) -> list[tuple[float, float]]:
    """Where the dots of a pattern stand: the small round markers without a line."""
    return [
        point
        for trace in figure.data
        if trace.type == "scattergeo"
        and trace.mode == "markers"
        and trace.marker.size == traces.DOT_PX
        for point in zip(trace.lon, trace.lat, strict=True)
    ]


def holds(shape: boundaries.Shape, point: tuple[float, float]) -> bool:
    """Whether a point lies in a shape, by the crossings of a line to the east."""
    x, y = point
    inside = False
    for ring in shape.rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
                inside = not inside
    return inside


def test_hatching_lies_over_areas_without_a_figure_of_their_own_alone():
    assert hatched_points(drawn("seven", layer_of())) == 0
    assert hatched_points(drawn("england", layer_of())) > 0  # City of London
    before = hatched_points(drawn("england", layer_of(KS2, "level", "2018/19")))
    assert before > hatched_points(drawn("england", layer_of(KS2, "level", "2024/25")))
    assert hatched_points(drawn("seven", layer_of(KS2, "level", "2019/20"))) > 0


def hatched_points(figure: go.Figure) -> int:
    first = next(trace for trace in figure.data if trace.type == "scattergeo")
    assert first.mode == "lines"
    return len(first.lon or ())


@pytest.mark.parametrize("kind", ["seven", "england", "small", "hexagons"])
def test_shapes_come_from_our_own_address_and_not_in_the_figure(kind):
    figure = drawn(kind, layer_of())
    for trace in areas_of(figure):
        assert trace.geojson.startswith("_boundaries/")
    assert len(figure.to_json()) < 45_000
    assert figure.layout.geo.visible is False
    assert "mapbox" not in figure.to_json() and "://" not in figure.to_json()


def test_a_place_the_boundary_file_lacks_is_left_out():
    places = boundaries.authorities()
    assert places is not None
    fewer = dataclasses.replace(
        places, shapes={k: v for k, v in places.shapes.items() if k != "E08000037"}
    )
    figure = maps.seven_map(layer=layer_of(), places=fewer)
    assert "E08000037" not in colours(figure)
