"""Whether reach or dose lies with schools of more or of less disadvantage: METHOD section 6.

Schools are ordered from most to least disadvantaged; a school's rank is the share of all weight
before it and half its own, and schools alike in disadvantage share their mean rank. An index
below nought says that reach lies with the most disadvantaged, above nought with the least.
Weights (pupils, disadvantaged pupils, or one a school) are fixed before anything is looked at.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """Cumulative shares (0 to 1) of weight and of dose, from the most disadvantaged on.

    One point a level of disadvantage, the origin first; the diagonal is the same for all.
    """

    weight: Numbers
    dose: Numbers

    def at(self, share: float) -> float:
        """The share of dose of the most disadvantaged ``share`` of weight."""
        return float(np.interp(share, self.weight, self.dose))


def fractional_ranks(disadvantage: npt.ArrayLike, weight: npt.ArrayLike) -> Numbers:
    """Each school's rank, above 0 and below 1, by falling disadvantage; alike ones share theirs."""
    level, w = _floats(disadvantage), _floats(weight)
    _, group = np.unique(-level, return_inverse=True)
    of_group = np.bincount(group, weights=w)
    middle = np.cumsum(of_group) - of_group / 2
    return np.asarray(middle[group] / w.sum())


def concentration_index(
    dose: npt.ArrayLike, disadvantage: npt.ArrayLike, weight: npt.ArrayLike
) -> float:
    """``2 / mean · cov(dose, rank)``, weighted; NaN where nobody has any dose.

    Dose 10, 8, 6, 4, 2 from most to least disadvantaged gives −0.26667.
    """
    return float(_index(_floats(dose), fractional_ranks(disadvantage, weight), _floats(weight)))


def erreygers(reached: npt.ArrayLike, disadvantage: npt.ArrayLike, weight: npt.ArrayLike) -> float:
    """The index of yes or no (1 or 0), which does not hang on how many: ``4 · mean · CI``."""
    return float(_corrected(_floats(reached), fractional_ranks(disadvantage, weight),
                            _floats(weight)))  # fmt: skip


def erreygers_bounds(
    reached: npt.ArrayLike, disadvantage: npt.ArrayLike, weight: npt.ArrayLike
) -> tuple[float, float]:
    """The least and the greatest index over every way in which unknown schools (NaN) may have
    been reached or not; nothing is guessed about them."""
    h, rank, w = _floats(reached), fractional_ranks(disadvantage, weight), _floats(weight)
    unknown = np.isnan(h)
    above = rank > np.average(rank, weights=w)
    least, most = (_corrected(np.where(unknown, way, h), rank, w) for way in (~above, above))
    return float(least), float(most)


def concentration_curve(
    dose: npt.ArrayLike, disadvantage: npt.ArrayLike, weight: npt.ArrayLike
) -> Curve:
    """The curve whose area gives the index, 1 − 2 · area. Raises ValueError without dose."""
    level, w = _floats(disadvantage), _floats(weight)
    amount = _floats(dose) * w
    if not amount.sum() > 0:
        raise ValueError("there is no dose to share out")
    _, group = np.unique(-level, return_inverse=True)
    return Curve(*(_cumulative(np.bincount(group, weights=part)) for part in (w, amount)))


def share_of_most_disadvantaged(
    dose: npt.ArrayLike, disadvantage: npt.ArrayLike, fifth: float = 0.2
) -> float:
    """The share of all dose that went to the fifth of schools with most disadvantage.

    A school, or schools alike, on the line count in part. Raises ValueError without dose.
    """
    level = _floats(disadvantage)
    return concentration_curve(dose, level, np.ones_like(level)).at(fifth)


def _index(dose: Numbers, rank: Numbers, w: Numbers) -> Numbers:
    """Of one row of doses, or of each of several."""
    share = w / w.sum()
    mean = dose @ share
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(2 / mean * (dose @ (share * (rank - rank @ share))))


def _corrected(reached: Numbers, rank: Numbers, w: Numbers) -> Numbers:
    share = w / w.sum()
    return np.asarray(8 * (reached @ (share * (rank - rank @ share))))


def _cumulative(parts: npt.ArrayLike) -> Numbers:
    sums = np.cumsum(_floats(parts))
    return np.concatenate([[0.0], sums / sums[-1]])


def _floats(values: npt.ArrayLike) -> Numbers:
    return np.asarray(values, dtype=float)
