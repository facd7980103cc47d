"""DfE's performance data for key stage 4: counts and percentages by authority and group.

Cohort sizes are not in the file. They follow, to within a few pupils, from a count and its
percentage to one decimal: ``x / (p + 0.05) <= n / 100 <= x / (p - 0.05)``, for the two
English and maths thresholds together, and from all = disadvantaged + others.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from eip_data.columns import Group
from eip_data.entries import Area
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell
from eip_data.outcomes.ees import read

CODES = {Group.ALL: "Tot", Group.DISADVANTAGED: "Dis", Group.NOT_DISADVANTAGED: "NDi"}
THRESHOLDS = {"ks4_english_maths_5": "EngMaths59", "ks4_english_maths_4": "EngMaths49"}
_HALF_STEP = Fraction(5, 100)


@dataclass(frozen=True)
class Bounds:
    """A cohort known to lie between two whole numbers."""

    low: int
    high: int

    def meet(self, other: "Bounds") -> "Bounds":
        """The cohorts that both allow; raises SourceError when there is none."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            raise SourceError(f"Counts and percentages contradict each other: {self} and {other}.")
        return Bounds(low, high)

    def plus(self, other: "Bounds") -> "Bounds":
        """What the sum of the two can be."""
        return Bounds(self.low + other.low, self.high + other.high)

    def minus(self, other: "Bounds") -> "Bounds":
        """What the difference of the two can be."""
        return Bounds(max(0, self.low - other.high), self.high - other.low)


class Ks4Performance:
    """The performance file, one text a (authority, period, measure, group, kind)."""

    def __init__(self, path: Path, areas: dict[str, Area]) -> None:
        frame = read(path, "old_la_code", "academic_year", "measure", "group", "kind", "value")
        self.rows_read = len(frame)
        by_number = {area.number: area.code for area in areas.values() if area.number}
        codes = frame["old_la_code"].map(by_number)
        if codes.isna().any():
            number = frame.loc[codes.isna(), "old_la_code"].iloc[0]
            raise SourceError(f"{path.name} holds the DfE area number {number}, unknown here.")
        self._text = {
            (area, period, measure, group, kind): value
            for area, period, measure, group, kind, value in zip(
                codes, frame["academic_year"], frame["measure"], frame["group"],
                frame["kind"], frame["value"], strict=True,
            )
        }  # fmt: skip
        self.areas_and_periods = sorted({key[:2] for key in self._text})

    def cells(self, key: str) -> list[Cell]:
        """The percentages of ``measure/group``, one cell an authority and period."""
        measure, group = key.split("/")
        return [
            Cell(area, period, text)
            for (area, period, m, g, kind), text in self._text.items()
            if (m, g, kind) == (measure, group, "Pct")
        ]

    def count(self, area: str, period: str, measure: str, group: Group) -> int | None:
        """Pupils at the threshold; others follow from all minus disadvantaged."""
        text = self._text.get((area, period, measure, CODES[group], "Num"))
        if text is not None:
            return int(text)
        if group is Group.NOT_DISADVANTAGED:
            everyone = self.count(area, period, measure, Group.ALL)
            disadvantaged = self.count(area, period, measure, Group.DISADVANTAGED)
            if everyone is not None and disadvantaged is not None:
                return everyone - disadvantaged
        return None

    def cohorts(self, area: str, period: str) -> dict[Group, Bounds]:
        """The cohorts of all, disadvantaged and other pupils, as narrow as the file makes them."""
        everyone = self._bounds(area, period, Group.ALL)
        disadvantaged = self._bounds(area, period, Group.DISADVANTAGED)
        if everyone is None or disadvantaged is None:
            return {}
        others = everyone.minus(disadvantaged)
        stated = self._bounds(area, period, Group.NOT_DISADVANTAGED)
        if stated is not None:
            others = others.meet(stated)
        for _ in range(3):
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
            count = self._text.get((area, period, measure, CODES[group], "Num"))
            percent = self._text.get((area, period, measure, CODES[group], "Pct"))
            if count is None or percent is None or int(count) == 0:
                continue
            bounds = cohort_bounds(int(count), percent)
            found = bounds if found is None else found.meet(bounds)
        return found


def cohort_bounds(count: int, percent: str) -> Bounds:
    """The cohorts of which ``count`` pupils are ``percent`` to one decimal.

    ``count`` must be positive. 112 pupils at "20.4" give 548 to 550.
    """
    share = Fraction(percent)
    low = math.ceil(count * 100 / min(share + _HALF_STEP, Fraction(100)))
    high = math.floor(count * 100 / (share - _HALF_STEP))
    return Bounds(max(low, count), high)
