"""What changed in the figures, by edition and measure, and in the product, by release."""

from html import escape

from findings import editions_sentences as words
from findings.changes import EditionCard
from pages.parts import cache
from pages.parts.markup import page_title, paragraph, show
from pages.parts.prose import bullets, grid, link, mark, prose, section


def card(one: EditionCard) -> str:
    """One edition: what it is, why it is, and what it changed."""
    now = f' <span class="chip">{words.NOW}</span>' if one.shown_now else ""
    head = f"<h3>Edition {escape(one.id)}{now}</h3>"
    facts = f"Carried since {one.since}; sources published by {one.dated}."
    table = grid(
        words.CAPTION.format(id=one.id),
        words.HEADS,
        (
            (
                escape(row.measure),
                row.what,
                *(f"{n:,}" for n in (row.added, row.withdrawn, row.changed)),
            )
            for row in one.changes
        ),
    )
    opened = "" if one.shown_now else f"<p>{link(words.OPEN, f'overview?edition={one.id}')}</p>"
    told = prose(one.why, facts, one.sentence)
    shown = table if one.changes else ""
    return f'<section class="edition">{mark(one.id)}{head}{told}{shown}{opened}</section>'


releases = "".join(f"<h3>{escape(one.name)}</h3>{bullets(one.items)}" for one in cache.releases())
show(
    page_title(words.TITLE),
    paragraph(words.LEAD, "lead"),
    section(words.EDITIONS, "editions", words.METHOD, after="".join(map(card, cache.editions()))),
    section(words.RELEASES, "releases", after=releases),
)
