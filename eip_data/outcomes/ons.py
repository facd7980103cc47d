"""ONS Explore Local Statistics: persistent absence of pupils eligible for free school meals."""

from pathlib import Path

from eip_data import periods
from eip_data.entries import Area
from eip_data.outcomes.clean import Cell
from eip_data.outcomes.ees import read


class OnsAbsence:
    """The file's rows by our area codes.

    Codes are matched as they stand and through each authority's former codes. The file's
    ``geography`` column is not used: it calls metropolitan boroughs districts. A missing
    figure is an absent row.
    """

    def __init__(self, path: Path, areas: dict[str, Area]) -> None:
        frame = read(path, "areacd", "period", "observation")
        self.rows_read = len(frame)
        current = {code: code for code in areas}
        for area in areas.values():
            current |= dict.fromkeys(area.former_codes, area.code)
        codes = frame["areacd"].map(current)
        self.set_aside = int(codes.isna().sum())
        self._rows = [
            Cell(area, _period(start), text)
            for area, start, text in zip(codes, frame["period"], frame["observation"], strict=True)
            if isinstance(area, str)
        ]

    def cells(self, key: str) -> list[Cell]:
        """Every cell; ``key`` names the file and is there for the reader of the catalogue."""
        return self._rows


def _period(interval: str) -> str:
    """ONS's ``2024-08-01/P1Y`` as the academic year that starts then."""
    return periods.ending(int(interval[:4]) + 1)
