"""No database to be had: each way of it gets one sentence, without the password."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import URL, event, text
from sqlalchemy.engine import make_url

from eip_data import database
from eip_data.errors import DatabaseAway
from eip_data.outcomes import carried, queries
from findings import edition
from tests.eip_data.contents import shape_of

SECRET = "open-sesame"
CLOSED = f"postgresql+psycopg://someone:{SECRET}@127.0.0.1:1/figures"


def assert_sentence(sentence: str) -> None:
    """One paragraph a person can read: no trace, no repr of an exception, no password."""
    assert sentence[0].isupper()
    assert sentence[-1] == "."
    assert "\n" not in sentence
    assert len(sentence) > 30
    assert "Traceback" not in sentence
    assert "sqlalche.me" not in sentence
    assert SECRET not in sentence


def away(call, url: str) -> str:
    """The sentence that ``call`` raises for this address; only a DatabaseAway will do."""
    with pytest.raises(DatabaseAway) as told:
        call(url)
    return str(told.value)


def read(url: str) -> None:
    with database.connection(url) as connection:
        queries.edition(connection)


ADDRESSES = {
    "closed port": CLOSED,
    "unknown host": f"postgresql+psycopg://someone:{SECRET}@nowhere.invalid/figures",
    "no address": "nonsense",
    "unknown kind": f"cobol://someone:{SECRET}@localhost/figures",
    "kind without driver": f"mysql://someone:{SECRET}@localhost/figures",
    "driver of another kind": f"postgresql+psycopg_async://someone:{SECRET}@127.0.0.1:1/figures",
    "old short form handed over raw": f"postgres://someone:{SECRET}@127.0.0.1:1/figures",
    "port in words": f"postgresql+psycopg://someone:{SECRET}@127.0.0.1:port/figures",
    "host and password swapped": f"postgresql+psycopg://127.0.0.1:{SECRET}/figures",
    "an @ in the password": f"postgresql+psycopg://someone:p@{SECRET}@127.0.0.1:1/figures",
    "unknown option": f"postgresql+psycopg://someone:{SECRET}@127.0.0.1:1/figures?colour=red",
    "option in words": "sqlite:///nowhere.sqlite?timeout=long",
    "host for a file": "sqlite://host/figures.sqlite",
}


@pytest.mark.parametrize("call", [database.ready, read], ids=["ready", "read"])
@pytest.mark.parametrize("url", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_that_leads_nowhere_gets_a_sentence(url, call):
    assert_sentence(away(call, url))


@pytest.mark.parametrize("call", [database.ready, read], ids=["ready", "read"])
@pytest.mark.parametrize("place", ["not a database", "folder", "below a file", "not writable"])
def test_a_place_that_cannot_hold_the_file_gets_a_sentence(tmp_path, place, call):
    file = tmp_path / "notes.txt"
    file.write_text("Not a database, but somebody's notes.\n" * 200)
    path = {
        "not a database": file,
        "folder": tmp_path,
        "below a file": file / "eip.sqlite",
        "not writable": Path("/proc/eip.sqlite"),  # not even for root
    }[place]
    sentence = away(call, f"sqlite:///{path}")
    assert_sentence(sentence)
    assert (str(path) in sentence) is (call is database.ready)
    assert file.read_text().startswith("Not a database")


def test_a_database_that_may_only_be_read_gets_a_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "eip.sqlite"
    file.touch()
    assert_sentence(away(database.ready, f"sqlite:///file:{file}?mode=ro&uri=true"))
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_made(tmp_path, few):
    url = f"sqlite:///{tmp_path / 'a' / 'b' / 'eip.sqlite'}"
    assert database.ready(url) is True
    assert shape_of(url)[0] == 300


@pytest.fixture
def onlooker(loaded_postgresql: str) -> Iterator[URL]:
    """The address of a loaded PostgreSQL database for a role that may read its tables alone."""
    server = make_url(loaded_postgresql).set(drivername="postgresql+psycopg")
    address = server.render_as_string(hide_password=False)
    with database.engine(address).begin() as connection:
        connection.execute(text("CREATE ROLE onlooker LOGIN"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker"))
    yield server.set(username="onlooker")
    with database.engine(address).begin() as connection:
        connection.execute(text("DROP OWNED BY onlooker"))
        connection.execute(text("DROP ROLE onlooker"))


def test_a_reader_without_the_right_to_make_tables_finds_loaded_figures_done(onlooker):
    url = onlooker.render_as_string(hide_password=False)
    try:
        assert database.ready(url) is False
        read(url)
        assert_sentence(away(lambda url: database.ready(url, rebuild=True), url))
    finally:
        database.engine(url).dispose()


def test_a_reader_without_the_right_to_make_tables_gets_a_sentence(onlooker):
    elsewhere = onlooker.update_query_dict({"options": "-csearch_path=empty_room"})
    url = elsewhere.render_as_string(hide_password=False)
    try:
        assert_sentence(away(database.ready, url))
    finally:
        database.engine(url).dispose()


def test_a_database_of_another_name_gets_a_sentence(postgresql):
    server = make_url(postgresql).set(drivername="postgresql+psycopg", password=SECRET)
    url = server.set(database="not_there").render_as_string(hide_password=False)
    assert SECRET in url
    for call in (database.ready, read):
        assert_sentence(away(call, url))
    assert "not_there" in away(database.ready, url)


def test_reading_a_database_that_was_never_built_gets_a_sentence(fresh):
    sentence = away(read, fresh)
    assert_sentence(sentence)
    assert "python -m eip_data build" in sentence


@pytest.mark.usefixtures("few")
def test_a_schema_from_a_later_version_gets_a_sentence_and_is_left_alone(fresh):
    database.ready()
    with database.engine(fresh).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = shape_of(fresh)
    assert_sentence(away(database.ready, fresh))
    assert shape_of(fresh) == before


def test_a_built_schema_without_figures_has_no_edition(fresh):
    with database.engine(fresh).begin() as connection:
        database.migrate_to(connection, "head")
    with pytest.raises(DatabaseAway, match="python -m eip_data build"):
        edition.current()


TELLTALE = ("closed port", "port in words", "host and password swapped", "an @ in the password")


@pytest.mark.parametrize("url", [ADDRESSES[name] for name in TELLTALE], ids=TELLTALE)
def test_a_password_is_neither_logged_nor_in_the_trace(url, caplog):
    caplog.set_level(logging.DEBUG)
    for call in (database.ready, read):
        with pytest.raises(DatabaseAway) as told:
            call(url)
        logging.getLogger("eip").error("away", exc_info=told.value)
        assert "DatabaseAway" in caplog.text
        assert SECRET not in caplog.text
        assert SECRET not in "".join(traceback.format_exception(told.value))


@pytest.mark.usefixtures("few")
def test_a_load_that_the_database_cuts_off_is_told_in_a_sentence(fresh, engine_name, monkeypatch):
    database.ready()
    before = shape_of(fresh)
    columns, rows = carried.figure_rows()
    some = list(rows)

    def cut_off() -> Iterator[tuple[object, ...]]:
        yield from some[:100]
        if engine_name == "postgresql":
            _end_others(fresh)
        yield from some[100:]
        for place in range(100_000):
            yield (*some[0][:2], f"MADE_UP_{place}", *some[0][3:])

    monkeypatch.setattr(carried, "figure_rows", lambda: (columns, cut_off()))
    made = database.engine(fresh)
    made.dispose()
    if engine_name == "sqlite":
        event.listen(made, "connect", _fill_up)
    try:
        with pytest.raises(DatabaseAway) as told:
            database.ready(rebuild=True)
    finally:
        if engine_name == "sqlite":
            event.remove(made, "connect", _fill_up)
    made.dispose()
    assert_sentence(str(told.value))
    assert shape_of(fresh) == before


def _fill_up(driver, _record) -> None:
    """A disk with hardly a page to spare."""
    driver.execute("PRAGMA max_page_count = 60")


def _end_others(url: str) -> None:
    """End every other connection to this PostgreSQL database, as its operator might."""
    name = make_url(url).database
    server = make_url(url).set(database="postgres")
    with database.engine(server.render_as_string(hide_password=False)).begin() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": name},
        )


def test_more_readers_than_there_are_connections_get_a_sentence(stored, monkeypatch):
    pool = database.engine(stored).pool
    monkeypatch.setattr(pool, "_timeout", 0.01)
    with ExitStack() as readers, pytest.raises(DatabaseAway) as told:
        for _ in range(50):
            readers.enter_context(database.connection(stored))
    assert_sentence(str(told.value))
    read(stored)
