"""An edition is kept when the next takes its place, and what changed is counted."""

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from eip_data import earlier
from eip_data.earlier import Files
from eip_data.errors import FiguresError
from eip_data.outcomes import carried, keeping
from tests.eip_data.editions_made import CELL, kept_in, put, revised

IDS = [one.id for one in earlier.editions()]
TOMORROW, AFTER = date(2026, 11, 27), date(2026, 12, 11)


@dataclass(frozen=True)
class Kept:
    """Folders in which the carried figures have been followed by others, and what was said."""

    editions: Path
    figures: Path
    first: Files
    said: str


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """One edition kept; packing takes seconds, so several tests begin with a copy of it."""
    editions, figures = kept_in(tmp_path_factory.mktemp("once"))
    first = keeping.newest(editions, figures)
    put(revised(first, "99.9"), figures)
    return Kept(editions, figures, first, keeping.keep(first, TOMORROW, editions, figures))


@pytest.fixture
def kept(once: Kept, tmp_path: Path) -> Kept:
    """A copy of it, to be changed."""
    editions = Path(shutil.copytree(once.editions, tmp_path / "editions"))
    figures = Path(shutil.copytree(once.figures, tmp_path / "figures"))
    return replace(once, editions=editions, figures=figures)


def test_what_changed_is_as_the_editions_themselves_have_it():
    whole = [earlier.figures_of(one) for one in IDS]
    expected = [
        (one, *change)
        for one, new, old in zip(IDS, whole, whole[1:], strict=False)
        for change in keeping.differences(new, old)
    ]
    assert keeping.read_changes() == expected


def test_rows_are_told_apart_by_measure_table_and_kind_of_change():
    head = b"measure,group,area,period,value,status,source\n"
    old = {
        "a.csv": head + b"a,all,E1,2023/24,1.0,final,s\na,all,E2,2023/24,2.0,final,s\n",
        "gone.csv": head + b"gone,all,E1,2023/24,1.0,final,s\n",
        "cohorts.csv": head + b"a,all,E1,2023/24,10\nb,all,E1,2023/24,10\n",
        "counts.csv": b"measure\na\n",
    }
    new = {
        "a.csv": head + b"a,all,E1,2023/24,1.0,revised,s\na,all,E3,2023/24,,suppressed,s\n",
        "certainty.csv": head + b"a,all,E1,2023/24,1\n",
        "cohorts.csv": head + b"b,all,E1,2023/24,11\na,all,E1,2023/24,10\n",
        "counts.csv": b"measure\nb\n",
    }
    assert keeping.differences(new, old) == [
        ("a", "certainty", 1, 0, 0),
        ("a", "figures", 1, 1, 1),
        ("b", "pupils", 0, 0, 1),
        ("gone", "figures", 0, 1, 0),
    ]
    assert keeping.differences(old, old) == []


def test_three_editions_one_after_the_other(kept):
    editions, figures, first = kept.editions, kept.figures, kept.first
    second = keeping.newest(editions, figures)
    put({**second, "new.csv": second["absence_overall.csv"]}, figures)
    keeping.keep(second, AFTER, editions, figures)
    third = keeping.newest(editions, figures)

    ids = [one.id for one in earlier.editions(editions)]
    assert ids == [earlier.content_hash(files)[:8] for files in (third, second, first)] + IDS[1:]
    assert ids[1] in kept.said
    for one, files in zip(ids, (third, second, first), strict=False):
        assert earlier.figures_of(one, editions, third) == files
        assert earlier.catalogue_of(one, editions)["measures.yaml"]
    assert earlier.figures_of(IDS[-1], editions, third) == earlier.figures_of(IDS[-1])
    assert (editions / earlier.figures_file(ids[1])).stat().st_size < 2000
    changes = keeping.read_changes(editions)
    assert (ids[1], "ks4_attainment8", "figures", 0, 0, 1) in changes
    rows = len(second["absence_overall.csv"].decode().splitlines()) - 1
    assert (ids[0], "absence_overall", "figures", rows, 0, 0) in changes
    assert changes[-len(keeping.read_changes()) :] == keeping.read_changes()
    top = earlier.editions(editions)[0]
    assert (top.carried_since, top.dated) == (AFTER, carried.edition_date())


def test_a_second_reading_on_one_day_takes_the_place_of_the_first(kept):
    editions, figures, first = kept.editions, kept.figures, kept.first
    mistaken = keeping.newest(editions, figures)
    put(revised(first, "39.9"), figures)
    keeping.keep(mistaken, TOMORROW, editions, figures)

    ids = [one.id for one in earlier.editions(editions)]
    assert ids[1:] == IDS
    assert earlier.figures_of(IDS[0], editions, keeping.newest(editions, figures)) == first
    gone = earlier.content_hash(mistaken)[:8]
    assert not [path for path in editions.iterdir() if gone in path.name]
    assert [row for row in keeping.read_changes(editions) if row[0] not in IDS] == [
        (ids[0], "ks4_attainment8", "figures", 0, 0, 1)
    ]


def test_the_same_figures_again_keep_nothing(tmp_path):
    editions, figures = kept_in(tmp_path)
    before = {path.name: path.read_bytes() for path in editions.iterdir()}
    assert "same figures" in keeping.keep(
        keeping.newest(editions, figures), AFTER, editions, figures
    )
    fresh = earlier.catalogue_file(IDS[0])
    after = {path.name: path.read_bytes() for path in editions.iterdir()}
    assert {**after, fresh: b""} == {**before, fresh: b""}
    today = (earlier.CATALOGUE / "measures.yaml").read_bytes()
    assert earlier.catalogue_of(IDS[0], editions)["measures.yaml"] == today
    assert "workstreams.yaml" not in earlier.catalogue_of(IDS[0], editions)


def test_figures_that_are_not_the_newest_edition_cannot_be_kept(tmp_path):
    editions, figures = kept_in(tmp_path)
    put(revised(earlier.figure_files()), figures)
    with pytest.raises(FiguresError, match=f"not those of the newest edition, {IDS[0]}"):
        keeping.newest(editions, figures)


def test_the_made_up_cell_is_real():
    assert CELL.encode() in earlier.figure_files()["ks4_attainment8.csv"]


def test_figures_that_came_before_are_refused_and_nothing_is_lost(kept):
    editions, figures, first = kept.editions, kept.figures, kept.first
    before = {path.name: path.read_bytes() for path in editions.iterdir()}
    second = keeping.newest(editions, figures)
    put(first, figures)
    with pytest.raises(FiguresError, match=f"edition {IDS[0]} again, which is carried already"):
        keeping.keep(second, AFTER, editions, figures)
    assert {path.name: path.read_bytes() for path in editions.iterdir()} == before
