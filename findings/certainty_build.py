"""``figures/certainty.csv``: pupils, verdicts and rank intervals of every figure that has them.

A figure has a row where it has a value and the number of its pupils is known. Worked out by
``extract`` and carried, never in a request.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from eip_data import catalogue
from eip_data.columns import (
    CERTAINTY_COLUMNS,
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    AreaKind,
    Counted,
    Group,
)
from eip_data.entries import PAIRS, Measure, Uncertainty
from eip_data.outcomes import queries
from findings import certainty_rules as rules
from findings.certainty_family import Family, with_others
from findings.certainty_sizes import sizes
from findings.estimates import COUNTED, ENGLAND_LIKE_FOR_LIKE, estimates

_KEY = ["group", "period", "area"]
#: What is carried is rounded first and judged then, so that a check can judge it again.
_VALUE_DECIMALS, _PUPILS_DECIMALS = 3, 1

#: Comparators by (group, period): value and kind on the index of their codes.
Comparators = dict[tuple[str, str], pd.DataFrame]
_NOBODY = pd.DataFrame(
    {"group": [], "period": [], "value": [], "kind": []}, index=pd.Index([], name="area")
)


def certainty_rows(connection: Connection) -> Iterator[tuple[str, ...]]:
    """Every row of ``figures/certainty.csv`` as text, from the loaded figures; sorted."""
    for measure in sorted(catalogue.load().measures.values(), key=lambda one: one.id):
        if isinstance(measure.uncertainty, Uncertainty):
            yield from _as_text(certainty_of(connection, measure))


def certainty_of(connection: Connection, measure: Measure) -> pd.DataFrame:
    """One measure's rows: ``columns.CERTAINTY_COLUMNS``, missing entries NaN, None or NA."""
    judged, comparators = _bases(connection, measure)
    parts = []
    for key, mine in judged.groupby(["group", "period"]):
        group, period = map(str, key)
        own, beside = mine.set_index("area"), comparators.get((group, period), _NOBODY)
        found = Family(measure, Group(group), period, own, beside).columns()
        pair = rules.pair_of(measure, Group(group))
        if pair is not None:
            side = PAIRS[pair][1].value
            others = judged[(judged["group"] == side) & (judged["period"] == period)]
            inside = Family(
                measure, Group(group), period, with_others(own, others.set_index("area")),
                with_others(beside, comparators.get((side, period), _NOBODY)), pair,
            )  # fmt: skip
            found = found.join(inside.columns().add_prefix("gap_"))
        parts += [mine.join(found, on="area"), beside.reset_index()]
    if not parts:
        return pd.DataFrame(columns=list(CERTAINTY_COLUMNS))
    every = pd.concat(parts, ignore_index=True).assign(measure=measure.id)
    every = every.reindex(columns=list(CERTAINTY_COLUMNS))
    return every.sort_values(["measure", "group", "area", "period"], ignore_index=True)


def _bases(connection: Connection, measure: Measure) -> tuple[pd.DataFrame, Comparators]:
    """What is judged, with pupils, and what it is judged against: by group, period and area."""
    figures = queries.figures(connection, measure.id)
    figures = figures[figures["value"].notna()]
    pooled = estimates(
        connection, measure, (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, ENGLAND_LIKE_FOR_LIKE),
        queries.figures(connection, measure.id),
    )  # fmt: skip
    pooled = pooled.assign(value=pooled["unrounded"])
    spread = [group.value for group, _ in rules.constants(measure).spreads]
    book = catalogue.load()
    local = [a.code for a in book.areas_of(AreaKind.AUTHORITY, AreaKind.REGION)]
    values = pd.concat(
        [figures[figures["area"].isin(local)], pooled[pooled["area"] == NORTH_EAST_CA]]
    )[[*_KEY, "value", "decimals"]]
    judged = values[values["group"].isin(spread)].merge(
        sizes(connection, measure, queries.figures(connection, measure.id)), on=_KEY
    )
    if measure.id in COUNTED:
        judged = _from_counts(judged, queries.cohorts(connection, measure.id))
    judged = judged.drop(columns="decimals").assign(
        value=judged["value"].round(_VALUE_DECIMALS),
        pupils=judged["pupils"].round(_PUPILS_DECIMALS),
    )
    judged = judged[judged["pupils"] > 0].sort_values(_KEY, ignore_index=True)
    return judged, _comparators(measure, figures, pooled)


def _from_counts(judged: pd.DataFrame, cohorts: pd.DataFrame) -> pd.DataFrame:
    """Percentages from their counts, which have more digits, wherever the two say the same."""
    counted = cohorts[cohorts["achieved"].notna()]
    exact = counted.assign(exact=100 * counted["achieved"] / counted["pupils"])
    both = judged.merge(exact[[*_KEY, "exact"]], on=_KEY, how="left")
    near = (both["exact"] - both["value"]).abs() <= 0.6 * 10.0 ** -both["decimals"].astype(float)
    return both.assign(value=both["exact"].where(near, both["value"])).drop(columns="exact")


def _comparators(measure: Measure, figures: pd.DataFrame, pooled: pd.DataFrame) -> Comparators:
    """England as its authorities are judged against, and England outside London."""
    apart = rules.constants(measure).england_apart_from or "9"
    england = figures[(figures["area"] == ENGLAND) & (figures["period"] < apart)]
    together = pooled[
        (pooled["area"] == ENGLAND_LIKE_FOR_LIKE) & (pooled["period"] >= apart)
    ].assign(area=ENGLAND)
    outside = pooled[pooled["area"] == ENGLAND_OUTSIDE_LONDON]
    ours = pd.concat([together, outside])
    kinds = np.where(ours["real_cohorts"].astype(bool), Counted.BOUNDED, Counted.ESTIMATED)
    every = pd.concat([england.assign(kind=Counted.PUBLISHED.value), ours.assign(kind=kinds)])
    every = every.assign(value=every["value"].astype(float).round(_VALUE_DECIMALS))
    every = every[[*_KEY, "value", "kind"]]
    return {
        (str(group), str(period)): rows.set_index("area")
        for (group, period), rows in every.groupby(["group", "period"])
    }


def _as_text(frame: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for row in frame.itertuples(index=False, name=None):
        yield tuple("" if pd.isna(cell) else _number(cell) for cell in row)


def _number(cell: object) -> str:
    """Words as they are; numbers without trailing noughts."""
    if isinstance(cell, str):
        return str(cell)
    return f"{float(cell):.{_VALUE_DECIMALS}f}".rstrip("0").rstrip(".")  # type: ignore[arg-type]
