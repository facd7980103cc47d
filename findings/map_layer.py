"""One measure over the map of England: every authority's figure, class and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.change import obstacle
from analysis.ranks import places
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    AreaKind,
    BreakKind,
    Group,
    Status,
)
from eip_data.entries import Area, Measure
from findings import edition, sentences
from findings.cells import Cells, CellsOf, cells
from findings.figure import Figure, minus
from findings.map_classes import Scale
from findings.map_rows import MapRow, gap_of, rows_of
from findings.map_scale import scale_of
from findings.map_sentences import MapWords
from findings.map_titles import title
from findings.quantity import GAPS, Quantity, Show, england_of, figures_of
from findings.trend import Band


@dataclass(frozen=True)
class MapArea:
    """One authority on the map.

    ``figure`` is what the colour shows, ``text`` the same as it is read; ``level`` the measure's
    own figure; ``gap`` the gap to others in England. ``class_index`` is None without a figure.
    ``former`` says for which authority the figure of this place was published before the present
    one existed; such a place is hatched and has no rank. ``hover`` are three lines at most.
    """

    code: str
    name: str
    figure: Figure
    text: str
    level: Figure
    gap: Figure
    status: Status
    class_index: int | None
    rank: int | None
    ties: int
    former: str
    hover: tuple[str, ...]

    @property
    def hatched(self) -> bool:
        """Whether the place is drawn hatched: no figure of its own."""
        return self.figure.missing


@dataclass(frozen=True)
class MapClass:
    """One entry of the key: its words, and how many authorities are in it."""

    words: str
    count: int


@dataclass(frozen=True)
class MapLayer:
    """Everything the map page shows of one quantity."""

    measure_id: str
    group: Group
    show: Show
    period: str
    since: str | None
    quantity: Quantity
    scale: Scale
    classes: tuple[MapClass, ...]  # in the order of the scale; none without a single figure
    areas: tuple[MapArea, ...]  # the 153, by code
    seven: tuple[str, ...]
    rows: tuple[MapRow, ...]  # highest first, those without a figure last
    ranked: int
    title: str
    key_title: str
    key_missing: str  # what hatching means, "" where nothing is hatched
    map_title: str
    england_title: str
    england_sentence: str
    table_title: str
    table_under: str
    caption: str
    years_under: str
    heads: tuple[str, str, str, str]  # of level, shown, second and place
    bar_heads: tuple[str, str]  # left and right of the line; the left is worse for pupils
    period_label: str
    seven_alt: str
    england_alt: str
    chips: tuple[tuple[str, bool], ...]
    bands: tuple[Band, ...]
    notes: tuple[str, ...]
    source: str
    method_link: str
    download_name: str
    edition: str


def asked(measure_id: str, group: Group, show: str, period: str, since: str) -> Quantity:
    """The quantity of choices as codes; ``since`` is "" where no earlier period compares."""
    measure = catalogue.load().measures[measure_id]
    what = Show(show)
    return Quantity(measure, group, what, period, (since or None) if what is Show.CHANGE else None)


def map_layer(
    quantity: Quantity,
    classes: str = "set",
    cells_of: CellsOf = cells,
    scale: Scale | None = None,
    today: date | None = None,
) -> MapLayer:
    """One quantity in every authority, put into classes as ``classes`` says or as ``scale`` is.

    Raises DatabaseAway.
    """
    book = catalogue.load()
    measure, group, period = quantity.measure, quantity.group, quantity.period
    known = cells_of(measure.id)
    authorities = book.areas_of(AreaKind.AUTHORITY)
    codes = [area.code for area in authorities]
    formers = _formers(book.areas_of(AreaKind.FORMER_AUTHORITY))
    others = (NORTH_EAST_CA, ENGLAND, ENGLAND_OUTSIDE_LONDON)
    every = [*codes, *others, *(one.code for found in formers.values() for one in found)]
    figures = _figures(known, quantity, every)
    levels = {code: known.figure(group, code, period) for code in every}
    levels[ENGLAND] = england_of(known, group, period)
    chosen = scale or scale_of(known, quantity, classes, codes, figures)
    placed = _placed(quantity, {code: figures[code] for code in codes}, levels)
    words = MapWords(quantity, figures, levels, book.areas[NORTH_EAST_CA].members)
    areas = tuple(
        _area(words, known, chosen, area, placed, formers.get(area.code, ()))
        for area in sorted(authorities, key=lambda one: one.code)
    )
    counts = [sum(a.class_index == i and not a.hatched for a in areas) for i in range(chosen.size)]
    present = any(area.class_index is not None for area in areas)
    feeds = sorted({feed for feed, _ in measure.series_of(group).feeds})
    now = edition.current()
    return MapLayer(
        measure_id=measure.id,
        group=group,
        show=quantity.show,
        period=period,
        since=quantity.since,
        quantity=quantity,
        scale=chosen,
        classes=tuple(
            MapClass(words.class_words(chosen, i), count)
            for i, count in enumerate(counts) if present
        ),
        areas=areas,
        seven=words.seven,
        rows=rows_of(words, known, placed),
        ranked=max((one[2] for one in placed.values()), default=0),
        title=title(words),
        key_title=words.key_title(),
        key_missing=words.key_missing([area for area in areas if area.hatched]),
        map_title=words.map_title(),
        england_title="The seven within England",
        england_sentence=words.england_sentence(areas),
        table_title=words.table_title(),
        table_under=words.table_under(),
        caption=words.caption(),
        years_under=words.years_under(),
        heads=words.heads(max((one[2] for one in placed.values()), default=0)),
        bar_heads=words.bar_heads(),
        period_label=sentences.period_text(measure, period),
        seven_alt=words.alt([area for area in areas if area.code in words.seven]),
        england_alt=words.england_alt(areas),
        chips=_chips(words, measure),
        bands=_bands(quantity),
        notes=(*words.notes(areas), *measure.caveats),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in feeds], today or date.today()
        ),
        method_link=measure.method_link,
        download_name=words.download_name(),
        edition=sentences.edition_text(now.id, now.date),
    )  # fmt: skip


def map_years(
    quantity: Quantity, classes: str = "set", cells_of: CellsOf = cells
) -> tuple[MapLayer, ...]:
    """The same quantity in every period that may be compared with its own, on its scale.

    Oldest first, its own period among them. A change keeps the period it is counted from.
    """
    own = map_layer(quantity, classes, cells_of)
    measure, group = quantity.measure, quantity.group
    found = []
    for period in measure.series_of(group).periods:
        first, last = sorted((period, quantity.period))
        apart = first != last and obstacle(measure, (group,), first, last)
        if apart or (quantity.since and period <= quantity.since):
            continue
        if period == quantity.period:
            found.append(own)
            continue
        other = Quantity(measure, group, quantity.show, period, quantity.since)
        found.append(map_layer(other, classes, cells_of, own.scale))
    return tuple(found)


def _figures(known: Cells, quantity: Quantity, codes: Sequence[str]) -> dict[str, Figure]:
    """The quantity in each area; a change without an earlier period does not apply."""
    if quantity.show is Show.CHANGE and quantity.since is None:
        nothing = Figure(None, quantity.measure.decimals, Status.NOT_APPLICABLE, ours=True)
        return dict.fromkeys(codes, nothing)
    found = figures_of(known, quantity, codes)
    # England as differences are counted from it, also where its own row is in none of our
    # sources. A change would set two bases against each other, so there it stays missing.
    england = england_of(known, quantity.group, quantity.period)
    if quantity.show is Show.LEVEL:
        found[ENGLAND] = england
    elif quantity.show is Show.FROM_ENGLAND:
        found[ENGLAND] = minus(england, england)
    elif quantity.show is Show.FROM_OUTSIDE_LONDON:
        outside = known.figure(quantity.group, ENGLAND_OUTSIDE_LONDON, quantity.period)
        found[ENGLAND] = minus(england, outside)
    return found


def _formers(formers: Sequence[Area]) -> dict[str, tuple[Area, ...]]:
    """Former authorities by each of their successors."""
    found: dict[str, tuple[Area, ...]] = {}
    for area in formers:
        for heir in area.successors:
            found[heir] = (*found.get(heir, ()), area)
    return found


def _placed(
    quantity: Quantity, figures: dict[str, Figure], levels: dict[str, Figure]
) -> dict[str, tuple[int, int, int]]:
    """(rank, ties, ranked) of every authority with a figure; a change has no places.

    By the level, also for a difference from England, which has the same order and rounds it; a
    gap by itself. 1 is best for pupils; of context, where nothing is better, the highest.
    """
    if quantity.show is Show.CHANGE:
        return {}
    source = figures if quantity.show in GAPS else levels
    values = pd.Series(
        {code: source[code].value for code in figures if not figures[code].missing},
        dtype="float64",
    )
    frame = places(values, smallest_first=quantity.higher_is_better is False)
    columns = [frame[name].tolist() for name in ("rank", "ties", "ranked")]
    return {
        code: (int(rank), int(ties), int(ranked))
        for code, rank, ties, ranked in zip(frame.index, *columns, strict=True)
    }


def _area(
    words: MapWords,
    known: Cells,
    scale: Scale,
    area: Area,
    placed: dict[str, tuple[int, int, int]],
    formers: Sequence[Area],
) -> MapArea:
    figure, unit = words.figures[area.code], words.quantity.measure.unit
    rank = placed.get(area.code)
    gap = gap_of(known, words.quantity, Show.GAP_NATIONAL, area.code)
    coloured, former = figure, ""
    if figure.missing:
        had = [one for one in formers if not words.figures[one.code].missing]
        former = words.published_for(had)
        # Two figures for the parts of one place give it no one colour.
        coloured = words.figures[had[0].code] if len(had) == 1 else figure
    index = None if coloured.missing else scale.class_of(sentences.shown(coloured, unit)[0])
    return MapArea(
        code=area.code,
        name=area.short_name,
        figure=figure,
        text=words.text(figure),
        level=words.levels[area.code],
        gap=gap or Figure(None, 0, Status.NOT_APPLICABLE),
        status=words.levels[area.code].status,
        class_index=index,
        rank=rank[0] if rank else None,
        ties=rank[1] if rank else 0,
        former=former,
        hover=words.hover(area, rank, gap, former),
    )


def _chips(words: MapWords, measure: Measure) -> tuple[tuple[str, bool], ...]:
    quantity = words.quantity
    status = sentences.status_text(measure.status_of(quantity.group, quantity.period))
    chips = [(f"{sentences.period_text(measure, quantity.period)} {status}", False)]
    if not words.figures[NORTH_EAST_CA].missing:
        chips.append(("North East CA: our calculation", True))
    return tuple(chips)


def _bands(quantity: Quantity) -> tuple[Band, ...]:
    """What a reader must know of this period and of those after it."""
    first = quantity.since or quantity.period
    return tuple(
        Band(item.kind, item.first, item.last, item.short, item.reason)
        for item in quantity.measure.breaks_of(quantity.group)
        if (item.covers(quantity.period) and item.kind is not BreakKind.BREAK)
        or (item.kind is BreakKind.BREAK and first < item.first <= quantity.measure.series_of(
            quantity.group).last)
        or (item.kind is BreakKind.CAUTION and first <= item.first <= quantity.period)
    )  # fmt: skip
