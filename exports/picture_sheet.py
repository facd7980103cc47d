"""A figure under its title and over its source: where each stands on the sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charts.palette import BORDER, GREY_TEXT, GROUND, RULE, TEXT
from exports.picture_frame import grid_ink, note_ink, shape_ink, ticks_ink
from exports.picture_given import must, only
from exports.picture_ink import (
    LEADING,
    Area,
    Box,
    Face,
    Ink,
    NotSpoken,
    Point,
    Sheet,
    Spot,
    Stroke,
    Words,
)
from exports.picture_maps import Outlines, areas_ink, over_ink
from exports.picture_scale import axes, maps, shape_of
from exports.picture_traces import trace_ink
from exports.picture_words import extent, flowed, marked

#: Between the edge of the sheet and what is on it.
EDGE = 24.0
#: How wide a figure is: one over axes as its height asks for, within these, or a map.
NARROW, WIDE, MAP = 480.0, 800.0, 540.0
_FOR_ITS_HEIGHT = 2.2
#: Sizes of the title and the line under it, by the room they have, and of what stands below.
_HEADS = {False: (20.0, 14.0), True: (22.0, 15.0)}
SMALL_PX = 13.0
_LAYOUT = {
    "template", "paper_bgcolor", "plot_bgcolor", "showlegend", "dragmode", "height", "margin",
    "font", "hovermode", "hoverlabel", "shapes", "annotations", "barmode", "meta",
}  # fmt: skip


@dataclass(frozen=True)
class Caption:
    """The words of a picture: they go with it wherever it is copied to.

    ``under`` says what, in which unit, of whom and when; ``status`` holds the chips; ``source``
    and ``edition`` are as the page writes them; ``alt`` says what is seen. ``**`` marks bold.
    """

    title: str
    under: str
    status: tuple[str, ...]
    source: str
    edition: str
    alt: str


def sheet(figure: Mapping[str, Any], caption: Caption, outlines: Outlines | None = None) -> Sheet:
    """The whole picture of a figure; raises NotSpoken for what pictures have no drawing for."""
    layout = figure["layout"]
    wide, tall = size_of(layout)
    room = wide
    ink: list[Ink] = [_rule(room)]
    title_px, under_px = _HEADS[room > MAP]
    y = _paragraph(ink, caption.title, EDGE + 12, room, title_px, "serif", TEXT.light)
    y = _paragraph(ink, caption.under, y + 2, room, under_px, "sans", GREY_TEXT.light)
    top = y + 12
    ink += figure_ink(figure, (EDGE, top), (wide, tall), outlines)
    y = top + tall + 14
    y = _key(ink, layout.get("meta", {}).get("key"), y, room)
    y = _chips(ink, caption.status, y, room)
    for text in (caption.source, caption.edition):
        y = _paragraph(ink, text, y, room, SMALL_PX, "sans", GREY_TEXT.light)
    return Sheet(round(room + 2 * EDGE), round(y + EDGE - 6), ink)


def size_of(layout: Mapping[str, Any]) -> Point:
    """Width and height of a figure: a map fills its width, others have the height of the screen."""
    height = float(layout["height"])
    if "geo" not in layout:
        return min(max(NARROW, _FOR_ITS_HEIGHT * height), WIDE), height
    if "domain" in layout["geo"]:
        return WIDE, height
    return MAP, MAP / shape_of(layout["geo"])


def figure_ink(
    figure: Mapping[str, Any], at: Point, size: Point, outlines: Outlines | None
) -> Iterator[Ink]:
    """The ink of a figure in its place, the undermost first."""
    layout, font = figure["layout"], figure["layout"]["font"]
    margin = layout["margin"]
    plot = Box(
        at[0] + margin["l"], at[1] + margin["t"],
        at[0] + size[0] - margin["r"], at[1] + size[1] - margin["b"],
    )  # fmt: skip
    scales, places = axes(layout, plot), maps(layout, plot)
    must(layout, "a layout", barmode="overlay", showlegend=False)
    ways = {f"{axis.name[0]}axis{axis.name[1:]}" for axis in scales.values()}
    only(layout, {*_LAYOUT, *ways, *places}, "a layout")
    shapes = layout.get("shapes", ())
    for shape in shapes:
        if shape.get("layer") == "below":
            yield from shape_ink(shape, scales, plot)
    for axis in scales.values():
        yield from grid_ink(axis, plot)
    before = None
    for trace in figure["data"]:
        if trace["type"] in ("scatter", "bar"):
            yield from trace_ink(trace, before, scales, plot, font)
        elif trace["type"] == "choropleth":
            yield from areas_ink(trace, places[trace.get("geo", "geo")], outlines)
        elif trace["type"] == "scattergeo":
            yield from over_ink(trace, places[trace.get("geo", "geo")], font)
        else:
            raise NotSpoken(f"trace {trace['type']}")
        before = trace
    for shape in shapes:
        if shape.get("layer") != "below":
            yield from shape_ink(shape, scales, plot)
    for axis in scales.values():
        yield from ticks_ink(axis, plot)
    for note in layout.get("annotations", ()):
        yield from note_ink(note, scales, plot, font)


def _rule(room: float) -> Stroke:
    return Stroke((((EDGE, EDGE), (EDGE + room, EDGE)),), TEXT.light, 3)


def _paragraph(
    ink: list[Ink], text: str, y: float, room: float, size: float, face: Face, colour: str
) -> float:
    """Write a text within the room from ``y`` on; where the next may begin."""
    if not text:
        return y
    lines = flowed(marked(text), room, size, face)
    ink.append(Words(lines, (EDGE - 2, y), size, colour, face=face))
    return y + len(lines) * LEADING * size + 4


def _chips(ink: list[Ink], status: Sequence[str], y: float, room: float) -> float:
    """The chips in rows, each in its border."""
    blocks = [Words((marked(text),), (0, 0), SMALL_PX, TEXT.light) for text in status]
    return _set(ink, [(one, 8.0, None) for one in blocks], y, room)


def _key(ink: list[Ink], key: Mapping[str, Any] | None, y: float, room: float) -> float:
    """What the colours of a map mean, each beside its words."""
    if not key:
        return y
    only(key, ("title", "entries"), "a key")
    y = _paragraph(ink, key["title"], y, room, SMALL_PX, "sans", TEXT.light) if key["title"] else y
    entries = [
        (Words((marked(one["text"]),), (0, 0), SMALL_PX, TEXT.light), 24.0, one)
        for one in key["entries"]
    ]
    return _set(ink, entries, y, room)


def _set(
    ink: list[Ink],
    blocks: Iterable[tuple[Words, float, Mapping[str, Any] | None]],
    y: float,
    room: float,
) -> float:
    """Blocks of one line side by side in rows: with a swatch before them, or a border around."""
    x, top, any_set = EDGE, y, False
    for words, before, swatch in blocks:
        wide, tall = extent(words)
        full = before + wide + (4 if swatch else 8)
        if any_set and x + full > EDGE + room:
            x, top = EDGE, top + tall + 6
        middle = top + tall / 2
        if swatch:
            ink += _swatch(swatch, (x, middle))
        else:
            ring = _ring(Box(x, top, x + full, top + tall))
            ink.append(Area((ring,), GROUND.light, BORDER.light, 1))
        ink.append(Words(words.lines, (x + before, middle), words.size, words.colour, down=0.5))
        x, any_set, y = x + full + 8, True, top + tall + 10
    return y


def _swatch(entry: Mapping[str, Any], at: Point) -> Iterator[Ink]:
    """A mark of a chart, or a square of a map's class with what its areas have on them."""
    only(entry, ("text", "colour", "pattern", "symbol", "filled"), "an entry of a key")
    side, pattern, colour = 16.0, entry.get("pattern", ""), entry["colour"]
    box = Box(at[0], at[1] - side / 2, at[0] + side, at[1] + side / 2)
    if "symbol" in entry:
        filled = entry["filled"]
        fill, edge = (colour, 0.0) if filled else (GROUND.light, 2.0)
        yield Spot((at[0] + side / 2, at[1]), entry["symbol"], 12, fill, colour, edge)
        return
    outline = (RULE.light, 1.0) if pattern else ("", 0.0)
    yield Area((_ring(box),), colour, *outline)
    if pattern == "lines":
        slanted = tuple(
            ((box.left + step, box.bottom), (box.left + step + side, box.top))
            for step in (-10, -4, 2, 8)
        )
        yield Stroke(slanted, GREY_TEXT.light, 1, clip=box)
    elif pattern == "dots":
        for x in (4, 8, 12):
            for y in (4, 8, 12):
                yield Spot((box.left + x, box.top + y), "circle", 2, BORDER.light, "", 0)
    elif pattern:
        raise NotSpoken(f"pattern {pattern}")


def _ring(box: Box) -> tuple[Point, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)
