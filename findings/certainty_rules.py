"""A measure's intervals from its reviewed constants: one place for the build and for the reader."""

import math

import numpy as np

from analysis import uncertainty
from analysis.uncertainty import Z95, Interval, Numbers
from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA, AreaKind, Counted, Group
from eip_data.entries import PAIRS, Measure, Uncertainty

#: Fewer pupils than this and a figure is marked as of low reliability (METHOD section 4).
LEAST_PUPILS = 30

#: In no family: their authorities move together, so their variance is larger (METHOD section 4).
SEVERAL = (AreaKind.REGION, AreaKind.COMBINED_AUTHORITY)


def constants(measure: Measure) -> Uncertainty:
    """The measure's constants; only for a measure that has them."""
    assert isinstance(measure.uncertainty, Uncertainty)
    return measure.uncertainty


def areas_apart() -> tuple[str, ...]:
    """The areas with an interval that are in no family."""
    return tuple(area.code for area in catalogue.load().areas_of(*SEVERAL))


def level_interval(
    measure: Measure, group: Group, period: str, areas: list[str], value: Numbers, pupils: Numbers,
    z: float = Z95,
) -> Interval:  # fmt: skip
    """Intervals of some areas' levels, in the measure's unit."""
    known = constants(measure)
    spread = known.spread_of(group)
    assert spread is not None
    return uncertainty.of_level(
        measure.unit, value, pupils, spread,
        step=_steps(areas, step_of(measure, group, period)), factor=_factors(known, areas), z=z,
    )  # fmt: skip


def gap_interval(
    measure: Measure, pair: str, period: str, areas: list[str],
    own: Numbers, own_pupils: Numbers, others: Numbers, others_pupils: Numbers, z: float = Z95,
) -> Interval:  # fmt: skip
    """Intervals of some areas' gaps inside, others minus own, in points."""
    known = constants(measure)
    spreads = known.gap_spreads_of(pair)
    assert spreads is not None
    step = max(step_of(measure, group, period) for group in PAIRS[pair])
    return uncertainty.of_gap(
        measure.unit, own, own_pupils, others, others_pupils, spreads,
        step=_steps(areas, step), factor=_factors(known, areas), z=z,
    )  # fmt: skip


def comparator_error(measure: Measure, group: Group, period: str, kind: Counted) -> float:
    """Standard deviation of a comparator: its rounding, its stand-in weights, or none at all."""
    if kind is Counted.PUBLISHED:
        return float(uncertainty.rounding_error(step_of(measure, group, period)))
    return constants(measure).stand_in_error / Z95 if kind is Counted.ESTIMATED else 0.0


def gap_comparator_error(measure: Measure, pair: str, period: str, kind: Counted) -> float:
    """The same of a comparator's gap: both of its levels have such an error."""
    return math.hypot(*(comparator_error(measure, g, period, kind) for g in PAIRS[pair]))


def pair_of(measure: Measure, group: Group) -> str | None:
    """The pair whose gap the group is behind in, where its spreads are known; else None."""
    known = measure.uncertainty
    if isinstance(known, Uncertainty):
        for pair, _ in known.gap_spreads:
            if PAIRS[pair][0] is group:
                return pair
    return None


def step_of(measure: Measure, group: Group, period: str) -> float:
    """The last place to which the publisher rounds: 1 for whole numbers, 0.1 for one decimal."""
    return float(10.0 ** -measure.decimals_of(group, period))


def _steps(areas: list[str], step: float) -> Numbers:
    """Our own figure is not rounded before it is judged."""
    return np.where(np.array(areas) == NORTH_EAST_CA, 0.0, step)


def _factors(known: Uncertainty, areas: list[str]) -> Numbers:
    return np.where(np.isin(areas, areas_apart()), known.block_factor, 1.0)
