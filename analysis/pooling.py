"""Several years of one group together: steadier than one, and never across a break.

METHOD section 4.
"""

from collections.abc import Sequence
from itertools import combinations
from math import sqrt

import numpy as np

from analysis.change import obstacle
from eip_data.columns import Group
from eip_data.entries import Measure
from eip_data.errors import NotComparable

YEARS = 3


def years(measure: Measure, groups: Sequence[Group], last: str) -> tuple[str, ...]:
    """The ``YEARS`` periods that end with ``last``, in all of which every group has a series.

    Raises NotComparable, with the catalogue's reason, where the series does not reach so far back
    or two of the periods may not be put together.
    """
    series = [measure.series_of(group).periods for group in groups]
    known = [p for p in series[0] if p <= last and all(p in periods for periods in series)]
    found = tuple(known[-YEARS:])
    if len(found) < YEARS or found[-1] != last:
        raise NotComparable(f"The series has fewer than {YEARS} years up to {last}.")
    for earlier, later in combinations(found, 2):
        reason = obstacle(measure, tuple(groups), earlier, later)
        if reason:
            raise NotComparable(reason)
    return found


def pooled(values: Sequence[float], pupils: Sequence[float] | None = None) -> float:
    """The mean of several years' values by their pupils; the plain mean where these are unknown."""
    return float(np.average(values, weights=pupils))


def error(
    variances: Sequence[float], pupils: Sequence[float] | None = None, *, unit: float = 0.0
) -> float:
    """The standard error of ``pooled``, from each year's own variance and the step of rounding."""
    weights = np.ones(len(variances)) if pupils is None else np.asarray(pupils, dtype=float)
    chance = float((weights**2 * np.asarray(variances)).sum()) / float(weights.sum()) ** 2
    return sqrt(chance + unit**2 / 12 / len(variances))
