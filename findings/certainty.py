"""How certain is a figure? Its interval, verdicts and places, or the reason why there are none.

Verdicts and places were worked out once, by ``extract`` (``findings.certainty_build``), and are
read; intervals follow from the carried value and number of pupils by the same rules. A verdict
is a property of the figure: no page, filter or neighbour changes it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analysis.uncertainty import Interval, against
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    AreaKind,
    Counted,
    Group,
    NoInterval,
    Verdict,
)
from eip_data.entries import PAIRS
from findings import certainty_rules as rules
from findings import certainty_sentences as words
from findings.certainty_store import Row, Stored, StoredOf, stored


class Judged(StrEnum):
    """What is judged of a group: its level, or the gap inside the area that it is behind in."""

    LEVEL = "level"
    WITHIN = "within"


@dataclass(frozen=True)
class Comparison:
    """A figure beside one comparator: area minus comparator, of a gap gap minus gap.

    ``low`` and ``high`` are the ends of the difference's 95% interval, all unrounded.
    ``family`` is how many authorities were tested together, 0 for a figure judged by itself.
    ``reason`` is "" or says why there is no verdict.
    """

    verdict: Verdict | None
    difference: float | None
    low: float | None
    high: float | None
    family: int
    reason: str


@dataclass(frozen=True)
class RankInterval:
    """Between which places an authority may lie; 1 is the highest level or the smallest gap."""

    low: int
    high: int
    of: int


#: A value and the ends of its interval.
_Ends = tuple[float, float, float]


@dataclass(frozen=True)
class Certainty:
    """All that is known of how certain one figure is.

    ``value`` is the figure as it was judged, with all its digits where counts give them;
    ``pupils`` and ``kind`` are of the group itself. ``reason`` is "" or says why there is nothing,
    ``rank_reason`` why there is no place.
    """

    measure_id: str
    group: Group
    judged: Judged
    area: str
    period: str
    value: float | None
    low: float | None
    high: float | None
    pupils: float | None
    kind: Counted | None
    england: Comparison
    outside_london: Comparison
    rank: RankInterval | None
    rank_reason: str
    reason: str

    @property
    def missing(self) -> bool:
        """Whether there is no interval."""
        return self.low is None

    @property
    def estimated(self) -> bool:
        """Whether the size of the cohort, and so the interval, is approximate."""
        return self.kind is Counted.ESTIMATED

    @property
    def low_reliability(self) -> bool:
        """Whether the figure is of fewer than 30 pupils."""
        return self.pupils is not None and self.pupils < rules.LEAST_PUPILS


def certainty(
    measure_id: str,
    group: Group,
    judged: Judged,
    area: str,
    period: str,
    stored_of: StoredOf = stored,
) -> Certainty:
    """How certain one figure is.

    Raises KeyError for a code or id the catalogue lacks and DatabaseAway.
    """
    return certainties(measure_id, group, judged, period, (area,), stored_of)[area]


def certainties(
    measure_id: str,
    group: Group,
    judged: Judged,
    period: str,
    areas: Collection[str] | None = None,
    stored_of: StoredOf = stored,
) -> dict[str, Certainty]:
    """The same of several areas, by code; None means all authorities, regions and the CA.

    Raises KeyError for a code or id the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    if areas is None:
        areas = [area.code for area in book.areas_of(AreaKind.AUTHORITY, *rules.SEVERAL)]
    asked = _Asked(stored_of(measure_id), group, judged, period)
    found = asked.found([code for code in areas if code in asked.usable])
    return {
        code: found[code] if code in found else asked.nothing(code, asked.reason(code))
        for code in areas
        if book.areas[code]
    }


class _Asked:
    """One group, period and figure of a measure, over whichever areas."""

    def __init__(self, known: Stored, group: Group, judged: Judged, period: str) -> None:
        self._known, self._measure = known, known.measure
        self._group, self._judged, self._period = group, judged, period
        self._gap = judged is Judged.WITHIN
        self._pair = rules.pair_of(known.measure, group) if self._gap else None
        self._own = known.rows.get((group.value, period), {})
        self._others: Mapping[str, Row] = {}
        if self._pair is not None:
            self._others = known.rows.get((PAIRS[self._pair][1].value, period), {})
        families = known.families.get((group.value, period), (0, 0, 0, 0))
        self._families = families[2:] if self._gap else families[:2]
        wanted = self._own if not self._gap else self._own.keys() & self._others.keys()
        self.usable = set(wanted) - {ENGLAND, ENGLAND_OUTSIDE_LONDON}
        self._apart = frozenset(rules.areas_apart())  # once, not for every area

    def found(self, areas: list[str]) -> dict[str, Certainty]:
        """Certainties of areas with rows."""
        if not areas:
            return {}
        one = self._interval(areas)
        beside = [
            self._beside(code, name, one)
            for code, name in ((ENGLAND, "England"),
                               (ENGLAND_OUTSIDE_LONDON, words.OUTSIDE_LONDON))
        ]  # fmt: skip
        nothing = [None] * len(areas)
        differences = [nothing if each is None else _each(each) for each, _ in beside]
        reasons = [reason for _, reason in beside]
        return {
            area: self._certainty(area, ends, pair, reasons)
            for area, ends, *pair in zip(areas, _each(one), *differences, strict=True)
        }

    def _certainty(
        self, area: str, ends: _Ends, differences: list[_Ends | None], reasons: list[str]
    ) -> Certainty:
        row, single = self._own[area], area not in self._apart
        verdicts, places = (
            ((row.gap_england, row.gap_outside_london), row.gap_places) if self._gap
            else ((row.england, row.outside_london), row.places)
        )  # fmt: skip
        england, outside = (
            _compared(verdict, difference, family if single else 0, reason)
            for verdict, family, difference, reason in zip(
                verdicts, self._families, differences, reasons, strict=True
            )
        )
        rank = RankInterval(*places, max(self._families)) if places else None
        no_rank = "" if rank else words.NO_RANK if single else words.NO_PLACE
        return Certainty(
            self._measure.id, self._group, self._judged, area, self._period, *ends,
            row.pupils, self._kind(area), england, outside, rank, no_rank, "",
        )  # fmt: skip

    def _kind(self, area: str) -> Counted:
        """Of a gap the less firm of its two groups'."""
        kinds = [rows[area].kind for rows in (self._own, self._others) if area in rows]
        return max(kinds, key=list(Counted).index)

    def _interval(self, areas: list[str]) -> Interval:
        sides = (self._own, self._others) if self._gap else (self._own,)
        numbers = [
            np.array([getattr(rows[area], name) for area in areas], dtype=float)
            for rows in sides
            for name in ("value", "pupils")
        ]
        if self._pair is None:
            value, pupils = numbers
            return rules.level_interval(
                self._measure, self._group, self._period, areas, value, pupils
            )
        own, own_pupils, others, others_pupils = numbers
        return rules.gap_interval(
            self._measure, self._pair, self._period, areas, own, own_pupils, others, others_pupils
        )

    def _beside(self, code: str, name: str, one: Interval) -> tuple[Interval | None, str]:
        """Differences from one comparator, or why there are none."""
        own, others = self._own.get(code), self._others.get(code)
        if own is None or (self._gap and others is None):
            apart = rules.constants(self._measure).england_apart_from
            if code == ENGLAND and apart and self._period >= apart:
                return None, words.ENGLAND_APART
            return None, words.NO_COMPARATOR.format(name=name)
        value, kind = own.value, own.kind
        if self._pair is None or others is None:
            error = rules.comparator_error(self._measure, self._group, self._period, kind)
        else:
            value = others.value - value
            error = rules.gap_comparator_error(self._measure, self._pair, self._period, kind)
        return against(one, value, error), ""

    def reason(self, code: str) -> str:
        """Why an area has nothing, the widest reason first."""
        known, kind = self._measure.uncertainty, catalogue.load().areas[code].kind
        if isinstance(known, NoInterval):
            return words.NO_INTERVAL[known]
        if kind in (AreaKind.COUNTRY, AreaKind.CALCULATED):
            return words.COMPARATOR
        if kind not in (AreaKind.AUTHORITY, *rules.SEVERAL):
            return words.NOT_JUDGED
        if self._gap and not any(PAIRS[p][0] is self._group for p in self._measure.pairs):
            return words.NO_GAP
        if (self._pair if self._gap else known.spread_of(self._group)) is None:
            return words.NO_INTERVAL[NoInterval.SPREAD_NOT_MEASURED]
        if not self._known.rows:
            return words.NOT_IN_EDITION
        return words.NOTHING_HERE if self.usable else words.SIZE_UNKNOWN

    def nothing(self, area: str, reason: str) -> Certainty:
        """The certainty of an area that has none."""
        none = Comparison(None, None, None, None, 0, reason)
        return Certainty(
            self._measure.id, self._group, self._judged, area, self._period,
            None, None, None, None, None, none, none, None, reason, reason,
        )  # fmt: skip


def _each(one: Interval) -> list[_Ends]:
    """An interval of many areas as one of each."""
    parts = (np.round(part, 6).tolist() for part in (one.value, one.low, one.high))
    return list(zip(*parts, strict=True))


def _compared(
    verdict: Verdict | None, difference: _Ends | None, family: int, reason: str
) -> Comparison:
    """One area's comparison."""
    if verdict is None or difference is None:
        return Comparison(None, None, None, None, 0, reason)
    return Comparison(verdict, *difference, family, "")
