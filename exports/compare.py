"""The figures of the comparison page as tables: one an exhibit, a figure a row."""

from collections.abc import Iterable

from eip_data.columns import ENGLAND, Unit
from exports.certain import CERTAIN_COLUMNS, certain_cells
from exports.csv_file import value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.area_table import AreaTable
from findings.compare import Comparison, Reference, Row
from findings.figure import Figure
from findings.movement import Movement, Mover
from findings.quantity import ENGLAND_PLACES
from findings.spread import Spread

COMPARISON_COLUMNS = (
    "area_code", "area", "kind", "one_of_the_seven", "measure", "group", "period", "unit",
    "figure", "value", "status", "calculated_here", *CERTAIN_COLUMNS, "closeness", "source",
    "edition",
)  # fmt: skip
MOVEMENT_COLUMNS = (
    "area_code", "area", "kind", "one_of_the_seven", "measure", "group", "period", "since",
    "unit", "figure", "value", "status", "calculated_here", "source", "edition",
)  # fmt: skip
SPREAD_COLUMNS = (
    "area_code", "area", "measure", "group", "period", "unit", "figure", "value", "status",
    "calculated_here", *CERTAIN_COLUMNS, "source", "edition",
)  # fmt: skip
TABLE_COLUMNS = (
    "area_code", "area", "kind", "measure", "measure_title", "group", "period", "unit", "value",
    "status", "calculated_here", "source", "edition",
)  # fmt: skip
POINTS = "percentage points"


def comparison_sheet(comparison: Comparison) -> Sheet:
    """Level and both gaps of every area and line of a comparison: ``COMPARISON_COLUMNS``.

    How certain a figure is stands on the one that the areas were compared by.
    """
    every: list[Row | Reference] = [*comparison.rows, *comparison.references]
    return sheet(COMPARISON_COLUMNS, (line for row in every for line in _rows(row, comparison)))


def movement_sheet(movement: Movement) -> Sheet:
    """Level and change of every area of a movement, England's last: ``MOVEMENT_COLUMNS``."""
    beside = [one for one in (movement.england, movement.outside) if one]
    return sheet(
        MOVEMENT_COLUMNS,
        (line for one in (*movement.movers, *beside) for line in _moves(one, movement)),
    )


def spread_sheet(spread: Spread) -> Sheet:
    """Every authority's figure, lowest first: ``SPREAD_COLUMNS``."""
    return sheet(
        SPREAD_COLUMNS,
        (
            (
                dot.code, dot.name, spread.measure_id, spread.group.value, spread.period,
                _unit(spread.show.value, spread.unit), spread.show.value,
                *value_and_status(dot.figure), yes(dot.figure.ours),
                *certain_cells(dot.certain), spread.source, spread.edition,
            )
            for dot in spread.dots
        ),
    )  # fmt: skip


def area_table_sheet(table: AreaTable) -> Sheet:
    """Every cell of the reader's own table, area by area: ``TABLE_COLUMNS``."""
    return sheet(
        TABLE_COLUMNS,
        (
            (
                row.code, row.name, row.kind.value, column.measure_id, column.title,
                column.group.value, column.period, column.unit.value, *value_and_status(figure),
                yes(figure.ours), table.source, table.edition,
            )
            for row in table.rows
            for column, figure in zip(table.columns, row.figures, strict=True)
        ),
    )  # fmt: skip


def _rows(row: Row | Reference, comparison: Comparison) -> Iterable[tuple[str, ...]]:
    standing = row.standing
    figures = [("level", standing.level), ("difference from England", standing.from_england)]
    if comparison.has_gaps:
        figures.append(("gap_within", standing.within))
        figures.append(("gap_national", standing.vs_national))
    for name, figure in figures:
        yield (
            *_who(row, name, figure), comparison.measure_id, comparison.group.value,
            comparison.period, _unit(name, comparison.unit), name, *value_and_status(figure),
            yes(figure.ours), *_certain(row, name, comparison),
            row.band if isinstance(row, Row) else "", comparison.source, comparison.edition,
        )  # fmt: skip


def _who(row: Row | Reference, name: str, figure: Figure) -> tuple[str, str, str, str]:
    """Code, name and kind of the place that a figure is of, and whether it is one of the seven."""
    if isinstance(row, Row):
        return row.code, row.name, row.kind.value, yes(row.member)
    level = row.code == ENGLAND and name == "level"
    code, place = ENGLAND_PLACES[figure.ours] if level else (row.code, row.label)
    return code, place, row.role, "no"


def _certain(row: Row | Reference, name: str, comparison: Comparison) -> tuple[str, ...]:
    """How certain the figure is, of the one that was compared only."""
    if isinstance(row, Row) and row.interval and name == comparison.show.value:
        return certain_cells(row.certain)
    return certain_cells(None)


def _moves(one: Mover, movement: Movement) -> Iterable[tuple[str, ...]]:
    figures: tuple[tuple[str, Figure], ...] = (("level", one.level), ("change", one.change))
    for name, figure in figures:
        yield (
            one.code, one.name, one.kind.value, yes(one.member), movement.measure_id,
            movement.group.value, movement.period, movement.since if name == "change" else "",
            _unit(name, movement.unit), name, *value_and_status(figure), yes(figure.ours),
            movement.source, movement.edition,
        )  # fmt: skip


def _unit(name: str, unit: Unit) -> str:
    """Differences between percentages are in percentage points."""
    return POINTS if name != "level" and unit is Unit.PERCENT else unit.value
