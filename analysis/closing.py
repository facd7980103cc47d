"""What separates a group from a comparator, in pupils or in points a pupil, with its range.

The comparator is taken without error. A range that holds nought is no clear shortfall.
METHOD section 2.3.
"""

from dataclasses import dataclass
from math import hypot, sqrt

Z = 1.96


@dataclass(frozen=True)
class Shortfall:
    """How far a group lies below a comparator, in pupils or points; negative when above it."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the whole range lies below the comparator."""
        return self.low > 0

    @property
    def counted(self) -> float:
        """The shortfall as it may be printed: nought unless it is clear."""
        return self.value if self.clear else 0.0


def pupils_to_close(
    pupils: float, achieved: float, target: float, *, phi: float, factor: float = 1.0,
    unit: float = 0.0,
) -> Shortfall:  # fmt: skip
    """How many more of ``pupils`` at the standard would make the share ``target`` (0 to 1).

    ``phi`` is the inflation of the binomial variance, ``factor`` what a block of authorities
    moves more than that; ``unit`` the step (0 to 1) the share was rounded to, 0 for counts.
    """
    share = achieved / pupils
    value = pupils * target - achieved
    half = Z * sqrt(factor * phi * pupils * share * (1 - share)) + pupils * unit / 2
    return Shortfall(value, value - half, value + half)


def points_a_pupil(
    level: float, pupils: float, target: float, *, sd: float, factor: float = 1.0,
    unit: float = 0.0,
) -> Shortfall:  # fmt: skip
    """How many points of each of ``pupils`` separate their mean ``level`` from ``target``.

    ``sd`` is the effective spread of one pupil's score; ``unit`` the step of a rounded level.
    """
    value = target - level
    half = Z * hypot(sd * sqrt(factor / pupils), unit / sqrt(12))
    return Shortfall(value, value - half, value + half)
