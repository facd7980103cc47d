"""From published files to ``eip_data/figures``: read, clean, account for every row, write.

The figures are committed, so the app needs neither the files nor a network. Running this
again on the same files writes the same bytes.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from eip_data import catalogue, periods
from eip_data.catalogue import Catalogue
from eip_data.columns import (
    CERTAINTY_COLUMNS,
    COHORT_COLUMNS,
    COUNT_COLUMNS,
    ENGLAND,
    FIGURE_COLUMNS,
    AreaKind,
    BreakKind,
    Group,
    Status,
)
from eip_data.entries import Area, Measure, Series, Source
from eip_data.errors import CatalogueError, SourceError, UserError
from eip_data.outcomes import cohorts, ees, lait
from eip_data.outcomes.clean import Cell, decimal, decimals_in, printed, whole
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
    """What a published file offers: its cells by key, and how many values it had to choose from."""

    @property
    def values_read(self) -> int: ...

    def cells(self, key: str) -> list[Cell]: ...


@dataclass
class Account:
    """What was read, kept and set aside, and why; nothing is dropped in silence.

    For every source, what was read is what was kept and what was set aside. Values are counted;
    of the files that give cohorts alone, rows.
    """

    read: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[tuple[str, str]] = field(default_factory=Counter)
    without_value: Counter[str] = field(default_factory=Counter)
    cohorts: Counter[str] = field(default_factory=Counter)

    def close(self, source: str, read: int, reason: str) -> None:
        """Set aside, for one reason, whatever of a source no series asked for.

        Raises CatalogueError when more was kept and set aside than the source holds.
        """
        self.read[source] = read
        used = self.kept[source] + sum(
            n for (name, _), n in self.set_aside.items() if name == source
        )
        if used > read:
            raise CatalogueError(f"Two series take the same values of {source}: {used} of {read}.")
        self.set_aside[source, reason] += read - used

    def lines(self) -> Iterable[str]:
        """The account in words, one line an item."""
        for source, count in sorted(self.read.items()):
            yield f"{source}: {count:,} read, {self.kept[source]:,} kept"
            for (name, reason), rows in sorted(self.set_aside.items()):
                if name == source:
                    yield f"  set aside, {reason}: {rows:,}"
        for status, count in sorted(self.without_value.items()):
            yield f"cells without a value, {status}: {count:,}"
        for source, count in sorted(self.cohorts.items()):
            yield f"cohorts from {source}: {count:,}"


class _Sources:
    """Every published file, opened once; each feed of the catalogue has a reader with cells."""

    def __init__(self, folder: Path, book: Catalogue) -> None:
        paths = {card.id: _edition(folder, card) for card in book.sources.values()}
        self.lait = lait.Lait(paths["lait"], book.areas)
        self.dictionary = lait.dictionary(paths["lait_dictionary"])
        self.performance = Ks4Performance(paths["ks4_performance"], book.areas)
        self.national = ees.Ks4National(paths["ees_ks4_national"])
        self.ons = OnsAbsence(paths["ons_absence"], book.areas)
        self.indexes = {
            name: GapIndex(paths[name]) for name in ("smc_gap_index_ks2", "smc_gap_index_ks4")
        }
        self.counts = {
            "ees_ks4_la_2018": ees.ks4_authorities(paths["ees_ks4_la_2018"], book.areas),
            "ees_eyfsp_2022": ees.early_years(paths["ees_eyfsp_2022"], book.areas),
        }
        self.readers: dict[str, _Reader] = {
            "lait": self.lait, "ks4_performance": self.performance,
            "ees_ks4_national": self.national, "ons_absence": self.ons, **self.indexes,
        }  # fmt: skip

    def stated_decimals(self, feed: str, key: str) -> int | None:
        """Decimals the publisher's own description states, or None where it states none."""
        if feed == "lait":
            if key not in self.dictionary:
                raise SourceError(f"LAIT's dictionary holds no measure “{key}”.")
            return whole(self.dictionary[key]["dps"])
        if feed == "ees_ks4_national":
            return self.national.decimals(key)
        return None

    def cohorts(self) -> list[cohorts.Row]:
        """Every cohort row the files give, sorted."""
        return cohorts.rows(
            self.lait, self.performance, self.national, self.counts["ees_ks4_la_2018"],
            self.counts["ees_eyfsp_2022"], self.indexes,
        )  # fmt: skip


def extract(folder: Path, into: Path = FIGURES, book: Catalogue | None = None) -> Account:
    """Read the files below ``folder``, write the figures into ``into``, return the account.

    ``book`` is the catalogue to go by, the project's own by default. Raises SourceError when a
    file is absent or not the edition on its card, and CatalogueError when data and catalogue
    contradict each other; ``into`` is then as it was.
    """
    book = book or catalogue.load()
    sources = _Sources(folder, book)
    account = Account()
    tables = {m.id: _table(m, book, sources, account) for m in book.measures.values()}
    cohort_rows = sources.cohorts()
    account.cohorts.update(row[-1] for row in cohort_rows)
    for name, reader in sources.readers.items():
        account.close(name, reader.values_read, "no figure of the catalogue")
    for name, file in sources.counts.items():
        account.kept[name] = len(file.counted)
        account.close(name, file.rows_read, "no area, group or number of ours")
    _write(
        into,
        {f"{measure}.csv": (FIGURE_COLUMNS, rows) for measure, rows in tables.items()}
        | {
            "cohorts.csv": (COHORT_COLUMNS, cohort_rows),
            "counts.csv": (COUNT_COLUMNS, _counts(tables)),
        },
    )
    for old in into.glob("*.csv"):
        if old.stem not in (*tables, "certainty", "cohorts", "counts"):
            old.unlink()
    return account


def _counts(tables: dict[str, list[Row]]) -> list[Sequence[object]]:
    """Values by measure, group and period: what a later check holds the loaded figures to."""
    counts = Counter((row[0], row[1], row[3]) for rows in tables.values() for row in rows if row[4])
    return [(*key, count) for key, count in sorted(counts.items())]


def write_neighbours(folder: Path, areas: Mapping[str, Area], into: Path = catalogue.FOLDER) -> int:
    """Write ``neighbours.csv`` into the catalogue from DfE's file; the number of rows.

    Raises SourceError when the file is absent or not the edition on its card.
    """
    card = catalogue.load().sources["lait_neighbours"]
    rows = lait.neighbours(_edition(folder, card), areas)
    _write(into, {"neighbours.csv": (("area", "place", "neighbour", "closeness"), rows)})
    return len(rows)


def write_certainty(rows: Iterable[Sequence[object]], into: Path = FIGURES) -> None:
    """Write ``certainty.csv`` beside the figures that it was worked out from."""
    _write(into, {"certainty.csv": (CERTAINTY_COLUMNS, rows)})


def _edition(folder: Path, card: Source) -> Path:
    """The card's file, once it has proved to be the edition the card describes."""
    path = folder / card.file
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SourceError(f"The published file {path} is not there.") from error
    if found != card.sha256:
        raise SourceError(
            f"{path.name} is not the edition on its card in sources.yaml: its SHA-256 is {found}."
        )
    return path


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
    covered = series.periods
    for feed, key in series.feeds:
        states = sources.stated_decimals(feed, key)
        if states is not None:
            stated.append(states)
        for cell in sources.readers[feed].cells(key):
            number = decimal(cell.text)
            if cell.period not in covered:
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
        period: _decimals(measure, series.group, period, stated, found) for period in covered
    }
    absent = _ABSENT.get(series.feeds[0][0], Status.NOT_PUBLISHED)
    for area in expected_areas(measure, book):
        for period in covered:
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


def _write(
    into: Path, tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[object]]]]
) -> None:
    """Write all tables aside and put them in place only when each is whole.

    A run that fails or is broken off before that leaves the old ones as they were. Raises
    UserError when the folder cannot be written to.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=into) as aside:
            for name, (columns, rows) in tables.items():
                with Path(aside, name).open("w", encoding="utf-8", newline="") as file:
                    writer = csv.writer(file, lineterminator="\n")
                    writer.writerow(columns)
                    writer.writerows(rows)
            for name in tables:
                Path(aside, name).replace(into / name)
    except OSError as error:
        raise UserError(f"{into} cannot be written to: {error.strerror}.") from error
