"""The figures the product carries in ``eip_data/figures``: read for loading, and their edition."""

import csv
import math
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from eip_data import catalogue, earlier
from eip_data.columns import CERTAINTY_COLUMNS, COHORT_COLUMNS, COUNT_COLUMNS, FIGURE_COLUMNS
from eip_data.errors import FiguresError

FOLDER = earlier.FIGURES
Number = TypeVar("Number", int, float)


def content_hash(folder: Path = FOLDER) -> str:
    """SHA-256 over every table's name and bytes: the same figures, the same hash."""
    return earlier.content_hash(earlier.figure_files(folder))


def edition_date() -> date:
    """The latest day on which a source of these figures was published."""
    days = [c.published for c in catalogue.load().sources.values() if c.published]
    return max(date.fromisoformat(day) for day in days if len(day) == 10)


def figure_rows(
    folder: Path = FOLDER,
) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    """Column names and rows of the table ``figure``; decimals come from the printed text."""
    columns = ("measure", "group", "area", "period", "value", "decimals", "status", "source")
    return columns, _figures(folder)


def cohort_rows(
    folder: Path = FOLDER,
) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    """Column names and rows of the table ``cohort``."""
    return COHORT_COLUMNS, _cohorts(folder)


def certainty_rows(
    folder: Path = FOLDER,
) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    """Column names and rows of the table ``certainty``; none before they are first worked out."""
    return CERTAINTY_COLUMNS, _certainty(folder)


def counts(folder: Path = FOLDER) -> Iterator[tuple[str, str, str, int]]:
    """(measure, group, period, values) as the extraction counted them."""
    for row in _rows(folder / "counts.csv", COUNT_COLUMNS):
        measure, group, period, values = row
        yield measure, group, period, _number(int, values, row)


def _figures(folder: Path) -> Iterator[tuple[object, ...]]:
    measures = catalogue.load().measures
    for path in sorted(folder.glob("*.csv")):
        if path.stem in ("certainty", "cohorts", "counts"):
            continue
        for row in _rows(path, FIGURE_COLUMNS):
            measure, group, area, period, value, status, source = row
            if measure not in measures:
                raise FiguresError(f"{path.name} holds {measure}, which is not catalogued.")
            entry = measures[measure]
            decimals = (
                len(value.partition(".")[2]) if value else entry.decimals_of(group, period)  # type: ignore[arg-type]
            )
            number = _number(float, value, row) if value else None
            yield measure, group, area, period, number, decimals, status, source


def _cohorts(folder: Path) -> Iterator[tuple[object, ...]]:
    for row in _rows(folder / "cohorts.csv", COHORT_COLUMNS):
        measure, group, area, period, pupils, low, high, achieved, kind, source = row
        yield (
            measure, group, area, period,
            _number(float, pupils, row), _number(float, low, row), _number(float, high, row),
            _number(int, achieved, row) if achieved else None, kind, source,
        )  # fmt: skip


def _certainty(folder: Path) -> Iterator[tuple[object, ...]]:
    path = folder / "certainty.csv"
    for row in _rows(path, CERTAINTY_COLUMNS) if path.exists() else ():
        measure, group, area, period, value, pupils, kind, *rest = row
        yield (
            measure, group, area, period, _number(float, value, row),
            _number(float, pupils, row) if pupils else None, kind,
            *(
                None if not text else text if place % 4 < 2 else _number(int, text, row)
                for place, text in enumerate(rest)  # two verdicts, two places, and so of the gap
            ),
        )  # fmt: skip


def _number(kind: Callable[[str], Number], text: str, row: list[str]) -> Number:
    try:
        number = kind(text)
    except ValueError:
        number = None
    if number is None or not math.isfinite(number):
        raise FiguresError(f"“{text}” is not a number that can stand in the row {','.join(row)}.")
    return number


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if tuple(next(reader, ())) != columns:
            raise FiguresError(f"{path.name} should have the columns {', '.join(columns)}.")
        for row in reader:
            if len(row) != len(columns):
                raise FiguresError(f"{path.name}, line {reader.line_num}: {len(row)} cells.")
            yield row
