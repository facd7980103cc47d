"""Which breaks of a series a reader must know of: the one rule for trend, map and comparisons."""

from collections.abc import Sequence
from dataclasses import dataclass

from eip_data.columns import BreakKind, Group
from eip_data.entries import PAIRS, Break, Measure

#: The groups by eligibility for free school meals, whose make-up drifts from year to year.
_ELIGIBLE = set(PAIRS["fsm"])


@dataclass(frozen=True)
class Band:
    """Periods with no data or not comparable, or the place of a break, with its reason.

    ``kind`` NOT_COLLECTED and NOT_COMPARABLE are pale bands from ``first`` to ``last``;
    BREAK is a line before ``first`` (the lines stop and start again there); CAUTION is a
    dashed vertical at ``first`` when it is one period, a band the line runs through when it
    is several. ``short`` is written in the chart, ``reason`` under it.
    """

    kind: BreakKind
    first: str
    last: str
    short: str
    reason: str


def along(measure: Measure, groups: Sequence[Group], periods: tuple[str, ...]) -> tuple[Band, ...]:
    """The breaks along an axis of ``periods``, those at one place told once with all reasons."""
    merged: dict[tuple[BreakKind, str, str], Break] = {}
    reasons: dict[tuple[BreakKind, str, str], list[str]] = {}
    for item in _concerning(measure, groups):
        if item.first > periods[-1] or item.last < periods[0]:
            continue
        if item.kind is BreakKind.BREAK and item.first <= periods[0]:
            continue
        kind = BreakKind.NOT_COLLECTED if item.kind is BreakKind.NOT_PUBLISHED else item.kind
        key = (kind, max(item.first, periods[0]), min(item.last, periods[-1]))
        merged.setdefault(key, item)
        reasons.setdefault(key, []).append(item.reason)
    return tuple(
        Band(kind, first, last, item.short, " ".join(dict.fromkeys(reasons[kind, first, last])))
        for (kind, first, last), item in merged.items()
    )


def at(measure: Measure, groups: Sequence[Group], period: str) -> tuple[Band, ...]:
    """What touches the figures of one period, and the new series that set it apart from today."""
    last = measure.series_of(groups[0]).last
    return tuple(
        _band(item)
        for item in _concerning(measure, groups)
        if item.covers(period) or (item.kind is BreakKind.BREAK and period < item.first <= last)
    )


def between(
    measure: Measure, groups: Sequence[Group], earlier: str, later: str
) -> tuple[Band, ...]:
    """The cautions that a comparison of two periods needs; what forbids one is an obstacle.

    A caution counts when any of its periods lies between the two, the two among them.
    """
    return tuple(
        _band(item)
        for item in _concerning(measure, groups)
        if item.kind is BreakKind.CAUTION
        and item.first <= later
        and earlier <= _lasts(measure, item)
    )


def _lasts(measure: Measure, item: Break) -> str:
    """The period to which a caution holds: its last, or that of the drift that began in it.

    The protection of free school meals began in 2018 and makes the eligible group another one
    every year, so two years after its beginning are not alike either. What a new series of the
    very same groups will end (the rules of 2026) lasts until then; a caution of the eligible
    group alone goes on while its series does.
    """
    ends = [
        other.first
        for other in measure.breaks
        if other.kind is BreakKind.BREAK and other.groups == item.groups and other.first > item.last
    ]
    if item.groups and set(item.groups) <= _ELIGIBLE:
        ends.append(max(series.last for series in measure.series))
    return min(ends, default=item.last)


def _concerning(measure: Measure, groups: Sequence[Group]) -> list[Break]:
    return [item for item in measure.breaks if any(item.concerns(group) for group in groups)]


def _band(item: Break) -> Band:
    return Band(item.kind, item.first, item.last, item.short, item.reason)
