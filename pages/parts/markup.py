"""Text into safe HTML: everything is escaped here, and nothing else writes tags around text."""

import re
from functools import lru_cache
from html import escape

import streamlit as st


def paragraph(text: str, style: str = "") -> str:
    """One ``<p>``; ``**bold**`` in the text becomes strong, all else is shown as it stands."""
    return f'<p class="{style}">{strong(text)}</p>'


def page_title(text: str) -> str:
    """The ``<h1>`` of a page."""
    return f"<h1>{escape(text)}</h1>"


def heading(text: str, anchor: str = "") -> str:
    """The ``<h2>`` of an exhibit or a section, which a link can name by its ``anchor``."""
    named = f' id="{escape(anchor)}"' if anchor else ""
    return f'<h2 class="title"{named}>{escape(text)}</h2>'


def subheading(text: str) -> str:
    """The ``<h3>`` of a part of a section."""
    return f'<h3 class="title">{escape(text)}</h3>'


@lru_cache(512)
def strong(text: str) -> str:
    """The text escaped; ``**bold**`` becomes ``<strong>``, what is in backticks ``<code>``."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text))
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", bold)


class _Made(str):
    """HTML of ours, which Streamlit takes as it stands: what is a plain text it first goes through
    line by line for white space in common, which of a long table costs more than sending it."""

    def _repr_html_(self) -> str:
        return str(self)


def show(*pieces: str) -> None:
    """Put pieces of HTML on the page as one element; nothing at all when there is none."""
    if any(pieces):
        st.html(_Made("".join(pieces)))
