"""How much of the reach the schools with most disadvantage hold: the curve beside the diagonal."""

from dataclasses import dataclass

from findings import need_page_sentences
from findings.equity import Equity

#: Enough points for a line and few enough to send.
_STEPS = 50
_FIFTHS = 5


@dataclass(frozen=True)
class Point:
    """The schools with most disadvantage that hold ``pupils`` of all disadvantaged pupils hold
    ``reached`` of those in reached schools; shares from 0 to 1."""

    pupils: float
    reached: float


@dataclass(frozen=True)
class Concentration:
    """The curve from 0 to 1, its five fifths, and its words; no points where too few are known."""

    points: tuple[Point, ...]
    fifths: tuple[Point, ...]
    under: str
    alt: str


def concentration(found: Equity) -> Concentration:
    """The curve of one finding about equity."""
    points, fifths = _points(found, _STEPS), _points(found, _FIFTHS)[1:]
    pairs = [(one.pupils, one.reached) for one in fifths]
    return Concentration(
        points, fifths, need_page_sentences.curve_under(),
        need_page_sentences.curve_alt(found.title, pairs),
    )  # fmt: skip


def _points(found: Equity, steps: int) -> tuple[Point, ...]:
    if found.curve is None:
        return ()
    shares = (step / steps for step in range(steps + 1))
    return tuple(Point(share, found.curve.at(share)) for share in shares)
