"""Links that carry an edition: the page reads it, says so, and leads to the newest."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from eip_data.edition_read import NEWEST, reading
from eip_data.errors import DatabaseAway
from findings import editions_sentences as words
from findings.edition import Asked
from pages.parts import cache, filters
from pages.parts.markup import show, strong


@contextmanager
def edition_of_the_link() -> Iterator[None]:
    """Read the edition that the address names until the end of the block.

    The sentence that says so stands above the page; its link to the newest edition is written
    last, when the page has completed its address.
    """
    try:
        asked = cache.edition_asked(filters.edition_named())
    except DatabaseAway:  # the page and its foot say so
        asked = Asked(NEWEST, "", newer=False)
    above = st.container(key="edition-of-the-link") if asked.sentence else None
    with reading(asked.read):
        yield
    if above:
        newest = ""
        if asked.newer:
            address = escape(filters.address_of_newest())
            newest = f' <a href="{address}" target="_self">{words.NEWER_LINK}</a>.'
        with above:
            show(f'<p class="notice" role="status">{strong(asked.sentence)}{newest}</p>')


def copy_link() -> None:
    """The button that copies the view's address with the edition of its figures (``copy.js``)."""
    try:
        edition_id = cache.current_edition().id
    except DatabaseAway:  # there is nothing to link to
        return
    show(
        f'<p class="copy"><button type="button" class="copy-link" title="{words.COPY_HINT}"'
        f' data-edition="{escape(edition_id)}" data-done="{words.COPIED}"'
        f' data-by-hand="{words.BY_HAND}">{words.COPY}</button>'
        ' <span class="copied" role="status"></span></p>'
    )
