"""The committed figures: what the code makes of the published files, whole and accounted for."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from eip_data import catalogue
from eip_data.columns import (
    CERTAINTY_COLUMNS,
    COHORT_COLUMNS,
    COUNT_COLUMNS,
    FIGURE_COLUMNS,
    AreaKind,
)
from eip_data.outcomes.extract import FIGURES, Account, extract, write_neighbours

OTHER_TABLES = {"certainty", "cohorts", "counts"}
EIGHT_MEGABYTES = 8_000_000
BOOK = catalogue.load()

Run = tuple[Path, Account]


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def figures() -> Iterator[list[str]]:
    """Every committed row of every measure."""
    for path in sorted(FIGURES.glob("*.csv")):
        if path.stem not in OTHER_TABLES:
            yield from rows_of(path)[1:]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def run(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One extraction from the real files: where it wrote, and its account."""
    into = tmp_path_factory.mktemp("figures")
    return into, extract(published, into)


# --- from the published files ---------------------------------------------------------------------


def test_the_committed_figures_are_byte_for_byte_what_the_code_makes(run):
    made, committed = bytes_of(run[0]), bytes_of(FIGURES)
    del committed["certainty.csv"]  # worked out from these: tests/findings/test_certainty_build.py
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []


def test_the_committed_neighbours_are_byte_for_byte_what_the_code_makes(published, tmp_path):
    assert write_neighbours(published, BOOK.areas, tmp_path) == 153 * 10
    committed = (catalogue.FOLDER / "neighbours.csv").read_bytes()
    assert bytes_of(tmp_path) == {"neighbours.csv": committed}


def test_what_was_read_is_what_was_kept_and_what_was_set_aside(run):
    _, account = run
    aside: Counter[str] = Counter()
    for (source, _), count in account.set_aside.items():
        assert count >= 0
        aside[source] += count
    assert account.read == account.kept + aside
    assert account.read.keys() == BOOK.sources.keys() - {"lait_dictionary", "lait_neighbours"}


def test_as_much_was_read_as_the_files_hold(run, published):
    def lines(source: str) -> int:
        with (published / BOOK.sources[source].file).open(encoding="utf-8-sig") as file:
            return sum(1 for _ in csv.reader(file)) - 1

    _, account = run
    parquet = pq.read_metadata(published / BOOK.sources["lait"].file)
    two_columns = 2 * lines("ees_ks4_national")
    others = account.read.keys() - {"lait", "ees_ks4_national"}
    assert len(others) == 6
    assert account.read == Counter(
        {name: lines(name) for name in others}
        | {"lait": parquet.num_rows, "ees_ks4_national": two_columns}
    )


def test_as_much_was_kept_as_is_committed(run):
    _, account = run
    kept = Counter(row[6] for row in figures() if row[4])
    assert {name: account.kept[name] for name in kept} == kept
    cohorts = Counter(row[9] for row in rows_of(FIGURES / "cohorts.csv")[1:])
    assert account.cohorts == cohorts
    assert account.kept["ees_eyfsp_2022"] == cohorts["ees_eyfsp_2022"]
    assert account.kept.keys() == {*kept, "ees_eyfsp_2022", "ees_ks4_la_2018"}


def test_what_lait_lost_was_symbols_and_uncatalogued_measures(run, published):
    codes = [
        key
        for measure in BOOK.measures.values()
        for series in measure.series
        for feed, key in series.feeds
        if feed == "lait"
    ]
    table = pq.read_table(published / BOOK.sources["lait"].file, columns=["Short Desc", "Values"])
    ours = table.filter(pc.is_in(table["Short Desc"], pc.cast(codes, "string")))
    symbols = pc.sum(pc.equal(ours["Values"], "-")).as_py()
    _, account = run
    assert {k: n for k, n in account.set_aside.items() if k[0] == "lait" and n} == {
        ("lait", "no number in the cell"): symbols,
        ("lait", "no figure of the catalogue"): table.num_rows - ours.num_rows,
    }


def test_cells_without_a_value_are_counted_by_their_reason(run):
    _, account = run
    assert account.without_value == Counter(row[5] for row in figures() if not row[4])
    assert sum(account.without_value.values()) > 0


def test_the_account_in_words_holds_every_number(run):
    _, account = run
    text = "\n".join(account.lines())
    for counts in (account.read, account.kept, account.set_aside, account.cohorts):
        for count in counts.values():
            assert f" {count:,}" in text
    for status, count in account.without_value.items():
        assert f"{status}: {count:,}" in text


# --- as committed -------------------------------------------------------------------------------


def test_the_figures_stay_under_eight_megabytes():
    assert 0 < sum(path.stat().st_size for path in FIGURES.rglob("*")) < EIGHT_MEGABYTES


def test_the_folder_holds_a_table_a_measure_and_three_more():
    names = {path.name for path in FIGURES.iterdir()}
    assert names == {f"{name}.csv" for name in (*BOOK.measures, *OTHER_TABLES)}


@pytest.mark.parametrize("name", [*BOOK.measures, *OTHER_TABLES])
def test_a_table_has_its_columns_and_is_sorted_with_one_row_a_key(name):
    header, *rows = rows_of(FIGURES / f"{name}.csv")
    columns = {
        "certainty": CERTAINTY_COLUMNS, "cohorts": COHORT_COLUMNS, "counts": COUNT_COLUMNS,
    }.get(name, FIGURE_COLUMNS)  # fmt: skip
    assert tuple(header) == columns
    keys = [tuple(row[: 3 if name == "counts" else 4]) for row in rows]
    assert keys == sorted(set(keys))
    assert {len(row) for row in rows} == {len(columns)}


@pytest.mark.parametrize("measure", BOOK.measures.values(), ids=lambda measure: measure.id)
def test_every_catalogued_cell_has_one_row(measure):
    published = [
        area.code
        for area in BOOK.areas.values()
        if area.kind not in (AreaKind.COMBINED_AUTHORITY, AreaKind.CALCULATED)
    ]
    assert len(published) == 170
    areas = ["E92000001"] if measure.coverage == "national" else published
    expected = {
        (measure.id, series.group.value, area, period)
        for series in measure.series
        for area in areas
        for period in series.periods
    }
    rows = rows_of(FIGURES / f"{measure.id}.csv")[1:]
    assert len(rows) == len(expected)
    assert {tuple(row[:4]) for row in rows} == expected


def test_the_counts_are_those_of_the_values():
    counted = Counter((row[0], row[1], row[3]) for row in figures() if row[4])
    found = {tuple(row[:3]): int(row[3]) for row in rows_of(FIGURES / "counts.csv")[1:]}
    assert found == counted


def test_every_row_names_a_source_with_a_card():
    named = {row[-1] for row in (*figures(), *rows_of(FIGURES / "cohorts.csv")[1:])}
    assert named == BOOK.sources.keys() - {"lait_dictionary", "lait_neighbours"}


def test_nothing_collected_comes_before_an_area_that_was_not_there():
    phonics = {tuple(row[1:4]): row[4:6] for row in figures() if row[0] == "phonics_y1"}
    assert phonics["all", "E06000063", "2018/19"] == ["", "area_not_in_existence"]  # Cumberland
    assert phonics["all", "E06000063", "2019/20"] == ["", "not_collected"]
    assert phonics["all", "E10000006", "2020/21"] == ["", "not_collected"]  # Cumbria
    assert phonics["all", "E10000006", "2023/24"] == ["", "area_not_in_existence"]
