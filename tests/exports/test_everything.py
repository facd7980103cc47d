"""The file of all figures, row by row against the carried files and the command line's answer."""

import csv
import io
from pathlib import Path

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA
from exports.everything import FIGURE_COLUMNS, figures_sheet, measures_sheet
from exports.sheet import sheet_csv
from findings.cells import Cells, cells
from findings.every_figure import every_figure
from findings.every_measure import every_measure
from findings.outcomes import outcomes

FIGURES = Path(catalogue.__file__).with_name("figures")
POOLED = ("ks4_attainment8", "ks2_rwm_expected")


@pytest.fixture(scope="module")
def rows(own_database) -> list[dict[str, str]]:
    """The file as its reader gets it; our own figures of two measures, to be quick."""
    known = {name: cells(name) for name in POOLED}
    measures = catalogue.load().measures
    every = every_figure(lambda name: known.get(name) or Cells(measures[name], {}))
    return list(csv.DictReader(io.StringIO(sheet_csv(figures_sheet(every)).decode("utf-8"))))


def test_the_columns_are_the_contract():
    assert ",".join(FIGURE_COLUMNS) == (
        "measure,group,area_code,area,period,unit,value,status,calculated_here,source,edition"
    )


def test_every_carried_row_is_there_to_the_digit(rows):
    wanted = set()
    for name in catalogue.load().measures:
        with (FIGURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            wanted |= {tuple(row) for row in list(csv.reader(file))[1:]}
    got = {
        (r["measure"], r["group"], r["area_code"], r["period"], r["value"], r["status"],
         r["source"])
        for r in rows
        if r["source"] != "our calculation"
    }  # fmt: skip
    assert got == wanted


def test_our_own_figures_are_marked_and_those_of_the_command_line(rows):
    ours = [row for row in rows if row["source"] == "our calculation"]
    assert {row["status"] for row in ours} == {"estimate"}
    assert {row["measure"] for row in ours} == set(POOLED)
    book = catalogue.load()
    for name in POOLED:
        areas = [book.areas[NORTH_EAST_CA], book.areas[ENGLAND_OUTSIDE_LONDON]]
        told = outcomes(book.measures[name], (), areas)
        wanted = {
            (g, a, p, f"{v:.{d}f}")
            for g, a, p, v, d in zip(
                *(told[c].tolist() for c in ("group", "area", "period", "value", "decimals")),
                strict=True,
            )
        }
        codes = {area.code for area in areas}
        got = {
            (row["group"], row["area_code"], row["period"], row["value"])
            for row in ours
            if row["measure"] == name and row["area_code"] in codes
        }
        assert got == wanted
    assert any(row["area_code"] == "ENGLAND_LIKE_FOR_LIKE" for row in ours)


def test_rows_have_their_unit_and_say_which_are_ours(rows):
    measures = catalogue.load().measures
    assert all(row["unit"] == measures[row["measure"]].unit.value for row in rows)
    assert all((row["calculated_here"] == "yes") is (row["source"] == "our calculation")
               for row in rows)  # fmt: skip


def test_rows_are_in_order_and_name_area_and_edition(rows):
    keys = [(r["measure"], r["group"], r["period"], r["area_code"]) for r in rows]
    assert keys == sorted(keys) and len(set(keys)) == len(keys)
    assert len({row["edition"] for row in rows}) == 1
    assert all(row["area"] and row["edition"].startswith("edition ") for row in rows)
    assert all((row["value"] == "") == row["status"].startswith(("not_", "supp", "area"))
               for row in rows)  # fmt: skip


def test_the_catalogue_opens_in_a_spreadsheet_and_is_whole():
    content = sheet_csv(measures_sheet(every_measure())).decode("utf-8")
    table = list(csv.DictReader(io.StringIO(content)))
    assert len(table) == len(catalogue.load().measures)
    assert table[0]["measure"] == "early_years_gld" and table[0]["decimals"] == "1"
    assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row.values())
