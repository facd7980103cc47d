"""The register in the database: which one it is, all it holds, and how it is replaced whole.

Every function works inside the caller's transaction (``database.writing`` or ``connection``).
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Float, Integer, Table, delete, insert, select

from eip_data import database
from eip_data.errors import RegisterRefused
from eip_data.programme_columns import RegisterKind
from eip_data.programme_tables import SHEETS
from eip_data.register_tables import register

Row = tuple[object, ...]
#: Rows by the name of their table, cells in the order of its columns; a table left out is empty.
Content = Mapping[str, Sequence[Row]]
#: Called with the name of a table, rows done and rows in all.
Progress = Callable[[str, int, int], None]

_STEP = 10_000
#: How the cells of a column are told to the drivers; the rest are text.
_KINDS: Mapping[type, Any] = {Integer: int, Float: float}


class Plain(dict[str, list[Row]]):
    """A register's content as drivers and hash take it, every table in the order of its key."""


@dataclass(frozen=True)
class Register:
    """Which register is loaded; ``version`` is the hash of its content."""

    kind: RegisterKind
    version: str
    dated: date


def current(connection: Connection) -> Register | None:
    """The register that is loaded, or None before the first."""
    row = connection.execute(
        select(register.c.kind, register.c.version, register.c.dated)
    ).one_or_none()
    return row and Register(RegisterKind(row.kind), row.version, row.dated)


def rows_of(connection: Connection, table: Table) -> list[Row]:
    """Every row of one table in the order of its key."""
    ordered = select(table).order_by(*table.primary_key.columns)
    return [tuple(row) for row in connection.execute(ordered)]


def content(connection: Connection) -> dict[str, list[Row]]:
    """Everything the loaded register holds, by table."""
    return {table.name: rows_of(connection, table) for table in SHEETS}


def plain(content: Content) -> Plain:
    """The content made plain: worked out once for its version and for storing it."""
    if isinstance(content, Plain):
        return content
    return Plain({table.name: _plain(table, content.get(table.name, ())) for table in SHEETS})


def version_of(content: Content) -> str:
    """SHA-256 of the content: the same rows in any order, the same version.

    Columns that were added later count where they are filled, so that a register keeps its version
    when the tables grow.
    """
    return _hash(plain(content))


def allow(loaded: Register | None, kind: RegisterKind) -> None:
    """Raise RegisterRefused when a register of this kind may not take the loaded one's place."""
    if loaded and loaded.kind == RegisterKind.REAL and kind != RegisterKind.REAL:
        raise RegisterRefused(
            "A real register is loaded and stays: an illustrative one never takes its place."
        )


def store(
    connection: Connection,
    kind: RegisterKind,
    dated: date,
    content: Content,
    progress: Progress = lambda _what, _done, _total: None,
    version: str = "",
) -> bool:
    """Put this register in the place of the one that is loaded; whether anything changed.

    A register of the same kind and version is left alone, its date too. ``version`` is the
    content's, from a caller who has worked it out. Raises RegisterRefused when an illustrative
    register would take the place of a real one.
    """
    cells = plain(content)
    loaded, version = current(connection), version or _hash(cells)
    if loaded and (loaded.kind, loaded.version) == (kind, version):
        return False
    allow(loaded, kind)
    for table in reversed(SHEETS):
        connection.execute(delete(table))
    connection.execute(delete(register))
    for table in SHEETS:
        counted = _counted(table.name, cells[table.name], progress)
        database.insert_rows(connection, table.name, table.columns.keys(), counted)
    connection.execute(insert(register).values(one=1, kind=kind, version=version, dated=dated))
    return True


def _plain(table: Table, rows: Sequence[Row]) -> list[Row]:
    """The rows as drivers and hash take them: days as ISO text, pounds as floats, in order.

    The key's columns come first in every table; rows in its order halve SQLite's time.
    """
    if not rows:
        return []
    kinds = [_KINDS.get(type(column.type), str) for column in table.columns]
    columns = [
        [cell if cell is None or type(cell) is kind else kind(cell) for cell in cells]
        for kind, cells in zip(kinds, zip(*rows, strict=True), strict=True)
    ]
    keys = range(len(table.primary_key.columns))
    return sorted(zip(*columns, strict=True), key=itemgetter(*keys))


def _hash(plain: Plain) -> str:
    total = hashlib.sha256()
    for table in SHEETS:
        total.update(table.name.encode())
        first = sum(not column.info.get("added") for column in table.columns)
        rows = plain[table.name]
        if first < len(table.columns):
            filled = (any(cell is not None for cell in row[first:]) for row in rows)
            rows = [row if full else row[:first] for row, full in zip(rows, filled, strict=True)]
        total.update("".join(map(repr, rows)).encode())
    return total.hexdigest()


def _counted(table: str, rows: Sequence[Row], progress: Progress) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if done % _STEP == 0:
            progress(f"storing {table}", done, len(rows))
        yield row
    progress(f"storing {table}", len(rows), len(rows))
