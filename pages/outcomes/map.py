"""Where each authority stands: the seven within England, on a map and in a table."""

from functools import partial

import streamlit as st

from pages.parts import cache, filters
from pages.parts.exhibit import foot
from pages.parts.map_panels import controls, england, opener, seven, take_away, years
from pages.parts.map_table import map_key, map_table
from pages.parts.markup import heading, page_title, paragraph, show

chosen = filters.read(
    filters.MEASURE, filters.GROUP, filters.SHOW, filters.PERIOD, filters.SINCE, filters.LAYOUT,
    filters.CLASSES,
)  # fmt: skip
edition = cache.current_edition()
asked = (
    edition.id, chosen.measure, chosen.group, chosen.show, chosen.period, chosen.since,
    chosen.classes,
)  # fmt: skip
layer = cache.map_layer(*asked)

st.set_page_config(page_title=f"{layer.quantity.measure.title}: Map")
notices = (paragraph(text, "notice") for text in (*chosen.sentences, layer.notice) if text)
show(*notices, f'<header class="map-title">{page_title(layer.title)}</header>')
controls(chosen, layer)
show(map_key(layer))

large, small, words = st.columns([1.2, 0.82, 1.16], gap="medium")
with large:
    opened = seven(layer)
with small:
    opened = england(layer, chosen.layout) or opened
with words:
    show(heading(layer.table_title), paragraph(layer.table_under, "under"), map_table(layer))
    opened = opener(layer) or opened
    take_away(layer)
if opened:
    filters.go(
        "outcomes/authority.py", area=opened, measure=chosen.measure, group=chosen.group.value
    )

show(foot(layer.chips, layer.bands, layer.notes, layer.source, layer.method_link))
years(partial(cache.map_years, *asked))
