"""The table beside the map: the same figures in the same words, highest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA
from findings.cells import Cells
from findings.figure import Figure
from findings.map_figures import Rank
from findings.map_sentences import MapWords
from findings.quantity import GAPS, Quantity, Show, figures_of, others_of
from findings.sentences import figure_text, shown

#: Short enough for a narrow table; what it is stands beneath.
_NAMES = {ENGLAND_OUTSIDE_LONDON: "Outside London"}


@dataclass(frozen=True)
class MapRow:
    """One row of the table; ``kind`` is "authority", "england" or "ours".

    ``bar`` is the signed length drawn from England's line (from nought for a change), None
    without one. ``second`` is the other gap where a gap is shown, ``verdict`` the verdict's word,
    else empty; ``label`` is the row in one: what is shown, with the word where the map shows it.
    All texts are as on the map.
    """

    code: str
    name: str
    kind: str
    under: str
    level: str
    shown: str
    second: str
    verdict: str
    label: str
    place: str
    missing: bool
    bar: float | None


def rows_of(words: MapWords, known: Cells, placed: Mapping[str, Rank]) -> tuple[MapRow, ...]:
    """The seven, the North East CA, England and England outside London, highest first."""
    book, quantity = catalogue.load(), words.quantity
    unit = quantity.measure.unit
    england = words.figures[ENGLAND]
    rows = []
    for code in (*words.seven, NORTH_EAST_CA, ENGLAND, ENGLAND_OUTSIDE_LONDON):
        figure, level = words.figures[code], words.levels[code]
        rank = placed.get(code)
        second = ""
        if quantity.show in GAPS:
            other = next(show for show in GAPS if show is not quantity.show)
            found = gap_of(known, quantity, other, code)
            second = words.text(found) if found else ""
        bar = None
        if not figure.missing:
            own = shown(figure, unit)[0]
            line = 0.0 if quantity.diverges else england.value
            bar = None if line is None else own - line
        rows.append(
            (
                figure.missing,
                0.0 if figure.missing else -shown(figure, unit)[0],
                MapRow(
                    code=code,
                    name=_NAMES.get(code, book.areas[code].short_name),
                    kind={ENGLAND: "england"}.get(
                        code, "authority" if code in words.seven else "ours"
                    ),
                    under=words.row_under(code),
                    level=figure_text(level, unit),
                    shown=words.text(figure),
                    second=second,
                    verdict=words.verdict(code),
                    label=words.label(code),
                    place=words.place(code, rank),
                    missing=figure.missing,
                    bar=bar,
                ),
            )
        )
    rows.sort(key=lambda row: (row[0], row[1], row[2].name))
    return tuple(row for _, _, row in rows)


def gap_of(known: Cells, quantity: Quantity, show: Show, code: str) -> Figure | None:
    """One of the two gaps of an area, None where the group has no counterpart."""
    if others_of(quantity.measure, quantity.group) is None:
        return None
    wanted = Quantity(quantity.measure, quantity.group, show, quantity.period)
    return figures_of(known, wanted, [code])[code]
