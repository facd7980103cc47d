"""Where the figures come from: a card for each source, and when each measure is next due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.entries import Measure, Source
from findings import sources_sentences as words
from findings.sentences import day_text


@dataclass(frozen=True)
class Feed:
    """One measure: where its figures come from, when they were updated and when they are due."""

    measure_id: str
    title: str  # "Age 11: Attainment 8"
    sources: tuple[str, ...]  # titles
    last_update: str
    next_update: str
    overdue: bool  # the announced date has passed
    by_authority: bool  # published by authority, so that a page can show it


@dataclass(frozen=True)
class SourceCard:
    """The identity of one published file and what it feeds."""

    id: str
    title: str
    publisher: str
    edition: str
    published: str
    accessed: str
    licence: str
    attribution: str
    url: str
    feeds: tuple[Feed, ...]
    used_for: str  # what else it serves, "" where nothing
    updates: str  # last and next update of what it feeds, in a sentence


@dataclass(frozen=True)
class Sources:
    """Every source in the catalogue's order, every measure, and what is overdue in a sentence."""

    lead: str
    cards: tuple[SourceCard, ...]
    feeds: tuple[Feed, ...]
    overdue: str


def sources(today: date | None = None) -> Sources:
    """The identity card of every source; asks no database."""
    book = catalogue.load()
    day = today or date.today()
    feeds = tuple(_feed(measure, book.sources, day) for measure in book.measures.values())
    listed = (*book.sources.values(), *book.shapes.values())
    cards = tuple(_card(card, feeds, book.measures) for card in listed)
    return Sources(
        lead=words.lead(len(feeds), {card.publisher for card in book.sources.values()}),
        cards=cards,
        feeds=feeds,
        overdue=words.overdue([feed.title for feed in feeds if feed.overdue], len(feeds)),
    )


def _feed(measure: Measure, cards: Mapping[str, Source], day: date) -> Feed:
    return Feed(
        measure_id=measure.id,
        title=f"{measure.stage}: {measure.title}",
        sources=tuple(dict.fromkeys(cards[name].title for name in _sources_of(measure))),
        last_update=words.month(measure.last_update),
        next_update=words.month(measure.next_update),
        overdue=measure.next_update < day,
        by_authority=measure.coverage == "authorities",
    )


def _card(card: Source, feeds: Iterable[Feed], measures: Mapping[str, Measure]) -> SourceCard:
    fed = tuple(feed for feed in feeds if card.id in _sources_of(measures[feed.measure_id]))
    dates = [measures[feed.measure_id] for feed in fed]
    return SourceCard(
        id=card.id,
        title=card.title,
        publisher=card.publisher,
        edition=card.edition,
        published=day_text(card.published) if card.published else words.NO_DATE,
        accessed=day_text(card.accessed),
        licence=card.licence,
        attribution=card.attribution,
        url=card.url,
        feeds=fed,
        used_for=words.USED_FOR.get(card.id, ""),
        updates=words.updates(
            [measure.last_update for measure in dates],
            [measure.next_update for measure in dates],
            sum(feed.overdue for feed in fed),
        ),
    )


def _sources_of(measure: Measure) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for series in measure.series for name, _ in series.feeds))
