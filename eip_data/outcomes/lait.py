"""DfE's Local Authority Interactive Tool: its long file, its dictionary, its neighbours."""

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile

import pandas as pd

from eip_data import periods
from eip_data.entries import Area
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell, period
from eip_data.outcomes.ees import read

_COLUMNS = ["Short Desc", "Years", "Values", "LA Number"]
_YEAR = re.compile(r"((?:19|20)\d\d)(?: \((?:prov|Rev|Final)\))?", re.ASCII)

#: Column of a neighbour -> of its band; pandas numbers the bands, which all have one name.
_NEIGHBOURS = {f"SN{n}": "SNP" if n == 1 else f"SNP.{n - 1}" for n in range(1, 11)}
_BANDS = ("extremely close", "very close", "close", "somewhat close", "not close")


class Lait:
    """The long file, indexed by LAIT's own measure code.

    Raises SourceError when the file cannot be read or is not of the expected shape.
    """

    def __init__(self, path: Path, areas: Mapping[str, Area]) -> None:
        try:
            frame = pd.read_parquet(path, columns=_COLUMNS)
        except (OSError, ValueError, KeyError) as error:
            raise SourceError(f"{path.name} cannot be read as LAIT's long file: {error}") from error
        self.values_read = len(frame)
        by_number = {area.number: area.code for area in areas.values() if area.number}
        codes = {}
        for number in frame["LA Number"].unique():
            text = str(number).removesuffix(".0")
            if text not in by_number:
                raise SourceError(f"{path.name} holds the DfE area number {text}, unknown here.")
            codes[number] = by_number[text]
        frame = frame.assign(area=frame["LA Number"].map(codes))
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
        labels = {label: str(label) for label in part["Years"].unique()}
        periods_of = {label: period_of(text) for label, text in labels.items()}
        status_of = {
            label: "provisional" if "(prov)" in text else "" for label, text in labels.items()
        }
        return [
            Cell(area, periods_of[label], str(text), status_of[label])
            for area, label, text in zip(part["area"], part["Years"], part["Values"], strict=True)
        ]


def period_of(label: str) -> str:
    """LAIT's year label as a period: "2025" and "2025 (prov)" end in 2025; "2023-24" is one.

    Raises SourceError for the labels that are neither (three-year ranges, other-term labels).
    """
    if match := _YEAR.fullmatch(label):
        return periods.ending(int(match[1]))
    return period(label, "LAIT's year label")


def dictionary(path: Path) -> dict[str, dict[str, str]]:
    """LAIT's data dictionary by measure code; codes listed under two topics appear once."""
    frame = read(path, "Measure_short", "dps").drop_duplicates("Measure_short")
    return {
        str(row["Measure_short"]): {str(column): str(text) for column, text in row.items()}
        for row in frame.to_dict("records")
    }


def neighbours(path: Path, areas: Mapping[str, Area]) -> list[tuple[str, int, str, str]]:
    """(area, place 1 to 10, neighbour, closeness) of every current authority, sorted.

    The bands are spelt inconsistently in the file and are lower-cased here; the file's five
    former authorities are left out.
    """
    try:
        frame = pd.read_excel(path, sheet_name="LA SN Groups", header=2, dtype=str)
        listed = frame[frame["LA num"].notna()][["LA num", *_NEIGHBOURS, *_NEIGHBOURS.values()]]
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise SourceError(f"{path.name} cannot be read as the neighbours' file: {error}") from error
    by_number = {area.number: area for area in areas.values() if area.number}

    def area_of(number: object) -> Area:
        if number not in by_number:
            raise SourceError(f"{path.name} holds the DfE area number {number}, unknown here.")
        return by_number[str(number)]

    rows: list[tuple[str, int, str, str]] = []
    for row in listed.to_dict("records"):
        area = area_of(row["LA num"])
        for place, (other, band) in enumerate(_NEIGHBOURS.items(), 1):
            neighbour, closeness = area_of(row[other]), str(row[band]).strip().casefold()
            if closeness not in _BANDS:
                raise SourceError(
                    f"{path.name}: “{row[band]}”, at place {place} of {area.name}, "
                    "is no band of closeness."
                )
            if area.valid_to is None:
                rows.append((area.code, place, neighbour.code, closeness))
    return sorted(rows)
