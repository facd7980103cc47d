"""A sheet put on paper by matplotlib, as SVG or PNG; the same bytes for the same sheet.

matplotlib is imported when a picture is made and no sooner. Its settings belong to the whole
process, so one picture is written at a time.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from io import BytesIO
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING, Any

from charts.palette import GROUND
from exports.picture_ink import Area, Box, Ink, NotSpoken, Sheet, Spot, Stroke, Words
from exports.picture_words import block, font, rows, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Points of matplotlib's to an inch: as many as px here, so that sizes need no turning.
_DPI = 72
#: How wide a PNG is at least, in px, and how many px of it stand for one.
_LEAST_PX, _LEAST_SCALE = 1600, 2.0
_WRITING = Lock()
#: Marks by plotly's names, their outlines for a size of one; what is not closed has no filling.
_SYMBOLS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)),
    "diamond": ((0.65, 0), (0, 0.65), (-0.65, 0), (0, -0.65), (0.65, 0)),
    "triangle-up": ((-0.577, -0.25), (0.577, -0.25), (0, 0.5), (-0.577, -0.25)),
    "triangle-down": ((-0.577, 0.25), (0.577, 0.25), (0, -0.5), (-0.577, 0.25)),
    "line-ns": ((0, -0.7), (0, 0.7)),
}


def svg_file(figure: "Figure", *, letters: str, **metadata: str) -> str:
    """A figure as SVG; ``letters`` "path" draws them, "none" leaves them to the reader's fonts."""
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    out = BytesIO()
    with _WRITING, matplotlib.rc_context({"svg.hashsalt": "picture", "svg.fonttype": letters}):
        blank: dict[str, Any] = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        FigureCanvasSVG(figure).print_svg(out, metadata=blank | metadata)
    return out.getvalue().decode("utf-8")


def png_file(figure: "Figure", dpi: float, **words: str) -> bytes:
    """A figure as PNG with so many px to its inch, no part of it clear, and words beside it."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL.Image import Dither, Quantize, frombytes
    from PIL.PngImagePlugin import PngInfo

    canvas, said, out = FigureCanvasAgg(figure), PngInfo(), BytesIO()
    # Letters as wide as they were measured, not fitted to whole px.
    with _WRITING, matplotlib.rc_context({"text.hinting": "none"}):
        figure.set_dpi(dpi)
        canvas.draw()
    for key, text in words.items():
        said.add_itxt(key, text)
    image = frombytes("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba()))
    # What is drawn and what it is drawn with hold one another until that is looked for, which is
    # seldom: the megabytes of the pixels are let go at once.
    vars(canvas.renderer).clear()
    # What is filled keeps its colour; of the shades at edges a few are merged, and the file is a
    # third as large.
    image = image.convert("RGB").quantize(256, Quantize.MEDIANCUT, dither=Dither.NONE)
    image.save(out, "png", pnginfo=said, dpi=(dpi, dpi))
    return out.getvalue()


def svg(sheet: Sheet, title: str, description: str) -> bytes:
    """The sheet as SVG, letters drawn, so that it looks alike everywhere; its words are in it."""
    text = svg_file(_figure(sheet), letters="path")
    head = (
        f'<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="{sheet.width:g}" '
        f'height="{sheet.height:g}" viewBox="0 0 {sheet.width:g} {sheet.height:g}" '
        'xmlns="http://www.w3.org/2000/svg" version="1.1" role="img">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n"
    )
    # What matplotlib says of itself has no place in a paper.
    text = re.sub(r"\s*<metadata>.*?</metadata>", "", text, count=1, flags=re.DOTALL)
    return re.sub(r"<svg[^>]*>\n", lambda _: head, text, count=1).encode("utf-8")


def png(sheet: Sheet, words: Mapping[str, str]) -> bytes:
    """The sheet as PNG with words beside it, at least twice as fine as a screen."""
    scale = max(_LEAST_SCALE, _LEAST_PX / sheet.width)
    return png_file(_figure(sheet), _DPI * scale, **words)


def _figure(sheet: Sheet) -> "Figure":
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

    figure = Figure(
        figsize=(sheet.width / _DPI, sheet.height / _DPI), dpi=_DPI, facecolor=GROUND.light
    )
    px = Affine2D().scale(1, -1).translate(0, sheet.height).scale(1 / _DPI) + figure.dpi_scale_trans
    for order, (artist, clip) in enumerate(_artists(sheet.ink, px)):
        artist.set_zorder(order)
        figure.add_artist(artist)
        if clip is not None:
            artist.set_clip_box(TransformedBbox(Bbox.from_extents(*clip), px))
    return figure


def _artists(ink: Any, px: Any) -> Iterator[tuple[Any, Box | None]]:
    for kind, group in groupby(ink, key=_alike):
        if kind is not None:
            yield _spots(list(group), px), None
            continue
        for one in group:
            if isinstance(one, Stroke):
                yield _stroke(one, px), one.clip
            elif isinstance(one, Area):
                yield _area(one, px), one.clip
            else:
                yield from ((artist, None) for artist in _words(one, px))


def _alike(one: Ink) -> tuple[Any, ...] | None:
    """What marks share that are drawn as one artist."""
    return (one.symbol, one.size, one.fill, one.colour, one.width) if isinstance(one, Spot) else (
        None
    )  # fmt: skip


def _stroke(one: Stroke, px: Any) -> Any:
    from matplotlib.patches import PathPatch

    # matplotlib counts dashes in widths of the line.
    dash: Any = (0, tuple(part / one.width for part in one.dash)) if one.dash else "solid"
    return PathPatch(
        _path(one.paths, closed=False), facecolor="none", edgecolor=one.colour, transform=px,
        linewidth=one.width, linestyle=dash, capstyle="butt", joinstyle="round",
    )  # fmt: skip


def _area(one: Area, px: Any) -> Any:
    from matplotlib.patches import PathPatch

    return PathPatch(
        _path(one.rings, closed=True), facecolor=one.fill, transform=px, joinstyle="round",
        edgecolor=one.colour if one.width else "none", linewidth=one.width,
    )  # fmt: skip


def _path(parts: Any, *, closed: bool) -> Any:
    from matplotlib.path import Path

    points: list[Any] = []
    codes: list[Any] = []
    for part in parts:
        points += [*part, part[0]] if closed else part
        codes += [Path.MOVETO, *[Path.LINETO] * (len(part) - 1), *[Path.CLOSEPOLY] * closed]
    return Path(points, codes)


def _spots(spots: list[Spot], px: Any) -> Any:
    from matplotlib.lines import Line2D
    from matplotlib.path import Path

    one = spots[0]
    if one.symbol != "circle" and one.symbol not in _SYMBOLS:
        raise NotSpoken(f"symbol {one.symbol}")
    points = _SYMBOLS.get(one.symbol, ())
    # matplotlib makes an outline as large as the mark whatever its own size.
    widest = 2 * max((abs(part) for point in points for part in point), default=0.5)
    return Line2D(
        [spot.at[0] for spot in spots], [spot.at[1] for spot in spots], linestyle="none",
        marker=Path(points) if points else "o", markersize=one.size * widest,
        markerfacecolor=one.fill or "none", markeredgewidth=one.width,
        markeredgecolor=one.colour if one.width else "none", transform=px,
    )  # fmt: skip


def _words(words: Words, px: Any) -> Iterator[Any]:
    from matplotlib.text import Text
    from matplotlib.transforms import Affine2D

    if words.ground:
        left, top, right, bottom = block(words)
        ring = ((left, top), (right, top), (right, bottom), (left, bottom))
        yield _area(Area((ring,), words.ground), px)
    turned = Affine2D().rotate_deg_around(*words.at, words.turn) + px
    for line, left, baseline in rows(words):
        for run in line:
            properties = font(bold=run.bold, face=words.face, size=words.size)
            yield Text(
                left, baseline, run.text, fontproperties=properties, color=words.colour,
                alpha=words.opacity, rotation=-words.turn, rotation_mode="anchor",
                transform=turned, parse_math=False, ha="left", va="baseline",
            )  # fmt: skip
            left += width(run.text, words.size, bold=run.bold, face=words.face)
