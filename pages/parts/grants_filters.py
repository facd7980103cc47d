"""The choices of the page about grants, beside those of every page of the programme."""

from collections.abc import Sequence

import streamlit as st

from findings import grants_choices as choices
from findings.register_edition import Span
from pages.parts import filters
from pages.parts.register_filters import (
    RegisterSelection,
    authority_box,
    more_boxes,
    read_register,
    workstream_box,
)

SEARCH, THEME, GRANT = "search", "theme", "grant"


def read_grants(span: Span, themes: Sequence[str]) -> RegisterSelection:
    """The choices in force. Call it once a run, before the boxes."""
    return read_register(
        span,
        {
            SEARCH: lambda text, _: choices.resolve_search(text),
            THEME: lambda text, _: choices.resolve_theme(themes, text),
        },
    )


def searched(chosen: RegisterSelection) -> str:
    """The words looked for."""
    return chosen.codes[SEARCH]


def theme_of(chosen: RegisterSelection) -> str | None:
    """The theme asked about, None for all."""
    return choices.theme_of(chosen.codes[THEME])


def grant_named() -> str | None:
    """The grant that the link names, if it names one."""
    return filters.named_in_link(GRANT)


def grants_boxes(chosen: RegisterSelection, themes: Sequence[str], *, search: bool) -> None:
    """The boxes of the page; without ``search`` where nobody may be named."""
    words, theme, who, stream, more = st.columns(
        [1.2, 1.1, 1, 1.2, 0.9], vertical_alignment="bottom"
    )
    with words:
        if search:
            filters.words_box("Search", SEARCH, "Applicant, title, learning")
    with theme:
        filters.box("Theme", THEME, choices.themes(themes))
    with who:
        authority_box()
    with stream:
        workstream_box()
    with more:
        more_boxes(chosen)
