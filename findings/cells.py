"""Single cells out of a frame of figures, ours and published alike."""

import pandas as pd
from sqlalchemy import Connection

from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group, Status
from eip_data.entries import Measure
from findings.estimates import ENGLAND_LIKE_FOR_LIKE, estimates
from findings.figure import Figure

_OURS = (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, ENGLAND_LIKE_FOR_LIKE)


class Cells:
    """The cells of one measure by (group, area, period), our pools worked out when asked for.

    ``frame`` is what ``queries.figures`` gives, with every group and area of its periods.
    """

    def __init__(self, connection: Connection, measure: Measure, frame: pd.DataFrame) -> None:
        self._connection, self._measure, self._frame = connection, measure, frame
        keys = zip(frame["group"], frame["area"], frame["period"], strict=True)
        cells = zip(frame["value"], frame["decimals"], frame["status"], strict=True)
        self._published = dict(zip(keys, cells, strict=True))
        self._ours: dict[tuple[str, str, str], Figure] = {}
        self._pooled: set[tuple[str, str]] = set()

    def figure(self, group: Group, area: str, period: str) -> Figure:
        """One cell; a pool without a figure takes the reason its England cell has, if any."""
        if area in _OURS and (area, group) not in self._pooled:
            self._pool(area, group)
        key = (group.value, area, period)
        if key in self._ours:
            return self._ours[key]
        if key in self._published:
            value, decimals, status = self._published[key]
            return Figure(None if value != value else float(value), int(decimals), Status(status))
        return Figure(None, self._measure.decimals_of(group, period), Status.NOT_AVAILABLE)

    def level(self, group: Group, period: str) -> pd.Series:
        """Published values of one group and period, by area."""
        part = self._frame[(self._frame["group"] == group) & (self._frame["period"] == period)]
        return part.set_index("area")["value"]

    def _pool(self, area: str, group: Group) -> None:
        self._pooled.add((area, group))
        found = estimates(self._connection, self._measure, area, self._frame, (group,))
        for period, value, decimals, real in zip(
            found["period"], found["value"], found["decimals"], found["real_cohorts"], strict=True
        ):
            self._ours[group.value, area, str(period)] = Figure(
                float(value), int(decimals), Status.ESTIMATE, ours=True, about=not real
            )
        members = self._frame[(self._frame["group"] == group)]
        for period, part in members.groupby("period"):
            reasons = set(part["status"])
            if len(reasons) == 1 and part["value"].isna().all():
                decimals = self._measure.decimals_of(group, str(period))
                self._ours[group.value, area, str(period)] = Figure(
                    None, decimals, Status(reasons.pop())
                )
