"""The classes of a map: where one colour ends and the next begins, and what falls into which."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.rounding import half_away

#: How many classes a scale from low to high has.
STEPS = 5
#: Set steps of a difference, as multiples of what counts as close: 0.5, 2, 4 points; 1, 4, 8%.
_MULTIPLES = (1, 4, 8)
#: What counts as close is at most this part of the unit's usual band where areas differ little.
_PARTS = (1.0, 0.5, 0.2, 0.1, 0.05)


@dataclass(frozen=True)
class Scale:
    """The classes of one map, numbered from 0.

    ``ramp`` says which colours it takes: "difference" (worst for pupils to best), "level" and
    "context" (low to high), "gap" (small to large). A ``centred`` scale has ``edges`` on either
    side of nought, the first inclusive, and England's band in the middle; any other has them
    rising, each the least of its class. ``downward``: class 0 holds the highest. ``decimals``
    are those of the figures, so that no figure lies between two classes.
    """

    ramp: str
    edges: tuple[float, ...]
    decimals: int
    centred: bool
    downward: bool = False

    @property
    def size(self) -> int:
        """How many classes there are."""
        return (2 * len(self.edges) if self.centred else len(self.edges)) + 1

    def class_of(self, value: float) -> int:
        """The one class a value falls into."""
        near = round(value, 6)
        if not self.centred:
            return sum(edge <= near for edge in self.edges)
        away = 0
        if self.edges and abs(near) > self.edges[0]:
            away = 1 + sum(edge <= abs(near) for edge in self.edges[1:])
        upward = away if near > 0 else -away
        return len(self.edges) + (-upward if self.downward else upward)

    def bounds(self, index: int) -> tuple[float | None, float | None]:
        """Least and greatest figure of a class, None where it is open.

        On a centred scale distances from nought, of either sign.
        """
        unit = 10.0**-self.decimals
        if self.centred:
            away = abs(index - len(self.edges))
            if away == 0:
                return 0.0, self.edges[0]
            least = self.edges[0] + unit if away == 1 else self.edges[away - 1]
            most = self.edges[away] - unit if away < len(self.edges) else None
            return least, most
        first = self.edges[index - 1] if index else None
        return first, self.edges[index] - unit if index < len(self.edges) else None

    def side(self, index: int) -> int:
        """Of a centred scale: 1 for classes above nought, −1 below, 0 for the middle."""
        away = index - len(self.edges)
        return (away > 0) - (away < 0) if not self.downward else (away < 0) - (away > 0)


def centred(
    values: Sequence[float], classes: str, close: float, decimals: int, ramp: str, *, downward: bool
) -> Scale:
    """A scale centred on nought: three classes on either side, two for context.

    ``classes`` "set" takes multiples of ``close``, "equal" one width for all classes, "quantile"
    about equal numbers of areas, signs put aside so that nought stays in the middle.
    """
    count = 2 if ramp == "context" else len(_MULTIPLES)
    size = np.abs(np.array(values, dtype="float64"))
    if classes == "equal" and len(size):
        width = 2 * float(size.max()) / (2 * count + 1)
        wanted = [width * (step + 0.5) for step in range(count)]
    elif classes == "quantile" and len(size):
        shares = [(2 * step + 1) / (2 * count + 1) for step in range(count)]
        wanted = [float(edge) for edge in np.quantile(size, shares)]
    else:
        wanted = [close * multiple for multiple in _MULTIPLES[:count]]
    return Scale(ramp, _rising(wanted, decimals, least=10.0**-decimals), decimals, True, downward)


def rising(values: Sequence[float], classes: str, decimals: int, ramp: str) -> Scale:
    """A scale from low to high in ``STEPS`` classes; none but one without values.

    ``classes`` "set" takes round numbers about the middle, "equal" one width between least and
    greatest, "quantile" equal numbers of areas.
    """
    if not len(values):
        return Scale(ramp, (), decimals, False)
    shown = np.array(values, dtype="float64")
    if classes == "equal":
        wanted = np.linspace(shown.min(), shown.max(), STEPS + 1)[1:-1].tolist()
    elif classes == "quantile":
        wanted = np.quantile(shown, [step / STEPS for step in range(1, STEPS)]).tolist()
    else:
        wanted = _round_steps(shown)
    return Scale(ramp, _rising(wanted, decimals), decimals, False)


def close_step(usual: float, distances: Sequence[float], decimals: int) -> float:
    """What counts as close on a map: the unit's usual band, or less where half lie inside it."""
    away = float(np.median(np.abs(distances))) if len(distances) else usual
    fits = [usual * part for part in _PARTS if usual * part <= away] or [usual * _PARTS[-1]]
    return max(fits[0], 10.0**-decimals)


def _round_steps(shown: np.ndarray) -> list[float]:
    """Four round edges about the middle, the far ends put aside."""
    low, middle, high = (float(x) for x in np.quantile(shown, [0.1, 0.5, 0.9]))
    rough = (high - low) / (STEPS - 1) or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    width = min((power * factor for factor in (1, 2, 5, 10)), key=lambda one: abs(one - rough))
    first = round((middle - 1.5 * width) / width)
    if float(shown.min()) >= 0:
        first = max(first, 1)
    return [width * (first + step) for step in range(STEPS - 1)]


def _rising(
    wanted: Sequence[float], decimals: int, least: float | None = None
) -> tuple[float, ...]:
    """The edges at the figures' decimals, far enough apart for a figure to lie in each class.

    ``least`` is that of a centred scale's first edge, which belongs to the middle class.
    """
    unit = 10.0**-decimals
    edges: list[float] = []
    for edge in wanted:
        lowest = edges[-1] + (unit if least is None else 2 * unit) if edges else least
        rounded = half_away(edge, decimals)
        edges.append(rounded if lowest is None else half_away(max(rounded, lowest), decimals))
    return tuple(edges)
