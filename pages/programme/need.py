"""Whether reach lies where disadvantaged pupils are, and where the next offer could go."""

import streamlit as st

from pages.parts import filters
from pages.parts import register_cache as cache
from pages.parts.exhibit import put
from pages.parts.need_pieces import first_grouping, need_pieces
from pages.parts.register_filters import read_register
from pages.parts.register_marks import head

now = cache.current_register().id
chosen = read_register(cache.span(now))
need = cache.need(now, chosen.asked, first_grouping(chosen.asked))
pieces = need_pieces(now, filters.edition_named(), chosen.asked, chosen.days)

st.set_page_config(page_title="Need")
head(chosen, need.marks, need.title, need.note)

if pieces.on_map is None:
    put(pieces.where_needed, *pieces.by_group)
else:
    main, side = st.columns([1.5, 1], gap="large")
    with main:
        put(pieces.where_needed)
    with side:
        put(pieces.on_map)
    put(*pieces.by_group)
left, right = st.columns([1, 1.4], gap="large")
with left:
    put(pieces.shares)
with right:
    put(pieces.next_offers)
