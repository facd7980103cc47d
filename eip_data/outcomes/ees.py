"""Explore Education Statistics files, in the shapes DfE has published them in."""

from pathlib import Path

import pandas as pd

from eip_data import periods
from eip_data.columns import ENGLAND, Group
from eip_data.entries import Area
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell

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

#: EES writes the two groups of each split in several ways.
KS4_LA_GROUPS = {
    ("Disadvantage", "disadvantaged"): Group.DISADVANTAGED,
    ("Disadvantage", "disadvantaged_Total_other"): Group.NOT_DISADVANTAGED,
    ("Free_school_meals", "fsm"): Group.FSM,
    ("Free_school_meals", "fsm all other"): Group.NOT_FSM,
}


def read(path: Path, *needed: str) -> pd.DataFrame:
    """The file as text, with today's column names put back to the common ones.

    Raises SourceError when it cannot be read or lacks a needed column.
    """
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError) as error:
        raise SourceError(f"{path.name} cannot be read: {error}") from error
    frame = frame.rename(columns=_RENAMED)
    for column in needed:
        if column not in frame.columns:
            raise SourceError(f"{path.name} lacks the column “{column}”.")
    return frame


def period_of(time_period: str) -> str:
    """EES's ``202425`` as a period."""
    return periods.parse(f"{time_period[:4]}/{time_period[4:]}")


class Ks4National:
    """England by disadvantage, all state-funded schools, one row a period and group."""

    def __init__(self, path: Path) -> None:
        frame = read(
            path, "time_period", "geographic_level", "establishment_type_group", "breakdown",
            "sex", "disadvantage", "version", "t_pupils",
        )  # fmt: skip
        self.rows_read = len(frame)
        self.frame = frame[
            (frame["geographic_level"] == "National")
            & (frame["establishment_type_group"] == "All state-funded")
            & (frame["breakdown"] == "Disadvantage")
            & (frame["sex"] == "Total")
        ]
        meta = path.with_name(path.name.replace(".csv", ".meta.csv"))
        self._decimals = read(meta, "col_name", "indicator_dp").set_index("col_name")

    def cells(self, key: str) -> list[Cell]:
        """England's cells of ``column/disadvantage value``, status as the file's version says."""
        column, group = key.split("/")
        rows = self.frame[self.frame["disadvantage"] == group]
        return [
            Cell(ENGLAND, period_of(period), text, version.lower())
            for period, text, version in zip(
                rows["time_period"], rows[column], rows["version"], strict=True
            )
        ]

    def decimals(self, key: str) -> int:
        """Decimals the publisher's own description gives the column."""
        return int(str(self._decimals.loc[key.split("/")[0], "indicator_dp"]))


def la_rows(frame: pd.DataFrame, areas: dict[str, Area]) -> pd.DataFrame:
    """The authority, region and England rows, with our area code in ``area``."""
    by_number = {area.number: area.code for area in areas.values() if area.number}
    area = frame["old_la_code"].map(by_number)
    area = area.where(frame["geographic_level"] != "Regional", frame["region_code"])
    area = area.where(frame["geographic_level"] != "National", frame["country_code"])
    levels = frame["geographic_level"].isin(["Local authority", "Regional", "National"])
    frame = frame.assign(area=area)
    return frame[levels & frame["area"].isin(list(areas))]
