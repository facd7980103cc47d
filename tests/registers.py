"""Registers for tests: the illustrative one, or any content in its place; and raw frames."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pandas as pd
from sqlalchemy import delete, select

from eip_data import database, programme_tables
from eip_data.programme import demo
from eip_data.programme.stored import Content, current, store
from eip_data.programme_columns import RegisterKind
from eip_data.register_tables import register


def with_illustrative(url: str) -> None:
    """See that the illustrative register is in the database, whatever a test left there."""
    with database.connection(url) as connection:
        loaded = current(connection)
    if loaded is None or loaded.kind is not RegisterKind.ILLUSTRATIVE:
        emptied(url)
        demo.load(url)


def emptied(url: str) -> None:
    """Take whatever register there is out of the database."""
    with database.writing(url) as connection:
        for table in (*reversed(programme_tables.SHEETS), register):
            connection.execute(delete(table))


@contextmanager
def holding(
    url: str, content: Content, kind: RegisterKind = RegisterKind.REAL, day: date = demo.DATED
) -> Iterator[None]:
    """A database that holds another register for a while, and none afterwards."""
    emptied(url)
    try:
        with database.writing(url) as connection:
            store(connection, kind, day, content)
        yield
    finally:
        emptied(url)


def frame(url: str, name: str) -> pd.DataFrame:
    """One table of the register as it lies in the database."""
    table = next(one for one in programme_tables.SHEETS if one.name == name)
    with database.connection(url) as connection:
        answer = connection.execute(select(table))
        return pd.DataFrame(answer.fetchall(), columns=list(answer.keys()))
