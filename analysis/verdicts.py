"""What may be said of a figure beside its comparator: higher, lower, about the same, cannot tell.

Higher and lower hold for a whole family of authorities at once: of all that are called so, one
in twenty at most is expected to be ordinary variation. Failing to differ is never "the same".
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analysis.uncertainty import Interval, p_value
from eip_data.columns import Verdict

#: The share of mistaken calls that is allowed among all that are made (Benjamini-Hochberg's q).
FALSE_DISCOVERY_RATE = 0.05


def discoveries(
    chances: npt.ArrayLike, rate: float = FALSE_DISCOVERY_RATE
) -> npt.NDArray[np.bool_]:
    """Which of a family's p-values Benjamini and Hochberg accept; NaN is not in the family."""
    p = np.asarray(chances, dtype=float)
    inside = np.sort(p[~np.isnan(p)])
    fitting = inside <= rate * np.arange(1, len(inside) + 1) / max(len(inside), 1)
    if not fitting.any():
        return np.zeros(p.shape, dtype=bool)
    return p <= inside[np.flatnonzero(fitting)[-1]]


def alone(chances: npt.ArrayLike, rate: float = FALSE_DISCOVERY_RATE) -> npt.NDArray[np.bool_]:
    """Which p-values are below the rate by themselves: figures that are in no family."""
    return np.asarray(chances, dtype=float) < rate


def verdicts(
    difference: Interval,
    difference_90: Interval,
    margin: float,
    family: npt.NDArray[np.bool_],
) -> Sequence[Verdict | None]:
    """A verdict for every difference, or None where it is NaN.

    ``difference`` holds 95% intervals, ``difference_90`` 90% ones: about the same is what lies
    wholly within ``margin`` of nought. Those outside ``family`` are judged one by one.
    """
    chances = np.atleast_1d(np.asarray(p_value(difference), dtype=float))
    differs = discoveries(np.where(family, chances, np.nan)) | (~family & alone(chances))
    same = (np.asarray(difference_90.low) > -margin) & (np.asarray(difference_90.high) < margin)
    above = np.asarray(difference.value) > 0
    return [
        None if np.isnan(chance)
        else (Verdict.HIGHER if up else Verdict.LOWER) if apart
        else Verdict.ABOUT_THE_SAME if close
        else Verdict.CANNOT_TELL
        for chance, apart, up, close in zip(
            chances, differs, np.atleast_1d(above), np.atleast_1d(same), strict=True
        )
    ]  # fmt: skip
