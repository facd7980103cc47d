"""What a sheet holds beside its table's columns, and which of its columns lead where."""

from typing import Any

from sqlalchemy import Column, Table

from eip_data.programme_fields import authority
from eip_data.programme_tables import engagement

#: Columns of a sheet that are held against the rest and not kept.
_CHECKED = {
    engagement.name: (
        authority("authority", "The school's authority, if you like: it is checked, not kept",
                  needed=False),
    )
}  # fmt: skip
#: Sheets of a template that hold no rows.
BESIDE = ("notes", "lists")


def columns_of(table: Table) -> tuple[Column[Any], ...]:
    """The columns of a table's sheet, in order."""
    return (*table.columns, *_CHECKED.get(table.name, ()))


def links_of(table: Table) -> tuple[str | None, dict[str, str]]:
    """The column that leads to a row of the same table, and those that lead to other tables."""
    links = {
        key.parent.name: key.column.table.name
        for column in table.columns
        for key in column.foreign_keys
    }
    own = next((name for name, other in links.items() if other == table.name), None)
    return own, {name: other for name, other in links.items() if other != table.name}
