"""The frame every figure stands in: title, sentence, figure, status, source and downloads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from eip_data.columns import BreakKind
from exports.notes import Words
from findings.alone_sentences import NOTHING, Alone
from findings.trend import Band
from geo.boundaries import Places
from pages.parts.downloads import Document, Download, Drawn, take_line, taken
from pages.parts.markup import heading, paragraph, show, strong
from pages.parts.prose import link
from pages.parts.take import Offer, hold
from pages.parts.ways import way

BREAK_WORDS = {
    BreakKind.BREAK: "New series.",
    BreakKind.NOT_COMPARABLE: "Not comparable.",
    BreakKind.NOT_COLLECTED: "No data.",
    BreakKind.NOT_PUBLISHED: "No data.",
    BreakKind.CAUTION: "Take care.",
}
THEIR_METHOD = "Publisher's method"
OUR_METHOD = "What these figures mean"
QUIET: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One figure in its frame, ready to be put on the page; it may be kept and put on many.

    ``above`` and ``below`` are HTML, with a chart between them or, where there is no ``figure``,
    one piece of HTML.
    """

    key: str
    above: str
    below: str
    figure: Any = None
    config: dict[str, Any] = field(default_factory=dict)
    alt: str = ""
    offer: Offer | None = None

    @property
    def html(self) -> str:
        """An exhibit without a chart; raises ValueError for one that has a chart."""
        if self.figure is not None:
            raise ValueError(f"{self.key} has a chart, which is no HTML")
        return f'<section class="exhibit-{self.key}">{self.above}{self.below}</section>'


def put(*pieces: Exhibit | str) -> None:
    """Put exhibits and HTML on the page, one under the other, and their files on offer.

    What holds no chart and stands together goes to the browser as one element: each takes it time.
    """
    together: list[str] = []
    for one in pieces:
        if isinstance(one, Exhibit) and one.figure is not None:
            show(*together)
            together = []
            _put_chart(one)
        else:
            together.append(_html(one))
    show(*together)


def abreast(widths: str, *sides: Iterable[Exhibit | str]) -> str:
    """Exhibits without charts side by side, as HTML; on a phone one under the other. Their files
    are on offer from now on.

    ``widths`` are those of a CSS grid, as "2fr 1fr"; a side left empty leaves its place empty.
    """
    columns = ("".join(map(_html, side)) for side in sides)
    shown = "".join(f"<div>{column}</div>" for column in columns)
    return f'<div class="abreast" style="--widths: {escape(widths)}">{shown}</div>'


def _html(one: Exhibit | str) -> str:
    if isinstance(one, str):
        return one
    _put_on_offer(one)
    return one.html


def _put_on_offer(one: Exhibit) -> None:
    if one.offer is not None:
        hold(one.offer)


def exhibit(
    *,
    key: str,
    title: str,
    under: str,
    table: str,
    source: str,
    sentence: str = "",
    figure: Any = None,
    alt: str = "",
    config: dict[str, Any] = QUIET,
    chips: Sequence[tuple[str, bool]] = (),
    bands: Sequence[Band] = (),
    notes: Sequence[str] = (),
    method_link: str = "",
    downloads: Sequence[Download | Document] = (),
    picture: str = "",
    picture_of: partial[Any] | None = None,
    places: Places | None = None,
    register: bool = False,
    alone: Alone = NOTHING,
) -> Exhibit:
    """One figure, top to bottom as the reader needs it; chart and table hold the same rows.

    ``key`` is unique on the page. ``table`` is HTML from ``pages.parts.table``; without a
    ``figure`` it stands alone, under one it opens on a click that asks nothing of the server. A
    map brings its own ``config`` and its ``places``. A chip is a text and whether the figure is our
    own. A chart can be taken away as a picture, named ``picture`` or after the first of the
    downloads; ``picture_of`` draws one for a table that is one to look at. ``register`` says that
    the figures are the programme's; ``alone`` is what the files say and the page says elsewhere.
    """
    above = heading(title) + paragraph(under, "under")
    above += paragraph(sentence, "sentence") if sentence else ""
    words = words_of(title, under, sentence, chips, bands, notes, source, method_link)
    words = replace(
        words, under=sentences_of(under, alone.under), status=(*words.status, *alone.status)
    )
    drawn = None
    if figure is not None or picture_of:
        name = picture or downloads[0].file_name.rpartition(".")[0]
        drawn = Drawn(picture_of or figure, alt or under, name, places)
    files = taken(key, words, downloads, drawn, table=table, register=register)
    below = table if figure is None else folded(table)
    below += foot(chips, bands, notes, source, method_link) + take_line(files.links)
    return Exhibit(key, above, below, figure, config, alt, files.offer)


def words_of(
    title: str,
    under: str,
    sentence: str,
    chips: Sequence[tuple[str, bool]],
    bands: Sequence[Band],
    notes: Sequence[str],
    source: str,
    method_link: str,
) -> Words:
    """What an exhibit says besides its figures, for the files that are taken from it."""
    return Words(
        title=title,
        under=under,
        sentence=sentence,
        status=tuple(text for text, _ in chips),
        breaks=tuple((BREAK_WORDS[band.kind], band.reason) for band in bands),
        notes=tuple(notes),
        source=source,
        method_link=method_link,
    )


def _put_chart(one: Exhibit) -> None:
    _put_on_offer(one)
    with st.container(key=f"exhibit-{one.key}", gap="small"):
        show(one.above)
        st.plotly_chart(
            one.figure, theme=None, config=one.config, alt=one.alt, key=f"{one.key}-chart",
            width="stretch",
        )  # fmt: skip
        show(one.below)


def folded(table: str) -> str:
    """A chart's own figures as a table, folded away under it until the reader opens it."""
    return f'<details class="figures"><summary>Table of these figures</summary>{table}</details>'


def foot(
    chips: Sequence[tuple[str, bool]],
    bands: Sequence[Band],
    notes: Sequence[str],
    source: str,
    method_link: str,
) -> str:
    """What stands under a figure: its status, breaks, notes and source, as HTML."""
    pieces = [chips_line(chips)] if chips else []
    pieces += [paragraph(f"**{BREAK_WORDS[band.kind]}** {band.reason}", "break") for band in bands]
    if notes:
        pieces.append('<ul class="small notes">' + "".join(map(_item, notes)) + "</ul>")
    theirs = f' <a href="{escape(method_link)}">{THEIR_METHOD}</a>.' if method_link else ""
    ours = f" {link(OUR_METHOD, way('method'))}."
    pieces.append(f'<p class="small">{strong(source)}{theirs}{ours}</p>')
    return f'<div class="foot">{"".join(pieces)}</div>'


def chips_line(chips: Sequence[tuple[str, bool]]) -> str:
    """The status of a figure, a chip each, as HTML."""
    return '<p class="chips">' + "".join(_chip(*chip) for chip in chips) + "</p>"


def sentences_of(under: str, more: str) -> str:
    """The grey line of a picture: the page's, and after its stop what the picture says besides."""
    if not (under and more):
        return under or more
    return f"{under} {more}" if under.endswith((".", ")")) else f"{under}. {more}"


def _item(note: str) -> str:
    return f"<li>{strong(note)}</li>"


def _chip(text: str, ours: bool) -> str:
    return f'<span class="chip{" ours" if ours else ""}">{escape(text)}</span>'
