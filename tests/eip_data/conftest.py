"""Fixtures of the database's tests."""

from collections.abc import Iterator
from itertools import islice

import pytest
from sqlalchemy import delete

from eip_data import database
from eip_data.outcomes import carried
from eip_data.programme_tables import SHEETS
from eip_data.register_tables import import_batch, import_problem, register


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first 300 rows of each table, where their number does not matter."""
    for name in ("figure_rows", "cohort_rows", "certainty_rows"):
        columns, rows = getattr(carried, name)()
        some = list(islice(rows, 300))
        monkeypatch.setattr(carried, name, lambda columns=columns, some=some: (columns, iter(some)))


@pytest.fixture(scope="session")
def sqlite_register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a SQLite database with the schema alone, for registers."""
    url = f"sqlite:///{tmp_path_factory.mktemp('register') / 'register.sqlite'}"
    _migrated(url)
    yield url
    database.engine(url).dispose()


@pytest.fixture(scope="session")
def postgresql_register(postgresql: str) -> Iterator[str]:
    """The address of a PostgreSQL database with the schema alone, for registers."""
    server = database.engine(postgresql.replace("postgresql://", "postgresql+psycopg://"))
    with server.execution_options(isolation_level="AUTOCOMMIT").connect() as one:
        one.exec_driver_sql("CREATE DATABASE registers")
    url = server.url.set(database="registers").render_as_string(hide_password=False)
    _migrated(url)
    yield url
    database.engine(url).dispose()


def _migrated(url: str) -> None:
    with database.writing(url) as connection:
        database.migrate_to(connection, "head")


@pytest.fixture
def no_register(
    engine_name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> str:
    """The address of a database without a register, of each kind in turn, now configured."""
    url: str = request.getfixturevalue(f"{engine_name}_register")
    monkeypatch.setenv("EIP_DATABASE_URL", url)
    with database.writing() as connection:
        for table in (import_problem, import_batch, register, *reversed(SHEETS)):
            connection.execute(delete(table))
    return url
