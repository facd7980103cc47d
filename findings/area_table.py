"""Several areas by several measures, each figure with its status: a table of the reader's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, AreaKind, Group, Unit
from eip_data.entries import Measure
from findings import edition, sentences
from findings.cells import CellsOf, cells
from findings.figure import Figure
from findings.quantity import england_of


@dataclass(frozen=True)
class Column:
    """One measure of one group in one period; ``period_text`` is that period as it is read."""

    measure_id: str
    group: Group
    title: str
    under: str  # "%, disadvantaged, 2024/25 revised"
    unit: Unit
    period: str
    period_text: str


@dataclass(frozen=True)
class AreaRow:
    """One area's figures, one a column."""

    code: str
    name: str
    kind: AreaKind
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class AreaTable:
    """The areas asked for in their order, then England and England outside London."""

    columns: tuple[Column, ...]
    rows: tuple[AreaRow, ...]
    title: str
    under: str
    notes: tuple[str, ...]
    source: str
    download_name: str
    edition: str


def area_table(
    areas: Sequence[str],
    columns: Sequence[tuple[str, Group]],
    period: str = "",
    cells_of: CellsOf = cells,
    today: date | None = None,
) -> AreaTable:
    """Levels of some measures and groups in some areas: the latest of each, or of one period.

    ``period`` "" means each measure's latest; otherwise a measure without that period has no
    figure, with its reason. Raises KeyError for what the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    known = [(cells_of(measure), group) for measure, group in columns]
    heads = tuple(_column(one.measure, group, period) for one, group in known)
    listed = dict.fromkeys((*areas, ENGLAND, ENGLAND_OUTSIDE_LONDON))
    rows = []
    for code in listed:
        figures = [
            england_of(one, group, head.period)
            if code == ENGLAND
            else one.figure(group, code, head.period)
            for (one, group), head in zip(known, heads, strict=True)
        ]
        area = book.areas[code]
        rows.append(AreaRow(code, area.short_name, area.kind, tuple(figures)))
    measures = [one.measure for one, _ in known]
    feeds = {feed for one, group in known for feed, _ in one.measure.series_of(group).feeds}
    now = edition.current()
    count = len(rows) - 2 + len({ENGLAND, ENGLAND_OUTSIDE_LONDON} & set(areas))
    return AreaTable(
        columns=heads,
        rows=tuple(rows),
        title="A table of your own",
        under=(
            f"{_many(count, 'area')} by {_many(len(heads), 'measure')}, "
            f"{period if period else 'latest published year of each'}. Figures of one measure only "
            "are comparable; ages and groups are different pupils."
        ),
        notes=_notes(rows),
        source=sentences.sources_line(
            [book.sources[feed] for feed in sorted(feeds)], measures, today or date.today()
        ),
        download_name="areas-by-measures.csv",
        edition=sentences.edition_text(now.id, now.date),
    )


def _column(measure: Measure, group: Group, period: str) -> Column:
    when = period or measure.series_of(group).last
    text = sentences.period_text(measure, when)
    who = f"{sentences.group_short(group)}, " if len(measure.groups) > 1 else ""
    stage = "" if measure.stage == "Context" else f"{measure.stage}: "
    return Column(
        measure.id, group, f"{stage}{measure.title}",
        f"{sentences.unit_text(measure)}, {who}{text}", measure.unit, when, text,
    )  # fmt: skip


def _notes(rows: Sequence[AreaRow]) -> tuple[str, ...]:
    notes = ["**England outside London** and the **North East CA**: our calculation."]
    if any(figure.missing for row in rows for figure in row.figures):
        notes.append("Where there is no figure the table says why.")
    return tuple(notes)


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
