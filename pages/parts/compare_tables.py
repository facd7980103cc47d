"""The tables of the comparison page; long and wide ones scroll within a frame of their own."""

from html import escape

from eip_data.columns import NORTH_EAST_CA, AreaKind
from findings.area_table import AreaTable
from findings.authority import Place
from findings.compare import Comparison, Reference, Row
from findings.figure import Figure
from findings.movement import Movement
from findings.sentences import status_text
from findings.spread import Spread
from pages.parts.table import gap, number, row, stack, table


def comparison_table(comparison: Comparison) -> str:
    """Every area of a comparison in its order with level, both gaps, place and status, and the
    lines at the foot."""
    heads = [("Area", ""), ("Figure", "n"), ("From England", "n")]
    if comparison.has_gaps:
        heads += [("Gap inside", "n"), ("Gap to others in England", "n")]
    heads += [(comparison.place_head, "n"), ("Status", "")]
    labels = [label for label, _ in heads[1:]]
    rows = [
        row(
            stack(escape(one.name), _remark(one)),
            _cells(one, comparison, (_place(one.place), "n")), labels, style=_style(one),
        )
        for one in comparison.rows
    ] + [
        row(escape(one.label), _cells(one, comparison, ("not ranked", "n")), labels, style="line")
        for one in comparison.references
    ]  # fmt: skip
    return _scrolling(table("periods", comparison.main.under, heads, "".join(rows)), "All areas")


def beside_table(comparison: Comparison) -> str:
    """The seven, or the chosen area, with the lines, in one order: the figure and its place."""
    wanted = [one for one in comparison.rows if _picked(one, comparison)]
    both: list[Row | Reference] = [*wanted, *comparison.references]
    both.sort(key=lambda one: _height(one.figure, downward=not comparison.lowest_first))
    level = comparison.show.value == "level"
    heads = [("Area", ""), ("Figure", "n")]
    heads += [("From England", "n")] if level else [("Gap inside", "n"), ("Gap to England", "n")]
    ranked = next((one.place.of for one in comparison.rows if one.place), 0)
    heads.append((f"Place of {ranked}" if ranked else "Place", "n"))
    labels = [label for label, _ in heads[1:]]
    rows = []
    for one in both:
        standing, unit = one.standing, comparison.unit
        bodies = [(number(standing.level, unit), "n")]
        if level:
            bodies.append((number(standing.from_england, unit, signed=True), "n"))
        else:
            bodies += [(gap(standing.within, unit), "n"), (gap(standing.vs_national, unit), "n")]
        if isinstance(one, Row):
            rows.append(
                row(
                    escape(one.name), [*bodies, (_place(one.place), "n")], labels, style=_style(one)
                )
            )
        else:
            rows.append(row(escape(one.label), [*bodies, ("–", "n")], labels, style="line"))
    caption = f"{comparison.beside.title}. {comparison.beside.under}"
    foot = '<p class="small">“=” shares its place; – is not ranked.</p>'
    return table("periods few", caption, heads, "".join(rows), foot=foot)


def movement_table(movement: Movement) -> str:
    """Every area by name with its level and change; no order by change."""
    heads = [("Area", ""), (movement.axes[0], "n"), (movement.axes[1], "n"), ("Quarter", "")]
    labels = [label for label, _ in heads[1:]]
    beside = [one for one in (movement.england, movement.outside) if one]
    rows = [
        row(
            escape(one.name),
            [
                (number(one.level, movement.unit), "n"),
                (number(one.change, movement.unit, signed=True), "n"),
                (escape(movement.corner_of(one)), ""),
            ],
            labels,
            style=_bold(one.code, chosen=one.chosen),
        )
        for one in (*beside, *movement.movers)
    ]
    return _scrolling(table("periods", movement.said.under, heads, "".join(rows)), "All areas")


def spread_table(spread: Spread) -> str:
    """Every authority's figure, highest first."""
    rows = "".join(
        row(
            escape(dot.name), [(escape(dot.text), "n")], ["Figure"],
            style=_bold(dot.code, chosen=dot.code == spread.area),
        )
        for dot in spread.dots[::-1]
    )  # fmt: skip
    heads = [("Authority, highest first", ""), ("Figure", "n")]
    return _scrolling(table("periods", spread.said.under, heads, rows), "All authorities")


def own_table(chosen: AreaTable) -> str:
    """The reader's own table: an area a row, a measure a column."""
    labels = [f"{column.title}, {column.under}" for column in chosen.columns]
    heads = [("Area", ""), *((label, "n") for label in labels)]
    rows = "".join(
        row(
            escape(one.name),
            [
                (number(figure, column.unit), "n")
                for figure, column in zip(one.figures, chosen.columns, strict=True)
            ],
            labels,
            style="line" if one.kind in (AreaKind.COUNTRY, AreaKind.CALCULATED)
            else _bold(one.code, chosen=False),
        )
        for one in chosen.rows
    )  # fmt: skip
    return table("periods own", chosen.title, heads, rows)


def _cells(
    one: Row | Reference, comparison: Comparison, place: tuple[str, str]
) -> list[tuple[str, str]]:
    standing, unit = one.standing, comparison.unit
    bodies = [
        (number(standing.level, unit), "n"),
        (number(standing.from_england, unit, signed=True), "n"),
    ]
    if comparison.has_gaps:
        bodies += [(gap(standing.within, unit), "n"), (gap(standing.vs_national, unit), "n")]
    return [*bodies, place, (escape(status_text(standing.level.status)), "")]


def _place(place: Place | None) -> str:
    """ "81=" for a shared place."""
    if place is None:
        return "–"
    return f"{place.rank}{'=' if place.ties > 1 else ''}"


def _remark(one: Row) -> str:
    return "former authority" if one.former else one.band


def _style(one: Row) -> str:
    return _bold(one.code, chosen=one.chosen)


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
