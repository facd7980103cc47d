"""The tables of the comparison page; long and wide ones scroll within a frame of their own."""

from collections.abc import Iterable
from html import escape
from typing import Literal

from eip_data.columns import NORTH_EAST_CA, AreaKind
from findings.area_table import AreaTable
from findings.compare import Comparison, Reference, Row
from findings.figure import Figure
from findings.movement import Movement
from findings.quantity import Show
from findings.spread import Spread
from pages.parts.prose import wide
from pages.parts.table import gap, number, table

NONE = "–"


def comparison_table(comparison: Comparison) -> str:
    """Every area of a comparison in its order with level, both gaps, how it stands to England and
    its places, and the lines at the foot; the interval stands under what is compared."""
    judged = any(one.verdict for one in comparison.rows)
    heads = ["Area", "Figure", "From England"]
    heads += ["Gap inside", "Gap to others in England"] if comparison.has_gaps else []
    heads += ["Beside England"] if judged else []
    heads += [_place_head(comparison)] if comparison.places_of else []
    every: list[Row | Reference] = [*comparison.rows, *comparison.references]
    rows = (
        _row(
            _name(one),
            [
                *_figures(one, comparison, _of(one, "interval")),
                *([_of(one, "verdict_text") or NONE] if judged else []),
                *([_of(one, "places_text") or NONE] if comparison.places_of else []),
            ],
            _style(one),
        )
        for one in every
    )
    return _scrolling(_table("long", comparison.main.under, heads, rows), "All areas")


def beside_table(comparison: Comparison) -> str:
    """The seven, or the chosen area, with the lines, in one order: the figure with its interval,
    how it stands to England, and its places."""
    wanted = [one for one in comparison.rows if _picked(one, comparison)]
    both: list[Row | Reference] = [*wanted, *comparison.references]
    both.sort(key=lambda one: _height(one.figure, downward=not comparison.lowest_first))
    level = comparison.show is Show.LEVEL
    heads = ["Area", "Figure"]
    heads += ["From England"] if level else ["Gap inside", "Gap to England"]
    heads += [_place_head(comparison)] if comparison.places_of else []
    rows = []
    for one in both:
        # Under a level its interval, under a gap its verdict: room is scarce.
        below = _of(one, "interval" if level else "verdict_text")
        own, away, *gaps = _figures(one, comparison, below)
        cells = [own, *gaps]
        if level:
            cells = [own, _stack(away, _of(one, "verdict_text"))]
        cells += [_of(one, "places_text") or NONE] if comparison.places_of else []
        rows.append(_row(escape(one.name if isinstance(one, Row) else one.label), cells,
                         _style(one)))  # fmt: skip
    caption = f"{comparison.beside.title}. {comparison.beside.under}"
    return _table("few", caption, heads, rows)


def neighbours_table(comparison: Comparison) -> str:
    """Each area with its dot on the scale that all rows share, its figure with the interval, how
    it stands to England and its places, then the lines. The browser has no chart to draw."""
    judged = any(one.verdict or one.places for one in comparison.rows)
    heads = ["Area", "On one scale", "Figure", *(["Beside England, place"] if judged else [])]
    every: list[Row | Reference] = [*comparison.rows, *comparison.references]
    far = comparison.off_scale
    spots = [
        value for one in every
        if (value := one.figure.value) is not None and getattr(one, "code", "") not in far
    ]  # fmt: skip
    # A handful of pupils has so long a line that it would squeeze all others: it is cut off.
    spots += [
        end for one in comparison.rows
        if not one.certain.low_reliability and one.code not in far
        for end in one.ends or ()
    ]  # fmt: skip
    scale = (min(spots), max(spots)) if spots else (0.0, 0.0)
    rows = (
        _row(
            _name(one),
            [
                _spot(one, comparison.england.figure.value, scale),
                _stack(escape(one.text), _of(one, "interval")),
                *([_stack(_of(one, "verdict_text") or NONE, _of(one, "places_text"))]
                  if judged else []),
            ],
            _style(one),
        )
        for one in every
    )  # fmt: skip
    key = '<p class="key"><span class="entry"><span class="mark tall"></span>England</span></p>'
    marked = comparison.england.figure.value is not None
    return _table("few beside", comparison.main.under, heads, rows) + (key if marked else "")


def _spot(one: Row | Reference, england: float | None, scale: tuple[float, float]) -> str:
    """A row's mark on the scale, its interval as a line through it, and England's tick."""
    low, high = scale
    value = one.figure.value
    if value is None or low == high or not low <= value <= high:
        return ""

    def at(spot: float) -> float:
        return 100 * (spot - low) / (high - low)

    spans = []
    if isinstance(one, Row) and one.ends:
        first, last = at(max(one.ends[0], low)), at(min(one.ends[1], high))
        spans.append(f'<i class="reach" style="left:{first:.1f}%;width:{last - first:.1f}%"></i>')
    if england is not None:
        spans.append(f'<i class="tall" style="left:{at(england):.1f}%"></i>')
    if isinstance(one, Row):
        kind = "dot" if one.chosen else "ring" if one.member else "other"
        spans.append(f'<i class="{kind}" style="left:{at(value):.1f}%"></i>')
    elif one.role != "england":
        spans.append(f'<i class="near" style="left:{at(value):.1f}%"></i>')
    return f'<span class="strip" aria-hidden="true">{"".join(spans)}</span>'


def movement_table(movement: Movement) -> str:
    """Every area by name with its level and change; no order by change."""
    beside = [one for one in (movement.england, movement.outside) if one]
    rows = (
        _row(
            escape(one.name),
            [
                number(one.level, movement.unit),
                number(one.change, movement.unit, signed=True),
                escape(movement.corner_of(one)),
            ],
            _bold(one.code, chosen=one.chosen),
        )
        for one in (*beside, *movement.movers)
    )
    heads = ["Area", *movement.axes, "Quarter"]
    return _scrolling(_table("long worded", movement.said.under, heads, rows), "All areas")


def spread_table(spread: Spread) -> str:
    """Every authority's figure, highest first."""
    rows = (
        _row(escape(dot.name), [escape(dot.text)],
             _bold(dot.code, chosen=dot.code == spread.area))
        for dot in spread.dots[::-1]
    )  # fmt: skip
    heads = ["Authority, highest first", "Figure"]
    return _scrolling(_table("long", spread.said.under, heads, rows), "All authorities")


def own_table(chosen: AreaTable) -> str:
    """The reader's own table: an area a row, a measure a column."""
    heads = ["Area", *(f"{column.title}, {column.under}" for column in chosen.columns)]
    rows = (
        _row(
            escape(one.name),
            [
                number(figure, column.unit)
                for figure, column in zip(one.figures, chosen.columns, strict=True)
            ],
            "line" if one.kind in (AreaKind.COUNTRY, AreaKind.CALCULATED)
            else _bold(one.code, chosen=False),
        )
        for one in chosen.rows
    )  # fmt: skip
    return wide(_table("own", chosen.title, heads, rows), chosen.title)


def _table(style: str, caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table that stays one on a phone too: numbers to the right by the style sheet, so that
    hundreds of cells need no class and no label of their own."""
    return table(f"periods {style}", caption, [(head, "") for head in heads], "".join(rows))


def _row(head: str, cells: Iterable[str], style: str = "") -> str:
    """One row of HTML cells."""
    opening = f'<tr class="{style}">' if style else "<tr>"
    bodies = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'{opening}<th scope="row">{head}</th>{bodies}</tr>'


def _stack(top: str, below: str) -> str:
    """Two lines in one cell; ``top`` is HTML, ``below`` is text."""
    return f"{top}<small>{escape(below)}</small>" if below else top


def _figures(one: Row | Reference, comparison: Comparison, below: str) -> list[str]:
    """Level, difference from England and both gaps; ``below`` stands under what is compared."""
    standing, unit = one.standing, comparison.unit
    cells = {
        Show.LEVEL: number(standing.level, unit),
        None: number(standing.from_england, unit, signed=True),
    }
    if comparison.has_gaps:
        cells[Show.GAP_WITHIN] = gap(standing.within, unit)
        cells[Show.GAP_NATIONAL] = gap(standing.vs_national, unit)
    cells[comparison.show] = _stack(cells[comparison.show], below)
    return list(cells.values())


def _of(one: Row | Reference, words: Literal["interval", "verdict_text", "places_text"]) -> str:
    """What is known of how certain an area is, in words; a line has none of it."""
    return str(getattr(one, words)) if isinstance(one, Row) else ""


def _place_head(comparison: Comparison) -> str:
    return f"Place of {comparison.places_of}"


def _name(one: Row | Reference) -> str:
    """The name, and in small how close a neighbour is or whose the figure is."""
    if not isinstance(one, Row):
        return escape(one.label)
    ours = "our calculation" if one.figure.ours and one.code == NORTH_EAST_CA else ""
    return _stack(escape(one.name), "former authority" if one.former else one.band or ours)


def _style(one: Row | Reference) -> str:
    return _bold(one.code, chosen=one.chosen) if isinstance(one, Row) else "line"


def _bold(code: str, *, chosen: bool) -> str:
    return "here" if chosen else "whole" if code == NORTH_EAST_CA else ""


def _picked(one: Row, comparison: Comparison) -> bool:
    """The seven and the chosen among all of England; the chosen alone among a few."""
    if comparison.among in ("england", "members"):
        return one.member or one.chosen or one.code == NORTH_EAST_CA
    return one.chosen or one.code == NORTH_EAST_CA


def _height(figure: Figure, *, downward: bool) -> tuple[bool, float]:
    if figure.value is None:
        return True, 0.0
    return False, -figure.value if downward else figure.value


def _scrolling(html: str, name: str) -> str:
    """A frame that scrolls, reached by keyboard like any other part of the page."""
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}">{html}</div>'
    )
