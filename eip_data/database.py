"""One database, never swapped, never deleted: SQLite by default, PostgreSQL by setting.

``ready()`` brings it to the present schema and the present edition of the figures, in one
transaction that other processes wait for; pages never call it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from eip_data import tables
from eip_data.config import settings
from eip_data.errors import DatabaseAway
from eip_data.outcomes import carried

_ADVISORY_LOCK = 0x45495044  # "EIPD", the same in every process
_MIGRATIONS = Path(__file__).with_name("migrations")


def engine(url: str | None = None) -> Engine:
    """The engine for ``url`` or the configured one; one a process and address.

    Raises DatabaseAway when the address cannot be understood.
    """
    return _engine(url or settings().database_url)


@cache
def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        made = create_engine(address, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, OSError, ImportError) as error:
        raise DatabaseAway(
            f"The database address in EIP_DATABASE_URL is no use: {error}"
        ) from error
    if made.dialect.name == "sqlite":
        event.listen(made, "connect", _prepare_sqlite)
        event.listen(made, "begin", _begin_sqlite)
    return made


@contextmanager
def connection(url: str | None = None) -> Iterator[Connection]:
    """A connection to read with; raises DatabaseAway with a sentence when there is none."""
    try:
        with engine(url).connect() as open_connection:
            yield open_connection
    except DBAPIError as error:
        raise DatabaseAway(
            "The figures cannot be read just now: the database does not answer or has not "
            "been built. Run “python -m eip_data build” and try again."
        ) from error


def ready(url: str | None = None, *, rebuild: bool = False) -> bool:
    """Bring schema and figures up to date; whether anything had to be loaded.

    Several processes may call this at once: one does the work, the others wait and find it
    done. Only the outcome tables are touched. ``rebuild`` loads the same figures again.
    """
    made = engine(url)
    try:
        with made.connect() as open_connection:
            if made.dialect.name == "sqlite":
                open_connection = open_connection.execution_options(eip_begin="BEGIN IMMEDIATE")
            with open_connection.begin():
                if made.dialect.name == "postgresql":
                    open_connection.exec_driver_sql(
                        f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"
                    )
                _migrate(open_connection)
                return _load(open_connection, rebuild=rebuild)
    except OperationalError as error:
        raise DatabaseAway(f"The database cannot be reached: {error.orig}") from error


def migrate_to(open_connection: Connection, revision: str) -> None:
    """Move the schema up or down to a revision (tests and operators)."""
    config = _alembic(open_connection)
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _alembic(open_connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = open_connection
    return config


def _migrate(open_connection: Connection) -> None:
    command.upgrade(_alembic(open_connection), "head")


def _load(open_connection: Connection, *, rebuild: bool) -> bool:
    content_hash = carried.content_hash()
    loaded = open_connection.execute(select(tables.edition.c.content_hash)).scalar()
    if loaded == content_hash and not rebuild:
        return False
    for table in (tables.figure, tables.cohort, tables.edition):
        open_connection.execute(delete(table))
    _insert(open_connection, tables.figure.name, *carried.figure_rows())
    _insert(open_connection, tables.cohort.name, *carried.cohort_rows())
    open_connection.execute(
        insert(tables.edition).values(
            one=1, content_hash=content_hash, dated=carried.edition_date()
        )
    )
    return True


def _insert(
    open_connection: Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Iterator[tuple[object, ...]],
) -> None:
    """Load rows through the driver: several times faster than row objects."""
    names = ", ".join(f'"{column}"' for column in columns)
    driver = open_connection.connection.driver_connection
    assert driver is not None
    if open_connection.dialect.name == "postgresql":
        with (
            driver.cursor() as cursor,
            cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join("?" for _ in columns)
        driver.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def _prepare_sqlite(driver: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to SQLAlchemy; let readers go on while one process writes."""
    driver.isolation_level = None
    driver.execute("PRAGMA busy_timeout = 30000")
    driver.execute("PRAGMA journal_mode = WAL")
    driver.execute("PRAGMA synchronous = NORMAL")
    driver.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(open_connection: Connection) -> None:
    how = open_connection.get_execution_options().get("eip_begin", "BEGIN")
    open_connection.exec_driver_sql(how)
