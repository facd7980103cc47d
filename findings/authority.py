"""How one area stands: its headline figures against England, region and neighbours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from analysis import aggregate
from analysis.change import obstacle
from analysis.rounding import half_away
from eip_data import catalogue, database
from eip_data.catalogue import Catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    AreaKind,
    Group,
    Status,
    Unit,
)
from eip_data.entries import Area, Measure
from eip_data.outcomes import queries
from findings import area_sentences, area_summary, edition, sentences
from findings.cells import Cells, CellsOf, cells
from findings.certainty import Certainty, Judged, certainty
from findings.certainty_store import StoredOf, stored
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import NOT_APPLICABLE, Figure, minus
from findings.quantity import england_of, others_of

#: The four ages: the disadvantaged group each publisher gives. English and maths stands beside
#: Attainment 8, because the two single out different authorities.
HEADLINES = (
    ("early_years_gld", Group.FSM),
    ("ks2_rwm_expected", Group.DISADVANTAGED),
    ("ks4_attainment8", Group.DISADVANTAGED),
    ("ks4_english_maths_5", Group.DISADVANTAGED),
    ("level3_at_19", Group.FSM),
)

#: Below this many resident children a figure swings widely from year to year.
_FEW_CHILDREN = 2000


@dataclass(frozen=True)
class Change:
    """Change in level since the measure's base period, for this area and for England.

    ``area`` and ``england`` hold differences of published values; when the two periods may
    not be compared, or a value is missing, ``reason`` says why and the figures are missing.
    """

    base_period: str | None
    area: Figure
    england: Figure
    reason: str | None


@dataclass(frozen=True)
class Headline:
    """One row of the headline table: one measure and group in its latest period."""

    measure_id: str
    group: Group
    stage: str  # "Age 11"
    title: str  # "Expected standard in reading, writing and maths"
    under: str  # "%, disadvantaged pupils, 2024/25"
    unit: Unit
    period: str  # "2024/25"
    higher_is_better: bool | None
    own: Figure
    england: Figure
    england_together: Figure  # all authorities' pupils, where England has no published row
    england_outside_london: Figure
    region: Figure
    neighbours: Figure  # unweighted mean of the statistical neighbours with a value
    neighbours_count: int  # how many of the ten had a value
    within: Figure  # local others minus local disadvantaged
    vs_national: Figure  # others in England minus local disadvantaged
    certain: Certainty  # of the level
    interval: str  # its 95% interval "32.0 to 35.8", or of how few pupils it is; "" for neither
    certain_gap: Certainty  # of the gap inside the area
    change: Change
    crowd: tuple[float, ...]  # every ranked authority's value, for the strip
    neighbour_values: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class AreaProfile:
    """Everything the authority page shows for one area."""

    code: str
    name: str
    short_name: str
    kind: AreaKind
    kicker: str  # grey line over the name
    lead: str  # one or two sentences, **bold** numbers in Markdown
    summary: tuple[str, ...]  # a paragraph a headline, to be copied into a paper
    headline_title: str
    headline_under: str
    headlines: tuple[Headline, ...]
    region_name: str | None  # None for England and regions: no such column then
    neighbours_label: str  # "Ten neighbours", "" when the area has none
    headline_notes: tuple[str, ...]
    headline_source: str
    headline_download_name: str
    edition: str  # "3f9a1c20, 8 April 2026"
    region_code: str = ""  # of ``region_name``


def children(period: str) -> Mapping[str, float]:
    """Resident children aged 0 to 17 by area; raises DatabaseAway."""
    with database.figures() as connection:
        return dict(queries.population(connection, [period]).get(period, {}))


ChildrenOf = Callable[[str], Mapping[str, float]]


def area_profile(
    code: str,
    cells_of: CellsOf = cells,
    stored_of: StoredOf = stored,
    children_of: ChildrenOf = children,
    today: date | None = None,
) -> AreaProfile:
    """How one area stands at 5, 11, 16 and 19, in the latest period of each headline measure.

    Raises KeyError for a code the catalogue lacks (``findings.choices`` resolves it first) and
    DatabaseAway.
    """
    book = catalogue.load()
    area = book.areas[code]
    chosen = [(cells_of(name), group) for name, group in HEADLINES]
    headlines = tuple(_headline(book, area, group, known, stored_of) for known, group in chosen)
    basis = tuple(
        note
        for known, group in chosen
        if (note := _basis_note(known, group, known.measure.series_of(group).last))
    )
    living = children_of(max(headline.period for headline in headlines)).get(code)
    few = living is not None and living < _FEW_CHILDREN
    now = edition.current()
    region = _region(book, area)
    return AreaProfile(
        code=code,
        name=area.name,
        short_name=area.short_name,
        kind=area.kind,
        kicker=area_sentences.kicker(area),
        lead=area_sentences.lead(area, headlines),
        summary=area_summary.summary(area, headlines, few=few),
        headline_title=area_sentences.HEADLINE_TITLE,
        headline_under=area_sentences.HEADLINE_UNDER,
        headlines=headlines,
        region_name=region.name if region else None,
        neighbours_label="Ten neighbours" if code in book.neighbours else "",
        headline_notes=area_sentences.headline_notes(area, headlines, basis, few=few),
        headline_source=sentences.sources_line(
            [book.sources[s] for s in ("lait", "ks4_performance", "ees_ks4_national")],
            [known.measure for known, _ in chosen],
            today or date.today(),
        ),
        headline_download_name=sentences.file_name(area.short_name, "headlines"),
        edition=sentences.edition_text(now.id, now.date),
        region_code=region.code if region else "",
    )


def _headline(
    book: Catalogue, area: Area, group: Group, known: Cells, stored_of: StoredOf
) -> Headline:
    measure = known.measure
    now = measure.series_of(group).last
    others = others_of(measure, group)
    assert others is not None
    certain = certainty(measure.id, group, Judged.LEVEL, area.code, now, stored_of)
    own = known.figure(group, area.code, now)
    ranked = known.level(group, now, [a.code for a in book.areas_of(AreaKind.AUTHORITY)])
    neighbours = ranked.reindex([n.neighbour for n in book.neighbours.get(area.code, ())])
    mean, count = aggregate.neighbours_mean(neighbours)
    region = _region(book, area)
    return Headline(
        measure_id=measure.id,
        group=group,
        stage=measure.stage,
        title=measure.title,
        under=area_sentences.headline_under(measure, group, now),
        unit=measure.unit,
        period=now,
        higher_is_better=measure.higher_is_better,
        own=own,
        england=known.figure(group, ENGLAND, now),
        england_together=england_of(known, group, now),
        england_outside_london=known.figure(group, ENGLAND_OUTSIDE_LONDON, now),
        region=known.figure(group, region.code, now) if region else NOT_APPLICABLE,
        neighbours=_mean_figure(mean, measure, group, now, bool(len(neighbours))),
        neighbours_count=count,
        within=minus(known.figure(others, area.code, now), own),
        vs_national=minus(known.figure(others, ENGLAND, now), own),
        certain=certain,
        interval=area_sentences.interval(certain, own, measure),
        certain_gap=certainty(measure.id, group, Judged.WITHIN, area.code, now, stored_of),
        change=_change(group, area, known, now),
        crowd=tuple(float(value) for value in ranked.dropna().sort_values()),
        neighbour_values=tuple(float(value) for value in neighbours.dropna()),
    )


def _region(book: Catalogue, area: Area) -> Area | None:
    """The region to set beside an authority or the combined authority."""
    if area.kind in (AreaKind.AUTHORITY, AreaKind.COMBINED_AUTHORITY):
        return book.areas[area.region]
    return None


def _mean_figure(
    mean: float | None, measure: Measure, group: Group, period: str, has_neighbours: bool
) -> Figure:
    decimals = min(measure.decimals_of(group, period), 1)
    if not has_neighbours:
        return NOT_APPLICABLE
    if mean is None:
        return Figure(None, decimals, Status.NOT_AVAILABLE, ours=True)
    return Figure(half_away(mean, decimals), decimals, Status.ESTIMATE, ours=True)


def _change(group: Group, area: Area, known: Cells, now: str) -> Change:
    measure = known.measure
    base = measure.base_period_of(group)
    decimals = measure.decimals_of(group, now)
    nothing = Figure(None, decimals, Status.NOT_APPLICABLE)
    if base is None:
        return Change(None, nothing, nothing, area_sentences.NO_BASE)
    reason = obstacle(measure, (group,), base, now)
    if reason:
        return Change(base, nothing, nothing, reason)
    return Change(
        base,
        minus(known.figure(group, area.code, now), known.figure(group, area.code, base)),
        minus(known.figure(group, ENGLAND, now), known.figure(group, ENGLAND, base)),
        None,
    )


def _basis_note(known: Cells, group: Group, period: str) -> str:
    """England on the authorities' own basis, where it is known and differs from its row."""
    england = known.figure(group, ENGLAND, period)
    like_for_like = known.figure(group, ENGLAND_LIKE_FOR_LIKE, period)
    if like_for_like.missing:
        return ""
    return area_sentences.like_for_like_note(known.measure, period, like_for_like, england)
