"""DfE's performance data for key stage 4: counts and percentages by authority and group.

Cohort sizes are not in the file. They follow, to within a few pupils, from a count and its
percentage to one decimal: ``x / (p + 0.05) <= n / 100 <= x / (p - 0.05)``, for the two
English and maths thresholds together, and from all = disadvantaged + others.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from eip_data.columns import Group
from eip_data.entries import Area
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell, decimal, period, printed, rounded, whole
from eip_data.outcomes.ees import read

CODES = {Group.ALL: "Tot", Group.DISADVANTAGED: "Dis", Group.NOT_DISADVANTAGED: "NDi"}
THRESHOLDS = {"ks4_english_maths_5": "EngMaths59", "ks4_english_maths_4": "EngMaths49"}
_HALF_STEP = Fraction(5, 100)
_KEY = ["old_la_code", "academic_year", "measure", "group", "kind"]


@dataclass(frozen=True)
class Bounds:
    """A cohort known to lie between two whole numbers; raises SourceError when none can."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise SourceError(
                "Counts and percentages contradict each other: "
                f"no cohort has at least {self.low} and at most {self.high} pupils."
            )

    def meet(self, other: "Bounds") -> "Bounds":
        """The cohorts that both allow."""
        return Bounds(max(self.low, other.low), min(self.high, other.high))

    def plus(self, other: "Bounds") -> "Bounds":
        """What the sum of the two can be."""
        return Bounds(self.low + other.low, self.high + other.high)

    def minus(self, other: "Bounds") -> "Bounds":
        """What the difference of the two can be."""
        return Bounds(max(0, self.low - other.high), self.high - other.low)


class Ks4Performance:
    """The performance file, one text a (authority, period, measure, group, kind).

    Raises SourceError when it cannot be read or holds two values for one cell.
    """

    def __init__(self, path: Path, areas: Mapping[str, Area]) -> None:
        frame = read(path, *_KEY, "value")
        self._name = path.name
        self.values_read = len(frame)
        twice = frame[frame.duplicated(_KEY)]
        if len(twice):
            raise SourceError(f"{path.name}: two values for {', '.join(twice[_KEY].iloc[0])}.")
        by_number = {area.number: area.code for area in areas.values() if area.number}
        codes = frame["old_la_code"].map(by_number)
        if codes.isna().any():
            number = frame.loc[codes.isna(), "old_la_code"].iloc[0]
            raise SourceError(f"{path.name} holds the DfE area number {number}, unknown here.")
        years = {year: period(year, path.name) for year in frame["academic_year"].unique()}
        self._text = {
            (area, years[year], measure, group, kind): value
            for area, year, measure, group, kind, value in zip(
                codes, *(frame[name] for name in [*_KEY[1:], "value"]), strict=True
            )
        }
        self.areas_and_periods = sorted({key[:2] for key in self._text})

    def cells(self, key: str) -> list[Cell]:
        """The percentages of ``measure/group``, one cell an authority and period."""
        measure, group = key.split("/")
        found = [
            Cell(area, period, text)
            for (area, period, m, g, kind), text in self._text.items()
            if (m, g, kind) == (measure, group, "Pct")
        ]
        if not found:
            raise SourceError(f"{self._name} holds no percentages of “{key}”.")
        return found

    def count(self, area: str, period: str, measure: str, group: Group) -> int | None:
        """Pupils at the threshold; others follow from all minus disadvantaged."""
        count = whole(self._text.get((area, period, measure, CODES[group], "Num"), ""))
        if count is None and group is Group.NOT_DISADVANTAGED:
            everyone = self.count(area, period, measure, Group.ALL)
            disadvantaged = self.count(area, period, measure, Group.DISADVANTAGED)
            if everyone is not None and disadvantaged is not None:
                if disadvantaged > everyone:
                    raise SourceError(
                        f"{self._name}, {area}, {period}: of {everyone} pupils at {measure} "
                        f"{disadvantaged} are disadvantaged."
                    )
                return everyone - disadvantaged
        return count

    def cohorts(self, area: str, period: str) -> dict[Group, Bounds]:
        """The cohorts of all, disadvantaged and other pupils, as narrow as the file makes them.

        Empty when the file says too little; raises SourceError naming area and period when its
        counts and percentages contradict each other.
        """
        try:
            return self._cohorts(area, period)
        except SourceError as error:
            raise SourceError(f"{self._name}, {area}, {period}: {error}") from error

    def _cohorts(self, area: str, period: str) -> dict[Group, Bounds]:
        everyone = self._bounds(area, period, Group.ALL)
        disadvantaged = self._bounds(area, period, Group.DISADVANTAGED)
        if everyone is None or disadvantaged is None:
            return {}
        others = everyone.minus(disadvantaged)
        stated = self._bounds(area, period, Group.NOT_DISADVANTAGED)
        if stated is not None:
            others = others.meet(stated)
        everyone = everyone.meet(disadvantaged.plus(others))
        disadvantaged = disadvantaged.meet(everyone.minus(others))
        others = others.meet(everyone.minus(disadvantaged))
        return {
            Group.ALL: everyone,
            Group.DISADVANTAGED: disadvantaged,
            Group.NOT_DISADVANTAGED: others,
        }

    def _bounds(self, area: str, period: str, group: Group) -> Bounds | None:
        """Bounds from both thresholds, or None when neither says anything."""
        found: Bounds | None = None
        for measure in THRESHOLDS.values():
            key = (area, period, measure, CODES[group])
            count = whole(self._text.get((*key, "Num"), ""))
            share = decimal(self._text.get((*key, "Pct"), ""))
            if not count or share is None or not rounded(share, 1):
                continue
            bounds = cohort_bounds(count, printed(share, 1))
            found = bounds if found is None else found.meet(bounds)
        return found


def cohort_bounds(count: int, percent: str) -> Bounds:
    """The cohorts of which ``count`` pupils are ``percent`` to one decimal.

    Both must be positive: no pupils, or so few that they are "0.0", give no upper bound.
    112 pupils at "20.4" give 548 to 550. Raises SourceError when no cohort fits.
    """
    share = Fraction(percent)
    low = math.ceil(count * 100 / min(share + _HALF_STEP, Fraction(100)))
    high = math.floor(count * 100 / (share - _HALF_STEP))
    return Bounds(low, high)
