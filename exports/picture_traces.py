"""Traces over axes as ink: lines, marks, words, intervals, bars and what is filled between."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exports.picture_given import SILENT, dashes, must, one_of, only, runs
from exports.picture_ink import Area, Box, Ink, NotSpoken, Point, Spot, Stroke, Words
from exports.picture_scale import Axis
from exports.picture_words import PAD, spoken

_SCATTER = SILENT | {
    "mode", "x", "y", "xaxis", "yaxis", "line", "marker", "text", "textposition", "textfont",
    "error_x", "error_y", "cliponaxis", "connectgaps", "fill", "fillcolor",
}  # fmt: skip
_BAR = SILENT | {
    "orientation", "x", "y", "base", "width", "marker", "text", "textposition", "xaxis", "yaxis",
}  # fmt: skip
_ERROR = {"type", "symmetric", "width", "thickness", "color", "array", "arrayminus"}
#: Where words stand beside their point: across and down in the block, which stands there.
SIDES = {
    "middle center": (0.5, 0.5), "middle right": (0.0, 0.5), "middle left": (1.0, 0.5),
    "top center": (0.5, 1.0), "bottom center": (0.5, 0.0),
}  # fmt: skip


def trace_ink(
    trace: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    axes: Mapping[str, Axis],
    plot: Box,
    font: Mapping[str, Any],
) -> Iterator[Ink]:
    """One trace over its axes; ``before`` is the one that a filling reaches down to."""
    x, y = axes[trace.get("xaxis", "x")], axes[trace.get("yaxis", "y")]
    if trace["type"] == "bar":
        yield from _bars(trace, x, y)
        return
    only(trace, _SCATTER, "a scatter trace")
    must(trace, "a scatter trace", connectgaps=False, fill="tonexty")
    if "fill" in trace:
        yield _between(trace, before, x, y, plot)
    yield from _intervals(trace, x, y, plot)
    points = [
        (None, None) if None in pair else (x.px(pair[0]), y.px(pair[1]))
        for pair in zip(trace["x"], trace["y"], strict=True)
    ]
    yield from drawn(trace, points, font, None if trace.get("cliponaxis") is False else plot)


def drawn(
    trace: Mapping[str, Any],
    points: Sequence[tuple[float | None, float | None]],
    font: Mapping[str, Any],
    clip: Box | None,
) -> Iterator[Ink]:
    """The lines, marks and words of a trace whose points are in px."""
    modes = trace["mode"].split("+")
    only(dict.fromkeys(modes), ("lines", "markers", "text"), "a mode")
    if "lines" in modes:
        yield from _lines(trace.get("line", {}), points, clip)
    if "markers" in modes:
        yield from _spots(trace["marker"], points)
    if "text" in modes:
        yield from _words(trace, points, font)


def _lines(
    line: Mapping[str, Any], points: Sequence[tuple[Any, Any]], clip: Box | None
) -> Iterator[Stroke]:
    only(line, ("color", "width", "dash", "shape"), "a line")
    if line.get("shape", "linear") not in ("linear", "hv"):
        raise NotSpoken(f"shape {line['shape']} of a line")
    paths = [run for run in runs(points) if len(run) > 1]
    if line.get("shape") == "hv":
        paths = [_stair(path) for path in paths]
    if paths:
        width = line["width"]
        dash = dashes(line.get("dash", "solid"), width)
        yield Stroke(tuple(map(tuple, paths)), line["color"], width, dash, clip)


def _stair(path: Sequence[Point]) -> list[Point]:
    """The path by level and upright lines alone, level first."""
    found = [path[0]]
    for point in path[1:]:
        found += [(point[0], found[-1][1]), point]
    return found


def _spots(marker: Mapping[str, Any], points: Sequence[tuple[Any, Any]]) -> Iterator[Spot]:
    only(marker, ("symbol", "size", "color", "line", "opacity"), "a marker")
    must(marker, "a marker", opacity=1)
    edge = marker.get("line", {"width": 0})
    only(edge, ("color", "width"), "a marker's line")
    for i, (x, y) in enumerate(points):
        size = one_of(marker["size"], i)
        if x is None or y is None or not size:
            continue
        fill, width = one_of(marker.get("color", ""), i), one_of(edge["width"], i)
        colour = one_of(edge.get("color", fill), i)
        symbol = one_of(marker.get("symbol", "circle"), i)
        if symbol.endswith("-open"):
            symbol, colour, fill = symbol.removesuffix("-open"), fill, ""
        yield Spot((x, y), symbol, size, fill, colour, width)


def _words(
    trace: Mapping[str, Any], points: Sequence[tuple[Any, Any]], font: Mapping[str, Any]
) -> Iterator[Words]:
    look = {**font, **trace.get("textfont", {})}
    only(look, ("family", "size", "color"), "a font")
    for i, (x, y) in enumerate(points):
        lines = spoken(one_of(trace["text"], i))
        if x is None or y is None or not any(lines):
            continue
        side = one_of(trace.get("textposition", "middle center"), i)
        if side not in SIDES:
            raise NotSpoken(f"textposition {side}")
        across, down = SIDES[side]
        at = (x - PAD * (1 - 2 * across), y - PAD * (1 - 2 * down))
        yield Words(lines, at, one_of(look["size"], i), one_of(look["color"], i),
                    across, down, align=across)  # fmt: skip


def _intervals(trace: Mapping[str, Any], x: Axis, y: Axis, plot: Box) -> Iterator[Stroke]:
    """The lines through points, without caps."""
    for key, axis in (("error_x", x), ("error_y", y)):
        if key not in trace:
            continue
        reach = trace[key]
        only(reach, _ERROR, key)
        must(reach, key, type="data", symmetric=False, width=0)
        paths = []
        for at_x, at_y, more, less in zip(
            trace["x"], trace["y"], reach["array"], reach["arrayminus"], strict=True
        ):
            if at_x is None or at_y is None or not (more or less):
                continue
            middle = at_x if axis.across else at_y
            ends = axis.px(middle - less), axis.px(middle + more)
            paths.append(
                tuple((end, y.px(at_y)) if axis.across else (x.px(at_x), end) for end in ends)
            )
        if paths:
            clip = None if trace.get("cliponaxis") is False else plot
            yield Stroke(tuple(paths), reach["color"], reach["thickness"], clip=clip)


def _between(
    trace: Mapping[str, Any], before: Mapping[str, Any] | None, x: Axis, y: Axis, plot: Box
) -> Area:
    """What lies between a trace and the one before it."""
    if before is None or None in (*trace["y"], *before["y"]):
        raise NotSpoken("a filling without a whole trace on either side")
    there = zip(trace["x"], trace["y"], strict=True)
    back = zip(before["x"][::-1], before["y"][::-1], strict=True)
    ring = tuple((x.px(a), y.px(b)) for a, b in (*there, *back))
    return Area((ring,), trace["fillcolor"], clip=plot)


def _bars(trace: Mapping[str, Any], x: Axis, y: Axis) -> Iterator[Area]:
    """Bars that lie, each from its base on; their text is for the hand alone."""
    only(trace, _BAR, "a bar trace")
    must(trace, "a bar trace", textposition="none")
    if trace.get("orientation") != "h" or ("text" in trace and "textposition" not in trace):
        raise NotSpoken("bars that stand, or that have words on them")
    only(trace["marker"], ("color", "line"), "a bar's marker")
    must(trace["marker"], "a bar's marker", line={"width": 0})
    for i, (size, middle) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        base, thick = one_of(trace["base"], i), one_of(trace["width"], i)
        left, right = x.px(base), x.px(base + size)
        top, bottom = y.px(middle - thick / 2), y.px(middle + thick / 2)
        ring = ((left, top), (right, top), (right, bottom), (left, bottom))
        yield Area((ring,), one_of(trace["marker"]["color"], i))
