"""Both gaps of every area with a value, one measure, pair and period, with places."""

from collections.abc import Sequence

import pandas as pd

from analysis.gaps import identity
from analysis.ranks import places
from analysis.rounding import half_away, plain
from eip_data import catalogue
from eip_data.columns import ENGLAND, FIRMNESS, GAP_COLUMNS, WITH_VALUE, AreaKind, Status
from eip_data.entries import PAIRS, Area, Measure
from eip_data.errors import NoPair
from findings.outcomes import outcomes

_ORDER = (
    AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY, AreaKind.REGION, AreaKind.LONDON_PART,
    AreaKind.COUNTRY, AreaKind.COMBINED_AUTHORITY, AreaKind.CALCULATED,
)  # fmt: skip


def pair_of(measure: Measure, pair: str | None) -> str:
    """The pair asked for, or the measure's first; raises NoPair with the reason."""
    if not measure.pairs:
        raise NoPair(f"{measure.id} has no gap: {measure.no_pair_reason}.")
    if pair is None:
        return measure.pairs[0]
    if pair not in measure.pairs:
        raise NoPair(f"{measure.id} has no pair “{pair[:40]}”: it has {', '.join(measure.pairs)}.")
    return pair


def gaps(
    measure: Measure, period: str, pair: str | None = None, areas: Sequence[Area] = ()
) -> pd.DataFrame:
    """Levels, both gaps and places: a row an area with a value for either group.

    Columns are ``columns.GAP_COLUMNS`` and ``decimals``. Areas come in the order authorities
    (former ones after today's), regions, London's parts, England, the North East CA (status
    estimate). Places are among the 153 authorities with a value, on rounded values; the others
    have none. ``status`` is the least firm of the levels', or the reason why a gap is missing.
    Raises NoPair when the measure has no such pair.
    """
    chosen = pair_of(measure, pair)
    first, second = PAIRS[chosen]
    book = catalogue.load().areas
    extra = [area for area in areas if area.kind is AreaKind.CALCULATED]
    cells = outcomes(measure, (first, second), (), (period,))
    if extra:
        cells = pd.concat([cells, outcomes(measure, (first, second), extra, (period,))])
    cells = cells.drop_duplicates(["group", "area"])
    levels = cells.pivot(index="area", columns="group", values="value")
    statuses = cells.pivot(index="area", columns="group", values="status")
    decimals = cells.groupby("area")["decimals"].min()
    levels = levels.reindex(columns=[first, second]).dropna(how="all")
    if levels.empty:
        return pd.DataFrame(columns=[*GAP_COLUMNS, "decimals"])
    national = plain(levels[second].get(ENGLAND))
    frame = pd.concat(
        _identity(levels[decimals[levels.index] == printed], first, second, national, int(printed))
        for printed in sorted(decimals[levels.index].unique())
    )
    authorities = [code for code in frame.index if book[code].kind is AreaKind.AUTHORITY]
    for gap in ("within", "vs_national"):
        placed = places(frame.loc[authorities, gap], smallest_first=True)
        for column in ("rank", "ties", "ranked"):
            frame[f"{column}_{gap}"] = placed[column].reindex(frame.index)
    frame["status"] = [
        _status(frame.loc[code], statuses.loc[code, [first, second]].tolist(),
                str(statuses.loc[ENGLAND, second]))
        for code in frame.index
    ]  # fmt: skip
    frame.insert(0, "measure", measure.id)
    frame.insert(1, "pair", chosen)
    frame.insert(2, "period", period)
    frame.insert(3, "area", frame.index)
    if areas:
        frame = frame[frame["area"].isin([area.code for area in areas])]
    order = frame["area"].map(lambda code: (_ORDER.index(book[code].kind), code))
    return frame.loc[order.sort_values().index].reset_index(drop=True)


def _status(row: pd.Series, own: list[object], national: str) -> str:
    """Estimate for our own areas; why a gap is missing; else the least firm of the levels'."""
    if Status.ESTIMATE.value in own:
        return Status.ESTIMATE.value
    if pd.isna(row["within"]) or pd.isna(row["vs_national"]):
        for status in (*own, national):
            if isinstance(status, str) and status not in WITH_VALUE:
                return status
        return Status.NOT_PUBLISHED.value
    return max((str(status) for status in own), key=lambda s: FIRMNESS.index(Status(s)))


def _identity(
    levels: pd.DataFrame, first: str, second: str, national: float | None, decimals: int
) -> pd.DataFrame:
    """Levels and gaps of the areas printed to ``decimals``; England's level is rounded to match,
    so that the identity holds on what is printed."""
    if national is not None:
        national = half_away(national, decimals)
    frame = identity(levels[first], levels[second], national, decimals)
    frame.insert(0, "disadvantaged", levels[first])
    frame.insert(1, "comparator_local", levels[second])
    frame.insert(2, "comparator_national", float("nan") if national is None else national)
    frame["decimals"] = decimals
    return frame
