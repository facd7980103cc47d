"""The map as a table: every authority with what the map says of it."""

from collections.abc import Iterator

from eip_data.columns import Unit
from exports.certain import CERTAIN_COLUMNS, certain_cells
from exports.csv_file import value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.figure import Figure
from findings.map_areas import MapArea
from findings.map_layer import MapLayer
from findings.quantity import Show

COLUMNS = (
    "area_code", "area", "measure", "group", "period", "since", "unit", "figure", "value",
    "status", "calculated_here", "published_for", "class", "rank", "ties", "rank_of",
    *CERTAIN_COLUMNS, "source", "edition",
)  # fmt: skip
_FIGURES = {
    Show.VERDICT: "difference from England",
    Show.VERDICT_OUTSIDE_LONDON: "difference from England outside London",
    Show.LEVEL: "level",
    Show.FROM_ENGLAND: "difference from England",
    Show.FROM_OUTSIDE_LONDON: "difference from England outside London",
    Show.GAP_WITHIN: "gap inside the area",
    Show.GAP_NATIONAL: "gap to others in England",
    Show.CHANGE: "change in level",
}


def map_sheet(layer: MapLayer) -> Sheet:
    """All authorities by code: the level, and what the colour shows where that is another figure.

    Class and rank stand on the row of what the colour shows; interval, verdicts and places on
    the figure that was judged: the level, or the gap inside the area.
    """
    return sheet(COLUMNS, (row for area in layer.areas for row in _rows(layer, area)))


def _rows(layer: MapLayer, area: MapArea) -> Iterator[tuple[str, ...]]:
    if layer.show is not Show.LEVEL:
        yield _row(layer, area, _FIGURES[Show.LEVEL], area.level, coloured=False)
    basis = " (all its authorities' pupils together)" if layer.quantity.together else ""
    yield _row(layer, area, _FIGURES[layer.show] + basis, area.figure, coloured=True)


def _row(
    layer: MapLayer, area: MapArea, name: str, figure: Figure, *, coloured: bool
) -> tuple[str, ...]:
    unit = layer.quantity.measure.unit
    judged = coloured is (layer.show in (Show.LEVEL, Show.GAP_WITHIN))
    in_points = coloured and layer.show is not Show.LEVEL and unit is Unit.PERCENT
    named = coloured and area.class_index is not None
    ranked = coloured and area.rank is not None
    return (
        area.code, area.name, layer.measure_id, layer.group.value, layer.period,
        (layer.since or "") if coloured else "",
        "percentage points" if in_points else unit.value, name, *value_and_status(figure),
        yes(figure.ours), area.former if coloured else "",
        layer.classes[area.class_index].words if named and area.class_index is not None else "",
        str(area.rank) if ranked else "", str(area.ties) if ranked else "",
        str(layer.ranked) if ranked else "", *certain_cells(area.certain if judged else None),
        layer.source, layer.edition,
    )  # fmt: skip
