"""What a workbook says of its figures: the words of the exhibit, its sources, and every code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eip_data.columns import Status
from exports.dictionary import column
from exports.register_status import MEANINGS
from exports.sheet import STATUS, Sheet
from findings.method_sentences import STATUSES
from findings.register_sentences import EVERY_ROW
from findings.sentences import INDEPENDENT
from findings.sources import SourceCard

REGISTER = "register"
_OWN = {
    True: "The programme's own register, illustrative: invented but for its published parts, so "
    "that there is nothing in it to license or to quote.",
    False: "The programme's own register, not published: no open licence is stated for it.",
}
_PUBLISHED = {
    True: "The numbers of schools by authority and phase are public sector information of the "
    "Department for Education (Get Information About Schools), licensed under the Open Government "
    "Licence v3.0.",
    False: "What is said of schools themselves (name, number, phase, authority) is public sector "
    "information of the Department for Education (Get Information About Schools), licensed under "
    "the Open Government Licence v3.0.",
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
    if REGISTER in table.columns:
        illustrative = EVERY_ROW in table.values(REGISTER)
        yield Line("Source: programme register", heading=True)
        yield Line("Licence", _OWN[illustrative])
        yield Line("Published parts", _PUBLISHED[illustrative])
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
    meanings = {status.value: STATUSES[status] for status in Status} | MEANINGS
    return [(code, meanings[code]) for code in table.values(STATUS)]
