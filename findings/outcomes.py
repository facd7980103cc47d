"""Published figures as asked for, with our estimates for the combined authority beside them."""

from collections.abc import Sequence

import pandas as pd

from eip_data import catalogue, database
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group
from eip_data.entries import Area, Measure
from eip_data.outcomes import queries
from findings.estimates import estimates

#: Our own areas: their rows are worked out, not read.
_OURS = (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON)

COLUMNS = ["measure", "group", "area", "period", "value", "decimals", "status", "source"]


def outcomes(
    measure: Measure,
    groups: Sequence[Group] = (),
    areas: Sequence[Area] = (),
    periods: Sequence[str] = (),
) -> pd.DataFrame:
    """Cells of one measure, ordered by group, period and area; empty choices mean all.

    Columns are ``COLUMNS``; ``value`` is NaN where ``status`` says why there is none. All areas
    means every published one and the North East CA; England outside London comes when asked
    for by its code.
    """
    codes = [area.code for area in areas]
    ours = [code for code in _OURS if code in codes] if codes else [NORTH_EAST_CA]
    everywhere = list(catalogue.load().areas) if ours else codes
    with database.figures() as connection:
        cells = queries.figures(connection, measure.id, None, everywhere, periods or None)
        pooled = estimates(connection, measure, ours, cells)[COLUMNS]
    if codes:
        cells = cells[cells["area"].isin(codes)]
    frame = pd.concat([cells[COLUMNS], pooled]) if len(pooled) else cells[COLUMNS]
    if groups:
        frame = frame[frame["group"].isin([str(group) for group in groups])]
    return frame.sort_values(["measure", "group", "period", "area"], ignore_index=True)
