"""How far authorities differ beyond the chance of their size: two bands round one centre.

The chance band says how far an authority of some size lies from the centre by ordinary variation
alone; the spread band how far by that and by the usual differences of authorities. Percentages
are judged on the arcsine scale, means on their own. METHOD section 4 (Spiegelhalter 2005).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

#: Of authorities whose figures differ by chance alone, 95 % and 99.8 % lie within so many errors.
NINETY_FIVE, NINETY_NINE_EIGHT = 1.96, 3.09
#: Authorities with fewer pupils have no part.
LEAST_PUPILS = 30
#: The shares of lowest and highest z that are drawn in before the spread is measured.
_WINSOR = (0.1, 0.9)


@dataclass(frozen=True)
class Funnel:
    """The centre of a funnel, its spread, and how far each authority lies from the centre.

    ``theta`` and ``tau`` are on the scale the funnel is worked out on; ``z`` has an entry for
    each authority with a part, in errors of chance alone. ``sd`` is None for percentages.
    """

    theta: float
    tau: float
    phi: float
    z: pd.Series
    sd: float | None

    @property
    def centre(self) -> float:
        """The centre as it is read: a percentage (0 to 100), or a mean."""
        return float(self._read(np.array(self.theta)))

    def chance(self, pupils: ArrayLike, errors: float) -> tuple[NDArray, NDArray]:
        """Lower and upper limits of chance alone for groups of these sizes."""
        return self._limits(self._error(pupils), errors)

    def spread(self, pupils: ArrayLike, errors: float) -> tuple[NDArray, NDArray]:
        """Lower and upper limits of chance and the usual spread of authorities together."""
        return self._limits(np.hypot(self._error(pupils), self.tau), errors)

    def _error(self, pupils: ArrayLike) -> NDArray:
        sizes = np.asarray(pupils, dtype=float)
        return (0.5 if self.sd is None else self.sd) / np.sqrt(sizes)

    def _limits(self, error: NDArray, errors: float) -> tuple[NDArray, NDArray]:
        return self._read(self.theta - errors * error), self._read(self.theta + errors * error)

    def _read(self, scaled: NDArray) -> NDArray:
        if self.sd is not None:
            return scaled
        return 100 * np.sin(np.clip(scaled, 0.0, np.pi / 2)) ** 2


def of_percentages(achieved: pd.Series, pupils: pd.Series) -> Funnel:
    """The funnel of ``achieved`` of ``pupils``, by authority; NaN where one is not known.

    Raises ValueError where no authority has a part.
    """
    part, x, n = _with_a_part(achieved, pupils)
    theta = float(np.arcsin(np.sqrt(x.sum() / n.sum())))
    return _funnel(part, np.arcsin(np.sqrt(x / n)), 0.5 / n**0.5, theta, None)


def of_means(levels: pd.Series, pupils: pd.Series, sd: float) -> Funnel:
    """The funnel of mean scores of ``pupils`` each, ``sd`` being one pupil's; else as above."""
    part, y, n = _with_a_part(levels, pupils)
    return _funnel(part, y, sd / n**0.5, float((y * n).sum() / n.sum()), sd)


def _with_a_part(values: pd.Series, pupils: pd.Series) -> tuple[pd.Index, NDArray, NDArray]:
    """The authorities with a part, their values and their pupils."""
    x = values.to_numpy(dtype=float)
    n = pupils.reindex(values.index).to_numpy(dtype=float)
    part = np.isfinite(x) & (n >= LEAST_PUPILS)
    if not part.any():
        raise ValueError("no authority has both a figure and enough pupils")
    return values.index[part], x[part], n[part]


def _funnel(part: pd.Index, y: NDArray, error: NDArray, theta: float, sd: float | None) -> Funnel:
    z = (y - theta) / error
    phi = float((np.clip(z, *np.quantile(z, _WINSOR)) ** 2).mean())
    weight = 1 / error**2
    excess = len(z) * phi - (len(z) - 1)
    spread = weight.sum() - (weight**2).sum() / weight.sum()
    tau2 = max(0.0, excess / spread) if spread > 0 else 0.0
    return Funnel(theta, float(np.sqrt(tau2)), phi, pd.Series(z, part), sd)
