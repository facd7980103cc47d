"""What a picture is made of: lines, areas, marks and words, in px from its top left corner.

Nothing here knows where they come from (``picture_traces``, ``picture_frame``) or how they are
put on paper (``picture_paper``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Point = tuple[float, float]
Face = Literal["sans", "serif"]
#: Height of a line of text, as a multiple of its size.
LEADING = 1.3


class NotSpoken(ValueError):
    """A figure has something that pictures have no drawing for: better none than half of it."""


class Box(NamedTuple):
    """A rectangle by its edges; ``top`` is above ``bottom``, and less."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From edge to edge."""
        return self.bottom - self.top


class Run(NamedTuple):
    """Text in one weight."""

    text: str
    bold: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Stroke:
    """Lines of one look, none joined to another; ``dash`` is on, off … in px."""

    paths: tuple[tuple[Point, ...], ...]
    colour: str
    width: float
    dash: tuple[float, ...] = ()
    clip: Box | None = None


@dataclass(frozen=True)
class Area:
    """Closed rings of one filling, with an outline where ``width`` is above nought."""

    rings: tuple[tuple[Point, ...], ...]
    fill: str
    colour: str = ""
    width: float = 0.0
    clip: Box | None = None


@dataclass(frozen=True)
class Spot:
    """A mark; ``size`` across, ``width`` of its edge."""

    at: Point
    symbol: str
    size: float
    fill: str
    colour: str
    width: float


@dataclass(frozen=True)
class Words:
    """A block of lines with its anchor at ``at``; ``across`` and ``down`` say where that is in it.

    ``across`` is 0 at the block's left, 1 at its right; ``down`` is 0 at its top. ``align`` is
    that of its lines within it. ``turn`` is in degrees clockwise; ``ground`` fills the block.
    """

    lines: tuple[Line, ...]
    at: Point
    size: float
    colour: str
    across: float = 0.0
    down: float = 0.0
    align: float = 0.0
    face: Face = "sans"
    turn: float = 0.0
    opacity: float = 1.0
    ground: str = ""

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join("".join(run.text for run in line) for line in self.lines)


Ink = Stroke | Area | Spot | Words


@dataclass(frozen=True)
class Sheet:
    """A whole picture: how large, and what is on it, the undermost first."""

    width: float
    height: float
    ink: Sequence[Ink]
