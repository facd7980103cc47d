"""Pieces of pages that are read rather than looked at: paragraphs, lists, facts, wide tables."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from pages.parts.markup import heading, paragraph, strong

#: Addresses that become links where they stand in a paragraph.
_ADDRESS = re.compile(r"https://[\w./-]+\w/?|[\w.-]+@[\w.-]+\w")


def section(title: str, anchor: str, *texts: str, after: str = "") -> str:
    """A heading that a link can name, paragraphs under it, and HTML after them."""
    return f'<section class="section">{heading(title, anchor)}{prose(*texts)}{after}</section>'


def prose(*texts: str) -> str:
    """Paragraphs to read, as HTML; addresses in them are links."""
    return "".join(_ADDRESS.sub(_linked, paragraph(text, "prose")) for text in texts if text)


def _linked(found: re.Match[str]) -> str:
    address = found[0]
    return link(address, address if "://" in address else f"mailto:{address}")


def told(pairs: Iterable[tuple[str, str]]) -> str:
    """What is what, as a list of pairs of text."""
    return told_html((what, strong(text)) for what, text in pairs)


def told_html(pairs: Iterable[tuple[str, str]]) -> str:
    """What is what: the first of each pair is text, the second HTML."""
    rows = "".join(f"<div><dt>{escape(what)}</dt><dd>{body}</dd></div>" for what, body in pairs)
    return f'<dl class="told">{rows}</dl>'


def bullets(texts: Iterable[str]) -> str:
    """A list of texts; nothing where there is none."""
    items = "".join(f"<li>{strong(text)}</li>" for text in texts)
    return f'<ul class="bullets">{items}</ul>' if items else ""


def links(pairs: Sequence[tuple[str, str]], label: str) -> str:
    """Links in a row, each (text, address), as a landmark with a name."""
    items = "".join(f"<li>{link(text, address)}</li>" for text, address in pairs)
    return f'<nav class="contents" aria-label="{escape(label)}"><ul>{items}</ul></nav>'


def link(text: str, address: str) -> str:
    """One link; an address without a scheme stays on this site, below any path prefix."""
    return f'<a href="{escape(address)}" target="_self">{escape(text)}</a>'


def mark(anchor: str) -> str:
    """A place that a link can name, where the heading is not ours to name."""
    return f'<span class="anchor" id="{escape(anchor)}"></span>'


def wide(table: str, label: str) -> str:
    """A table that scrolls sideways in its own region where it does not fit, by keyboard too."""
    name = escape(label)
    return f'<div class="sideways" role="region" tabindex="0" aria-label="{name}">{table}</div>'


def grid(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A plain table; heads are text, cells HTML, the first cell of a row its head."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(_row(heads, row) for row in rows)
    return (
        f'<table class="grid"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(heads: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(
        f'<td data-l="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads[1:], others, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'
