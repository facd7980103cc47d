"""Where the figures come from, how complete they are, and all of them to take away."""

from html import escape

from findings import api_sentences as api
from findings import sources_sentences as words
from findings.sources import Feed, SourceCard
from pages.parts import cache
from pages.parts.everything import all_figures, all_measures
from pages.parts.exhibit import exhibit, put
from pages.parts.markup import heading, page_title, paragraph
from pages.parts.prose import grid, link, links, mark, prose, told_html
from pages.parts.quality_table import quality_table
from pages.parts.ways import way

#: A source that feeds more measures than this has them in the table of updates.
MOST_LISTED = 5

edition = cache.current_edition()
sources = cache.sources()
quality = cache.quality(edition.id)


def card(source: SourceCard) -> str:
    """One source's identity, top to bottom."""
    pairs = [
        ("Publisher", escape(source.publisher)),
        ("Edition", escape(source.edition)),
        ("Published", escape(source.published)),
        ("Accessed", escape(source.accessed)),
        ("Licence", escape(source.licence)),
        ("Attribution", escape(source.attribution)),
        ("Address", link(source.url, source.url)),
    ]
    if source.feeds:
        listed = ", ".join(link(feed.title, address(feed)) for feed in source.feeds)
        if len(source.feeds) > MOST_LISTED:
            listed = link(words.many_feeds(len(source.feeds)), "#updates")
        pairs.append(("Measures it feeds", listed))
        pairs.append(("Updates of these", escape(source.updates)))
    if source.used_for:
        pairs.append(("Also gives" if source.feeds else "Gives", escape(source.used_for)))
    return f'<section class="source"><h3>{escape(source.title)}</h3>{told_html(pairs)}</section>'


def address(feed: Feed) -> str:
    """Where the method of a measure is told."""
    measured = f"method?measure={feed.measure_id}"
    return way(measured if feed.by_authority else "method#england-only")


def updates(feed: Feed) -> tuple[str, ...]:
    """A row of the table of updates."""
    today = (
        f'<strong class="nowrap">{escape(words.OVERDUE)}</strong>'
        if feed.overdue
        else escape(words.NOT_DUE)
    )
    named = link(feed.title, address(feed))
    months = [f'<span class="nowrap">{m}</span>' for m in (feed.last_update, feed.next_update)]
    return named, escape("; ".join(feed.sources)), *months, today


examples = (*api.EXAMPLES, api.CONTRACT)
cards = f'<div class="sources">{"".join(map(card, sources.cards))}</div>'

put(
    page_title("Data") + paragraph(sources.lead, "lead") + links(words.CONTENTS, "On this page"),
    paragraph(sources.overdue, "notice") if sources.overdue else "",
    exhibit(
        key="download",
        title="Take the figures away",
        under=f"Figures: edition {edition.id}, {edition.date}",
        table=mark("download") + prose(words.FULL_DOWNLOAD, words.CATALOGUE_DOWNLOAD),
        source=words.DOWNLOAD_LICENCE,
        downloads=[all_figures(edition.id), all_measures(edition.id)],
    ),
    exhibit(
        key="api",
        title=api.TITLE,
        under=api.UNDER,
        sentence=api.SENTENCE,
        table=mark("api") + told_html((what, link(where, where)) for what, where in examples),
        notes=api.NOTES,
        source=api.LICENCE,
    ),
    f'<section class="exhibit-sources">{heading("Every source", "sources")}{cards}</section>',
    exhibit(
        key="updates",
        title="When each measure was last updated",
        under="Months announced by the publishers, as of the day the sources were read",
        table=mark("updates")
        + grid(
            "Updates by measure",
            ["Measure", "Source", "Last update", "Next update", "Today"],
            map(updates, sources.feeds),
        ),
        source=words.QUALITY_SOURCE,
    ),
    exhibit(
        key="quality",
        title=quality.authorities.title,
        under=quality.authorities.under,
        sentence=words.QUALITY_SENTENCE,
        table=mark("quality") + quality_table(quality.authorities),
        notes=words.QUALITY_NOTES,
        source=words.QUALITY_SOURCE,
    ),
    exhibit(
        key="england",
        title=quality.england.title,
        under=quality.england.under,
        table=mark("england") + quality_table(quality.england),
        source=words.QUALITY_SOURCE,
    ),
)
