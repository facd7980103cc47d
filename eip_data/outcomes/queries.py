"""Named questions to the database; parameters are bound, frames come back typed and sorted."""

from collections.abc import Collection, Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Connection, Select, Table, select

from eip_data import tables
from eip_data.columns import POPULATION, Group


def figures(
    connection: Connection,
    measure: str,
    groups: Collection[str] | None = None,
    areas: Collection[str] | None = None,
    periods: Collection[str] | None = None,
) -> pd.DataFrame:
    """One measure's cells: measure, group, area, period, value, decimals, status, source.

    None means all. Rows are sorted by group, period and area; a missing value is NaN.
    """
    return _frame(connection, tables.figure, [measure], groups, areas, periods)


def cohorts(
    connection: Connection,
    measure: str,
    areas: Collection[str] | None = None,
    periods: Collection[str] | None = None,
) -> pd.DataFrame:
    """Pupils behind a measure: measure, group, area, period, pupils, bounds, achieved, kind."""
    return _frame(connection, tables.cohort, [measure], None, areas, periods)


def population(connection: Connection, periods: Collection[str] | None = None) -> pd.DataFrame:
    """Resident children aged 0 to 17: rows are areas, columns periods, values children."""
    frame = _frame(connection, tables.cohort, [POPULATION], [Group.ALL], None, periods)
    return frame.pivot(index="area", columns="period", values="pupils")


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
    question = select(table).where(table.c.measure.in_(list(measures)))
    for column, wanted in (("group", groups), ("area", areas), ("period", periods)):
        if wanted is not None:
            question = question.where(table.c[column].in_([str(item) for item in wanted]))
    frame = _read(connection, question)
    return frame.sort_values(["measure", "group", "period", "area"], ignore_index=True)


def _read(connection: Connection, question: Select[tuple[object, ...]]) -> pd.DataFrame:
    result = connection.execute(question)
    columns: Sequence[str] = list(result.keys())
    frame = pd.DataFrame([tuple(row) for row in result], columns=list(columns))
    for column in ("value", "achieved"):
        if column in frame:
            frame[column] = frame[column].astype("float64")
    return frame
