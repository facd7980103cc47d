"""Taking in a programme register: read, checked row by row, stored whole or not at all.

A sheet takes the place of its table, an absent sheet leaves the table as it is. The register a
file makes is checked as a whole, in one transaction; nothing changes unless all of it is right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, insert

from eip_data import database
from eip_data.errors import RegisterFile
from eip_data.programme import checking, files, gias, stored
from eip_data.programme.cells import reader
from eip_data.programme.files import Sheet
from eip_data.programme.layout import BESIDE
from eip_data.programme.problems import Problem, Problems, Wrong, meant, one_of
from eip_data.programme.rules import Known
from eip_data.programme.stored import Progress, Register, Row
from eip_data.programme_columns import ImportOutcome, RegisterKind
from eip_data.programme_tables import SHEETS, school
from eip_data.register_tables import import_batch, import_problem, register


def silent(_what: str, _done: int, _total: int) -> None:
    """No progress is told."""


@dataclass(frozen=True)
class Account:
    """What came of a file: rows by table of the register it makes, and what was wrong.

    ``changed`` is whether the register is now another one (or would be, of a trial);
    ``problems`` are the first of ``problem_count``.
    """

    kind: RegisterKind
    rows: Mapping[str, int]
    changed: bool
    problems: tuple[Problem, ...]
    problem_count: int


def import_register(
    path: Path, *, now: datetime, dry_run: bool = False, progress: Progress = silent
) -> Account:
    """Take in a file or folder, or only try to; ``now`` is UTC, without saying so.

    A refused file leaves the register as it was and its first problems in ``import_problem``.
    Raises RegisterFile when the file cannot be read, RegisterRefused when an illustrative register
    would take the place of a real one.
    """
    sheets = files.sheets(path)
    with database.writing() as connection:
        loaded = stored.current(connection)
        problems = Problems()
        claimed = _claimed(sheets, problems)
        kind = claimed.kind if claimed else RegisterKind.REAL
        stored.allow(loaded, kind)
        content = _content(connection, sheets, kind, loaded, now.date(), problems, progress)
        plain = stored.plain(content)
        version = stored.version_of(plain)
        changed = not problems.count and (
            loaded is None or (loaded.kind, loaded.version) != (kind, version)
        )
        if not dry_run and problems.count:
            _note(connection, path, now, content, None, problems)
        elif not dry_run and changed:
            unchanged = claimed is not None and claimed.version == version
            dated = claimed.dated if claimed and unchanged else now.date()
            stored.store(connection, kind, dated, plain, progress, version)
            _note(connection, path, now, content, version, problems)
    rows = {table.name: len(content[table.name]) for table in SHEETS}
    return Account(kind, MappingProxyType(rows), changed, tuple(problems.first), problems.count)


def _claimed(sheets: list[Sheet], problems: Problems) -> Register | None:
    """What an exported file says of itself; None where it says nothing."""
    for sheet in sheets:
        if sheet.name == register.name:
            row = dict(zip(sheet.heading, sheet.rows[0][1] if sheet.rows else (), strict=False))
            said = {}
            for column in (register.c.kind, register.c.version, register.c.dated):
                try:
                    said[column.name] = reader(column)(row.get(column.name))
                except Wrong as wrong:
                    problems.add(sheet.label, 2, column.name, row.get(column.name), str(wrong))
            if len(said) == 3:
                return Register(RegisterKind(said["kind"]), str(said["version"]), said["dated"])  # type: ignore[arg-type]
    return None


def _content(
    connection: Connection,
    sheets: list[Sheet],
    kind: RegisterKind,
    loaded: Register | None,
    today: date,
    problems: Problems,
    progress: Progress,
) -> dict[str, list[Row]]:
    """Every table of the register that the file makes, right rows only."""
    goes_on = loaded is not None and loaded.kind == kind
    new = _by_table(connection, sheets, problems, goes_on=goes_on)
    known = Known(kind, today)
    content: dict[str, list[Row]] = {}
    for table in SHEETS:
        if table.name in new:
            rows = checking.from_file(table, new[table.name], known, problems, progress)
        else:
            kept = stored.rows_of(connection, table) if goes_on else []
            rows = checking.from_register(table, kept, known, problems)
        content[table.name] = rows
    return content


def _by_table(
    connection: Connection, sheets: list[Sheet], problems: Problems, *, goes_on: bool
) -> dict[str, Sheet]:
    """The sheets by the table they are for. Raises RegisterFile when none holds a row."""
    names = [table.name for table in SHEETS]
    new: dict[str, Sheet] = {}
    for sheet in sheets:
        if gias.is_download(sheet):
            kept = stored.rows_of(connection, school) if goes_on else []
            sheet = gias.schools(sheet, {int(row[0]): row for row in kept})  # type: ignore[call-overload]
        if sheet.name in (*BESIDE, register.name):
            continue
        if sheet.name not in names:
            like = meant(sheet.name, names)
            what = f"there is no such table{like}; delete the sheet or name it ({one_of(names)})"
            problems.add(sheet.label, None, "", "", what)
        elif sheet.name in new:
            what = f"{new[sheet.name].label} holds the same table; hand in one of them"
            problems.add(sheet.label, None, "", "", what)
        else:
            new[sheet.name] = sheet
    if not problems.count and not any(sheet.rows for sheet in new.values()):
        raise RegisterFile("There is no row to take in: fill in at least one sheet.")
    return new


def _note(
    connection: Connection,
    path: Path,
    now: datetime,
    content: stored.Content,
    version: str | None,
    problems: Problems,
) -> None:
    """Write down that the file was handed in, and what was wrong with it."""
    outcome = ImportOutcome.IMPORTED if version else ImportOutcome.REFUSED
    batch = connection.execute(
        insert(import_batch).values(
            received=now,
            file=path.name[:300],
            outcome=outcome,
            version=version,
            rows=sum(map(len, content.values())),
            problems=problems.count,
        )
    ).inserted_primary_key
    assert batch is not None
    for place, one in enumerate(problems.first, start=1):
        connection.execute(
            insert(import_problem).values(
                batch=batch[0],
                place=place,
                sheet=one.sheet[:300],
                row=one.row,
                column=one.column[:300],
                value=one.value,
                sentence=one.sentence,
            )
        )
