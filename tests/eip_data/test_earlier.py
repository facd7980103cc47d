"""Earlier editions come out of the repository whole, or with a sentence."""

import csv
import os
import shutil
import stat
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from eip_data import catalogue, database, earlier
from eip_data.edition_read import reading
from eip_data.errors import FiguresError
from eip_data.outcomes import carried, queries
from tests.eip_data.editions_made import kept_in, put, revised

IDS = [one.id for one in earlier.editions()]


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and nothing unpacked before."""
    monkeypatch.setenv("EIP_CACHE_DIR", str(tmp_path))
    forgotten()
    yield tmp_path / "editions"
    forgotten()


def forgotten() -> None:
    """Nothing is known of what was unpacked, as at the start of a process."""
    earlier._home.cache_clear()
    earlier._places.clear()
    database._unpacked.clear()


def test_the_newest_edition_is_the_one_in_place_and_ids_are_told_once():
    assert IDS[0] == carried.content_hash()[:8]
    assert len(set(IDS)) == len(IDS) > 1
    days = [one.carried_since for one in earlier.editions()]
    assert days == sorted(days, reverse=True)
    assert earlier.editions()[0].dated == carried.edition_date()
    assert all(one.why.endswith(".") for one in earlier.editions())


def test_nothing_else_lies_beside_the_editions():
    expected = {"editions.csv", "changes.csv", *map(earlier.catalogue_file, IDS)}
    expected |= set(map(earlier.figures_file, IDS[1:]))
    assert {path.name for path in earlier.FOLDER.iterdir()} == expected


@pytest.mark.parametrize("edition_id", IDS)
def test_every_edition_comes_out_whole_and_loads(edition_id, own_cache):
    folder = earlier.unpacked(edition_id)
    assert folder.parent == own_cache
    assert folder.name.startswith(edition_id)
    assert earlier.content_hash(earlier.figure_files(folder / "figures"))[:8] == edition_id
    with reading(edition_id):
        book = catalogue.load()
        assert book.measures and book.workstreams == catalogue._load(catalogue.FOLDER).workstreams
        with database.figures() as connection:
            assert queries.edition(connection)[0][:8] == edition_id
            loaded = sum(cells for *_, cells in queries.counts(connection))
    tables = (folder / "figures").glob("*.csv")
    whole = [path for path in tables if path.stem not in ("certainty", "cohorts", "counts")]
    assert loaded == sum(len(path.read_text().splitlines()) - 1 for path in whole)
    # Every figure is one that its own catalogue knows, so that pages can show it.
    assert {path.stem for path in whole} == set(book.measures)


def test_a_difference_holds_little_but_what_differs():
    for one in IDS[1:]:
        packed = (earlier.FOLDER / earlier.figures_file(one)).stat().st_size
        assert packed < sum(map(len, earlier.figures_of(one).values())) / 100


def test_figures_and_register_are_read_where_they_are(stored, own_cache):
    with reading(IDS[-1]):
        with database.figures() as connection:
            assert connection.dialect.name == "sqlite"
            assert queries.edition(connection)[0][:8] == IDS[-1]
        with database.connection() as connection:
            assert connection.engine is database.engine(stored)
            assert queries.edition(connection)[0][:8] == IDS[0]
    with database.figures() as connection:
        assert queries.edition(connection)[0][:8] == IDS[0]


def test_what_is_unpacked_is_used_again_and_made_anew_when_it_is_broken(own_cache):
    folder = earlier.unpacked(IDS[1])
    (folder / "mark").touch()
    forgotten()
    assert (earlier.unpacked(IDS[1]) / "mark").exists()
    (folder / "figures" / "ks4_attainment8.csv").write_text("half")
    forgotten()
    again = earlier.unpacked(IDS[1])
    assert earlier.content_hash(earlier.figure_files(again / "figures"))[:8] == IDS[1]
    assert [path.name for path in own_cache.iterdir()] == [again.name]


def test_the_cache_folder_may_be_emptied_at_any_time(own_cache):
    for _ in range(2):
        with reading(IDS[1]), database.figures() as connection:
            assert queries.edition(connection)[0][:8] == IDS[1]
            assert catalogue.load().measures
        shutil.rmtree(own_cache)


def test_editions_that_are_first_read_at_once_do_not_meet(own_cache):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(_read, [*IDS[1:], *IDS[1:]]))
    assert found == [*IDS[1:], *IDS[1:]]


def test_processes_that_unpack_at_once_all_find_it_whole(own_cache):
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(_read, [IDS[-1]] * 3))
    assert found == [IDS[-1]] * 3
    (only,) = own_cache.iterdir()
    assert only.name.startswith(IDS[-1])


def _read(edition_id: str) -> str:
    with reading(edition_id), database.figures() as connection:
        return queries.edition(connection)[0][:8]


def test_without_a_cache_folder_it_is_unpacked_for_the_process(tmp_path, monkeypatch, own_cache):
    blocked = tmp_path / "a file"
    blocked.touch()
    monkeypatch.setenv("EIP_CACHE_DIR", str(blocked))
    folder = earlier.unpacked(IDS[1])
    assert tmp_path not in folder.parents
    assert stat.S_IMODE(os.stat(folder.parent).st_mode) == 0o700
    shutil.rmtree(folder.parent)


@pytest.mark.parametrize("edition_id", ["00000000", "", "../../etc", IDS[0].upper()])
def test_an_edition_that_is_not_carried_is_refused(edition_id):
    with pytest.raises(FiguresError, match="not carried whole"):
        earlier.figures_of(edition_id)


def test_a_difference_to_other_figures_is_refused(tmp_path):
    editions, _ = kept_in(tmp_path)
    with pytest.raises(FiguresError, match="not carried whole"):
        earlier.figures_of(IDS[1], editions, revised(earlier.figure_files()))


@pytest.mark.parametrize("damage", ["cut", "turned", "gone"])
def test_a_broken_difference_is_told(damage, tmp_path):
    editions, _ = kept_in(tmp_path)
    file = editions / earlier.figures_file(IDS[1])
    content = bytearray(file.read_bytes())
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(content[:-20])
    else:
        content[len(content) // 2] ^= 255
        file.write_bytes(content)
    with pytest.raises(FiguresError, match=r"cannot be unpacked|not carried whole"):
        earlier.figures_of(IDS[1], editions)


@pytest.mark.parametrize(
    ("line", "says"),
    [("id,when\n", "should have the columns"), ("aaaaaaaa,2026-04-31,2026-11-25,Why.", "is wrong"),
     ("aaaaaaaa,2026-04-01", "is wrong")],
)  # fmt: skip
def test_a_wrong_list_is_told(line, says, tmp_path):
    head = "" if says.startswith("should") else ",".join(earlier.COLUMNS) + "\n"
    put({"editions.csv": (head + line).encode()}, tmp_path / "editions")
    with pytest.raises(FiguresError, match=says):
        earlier.editions(tmp_path / "editions")


def test_packing_is_the_same_each_time_and_names_come_back():
    files = {"b.csv": b"1\n2\n", "a.csv": b""}
    assert earlier.packed(files) == earlier.packed(dict(reversed(files.items())))
    rows = list(csv.reader((earlier.FOLDER / "editions.csv").open(encoding="utf-8")))
    assert tuple(rows[0]) == earlier.COLUMNS
