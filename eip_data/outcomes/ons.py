"""ONS Explore Local Statistics: persistent absence of pupils eligible for free school meals."""

import re
from collections.abc import Mapping
from pathlib import Path

from eip_data import periods
from eip_data.entries import Area
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell
from eip_data.outcomes.ees import read

_SCHOOL_YEAR = re.compile(r"(\d{4})-08-01/P1Y", re.ASCII)


class OnsAbsence:
    """The file's rows by our area codes.

    Codes are matched as they stand and through each authority's former codes. The file's
    ``geography`` column is not used: it calls metropolitan boroughs districts. A missing
    figure is an absent row.
    """

    def __init__(self, path: Path, areas: Mapping[str, Area]) -> None:
        frame = read(path, "areacd", "indicator", "period", "observation")
        self.values_read = len(frame)
        current = {code: code for code in areas}
        for area in areas.values():
            current |= dict.fromkeys(area.former_codes, area.code)
        self._rows = frame.assign(
            area=frame["areacd"].map(current),
            indicator=frame["indicator"].str.lower().str.replace(" ", "-"),
        )

    def cells(self, key: str) -> list[Cell]:
        """Every cell of one indicator, its name in lower case with hyphens, as ONS's links do."""
        rows = self._rows[self._rows["indicator"] == key]
        if rows.empty:
            raise SourceError(f"ONS's file holds no indicator “{key}”.")
        rows = rows[rows["area"].notna()]
        return [
            Cell(area, period_of(interval), text)
            for area, interval, text in zip(
                rows["area"], rows["period"], rows["observation"], strict=True
            )
        ]


def period_of(interval: str) -> str:
    """ONS's ``2024-08-01/P1Y`` as the academic year that starts then.

    Raises SourceError for an interval that is not a year from 1 August.
    """
    if match := _SCHOOL_YEAR.fullmatch(interval):
        return periods.ending(int(match[1]) + 1)
    raise SourceError(f"ONS's interval “{interval}” is not an academic year.")
