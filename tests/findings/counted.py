"""An independent count of the register, straight from its tables with pandas merges and groups."""

from datetime import date
from functools import cache

import pandas as pd

from eip_data import database
from eip_data.programme.stored import Register, current
from tests import registers
from tests.known import cells_of

#: The published figures, which no register changes, worked out once.
once = cells_of

BEGUN, DATED = date(2022, 9, 1), date(2026, 7, 31)
PHASES = ["nursery", "primary", "middle", "secondary", "all_through"]


def frame(url: str, name: str) -> pd.DataFrame:
    """One table as it lies in the database, read once a register; nothing changes it."""
    with database.connection(url) as connection:
        return _read_once(url, name, current(connection))


@cache
def _read_once(url: str, name: str, _loaded: Register | None) -> pd.DataFrame:
    return registers.frame(url, name)


def schools(url: str, day: date = DATED) -> pd.DataFrame:
    """Schools open on the day, with the URNs whose records are theirs."""
    every = frame(url, "school")
    closed = every["close_date"].notna() & (every["close_date"].fillna(date.max) <= day)
    unborn = every["open_date"].notna() & (every["open_date"].fillna(date.min) > day)
    return every[~closed & ~unborn]


def records(url: str, first: date = BEGUN, last: date = DATED) -> pd.DataFrame:
    """Records at least engaged, with their school's and activity's columns; the one closed
    school's stand under its successor."""
    every = frame(url, "school")
    heirs = every[every["close_date"].notna() & every["close_date"].map(
        lambda day: day is not None and not pd.isna(day) and day <= last
    )].set_index("urn")["successor_urn"]  # fmt: skip
    met = frame(url, "engagement")
    met = met[(met["engaged_on"] >= first) & (met["engaged_on"] <= last)]
    met = met.assign(urn=met["urn"].replace(heirs.astype(int).to_dict()))
    met = met.merge(schools(url, last), on="urn", suffixes=("", "_roll"))
    met = met.merge(frame(url, "activity"), left_on="activity", right_on="id")
    return met.assign(key=met["workstream"] + ":" + met["priority"])


def reached(url: str, first: date = BEGUN, last: date = DATED) -> pd.DataFrame:
    """The records that are reach."""
    met = records(url, first, last)
    return met[met["rung"] != "invited"]


def eligible(url: str, activities: pd.DataFrame, day: date = DATED) -> pd.DataFrame:
    """Open schools of the phases that these activities take."""
    phases = frame(url, "activity_phase")
    taken = set(phases[phases["activity"].isin(activities["id"])]["phase"])
    open_ones = schools(url, day)
    return open_ones[open_ones["phase"].isin(taken)]


def returns(url: str) -> pd.DataFrame:
    """Returns due with their activity's columns."""
    due = frame(url, "submission").merge(frame(url, "activity"), left_on="activity", right_on="id")
    return due.assign(key=due["workstream"] + ":" + due["priority"])
