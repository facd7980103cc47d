"""The two pictures of 16 side by side: Attainment 8, and English and maths.

They single out different authorities, so that age 16 has no one verdict.
"""

from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA, Group, Unit, Verdict
from findings import explain_sixteen_sentences as words
from findings import status_chips
from findings.certainty import Certainty, Comparison, Judged, StoredOf, certainties, stored
from findings.explain_panel import Panel, panel

DIS = Group.DISADVANTAGED
MEASURES = ("ks4_attainment8", "ks4_english_maths_5")


@dataclass(frozen=True)
class Side:
    """One area in one picture: level, differences from England and from England outside London,
    each with its interval and verdict, and place.

    ``verdict`` and ``outside`` are None, and their texts say why, where nothing can be said.
    """

    level_text: str
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict | None
    verdict_text: str
    outside: Verdict | None
    outside_text: str
    outside_difference: float | None
    outside_low: float | None
    outside_high: float | None
    places: str


@dataclass(frozen=True)
class SixteenRow:
    """One area in both pictures, in the order of ``Sixteen.titles``."""

    code: str
    name: str
    chosen: bool
    sides: tuple[Side, Side]


@dataclass(frozen=True)
class Sixteen:
    """The seven, the North East CA, and the chosen area where it is another."""

    panel: Panel
    titles: tuple[str, str]
    units: tuple[Unit, Unit]
    period: str
    rows: tuple[SixteenRow, ...]


def sixteen(code: str, stored_of: StoredOf = stored, today: date | None = None) -> Sixteen:
    """Disadvantaged pupils at 16 in both pictures, beside England on the authorities' basis.

    Raises KeyError for a code the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    area = book.areas[code]
    codes = tuple(dict.fromkeys((*book.areas[NORTH_EAST_CA].members, NORTH_EAST_CA, code)))
    measures = [book.measures[name] for name in MEASURES]
    period = measures[0].series_of(DIS).last
    found = [
        certainties(measure.id, DIS, Judged.LEVEL, period, codes, stored_of) for measure in measures
    ]
    rows = tuple(
        SixteenRow(
            one, book.areas[one].short_name, one == code,
            (_side(found[0][one]), _side(found[1][one])),
        )
        for one in codes
    )  # fmt: skip
    family = max(one.england.family for each in found for one in each.values())
    return Sixteen(
        panel=panel(
            "two-pictures-of-16", area, [(measure, DIS) for measure in measures],
            words.said(area, rows, period), words.notes(family), today,
            chips=(
                *dict.fromkeys(
                    chip for one in measures for chip in status_chips.published(one, [DIS], period)
                ),
                *status_chips.calculated("Differences", "England", "the North East CA"),
            ),
        ),
        titles=(measures[0].title, measures[1].title),
        units=(measures[0].unit, measures[1].unit), period=period, rows=rows,
    )  # fmt: skip


def _side(one: Certainty) -> Side:
    england: Comparison = one.england
    outside: Comparison = one.outside_london
    return Side(
        words.level(one), england.difference, england.low, england.high, england.verdict,
        words.verdict(england, one), outside.verdict, words.verdict(outside, one),
        outside.difference, outside.low, outside.high, words.places(one),
    )  # fmt: skip
