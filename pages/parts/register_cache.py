"""Findings from the register, kept as long as the register lasts: ``pages.parts.cache``'s twin.

Every function takes the register's id first, so that a new register never meets an old answer.
"""

from functools import lru_cache, partial

from eip_data.columns import NORTH_EAST_CA
from eip_data.edition_read import NEWEST, reading
from findings import briefing as briefings
from findings import concentration as concentrations
from findings import depth as depths
from findings import equity as equities
from findings import grants_page as small_grants
from findings import need as needs
from findings import offers as where_next
from findings import partners_page as organisations
from findings import programme_panel as panels
from findings import pupils_met as pupils
from findings import reach as reaches
from findings import register, register_edition
from findings.briefing import Briefing, Found
from findings.choices import SEVEN
from findings.concentration import Concentration
from findings.depth import Depth, Overlap, Value
from findings.equity import Equity
from findings.grants_page import GrantCard, GrantsPage
from findings.need import Grouping, Need
from findings.offers import Offers
from findings.partners_page import PartnersPage
from findings.programme_panel import ProgrammePanel
from findings.pupils_met import Pupils
from findings.reach import Coverage, Growth
from findings.register import Store
from findings.register_edition import RegisterEdition, Span
from findings.register_filter import RegisterFilter, Split
from pages.parts import cache, explain_cache
from pages.parts.every_second import EverySecond
from pages.parts.keeping import Keeper, kept


def of_register(maxsize: int) -> Keeper:
    """Keep as many answers; the register has no editions, so that each is worked out with the
    newest catalogue, whichever edition of the figures a page reads."""

    return kept(maxsize, lambda _: reading(NEWEST))


def current_register() -> RegisterEdition:
    """The register now in the database; asked afresh every second, as it keys all the rest."""
    return _register("")


@EverySecond
def _register(_: str) -> RegisterEdition:
    return register_edition.current()


def warm() -> None:
    """Work out ahead what readers' first pages of the programme need."""
    now, every = current_register().id, RegisterFilter()
    coverage(now, every, Split.AUTHORITY, Split.WORKSTREAM)
    coverage(now, every, Split.PHASE, Split.WORKSTREAM)
    coverage(now, every, Split.PRIORITY, Split.AUTHORITY)
    growth(now, every)
    depth(now, every)
    overlap(now, every)
    value(now, every)
    pupils_met(now, every)
    concentration(now, every)
    for grouping in Grouping:
        need(now, every, grouping)
    offers(now, every)
    grants_page(now, every)
    partners_page(now, every)
    for code in (NORTH_EAST_CA, *SEVEN):
        programme_panel(now, cache.current_edition().id, code)


@of_register(2)
def store(register_id: str) -> Store:
    """``findings.register.store``, one frozen object that all readers share."""
    return register.store()


@of_register(2)
def span(register_id: str) -> Span:
    """``findings.register_edition.span``, kept."""
    return register_edition.span(store(register_id))


@of_register(100)
def coverage(register_id: str, asked: RegisterFilter, rows: Split, columns: Split) -> Coverage:
    """``findings.reach.coverage``, kept."""
    return reaches.coverage(asked, rows, columns, partial(store, register_id))


@of_register(60)
def growth(register_id: str, asked: RegisterFilter) -> Growth:
    """``findings.reach.growth``, kept."""
    return reaches.growth(asked, partial(store, register_id))


@of_register(60)
def depth(register_id: str, asked: RegisterFilter) -> Depth:
    """``findings.depth.depth``, kept."""
    return depths.depth(asked, partial(store, register_id))


@of_register(60)
def overlap(register_id: str, asked: RegisterFilter) -> Overlap:
    """``findings.depth.overlap``, kept."""
    return depths.overlap(asked, partial(store, register_id))


@of_register(60)
def value(register_id: str, asked: RegisterFilter) -> Value:
    """``findings.depth.value``, kept."""
    return depths.value(asked, partial(store, register_id))


@of_register(60)
def equity(register_id: str, asked: RegisterFilter) -> Equity:
    """``findings.equity.equity``, kept."""
    return equities.equity(asked, partial(store, register_id))


@of_register(60)
def concentration(register_id: str, asked: RegisterFilter) -> Concentration:
    """``findings.concentration.concentration`` of the same finding, kept."""
    return concentrations.concentration(equity(register_id, asked))


@of_register(100)
def need(register_id: str, asked: RegisterFilter, grouping: Grouping) -> Need:
    """``findings.need.need``, kept."""
    return needs.need(asked, grouping, partial(store, register_id))


@of_register(60)
def offers(register_id: str, asked: RegisterFilter) -> Offers:
    """``findings.offers.offers`` with the needs that are kept, kept."""
    return where_next.offers(asked, partial(store, register_id), need_of=partial(need, register_id))


@of_register(50)
def pupils_met(register_id: str, asked: RegisterFilter) -> Pupils:
    """``findings.pupils_met.pupils_met``, kept."""
    return pupils.pupils_met(asked, partial(store, register_id))


@lru_cache(maxsize=50)
def programme_panel(register_id: str, edition_id: str, code: str) -> ProgrammePanel | None:
    """``findings.programme_panel.programme_panel``, kept."""
    with cache.within(edition_id):
        return panels.programme_panel(
            code, partial(store, register_id), partial(cache.measure_cells, edition_id)
        )


@of_register(40)
def grants_page(
    register_id: str, asked: RegisterFilter, search: str = "", theme: str | None = None
) -> GrantsPage:
    """``findings.grants_page.grants_page``, kept; few, as each holds its grants."""
    return small_grants.grants_page(asked, search, theme, partial(store, register_id))


def themes(register_id: str) -> tuple[str, ...]:
    """The themes of all grants."""
    return grants_page(register_id, RegisterFilter()).found.themes


@of_register(60)
def grant_card(register_id: str, grant_id: str) -> GrantCard | None:
    """``findings.grants_page.grant_card``, kept."""
    return small_grants.grant_card(grant_id, partial(store, register_id))


@of_register(30)
def partners_page(register_id: str, asked: RegisterFilter) -> PartnersPage:
    """``findings.partners_page.partners_page``, kept; few, as each holds every organisation."""
    return organisations.partners_page(asked, partial(store, register_id))


@lru_cache(maxsize=16)
def briefing(register_id: str, edition_id: str, code: str) -> Briefing:
    """``findings.briefing.briefing``, kept; ``register_id`` is "" where no register is loaded."""
    with cache.within(edition_id):
        return _briefing(register_id, edition_id, code)


def _briefing(register_id: str, edition_id: str, code: str) -> Briefing:
    profile = cache.area_profile(edition_id, code)
    latest = next(row for row in profile.headlines if row.measure_id == briefings.MEASURE)
    asked = (latest.measure_id, latest.group)
    beside = None
    if profile.neighbours_label:
        beside = cache.comparison(
            edition_id, *asked, "level", latest.period, code, "neighbours", ()
        )
    return briefings.briefing(
        Found(
            profile=profile,
            trend=cache.trend(edition_id, code, *asked),
            gap=cache.gap_parts(edition_id, code, *asked),
            split=explain_cache.split(edition_id, code, latest.measure_id),
            ladder=explain_cache.ages(edition_id, code),
            neighbours=beside,
            overview=cache.overview(edition_id) if code == NORTH_EAST_CA else None,
            programme=programme_panel(register_id, edition_id, code) if register_id else None,
            registered=bool(register_id),
        ),
        cache.current_edition(),
    )
