"""What every page and figure of the programme carries: banner, basis, watermark, source."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from html import escape
from typing import Any

from exports.sheet import Sheet
from findings.alone_sentences import of_register
from findings.register import Marks
from findings.register_filter import RegisterFilter
from findings.register_sentences import BANNER, ILLUSTRATIVE, source
from findings.sentences import bold
from geo.boundaries import Places
from pages.parts.downloads import Download
from pages.parts.exhibit import QUIET, Exhibit, exhibit
from pages.parts.markup import page_title, paragraph, show
from pages.parts.register_filters import RegisterSelection, register_boxes


def head(
    chosen: RegisterSelection,
    marks: Marks,
    title: str,
    sentence: str,
    boxes: Callable[[], None] | None = None,
) -> None:
    """Banner, what a link got wrong, the page's finding, and the boxes that choose its part: those
    of every page, or a page's own."""
    show(
        f'<div class="banner" role="note">{paragraph(BANNER)}</div>' if marks.illustrative else "",
        *(paragraph(one, "notice") for one in chosen.sentences),
        page_title(title),
        paragraph(sentence, "lead") if sentence else "",
    )
    if boxes:
        boxes()
    else:
        register_boxes(chosen)


def mark_of(marks: Marks) -> str:
    """What is written across a figure; nothing across one of a real register."""
    return ILLUSTRATIVE if marks.illustrative else ""


def register_exhibit(
    *,
    key: str,
    marks: Marks,
    basis: str,
    title: str,
    under: str,
    table: str,
    sentence: str = "",
    figure: Any = None,
    alt: str = "",
    config: dict[str, Any] = QUIET,
    notes: Sequence[str] = (),
    file_name: str = "",
    make: partial[Sheet] | None = None,
    places: Places | None = None,
    asked: RegisterFilter | None = None,
    days: tuple[date, date] | None = None,
) -> Exhibit:
    """``pages.parts.exhibit`` for a figure of the register: what it is based on comes first under
    it, and an illustrative one is marked in the table and in its files' names too. ``file_name`` is
    that of the data, or of the picture alone where there is no ``make``. Its files say which part
    of the programme is ``asked`` about, and the ``days`` counted where ``under`` does not."""
    before = "illustrative-" if marks.illustrative else ""
    return exhibit(
        key=key,
        title=title,
        under=under,
        sentence=sentence,
        figure=figure,
        alt=alt,
        config=config,
        table=marked(table, marks),
        notes=(bold(basis), *filter(None, notes)),
        source=source(marks.illustrative, marks.dated),
        downloads=[Download(f"{before}{file_name}", make)] if make else (),
        picture=f"{before}{file_name.removesuffix('.csv')}",
        places=places,
        register=True,
        alone=of_register(marks, basis, asked, days),
    )


def marked(table: str, marks: Marks) -> str:
    """A table with the watermark across it where it illustrates."""
    if not table or not marks.illustrative:
        return table
    return f'<div class="marked" data-mark="{escape(ILLUSTRATIVE)}">{table}</div>'
