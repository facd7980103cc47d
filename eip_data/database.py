"""One database, never swapped, never deleted: SQLite by default, PostgreSQL by setting.

``ready()`` brings it to the present schema and the present edition of the figures, in one
transaction that other processes wait for; pages never call it.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from eip_data import earlier, tables
from eip_data.config import settings
from eip_data.edition_read import NEWEST, being_read, reading
from eip_data.errors import DatabaseAway, FiguresError
from eip_data.outcomes import carried

_ADVISORY_LOCK = 0x45495044  # "EIPD", the same in every process
_KINDS = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
_PATIENCE = 30  # seconds that SQLite waits for a file that another process writes
_UNPACKING = Lock()
_unpacked: set[str] = set()  # addresses of earlier editions' databases that this process has made
_MIGRATIONS = Path(__file__).with_name("migrations")

_NO_ADDRESS = (
    "The database address in EIP_DATABASE_URL leads nowhere. It should look like "
    "“sqlite:///path/to/file.sqlite” or “postgresql://user:password@host:5432/name”, with any "
    "@, : or / in the password written as %40, %3A or %2F."
)
_UNREADABLE = (
    "The figures cannot be read just now: the database does not answer or has not been built. "
    "Run “python -m eip_data build” and try again."
)
_NOT_READY = "The database {name} cannot be made ready: {reason}."
_OTHER_SCHEMA = (
    "The database was made by a later version of this product, or by another one. Nothing in it "
    "was changed: use that version, or give EIP_DATABASE_URL another address."
)


def engine(url: str | None = None) -> Engine:
    """The engine for ``url`` or the configured one; one a process and address.

    Raises DatabaseAway when the address cannot be understood.
    """
    return _engine(url or settings().database_url)


@cache
def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        # A second @ may be the password's: its end would then be told as the name of a host.
        if address.drivername not in _KINDS or (address.password and url.count("@") > 1):
            raise ArgumentError
        made = create_engine(address, pool_pre_ping=True)
    except (ArgumentError, ValueError):
        raise DatabaseAway(_NO_ADDRESS) from None  # their words may hold the password
    if made.dialect.name == "sqlite":
        _make_folder(address)
        event.listen(made, "connect", _prepare_sqlite)
        event.listen(made, "begin", _begin_sqlite)
    return made


@contextmanager
def connection(url: str | None = None) -> Iterator[Connection]:
    """A connection to read with, which sees one edition from its first question to its last.

    Raises DatabaseAway with a sentence when there is nothing to read.
    """
    made = engine(url)
    with _told(made, _UNREADABLE), made.connect() as open_connection:
        if made.dialect.name == "postgresql":  # SQLite's readers keep to their edition unasked
            open_connection.execution_options(isolation_level="REPEATABLE READ")
        yield open_connection


@contextmanager
def figures() -> Iterator[Connection]:
    """A connection to read figures with: those of the edition being read (``edition_read``).

    An earlier edition has a SQLite file of its own, made from what is carried of it when it is
    first asked for. Raises DatabaseAway with a sentence when there is nothing to read.
    """
    read = being_read()
    with connection(_earlier(read) if read else None) as open_connection:
        yield open_connection


def ready(url: str | None = None, *, rebuild: bool = False) -> bool:
    """Bring schema and figures up to date; whether anything had to be loaded.

    Several processes may call this at once: one does the work, the others wait and find it
    done. Only the outcome tables are touched. ``rebuild`` loads the same figures again.
    Raises DatabaseAway with a sentence when the database stays as it was.
    """
    with reading(NEWEST), writing(url) as open_connection:
        _migrate(open_connection)
        return _load(open_connection, rebuild=rebuild)


@contextmanager
def writing(url: str | None = None) -> Iterator[Connection]:
    """A connection in the one transaction that may write; other processes' writers wait for it.

    Raises DatabaseAway with a sentence when the database stays as it was.
    """
    made = engine(url)
    with _told(made, _NOT_READY), made.connect() as open_connection:
        if made.dialect.name == "sqlite":
            open_connection.execution_options(eip_begin="BEGIN IMMEDIATE")
        with open_connection.begin():
            if made.dialect.name == "postgresql":
                open_connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
            yield open_connection


@contextmanager
def _told(made: Engine, sentence: str) -> Iterator[None]:
    """Whatever the database, its driver or its pool raises, as a DatabaseAway with a sentence.

    ``{name}`` and ``{reason}`` in the sentence become the database's name or file and the
    driver's first line; neither holds a password.
    """
    try:
        yield
    except (DBAPIError, PoolTimeout, made.dialect.loaded_dbapi.Error) as error:
        reason = str(getattr(error, "orig", error)).partition("\n")[0].rstrip(".")
        raise DatabaseAway(sentence.format(name=made.url.database, reason=reason)) from error


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
    try:
        command.upgrade(_alembic(open_connection), "head")
    except CommandError as error:
        raise DatabaseAway(_OTHER_SCHEMA) from error


def _earlier(edition_id: str) -> str:
    """The address of an earlier edition's database; raises FiguresError when it is not carried.

    It is made again when the cache folder was emptied; one at a time, as Alembic migrates but one
    database of a process at once.
    """
    with _UNPACKING:
        folder = earlier.unpacked(edition_id)
        file = folder / "figures.sqlite"
        url = f"sqlite:///{file}"
        if url in _unpacked and file.exists():
            return url
        engine(url).dispose()
        with reading(edition_id), writing(url) as open_connection:
            _migrate(open_connection)
            _load(open_connection, folder / "figures")
        _unpacked.add(url)
    return url


def _load(open_connection: Connection, *folder: Path, rebuild: bool = False) -> bool:
    """Load the figures in ``folder``, by default the newest; whether that was needed."""
    content_hash = carried.content_hash(*folder)
    loaded = open_connection.execute(select(tables.edition.c.content_hash)).scalar()
    if loaded == content_hash and not rebuild:
        return False
    for table in (tables.figure, tables.cohort, tables.certainty, tables.edition):
        open_connection.execute(delete(table))
    insert_rows(open_connection, tables.figure.name, *carried.figure_rows(*folder))
    insert_rows(open_connection, tables.cohort.name, *carried.cohort_rows(*folder))
    insert_rows(open_connection, tables.certainty.name, *carried.certainty_rows(*folder))
    open_connection.execute(
        insert(tables.edition).values(
            one=1, content_hash=content_hash, dated=carried.edition_date()
        )
    )
    return True


def insert_rows(
    open_connection: Connection,
    table: str,
    columns: Iterable[str],
    rows: Iterable[tuple[object, ...]],
) -> None:
    """Load rows through the driver: several times faster than row objects.

    Raises FiguresError naming the row that the table refuses.
    """
    columns = tuple(columns)
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'
    driver = open_connection.connection.driver_connection
    errors = open_connection.dialect.loaded_dbapi
    copies = open_connection.dialect.name == "postgresql"
    assert driver is not None
    try:
        if copies:
            with (
                driver.cursor() as cursor,
                cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            driver.executemany(statement, (row := one for one in rows))
    except (errors.IntegrityError, errors.DataError) as error:
        why = " ".join(str(error).split())  # COPY names the row itself, rows later
        raise FiguresError(
            f"The table {table} refuses a row of the figures: {why}{'' if copies else f' {row}'}"
        ) from error


def _make_folder(address: URL) -> None:
    """Make the folder of a SQLite file; what stands in the way is told when it is opened."""
    if address.database and not address.database.startswith("file:"):
        with suppress(OSError):
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)


def _prepare_sqlite(driver: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to SQLAlchemy; let readers go on while one process writes."""
    driver.isolation_level = None
    driver.execute(f"PRAGMA busy_timeout = {1000 * _PATIENCE}")
    _let_readers_go_on(driver)
    driver.execute("PRAGMA synchronous = NORMAL")
    driver.execute("PRAGMA foreign_keys = ON")


def _let_readers_go_on(driver: sqlite3.Connection) -> None:
    """Set the way of writing that a file keeps. SQLite does not wait for it itself, and a new file
    that several processes open at once is locked for a moment."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            driver.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
        time.sleep(0.02)


def _begin_sqlite(open_connection: Connection) -> None:
    how = open_connection.get_execution_options().get("eip_begin", "BEGIN")
    open_connection.exec_driver_sql(how)
