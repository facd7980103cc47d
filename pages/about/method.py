"""How the figures are defined and worked out, and what is left unsaid."""

from html import escape

import streamlit as st

from findings import method_sentences as words
from findings.method import Example, MeasureMethod, Notes, Pools
from pages.parts import cache, filters
from pages.parts.markup import heading, page_title, paragraph, show, subheading
from pages.parts.prose import bullets, grid, link, links, prose, section, told
from pages.parts.table import number

chosen = filters.read(filters.MEASURE)
edition = cache.current_edition()
measure = cache.measure_method(chosen.measure)
example = cache.gap_example(edition.id)
pools = cache.pools(edition.id)
notes = cache.method_notes()


def entry(method: MeasureMethod) -> str:
    """All that the catalogue says of a measure."""
    pieces = [
        told(method.facts),
        grid("Groups", ["Group", "Periods", "Latest is"],
             [tuple(map(escape, row)) for row in method.series]),
    ]  # fmt: skip
    if method.breaks:
        pieces.append(
            grid("Breaks in the series", ["When", "What it means", "Why"],
                 [tuple(map(escape, row)) for row in method.breaks])
        )  # fmt: skip
    pieces.append(bullets(method.caveats))
    theirs = link("The publisher's own method and release", method.link)
    pieces.append(f'<p class="small">{theirs}</p>')
    return "".join(pieces)


def worked(gaps: Example) -> str:
    """The worked example as a table."""
    rows = [(escape(what), number(figure, gaps.unit)) for what, figure in gaps.rows]
    shown = grid(gaps.title, [gaps.title, "Figure"], rows)
    return f'<div class="narrow">{shown}</div>{paragraph(gaps.sentence, "sentence")}'


def pooled(all_pools: Pools) -> str:
    """The headline measures in our pools, beside England."""
    heads = ["Measure", "North East CA", "Weighted by", "England outside London",
             "England like for like", "England as published"]  # fmt: skip
    return grid(
        "Our own figures beside England", heads,
        [
            (
                f'{escape(row.title)}<span class="below"><br>{escape(row.under)}</span>',
                number(row.north_east, row.unit), escape(row.how),
                number(row.outside_london, row.unit), number(row.like_for_like, row.unit),
                number(row.england, row.unit),
            )
            for row in all_pools.rows
        ],
    )  # fmt: skip


def statuses(all_notes: Notes) -> str:
    """What each status means, on screen and in files."""
    return grid(
        "Statuses", ["On screen", "In downloads", "What it means"],
        [(escape(a), f"<code>{escape(b)}</code>", escape(c)) for a, b, c in all_notes.statuses],
    )  # fmt: skip


st.set_page_config(page_title=f"{measure.title}: Method")
show(*(paragraph(sentence, "notice") for sentence in chosen.sentences))
show(page_title("Method"), paragraph(words.LEAD, "lead"), links(words.CONTENTS, "On this page"))

with st.container(key="exhibit-measure", gap="small"):
    show(heading("What one measure means", "measure"))
    box, _ = st.columns([1.4, 1])
    with box:
        filters.measure_box()
    show(subheading(measure.title), entry(measure))
show(
    section("Whose results", "groups", after=told(notes.groups)),
    section("The two gaps", "gaps", *words.GAPS, after=worked(example)),
    section("The North East CA", "north-east-ca", *words.NORTH_EAST),
    section(
        "England, and England outside London", "england",
        words.OUTSIDE_LONDON, words.LIKE_FOR_LIKE, after=pooled(pools) + prose(words.POOLS_NOTE),
    ),
    section("Statistical neighbours", "neighbours", *notes.neighbours),
    section("Places and ties", "places", *words.PLACES),
    section("Rounding", "rounding", *words.ROUNDING),
    section("Statuses", "statuses", words.STATUSES_NOTE, after=statuses(notes)),
    section("Symbols", "symbols", after=told(words.SYMBOLS)),
    section(
        "Published for England only", "england-only", words.NATIONAL_INDEX,
        after="".join(subheading(one.title) + entry(one) for one in notes.national),
    ),
    section("What we do not say, and why", "not-said", after=told(words.NOT_SAID)),
)  # fmt: skip
