"""How complete the published figures are: values and reasons by measure, group and period."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from eip_data import catalogue, database
from eip_data.columns import WITH_VALUE, AreaKind, Group, Status
from eip_data.entries import Measure
from eip_data.outcomes import queries
from findings import sources_sentences as words
from findings.sentences import group_label, status_text

#: measure, group, period -> cells by status.
Counts = Mapping[tuple[str, str, str], Mapping[Status, int]]


@dataclass(frozen=True)
class Stretch:
    """What one or several neighbouring periods hold, in words.

    ``first`` and ``last`` are the same where it is one period. ``published`` areas have a value;
    it is None where the stretch lies outside the series. ``text`` is
    what the cell says first, ``below`` what qualifies it.
    """

    first: str
    last: str
    span: int
    text: str
    below: str
    published: int | None


@dataclass(frozen=True)
class Row:
    """One series: a measure and group over all periods of the matrix."""

    measure_id: str
    title: str
    group: Group
    group_label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows of series by columns of periods; ``values`` counts all figures in it."""

    title: str
    under: str
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    values: int


@dataclass(frozen=True)
class Quality:
    """The matrix over authorities and the one of what is published for England only."""

    authorities: Matrix
    england: Matrix


def quality() -> Quality:
    """How many areas have a figure, and why the others have none.

    Authorities are those of today and those before them, counted where they existed. Raises
    DatabaseAway.
    """
    book = catalogue.load()
    kinds = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    kept = {area.code for area in book.areas_of(*kinds)}
    national = {area.code for area in book.areas_of(AreaKind.COUNTRY)}
    every = set(book.areas)
    with database.figures() as connection:
        by_authority = _counts(connection, every - kept)
        by_country = _counts(connection, every - national)
    wanted = [m for m in book.measures.values() if m.coverage == "authorities"]
    whole = [m for m in book.measures.values() if m.coverage == "national"]
    return Quality(
        authorities=_matrix(wanted, by_authority, words.QUALITY_TITLE, words.QUALITY_UNDER),
        england=_matrix(whole, by_country, words.NATIONAL_TITLE, words.NATIONAL_UNDER),
    )


def _counts(connection: Connection, without: set[str]) -> Counts:
    found: defaultdict[tuple[str, str, str], dict[Status, int]] = defaultdict(dict)
    for measure, group, period, status, cells in queries.counts(connection, without):
        found[measure, group, period][Status(status)] = cells
    return found


def _matrix(measures: list[Measure], counts: Counts, title: str, under: str) -> Matrix:
    series = [(measure, one) for measure in measures for one in measure.series]
    periods = tuple(sorted({period for _, one in series for period in one.periods}))
    rows = tuple(
        Row(
            measure_id=measure.id,
            title=f"{measure.stage}: {measure.title}",
            group=one.group,
            group_label=group_label(one.group),
            stretches=tuple(_joined(_cells(measure, one.group, periods, counts))),
        )
        for measure, one in series
    )
    values = sum(s.published or 0 for row in rows for s in row.stretches)
    return Matrix(title, under, periods, rows, values)


def _cells(
    measure: Measure, group: Group, periods: tuple[str, ...], counts: Counts
) -> Iterator[Stretch]:
    series = measure.series_of(group)
    for period in periods:
        if period < series.first:
            yield Stretch(period, period, 1, words.NOT_BEGUN.format(series.first), "", None)
        elif period > series.last:
            yield Stretch(period, period, 1, words.ENDED.format(series.last), "", None)
        else:
            yield _cell(period, counts.get((measure.id, group.value, period), {}))


def _cell(period: str, found: Mapping[Status, int]) -> Stretch:
    """Values of the areas that existed, and each reason with its count."""
    there = {s: n for s, n in found.items() if s is not Status.AREA_NOT_IN_EXISTENCE}
    published = sum(n for status, n in there.items() if status in WITH_VALUE)
    if not published:
        reasons = sorted(there, key=there.__getitem__, reverse=True) or [Status.NOT_PUBLISHED]
        return Stretch(period, period, 1, status_text(reasons[0]), "", 0)
    firm = [status_text(s) for s in there if s in WITH_VALUE and s is not Status.FINAL]
    why = [f"{n} {status_text(s)}" for s, n in there.items() if s not in WITH_VALUE]
    return Stretch(period, period, 1, f"{published}", ", ".join([*firm, *why]), published)


def _joined(cells: Iterator[Stretch]) -> Iterator[Stretch]:
    """Neighbouring periods without any value told once, where the words are the same."""
    held: Stretch | None = None
    for cell in cells:
        if held and not cell.published and not held.published and cell.text == held.text:
            held = replace(held, last=cell.last, span=held.span + 1)
            continue
        if held:
            yield held
        held = cell
    if held:
        yield held
