"""Every figure there is, published and ours, to take away in one file."""

from collections.abc import Mapping
from dataclasses import dataclass

from eip_data import catalogue, database
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Status
from eip_data.outcomes import queries
from findings import edition, sentences
from findings.cells import CellsOf, cells
from findings.estimates import ENGLAND_LIKE_FOR_LIKE, SOURCE
from findings.figure import Figure

_OURS = (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, ENGLAND_LIKE_FOR_LIKE)
_LIKE_FOR_LIKE_NAME = "England like for like (all authorities' pupils together)"

#: measure, group, area, its name, period, figure, source.
Row = tuple[str, str, str, str, str, Figure, str]


@dataclass(frozen=True)
class EveryFigure:
    """All rows, by measure, group, period and area, the edition they belong to, and each measure's
    unit."""

    rows: tuple[Row, ...]
    edition: str
    units: Mapping[str, str]


def every_figure(cells_of: CellsOf = cells) -> EveryFigure:
    """Every published cell with its status and source, and each of our own that has a value.

    Takes some seconds when the pools have not been worked out before. Raises DatabaseAway.
    """
    book = catalogue.load()
    names = {code: area.name for code, area in book.areas.items()}
    names[ENGLAND_LIKE_FOR_LIKE] = _LIKE_FOR_LIKE_NAME
    with database.figures() as connection:
        published = queries.published(connection)
    statuses = {status.value: status for status in Status}
    rows = [
        (
            measure,
            group,
            area,
            names[area],
            period,
            Figure(value, decimals, statuses[status]),
            source,
        )
        for measure, group, area, period, value, decimals, status, source in published
    ]
    for measure in book.measures:
        rows += [
            (measure, group, area, names[area], period, figure, SOURCE)
            for (group, area, period), figure in cells_of(measure).by_key.items()
            if area in _OURS and not figure.missing
        ]
    rows.sort(key=lambda row: (row[0], row[1], row[4], row[2]))
    now = edition.current()
    units = {name: measure.unit.value for name, measure in book.measures.items()}
    return EveryFigure(tuple(rows), sentences.edition_text(now.id, now.date), units)
