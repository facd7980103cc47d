"""What stands around and over a figure's traces as ink: grid, ticks, shapes and annotations."""

from collections.abc import Iterator, Mapping
from typing import Any

from exports.picture_given import CLEAR, dashes, must, only
from exports.picture_ink import LEADING, Area, Box, Ink, NotSpoken, Stroke, Words
from exports.picture_scale import Axis
from exports.picture_words import PAD, spoken

_AXIS = {
    "type", "categoryorder", "categoryarray", "range", "domain", "anchor", "visible", "fixedrange",
    "tickvals", "ticktext", "tickfont", "tickangle", "ticks", "ticklen", "tickcolor", "showgrid",
    "gridcolor", "zeroline", "title",
}  # fmt: skip
_SHAPE = {"type", "name", "layer", "xref", "yref", "x0", "x1", "y0", "y1", "line", "fillcolor"}
_NOTE = {
    "text", "name", "showarrow", "x", "y", "xref", "yref", "xanchor", "yanchor", "xshift", "yshift",
    "align", "font", "bgcolor", "textangle", "opacity",
}  # fmt: skip
_ANCHORS = {"left": 0.0, "top": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}
_ALIGNS = {"left": 0.0, "center": 0.5, "right": 1.0}
#: Between an axis and what is written along it, in px.
_AWAY = 3.0


def grid_ink(axis: Axis, plot: Box) -> Iterator[Stroke]:
    """The lines of an axis's round values across the plot."""
    given = axis.given
    only(given, _AXIS, f"axis {axis.name}")
    must(given, f"axis {axis.name}", zeroline=False, tickangle=0, tickcolor=CLEAR)
    if given.get("visible") is False or given.get("showgrid") is False:
        return
    paths = []
    for value in given["tickvals"]:
        px = axis.px(value)
        ends = (plot.top, plot.bottom) if axis.across else (plot.left, plot.right)
        paths.append(tuple((px, end) if axis.across else (end, px) for end in ends))
    if paths:
        yield Stroke(tuple(paths), given["gridcolor"], 1)


def ticks_ink(axis: Axis, plot: Box) -> Iterator[Words]:
    """What is written along an axis, and its title beneath."""
    given = axis.given
    if given.get("visible") is False:
        return
    font = given["tickfont"]
    only(font, ("size", "color"), "a tick's font")
    must(given, f"axis {axis.name}", ticks="outside")
    texts = [spoken(str(text)) for text in given.get("ticktext", given["tickvals"])]
    away = given.get("ticklen", 0) + _AWAY - PAD
    for value, lines in zip(given["tickvals"], texts, strict=True):
        px = axis.px(value)
        if axis.across:
            yield Words(lines, (px, plot.bottom + away), font["size"], font["color"], 0.5, 0, 0.5)
        else:
            yield Words(lines, (plot.left - away, px), font["size"], font["color"], 1, 0.5, 1)
    if "title" in given:
        tall = max(map(len, texts), default=0) * LEADING * font["size"]
        yield _title(axis, given["title"], plot, plot.bottom + away + tall)


def _title(axis: Axis, title: Mapping[str, Any], plot: Box, top: float) -> Words:
    only(title, ("text", "standoff", "font"), "a title")
    if not axis.across:
        raise NotSpoken("a title beside an axis")
    middle, font = (axis.start + axis.end) / 2, title["font"]
    at = (middle, top + title["standoff"])
    return Words(spoken(title["text"]), at, font["size"], font["color"], 0.5, 0, 0.5)


def shape_ink(
    shape: Mapping[str, Any], axes: Mapping[str, Axis], plot: Box
) -> Iterator[Stroke | Area]:
    """A line or a rectangle, between values of its axes or parts of the plot."""
    only(shape, _SHAPE, "a shape")
    (x0, x1), (y0, y1) = (
        [_place(shape[f"{way}{end}"], shape.get(f"{way}ref", way), axes, plot, way)
         for end in (0, 1)]
        for way in "xy"
    )  # fmt: skip
    line = shape["line"]
    only(line, ("color", "width", "dash"), "a shape's line")
    if shape["type"] == "rect":
        must(line, "a rectangle's line", width=0)
        yield Area((((x0, y0), (x1, y0), (x1, y1), (x0, y1)),), shape["fillcolor"])
    elif shape["type"] == "line":
        width = line["width"]
        dash = dashes(line.get("dash", "solid"), width)
        yield Stroke((((x0, y0), (x1, y1)),), line["color"], width, dash)
    else:
        raise NotSpoken(f"shape {shape['type']}")


def note_ink(
    note: Mapping[str, Any], axes: Mapping[str, Axis], plot: Box, font: Mapping[str, Any]
) -> Iterator[Ink]:
    """An annotation: words at a place, and away from it by its shifts."""
    only(note, _NOTE, "an annotation")
    must(note, "an annotation", showarrow=False)
    look = {**font, **note.get("font", {})}
    only(look, ("family", "size", "color"), "a font")
    x_ref, y_ref = (note.get(f"{way}ref", way if way in axes else "paper") for way in "xy")
    at = (
        _place(note["x"], x_ref, axes, plot, "x") + note.get("xshift", 0),
        _place(note["y"], y_ref, axes, plot, "y") - note.get("yshift", 0),
    )
    yield Words(
        spoken(note["text"]), at, look["size"], look["color"],
        _anchor(note.get("xanchor"), note["x"], on_paper=x_ref == "paper"),
        _anchor(note.get("yanchor"), 1 - note["y"], on_paper=y_ref == "paper"),
        align=_ALIGNS[note.get("align", "center")], turn=note.get("textangle", 0),
        opacity=note.get("opacity", 1.0), ground=note.get("bgcolor", ""),
    )  # fmt: skip


def _anchor(name: str | None, part: float, *, on_paper: bool) -> float:
    """Where in its block a note is held: where it says, or else the side of the paper it is on."""
    if name is not None:
        return _ANCHORS[name]
    if on_paper and not 1 / 3 <= part <= 2 / 3:
        return float(part > 0.5)
    return 0.5


def _place(value: Any, ref: str, axes: Mapping[str, Axis], plot: Box, way: str) -> float:
    """Px of a part of the plot, or of a value on the axis that ``ref`` names."""
    if ref == "paper":
        return plot.left + value * plot.width if way == "x" else plot.bottom - value * plot.height
    axis = axes[ref]
    if axis.given.get("type") == "log":
        raise NotSpoken("a shape or annotation on a scale of ratios")
    return axis.px(value)
