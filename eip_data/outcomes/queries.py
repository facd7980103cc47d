"""Named questions to the database; parameters are bound, frames come back typed and sorted."""

from collections.abc import Collection
from datetime import date

import pandas as pd
from sqlalchemy import Column, ColumnElement, Connection, Select, Table, func, select

from eip_data import tables
from eip_data.columns import POPULATION, Group


def figures(
    connection: Connection,
    measure: str,
    groups: Collection[str] | None = None,
    areas: Collection[str] | None = None,
    periods: Collection[str] | None = None,
) -> pd.DataFrame:
    """One measure's cells: measure, group, period, area, value, decimals, status, source.

    None means all. Rows are sorted by group, period and area; a missing value is NaN.
    """
    return _frame(connection, tables.figure, [measure], groups, areas, periods)


def several(
    connection: Connection,
    measures: Collection[str],
    groups: Collection[str] | None = None,
    areas: Collection[str] | None = None,
    periods: Collection[str] | None = None,
) -> pd.DataFrame:
    """Cells of several measures, as ``figures`` gives those of one, sorted by measure first."""
    return _frame(connection, tables.figure, measures, groups, areas, periods)


def cohorts(
    connection: Connection,
    measure: str,
    areas: Collection[str] | None = None,
    periods: Collection[str] | None = None,
) -> pd.DataFrame:
    """Pupils behind a measure: measure, group, period, area, pupils, their bounds, achieved, kind.

    None means all. Rows are sorted as those of ``figures``; a missing ``achieved`` is NaN.
    """
    return _frame(connection, tables.cohort, [measure], None, areas, periods)


def certainty(
    connection: Connection,
    measures: Collection[str],
    groups: Collection[str] | None = None,
    areas: Collection[str] | None = None,
    periods: Collection[str] | None = None,
) -> pd.DataFrame:
    """What is known of how certain figures are: ``columns.CERTAINTY_COLUMNS``, sorted.

    None means all. A missing verdict is None, a missing number NaN.
    """
    return _frame(connection, tables.certainty, measures, groups, areas, periods)


def families(
    connection: Connection, measures: Collection[str], without: Collection[str] = ()
) -> dict[tuple[str, str, str], tuple[int, int, int, int]]:
    """By (measure, group, period): how many areas have each of the four verdicts, in their order.

    Some areas are left out: those that are in no family.
    """
    kept = tables.certainty.c
    by = (kept.measure, kept.group, kept.period)
    counted = (kept.england, kept.outside_london, kept.gap_england, kept.gap_outside_london)
    question = (
        select(*by, *map(func.count, counted))
        .where(kept.measure.in_(list(measures)), kept.area.not_in(list(without)))
        .group_by(*by)
    )
    return {(m, g, p): tuple(rest) for m, g, p, *rest in connection.execute(question)}


def population(connection: Connection, periods: Collection[str] | None = None) -> pd.DataFrame:
    """Resident children aged 0 to 17: rows are areas, columns periods, values children."""
    frame = _frame(connection, tables.cohort, [POPULATION], [Group.ALL], None, periods)
    return frame.pivot(index="area", columns="period", values="pupils")


def counts(
    connection: Connection, without: Collection[str] = ()
) -> list[tuple[str, str, str, str, int]]:
    """(measure, group, period, status, cells) of every series, some areas left out; sorted."""
    kept = tables.figure.c
    by = (kept.measure, kept.group, kept.period, kept.status)
    # Areas are left out, not asked for: asked for by code, the index on areas makes it slow.
    question = select(*by, func.count()).where(kept.area.not_in(list(without))).group_by(*by)
    return sorted(tuple(row) for row in connection.execute(question))


def published(
    connection: Connection,
) -> list[tuple[str, str, str, str, float | None, int, str, str]]:
    """Every cell: measure, group, area, period, value, decimals, status, source; in any order."""
    kept = tables.figure.c
    question = select(
        kept.measure, kept.group, kept.area, kept.period, kept.value, kept.decimals, kept.status,
        kept.source,
    )  # fmt: skip
    return [tuple(row) for row in connection.execute(question)]


def edition(connection: Connection) -> tuple[str, date] | None:
    """(content hash, date) of the loaded figures, or None when none are loaded."""
    row = connection.execute(select(tables.edition.c.content_hash, tables.edition.c.dated)).first()
    return (str(row[0]), row[1]) if row else None


def everything(connection: Connection, table: Table) -> pd.DataFrame:
    """Every row of a table, for checks."""
    return _read(connection, select(table))


def _frame(
    connection: Connection,
    table: Table,
    measures: Collection[str],
    groups: Collection[str] | None,
    areas: Collection[str] | None,
    periods: Collection[str] | None,
) -> pd.DataFrame:
    question = select(table)
    for column, wanted in (
        ("measure", measures), ("group", groups), ("area", areas), ("period", periods),
    ):  # fmt: skip
        if wanted is not None:
            # Codes are printable: what is not can match nothing, and drivers refuse some of it.
            codes = [str(item) for item in wanted if str(item).isprintable()]
            question = question.where(table.c[column].in_(codes))
    frame = _read(connection, question)
    return frame.sort_values(["measure", "group", "period", "area"], ignore_index=True)


def _read(connection: Connection, question: Select[tuple[object, ...]]) -> pd.DataFrame:
    """The answer with the same types whether it has rows or none, on either engine."""
    columns = question.selected_columns
    rows = [tuple(row) for row in connection.execute(question).fetchall()]
    frame = pd.DataFrame(rows, columns=[column.name for column in columns])
    return frame.astype({column.name: _kind(column) for column in columns})


def _kind(column: ColumnElement[object]) -> str:
    """A column's type in a frame: whole numbers that may be missing are floats with NaN."""
    kind = column.type.python_type
    if kind is int and isinstance(column, Column) and column.nullable:
        return "float64"
    return {float: "float64", int: "int64", str: "str"}.get(kind, "object")
