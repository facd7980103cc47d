"""Pieces of HTML tables, shared by every table: pure functions to text, all of it escaped."""

from collections.abc import Sequence
from html import escape

from eip_data.columns import Unit
from findings.figure import Figure
from findings.sentences import figure_text


def table(
    style: str, caption: str, heads: Sequence[tuple[str, str]], rows: str, *, foot: str = ""
) -> str:
    """A whole table. ``caption`` and heads ``(label, CSS class)`` are text; ``rows`` is HTML.

    ``style`` is the table's CSS class; ``foot`` HTML that follows the table.
    """
    head = "".join(f'<th scope="col" class="{kind}">{escape(label)}</th>' for label, kind in heads)
    return (
        f'<table class="{style}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{foot}"
    )


def row(
    head: str, bodies: Sequence[tuple[str, str]], labels: Sequence[str], *, style: str = ""
) -> str:
    """One row: ``head`` and each body ``(HTML, CSS class)`` are HTML, ``labels`` text.

    A cell carries its column's label, as on a phone each stands alone.
    """
    cells = "".join(
        f'<td class="{kind}" data-l="{escape(label)}">{body}</td>'
        for (body, kind), label in zip(bodies, labels, strict=True)
    )
    return f'<tr class="{style}"><th scope="row">{head}</th>{cells}</tr>'


def stack(top: str, below: str) -> str:
    """Two lines in one cell; ``top`` is HTML, ``below`` is text."""
    return f'{top}<span class="below">{escape(below)}</span>' if below else top


def number(figure: Figure, unit: Unit, *, signed: bool = False) -> str:
    """A figure in a cell, or in small the reason why there is none."""
    text = escape(figure_text(figure, unit, signed=signed))
    return f'<span class="small">{text}</span>' if figure.missing else text


def gap(figure: Figure, unit: Unit) -> str:
    """A gap between percentages is in percentage points, so it goes without the sign."""
    return number(figure, unit).replace("%", "")


def upper(text: str) -> str:
    """The text beginning with a capital."""
    return text[:1].upper() + text[1:]
