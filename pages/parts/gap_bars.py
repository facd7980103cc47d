"""The identity of a gap as one picture: three bars on one scale, their ends tied by dots.

Inside the area, from the group's level to the others'; to England, from the same level to the
others' in England; and what is left between the two, which is how far the others differ. Nothing
in it moves or answers, so it is HTML, which the browser shows at once.
"""

from html import escape

from charts.gap_identity import Bar, bars, level_names
from findings.figure import Figure
from findings.gap_parts import GapParts, Levels
from findings.sentences import shown


def gap_bars(parts: GapParts, levels: Levels) -> str:
    """The bars of one gap as HTML; one alone where nothing stands for England."""
    every = list(bars(parts, levels))
    ends = [_value(figure, parts) for bar in every for figure in (bar.start, bar.end)]
    low, high = min(ends), max(ends)

    def at(figure: Figure) -> float:
        return 100 * (_value(figure, parts) - low) / ((high - low) or 1)

    own, others, *beside = level_names(parts, levels)
    ties = "".join(
        f'<i class="tie" style="left:{at(figure):.1f}%"></i>'
        for _, figure in (own, others, *beside)
    )
    rows = "".join(_row(bar, at(bar.start), at(bar.end)) for bar in every)
    above, below = (
        "".join(_named(_words(*level, parts), at(level[1])) for level in side)
        for side in ([own, others], beside)
    )
    return (
        f'<div class="gap-bars" role="img" aria-label="{escape(parts.alt)}">{ties}'
        f'<p class="level">{above}</p>{rows}<p class="level">{below}</p></div>'
    )


def _row(bar: Bar, start: float, end: float) -> str:
    low, high = sorted((start, end))
    fill = f'<span class="fill" style="left:{low:.1f}%;width:{high - low:.1f}%"></span>'
    text = f"{escape(bar.label)} <b>{escape(bar.size)}</b>"
    return f'<p class="side {bar.kind}">{_named(text, low, high)}{fill}</p>'


def _named(text: str, start: float, end: float | None = None) -> str:
    """Text, as HTML, that begins where it stands in the left half and ends there in the right."""
    end = start if end is None else end
    edge = f"left:{start:.1f}%" if start <= 50 else f"right:{100 - end:.1f}%"
    return f'<span class="named" style="{edge}">{text}</span>'


def _words(label: str, figure: Figure, parts: GapParts) -> str:
    return f"{label} <b>{escape(parts.level_text(figure))}</b>"


def _value(figure: Figure, parts: GapParts) -> float:
    return shown(figure, parts.unit)[0]
