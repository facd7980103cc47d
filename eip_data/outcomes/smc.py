"""Social Mobility Commission files: DfE's disadvantage gap index for England."""

from pathlib import Path

from eip_data.columns import ENGLAND, Group
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell, decimal, period, whole
from eip_data.outcomes.ees import Counted, read

_GROUPS = {
    "Total": Group.ALL,
    "Disadvantaged": Group.DISADVANTAGED,
    "Not known to be disadvantaged": Group.NOT_DISADVANTAGED,
}


class GapIndex:
    """One file: the index by period, and England's cohorts by period and group."""

    def __init__(self, path: Path) -> None:
        frame = read(
            path, "area_code", "unit", "time_period", "value", "sample_size",
            "chart_type", "primary_split_type", "primary_split_value",
        )  # fmt: skip
        self._name = path.name
        self.values_read = len(frame)
        self._frame = frame[frame["area_code"] == ENGLAND]

    def cells(self, key: str) -> list[Cell]:
        """The index by period. A zero in this file means that there were no tests: no value."""
        rows = self._frame[self._frame["unit"] == key]
        if rows.empty:
            raise SourceError(f"{self._name} holds no “{key}” of England.")
        return [
            Cell(ENGLAND, period(time, self._name), "" if decimal(text) == 0 else text)
            for time, text in zip(rows["time_period"], rows["value"], strict=True)
        ]

    def counted(self) -> list[Counted]:
        """England's pupils by group and period, as published beside the attainment figures."""
        rows = self._frame[
            (self._frame["chart_type"] == "trend") & (self._frame["primary_split_type"] == "seb")
        ]
        return [
            Counted(_GROUPS[group], ENGLAND, period(time, self._name), pupils, {})
            for group, time, pupils in zip(
                rows["primary_split_value"],
                rows["time_period"],
                map(whole, rows["sample_size"]),
                strict=True,
            )
            if group in _GROUPS and pupils
        ]
