"""The pictures of a briefing: a trend with its breaks, and places side by side, as SVG or PNG."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from charts.palette import BAND, ENGLAND, GREY_TEXT, GROUND, HERE, RULE, TEXT
from eip_data.columns import BreakKind, Unit
from exports.faces import REGULAR, SANS, SEMIBOLD, letters
from exports.picture_paper import png_file, svg_file
from findings.briefing_parts import Dots
from findings.briefing_sentences import NO_FIGURE
from findings.sentences import figure_text
from findings.trend import Band, Line, Point, Trend

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Width and height in inches: half a page's text, side by side.
TREND_SIZE, DOTS_SIZE = (3.5, 2.25), (3.3, 2.25)
LABEL, TICK = 8.2, 7.6
_NAME_LETTERS = 22
#: Colour, thickness, dash, marker, its size, and whether it is filled: as on the pages.
_LOOKS: dict[str, tuple[str, float, Any, str, float, bool]] = {
    "here": (HERE.light, 2.2, "-", "o", 4.5, True),
    "here_others": (HERE.light, 1.0, "-", "D", 3.4, True),
    "england": (ENGLAND.light, 1.3, ":", "o", 4.0, False),
    "england_others": (ENGLAND.light, 1.0, "-", "D", 3.4, True),
    "former": (HERE.light, 1.0, "--", "s", 3.4, False),
}


def trend_picture(trend: Trend) -> "Figure":
    """One measure over its periods, here and in England; lines stop at breaks."""
    figure, axes = _blank(TREND_SIZE, (0.065, 0.13, 0.64, 0.86))
    at = {period: number for number, period in enumerate(trend.periods)}
    for line in trend.lines:
        _draw(axes, line, trend, at)
    low, high = axes.get_ylim()
    axes.set_ylim(low - 0.14 * (high - low), high + 0.04 * (high - low))
    _bands(axes, trend, at)
    _end_labels(axes, trend)
    edge = len(trend.periods) - 0.6
    axes.set_xlim(-0.4, edge)
    shown = [0, len(trend.periods) - 1]
    axes.set_xticks(shown, [trend.periods[i] for i in shown], fontproperties=_face(REGULAR, TICK))
    axes.yaxis.grid(True, color=RULE.light, linewidth=0.6)
    sign = "%" if trend.unit is Unit.PERCENT else ""
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}{sign}")
    axes.locator_params(axis="y", nbins=4)
    for label in axes.get_yticklabels():
        label.set_fontproperties(_face(REGULAR, TICK))
    return figure


def dots_picture(dots: Dots) -> "Figure":
    """Places by name, highest first, with the lines they are set beside."""
    figure, axes = _blank(DOTS_SIZE, (0.38, 0.09, 0.475, 0.9))
    rows = list(reversed(dots.dots))
    for role, _, value in dots.lines:
        style: Any = ":" if role == "england" else (0, (5, 3))
        axes.axvline(value, color=ENGLAND.light, linewidth=1.2, linestyle=style, zorder=1)
    for number, dot in enumerate(rows):
        colour, weight = (HERE.light, SEMIBOLD) if dot.here else (TEXT.light, REGULAR)
        name = "\n".join(wrap(dot.name, _NAME_LETTERS))
        axes.text(-0.03, number, name, transform=axes.get_yaxis_transform(), ha="right",
                  linespacing=0.85, va="center", color=colour,
                  fontproperties=_face(weight, LABEL))  # fmt: skip
        axes.text(1.03, number, dot.text if dot.value is not None else "",
                  transform=axes.get_yaxis_transform(), ha="left", va="center", color=colour,
                  fontproperties=_face(weight, LABEL))  # fmt: skip
        if dot.value is None:
            axes.text(0.5, number, dot.text, transform=axes.get_yaxis_transform(), ha="center",
                      va="center", color=GREY_TEXT.light, fontproperties=_face(REGULAR, TICK),
                      bbox={"facecolor": GROUND.light, "linewidth": 0, "pad": 1})  # fmt: skip
            continue
        if dot.ends:
            axes.plot(dot.ends, [number] * 2, color=HERE.light, zorder=2,
                      linewidth=1.8 if dot.here else 1.0, solid_capstyle="butt")  # fmt: skip
        axes.plot([dot.value], [number], "o", color=HERE.light, markersize=5.6, zorder=3,
                  markerfacecolor=HERE.light if dot.here else GROUND.light)  # fmt: skip
    axes.set_ylim(-0.7, len(rows) - 0.3)
    axes.set_xticks([])
    axes.set_yticks([])
    _line_labels(axes, dots.lines)
    return figure


def svg(figure: "Figure") -> str:
    """The picture as SVG, its letters left to typst; the same bytes for the same figures."""
    figure.patch.set_visible(False)
    return svg_file(figure, letters="none")


def png(figure: "Figure") -> bytes:
    """The picture as PNG on the ground's colour; the same bytes for the same figures."""
    return png_file(figure, 240)


@lru_cache(maxsize=16)
def _face(name: str, size: float) -> Any:
    from matplotlib.font_manager import FontProperties

    weight = 600 if name == SEMIBOLD else 400
    return FontProperties(family=[SANS], weight=weight, size=size, fname=letters(name))


def _blank(
    size: tuple[float, float], place: tuple[float, float, float, float]
) -> "tuple[Figure, Axes]":
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, facecolor=GROUND.light)
    axes = figure.add_axes(place)
    axes.set_facecolor("none")
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors=GREY_TEXT.light, pad=4)
    axes.set_axisbelow(True)
    return figure, axes


def _draw(axes: "Axes", line: Line, trend: Trend, at: dict[str, int]) -> None:
    colour, width, dash, marker, size, full = _LOOKS[line.role]
    starts = {band.first for band in trend.bands if band.kind is BreakKind.BREAK}
    face = colour if full else GROUND.light
    for part in _runs(line.points, starts):
        values = [_height(point) for point in part]
        axes.plot([at[point.period] for point in part], values, color=colour, linewidth=width,
                  linestyle=dash, marker=marker, markersize=size, markerfacecolor=face,
                  markeredgewidth=1, zorder=4 if line.role == "here" else 3)  # fmt: skip
    for point in line.points:
        if point.ends:
            axes.plot([at[point.period]] * 2, point.ends, color=colour, linewidth=1.5,
                      solid_capstyle="butt", zorder=3)  # fmt: skip
        if not point.comparable and not point.figure.missing:
            axes.plot([at[point.period]], [_height(point)], linestyle="none", marker=marker,
                      markersize=3, color=colour, markerfacecolor=GROUND.light,
                      markeredgewidth=0.9, zorder=3)  # fmt: skip


def _height(point: Point) -> float:
    assert point.figure.value is not None
    return point.figure.value


def _runs(points: Sequence[Point], starts: set[str]) -> list[list[Point]]:
    """Points that one line goes through: it stops where there is none, and at a new series."""
    found: list[list[Point]] = []
    for drawn, part in groupby(points, lambda one: one.comparable and not one.figure.missing):
        if not drawn:
            continue
        found.append([])
        for point in part:
            if point.period in starts and found[-1]:
                found.append([])
            found[-1].append(point)
    return found


def _bands(axes: "Axes", trend: Trend, at: dict[str, int]) -> None:
    """Years that compare with no other under a band, new series at a dashed line, in words."""
    said = {band.short: band for band in trend.bands if band.kind is BreakKind.BREAK}
    for band in trend.bands:
        first, last = at[band.first] - 0.5, at[band.last] + 0.5
        new = band.kind is BreakKind.BREAK
        if band.kind is BreakKind.CAUTION:
            continue
        if band.kind is BreakKind.BREAK:
            axes.axvline(first, color=ENGLAND.light, linewidth=0.8, linestyle=(0, (4, 3)), zorder=1)
            if said[band.short] is not band:
                continue
        else:
            axes.axvspan(first, last, color=BAND.light, linewidth=0, zorder=0)
        axes.text(*_reason(band, first, last), ha="left" if new else "center",
                  va="top" if new else "bottom", color=GREY_TEXT.light,
                  transform=axes.get_xaxis_transform(), fontproperties=_face(REGULAR, 7),
                  linespacing=1.1)  # fmt: skip


def _reason(band: Band, first: float, last: float) -> tuple[float, float, str]:
    """Where the words of a break stand, and the words: under the axis, of a band inside it."""
    if band.kind is BreakKind.BREAK:
        return first - 0.1, -0.085, band.short
    return (first + last) / 2, 0.02, "\n".join(wrap(band.short, 13))


def _end_labels(axes: "Axes", trend: Trend) -> None:
    """Every line's latest figure and name right of its last point, pushed apart."""
    ends = []
    for line in trend.lines:
        known = [point for point in line.points if not point.figure.missing]
        if not known or known[-1].figure.value is None:
            continue
        if line.role == "former":
            _name_former(axes, line.label, known[0], trend.periods.index(known[0].period))
        else:
            text = f"{figure_text(known[-1].figure, trend.unit)} {_short(line.label)}"
            ends.append((known[-1].figure.value, text, line.role))
    if not ends:
        axes.text(0.5, 0.5, NO_FIGURE, transform=axes.transAxes, ha="center",
                  fontproperties=_face(REGULAR, LABEL), color=GREY_TEXT.light)  # fmt: skip
        return
    low, high = axes.get_ylim()
    heights = apart([(value - low) / (high - low) for value, _, _ in ends], 0.125)
    for (_, text, role), height in zip(ends, heights, strict=True):
        here = role == "here"
        axes.text(1.02, height, "\n".join(wrap(text, 20)), transform=axes.transAxes, va="center",
                  color=HERE.light if role.startswith("here") else TEXT.light, linespacing=1.0,
                  fontproperties=_face(SEMIBOLD if here else REGULAR, LABEL))  # fmt: skip


def _name_former(axes: "Axes", label: str, first: Point, at: int) -> None:
    """A former authority's name under its first point, as its line ends before the others."""
    axes.annotate(label, (at, _height(first)), (-3, -12), textcoords="offset points",
                  ha="left", va="top", color=HERE.light, annotation_clip=False,
                  bbox={"facecolor": GROUND.light, "linewidth": 0, "pad": 0.5},
                  fontproperties=_face(REGULAR, 7))  # fmt: skip


def apart(heights: Sequence[float], least: float) -> list[float]:
    """Heights in their order, no two nearer than ``least``, moved as little as may be."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = [heights[i] for i in order]
    for _ in range(50):
        for i in range(len(placed) - 1):
            short = least - (placed[i + 1] - placed[i])
            if short > 1e-9:
                placed[i], placed[i + 1] = placed[i] - short / 2, placed[i + 1] + short / 2
    found = [0.0] * len(heights)
    for place, i in zip(placed, order, strict=True):
        found[i] = place
    return found


def _short(label: str) -> str:
    return label.replace("Combined Authority", "CA")


def _line_labels(axes: "Axes", lines: Sequence[tuple[str, str, float]]) -> None:
    """The lines' names under them, away from one another."""
    left = min((value for _, _, value in lines), default=0.0)
    for _, label, value in lines:
        side = "right" if len(lines) > 1 and value == left else "left"
        side = side if len(lines) > 1 else "center"
        nudge = {"right": "  ", "left": "  ", "center": ""}[side]
        text = label + nudge if side == "right" else nudge + label
        axes.text(value, -0.02, text, transform=axes.get_xaxis_transform(), ha=side, va="top",
                  color=GREY_TEXT.light, fontproperties=_face(REGULAR, TICK))  # fmt: skip
