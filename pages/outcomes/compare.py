"""One figure, authority by authority: who stands where, beside whom, and who moved."""

import streamlit as st

from pages.parts import cache, compare_pieces, filters
from pages.parts.exhibit import put
from pages.parts.markup import page_title, paragraph, show

chosen = filters.read(
    filters.AREA, filters.MEASURE, filters.GROUP, filters.SHOW, filters.FIGURE, filters.PERIOD,
    filters.AMONG, filters.AREAS, filters.COLUMNS, filters.YEAR,
)  # fmt: skip
edition, named = cache.current_edition().id, filters.edition_named()
what = (chosen.measure, chosen.group, chosen.figure, chosen.period, chosen.area)
own_set = chosen.areas if chosen.among == "own" else ()
comparison = cache.comparison(edition, *what, chosen.among, own_set)
every, beside_england = compare_pieces.side_by_side(edition, named, *what, chosen.among, own_set)
moved = compare_pieces.who_moved(
    edition, named, chosen.measure, chosen.group, chosen.period, chosen.area
)
apart = compare_pieces.how_far_apart(edition, named, *what)
own = compare_pieces.own(edition, named, chosen.areas, chosen.columns, chosen.year)

st.set_page_config(page_title=f"{comparison.measure_title}: Compare")
show(
    *(paragraph(sentence, "notice") for sentence in chosen.sentences),
    page_title(comparison.title),
    paragraph(comparison.lead, "sentence") if comparison.lead else "",
)

measure, beside, area, more = st.columns([1.5, 1.1, 1, 0.7], vertical_alignment="bottom")
with measure:
    filters.measure_box()
with beside:
    filters.among_box()
with area:
    filters.area_box("Authority")
with more, st.popover("More choices", width="stretch"):
    filters.figure_control(chosen)
    filters.group_box(chosen)
    filters.period_box(chosen)
if chosen.among == "own":
    filters.areas_box("Areas of your set")
show(paragraph(comparison.sentence, "notice") if comparison.sentence else "")

main, side = st.columns([2, 1], gap="large")
with main:
    put(every)
with side:
    put(beside_england)
    if st.button(f"Open {comparison.area_name}", type="tertiary", icon=":material/arrow_forward:"):
        filters.go(
            "outcomes/authority.py", area=chosen.area, measure=chosen.measure,
            group=chosen.group.value,
        )  # fmt: skip

left, right = st.columns(2, gap="large")
with left:
    put(moved)
with right:
    put(apart)

areas, columns, year = st.columns([1.2, 1.6, 0.6])
with areas:
    if chosen.among == "own":
        show(paragraph("The areas of the table are those of your set, chosen above.", "under"))
    else:
        filters.areas_box("Areas of the table")
with columns:
    filters.columns_box()
with year:
    filters.year_box()
put(own)
