"""Faults of the published files and the catalogue: each stops the extraction with a sentence.

The figures of the run before are then as they were, to the byte.
"""

import csv
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eip_data.columns import Group
from eip_data.entries import Series
from eip_data.errors import EipError, UserError
from eip_data.outcomes import extract as extraction
from eip_data.outcomes.extract import extract, write_neighbours
from tests.eip_data.test_extract_made_up import (
    BARNSLEY,
    BOOK,
    DICTIONARY,
    ENGLAND,
    GAP_INDEX,
    GATESHEAD,
    INDEX,
    LA_2018,
    META,
    NATIONAL,
    ONS,
    PERFORMANCE,
    PHONICS,
    World,
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def refusal(world: World, run: Callable[[], object]) -> str:
    """The sentence a run ends with; the figures before it are still there, to the byte."""
    before = world.figures()
    with pytest.raises(EipError) as caught:
        run()
    assert world.figures() == before
    return str(caught.value)


@pytest.mark.parametrize("source", BOOK.sources)
def test_a_missing_file_is_named(world, source):
    book = world.write()
    world.path(source).unlink()
    said = refusal(world, lambda: extract(world.folder, world.into, book))
    assert said == f"The published file {world.path(source)} is not there."


@pytest.mark.parametrize("source", BOOK.sources)
def test_one_changed_byte_is_another_edition(world, source):
    book = world.write()
    changed = bytearray(world.path(source).read_bytes() or b"\x00")
    changed[len(changed) // 2] ^= 1
    world.path(source).write_bytes(changed)
    said = refusal(world, lambda: extract(world.folder, world.into, book))
    assert said == (
        f"{world.path(source).name} is not the edition on its card in sources.yaml: "
        f"its SHA-256 is {hashlib.sha256(changed).hexdigest()}."
    )


def test_a_folder_that_cannot_be_written_to_is_named(world, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder")
    book = world.write()
    with pytest.raises(UserError, match=f"^{taken} cannot be written to: File exists.$"):
        extract(world.folder, taken, book)
    assert taken.read_text() == "a file, not a folder"


def test_a_disk_that_fills_up_in_mid_writing_leaves_the_old_figures_whole(world, monkeypatch):
    written: list[object] = []

    def writer(*arguments: object, **options: object) -> object:
        written.append(arguments)
        if len(written) == 4:
            raise OSError(28, "No space left on device")
        return true_writer(*arguments, **options)

    true_writer = csv.writer
    monkeypatch.setattr(extraction.csv, "writer", writer)
    said = refusal(world, world.run)
    assert said == f"{world.into} cannot be written to: No space left on device."
    assert len(written) == 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda w: w.lait.append(("KS1P_all", "2025", "390", "78")),
         f"phonics_y1, all: two values for {GATESHEAD}, 2024/25."),
        (lambda w: w.files.update(ons_absence=ONS + ONS.splitlines()[1].replace("016", "038")),
         f"persistent_absence, fsm: two values for {BARNSLEY}, 2023/24."),
        (lambda w: w.files.update(ks4_performance=PERFORMANCE + "390,2024/25,EngMaths59,Dis,Pct,9"),
         "two values for 390, 2024/25, EngMaths59, Dis, Pct."),
        (lambda w: w.files.update(ees_ks4_national=NATIONAL + NATIONAL.splitlines()[1]),
         f"ks4_english_maths_5, disadvantaged: two values for {ENGLAND}, 2023/24."),
        (lambda w: w.files.update(smc_gap_index_ks2=INDEX + INDEX.splitlines()[1]),
         f"gap_index_ks2, all: two values for {ENGLAND}, 2018/19."),
        (lambda w: w.files.update(ees_ks4_la_2018=LA_2018 + LA_2018.splitlines()[1]),
         f"ees_ks4_la_2018: two cohorts for ks4_attainment8, disadvantaged, {GATESHEAD}, 2017/18."),
        (lambda w: w.files.update(ks4_performance=PERFORMANCE.replace("25.0", "32.1")),
         f"{GATESHEAD}, 2024/25: Counts and percentages contradict each other"),
        (lambda w: w.files.update(lait_dictionary="Measure_short,dps\nKS1P_all,0\n"),
         "LAIT's dictionary holds no measure “EngMaths9-5”."),
        (lambda w: w.lait.remove(("CPP_rate", "2025", "840", "9")),
         "LAIT's file holds no measure “CPP_rate”."),
        (lambda w: w.files.update(lait_dictionary=DICTIONARY.replace("KS1P_all,0", "KS1P_all,1")),
         "Measure phonics_y1, all, 2022/23: the catalogue says 0 decimals, the data have 1."),
        (lambda w: w.lait.append(("EngMaths9-5", "2025", "840", "41.25")),
         "ks4_english_maths_5, all, 2024/25: the catalogue says 1 decimals, the data have 2."),
        (lambda w: setattr(w, "meta", META.replace(",1", ",2")),
         "disadvantaged, 2023/24: the catalogue says 1 decimals, the data have 2."),
        (lambda w: w.files.update(ees_ks4_national=NATIONAL.replace("Revised", "Final")),
         "disadvantaged, 2023/24: the catalogue says revised, the file final."),
        (lambda w: w.lait.append(("KS1P_all", "2024 (prov)", "840", "78")),
         "Measure phonics_y1, all, 2023/24: the catalogue says final, the file provisional."),
        (lambda w: w.lait.append(("KS1P_all", "2014-16", "390", "78")),
         "LAIT's year label: “2014-16” is not a single year."),
        (lambda w: w.lait.append(("KS1P_all", "2025", "1000", "78")),
         "bds_long_0.parquet holds the DfE area number 1000, unknown here."),
    ],
)  # fmt: skip
def test_data_that_contradict_themselves_or_the_catalogue_stop_the_run(world, change, said):
    change(world)
    assert said in refusal(world, world.run)


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ((replace(PHONICS, decimals=1),),
         "Measure phonics_y1, all, 2022/23: the catalogue says 1 decimals, the data have 0."),
        ((replace(PHONICS, status_exceptions=()),),
         "Measure phonics_y1, all, 2024/25: the catalogue says final, the file provisional."),
        ((replace(GAP_INDEX, decimals=3),), "the catalogue says 3 decimals, the data have 1."),
        ((replace(PHONICS, series=(Series(Group.ALL, (("lait", "K"),), "2022/23", "2023/24"),)),),
         "LAIT's dictionary holds no measure “K”."),
        ((GAP_INDEX, replace(GAP_INDEX, id="again")),
         "Two series take the same values of smc_gap_index_ks2: 4 of 3."),
    ],
)  # fmt: skip
def test_a_catalogue_that_says_something_else_stops_the_run(world, measures, said):
    world.measures = measures
    assert said in refusal(world, world.run)


# --- neighbours -----------------------------------------------------------------------------------


def test_neighbours_of_another_edition_leave_the_committed_ones_whole(world):
    book = world.write()
    path = world.path("lait_neighbours")
    path.write_bytes(b"not the workbook of May 2025")
    found = hashlib.sha256(b"not the workbook of May 2025").hexdigest()
    said = refusal(world, lambda: write_neighbours(world.folder, book.areas, world.into))
    assert said == (
        f"{path.name} is not the edition on its card in sources.yaml: its SHA-256 is {found}."
    )
    path.unlink()
    said = refusal(world, lambda: write_neighbours(world.folder, book.areas, world.into))
    assert said == f"The published file {path} is not there."
