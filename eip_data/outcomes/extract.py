"""From published files to ``eip_data/figures``: read, clean, account for every row, write.

The figures are committed, so the app needs neither the files nor a network. Running this
again on the same files writes the same bytes.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from eip_data import catalogue, periods
from eip_data.catalogue import Catalogue
from eip_data.columns import (
    COHORT_COLUMNS,
    COUNT_COLUMNS,
    ENGLAND,
    FIGURE_COLUMNS,
    AreaKind,
    BreakKind,
    Group,
    Status,
)
from eip_data.entries import Area, Measure, Series
from eip_data.errors import CatalogueError, SourceError
from eip_data.outcomes import cohorts, lait
from eip_data.outcomes.clean import Cell, decimal, decimals_in, printed
from eip_data.outcomes.ees import Ks4National
from eip_data.outcomes.ons import OnsAbsence
from eip_data.outcomes.performance import Ks4Performance
from eip_data.outcomes.smc import GapIndex

FIGURES = Path(__file__).resolve().parent.parent / "figures"

_PUBLISHED_KINDS = (
    AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY, AreaKind.REGION, AreaKind.LONDON_PART,
    AreaKind.COUNTRY,
)  # fmt: skip

#: What an absent figure means, by the source that would have held it.
_ABSENT = {"lait": Status.NOT_AVAILABLE, "ons_absence": Status.NOT_AVAILABLE}

_NO_FIGURE = {
    BreakKind.NOT_COLLECTED: Status.NOT_COLLECTED,
    BreakKind.NOT_PUBLISHED: Status.NOT_PUBLISHED,
}


#: measure, group, area, period, value, status, source: all as text.
Row = tuple[str, str, str, str, str, str, str]


class _Reader(Protocol):
    """What every published file offers: its cells by key, and how many rows it had."""

    rows_read: int

    def cells(self, key: str) -> list[Cell]: ...


@dataclass
class Account:
    """What was read, kept and set aside, and why; nothing is dropped in silence."""

    read: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[tuple[str, str]] = field(default_factory=Counter)
    without_value: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterable[str]:
        """The account in words, one line an item."""
        for source, count in sorted(self.read.items()):
            yield f"{source}: {count:,} rows read, {self.kept[source]:,} values kept"
            for (name, reason), rows in sorted(self.set_aside.items()):
                if name == source:
                    yield f"  set aside, {reason}: {rows:,}"
        for status, count in sorted(self.without_value.items()):
            yield f"cells without a value, {status}: {count:,}"


class _Sources:
    """Every published file, opened once; each feed of the catalogue has a reader with cells."""

    def __init__(self, folder: Path, book: Catalogue) -> None:
        paths = {card.id: folder / card.file for card in book.sources.values()}
        for card in book.sources.values():
            _check_edition(paths[card.id], card.sha256)
        self.paths = paths
        self.lait = lait.Lait(paths["lait"], book.areas)
        self.dictionary = lait.dictionary(paths["lait_dictionary"])
        self.performance = Ks4Performance(paths["ks4_performance"], book.areas)
        self.national = Ks4National(paths["ees_ks4_national"])
        self.ons = OnsAbsence(paths["ons_absence"], book.areas)
        self.indexes = {
            name: GapIndex(paths[name]) for name in ("smc_gap_index_ks2", "smc_gap_index_ks4")
        }
        self.readers: dict[str, _Reader] = {
            "lait": self.lait, "ks4_performance": self.performance,
            "ees_ks4_national": self.national, "ons_absence": self.ons, **self.indexes,
        }  # fmt: skip

    def stated_decimals(self, feed: str, key: str) -> int | None:
        """Decimals the publisher's own description states, or None where it states none."""
        if feed == "lait":
            text = self.dictionary[key]["dps"]
            return int(text) if text.isdigit() else None
        if feed == "ees_ks4_national":
            return self.national.decimals(key)
        return None


def extract(folder: Path, into: Path = FIGURES) -> Account:
    """Read the files below ``folder``, write the figures into ``into``, return the account.

    Raises SourceError when a file is absent or not the edition on its card, and
    CatalogueError when data and catalogue contradict each other.
    """
    book = catalogue.load()
    sources = _Sources(folder, book)
    account = Account()
    tables = {m.id: _table(m, book, sources, account) for m in book.measures.values()}
    cohort_rows = cohorts.rows(
        sources.lait, sources.performance, sources.national, sources.paths["ees_ks4_la_2018"],
        sources.paths["ees_eyfsp_2022"], sources.indexes, book.areas,
    )  # fmt: skip
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("*.csv"):
        if old.stem not in tables and old.stem not in ("cohorts", "counts"):
            old.unlink()
    for measure, rows in tables.items():
        _write(into / f"{measure}.csv", FIGURE_COLUMNS, rows)
    _write(into / "cohorts.csv", COHORT_COLUMNS, cohort_rows)
    _write(into / "counts.csv", COUNT_COLUMNS, _counts(tables))
    _finish(account, sources, book)
    return account


def _counts(tables: dict[str, list[Row]]) -> Iterable[Sequence[object]]:
    """Values by measure, group and period: what a later check holds the loaded figures to."""
    counts = Counter((row[0], row[1], row[3]) for rows in tables.values() for row in rows if row[4])
    return [(*key, count) for key, count in sorted(counts.items())]


def write_neighbours(folder: Path, areas: dict[str, Area]) -> int:
    """Write ``catalogue/neighbours.csv`` from DfE's file; the number of rows."""
    rows = lait.neighbours(folder / "lait" / "sn_may_2025.xlsx", areas)
    path = catalogue.FOLDER / "neighbours.csv"
    _write(path, ("area", "place", "neighbour", "closeness"), rows)
    return len(rows)


def _check_edition(path: Path, sha256: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(f"The published file {path} is not there.") from error
    if found != sha256:
        raise SourceError(
            f"{path.name} is not the edition on its card in sources.yaml: its SHA-256 is {found}."
        )


def _table(measure: Measure, book: Catalogue, sources: _Sources, account: Account) -> list[Row]:
    """Every row of one measure, sorted by group, area and period."""
    rows: list[Row] = []
    for series in measure.series:
        rows.extend(_series_rows(measure, series, book, sources, account))
    return sorted(rows)


def _series_rows(
    measure: Measure, series: Series, book: Catalogue, sources: _Sources, account: Account
) -> Iterable[Row]:
    found: dict[tuple[str, str], tuple[Cell, str]] = {}
    stated: list[int] = []
    for feed, key in series.feeds:
        states = sources.stated_decimals(feed, key)
        if states is not None:
            stated.append(states)
        for cell in sources.readers[feed].cells(key):
            number = decimal(cell.text)
            if cell.period not in series.periods:
                account.set_aside[feed, "period outside the catalogued series"] += 1
            elif number is None:
                account.set_aside[feed, "no number in the cell"] += 1
            elif (cell.area, cell.period) in found:
                raise SourceError(
                    f"{measure.id}, {series.group}: two values for {cell.area}, {cell.period}."
                )
            else:
                found[cell.area, cell.period] = (cell, feed)
                account.kept[feed] += 1
                _check_status(measure, series.group, cell)
    decimals = {
        period: _decimals(measure, series.group, period, stated, found) for period in series.periods
    }
    absent = _ABSENT.get(series.feeds[0][0], Status.NOT_PUBLISHED)
    for area in expected_areas(measure, book):
        for period in series.periods:
            if (area.code, period) in found:
                cell, feed = found.pop((area.code, period))
                number = decimal(cell.text)
                assert number is not None
                value = printed(number, decimals[period])
                status: Status = measure.status_of(series.group, period)
            else:
                value, feed = "", series.feeds[0][0]
                status = _reason(measure, series.group, area, period, absent)
                account.without_value[status] += 1
            yield (
                measure.id, series.group.value, area.code, period, value, status.value, feed,
            )  # fmt: skip
    for _cell, feed in found.values():
        account.set_aside[feed, "area not carried for this measure"] += 1
        account.kept[feed] -= 1


def expected_areas(measure: Measure, book: Catalogue) -> tuple[Area, ...]:
    """The areas with a row in every period of a measure, value or none."""
    if measure.coverage == "national":
        return (book.areas[ENGLAND],)
    return book.areas_of(*_PUBLISHED_KINDS)


def _check_status(measure: Measure, group: Group, cell: Cell) -> None:
    """The file's own word on a row must be the catalogue's."""
    said = measure.status_of(group, cell.period)
    if cell.status and cell.status != said:
        raise CatalogueError(
            f"Measure {measure.id}, {group}, {cell.period}: the catalogue says {said}, "
            f"the file {cell.status}."
        )


def _decimals(
    measure: Measure, group: Group, period: str, stated: list[int],
    found: dict[tuple[str, str], tuple[Cell, str]],
) -> int:  # fmt: skip
    """Published precision: what the publisher states, else the most decimals of the period."""
    reviewed = measure.decimals_of(group, period)
    texts = [cell.text for (_, p), (cell, _) in found.items() if p == period]
    if not texts:
        return reviewed
    numbers = [number for number in map(decimal, texts) if number is not None]
    actual = max(stated) if stated else decimals_in(numbers)
    if measure.series_of(group).feeds[0][0] == "ons_absence":
        actual = reviewed  # unrounded in the file: rounded to DfE's two decimals
    if actual != reviewed:
        raise CatalogueError(
            f"Measure {measure.id}, {group}, {period}: the catalogue says {reviewed} decimals, "
            f"the data have {actual}."
        )
    return actual


def _reason(measure: Measure, group: Group, area: Area, period: str, absent: Status) -> Status:
    """Why there is no figure: nowhere collected, no such area then, or simply not there."""
    for item in measure.breaks_of(group):
        if item.kind in _NO_FIGURE and item.covers(period):
            return _NO_FIGURE[item.kind]
    if not area.exists_on(periods.reference_date(period, measure.period_kind)):
        return Status.AREA_NOT_IN_EXISTENCE
    return absent


def _finish(account: Account, sources: _Sources, book: Catalogue) -> None:
    """Add what each file held in rows and what of it no catalogued series uses."""
    for name, reader in sources.readers.items():
        account.read[name] = reader.rows_read
        others = sum(n for (source, _), n in account.set_aside.items() if source == name)
        account.set_aside[name, "measure, group or area not in the catalogue"] += (
            reader.rows_read - account.kept[name] - others
        )


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write through a neighbour file, so that an interrupted run leaves the old one whole."""
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    fresh.replace(path)
