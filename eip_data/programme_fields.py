"""What the columns and constraints of the register's tables are made of.

A column's ``info`` holds what its type cannot: ``note`` for the person who fills it in,
``choices`` (a closed set), ``form`` ("authority" or "measure", a code of the catalogue, or
"period"), ``past`` (a day that cannot lie in the future), ``added`` (a column that came after the
register's first form: while it is empty the register is the one it was). ``needed`` columns cannot
be empty.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Date, Float, ForeignKey, Integer, String

from eip_data.programme_columns import PRIORITIES_OF, Phase, Priority, Workstream

#: The lengths of a code, a line and a text.
CODE, LINE, TEXT = 40, 300, 4000


def identity(note: str) -> Column[Any]:
    """The code by which other rows name this one."""
    return Column("id", String(CODE), primary_key=True, info={"note": note})


def link(
    name: str, other: str, note: str, *, needed: bool = True, key: bool = False
) -> Column[Any]:
    """A reference to ``table.column``, held to when the transaction ends."""
    kind = Integer if other == "school.urn" else String(CODE)
    reference = ForeignKey(other, deferrable=True, initially="DEFERRED")
    return _column(name, kind, note, needed, key, reference)


def text(name: str, note: str, length: int = LINE, *, needed: bool = True) -> Column[Any]:
    """Free text, at most ``length`` characters."""
    return _column(name, String(length), note, needed)


def whole(name: str, note: str, *, needed: bool = False, key: bool = False) -> Column[Any]:
    """A whole number; see ``not_negative``."""
    return _column(name, Integer, note, needed, key)


def pounds(name: str, note: str, *, needed: bool = False) -> Column[Any]:
    """An amount of money in pounds, at most two decimals."""
    return _column(name, Float, note, needed)


def day(
    name: str, note: str, *, needed: bool = False, past: bool = False, key: bool = False
) -> Column[Any]:
    """A calendar day."""
    return _column(name, Date, note, needed, key, past=past)


def choice(
    name: str,
    choices: type[StrEnum],
    note: str,
    *,
    needed: bool = True,
    key: bool = False,
    **info: Any,
) -> Column[Any]:
    """One of a closed set; see ``known``."""
    return _column(name, String(CODE), note, needed, key, choices=choices, **info)


def authority(name: str, note: str, *, needed: bool = True, key: bool = False) -> Column[Any]:
    """The ONS code of one of the authorities of the North East CA."""
    return _column(name, String(9), note, needed, key, form="authority")


def measure(name: str, note: str) -> Column[Any]:
    """The code of a catalogued measure, part of the key."""
    return _column(name, String(CODE), note, True, True, form="measure")


def period(name: str, note: str) -> Column[Any]:
    """An academic year, ``YYYY/YY``."""
    return _column(name, String(7), note, True, form="period")


def _column(
    name: str, kind: Any, note: str, needed: bool, key: bool = False, *rest: Any, **info: Any
) -> Column[Any]:
    return Column(
        name, kind, *rest, nullable=not needed, primary_key=key, autoincrement=False,
        info={"note": note, **info},
    )  # fmt: skip


def listed(values: Iterable[object]) -> str:
    """The values as an SQL list, in order."""
    return ", ".join(f"'{value}'" for value in sorted(map(str, values)))


def known(name: str, choices: type[StrEnum]) -> CheckConstraint:
    """The column holds one of the choices, or nothing."""
    return CheckConstraint(f"{name} IN ({listed(choices)})", name=f"{name}_known")


def not_negative(*names: str) -> list[CheckConstraint]:
    """No column is below zero."""
    return [CheckConstraint(f"{name} >= 0", name=f"{name}_not_negative") for name in names]


#: A row with a workstream and a priority has one of that workstream's.
PRIORITY_FITS = " OR ".join(
    f"(workstream = '{stream}' AND priority IN ({listed(priorities)}))"
    for stream, priorities in PRIORITIES_OF.items()
)


def ties(workstream: str, priority: str, phase: str) -> tuple[Column[Any] | CheckConstraint, ...]:
    """The part of the programme a row is tied to, if to any: columns with these notes, and checks.

    A priority needs its workstream beside it, as two workstreams have one that is general.
    """
    return (
        choice("workstream", Workstream, workstream, needed=False, added=True),
        choice("priority", Priority, priority, needed=False, added=True),
        choice("phase", Phase, phase, needed=False, added=True),
        known("workstream", Workstream),
        CheckConstraint(
            f"priority IS NULL OR (workstream IS NOT NULL AND ({PRIORITY_FITS}))",
            name="priority_fits",
        ),
        known("phase", Phase),
    )
