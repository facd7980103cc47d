"""What the Education Improvement Programme is: facts, workstreams and priorities."""

from pages.parts import cache
from pages.parts.exhibit import abreast
from pages.parts.markup import page_title, paragraph, show, subheading
from pages.parts.prose import bullets, link, section, told, told_html

programme = cache.programme()

streams = (
    [f'<section class="exhibit-stream">{subheading(one.title)}{bullets(one.priorities)}</section>']
    for one in programme.streams
)
where = [
    ("Contact", link(programme.contact, f"mailto:{programme.contact}")),
    ("Where this was read", link(programme.url, programme.url)),
]
show(
    paragraph("The programme", "under"),
    page_title(programme.name),
    paragraph(programme.lead, "lead"),
    f'<div class="section">{told(programme.facts)}</div>',
    section(programme.streams_title, "streams", after=abreast("1fr 1fr 1fr", *streams)),
    section("Beside the workstreams", "strands", after=told(programme.strands)),
    section(
        "What these pages can and cannot tell", "limits", programme.note,
        after=told_html(where) + paragraph(programme.source, "small"),
    ),
)  # fmt: skip
