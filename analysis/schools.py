"""Which schools are eligible on a day, and which school stands for one that has closed.

``schools`` is a frame on the index ``urn`` (whole numbers) with columns ``authority``, ``phase``,
``pupils``, ``disadvantaged_pupils``, ``open_date``, ``close_date`` and ``successor_urn``; what is
not known is missing. Days are ``datetime.date``; a school is open on its opening day, not on its
closing day.
"""

from collections.abc import Collection
from datetime import date

import pandas as pd


def open_on(schools: pd.DataFrame, day: date) -> pd.Series:
    """Whether each school is open on the day, on the index of ``schools``."""
    return pd.Series(
        [
            (pd.isna(opened) or opened <= day) and (pd.isna(closed) or day < closed)
            for opened, closed in zip(schools["open_date"], schools["close_date"], strict=True)
        ],
        index=schools.index,
        dtype=bool,
    )


def eligible(
    schools: pd.DataFrame,
    day: date,
    phases: Collection[str] | None = None,
    authorities: Collection[str] | None = None,
) -> pd.DataFrame:
    """The rows of schools open on the day, of these phases and authorities (None: of all)."""
    kept = open_on(schools, day)
    if phases is not None:
        kept &= schools["phase"].isin(phases)
    if authorities is not None:
        kept &= schools["authority"].isin(authorities)
    return schools[kept]


def standing(schools: pd.DataFrame, day: date) -> dict[int, int]:
    """For every URN the one that stands for it on the day: itself, or its first open successor.

    A school that closed without an open successor has none. Raises ValueError where successors
    lead back to a school.
    """
    is_open = open_on(schools, day).to_dict()
    after = schools["successor_urn"].dropna().astype(int).to_dict()
    found = {}
    for urn in schools.index:
        passed, at = {urn}, urn
        while not is_open.get(at, False) and at in after:
            at = after[at]
            if at in passed:
                raise ValueError(f"the successors of school {urn} lead back to {at}")
            passed.add(at)
        if is_open.get(at, False):
            found[int(urn)] = int(at)
    return found
