"""The foot of every page: whose figures, which edition, accessibility and contact."""

import streamlit as st

from eip_data.errors import DatabaseAway
from findings import sentences
from pages.parts import cache
from pages.parts.markup import paragraph, show


def footer() -> None:
    """Attribution, edition, and where to turn."""
    lines = [paragraph(line, "small") for line in (*sentences.ATTRIBUTION, _edition())]
    mail = f'<a href="mailto:{sentences.CONTACT}">{sentences.CONTACT}</a>'
    lines.append(f'<p class="small">Contact: {mail}</p>')
    show(f'<footer class="footer">{"".join(lines)}</footer>')
    with st.container(horizontal=True, gap="medium"):
        st.page_link("about/accessibility.py", label="Accessibility")
        st.page_link("about/data.py", label="Sources and licences")


def _edition() -> str:
    try:
        now = cache.current_edition()
    except DatabaseAway:
        return "No figures are loaded."
    return f"Figures: {sentences.edition_text(now.id, now.date)}."
