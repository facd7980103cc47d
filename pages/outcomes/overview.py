"""Home: how disadvantaged pupils of the North East CA stand at 5, 11, 16 and 19."""

from functools import partial

import streamlit as st

from charts.panel import panel_chart, reach_of
from charts.places import places_chart
from eip_data.columns import NORTH_EAST_CA
from exports.overview import overview_csv
from pages.parts import cache
from pages.parts.briefings import all_briefings
from pages.parts.exhibit import QUIET, Download, exhibit
from pages.parts.glance_table import full_table, glance_table
from pages.parts.markup import paragraph, show
from pages.parts.overview_panels import panel_facts, panel_head
from pages.parts.programme_panel import programme_strip, show_programme

edition = cache.current_edition()
found = cache.overview(edition.id)

with st.container(key="overview-head"):
    show(paragraph(found.kicker, "under"))
    st.title(found.title, anchor=False)
    show(paragraph(found.lead, "lead"))

for column, panel in zip(st.columns(4, gap="medium"), found.panels, strict=True):
    with column, st.container(key=f"panel-{panel.at.measure_id}"):
        show(panel_head(panel))
        st.plotly_chart(
            panel_chart(panel=panel, reach=reach_of(found.panels, panel.at.unit)),
            theme=None, config=QUIET, alt=panel.alt, width="stretch",
            key=f"chart-{panel.at.measure_id}",
        )  # fmt: skip
        show(panel_facts(panel))
show(paragraph(found.note, "under note"))

st.space("small")
seven, strip = st.columns([1.44, 1], gap="medium")
with seven, st.container(key="exhibit-glance", gap="small"):
    st.header(found.glance_title, anchor=False)
    show(paragraph(found.glance_under, "under"))
    show(glance_table(found.ages), paragraph(found.glance_note, "small"))
with strip, st.container(key="exhibit-places", gap="small"):
    st.header(found.places_title, anchor=False)
    show(paragraph(found.places_under, "under"))
    with st.container(key="places-chart"):
        st.plotly_chart(
            places_chart(ages=found.ages),
            theme=None, config=QUIET, alt=found.places_alt, key="places", width="stretch",
        )  # fmt: skip
    words = "".join(map(paragraph, found.places_sentences))
    show(f'<div class="places-words">{words}</div>', paragraph(found.places_note, "small"))

st.space("small")
exhibit(
    key="full",
    title=found.full_title,
    under=found.full_under,
    table=full_table(found.ages),
    notes=found.notes,
    source=found.source,
    downloads=[
        Download("Data (CSV)", found.download_name, partial(overview_csv, found)),
        *all_briefings(edition.id, found),
    ],
)

show_programme(programme_strip(edition.id, NORTH_EAST_CA))
