"""Which schools the programme has reached, of how many: by place, phase, priority and term."""

import streamlit as st

from findings.register_filter import Split
from pages.parts import filters
from pages.parts import register_cache as cache
from pages.parts.exhibit import abreast, put
from pages.parts.reach_pieces import reach_pieces
from pages.parts.register_filters import read_register
from pages.parts.register_marks import head

now = cache.current_register().id
chosen = read_register(cache.span(now))
places = cache.coverage(now, chosen.asked, Split.AUTHORITY, Split.WORKSTREAM)
pieces = reach_pieces(now, filters.edition_named(), chosen.asked)

st.set_page_config(page_title="Reach")
head(chosen, places.marks, places.title, places.sentence)

where, when = st.columns([1.5, 1], gap="large")
with where:
    put(pieces.by_place)
with when:
    put(pieces.by_term)
put(pieces.by_priority)
on_map, in_phases = st.columns([1, 1.3], gap="large")
with on_map:
    put(pieces.by_map)
with in_phases:
    put(pieces.by_phase)
put(abreast("1fr 1fr", [pieces.how_far], [pieces.cost]), pieces.by_both, pieces.met)
