"""Every chart of the pages over a few findings, today's figures: what pictures must cope with."""

from collections.abc import Callable
from functools import cache
from typing import Any

import plotly.graph_objects as go

from charts.concentration import concentration_chart
from charts.dots import dots_chart
from charts.funnel import funnel_chart
from charts.gap_identity import gap_identity_chart
from charts.growth import growth_chart
from charts.ladder import ladder_chart
from charts.need import need_chart
from charts.panel import panel_chart, reach_of
from charts.places import places_chart
from charts.quadrant import quadrant_chart
from charts.sides import sides_chart
from charts.split import split_chart
from charts.strip import strip_chart
from charts.trend import trend_chart
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group
from findings import register
from findings.compare import comparison
from findings.concentration import concentration
from findings.equity import equity
from findings.gap_parts import gap_parts
from findings.map_layer import MapLayer, asked, map_layer
from findings.map_years import map_years
from findings.movement import movement
from findings.need import Grouping, need
from findings.quantity import Show
from findings.reach import coverage, growth
from findings.register_filter import RegisterFilter
from findings.spread import spread
from findings.trend import trend
from geo.boundaries import Places, authorities
from geo.hexmap import hexagon_map, hexagons
from geo.maps import england_map, seven_map, small_england_map, small_map
from geo.outlines import outlines
from geo.reach_map import coverage_map, need_map
from geo.years_map import years_map
from tests.charts.overview_example import today
from tests.findings.explained import a_funnel, a_ladder, a_sixteen, a_split
from tests.known import cells_of, stored_of

A8, KS2, D = "ks4_attainment8", "ks2_rwm_expected", Group.DISADVANTAGED
GATESHEAD, CITY, SCILLY, CUMBERLAND = "E08000037", "E09000001", "E06000053", "E06000063"
MARK = "Illustrative data"


def places() -> Places:
    found = authorities()
    assert found is not None
    return found


@cache
def rings(kind: str) -> dict[str, Any]:
    return outlines(_hexagons() if kind == "hexagons" else places())


@cache
def layer(measure: str = A8, show: str = "from_england", period: str = "2024/25") -> MapLayer:
    return map_layer(asked(measure, D, show, period, ""), cells_of=cells_of, stored_of=stored_of)


@cache
def _years() -> tuple[MapLayer, ...]:
    return map_years(asked(A8, D, "from_england", "2024/25", ""), "set", cells_of, stored_of)


def _hexagons() -> Places:
    found = hexagons()
    assert found is not None
    return found


@cache
def store() -> Any:
    return register.store()


def _compared(among: str, area: str = GATESHEAD, measure: str = A8, show: Show = Show.LEVEL) -> Any:
    return comparison(measure, D, show, "2024/25", area, among, (), cells_of, stored_of)


def _gap(code: str, measure: str) -> go.Figure:
    parts = gap_parts(code, measure, D, cells_of)
    assert parts.levels is not None
    return gap_identity_chart(parts=parts, levels=parts.levels)


def _trend(code: str, measure: str, group: Group = D) -> go.Figure:
    return trend_chart(trend=trend(code, measure, group, cells_of, stored_of))


def _panel(i: int) -> go.Figure:
    panels = today().panels
    return panel_chart(panel=panels[i], reach=reach_of(panels, panels[i].at.unit))


def _need(grouping: Grouping) -> Any:
    return need(RegisterFilter(), grouping, store)


def _coverage(**asked_for: Any) -> go.Figure:
    found = coverage(RegisterFilter(**asked_for), store_of=store)
    return coverage_map(coverage=found, places=places(), mark=MARK)


#: Each chart by the name of its function, then what it is over. Those of the register need it.
EVERY: dict[str, Callable[[], go.Figure]] = {
    **{f"trend_chart {code} {measure}": lambda code=code, measure=measure: _trend(code, measure)
       for code in (GATESHEAD, NORTH_EAST_CA, ENGLAND, CITY, SCILLY, CUMBERLAND)
       for measure in (A8, KS2)},
    "trend_chart early years": lambda: _trend(GATESHEAD, "early_years_gld", Group.FSM),
    **{f"panel_chart {i}": lambda i=i: _panel(i) for i in range(4)},
    "places_chart": lambda: places_chart(ages=today().ages),
    "dots_chart crowd": lambda: dots_chart(comparison=_compared("england")),
    "dots_chart crowd City": lambda: dots_chart(comparison=_compared("england", CITY)),
    "dots_chart neighbours": lambda: dots_chart(comparison=_compared("neighbours")),
    "dots_chart gaps": lambda: dots_chart(
        comparison=_compared("neighbours", measure=KS2, show=Show.GAP_NATIONAL)),
    "quadrant_chart": lambda: quadrant_chart(movement=movement(A8, D, "2024/25", GATESHEAD,
                                                              cells_of)),
    "quadrant_chart none": lambda: quadrant_chart(movement=movement(A8, D, "2020/21", GATESHEAD,
                                                                   cells_of)),
    **{f"strip_chart {code}": lambda code=code: strip_chart(
        spread=spread(KS2, D, Show.LEVEL, "2024/25", code, cells_of, stored_of))
       for code in (GATESHEAD, NORTH_EAST_CA, SCILLY)},
    **{f"sides_chart {code}": lambda code=code: sides_chart(sixteen=a_sixteen(code))
       for code in (GATESHEAD, CITY, CUMBERLAND)},
    **{f"ladder_chart {code}": lambda code=code: ladder_chart(ladder=a_ladder(code))
       for code in (GATESHEAD, CITY, CUMBERLAND)},
    "split_chart": lambda: split_chart(split=a_split(GATESHEAD)),
    "funnel_chart": lambda: funnel_chart(view=a_funnel(GATESHEAD)),
    "funnel_chart City": lambda: funnel_chart(view=a_funnel(CITY)),
    "gap_identity_chart Gateshead": lambda: _gap(GATESHEAD, A8),
    "gap_identity_chart CA": lambda: _gap(NORTH_EAST_CA, KS2),
    "gap_identity_chart England": lambda: _gap(ENGLAND, A8),
    "seven_map": lambda: seven_map(layer=layer(), places=places()),
    "seven_map verdicts": lambda: seven_map(layer=layer(show="verdict"), places=places()),
    "seven_map missing": lambda: seven_map(layer=layer(KS2, "level", "2019/20"), places=places()),
    "england_map": lambda: england_map(layer=layer(), places=places()),
    "england_map verdicts": lambda: england_map(layer=layer(show="verdict"), places=places()),
    "england_map gaps": lambda: england_map(layer=layer(KS2, "gap_within"), places=places()),
    "hexagon_map": lambda: hexagon_map(layer=layer(), places=_hexagons()),
    "small_map": lambda: small_map(layer=layer(), places=places()),
    "small_england_map": lambda: small_england_map(layer=layer(), places=places()),
    "years_map seven": lambda: years_map(layers=_years(), places=places()),
    "years_map England": lambda: years_map(layers=_years(), places=places(), whole=True),
}  # fmt: skip
OF_THE_REGISTER: dict[str, Callable[[], go.Figure]] = {
    "coverage_map": _coverage,
    "coverage_map one": lambda: _coverage(authority="E06000057"),
    "need_map": lambda: need_map(need=_need(Grouping.AUTHORITY), places=places(), mark=MARK),
    "growth_chart": lambda: growth_chart(growth=growth(RegisterFilter(), store), mark=MARK),
    "concentration_chart": lambda: concentration_chart(
        curve=concentration(equity(RegisterFilter(), store)), mark=MARK),
    **{f"need_chart {one.value}": lambda one=one: need_chart(need=_need(one), mark=MARK)
       for one in Grouping},
}  # fmt: skip


def outlines_of(name: str) -> dict[str, Any] | None:
    """What the picture of a chart needs beside its figure."""
    if "_map" not in name:
        return None
    return rings("hexagons" if name.startswith("hexagon") else "authorities")
