"""Loading and rebuilding: once, by one of many, whole or not at all, never torn for a reader."""

import csv
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from eip_data import database, tables
from eip_data.columns import COUNT_COLUMNS, FIGURE_COLUMNS
from eip_data.errors import DatabaseAway, FiguresError
from eip_data.outcomes import carried
from findings import edition
from tests.eip_data.contents import assert_whole, shape, shape_of

ROOT = Path(__file__).parents[2]


def test_an_empty_database_is_loaded_once_and_then_found_done(fresh):
    assert database.ready() is True
    assert_whole(fresh)
    assert database.ready() is False
    assert edition.current().id == carried.content_hash()[:8]


class Locked:
    """A new file that others are opening: locked as often as said, for which SQLite does not wait
    when its way of writing is set."""

    def __init__(self, times: int, code: int = sqlite3.SQLITE_BUSY_RECOVERY) -> None:
        self.times, self.code = times, code

    def execute(self, _: str) -> None:
        if self.times:
            self.times -= 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = self.code
            raise error


def test_a_new_file_that_others_are_opening_is_waited_for(monkeypatch):
    database._let_readers_go_on(Locked(3))
    with pytest.raises(sqlite3.OperationalError):
        database._let_readers_go_on(Locked(1, sqlite3.SQLITE_READONLY))
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    with pytest.raises(sqlite3.OperationalError):
        database._let_readers_go_on(Locked(1_000))


def test_a_file_that_is_no_database_is_not_waited_for(tmp_path):
    path = tmp_path / "text.sqlite"
    path.write_text("no database" * 200)
    begun = time.monotonic()
    with pytest.raises(DBAPIError), database.engine(f"sqlite:///{path}").connect():
        pass
    assert time.monotonic() - begun < 5


CALLER = """
import sys
from eip_data import database
print("here", flush=True)
sys.stdin.readline()
print(database.ready(), flush=True)
"""


def test_of_four_processes_at_once_one_loads_and_three_find_it_done(fresh):
    callers = [
        subprocess.Popen(
            [sys.executable, "-c", CALLER],
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    try:
        assert [one.stdout.readline() for one in callers] == ["here\n"] * 4
        for one in callers:
            one.stdin.write("\n")
            one.stdin.flush()
        told = [one.communicate(timeout=60) for one in callers]
    finally:
        for one in callers:
            one.kill()
    assert [errors for _, errors in told] == [""] * 4
    assert sorted(answer for answer, _ in told) == ["False\n"] * 3 + ["True\n"]
    assert_whole(fresh)


def test_readers_never_meet_half_a_rebuild(stored):
    whole = shape_of(stored)
    seen: Counter[tuple[object, ...]] = Counter()
    done = threading.Event()

    def read() -> None:
        while not done.wait(0.1):  # readers enough, and time for the writer
            seen[shape_of(stored)] += 1

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        try:
            loaded = [database.ready(rebuild=True) for _ in range(2)]
        finally:
            done.set()
        for reader in readers:
            reader.result()
    assert loaded == [True, True]
    assert set(seen) == {whole}
    assert seen[whole] >= 10
    assert whole[-1] == carried.content_hash()


@pytest.mark.usefixtures("few")
def test_a_reader_keeps_to_one_edition_while_another_is_loaded(fresh, monkeypatch):
    database.ready()
    before = shape_of(fresh)
    with database.connection() as reader:
        assert reader.execute(select(tables.edition.c.content_hash)).scalar() == before[-1]
        columns, rows = carried.figure_rows()
        fewer = list(rows)[:200]
        monkeypatch.setattr(carried, "content_hash", lambda: "f" * 64)
        monkeypatch.setattr(carried, "figure_rows", lambda: (columns, iter(fewer)))
        assert database.ready() is True
        assert shape(reader) == before
    after = shape_of(fresh)
    assert (after[0], after[-1]) == (200, "f" * 64)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("table", ["figure_rows", "cohort_rows"])
def test_a_failure_in_mid_load_leaves_the_old_figures_whole(fresh, monkeypatch, table):
    database.ready()
    before = shape_of(fresh)
    columns, rows = getattr(carried, table)()

    def breaking() -> Iterator[tuple[object, ...]]:
        yield from islice(rows, 120)
        raise RuntimeError("the file ends here")

    with monkeypatch.context() as patch:
        patch.setattr(carried, table, lambda: (columns, breaking()))
        with pytest.raises(RuntimeError, match="the file ends here"):
            database.ready(rebuild=True)
    assert shape_of(fresh) == before
    assert_whole(fresh)
    assert database.ready() is False


@pytest.mark.usefixtures("few")
def test_a_failed_first_load_leaves_nothing_behind_that_stops_the_next(fresh, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(carried, "edition_date", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            database.ready()
    with pytest.raises(DatabaseAway):
        edition.current()
    assert database.ready() is True
    assert_whole(fresh)


@pytest.mark.usefixtures("few")
def test_another_content_hash_leads_to_a_reload_and_the_same_one_does_not(fresh, monkeypatch):
    assert database.ready() is True
    columns, rows = carried.figure_rows()
    changed = [(*row[:4], None, row[5], "suppressed", row[7]) for row in rows]
    monkeypatch.setattr(carried, "figure_rows", lambda: (columns, iter(changed)))
    assert database.ready() is False
    monkeypatch.setattr(carried, "content_hash", lambda: "0" * 64)
    assert database.ready() is True
    assert edition.current().id == "0" * 8
    assert_whole(fresh)
    assert database.ready() is False


def test_the_content_hash_follows_every_byte_and_name_of_the_tables(tmp_path):
    def hashed(**files: str) -> str:
        for old in tmp_path.iterdir():
            old.unlink()
        for name, content in files.items():
            (tmp_path / f"{name}.csv").write_text(content)
        return carried.content_hash(tmp_path)

    first = hashed(one="a,1\n", two="b,2\n")
    assert hashed(two="b,2\n", one="a,1\n") == first
    others = [
        hashed(one="a,1\n", two="b,3\n"),
        hashed(one="a,1\n", three="b,2\n"),
        hashed(one="a,1\n"),
        hashed(one="b,2\n", two="a,1\n"),
    ]
    assert len({first, *others}) == 5


def test_the_short_form_of_a_postgresql_address_is_read_and_built(loaded_postgresql, monkeypatch):
    assert loaded_postgresql.startswith("postgresql://")
    short = loaded_postgresql.replace("postgresql://", "postgres://")
    monkeypatch.setenv("EIP_DATABASE_URL", short)
    assert database.ready() is False
    assert edition.current().id == carried.content_hash()[:8]


@pytest.mark.usefixtures("few")
def test_rows_changed_by_hand_are_put_right_by_a_rebuild(fresh):
    database.ready()
    figure = tables.figure.c
    hartlepool = figure.value.is_not(None), figure.area == "E06000001"
    with database.engine(fresh).begin() as connection:
        assert connection.execute(
            update(tables.figure).where(*hartlepool).values(value=99)
        ).rowcount
    with pytest.raises(AssertionError):
        assert_whole(fresh)
    assert database.ready() is False
    assert database.ready(rebuild=True) is True
    assert_whole(fresh)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("table", "place", "wrong", "rule"),
    [
        ("figure", 6, "guessed", "ck_figure_value_matches_status"),
        ("figure", 1, "everyone", "ck_figure_group_known"),
        ("figure", 7, None, "NOT NULL|null value"),
        ("cohort", 8, "guessed", "ck_cohort_kind_known"),
    ],
)
def test_a_row_that_a_table_refuses_is_named(fresh, monkeypatch, table, place, wrong, rule):
    database.ready()
    before = shape_of(fresh)
    columns, rows = getattr(carried, f"{table}_rows")()
    some = list(rows)
    area = some[150][2]
    some[150] = ("made_up", *some[150][1:place], wrong, *some[150][place + 1 :])
    monkeypatch.setattr(carried, f"{table}_rows", lambda: (columns, iter(some)))
    with pytest.raises(FiguresError, match=rule) as told:
        database.ready(rebuild=True)
    assert f"The table {table} refuses a row" in str(told.value)
    assert "made_up" in str(told.value)
    assert area in str(told.value)
    assert "\n" not in str(told.value)
    assert shape_of(fresh) == before


@pytest.mark.parametrize("wrong", ["n/a", "nan", "inf", "1,5"])
def test_a_cell_that_is_no_number_is_named_with_its_row(tmp_path, wrong):
    row = ["mtc_full_marks", "all", "E08000037", "2024/25", wrong, "final", "lait"]
    with (tmp_path / "mtc_full_marks.csv").open("w", newline="") as file:
        csv.writer(file).writerows([FIGURE_COLUMNS, row])
    _, rows = carried.figure_rows(tmp_path)
    with pytest.raises(FiguresError, match=f"“{wrong}” is not a number .*E08000037"):
        list(rows)


@pytest.mark.parametrize("wrong", ["12.5", "a dozen"])
def test_a_count_that_is_no_whole_number_is_named_with_its_row(tmp_path, wrong):
    with (tmp_path / "counts.csv").open("w", newline="") as file:
        csv.writer(file).writerows([COUNT_COLUMNS, ["mtc_full_marks", "all", "2024/25", wrong]])
    with pytest.raises(FiguresError, match=f"“{wrong}” is not a number .*mtc_full_marks"):
        list(carried.counts(tmp_path))
