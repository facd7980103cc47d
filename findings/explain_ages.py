"""One area's place among all authorities at 5, 11, 16 and 19, each as an interval of places."""

from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import Group, Unit
from findings import explain_ages_sentences as words
from findings import status_chips
from findings.authority import HEADLINES
from findings.cells import CellsOf, cells
from findings.certainty import Certainty, Judged, StoredOf, certainty, stored
from findings.explain_panel import Panel, panel
from findings.figure import Figure

#: One measure an age: of the two at 16 the mean score.
MEASURES = tuple(pair for pair in HEADLINES if pair[0] != "ks4_english_maths_5")


@dataclass(frozen=True)
class Rung:
    """One age: the level, and the interval of places where there is one (1 = highest level)."""

    measure_id: str
    group: Group
    unit: Unit
    age: str  # "11"
    title: str
    whose: str  # "disadvantaged"
    period: str
    period_text: str
    level: Figure
    low: int | None
    high: int | None
    of: int | None
    places: str  # "about 37th to 88th of 151", or why there is none
    low_reliability: bool  # the figure of fewer than 30 pupils


@dataclass(frozen=True)
class Ladder:
    """The four ages of one area, youngest first."""

    panel: Panel
    rungs: tuple[Rung, ...]


def ages(
    code: str, cells_of: CellsOf = cells, stored_of: StoredOf = stored, today: date | None = None
) -> Ladder:
    """One area's places at four ages in the latest year of each: not one cohort followed.

    Raises KeyError for a code the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    area = book.areas[code]
    rungs = []
    for measure_id, group in MEASURES:
        known = cells_of(measure_id)
        period = known.measure.series_of(group).last
        one = certainty(measure_id, group, Judged.LEVEL, code, period, stored_of)
        rungs.append(_rung(known.measure.id, group, known.figure(group, code, period), one))
    said = words.said(area, rungs)
    used = [(book.measures[name], group) for name, group in MEASURES]
    placed = any(rung.low is not None for rung in rungs)
    chips = (
        *status_chips.by_age((one, group, one.series_of(group).last) for one, group in used),
        *status_chips.calculated("Places"),
    )
    return Ladder(
        panel("places-at-four-ages", area, used, said, words.NOTES if placed else (), today,
              chips=chips, empty=not placed),
        tuple(rungs),
    )  # fmt: skip


def _rung(measure_id: str, group: Group, level: Figure, one: Certainty) -> Rung:
    measure = catalogue.load().measures[measure_id]
    rank = one.rank
    return Rung(
        measure_id, group, measure.unit, measure.stage.removeprefix("Age "), measure.title,
        words.whose(measure, group), one.period, words.when(measure, one.period), level,
        rank.low if rank else None, rank.high if rank else None, rank.of if rank else None,
        words.places(one), one.low_reliability,
    )  # fmt: skip
