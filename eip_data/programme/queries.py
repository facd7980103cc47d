"""Named questions to the programme register, with what may not be shown taken out here.

A real register names schools, applicants and organisations only where ``EIP_SHOW_REGISTER`` says
that it may (``Access.named``): elsewhere every name and free text is missing. Counts of pupils who
took part come from ``pupils_met`` alone. An illustrative register names nobody real, so its names
are shown; its small counts are hidden as a real one's are. Frames come back sorted by key; days
are ``datetime.date``; unknown is missing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Float, Integer, Select, Table, case, func, select

from eip_data import programme_tables as tables
from eip_data.config import settings
from eip_data.programme import suppression
from eip_data.programme.stored import Register, current
from eip_data.programme_columns import PRIORITIES_OF, RegisterKind, Rung

#: What names somebody, or may in its words, by table.
NAMING = {
    "school": ("name", "trust", "federation"),
    "activity": ("name",),
    "grant": ("applicant", "title", "learning"),
    "partner": ("name",),
    "event": ("name",),
    "budget_line": ("name",),
}


@dataclass(frozen=True)
class Access:
    """The loaded register and whether it may name anybody."""

    register: Register
    named: bool

    @property
    def illustrative(self) -> bool:
        """Whether all of it is invented."""
        return self.register.kind is RegisterKind.ILLUSTRATIVE

    @property
    def whole(self) -> bool:
        """Whether small counts may be shown too: of a real register where it may be shown."""
        return self.named and not self.illustrative

    def pupils(self, count: int) -> int | None:
        """A count of pupils as it may be shown: None from 1 to 4, unless all may be.

        To the nearest ten where nobody may be named, as two parts that differ in one school could
        else be subtracted.
        """
        if suppression.small(count) and not self.whole:
            return None
        return count if self.named else 10 * ((count + 5) // 10)


def access(connection: Connection) -> Access | None:
    """The loaded register, or None before the first."""
    register = current(connection)
    if register is None:
        return None
    shown = register.kind is RegisterKind.ILLUSTRATIVE or settings().show_register
    return Access(register, shown)


def schools(connection: Connection, allowed: Access) -> pd.DataFrame:
    """Every school on the index ``urn``, closed ones too: all other columns of its table."""
    frame = _all(connection, tables.school).astype({"urn": "int64"})
    return _named(frame, tables.school, allowed).set_index("urn")


def activities(
    connection: Connection,
    allowed: Access,
    workstream: str | None = None,
    priority: str | None = None,
) -> pd.DataFrame:
    """Activities of a workstream and priority (None: of all): the columns of their table."""
    asked = select(tables.activity).order_by(tables.activity.c.id)
    if workstream is not None:
        asked = asked.where(tables.activity.c.workstream == workstream)
    if priority is not None:
        asked = asked.where(tables.activity.c.priority == priority)
    return _named(_frame(connection, asked), tables.activity, allowed)


def phases(connection: Connection) -> pd.DataFrame:
    """Which phases each activity is open to: activity, phase."""
    return _all(connection, tables.activity_phase)


def outcomes(connection: Connection) -> pd.DataFrame:
    """Which published measures activities could bear on: activity, measure, earliest period."""
    return _all(connection, tables.activity_measure)


def engagements(
    connection: Connection, first: date | None = None, last: date | None = None
) -> pd.DataFrame:
    """Records of schools from ``first`` to ``last``: activity, urn, engaged_on, rung, sessions,
    staff. Pupils are not among them: ``pupils_met`` tells of those."""
    kept = tables.engagement.c
    asked = select(kept.activity, kept.urn, kept.engaged_on, kept.rung, kept.sessions, kept.staff)
    if first is not None:
        asked = asked.where(kept.engaged_on >= first)
    if last is not None:
        asked = asked.where(kept.engaged_on <= last)
    frame = _frame(connection, asked.order_by(*tables.engagement.primary_key.columns))
    return frame.astype({"urn": "int64"})


def submissions(
    connection: Connection, first: date | None = None, last: date | None = None
) -> pd.DataFrame:
    """Returns due from ``first`` to ``last``: activity, authority, due_on, returned_on."""
    kept = tables.submission.c
    asked = select(tables.submission).order_by(*tables.submission.primary_key.columns)
    if first is not None:
        asked = asked.where(kept.due_on >= first)
    if last is not None:
        asked = asked.where(kept.due_on <= last)
    return _frame(connection, asked)


@dataclass(frozen=True)
class PupilsMet:
    """Pupils counted at contacts, by authority (rows) and (workstream, priority) (columns).

    A pupil met twice is counted twice. ``silent`` contacts of activities that count pupils do not
    say how many; ``columns`` give each column's name in ``table`` its workstream and priority.
    """

    table: suppression.Table
    columns: tuple[tuple[str, str, str], ...]
    silent: int


def pupils_met(connection: Connection, allowed: Access) -> PupilsMet:
    """Pupils counted in the whole register, small counts and what gives them away hidden.

    One table and no other, whatever a page is narrowed to: two that differ in a term or a phase
    could be subtracted. Nothing is hidden where a real register may be shown.
    """
    met, did, where = tables.engagement.c, tables.activity.c, tables.school.c
    asked = (
        select(where.authority, did.workstream, did.priority, func.sum(met.pupils),
               func.count() - func.count(met.pupils))
        .join_from(tables.engagement, tables.activity, met.activity == did.id)
        .join(tables.school, met.urn == where.urn)
        .where(met.rung != Rung.INVITED)
        .group_by(where.authority, did.workstream, did.priority)
    )  # fmt: skip
    found = {tuple(row[:3]): (row[3], int(row[4])) for row in connection.execute(asked)}
    areas = tuple(sorted({key[0] for key in found}))
    columns = tuple(
        (f"{stream}:{priority}", stream.value, priority.value)
        for stream, priorities in PRIORITIES_OF.items()
        for priority in priorities
        if any(found.get((area, stream, priority), (None, 0))[0] is not None for area in areas)
    )
    counts = [
        [int(found.get((area, *key), (0, 0))[0] or 0) for _, *key in columns] for area in areas
    ]
    silent = sum(found.get((area, *key), (0, 0))[1] for area in areas for _, *key in columns)
    names = tuple(name for name, _, _ in columns)
    table = suppression.table(areas, names, counts, whole=allowed.whole)
    return PupilsMet(table, columns, silent)


def grants(connection: Connection, allowed: Access) -> pd.DataFrame:
    """Grants by id: the columns of their table, and ``first``: whether the applicant's first."""
    frame = _all(connection, tables.grant)
    who = frame["applicant"].astype(str).str.split().str.join(" ").str.casefold()
    earliest = frame.assign(who=who).sort_values(["awarded_on", "id"])
    frame["first"] = ~earliest.duplicated("who").reindex(frame.index).astype(bool)
    return _named(frame, tables.grant, allowed)


def beneficiaries(connection: Connection) -> pd.DataFrame:
    """Where grants are used: grant, authority."""
    return _all(connection, tables.grant_beneficiary)


def partners(connection: Connection, allowed: Access) -> pd.DataFrame:
    """Organisations: id, name, kind."""
    return _named(_all(connection, tables.partner), tables.partner, allowed)


def partner_places(connection: Connection) -> pd.DataFrame:
    """Where organisations work: partner, authority."""
    return _all(connection, tables.partner_authority)


def events(connection: Connection, allowed: Access) -> pd.DataFrame:
    """Meetings: the columns of their table; one that names no workstream is of its activity's, and
    of its priority."""
    held, did = tables.event.c, tables.activity.c
    own = [one for one in held if one.name not in ("workstream", "priority", "phase")]
    asked = (
        select(
            *own, func.coalesce(held.workstream, did.workstream).label("workstream"),
            case((held.workstream.is_(None), did.priority), else_=held.priority).label("priority"),
            held.phase,
        )
        .join_from(tables.event, tables.activity, held.activity == did.id, isouter=True)
        .order_by(held.id)
    )  # fmt: skip
    return _named(_frame(connection, asked), tables.event, allowed)


def attendance(connection: Connection) -> pd.DataFrame:
    """Who came: event, partner, people."""
    return _all(connection, tables.attendance)


def targets(connection: Connection) -> pd.DataFrame:
    """What was aimed at: the columns of the table ``target``."""
    return _all(connection, tables.target)


def budget(connection: Connection, allowed: Access) -> pd.DataFrame:
    """Budget lines: id, name, workstream, amount_gbp."""
    return _named(_all(connection, tables.budget_line), tables.budget_line, allowed)


def spending(connection: Connection) -> pd.DataFrame:
    """Payments: id, budget_line, activity, spent_on, amount_gbp."""
    return _all(connection, tables.spend)


def _all(connection: Connection, table: Table) -> pd.DataFrame:
    return _frame(connection, select(table).order_by(*table.primary_key.columns))


def _frame(connection: Connection, asked: Select[Any]) -> pd.DataFrame:
    answer = connection.execute(asked)
    # Words as Python's own: frames of a few hundred rows are cut many times for one page.
    frame = pd.DataFrame(answer.fetchall(), columns=pd.Index(answer.keys()), dtype=object)
    return frame.astype(
        {
            name: "float64"
            for name, column in zip(frame, asked.selected_columns, strict=True)
            if isinstance(column.type, Integer | Float) and not column.primary_key
        }
    )


def _named(frame: pd.DataFrame, table: Table, allowed: Access) -> pd.DataFrame:
    """The frame, its names missing where they may not be shown."""
    if allowed.named:
        return frame
    return frame.assign(**dict.fromkeys(NAMING[table.name], None))
