"""All areas with a figure of one measure, group and period: what is tested together.

Authorities are one family, whatever is on a page; regions and the North East CA are judged one
by one, and have no place.
"""

import numpy as np
import pandas as pd

from analysis.rank_intervals import rank_intervals
from analysis.uncertainty import Z90, Z95, Interval, against
from analysis.verdicts import verdicts
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    Counted,
    Group,
    Verdict,
)
from eip_data.entries import Measure
from findings import certainty_rules as rules

#: What figures are compared with, by the column of its verdicts.
COMPARATORS = {"england": ENGLAND, "outside_london": ENGLAND_OUTSIDE_LONDON}


class Family:
    """The levels, or with a pair the gaps inside, of one group and period, by area.

    ``own`` has the columns value and pupils on the index of areas, with a pair also
    value_others and pupils_others; ``beside`` value and kind on that of the comparators.
    """

    def __init__(
        self, measure: Measure, group: Group, period: str, own: pd.DataFrame,
        beside: pd.DataFrame, pair: str | None = None,
    ) -> None:  # fmt: skip
        self._measure, self._group, self._period, self._pair = measure, group, period, pair
        self._own, self._beside = own, beside
        self._inside = ~own.index.isin(rules.areas_apart())
        self._intervals: dict[float, Interval] = {}  # by z: both comparators ask for the same two

    def columns(self) -> pd.DataFrame:
        """Verdicts and rank intervals on the index of areas."""
        low, high = self._ranks()
        return self.verdicts().assign(rank_low=low, rank_high=high)

    def verdicts(self) -> pd.DataFrame:
        """A column a comparator on the index of areas; None where there is no comparator."""
        return pd.DataFrame(
            {name: self._verdicts(code) for name, code in COMPARATORS.items()}, self._own.index,
            dtype=object,
        )  # fmt: skip

    def interval(self, z: float = Z95) -> Interval:
        """The areas' intervals, in the order of the index."""
        if z not in self._intervals:
            self._intervals[z] = self._interval(z)
        return self._intervals[z]

    def _interval(self, z: float) -> Interval:
        own, areas = self._own, list(self._own.index)
        value, pupils = (own[name].to_numpy(dtype=float) for name in ("value", "pupils"))
        if self._pair is None:
            return rules.level_interval(
                self._measure, self._group, self._period, areas, value, pupils, z
            )
        others, theirs = (
            own[name].to_numpy(dtype=float) for name in ("value_others", "pupils_others")
        )
        return rules.gap_interval(
            self._measure, self._pair, self._period, areas, value, pupils, others, theirs, z
        )

    def _verdicts(self, code: str) -> list[Verdict | None]:
        if code not in self._beside.index:
            return [None] * len(self._own)
        row = self._beside.loc[code].to_dict()
        value, kind = float(row["value"]), Counted(row["kind"])
        if self._pair is None:
            error = rules.comparator_error(self._measure, self._group, self._period, kind)
        else:
            value = float(row["value_others"]) - value
            error = rules.gap_comparator_error(self._measure, self._pair, self._period, kind)
        wide, narrow = (against(self.interval(z), value, error, z) for z in (Z95, Z90))
        return list(verdicts(wide, narrow, rules.constants(self._measure).margin, self._inside))

    def _ranks(self) -> tuple["pd.Series[int]", "pd.Series[int]"]:
        """Places among the authorities, 1 for the highest level or the smallest gap."""
        areas = self._own.index[self._inside]
        interval = self.interval()
        key = "/".join((self._measure.id, self._group, self._period, self._pair or "level"))
        found = rank_intervals(
            np.asarray(interval.value)[self._inside],
            np.asarray(interval.half)[self._inside] / Z95,
            highest_first=self._pair is None, key=key,
        )  # fmt: skip
        low, high = found or ([pd.NA] * len(areas),) * 2
        return tuple(
            pd.Series(ends, areas, dtype="Int64").reindex(self._own.index) for ends in (low, high)
        )  # type: ignore[return-value]


def with_others(own: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The areas that have both, the others' columns as ``value_others`` and so on."""
    return own.join(others.add_suffix("_others"), how="inner")
