"""What lies behind one area's figures: what a gap is made of, where a difference lies, how sure."""

import streamlit as st

from pages.parts import cache, filters
from pages.parts.exhibit import put
from pages.parts.explain_pieces import explain_pieces
from pages.parts.markup import page_title, paragraph, show

chosen = filters.read(filters.AREA, filters.MEASURE, filters.GROUP)
pieces = explain_pieces(
    cache.current_edition().id, filters.edition_named(), chosen.area, chosen.measure, chosen.group
)

show(*(paragraph(sentence, "notice") for sentence in chosen.sentences), page_title(pieces.lead))
area, measure, group = st.columns([1, 1.5, 1.1], gap="medium")
with area:
    filters.area_box()
with measure:
    filters.measure_box()
with group:
    filters.group_box(chosen)

put(pieces.made_of)
for pair in pieces.pairs:
    for side, one in zip(st.columns(2, gap="large"), pair, strict=True):
        with side:
            put(one)
put(pieces.together)
