"""How far a figure may lie from ordinary: intervals of percentages, means and gaps, METHOD 4.

Figures are of whole populations. An interval answers "could this be the ordinary variation of
one year's pupils to the next's?"; it is no sampling error. A ``spread`` is, of a percentage, how
many times its variance exceeds the binomial one, and of a mean the effective standard deviation
of a pupil. Everything takes numbers or arrays alike; NaN in, NaN out.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from eip_data.columns import Unit

Numbers = float | npt.NDArray[np.float64]

#: Standard deviations on each side that hold 95 and 90 of 100 cases.
Z95, Z90 = 1.959963984540054, 1.6448536269514722


@dataclass(frozen=True)
class Interval:
    """A figure and the two ends of its interval, all in its own unit."""

    value: Numbers
    low: Numbers
    high: Numbers

    @property
    def half(self) -> Numbers:
        """Half its width."""
        return (self.high - self.low) / 2

    def scaled(self, factor: float) -> "Interval":
        """Everything times the factor, which is above nought."""
        return Interval(self.value * factor, self.low * factor, self.high * factor)


def wilson(share: Numbers, n: Numbers, z: float = Z95) -> Interval:
    """Wilson's interval of a share (0 to 1) of ``n``, which need not be whole.

    12 of 30 give 0.2459 to 0.5768.
    """
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    # Its end is the share itself at 0 and 1, whatever the last bit says.
    return Interval(share, np.minimum(centre - half, share), np.maximum(centre + half, share))


def newcombe(first: Interval, second: Interval) -> Interval:
    """Newcombe's interval of ``first`` minus ``second``, two Wilson intervals at one level.

    56 of 70 minus 48 of 80 give +0.0524 to +0.3339.
    """
    value = first.value - second.value
    down = np.hypot(first.value - first.low, second.high - second.value)
    up = np.hypot(first.high - first.value, second.value - second.low)
    return Interval(value, value - down, value + up)


def widened(one: Interval, error: Numbers, z: float = Z95) -> Interval:
    """The interval with another, independent error on each side; ``error`` is its deviation."""
    return Interval(
        one.value,
        one.value - np.hypot(one.value - one.low, z * error),
        one.value + np.hypot(one.high - one.value, z * error),
    )


def rounding_error(step: Numbers) -> Numbers:
    """Standard deviation of what rounding to steps of this size hides; 1 gives 0.289."""
    return step / math.sqrt(12)


def of_level(
    unit: Unit,
    value: Numbers,
    pupils: Numbers,
    spread: float,
    *,
    step: Numbers = 0.0,
    factor: Numbers = 1.0,
    z: float = Z95,
) -> Interval:
    """The interval of one group's level, a percentage or a mean of ``pupils``.

    ``step`` is the last place to which the value was rounded (0: not at all); ``factor``
    multiplies the variance, for several authorities that move together.
    """
    one = widened(_plain(unit, value, pupils, spread, factor, z), rounding_error(step), z)
    if unit is not Unit.PERCENT:
        return one
    return Interval(one.value, np.maximum(one.low, 0.0), np.minimum(one.high, 100.0))


def of_gap(
    unit: Unit,
    own: Numbers,
    own_pupils: Numbers,
    others: Numbers,
    others_pupils: Numbers,
    spreads: tuple[float, float],
    *,
    step: Numbers = 0.0,
    factor: Numbers = 1.0,
    z: float = Z95,
) -> Interval:
    """The interval of others minus own, in points; ``spreads`` are of own and of others.

    The spreads of a gap are smaller than those of its two levels, since both groups of an
    authority move together. ``step`` is that of each level.
    """
    gap = newcombe(
        _plain(unit, others, others_pupils, spreads[1], factor, z),
        _plain(unit, own, own_pupils, spreads[0], factor, z),
    )
    return widened(gap, math.sqrt(2) * rounding_error(step), z)


def _plain(
    unit: Unit, value: Numbers, pupils: Numbers, spread: float, factor: Numbers, z: float
) -> Interval:
    """The interval without rounding: Wilson's on fewer pupils, or so many standard errors."""
    if unit is Unit.PERCENT:
        return wilson(value / 100, pupils / (spread * factor), z).scaled(100)
    half = z * spread * np.sqrt(factor / pupils)
    return Interval(value, value - half, value + half)


def against(one: Interval, fixed: float, error: float, z: float = Z95) -> Interval:
    """The interval of a figure minus a comparator that has no error but a known small one.

    ``error`` is the comparator's standard deviation, such as that of its rounding.
    """
    shifted = Interval(one.value - fixed, one.low - fixed, one.high - fixed)
    return widened(shifted, error, z)


def p_value(difference: Interval) -> Numbers:
    """The two-sided chance of a difference as far from nought, from its 95% interval.

    The side that faces nought counts, so that p is below 0.05 exactly where the interval leaves
    nought out.
    """
    value, low, high = (
        np.asarray(part, dtype=float)
        for part in (difference.value, difference.low, difference.high)
    )
    side = np.where(value > 0, value - low, high - value)
    chance = _both_tails(Z95 * np.abs(value) / side)
    return chance if chance.ndim else float(chance)


_both_tails = np.vectorize(lambda z: math.erfc(z / math.sqrt(2)), otypes=[float])
