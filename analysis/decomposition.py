"""The difference of two places' all-pupil figures in three parts (Kitagawa); accounting only.

One part lies in how many pupils are disadvantaged, one in the disadvantaged pupils' own level,
one in the others'. Each is weighed by the mean of the two places, so that neither is the measure
of the other, and the three add up to the difference exactly. METHOD section 2.3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

#: Parts of an Attainment 8 difference below this are close to nothing (points, METHOD 2.3).
CLOSE_TO_NOTHING = 0.2


@dataclass(frozen=True)
class Side:
    """One place: the share of disadvantaged pupils (0 to 1) and the two groups' levels."""

    share: float
    disadvantaged: float
    others: float

    @property
    def everyone(self) -> float:
        """The level of all pupils that share and levels make."""
        return self.share * self.disadvantaged + (1 - self.share) * self.others


@dataclass(frozen=True)
class Parts:
    """The three parts of a difference, in its unit."""

    composition: float
    disadvantaged: float
    others: float

    @property
    def total(self) -> float:
        """The whole difference."""
        return self.composition + self.disadvantaged + self.others


@dataclass(frozen=True)
class Rounded:
    """A number that is known to lie between two others."""

    low: float
    high: float


def parts(here: Side, there: Side) -> Parts:
    """Here minus there in three parts, whose sum is the difference of the two ``everyone``."""
    share = (here.share + there.share) / 2
    middle_d = (here.disadvantaged + there.disadvantaged) / 2
    middle_n = (here.others + there.others) / 2
    return Parts(
        composition=(here.share - there.share) * (middle_d - middle_n),
        disadvantaged=share * (here.disadvantaged - there.disadvantaged),
        others=(1 - share) * (here.others - there.others),
    )


def inferred(everyone: float, disadvantaged: float, others: float) -> Side:
    """A place whose share follows from its three levels: ``(n - all) / (n - d)``.

    Raises ValueError where all pupils do not lie between the groups, or the groups are level.
    """
    if others == disadvantaged:
        raise ValueError("the two groups are level")
    share = (others - everyone) / (others - disadvantaged)
    if not 0 <= share <= 1:
        raise ValueError("all pupils lie outside their two groups")
    return Side(share, disadvantaged, others)


def bounds(
    side: Callable[..., Side], here: Sequence[Rounded], there: Sequence[Rounded]
) -> tuple[Parts, Parts]:
    """The least and the most each part can be, where what goes into ``side`` is known so far.

    Taken at the corners of what is known, where each part has its ends: it is straight in every
    input by itself, and with an inferred share nearly so. ``here`` and ``there`` are the arguments
    of ``side``, in order.
    """
    corners = [
        (found.composition, found.disadvantaged, found.others)
        for one in _sides(side, here)
        for other in _sides(side, there)
        for found in [parts(one, other)]
    ]
    return (
        Parts(*(min(part) for part in zip(*corners, strict=True))),
        Parts(*(max(part) for part in zip(*corners, strict=True))),
    )


def _sides(side: Callable[..., Side], inputs: Sequence[Rounded]) -> list[Side]:
    """The side at every corner of its inputs."""
    return [side(*corner) for corner in product(*((one.low, one.high) for one in inputs))]
