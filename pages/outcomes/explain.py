"""What lies behind one area's figures: what a gap is made of, where a difference lies, how sure."""

from functools import partial

import streamlit as st

from charts.funnel import funnel_chart
from charts.ladder import ladder_chart
from charts.sides import sides_chart
from charts.split import split_chart
from exports.explain import (
    closing_sheet,
    funnel_sheet,
    identity_sheet,
    ladder_sheet,
    pooled_sheet,
    sides_sheet,
    split_sheet,
)
from findings.alone_sentences import THE_SEVEN, Alone, ages_measures
from pages.parts import cache, explain_cache, filters
from pages.parts.exhibit import put
from pages.parts.explain_panels import explained
from pages.parts.explain_tables import (
    closing_table,
    funnel_table,
    identity_table,
    ladder_table,
    pooled_table,
    sides_table,
    split_table,
)
from pages.parts.markup import page_title, paragraph, show

chosen = filters.read(filters.AREA, filters.MEASURE, filters.GROUP)
edition = cache.current_edition()
what = (edition.id, chosen.area, chosen.measure, chosen.group)
split = explain_cache.split(*what[:3])
identity, closing = explain_cache.seven_identity(*what), explain_cache.closing(*what)
pooled = explain_cache.three_years(*what)
ladder, sixteen = explain_cache.ages(*what[:2]), explain_cache.sixteen(*what[:2])
funnels = [explain_cache.funnel(*what, outside) for outside in (False, True)]

made_of = explained(
    "identity", identity.panel, identity_table(identity), partial(identity_sheet, identity)
)
where_from = explained(
    "split", split.panel, split_table(split), partial(split_sheet, split),
    instead=split.instead, figure=split_chart(split=split) if split.versus else None,
)  # fmt: skip
closes = explained(
    "closing", closing.panel, closing_table(closing), partial(closing_sheet, closing),
    instead=closing.instead,
)  # fmt: skip
by_age = explained(
    "ages", ladder.panel, ladder_table(ladder), partial(ladder_sheet, ladder),
    figure=None if ladder.panel.empty else ladder_chart(ladder=ladder),
    alone=ages_measures(ladder.rungs),
)  # fmt: skip
at_sixteen = explained(
    "sixteen", sixteen.panel, sides_table(sixteen), partial(sides_sheet, sixteen),
    figure=sides_chart(sixteen=sixteen), alone=Alone(THE_SEVEN),
)  # fmt: skip
how_sure = [
    explained(
        "funnel-outside" if view.outside else "funnel", view.panel, funnel_table(view),
        partial(funnel_sheet, view), instead=view.instead, figure=funnel_chart(view=view),
        alone=Alone(THE_SEVEN),
    )
    for view in funnels
]  # fmt: skip
together = explained("pooled", pooled.panel, pooled_table(pooled), partial(pooled_sheet, pooled))

show(*(paragraph(sentence, "notice") for sentence in chosen.sentences), page_title(split.lead))
area, measure, group = st.columns([1, 1.5, 1.1], gap="medium")
with area:
    filters.area_box()
with measure:
    filters.measure_box()
with group:
    filters.group_box(chosen)

put(made_of)
for pair in ((where_from, closes), (by_age, at_sixteen), how_sure):
    for side, one in zip(st.columns(2, gap="large"), pair, strict=True):
        with side:
            put(one)
put(together)
