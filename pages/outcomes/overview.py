"""Home: how disadvantaged pupils of the North East CA stand at 5, 11, 16 and 19."""

from functools import partial

import streamlit as st

from charts.panel import panel_chart, reach_of
from charts.places import places_chart
from eip_data.columns import NORTH_EAST_CA
from exports.overview import overview_sheet
from pages.parts import cache, filters
from pages.parts.briefings import all_briefings
from pages.parts.downloads import Download, take_line
from pages.parts.exhibit import QUIET, chips_line, exhibit, put
from pages.parts.glance_table import full_table, glance_table
from pages.parts.markup import heading, page_title, paragraph, show
from pages.parts.overview_panels import (
    panel_facts,
    panel_head,
    panel_pictures,
    places_pictures,
)
from pages.parts.programme_panel import programme_strip

edition = cache.current_edition()
found = cache.overview(edition.id)

show(
    '<header class="overview-head">', paragraph(found.kicker, "under"), page_title(found.title),
    paragraph(found.lead, "lead"), "</header>",
)  # fmt: skip

pictures: list[str] = []
for column, panel in zip(st.columns(4, gap="medium"), found.panels, strict=True):
    figure = panel_chart(panel=panel, reach=reach_of(found.panels, panel.at.unit))
    with column, st.container(key=f"panel-{panel.at.measure_id}"):
        show(panel_head(panel))
        st.plotly_chart(
            figure, theme=None, config=QUIET, alt=panel.alt, width="stretch",
            key=f"chart-{panel.at.measure_id}",
        )  # fmt: skip
        show(panel_facts(panel))
    pictures += panel_pictures(panel, figure, found)
show(paragraph(found.note, "under note"), take_line(pictures))

seven, strip = st.columns([1.44, 1], gap="medium")
with seven:
    show(
        '<section class="exhibit-glance">', heading(found.glance_title),
        paragraph(found.glance_under, "under"),
        glance_table(found.ages, filters.edition_named()), paragraph(found.glance_note, "small"),
        "</section>",
    )  # fmt: skip
with strip, st.container(key="exhibit-places", gap="small"):
    show(heading(found.places_title), paragraph(found.places_under, "under"))
    figure = places_chart(ages=found.ages)
    with st.container(key="places-chart"):
        st.plotly_chart(
            figure, theme=None, config=QUIET, alt=found.places_alt, key="places", width="stretch",
        )  # fmt: skip
    words = "".join(map(paragraph, found.places_sentences))
    show(
        f'<div class="places-words">{words}</div>',
        chips_line(found.places_chips),
        paragraph(found.places_note, "small"),
        take_line(places_pictures(figure, found)),
    )

full = exhibit(
    key="full",
    title=found.full_title,
    under=found.full_under,
    table=full_table(found.ages),
    notes=found.notes,
    source=found.source,
    downloads=[
        Download(found.download_name, partial(overview_sheet, found)),
        *all_briefings(edition.id, found),
    ],
)
put(full, programme_strip(edition.id, NORTH_EAST_CA))
