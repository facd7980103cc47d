"""Social Mobility Commission files: DfE's disadvantage gap index for England."""

from pathlib import Path

from eip_data.columns import ENGLAND, Group
from eip_data.outcomes.clean import Cell, decimal
from eip_data.outcomes.ees import read

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
        self.rows_read = len(frame)
        self._frame = frame[frame["area_code"] == ENGLAND]

    def cells(self, key: str) -> list[Cell]:
        """The index by period. A zero in this file means that there were no tests: no value."""
        rows = self._frame[self._frame["unit"] == key]
        return [
            Cell(ENGLAND, period, "" if text == "0" else text)
            for period, text in zip(rows["time_period"], rows["value"], strict=True)
        ]

    def cohorts(self) -> dict[tuple[Group, str], int]:
        """England's pupils by group and period, as published beside the attainment figures."""
        rows = self._frame[
            (self._frame["chart_type"] == "trend") & (self._frame["primary_split_type"] == "seb")
        ]
        return {
            (_GROUPS[group], period): int(size)
            for group, period, size in zip(
                rows["primary_split_value"],
                rows["time_period"],
                map(decimal, rows["sample_size"]),
                strict=True,
            )
            if group in _GROUPS and size
        }
