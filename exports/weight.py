"""How large a file is: exactly where it has been made, about where it is made on the click."""

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from exports.picture_sheet import NARROW, size_of
from exports.sheet import Sheet, sheet_size

#: The outlines of places by their code.
Rings = Mapping[str, Sequence[Sequence[tuple[float, float]]]]

#: What a workbook of no figures takes, each cell with a figure, and each byte of the packed text:
#: tests hold them to files that are really made.
_FRAME, _CELL, _PACKED = 7_950, 3.2, 1.36
#: The same of pictures: frame, letter, mark, point of an outline, and what one large map adds.
_PICTURE = {"png": (54_000, 64.0, 33.0, 5.0, 60_000), "svg": (62_000, 77.0, 70.0, 16.6, 0)}
#: A PNG of a narrow figure has as many pixels across as a wide one, so that its letters are larger.
_NARROW = {"png": (30_000, 130.0)}


@dataclass(frozen=True)
class Contents:
    """What makes a picture large: letters and marks on its figure, points of the outlines it draws,
    whether they are one map's, which is drawn large, and whether a figure over axes is narrow."""

    letters: int
    marks: int
    points: int
    one_map: bool
    narrow: bool


@dataclass(frozen=True)
class Weight:
    """Bytes of a table as CSV, exactly, and as a workbook, about; ``mark`` tells its content."""

    csv: int
    workbook: int
    mark: str


def weigh(table: Sheet) -> Weight:
    """The weight of a table, without making a file of it."""
    content = "\n".join(map("\x1f".join, (table.columns, *table.rows))).encode("utf-8")
    return Weight(
        sheet_size(table), _workbook(table, content), blake2b(content, digest_size=12).hexdigest()
    )


def size_text(size: int, *, about: bool = False) -> str:
    """A size as it is read: "12 kB", "about 90 kB", "1.9 MB"; a kB is a thousand bytes."""
    if about and size >= 1000:
        step = 10 ** (math.floor(math.log10(size)) - 1)
        size = round(size / step) * step
    if size < 1000:
        return "under 1 kB"
    text = f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1e6:.1f} MB"
    return f"about {text}" if about else text


def about_picture(inside: Contents, letters: int, kind: str) -> int:
    """A picture, ``kind`` "svg" or "png", of such ``contents`` between so many ``letters``."""
    frame, letter, mark, point, map_besides = _PICTURE[kind]
    if inside.narrow:
        frame, letter = _NARROW.get(kind, (frame, letter))
    words, marks, points = inside.letters + letters, inside.marks, inside.points
    of_map = point * points + (map_besides if inside.one_map else 0)
    return round(frame + letter * words + mark * marks + of_map)


def contents(figure: Mapping[str, Any], rings: Rings) -> Contents:
    """What a figure holds, whose outlines are among ``rings``."""
    notes = figure["layout"].get("annotations", ())
    marks = points = 0
    for trace in figure["data"]:
        points += sum(len(ring) for one in trace.get("locations", ()) for ring in rings[one])
        marks += max(len(trace.get(axis) or ()) for axis in ("x", "lat"))
    letters = sum(len(note.get("text", "")) for note in notes)
    one_map = len({trace.get("geo", "geo") for trace in figure["data"]}) == 1 and points > 0
    return Contents(letters, marks, points, one_map, size_of(figure["layout"])[0] == NARROW)


def _workbook(table: Sheet, content: bytes) -> int:
    """The notes and the frame of a workbook, then what its cells take when packed."""
    cells = sum(len(row) - row.count("") for row in table.rows)
    return round(_FRAME + _CELL * cells + _PACKED * len(zlib.compress(content, 1)))
