"""The foot of every page: whose figures, which edition, accessibility and contact."""

from eip_data.errors import DatabaseAway
from findings import sentences
from pages.parts import cache
from pages.parts.markup import paragraph, show
from pages.parts.prose import link
from pages.parts.ways import way

#: Relative, so that they hold under any base path; every page has one step of its own in it.
LINKS = (
    ("accessibility", "Accessibility"),
    ("data", "Sources and licences"),
    ("changes", "Changes"),
)


def footer() -> None:
    """Attribution, edition, and where to turn."""
    lines = [paragraph(line, "small") for line in (*sentences.ATTRIBUTION, _edition())]
    mail = f'<a href="mailto:{sentences.CONTACT}">{sentences.CONTACT}</a>'
    links = " · ".join(link(name, way(page)) for page, name in LINKS)
    lines.append(f'<p class="small">{links} · Contact: {mail}</p>')
    show(f'<footer class="footer">{"".join(lines)}</footer>')


def _edition() -> str:
    try:
        now = cache.current_edition()
    except DatabaseAway:
        return "No figures are loaded."
    return f"Figures: {sentences.edition_text(now.id, now.date)}."
