"""The line under an exhibit that says what can be taken away, in which form and how large."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from exports.notes import Notes, Words
from exports.picture import Caption, picture
from exports.sheet import MEASURE, SOURCE_ID, Sheet, sheet_csv, sourced
from exports.weight import Contents, Weight, about_picture, contents, size_text, weigh
from exports.workbook import MIME as XLSX
from exports.workbook import workbook
from findings.sentences import day_text, edition_text
from geo.boundaries import Places, Ring
from geo.outlines import outlines
from pages.parts import cache
from pages.parts.by_identity import ByIdentity
from pages.parts.filters import EDITION
from pages.parts.take import File, Offer, hold, offer

CSV = "text/csv; charset=utf-8"
PICTURES = (("PNG", "image/png"), ("SVG", "image/svg+xml"))
#: How large each table is, made for it once; and each that is the same for many findings, of which
#: so many are kept.
_weights: ByIdentity[Weight] = ByIdentity()
_shared: dict[tuple[str, ...], Weight] = {}
MOST = 500
#: What a picture of something that is no chart on the page will hold.
_contents: ByIdentity[Contents] = ByIdentity()


@dataclass(frozen=True)
class Download:
    """A table to take away, as CSV and as a workbook with notes; ``file_name`` ends in .csv.

    ``make`` is an exporter and the findings it is given, which are told from others by identity.
    ``of`` names what the table follows from, where it is the same for many findings: a table of all
    authorities does not tell which of them was chosen.
    """

    file_name: str
    make: partial[Sheet]
    what: str = "Data"
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A file that is no table: what it is, its form, its size as it is read, and its maker, which
    is told the address of the view."""

    what: str
    form: str
    file_name: str
    make: Callable[[str], bytes]
    mime: str
    size: str


@dataclass(frozen=True)
class Drawn:
    """A chart to take away as a picture: the figure, or what draws it from findings; the places of
    a map."""

    figure: Any
    alt: str
    name: str
    places: Places | None = None
    what: str = "Picture"

    def marks(self) -> list[str]:
        """What tells this picture from others, as long as it is held: figures and findings are
        kept and frozen, so that the same one has the same place in memory."""
        if not isinstance(self.figure, partial):
            return [str(id(self.figure))]
        given = (*self.figure.args, *self.figure.keywords.values())
        return [str(self.figure.func), *(repr(one) if isinstance(one, bool) else str(id(one))
                                         for one in given)]  # fmt: skip

    def mapping(self) -> dict[str, Any]:
        """The figure as its traces and layout."""
        figure = self.figure() if isinstance(self.figure, partial) else self.figure
        return figure.to_dict()

    def rings(self) -> Mapping[str, Sequence[Ring]]:
        """The outlines of a map's places by their code."""
        return outlines(self.places) if self.places else {}


@dataclass(frozen=True)
class _Link:
    """One link of the line: what it says, and the file behind it."""

    text: str
    file: File


@dataclass(frozen=True, eq=False)
class Taken:
    """What can be taken of an exhibit: a link a file as HTML, and the offer to be held."""

    links: tuple[str, ...] = ()
    offer: Offer | None = None


def take_line(links: Sequence[str]) -> str:
    """The line as HTML, of what ``take_links`` gives; "" where there is nothing to take."""
    return f'<p class="take">Download: {" · ".join(links)}</p>' if links else ""


def take_links(key: str, words: Words, *, data: Download | None = None, drawn: Drawn | None = None
) -> tuple[str, ...]:  # fmt: skip
    """A link a file as HTML; the files are on offer to this session until it shows others."""
    found = taken(key, words, [data] if data else [], drawn)
    if found.offer:
        hold(found.offer)
    return found.links


def taken(
    key: str,
    words: Words,
    downloads: Sequence[Download | Document] = (),
    drawn: Drawn | None = None,
    *,
    table: str = "",
    register: bool = False,
) -> Taken:
    """The links of an exhibit's files, which are on offer as soon as the offer is held.

    ``table`` is the exhibit's own, which tells its figures from others where no data are offered;
    ``register`` says that they are of the programme's register and of no edition.
    """
    if not (downloads or drawn):
        return Taken()
    # Said now and not on the click, when newer figures may have been loaded.
    edition_id = "" if register else cache.current_edition().id
    words = words if register else _with_edition(words)
    links: list[_Link] = []
    marks = [repr(words), edition_id]
    for one in downloads:
        if isinstance(one, Download):
            weight = _weight(one, edition_id)
            marks.append(weight.mark)
            links += _data(one, weight, words, edition_id)
        else:
            links.append(_document(one))
    if drawn:
        marks += [drawn.alt, table, *drawn.marks()]
        links += _pictures(drawn, words)
    known = offer(key, marks, [one.file for one in links])
    of = escape(words.title.replace("**", ""))
    found = tuple(
        f'<a href="{address}" target="_self" aria-label="{escape(one.text)}: {of}">'
        f"{escape(one.text)}</a>"
        for one, address in zip(links, known.links, strict=True)
    )
    return Taken(found, known)


def _data(one: Download, weight: Weight, words: Words, edition_id: str) -> Iterator[_Link]:
    stem = one.file_name.removesuffix(".csv")
    yield _Link(
        f"{one.what} (CSV, {size_text(weight.csv)})",
        File(one.file_name, CSV, lambda _: sheet_csv(_sheet(one.make))),
    )
    yield _Link(
        f"{one.what} with notes (Excel, {size_text(weight.workbook, about=True)})",
        File(f"{stem}.xlsx", XLSX, partial(_workbook, one.make, words, edition_id)),
    )


def _document(one: Document) -> _Link:
    text = f"{one.what} ({one.form}, {one.size})"
    return _Link(text, File(one.file_name, one.mime, one.make))


def _pictures(drawn: Drawn, words: Words) -> Iterator[_Link]:
    letters = sum(map(len, (words.title, words.under, *words.status, words.source)))
    if isinstance(drawn.figure, partial):
        inside = _contents.of(drawn.figure, lambda: contents(drawn.mapping(), drawn.rings()))
    else:
        inside = contents(drawn.mapping(), drawn.rings())
    for form, mime in PICTURES:
        kind = form.lower()
        size = size_text(about_picture(inside, letters, kind), about=True)
        yield _Link(
            f"{drawn.what} ({form}, {size})",
            File(f"{drawn.name}.{kind}", mime, partial(_picture, drawn, words, kind)),
        )


def _workbook(make: partial[Sheet], words: Words, edition_id: str, address: str) -> bytes:
    table = _sheet(make)
    measures, codes = set(table.values(MEASURE)), " ".join(table.values(SOURCE_ID)).split()
    known = [dict(zip(every.columns, row, strict=True)) for every in [cache.every_measure()]
             for row in every.rows]  # fmt: skip
    return workbook(
        table,
        Notes(
            words,
            cards=tuple(card for card in cache.sources().cards if card.id in codes),
            measures=tuple(
                (f"{one['stage']}: {one['title']}", f"{one['definition']} {one['population']}")
                for one in known
                if one[MEASURE] in measures
            ),
            address=_frozen(address, edition_id),
            day=day_text(date.today()),
        ),
    )


def _frozen(address: str, edition_id: str) -> str:
    """The address of the view with the edition of its figures, so that it shows the same again."""
    if not (address and edition_id):
        return address
    place = urlsplit(address)
    asked = [pair for pair in parse_qsl(place.query, True) if pair[0] != EDITION]
    query = urlencode([*asked, (EDITION, edition_id)], safe=",")
    return place._replace(query=query).geturl()


def _picture(drawn: Drawn, words: Words, kind: str, _address: str) -> bytes:
    caption = Caption(
        title=words.title,
        under=words.under,
        status=words.status,
        source=words.source,
        edition=words.edition and f"Figures: {words.edition}",
        alt=drawn.alt,
    )
    return picture(drawn.mapping(), caption, kind, drawn.rings())


def _with_edition(words: Words) -> Words:
    """The words with the edition of the figures, which is the one that the page is run in."""
    if words.edition:
        return words
    now = cache.current_edition()
    return replace(words, edition=edition_text(now.id, now.date))


def _weight(one: Download, edition_id: str) -> Weight:
    if not one.of:
        return _weights.of(one.make, partial(_weigh, one.make))
    named = (edition_id, one.make.func.__name__, *one.of)
    if named not in _shared:
        if len(_shared) >= MOST:
            _shared.clear()
        _shared[named] = _weigh(one.make)
    return _shared[named]


def _weigh(make: partial[Sheet]) -> Weight:
    return weigh(_sheet(make))


def _sheet(make: partial[Sheet]) -> Sheet:
    every = cache.every_measure()
    measure, sources = every.columns.index(MEASURE), every.columns.index("sources")
    return sourced(make(), {row[measure]: row[sources].replace(";", "") for row in every.rows})
