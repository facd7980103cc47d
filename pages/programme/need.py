"""Whether reach lies where disadvantaged pupils are, and where the next offer could go."""

from functools import partial

import streamlit as st

from charts.concentration import concentration_chart
from charts.need import need_chart
from exports import register as files
from findings import need_page_sentences as words
from findings.need import Grouping
from geo.boundaries import authorities
from geo.reach_map import need_map
from geo.traces import CONFIG
from pages.parts import register_cache as cache
from pages.parts.exhibit import QUIET, put
from pages.parts.need_tables import curve_table, need_key, need_table, offers_table
from pages.parts.register_filters import read_register
from pages.parts.register_marks import head, mark_of, register_exhibit

now = cache.current_register().id
chosen = read_register(cache.span(now))
one_place = chosen.asked.authority is not None
# Within one authority its groups of schools are compared, as there is no other place.
first = Grouping.FIFTH if one_place else Grouping.AUTHORITY
need = cache.need(now, chosen.asked, first)
others = [
    cache.need(now, chosen.asked, grouping)
    for grouping in (Grouping.FIFTH, Grouping.PHASE)
    if grouping is not first
]
equity = cache.equity(now, chosen.asked)
curve = cache.concentration(now, chosen.asked)
offers = cache.offers(now, chosen.asked)
marks, mark = need.marks, mark_of(need.marks)
panel = partial(register_exhibit, marks=marks, chosen=chosen, undated=True)

st.set_page_config(page_title="Need")
head(chosen, marks, need.title, need.note)

where_needed = panel(
    key="need", basis=need.basis, title=words.need_chart_title(need),
    under=words.need_chart_under(need.compared),
    figure=need_chart(need=need, mark=mark) if need.compared else None,
    alt=words.need_alt(need), table=need_key(need) + need_table(need), notes=(need.rule,),
    file_name=f"need-by-{first.value}.csv", make=partial(files.need_sheet, need),
)  # fmt: skip
by_group = [
    panel(
        key=f"need-{other.grouping.value}", basis=other.basis, title=other.title,
        under=other.what, table=need_table(other), notes=(other.rule, other.note),
        file_name=f"need-by-{other.grouping.value}.csv", make=partial(files.need_sheet, other),
    )
    for other in others
]  # fmt: skip
shares = panel(
    key="equity", basis=equity.basis, title=equity.title, under=curve.under,
    sentence=equity.fifth_text,
    figure=concentration_chart(curve=curve, mark=mark) if curve.points else None,
    alt=curve.alt, table=curve_table(curve),
    notes=(f"{equity.what}.", equity.bounds_text, equity.note), file_name="equity.csv",
    make=partial(files.equity_sheet, equity, curve),
)  # fmt: skip
next_offers = panel(
    key="offers", basis=offers.basis, title=words.offers_title(offers),
    under=words.OFFERS_UNDER, table=offers_table(offers), notes=(offers.note,),
    file_name="where-next.csv", make=partial(files.offers_sheet, offers),
)  # fmt: skip

if one_place:
    put(where_needed, *by_group)
else:
    main, side = st.columns([1.5, 1], gap="large")
    with main:
        put(where_needed)
    with side:
        shapes = authorities()
        put(
            panel(
                key="need-map", basis=need.basis, title=words.need_map_title(need),
                under=words.need_map_under(),
                figure=shapes and need_map(need=need, places=shapes, mark=mark),
                alt=words.need_alt(need), config=QUIET | CONFIG, places=shapes,
                table=need_key(need), notes=(words.HATCHED,), file_name="need-map",
            )
        )  # fmt: skip
    put(*by_group)
left, right = st.columns([1, 1.4], gap="large")
with left:
    put(shares)
with right:
    put(next_offers)
