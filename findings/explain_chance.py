"""How far a group's figure moves by ordinary variation, from the measure's reviewed constants."""

from dataclasses import dataclass
from math import sqrt

from eip_data import catalogue
from eip_data.columns import Group, Unit
from eip_data.entries import Measure
from findings.certainty_rules import SEVERAL, constants


@dataclass(frozen=True)
class Spread:
    """What moves one group's figure: ``size`` is the effective standard deviation of a pupil's
    score, or how many times a percentage's variance exceeds the binomial one; ``factor``
    multiplies the variance of several authorities, which move together."""

    unit: Unit
    size: float
    factor: float

    def variance(self, level: float, pupils: float) -> float:
        """The variance of a level (points, or 0 to 100) of this many pupils."""
        one = self.size**2 if self.unit is Unit.POINTS else self.size * level * (100 - level)
        return self.factor * one / pupils

    def error(self, level: float, pupils: float) -> float:
        """The standard error of such a level."""
        return sqrt(self.variance(level, pupils))


def spread_of(measure: Measure, group: Group, area: str) -> Spread:
    """The spread of one group's figure in one area, for a measure and group that have one."""
    known = constants(measure)
    several = catalogue.load().areas[area].kind in SEVERAL
    size = known.spread_of(group)
    assert size is not None
    return Spread(measure.unit, size, known.block_factor if several else 1.0)
