"""What is carried of how certain a measure's figures are, ready to be looked up."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from eip_data import catalogue, database
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    Counted,
    NoInterval,
    Verdict,
)
from eip_data.entries import Measure
from eip_data.outcomes import queries
from findings import certainty_rules as rules


class Row(NamedTuple):
    """One carried row: a group's value, pupils, verdicts and places in one area and period."""

    value: float
    pupils: float
    kind: Counted
    england: Verdict | None
    outside_london: Verdict | None
    places: tuple[int, int] | None
    gap_england: Verdict | None
    gap_outside_london: Verdict | None
    gap_places: tuple[int, int] | None


#: (group, period) -> area -> row.
Rows = Mapping[tuple[str, str], Mapping[str, Row]]
#: (group, period) -> areas in the four families: England, outside London, and those of the gap.
Families = Mapping[tuple[str, str], tuple[int, int, int, int]]


@dataclass(frozen=True)
class Stored:
    """What is carried of one measure, ready to be looked up."""

    measure: Measure
    rows: Rows
    families: Families


#: How findings get at it: ``stored`` itself, or a cached form of it.
StoredOf = Callable[[str], Stored]


def stored(measure_id: str) -> Stored:
    """All that is carried of a catalogued measure; asks nothing where nothing is carried.

    Raises KeyError for an unknown measure and DatabaseAway.
    """
    measure = catalogue.load().measures[measure_id]
    if isinstance(measure.uncertainty, NoInterval):
        return Stored(measure, {}, {})
    with database.figures() as connection:
        return read(connection, (measure,))[measure_id]


def read(
    connection: Connection,
    measures: Collection[Measure],
    areas: Collection[str] | None = None,
    periods: Collection[str] | None = None,
) -> dict[str, Stored]:
    """What is carried of several measures, in two questions; None means all.

    The two comparators are read with any ``areas``.
    """
    if areas is not None:
        areas = {*areas, ENGLAND, ENGLAND_OUTSIDE_LONDON}
    ids = [measure.id for measure in measures]
    frame = queries.certainty(connection, ids, None, areas, periods)
    counted = queries.families(connection, ids, rules.areas_apart())
    rows: dict[str, dict[tuple[str, str], dict[str, Row]]] = {name: {} for name in ids}
    for (
        measure, group, period, area, value, pupils, kind,
        england, outside, low, high, gap_england, gap_outside, gap_low, gap_high,
    ) in zip(*(frame[column].tolist() for column in frame), strict=True):  # fmt: skip
        rows[measure].setdefault((group, period), {})[area] = Row(
            value, pupils, Counted(kind),
            _verdict(england), _verdict(outside), _places(low, high),
            _verdict(gap_england), _verdict(gap_outside), _places(gap_low, gap_high),
        )  # fmt: skip
    families: dict[str, dict[tuple[str, str], tuple[int, int, int, int]]] = {n: {} for n in ids}
    for (name, group, period), sizes in counted.items():
        families[name][group, period] = sizes
    return {one.id: Stored(one, rows[one.id], families[one.id]) for one in measures}


def _verdict(text: object) -> Verdict | None:
    return Verdict(text) if isinstance(text, str) else None


def _places(low: float, high: float) -> tuple[int, int] | None:
    return None if low != low else (int(low), int(high))
