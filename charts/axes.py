"""The axes of a chart over periods: how far they reach and what is written along them."""

import math
from textwrap import wrap

from eip_data.columns import BreakKind
from findings.trend import Band, Point, Trend


def values(trend: Trend) -> list[float]:
    """Every value of every line and the ends of its interval, in no order that matters."""
    return [mark for line in trend.lines for point in line.points for mark in marks(point)]


def marks(point: Point) -> tuple[float, ...]:
    """How high and low a point is drawn: its value and the ends of its interval."""
    return () if point.figure.value is None else (point.figure.value, *(point.ends or ()))


def span(trend: Trend) -> tuple[float, float]:
    """Ends of the y axis: the values with a tenth of their range to spare, and room for text."""
    found = values(trend) or [0.0, 1.0]
    spare = (max(found) - min(found)) / 10 or 1.0
    lanes = min(sum(is_vertical(band) for band in trend.bands), 2)
    return min(found) - spare * (1 + 1.5 * lanes), max(found) + spare


def ticks(low: float, high: float) -> list[float]:
    """Two or three round values inside the axis."""
    rough = (high - low) / 3
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1, 2, 5, 10):
        step = factor * power
        first = math.ceil(low / step)
        found = [round(n * step, 10) for n in range(first, math.floor(high / step) + 1)]
        if len(found) <= 3:
            return found
    return []


def shown_ticks(trend: Trend) -> list[int]:
    """Positions of the labelled periods: the first that compares with others, and the last."""
    comparable = (
        trend.periods.index(point.period)
        for line in trend.lines
        for point in line.points
        if point.comparable and not point.figure.missing
    )
    return sorted({min(comparable, default=0), len(trend.periods) - 1})


def axis_label(trend: Trend, period: str) -> str:
    """The period as the axis writes it, on short lines."""
    labels = {point.period: point.label for line in trend.lines for point in line.points}
    return "<br>".join(wrap(labels.get(period, period), 12))


def is_vertical(band: Band) -> bool:
    """Whether a band is drawn as a line before its one period, with its reason at the foot."""
    return band.kind is BreakKind.BREAK or (
        band.kind is BreakKind.CAUTION and band.first == band.last
    )
