"""Would reach handed out without regard to disadvantage look like this? METHOD section 6.

The schools are all there are, so there is no sampling error. What was given to a school is
shuffled over the schools of its stratum (authority and phase), many times, from a fixed seed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from analysis.equity import Numbers, fractional_ranks

ORDERS = 5_000
_BLOCK = 500


@dataclass(frozen=True)
class Band:
    """An index, and where 95 of 100 shuffled ones lie.

    ``at_or_beyond`` is the share of orders as far or further out on the index's side of their
    middle; ``orders`` how many there were, the observed one among them.
    """

    observed: float
    low: float
    high: float
    at_or_beyond: float
    orders: int

    @property
    def outside(self) -> bool:
        """Whether the index lies outside what shuffling ordinarily gives."""
        return not self.low <= self.observed <= self.high


def band(observed: float, shuffled: npt.ArrayLike) -> Band:
    """The band of indices over orders; ``shuffled`` holds the observed one too.

    An order that gives all to schools without weight has no index, and no part.
    """
    values = np.asarray(shuffled, dtype=float)
    values = values[np.isfinite(values)]
    low, middle, high = np.quantile(values, [0.025, 0.5, 0.975])
    step = 1e-9  # two sums of the same numbers may differ in the last place
    beyond = values <= observed + step if observed < middle else values >= observed - step
    return Band(observed, float(low) - step, float(high) + step, float(beyond.mean()), len(values))


def shuffled_erreygers(
    reached: npt.ArrayLike,
    disadvantage: npt.ArrayLike,
    weight: npt.ArrayLike,
    strata: npt.ArrayLike,
    key: str,
    orders: int = ORDERS,
) -> Band:
    """The band of Erreygers' index of yes or no; ``key`` names the question and seeds the draw."""
    rank, share = _rank_and_share(disadvantage, weight)
    lever = 8 * share * (rank - rank @ share)
    sums = _shuffled_sums(reached, strata, np.stack([lever], axis=1), key, orders)
    return band(float(sums[0, 0]), sums[:, 0])


def shuffled_index(
    dose: npt.ArrayLike,
    disadvantage: npt.ArrayLike,
    weight: npt.ArrayLike,
    strata: npt.ArrayLike,
    key: str,
    orders: int = ORDERS,
) -> Band:
    """The band of the concentration index of dose. Raises ValueError without dose."""
    rank, share = _rank_and_share(disadvantage, weight)
    levers = np.stack([2 * share * (rank - rank @ share), share], axis=1)
    sums = _shuffled_sums(dose, strata, levers, key, orders)
    if not sums[0, 1] > 0:
        raise ValueError("there is no dose to share out")
    with np.errstate(invalid="ignore", divide="ignore"):
        values = sums[:, 0] / sums[:, 1]
    return band(float(values[0]), values)


def shuffled_shares(
    reached: npt.ArrayLike,
    weight: npt.ArrayLike,
    label: Sequence[str],
    strata: npt.ArrayLike,
    key: str,
    orders: int = ORDERS,
) -> dict[str, Band]:
    """The band of each label's share (0 to 1) of all weight reached, in the labels' order.

    ``label`` is a school's authority or group. Raises ValueError where nobody was reached.
    """
    labels = list(dict.fromkeys(label))
    inside = np.array([[own == one for one in labels] for own in label], dtype=float)
    levers = inside * np.asarray(weight, dtype=float)[:, None]
    sums = _shuffled_sums(reached, strata, levers, key, orders)
    if not sums[0].sum() > 0:
        raise ValueError("nobody was reached")
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = sums / sums.sum(axis=1, keepdims=True)
    return {one: band(float(shares[0, at]), shares[:, at]) for at, one in enumerate(labels)}


def _rank_and_share(disadvantage: npt.ArrayLike, weight: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    w = np.asarray(weight, dtype=float)
    return fractional_ranks(disadvantage, w), w / w.sum()


def _shuffled_sums(
    given: npt.ArrayLike, strata: npt.ArrayLike, levers: Numbers, key: str, orders: int
) -> Numbers:
    """``given @ levers`` for the order that was (first) and shuffled ones; a row an order."""
    h = np.asarray(given, dtype=float)
    _, stratum = np.unique(np.asarray(strata, dtype=str), return_inverse=True)
    # Side by side, the schools of a stratum are shuffled where they stand, in less time.
    order, sizes = np.argsort(stratum, kind="stable"), np.bincount(stratum)
    h, levers = h[order], levers[order]
    parts = [slice(end - size, end) for end, size in zip(np.cumsum(sizes), sizes, strict=True)]
    draw = np.random.default_rng(int.from_bytes(sha256(key.encode()).digest()[:8]))
    rows = [(h @ levers)[None, :]]
    room = np.empty((_BLOCK, len(h)))
    for start in range(1, orders, _BLOCK):
        block = room[: orders - start]
        block[:] = h
        for part in parts:
            draw.permuted(block[:, part], axis=1, out=block[:, part])
        rows.append(block @ levers)
    return np.concatenate(rows)
