"""The frame every figure stands in: title, sentence, figure, status, source and downloads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from eip_data.columns import BreakKind
from findings.trend import Band
from pages.parts.markup import heading, paragraph, show, strong

BREAK_WORDS = {
    BreakKind.BREAK: "New series.",
    BreakKind.NOT_COMPARABLE: "Not comparable.",
    BreakKind.NOT_COLLECTED: "No data.",
    BreakKind.NOT_PUBLISHED: "No data.",
    BreakKind.CAUTION: "Take care.",
}
QUIET = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True)
class Download:
    """A file to take away: what the button says, the file's name, and how it is made.

    ``make`` runs on the click, not before.
    """

    label: str
    file_name: str
    make: Callable[[], bytes]
    mime: str = "text/csv"


def exhibit(
    *,
    key: str,
    title: str,
    under: str,
    table: str | Callable[[], str],
    source: str,
    sentence: str = "",
    figure: Any = None,
    alt: str = "",
    chips: Sequence[tuple[str, bool]] = (),
    bands: Sequence[Band] = (),
    notes: Sequence[str] = (),
    method_link: str = "",
    downloads: Sequence[Download] = (),
) -> None:
    """Show one figure, top to bottom as the reader needs it; chart and table hold the same rows.

    ``key`` is unique on the page. ``table`` is HTML from ``pages.parts.table``, or how a long one
    is made when it is asked for; without a ``figure`` it stands alone and there is nothing to
    choose between. A chip is a text and whether the figure is our own. Choosing chart or table
    redraws this exhibit only.
    """
    head = (heading(title), paragraph(under, "under"),
            paragraph(sentence, "sentence") if sentence else "")  # fmt: skip
    last = foot(chips, bands, notes, source, method_link)
    with st.container(key=f"exhibit-{key}", gap="small"):
        if figure is None:
            show(*head, table if isinstance(table, str) else table(), last)
        else:
            show(*head)
            _either(key, figure, alt, table, last)
        if downloads:
            _downloads(key, downloads)


@st.fragment
def _either(key: str, figure: Any, alt: str, table: str | Callable[[], str], last: str) -> None:
    """The chart or its table, whichever is chosen, and what stands under it."""
    if _shown(key) == "Table":
        show(table if isinstance(table, str) else table(), last)
    else:
        st.plotly_chart(
            figure, theme=None, config=QUIET, alt=alt, key=f"{key}-chart", width="stretch"
        )
        show(last)


def _downloads(key: str, downloads: Sequence[Download]) -> None:
    with st.container(horizontal=True, gap="medium"):
        for download in downloads:
            st.download_button(
                download.label, download.make, download.file_name, download.mime,
                key=f"{key}-{download.file_name}", on_click="ignore", type="tertiary",
                icon=":material/download:",
            )  # fmt: skip


def _shown(key: str) -> str:
    return st.segmented_control(
        "Show as", ["Chart", "Table"], default="Chart", required=True, key=f"{key}-view",
        label_visibility="collapsed",
    )  # fmt: skip


def foot(
    chips: Sequence[tuple[str, bool]],
    bands: Sequence[Band],
    notes: Sequence[str],
    source: str,
    method_link: str,
) -> str:
    """What stands under a figure: its status, breaks, notes and source, as HTML."""
    pieces = []
    if chips:
        pieces.append('<p class="chips">' + "".join(_chip(*chip) for chip in chips) + "</p>")
    pieces += [paragraph(f"**{BREAK_WORDS[band.kind]}** {band.reason}", "break") for band in bands]
    if notes:
        pieces.append('<ul class="small notes">' + "".join(map(_item, notes)) + "</ul>")
    link = f' <a href="{escape(method_link)}">Method</a>' if method_link else ""
    pieces.append(f'<p class="small">{strong(source)}{link}</p>')
    return f'<div class="foot">{"".join(pieces)}</div>'


def _item(note: str) -> str:
    return f"<li>{strong(note)}</li>"


def _chip(text: str, ours: bool) -> str:
    return f'<span class="chip{" ours" if ours else ""}">{escape(text)}</span>'
