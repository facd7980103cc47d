"""A handful of pupils sets no scale and leads no list, and whoever is left out is named."""

from dataclasses import replace
from functools import cache

import pytest

from charts.dots import dots_chart
from charts.strip import strip_chart
from eip_data import catalogue
from eip_data.columns import Group, Status
from findings.cells import Cells, cells
from findings.compare import comparison
from findings.few_pupils import FEW_PUPILS, beyond
from findings.figure import Figure
from findings.map_layer import asked, map_layer
from findings.quantity import Show
from findings.spread import spread

CITY, RUTLAND, GATESHEAD = "E09000001", "E06000017", "E08000037"
GLD = ("early_years_gld", Group.FSM)
PERIOD = "2024/25"


@cache
def with_city(value: float) -> Cells:
    known = cells(GLD[0])
    told = {CITY: value, RUTLAND: 50.0}
    made = {
        (GLD[1].value, code, PERIOD): Figure(one, 1, Status.FINAL) for code, one in told.items()
    }
    return replace(known, by_key={**known.by_key, **made})


def test_they_are_the_three_of_the_method():
    names = [catalogue.load().areas[code].short_name for code in FEW_PUPILS]
    assert names == ["City of London", "Isles of Scilly", "Rutland"]


def test_only_they_and_only_outside_the_others_are_left_out():
    assert beyond({CITY: 100.0, "a": 40.0, "b": 60.0}) == (CITY,)
    assert beyond({CITY: 60.0, "a": 40.0, "b": 60.0}) == ()
    assert beyond({"c": 100.0, "a": 40.0, "b": 60.0}) == ()
    assert beyond({CITY: 100.0}) == ()


@pytest.mark.parametrize("among", ["england", "region"])
def test_a_comparison_does_not_draw_it_and_says_so(among):
    area = GATESHEAD if among == "england" else "E09000002"
    found = comparison(
        *GLD, Show.LEVEL, PERIOD, area, among, cells_of=lambda _: with_city(100.0)
    )  # fmt: skip
    assert found.off_scale == (CITY,)
    (row,) = [row for row in found.rows if row.code == CITY]
    assert row.ranked and row.text == "100.0%"
    assert any("not drawn" in note and "City of London (100.0%)" in note for note in found.notes)
    figure = dots_chart(comparison=found)
    assert max(x for trace in figure.data for x in trace.x if x is not None) < 100
    assert figure.layout.xaxis.range[1] < 100


def test_the_area_the_page_is_about_is_always_drawn():
    found = comparison(*GLD, Show.LEVEL, PERIOD, CITY, cells_of=lambda _: with_city(100.0))
    assert found.off_scale == ()
    one = spread(*GLD, Show.LEVEL, PERIOD, CITY, cells_of=lambda _: with_city(100.0))
    assert one.off_scale == () and "not drawn" not in one.said.under


def test_the_distribution_leaves_it_out_and_counts_it():
    found = spread(*GLD, Show.LEVEL, PERIOD, GATESHEAD, cells_of=lambda _: with_city(100.0))
    assert found.off_scale == (CITY,) and CITY in {dot.code for dot in found.dots}
    assert "not drawn" in found.said.under and "City of London" in found.said.under
    crowd = strip_chart(spread=found).data[0]
    assert len(crowd.x) == len(found.dots) - 2 and max(crowd.x) < 100


@pytest.mark.parametrize("classes", ["set", "equal", "quantile"])
def test_the_map_takes_its_steps_and_its_ends_from_the_others(classes):
    layers = [
        map_layer(asked(*GLD, "level", PERIOD, ""), classes, lambda _, v=value: with_city(v))
        for value in (0.0, 100.0)
    ]
    assert layers[0].scale == layers[1].scale
    assert "(City of London aside)" in layers[1].england_sentence
    assert "to 100.0%" not in layers[1].england_sentence


def test_the_span_of_a_set_names_who_stands_aside():
    found = comparison(
        *GLD, Show.LEVEL, PERIOD, GATESHEAD, "own", (GATESHEAD, "E08000024", CITY),
        cells_of=lambda _: with_city(100.0),
    )  # fmt: skip
    assert "the City of London aside" in found.title and "100.0%" not in found.title
