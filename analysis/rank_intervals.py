"""Between which places an authority may lie: 95% intervals of ranks, from a model of all of them.

Ranking draws around the figures themselves would count their noise twice. Draws come instead
from the posterior of a random-effects model: each figure is drawn towards the mean of all, the
more so the less certain it is. The intervals hold for 95% of authorities on average, not for
each; and where authorities differ by less than their own noise no place means anything.
"""

import hashlib

import numpy as np
import numpy.typing as npt

#: Draws of every family; at 10,000 the ends of an interval vary by a place or so.
DRAWS = 10_000

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


def between_variance(values: Floats, errors: Floats) -> float:
    """DerSimonian and Laird's variance between authorities, beyond their standard errors."""
    weights = 1 / errors**2
    mean = np.average(values, weights=weights)
    excess = float(np.sum(weights * (values - mean) ** 2)) - (len(values) - 1)
    return max(0.0, excess / float(weights.sum() - (weights**2).sum() / weights.sum()))


def rank_intervals(
    values: Floats, errors: Floats, *, highest_first: bool, key: str, draws: int = DRAWS
) -> tuple[Places, Places] | None:
    """The 95% interval of each place, 1 for the highest or the smallest value; no NaN goes in.

    None where the authorities differ among each other by less than their usual standard error,
    or where there are fewer than three. The draws depend on ``key`` alone, so that the same
    figures get the same places everywhere.
    """
    if len(values) < 3:
        return None
    variance = between_variance(values, errors)
    if variance < float(np.median(errors)) ** 2:
        return None
    mean = np.average(values, weights=1 / (variance + errors**2))
    kept = variance / (variance + errors**2)
    centre, deviation = mean + kept * (values - mean), np.sqrt(kept) * errors
    drawn = centre + deviation * _generator(key).standard_normal((draws, len(values)))
    return places_of(-drawn if highest_first else drawn)


def places_of(drawn: Floats) -> tuple[Places, Places]:
    """Lowest and highest place of each column in 95 of 100 rows; 1 for the smallest value."""
    order = np.argsort(drawn, axis=1)
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(1, drawn.shape[1] + 1)[None, :], axis=1)
    low, high = np.percentile(places, [2.5, 97.5], axis=0, method="inverted_cdf")
    return low.astype(np.int64), high.astype(np.int64)


def _generator(key: str) -> np.random.Generator:
    seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    return np.random.Generator(np.random.PCG64(seed))
