"""Carried figures of LAIT against its long file, read independently of the product.

Every step of the reading can also be taken wrongly, and the comparison must then object.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
import pytest
import yaml

from tests.eip_data.test_published_values import (
    FOLDER,
    Published,
    academic_year,
    codes_by_name,
    codes_by_number,
    differences,
    everything_carried,
    text_of,
    to_decimals,
)

carried = pytest.fixture(scope="module")(everything_carried)
by_number = pytest.fixture(scope="module")(codes_by_number)
by_name = pytest.fixture(scope="module")(codes_by_name)


class Cell(NamedTuple):
    """One row of LAIT's long file."""

    code: str
    label: str
    number: str
    name: str
    text: str


def lait_series() -> list[tuple[str, str, str]]:
    """(measure, group, LAIT's code) of every catalogued series."""
    entries = yaml.load(
        (FOLDER / "catalogue" / "measures.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )["measures"]
    return [
        (entry["id"], group, str(feeds["lait"]))
        for entry in entries
        for group, feeds in entry["groups"].items()
        if "lait" in feeds
    ]


SERIES = lait_series()
CODES = {code: (measure, group) for measure, group, code in SERIES}


@pytest.fixture(scope="module")
def lait(published: Path) -> dict[str, list[Cell]]:
    """LAIT's cells by code, of the catalogued series only."""
    table = pq.read_table(
        published / "lait" / "bds_long_0.parquet",
        columns=["Short Desc", "Years", "LA Number", "LA and Regions", "Values"],
        filters=[("Short Desc", "in", list(CODES))],
    ).to_pydict()
    found: dict[str, list[Cell]] = {}
    for code, label, number, name, text in zip(*table.values(), strict=True):
        found.setdefault(code, []).append(Cell(code, label, f"{number:.0f}", name, text))
    return found


@pytest.fixture(scope="module")
def stated(published: Path) -> dict[str, str]:
    """Decimals by code as LAIT's dictionary states them; "NA" for most."""
    rows = text_of(published / "lait" / "lait_data_dictionary.csv")
    return {row["Measure_short"]: row["dps"] for row in rows}


# --- the independent reader -----------------------------------------------------------------------


def most_decimals(texts: list[str]) -> int:
    """The most decimals of any number once noise behind the fourth is rounded away."""
    return max(
        (len(to_decimals(t, 4).rstrip("0").partition(".")[2]) for t in texts if t != "-"), default=0
    )


@dataclass(frozen=True)
class Way:
    """How published cells are read; each step can be replaced by a wrong one."""

    area: Callable[[Cell], str | None]
    period: Callable[[str], str] = academic_year
    precision: Callable[[list[Cell], str], int] | None = None
    print: Callable[[str, int], str] = to_decimals
    symbol: str = ""
    keeps: Callable[[Cell], bool] = lambda cell: True


def read(cells: list[Cell], stated: str, way: Way) -> Published:
    """What should be carried of one series."""
    decimals: dict[str, int] = {}
    for label in {cell.label for cell in cells}:
        texts = [cell.text for cell in cells if cell.label == label]
        decimals[label] = int(stated) if stated != "NA" else most_decimals(texts)
        if way.precision:
            decimals[label] = way.precision(cells, label)
    found: Published = {}
    for cell in filter(way.keeps, cells):
        area = way.area(cell)
        if area:
            found[area, way.period(cell.label)] = (
                way.symbol if cell.text == "-" else way.print(cell.text, decimals[cell.label])
            )
    return found


@pytest.fixture
def right(by_number: dict[str, str]) -> Way:
    return Way(area=lambda cell: by_number[cell.number])


# --- LAIT ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("measure", "group", "code"), SERIES)
def test_every_cell_of_a_lait_series_is_carried_as_published(
    lait, stated, carried, right, measure, group, code
):
    published = read(lait[code], stated[code], right)
    assert len(published) == len(lait[code]) == 170 * len({c.label for c in lait[code]})
    assert published.keys() == carried[measure, group].keys()
    assert differences(published, carried[measure, group]) == []


@pytest.mark.parametrize("code", ["KS1P_all", "TotAbs", "DAP_KS4_ATT8"])
def test_three_whole_series_have_values_in_every_period_but_those_not_collected(
    lait, stated, carried, right, code
):
    published = read(lait[code], stated[code], right)
    valued = {period for (_, period), text in published.items() if text}
    absent = {"KS1P_all": {"2019/20", "2020/21"}, "TotAbs": {"2019/20"}, "DAP_KS4_ATT8": set()}
    assert {period for _, period in published} - valued == absent[code]
    for (area, period), (value, status) in carried[CODES[code]].items():
        if period in absent[code]:
            assert (value, status) == ("", "not_collected"), (area, period)


def test_two_thousand_cells_drawn_at_random_are_carried_as_published(lait, stated, carried, right):
    every = sorted(cell for cells in lait.values() for cell in cells)
    drawn = random.Random(20260408).sample(every, 2000)
    assert {cell.code for cell in drawn} == set(CODES)
    wrong = []
    for code in CODES:
        published = read(lait[code], stated[code], right)
        keys = {
            (right.area(cell), academic_year(cell.label)) for cell in drawn if cell.code == code
        }
        wrong += differences(
            {key: published[key] for key in keys},
            {key: row for key, row in carried[CODES[code]].items() if key in keys},
        )
    assert wrong == []


def test_the_label_that_says_provisional_is_a_status_and_no_other_label_is(lait, carried, right):
    said = {
        (*CODES[cell.code], right.area(cell), academic_year(cell.label))
        for cells in lait.values()
        for cell in cells
        if "prov" in cell.label and cell.text != "-"
    }
    ours = {
        (*series, *key)
        for series, rows in carried.items()
        for key, (_, status) in rows.items()
        if status == "provisional"
    }
    assert ours == said
    assert {(measure, group, period) for measure, group, _, period in said} == {
        ("phonics_y1", "all", "2024/25")
    }


# --- the same, read wrongly -----------------------------------------------------------------------


def as_it_stands(label: str) -> str:
    """Wrong: the label's year as the year that the period starts in."""
    return f"{label[:4]}/{(int(label[:4]) + 1) % 100:02d}"


def first_four_digits(label: str) -> str:
    """Wrong: "2023-24" as the year that ends in 2023."""
    return academic_year(label[:4])


def without_mark(label: str) -> str:
    """Wrong: a label that is no bare year is not the year."""
    return academic_year(label) if label.isdigit() else label


def series_precision(cells: list[Cell], label: str) -> int:
    """Wrong: one precision for all periods of a series."""
    return most_decimals([cell.text for cell in cells])


WRONG: dict[str, tuple[str, dict[str, object], str]] = {
    "takes the year label as it stands": ("DAP_KS4_ATT8", {"period": as_it_stands}, "2024/25"),
    "takes the label's first four digits": ("HE_19_FSM", {"period": first_four_digits}, "2023/24"),
    "does not know the mark (prov)": ("KS1P_all", {"period": without_mark}, "2024/25"),
    "drops the provisional rows": (
        "KS1P_all", {"keeps": lambda cell: "prov" not in cell.label}, "2024/25",
    ),
    "rounds half to even": (
        "Level3Age19", {"print": lambda t, d: to_decimals(t, d, ROUND_HALF_EVEN)}, "63.31",
    ),
    "rounds in binary": ("Level3Age19", {"print": lambda t, d: f"{float(t):.{d}f}"}, "63.31"),
    "cuts instead of rounding": (
        "DAP_KS4_ATT8", {"print": lambda t, d: to_decimals(t, d, ROUND_DOWN)}, "",
    ),
    "leaves the noise": ("DAP_KS4_ATT8", {"print": lambda t, d: t}, "00000"),
    "leaves the exponent": ("AVG_Prog8_Score", {"print": lambda t, d: t}, "E-"),
    "prints one decimal where none is stated": ("KS1P_FSM", {"precision": lambda c, p: 1}, ".0'"),
    "takes one precision for all periods": (
        "FSP_Gooddev_FSM", {"precision": series_precision}, "2018/19",
    ),
    "reads the symbol as nought": ("DAP_KS4_ATT8", {"symbol": "0.0"}, "published '0.0'"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_reader_that_goes_wrong_is_found_out(lait, stated, carried, right, wrong):
    code, step, trace = WRONG[wrong]
    published = read(lait[code], stated[code], replace(right, **step))
    found = differences(published, carried[CODES[code]])
    assert any(trace in line for line in found)


def test_a_reader_by_name_is_found_out(lait, stated, carried, right, by_name):
    way = replace(right, area=lambda cell: by_name.get(cell.name))
    found = differences(
        read(lait["DAP_KS4_ATT8"], stated["DAP_KS4_ATT8"], way), carried[CODES["DAP_KS4_ATT8"]]
    )
    areas = {line.split("'")[1] for line in found}
    assert {"E06000047", "E06000019", "E13000001", "E13000002"} <= areas  # Durham, Herefordshire
    assert "E08000037" not in areas  # Gateshead's name is the same everywhere


def test_ties_of_the_published_numbers_are_six_and_binary_gets_some_wrong(lait, stated, right):
    code = "Level3Age19"
    up, even, binary = (
        read(lait[code], stated[code], replace(right, print=way))
        for way in (
            to_decimals,
            lambda t, d: to_decimals(t, d, ROUND_HALF_EVEN),
            lambda t, d: f"{float(t):.{d}f}",
        )
    )
    assert sum(up[key] != even[key] for key in up) == 6
    assert sum(up[key] != binary[key] for key in up) > 0
