"""DfE's Local Authority Interactive Tool: its long file, its dictionary, its neighbours."""

import re
from pathlib import Path

import pandas as pd

from eip_data import periods
from eip_data.entries import Area
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell

_COLUMNS = ["Short Desc", "Years", "LA and Regions", "Values", "LA Number"]
_YEAR = re.compile(r"^(\d{4})(?: \((?:prov|Rev|Final)\))?$")
_SPAN = re.compile(r"^(\d{4})[/-](\d{2})$")


class Lait:
    """The long file, indexed by LAIT's own measure code.

    Raises SourceError when the file cannot be read or is not of the expected shape.
    """

    def __init__(self, path: Path, areas: dict[str, Area]) -> None:
        try:
            frame = pd.read_parquet(path, columns=_COLUMNS)
        except (OSError, ValueError, KeyError) as error:
            raise SourceError(f"{path.name} cannot be read as LAIT's long file: {error}") from error
        self.rows_read = len(frame)
        by_number = {area.number: area.code for area in areas.values() if area.number}
        numbers = frame["LA Number"].map(lambda n: str(int(n)))
        unknown = sorted(set(numbers) - set(by_number))
        if unknown:
            raise SourceError(f"{path.name} holds the DfE area number {unknown[0]}, unknown here.")
        frame = frame.assign(area=numbers.map(by_number))
        self._by_code = {
            str(code): part for code, part in frame.groupby("Short Desc", sort=False, observed=True)
        }

    @property
    def codes(self) -> frozenset[str]:
        """Every measure code in the file."""
        return frozenset(self._by_code)

    def cells(self, key: str) -> list[Cell]:
        """Every cell of one measure; the label's "(prov)" becomes the status provisional."""
        if key not in self._by_code:
            raise SourceError(f"LAIT's file holds no measure “{key}”.")
        part = self._by_code[key]
        return [
            Cell(area, period_of(label), str(text), "provisional" if "(prov)" in label else "")
            for area, label, text in zip(part["area"], part["Years"], part["Values"], strict=True)
        ]


def period_of(label: str) -> str:
    """LAIT's year label as a period: "2025" and "2025 (prov)" end in 2025; "2023-24" is one.

    Raises SourceError for the labels that are neither (three-year ranges, other-term labels).
    """
    if match := _YEAR.match(label):
        return periods.ending(int(match[1]))
    if _SPAN.match(label):
        return periods.parse(label)
    raise SourceError(f"LAIT's year label “{label}” is not a single year.")


def dictionary(path: Path) -> dict[str, dict[str, str]]:
    """LAIT's data dictionary by measure code; codes listed under two topics appear once."""
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError) as error:
        raise SourceError(f"{path.name} cannot be read as LAIT's dictionary: {error}") from error
    frame = frame.drop_duplicates("Measure_short").set_index("Measure_short")
    return {str(code): {str(k): str(v) for k, v in row.items()} for code, row in frame.iterrows()}


def neighbours(path: Path, areas: dict[str, Area]) -> list[tuple[str, int, str, str]]:
    """(area, place 1 to 10, neighbour, closeness) of every current authority, sorted.

    The bands are spelt inconsistently in the file and are lower-cased here; the file's five
    former authorities are left out.
    """
    try:
        frame = pd.read_excel(path, sheet_name="LA SN Groups", header=2, dtype=str)
    except (OSError, ValueError) as error:
        raise SourceError(f"{path.name} cannot be read as the neighbours' file: {error}") from error
    by_number = {area.number: area for area in areas.values() if area.number}
    rows: list[tuple[str, int, str, str]] = []
    for row in frame[frame["LA num"].notna()].itertuples(index=False):
        area = by_number[str(row[0])]
        if area.valid_to is None:
            for place in range(1, 11):
                other, band = str(row[3 + 2 * place]), str(row[4 + 2 * place])
                rows.append((area.code, place, by_number[other].code, band.strip().casefold()))
    return sorted(rows)
