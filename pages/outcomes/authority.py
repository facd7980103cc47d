"""How one area stands: headlines, one measure over time, its gap taken apart, and context."""

from functools import partial

import streamlit as st

from charts.dots import dots_chart
from charts.gap_identity import gap_identity_chart
from exports.authority import context_sheet, gap_sheet, headline_sheet, summary_text, trend_sheet
from exports.compare import comparison_sheet
from exports.weight import size_text
from findings.area_summary import TITLE as SUMMARY_TITLE
from findings.area_summary import UNDER as SUMMARY_UNDER
from findings.context import TITLE as CONTEXT_TITLE
from findings.context import UNDER as CONTEXT_UNDER
from pages.parts import cache, filters
from pages.parts.authority_pieces import authority_pieces
from pages.parts.briefings import briefing_downloads
from pages.parts.downloads import Document, Download
from pages.parts.exhibit import abreast, exhibit, put
from pages.parts.markup import page_title, paragraph, show
from pages.parts.programme_panel import programme_panel

chosen = filters.read(filters.AREA, filters.MEASURE, filters.GROUP)
edition = cache.current_edition()
pieces = authority_pieces(edition.id, chosen.area, chosen.measure, chosen.group)
profile, trend, gap = pieces.profile, pieces.trend, pieces.gap
programme = programme_panel(edition.id, chosen.area)

headlines = exhibit(
    key="headlines",
    title=profile.headline_title,
    under=profile.headline_under,
    table=pieces.headlines,
    notes=profile.headline_notes,
    source=profile.headline_source,
    downloads=[Download(profile.headline_download_name, partial(headline_sheet, profile))],
)
over_time = exhibit(
    key="trend",
    title=trend.title,
    under=trend.under,
    sentence=trend.sentence,
    figure=pieces.trend_figure,
    alt=trend.alt,
    table=pieces.trend_rows,
    chips=trend.chips,
    bands=trend.bands,
    notes=trend.notes,
    source=trend.source,
    method_link=trend.method_link,
    downloads=[Download(trend.download_name, partial(trend_sheet, trend, profile))],
)
if gap.levels is None:
    gap_shown = [exhibit(key="gap", title="The gap", under=gap.reason, table="", source=gap.source)]
else:
    made_of = exhibit(
        key="gap",
        title=gap.title,
        under=gap.under,
        sentence=gap.sentence,
        table=pieces.gap_rows,
        chips=gap.chips,
        source=gap.source,
        alt=gap.alt,
        downloads=[Download(gap.download_name, partial(gap_sheet, gap, profile))],
        picture_of=partial(gap_identity_chart, parts=gap, levels=gap.levels),
    )
    moved = exhibit(
        key="moved",
        title=gap.moved_title,
        under=gap.moved_reason or gap.moved_under,
        table=pieces.moved_rows,
        chips=gap.moved_chips,
        notes=(*gap.flags, *gap.notes) if gap.moved else (),
        source=gap.source,
    )
    gap_shown = [made_of, moved]
if neighbours := pieces.neighbours:
    alike = exhibit(
        key="neighbours",
        title=neighbours.main.title,
        under=neighbours.main.under,
        sentence=neighbours.main.sentence,
        table=pieces.neighbours_rows,
        chips=neighbours.chips,
        notes=neighbours.notes,
        source=neighbours.source,
        alt=neighbours.main.alt,
        downloads=[Download(neighbours.download_name, partial(comparison_sheet, neighbours))],
        picture_of=partial(dots_chart, comparison=neighbours),
    )
    gap_row = abreast("1fr 1fr", gap_shown, [alike])
else:
    gap_row = abreast("1fr 1fr", gap_shown[:1], gap_shown[1:])
said = summary_text(profile)
in_words = exhibit(
    key="words",
    title=SUMMARY_TITLE,
    under=SUMMARY_UNDER,
    table=f'<div class="words">{"".join(map(paragraph, profile.summary))}</div>',
    source=profile.headline_source,
    downloads=[
        Document(
            "Text",
            "TXT",
            profile.headline_download_name.replace("headlines.csv", "in-words.txt"),
            lambda _: said,
            "text/plain; charset=utf-8",
            size_text(len(said)),
        ),
        *briefing_downloads(edition.id, profile),
    ],
)
around = exhibit(
    key="context",
    title=CONTEXT_TITLE,
    under=CONTEXT_UNDER,
    table=pieces.around,
    notes=pieces.context.notes,
    source=pieces.context.source,
    downloads=[
        Download(
            profile.headline_download_name.replace("headlines", "context"),
            partial(context_sheet, pieces.context, profile),
        )
    ],
)

st.set_page_config(page_title=f"{profile.name}: Authority")
show(*(paragraph(sentence, "notice") for sentence in chosen.sentences))
introduction, choice = st.columns([2.2, 1], gap="large", vertical_alignment="bottom")
with introduction:
    show(
        paragraph(profile.kicker, "under"),
        page_title(profile.name),
        paragraph(profile.lead, "lead"),
    )
with choice:
    filters.area_box()
put(headlines)
measure, group, _ = st.columns([1.4, 1, 0.6], gap="medium")
with measure:
    filters.measure_box()
with group:
    filters.group_box(chosen)
put(over_time, gap_row, programme, abreast("1fr 1fr", [in_words], [around]))
