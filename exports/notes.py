"""What a workbook says of its figures: the words of the exhibit, its sources, and every code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eip_data.columns import Status
from exports.dictionary import column
from exports.register import COMPLETE, INCOMPLETE
from exports.sheet import STATUS, Sheet
from findings.method_sentences import STATUSES
from findings.sentences import INDEPENDENT
from findings.sources import SourceCard

_OF_RETURNS = {
    COMPLETE: "Every return due on these figures has come.",
    INCOMPLETE: "Some returns are missing, so that the true figure may be higher.",
}
EMPTY = "empty cell"
_NOTHING = "There is no value, which is never a nought; the status says why."


@dataclass(frozen=True)
class Words:
    """What an exhibit says besides its figures; all may hold ``**bold**``, "" where there is none.

    ``breaks`` are (what, reason); ``edition`` is that of the figures.
    """

    title: str
    under: str = ""
    sentence: str = ""
    status: tuple[str, ...] = ()
    breaks: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    method_link: str = ""
    edition: str = ""


@dataclass(frozen=True)
class Notes:
    """All that the second sheet holds.

    ``measures`` are (title, definition); ``address`` is where the view is, ``day`` when the file
    was taken.
    """

    words: Words
    cards: tuple[SourceCard, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    address: str = ""
    day: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the sheet: a label and what is said; a heading says nothing."""

    label: str
    text: str = ""
    link: str = ""
    heading: bool = False


def lines(notes: Notes, table: Sheet) -> Iterator[Line]:
    """The sheet from top to bottom."""
    said = notes.words
    yield Line(plain(said.title), heading=True)
    yield from _each("What and when", [said.under])
    yield from _each("In a sentence", [said.sentence])
    yield from _each("Status", ["; ".join(said.status)])
    yield from (Line(plain(what).rstrip("."), plain(why)) for what, why in said.breaks)
    yield from _each("Note", said.notes)
    yield from _each("Source", [said.source])
    yield from _each("Edition of the figures", [said.edition])
    if said.method_link:
        yield Line("Publisher's method", said.method_link, said.method_link)
    if notes.address:
        yield Line("This view", notes.address, notes.address)
    yield from _each("File taken on", [notes.day])
    yield Line("What this is", INDEPENDENT)
    yield from _under("Columns", [(name, column(name).meaning) for name in table.columns])
    yield from _under("Statuses and symbols", [*_statuses(table), (EMPTY, _NOTHING)])
    yield from _under("Measures", notes.measures)
    for card in notes.cards:
        yield Line(f"Source file: {card.title}", heading=True)
        yield Line("Code", card.id)
        yield Line("Publisher", card.publisher)
        yield from _each("Edition", [card.edition])
        yield Line("Published", card.published)
        yield Line("Accessed", card.accessed)
        yield Line("Licence", card.licence)
        yield from _each("Attribution", [card.attribution])
        yield Line("Address", card.url, card.url)


def plain(text: str) -> str:
    """The text without the marks of bold."""
    return text.replace("**", "")


def _each(label: str, texts: Sequence[str]) -> Iterator[Line]:
    return (Line(label, plain(text)) for text in texts if text)


def _under(heading: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Line]:
    if pairs:
        yield Line(heading, heading=True)
        yield from (Line(plain(one), plain(other)) for one, other in pairs)


def _statuses(table: Sheet) -> list[tuple[str, str]]:
    meanings = {status.value: STATUSES[status] for status in Status} | _OF_RETURNS
    return [(code, meanings[code]) for code in table.values(STATUS)]
