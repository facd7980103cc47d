"""A table to take away: what every exporter makes, and every kind of file is written from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from exports.csv_file import csv_bytes, csv_size
from exports.dictionary import Kind, column

SOURCE, SOURCE_ID, MEASURE, STATUS = "source", "source_id", "measure", "status"


@dataclass(frozen=True, eq=False)
class Sheet:
    """One figure a row; every cell is text, a number at its printed decimals, a day as 2026-04-08.

    A missing value is an empty cell, and its status says why. Raises KeyError for a column that
    ``exports.dictionary`` does not know.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for name in self.columns:
            column(name)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold numbers."""
        return tuple(name for name in self.columns if column(name).kind is Kind.NUMBER)

    def values(self, name: str) -> tuple[str, ...]:
        """What stands in a column, each once, in the order it comes; () where there is none."""
        if name not in self.columns:
            return ()
        at = self.columns.index(name)
        return tuple(dict.fromkeys(row[at] for row in self.rows if row[at]))


def sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Sheet:
    """The table of these columns and rows."""
    return Sheet(tuple(columns), tuple(map(tuple, rows)))


def sheet_csv(table: Sheet) -> bytes:
    """The table as CSV."""
    return csv_bytes(table.columns, table.rows, table.numbers)


def sheet_size(table: Sheet) -> int:
    """The bytes of the table as CSV."""
    return csv_size(table.columns, table.rows, table.numbers)


def sourced(table: Sheet, feeds: Mapping[str, str]) -> Sheet:
    """The table with ``source_id`` after its source: what ``feeds`` has for each row's measure.

    Unchanged where rows have no measure or no source, or say the id already.
    """
    names = table.columns
    if MEASURE not in names or SOURCE not in names or SOURCE_ID in names:
        return table
    measure, after = names.index(MEASURE), names.index(SOURCE) + 1
    return replace(
        table,
        columns=(*names[:after], SOURCE_ID, *names[after:]),
        rows=tuple((*row[:after], feeds.get(row[measure], ""), *row[after:]) for row in table.rows),
    )
