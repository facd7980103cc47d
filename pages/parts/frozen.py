"""Links that carry an edition: the page reads it, says so, and leads to the newest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from html import escape
from typing import ParamSpec

import streamlit as st

from eip_data.edition_read import NEWEST, being_read, reading
from eip_data.errors import DatabaseAway
from findings import editions_sentences as words
from findings.edition import Asked
from pages.parts import cache, filters
from pages.parts.markup import show, strong

Given = ParamSpec("Given")


def fragment(function: Callable[Given, None]) -> Callable[Given, None]:
    """``st.fragment``, which reads the page's edition when it runs again without the page too."""

    @st.fragment
    def again(read: str, *given: Given.args, **named: Given.kwargs) -> None:
        with reading(read):
            function(*given, **named)

    @wraps(function)
    def run(*given: Given.args, **named: Given.kwargs) -> None:
        again(being_read(), *given, **named)

    return run


@contextmanager
def edition_of_the_link() -> Iterator[None]:
    """Read the edition that the address names until the end of the block.

    The sentence that says so stands above the page, whatever happens on it; the link to the newest
    edition is written last, when the page has completed its address.
    """
    try:
        asked = cache.edition_asked(filters.edition_named())
    except DatabaseAway:  # the page and its foot say so
        asked = Asked(NEWEST, "", newer=False)
    if asked.sentence:
        show(f'<p class="notice" role="status">{strong(asked.sentence)}</p>')
    way = st.empty() if asked.newer else None
    with reading(asked.read):
        yield
    if way:
        address = escape(filters.address_of_newest())
        link = f'<a href="{address}" target="_self">{words.NEWER_LINK}</a>'
        with way:
            show(f'<p class="notice way">{link}</p>')


def copy_link() -> None:
    """The button that copies the view's address with the edition of its figures; what it does is
    ``style/copy.js``."""
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
