"""One figure, authority by authority: who stands where, beside whom, and who moved."""

from functools import partial

import streamlit as st

from charts.dots import dots_chart
from charts.quadrant import quadrant_chart
from charts.strip import strip_chart
from exports.compare import area_table_sheet, comparison_sheet, movement_sheet, spread_sheet
from findings.alone_sentences import THE_SEVEN, Alone
from pages.parts import cache, filters
from pages.parts.compare_tables import (
    beside_table,
    comparison_table,
    movement_table,
    own_table,
    spread_table,
)
from pages.parts.downloads import Download
from pages.parts.exhibit import exhibit, put
from pages.parts.markup import page_title, paragraph, show

chosen = filters.read(
    filters.AREA, filters.MEASURE, filters.GROUP, filters.SHOW, filters.FIGURE, filters.PERIOD,
    filters.AMONG, filters.AREAS, filters.COLUMNS, filters.YEAR,
)  # fmt: skip
edition = cache.current_edition()
what = (edition.id, chosen.measure, chosen.group)
own_set = chosen.areas if chosen.among == "own" else ()
comparison = cache.comparison(
    *what, chosen.figure, chosen.period, chosen.area, chosen.among, own_set
)
spread = cache.spread(*what, chosen.figure, chosen.period, chosen.area)
movement = cache.movement(*what, chosen.period, chosen.area)
table = cache.area_table(edition.id, chosen.areas, chosen.columns, chosen.year)

side_by_side = exhibit(
    key="compare",
    title=comparison.main.title,
    under=comparison.main.under,
    sentence=comparison.main.sentence,
    figure=dots_chart(comparison=comparison),
    alt=comparison.main.alt,
    table=comparison_table(comparison),
    chips=comparison.chips,
    bands=comparison.bands,
    notes=comparison.notes,
    source=comparison.source,
    method_link=comparison.method_link,
    downloads=[Download(comparison.download_name, partial(comparison_sheet, comparison))],
    alone=Alone(THE_SEVEN),
)
beside_england = exhibit(
    key="beside",
    title=comparison.beside.title,
    under=comparison.beside.under,
    table=beside_table(comparison),
    source=comparison.source,
)
who_moved = exhibit(
    key="movement",
    title=movement.said.title,
    under=movement.said.under,
    sentence=movement.said.sentence,
    figure=quadrant_chart(movement=movement) if movement.movers else None,
    alt=movement.said.alt,
    table=movement_table(movement) if movement.movers else "",
    chips=movement.chips,
    bands=movement.bands,
    notes=movement.notes,
    source=movement.source,
    method_link=movement.method_link,
    downloads=[Download(movement.download_name, partial(movement_sheet, movement))],
    alone=Alone(THE_SEVEN),
)
how_far_apart = exhibit(
    key="spread",
    title=spread.said.title,
    under=spread.said.under,
    sentence=spread.said.sentence,
    figure=strip_chart(spread=spread) if spread.dots else None,
    alt=spread.said.alt,
    table=spread_table(spread) if spread.dots else "",
    chips=spread.chips,
    source=spread.source,
    method_link=comparison.method_link,
    downloads=[Download(spread.download_name, partial(spread_sheet, spread))],
)
own = exhibit(
    key="table",
    title=table.title,
    under=table.under,
    table=own_table(table),
    notes=table.notes,
    source=table.source,
    downloads=[Download(table.download_name, partial(area_table_sheet, table))],
)

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
    put(side_by_side)
with side:
    put(beside_england)
    if st.button(f"Open {comparison.area_name}", type="tertiary", icon=":material/arrow_forward:"):
        filters.go(
            "outcomes/authority.py", area=chosen.area, measure=chosen.measure,
            group=chosen.group.value,
        )  # fmt: skip

left, right = st.columns(2, gap="large")
with left:
    put(who_moved)
with right:
    put(how_far_apart)

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
