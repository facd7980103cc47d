"""The exhibits of the Need page, kept whole as those of ``pages.parts.explain_pieces`` are."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from charts.concentration import concentration_chart
from charts.need import need_chart
from exports import register as files
from findings import need_page_sentences as words
from findings.need import Grouping
from findings.register_filter import RegisterFilter
from geo.boundaries import authorities
from geo.reach_map import need_map
from geo.traces import CONFIG
from pages.parts import register_cache as cache
from pages.parts.exhibit import QUIET, Exhibit
from pages.parts.need_tables import curve_table, need_key, need_table, offers_table
from pages.parts.register_marks import mark_of, register_exhibit


@dataclass(frozen=True, eq=False)
class NeedPieces:
    """The page's exhibits; no map within one authority."""

    where_needed: Exhibit
    on_map: Exhibit | None
    by_group: tuple[Exhibit, ...]
    shares: Exhibit
    next_offers: Exhibit


def first_grouping(asked: RegisterFilter) -> Grouping:
    """What is compared first: authorities, and within one, where there is no other place, groups
    of its schools."""
    return Grouping.AUTHORITY if asked.authority is None else Grouping.FIFTH


@cache.of_register(24)
def need_pieces(
    register_id: str, named: str, asked: RegisterFilter, days: tuple[date, date]
) -> NeedPieces:
    """The pieces of one part of the programme between two days. Raises NoRegister, DatabaseAway.

    ``named`` is the edition of the figures that the address names, which links name too.
    """
    first = first_grouping(asked)
    need = cache.need(register_id, asked, first)
    others = [
        cache.need(register_id, asked, grouping)
        for grouping in (Grouping.FIFTH, Grouping.PHASE)
        if grouping is not first
    ]
    equity = cache.equity(register_id, asked)
    curve = cache.concentration(register_id, asked)
    offers = cache.offers(register_id, asked)
    marks, mark = need.marks, mark_of(need.marks)
    panel = partial(register_exhibit, marks=marks, asked=asked, days=days)

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
    on_map = None
    if asked.authority is None:
        shapes = authorities()
        on_map = panel(
            key="need-map", basis=need.basis, title=words.need_map_title(need),
            under=words.need_map_under(),
            figure=shapes and need_map(need=need, places=shapes, mark=mark),
            alt=words.need_alt(need), config=QUIET | CONFIG, places=shapes,
            table=need_key(need), notes=(words.HATCHED,), file_name="need-map",
        )  # fmt: skip
    return NeedPieces(where_needed, on_map, tuple(by_group), shares, next_offers)
