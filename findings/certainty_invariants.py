"""What must hold of the carried certainty: its rows, intervals, places and every verdict."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from eip_data.catalogue import Catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    AreaKind,
    Counted,
    Group,
    Verdict,
)
from eip_data.entries import PAIRS, Measure, Uncertainty
from findings import certainty_rules as rules
from findings.certainty_family import COMPARATORS, Family, with_others
from findings.invariants import KEY, Problem, problem, problems

_VERDICTS = ("england", "outside_london", "gap_england", "gap_outside_london")
_PLACES = (("rank_low", "rank_high"), ("gap_rank_low", "gap_rank_high"))
_BESIDE = (ENGLAND, ENGLAND_OUTSIDE_LONDON)
_MOST_PUPILS = 1e6  # more than in any year of England


def certainty_sound(
    certainty: pd.DataFrame, figures: pd.DataFrame, book: Catalogue
) -> Iterator[Problem]:
    """Everything that must hold between the rows, the figures and the catalogue."""
    known = _known(certainty, book)
    yield from problems(certainty[~known], "has a certainty that its measure or area cannot have")
    rows = certainty[known]
    beside = rows["area"].isin(_BESIDE)
    bare = rows[[*_VERDICTS, *_PLACES[0], *_PLACES[1], "pupils"]].notna().any(axis=1)
    yield from problems(rows[beside & bare], "is what others are compared with, and is judged")
    counted = rows["pupils"].between(0, _MOST_PUPILS, inclusive="right")
    possible = rows["value"].between(0, 100) & (beside | counted)
    yield from problems(rows[~possible], "was judged at {value:g} with {pupils:g} pupils")
    yield from _fits_figures(rows[~rows["area"].isin((*_BESIDE, NORTH_EAST_CA))], figures)
    yield from _places(rows)
    rows = rows[possible]
    for key, part in rows.groupby(["measure", "period"]):
        measure, period = map(str, key)
        yield from _judged(book.measures[measure], period, part)


def _known(certainty: pd.DataFrame, book: Catalogue) -> "pd.Series[bool]":
    """Rows of a measure, group and period with constants and of an area that can be judged."""
    series = {
        (measure.id, group.value, period)
        for measure in book.measures.values()
        if isinstance(measure.uncertainty, Uncertainty)
        for group in measure.groups
        for period in measure.series_of(group).periods
    }
    areas = {area.code for area in book.areas_of(AreaKind.AUTHORITY, *rules.SEVERAL)} | {*_BESIDE}
    keys = zip(*(certainty[name] for name in KEY), certainty["kind"], strict=True)
    return pd.Series(
        [(m, g, p) in series and area in areas and kind in [*Counted]
         for m, g, area, p, kind in keys],
        certainty.index, dtype=bool,
    )  # fmt: skip


def _fits_figures(rows: pd.DataFrame, figures: pd.DataFrame) -> Iterator[Problem]:
    """What was judged is the published figure, or more digits of it."""
    both = rows.merge(figures, on=KEY, how="left", suffixes=("", "_figure"))
    reach = 0.6 * 10.0 ** -both["decimals"].astype(float)
    near = (both["value"] - both["value_figure"]).abs() <= reach
    yield from problems(both[~near], "was judged as {value:g} and is published as {value_figure:g}")


def _places(rows: pd.DataFrame) -> Iterator[Problem]:
    """Places lie among as many as have them, and only authorities have one."""
    for low, high in _PLACES:
        placed = rows[rows[low].notna() | rows[high].notna()]
        of = placed.groupby(["measure", "group", "period"])["area"].transform("size")
        right = placed[low].ge(1) & placed[low].le(placed[high]) & placed[high].le(of)
        yield from problems(placed[~right], f"has places {{{low}:g}} to {{{high}:g}} in {low}")
        yield from problems(
            placed[placed["area"].isin(rules.areas_apart())], "has a place and is no authority"
        )


def _judged(measure: Measure, period: str, rows: pd.DataFrame) -> Iterator[Problem]:
    """Values lie inside their intervals, and every verdict comes out again in its family."""
    sides = {
        str(group): (part[~part.index.isin(_BESIDE)], part[part.index.isin(_BESIDE)])
        for group, part in rows.set_index("area").groupby("group")
    }
    for group, (own, beside) in sides.items():
        if rules.constants(measure).spread_of(Group(group)) is None or own.empty:
            continue
        families = [("", Family(measure, Group(group), period, own, beside), own)]
        pair = rules.pair_of(measure, Group(group))
        others = sides.get(PAIRS[pair][1].value) if pair else None
        if pair and others:
            both = with_others(own, others[0])
            beside_both = with_others(beside, others[1])
            families.append(
                ("gap_", Family(measure, Group(group), period, both, beside_both, pair), both)
            )
        for prefix, family, judged in families:
            yield from _again(measure.id, group, period, prefix, family, judged)


def _again(
    measure: str, group: str, period: str, prefix: str, family: Family, judged: pd.DataFrame
) -> Iterator[Problem]:
    interval, found, areas = family.interval(), family.verdicts(), judged.index.tolist()
    value, low, high = (
        np.asarray(part, dtype=float) for part in (interval.value, interval.low, interval.high)
    )
    sound = (low <= value) & (value <= high) & np.isfinite(low) & np.isfinite(high)
    for place in np.flatnonzero(~sound):
        what = f"{value[place]:g} lies outside its interval"
        yield problem((measure, group, areas[place], period), what)
    for name in COMPARATORS:
        columns = judged[prefix + name].tolist(), found[name].tolist()
        for area, said, told in zip(areas, *columns, strict=True):
            if (said if isinstance(said, str) else None) != told:
                what = told.value if isinstance(told, Verdict) else "no verdict"
                yield problem(
                    (measure, group, area, period), f"has {said} in {prefix + name} and not {what}"
                )
