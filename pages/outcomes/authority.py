"""How one area stands: its headline measures, and one measure over time."""

from functools import partial

import streamlit as st

from charts.trend import trend_chart
from exports.tables import headline_csv, trend_csv
from pages.parts import cache, filters, tables
from pages.parts.exhibit import Download, exhibit
from pages.parts.markup import paragraph, show

chosen = filters.read()
edition = cache.current_edition()
profile = cache.area_profile(edition.id, chosen.area)
trend = cache.trend(edition.id, chosen.area, chosen.measure, chosen.group)

show(*(paragraph(sentence, "notice") for sentence in chosen.sentences))
introduction, choice = st.columns([2.2, 1], gap="large", vertical_alignment="bottom")
with introduction:
    show(paragraph(profile.kicker, "under"))
    st.title(profile.name, anchor=False)
    show(paragraph(profile.lead, "lead"))
with choice:
    filters.area_box()

st.space("xsmall")
exhibit(
    key="headlines",
    title=profile.headline_title,
    under=profile.headline_under,
    table=tables.headline_table(profile),
    notes=profile.headline_notes,
    source=profile.headline_source,
    downloads=[
        Download("Data (CSV)", profile.headline_download_name, partial(headline_csv, profile))
    ],
)

st.space("small")
measure, group, _ = st.columns([1.4, 1, 0.6], gap="medium")
with measure:
    filters.measure_box()
with group:
    filters.group_box(chosen)
exhibit(
    key="trend",
    title=trend.title,
    under=trend.under,
    sentence=trend.sentence,
    figure=trend_chart(trend=trend),
    alt=trend.alt,
    table=tables.trend_table(trend),
    chips=trend.chips,
    bands=trend.bands,
    notes=trend.notes,
    source=trend.source,
    method_link=trend.method_link,
    downloads=[Download("Data (CSV)", trend.download_name, partial(trend_csv, trend, profile))],
)
