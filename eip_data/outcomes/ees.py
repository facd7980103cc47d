"""Explore Education Statistics files, in the shapes DfE has published them in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from eip_data.columns import ENGLAND, Group
from eip_data.entries import Area
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell, period, whole

#: Column names changed with the 2024/25 releases; a loader accepts both.
_RENAMED = {
    "disadvantage_status": "disadvantage",
    "attainment8_average": "avg_att8",
    "pupil_count": "t_pupils",
    "engmath_95_percent": "pt_l2basics_95",
    "engmath_94_percent": "pt_l2basics_94",
    "engmath_95_total": "t_l2basics_95",
    "engmath_94_total": "t_l2basics_94",
}

_KS4_COUNTS = ("t_l2basics_94", "t_l2basics_95")

#: EES writes the two groups of each split in several ways.
_KS4_NATIONAL_GROUPS = {
    "Disadvantaged": Group.DISADVANTAGED,
    "Disadvantaged all other": Group.NOT_DISADVANTAGED,
}
_KS4_LA_GROUPS = {
    ("Disadvantage", "disadvantaged"): Group.DISADVANTAGED,
    ("Disadvantage", "disadvantaged_Total_other"): Group.NOT_DISADVANTAGED,
    ("Free_school_meals", "fsm"): Group.FSM,
    ("Free_school_meals", "fsm all other"): Group.NOT_FSM,
}

#: The file's group of other children is not LAIT's and is left out.
_EARLY_YEARS_GROUPS = {"Total": Group.ALL, "Known to be eligible for free school meals": Group.FSM}

_PLACES = (
    "time_period", "geographic_level", "country_code", "region_code", "region_name", "old_la_code",
)  # fmt: skip

#: The key stage 4 file of 2017/18 gives both parts of London the code of the whole.
_LONDON_PARTS = {"Inner London": "E13000001", "Outer London": "E13000002"}


@dataclass(frozen=True)
class Counted:
    """Published pupils of one group, area and period, and those at each threshold by column.

    A threshold's count is None where the file has a symbol for it.
    """

    group: Group
    area: str
    period: str
    pupils: int
    achieved: dict[str, int | None]


@dataclass(frozen=True)
class CountFile:
    """A file that gives counts alone: how many rows it had, and those of our groups and areas."""

    rows_read: int
    counted: list[Counted]


def read(path: Path, *needed: str) -> pd.DataFrame:
    """The file as text, with today's column names put back to the common ones.

    Raises SourceError when it cannot be read or lacks a needed column.
    """
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise SourceError(f"{path.name} cannot be read: {error}") from error
    if not isinstance(frame.index, pd.RangeIndex):
        raise SourceError(f"{path.name} has more cells in a row than columns.")
    frame = frame.rename(columns=_RENAMED)
    for column in needed:
        if column not in frame.columns:
            raise SourceError(f"{path.name} lacks the column “{column}”.")
    return frame


def period_of(time_period: str) -> str:
    """EES's ``202425`` as a period; raises SourceError for anything else."""
    return period(f"{time_period[:4]}/{time_period[4:]}", "EES's time period")


class Ks4National:
    """England by disadvantage, all state-funded schools, one row a period and group."""

    def __init__(self, path: Path) -> None:
        frame = read(
            path, "time_period", "geographic_level", "establishment_type_group", "breakdown",
            "sex", "disadvantage", "version", "t_pupils", *_KS4_COUNTS,
        )  # fmt: skip
        self._rows_read = len(frame)
        self._columns_used: set[str] = set()
        self._frame = frame[
            (frame["geographic_level"] == "National")
            & (frame["establishment_type_group"] == "All state-funded")
            & (frame["breakdown"] == "Disadvantage")
            & (frame["sex"] == "Total")
        ]
        meta = path.with_name(path.name.replace(".csv", ".meta.csv"))
        stated = read(meta, "col_name", "indicator_dp").set_index("col_name")["indicator_dp"]
        self._decimals = stated.rename(index=_RENAMED).to_dict()

    @property
    def values_read(self) -> int:
        """Values in the columns that were asked for: a row of this file holds several."""
        return self._rows_read * len(self._columns_used)

    def cells(self, key: str) -> list[Cell]:
        """England's cells of ``column/disadvantage value``, status as the file's version says."""
        column, group = key.split("/")
        rows = self._frame[self._frame["disadvantage"] == group]
        if column not in rows.columns or rows.empty:
            raise SourceError(f"The national file of key stage 4 holds no “{key}”.")
        self._columns_used.add(column)
        return [
            Cell(ENGLAND, period_of(time), text, version.lower())
            for time, text, version in zip(
                rows["time_period"], rows[column], rows["version"], strict=True
            )
        ]

    def decimals(self, key: str) -> int:
        """Decimals the publisher's own description gives the column."""
        column = key.split("/")[0]
        places = whole(str(self._decimals.get(column, "")))
        if places is None:
            raise SourceError(f"The description of key stage 4 states no decimals for “{column}”.")
        return places

    def counted(self) -> list[Counted]:
        """England's pupils by period and group."""
        return _counted(
            self._frame.assign(area=ENGLAND, group=self._frame["disadvantage"]),
            _KS4_NATIONAL_GROUPS, _KS4_COUNTS,
        )  # fmt: skip


def ks4_authorities(path: Path, areas: Mapping[str, Area]) -> CountFile:
    """Authorities and regions in 2017/18, by disadvantage and by free school meals."""
    splits = ("characteristic_disadvantage", "characteristic_free_school_meals")
    frame = read(path, *_PLACES, "breakdown", *splits, "t_pupils", *_KS4_COUNTS)
    by_disadvantage, by_meals = (frame[split] for split in splits)
    split = by_disadvantage.where(frame["breakdown"] == "Disadvantage", by_meals)
    pairs = pd.Series(list(zip(frame["breakdown"], split, strict=True)), index=frame.index)
    rows = la_rows(frame.assign(group=pairs), areas)
    return CountFile(len(frame), _counted(rows, _KS4_LA_GROUPS, _KS4_COUNTS))


def early_years(path: Path, areas: Mapping[str, Area]) -> CountFile:
    """Early years in 2021/22: all children, and those eligible for free school meals."""
    frame = read(path, *_PLACES, "characteristic_type", "gender", "children_number", "gld_number")
    rows = la_rows(frame[frame["gender"] == "Total"], areas).rename(
        columns={"characteristic_type": "group", "children_number": "t_pupils"}
    )
    return CountFile(len(frame), _counted(rows, _EARLY_YEARS_GROUPS, ("gld_number",)))


def la_rows(frame: pd.DataFrame, areas: Mapping[str, Area]) -> pd.DataFrame:
    """The authority, region and England rows, with our area code in ``area``."""
    by_number = {area.number: area.code for area in areas.values() if area.number}
    level = frame["geographic_level"]
    region = frame["region_name"].map(_LONDON_PARTS).fillna(frame["region_code"])
    area = frame["old_la_code"].map(by_number)
    area = area.where(level != "Regional", region)
    area = area.where(level != "National", frame["country_code"])
    known = level.isin(["Local authority", "Regional", "National"]) & area.isin(list(areas))
    return frame.assign(area=area)[known]


def _counted(
    frame: pd.DataFrame, groups: dict[str, Group] | dict[tuple[str, str], Group],
    thresholds: Iterable[str],
) -> list[Counted]:  # fmt: skip
    """The rows whose group is listed and whose pupils are a number."""
    rows: list[Counted] = []
    for record in frame.to_dict("records"):
        group, pupils = groups.get(record["group"]), whole(record["t_pupils"])
        if group is not None and pupils is not None:
            achieved = {column: whole(record[column]) for column in thresholds}
            time = period_of(record["time_period"])
            rows.append(Counted(group, record["area"], time, pupils, achieved))
    return rows
