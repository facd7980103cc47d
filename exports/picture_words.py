"""Words of a picture: from the marks of a page to lines of letters, and how much room they take."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import Any

from exports.faces import HEADS, REGULAR, SEMIBOLD, letters
from exports.picture_ink import LEADING, Box, Face, Line, NotSpoken, Run, Words

_TAG = re.compile(r"(</?[a-zA-Z][^>]*>)")
#: Between the edge of a block with a ground and its letters.
PAD = 2.0


def spoken(text: str) -> tuple[Line, ...]:
    """Lines of a chart's text, which holds ``<b>`` and ``<br>`` and nothing else."""
    lines: list[list[Run]] = [[]]
    bold = False
    for part in _TAG.split(text):
        tag = part.lower().replace(" ", "")
        if tag in ("<br>", "<br/>"):
            lines.append([])
        elif tag in ("<b>", "</b>"):
            bold = tag == "<b>"
        elif _TAG.fullmatch(part) and not tag.startswith(("<span", "</span")):
            raise NotSpoken(f"{part} in the words of a chart")
        elif part and not _TAG.fullmatch(part):
            lines[-1].append(Run(unescape(part), bold))
    return tuple(map(tuple, lines))


def marked(text: str) -> Line:
    """A sentence of a page, in which ``**`` begins and ends what is bold."""
    return tuple(
        Run(part, bool(i % 2)) for i, part in enumerate(text.split("**")) if part
    )  # fmt: skip


def flowed(line: Line, room: float, size: float, face: Face = "sans") -> tuple[Line, ...]:
    """The line broken between words so that it fits the room; a word wider than it stands alone."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word, bold in _words(line):
        wide = width(word, size, bold=bold, face=face)
        if used and used + wide > room and not word.isspace():
            lines.append([])
            used = 0.0
        if used or not word.isspace():
            lines[-1].append(Run(word, bold))
            used += wide
    return tuple(_joined(one) for one in lines)


def _words(line: Line) -> Iterator[Run]:
    for run in line:
        for word in re.findall(r"\s+|\S+", run.text):
            yield Run(word, run.bold)


def _joined(runs: Sequence[Run]) -> Line:
    """Neighbours of one weight as one run, without space at the end."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].bold == run.bold:
            found[-1] = Run(found[-1].text + run.text, run.bold)
        else:
            found.append(run)
    if found:
        found[-1] = Run(found[-1].text.rstrip(), found[-1].bold)
    return tuple(run for run in found if run.text)


def line_width(line: Line, size: float, face: Face = "sans") -> float:
    """How wide a line is, in px."""
    return sum(width(run.text, size, bold=run.bold, face=face) for run in line)


@lru_cache(maxsize=20000)
def width(text: str, size: float, *, bold: bool, face: Face) -> float:
    """How wide a text of one weight is, in px, spaces at its ends included."""
    from matplotlib.textpath import text_to_path

    properties = font(bold=bold, face=face, size=size)
    full, _, _ = text_to_path.get_text_width_height_descent(f"|{text}|", properties, ismath=False)
    return float(full) - (width("", size, bold=bold, face=face) if text else 0.0)


@lru_cache(maxsize=64)
def font(*, bold: bool, face: Face, size: float) -> Any:
    """The font of a weight and size in px."""
    from matplotlib.font_manager import FontProperties

    name = HEADS if face == "serif" else SEMIBOLD if bold else REGULAR
    return FontProperties(fname=str(letters(name)), size=size)


def extent(words: Words) -> tuple[float, float]:
    """Width and height of a block, its padding included."""
    widest = max((line_width(line, words.size, words.face) for line in words.lines), default=0.0)
    return widest + 2 * PAD, len(words.lines) * LEADING * words.size + 2 * PAD


def block(words: Words) -> Box:
    """Where a block stands that is not turned."""
    wide, tall = extent(words)
    left, top = words.at[0] - words.across * wide, words.at[1] - words.down * tall
    return Box(left, top, left + wide, top + tall)


def rows(words: Words) -> Iterator[tuple[Line, float, float]]:
    """Each line with its left edge and its baseline."""
    box = block(words)
    for i, line in enumerate(words.lines):
        spare = box.width - 2 * PAD - line_width(line, words.size, words.face)
        middle = box.top + PAD + (i + 0.5) * LEADING * words.size
        yield line, box.left + PAD + words.align * spare, middle + 0.33 * words.size
