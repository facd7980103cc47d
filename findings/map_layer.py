"""One measure over the map of England: every authority's figure, class and words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.change import obstacle
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    AreaKind,
    Group,
    Verdict,
)
from eip_data.entries import Measure
from eip_data.errors import NotComparable
from findings import breaks, edition, map_spoken, sentences, status_chips
from findings.breaks import Band
from findings.cells import CellsOf, cells
from findings.certainty import StoredOf, stored
from findings.map_areas import MapArea, area_of
from findings.map_classes import Scale
from findings.map_figures import formers_of, map_figures, placed
from findings.map_key import class_words, hatching, key_title, key_unit
from findings.map_notes import notes
from findings.map_rows import MapRow, rows_of
from findings.map_scale import scale_of
from findings.map_sentences import MapWords
from findings.map_titles import title, under, years_under
from findings.map_verdicts import ORDER, SCALE, settled
from findings.quantity import Quantity, Show, england_of


@dataclass(frozen=True)
class MapClass:
    """One entry of the key: its words, how many authorities are in it, and whether dotted."""

    words: str
    count: int
    told: str  # as it stands in the key
    dotted: bool


@dataclass(frozen=True, eq=False)
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
    notice: str  # why it is not what was asked for, "" where it is
    title: str
    under_alone: str  # what, whose and when, for a picture that stands without its page
    under: str  # how its verdicts were come by, "" where it shows none
    key_title: str
    key_missing: str  # what hatching means, "" where nothing is hatched
    key_unit: str  # the title of a key to several years
    hatching: str  # what hatching means in whichever year, "" where nothing is hatched
    map_title: str
    england_title: str
    england_sentence: str
    table_title: str
    table_under: str
    caption: str
    years_title: str
    years_under: str
    heads: tuple[str, str, str, str, str]  # of level, shown, second, verdict and place
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
    """The quantity of choices as codes; ``since`` is "" where no earlier period compares.

    Raises NotComparable, with the reason, for a change between periods that may not be compared.
    """
    measure, what = catalogue.load().measures[measure_id], Show(show)
    if what is not Show.CHANGE or not since:
        return Quantity(measure, group, what, period)
    reason = obstacle(measure, (group,), since, period)
    if reason:
        raise NotComparable(reason)
    return Quantity(measure, group, what, period, since)


def map_layer(
    quantity: Quantity,
    classes: str = "set",
    cells_of: CellsOf = cells,
    scale: Scale | None = None,
    today: date | None = None,
    stored_of: StoredOf = stored,
) -> MapLayer:
    """One quantity in every authority, put into classes as ``classes`` says or as ``scale`` is.

    Verdicts that are not given have the plain difference in their place. Raises DatabaseAway.
    """
    book = catalogue.load()
    quantity, judged, notice = settled(quantity, stored_of)
    measure, group, period = quantity.measure, quantity.group, quantity.period
    known = cells_of(measure.id)
    authorities = book.areas_of(AreaKind.AUTHORITY)
    codes = [area.code for area in authorities]
    formers = formers_of(book.areas_of(AreaKind.FORMER_AUTHORITY))
    others = (NORTH_EAST_CA, ENGLAND, ENGLAND_OUTSIDE_LONDON)
    every = [*codes, *others, *(one.code for found in formers.values() for one in found)]
    figures = map_figures(known, quantity, every)
    levels = {code: known.figure(group, code, period) for code in every}
    row, levels[ENGLAND] = levels[ENGLAND], england_of(
        known, group, period, together=quantity.together
    )  # fmt: skip
    seven = book.areas[NORTH_EAST_CA].members
    words = MapWords(quantity, figures, levels, seven, judged, row)
    chosen = SCALE if words.of_verdicts else scale or scale_of(
        known, quantity, classes, codes, figures
    )  # fmt: skip
    ranks = placed(quantity, {code: figures[code] for code in codes}, levels)
    areas = tuple(
        area_of(words, known, chosen, area, ranks, formers.get(area.code, ()))
        for area in sorted(authorities, key=lambda one: one.code)
    )
    present = any(area.class_index is not None for area in areas)
    ranked = judged.ranked or max((one[2] for one in ranks.values()), default=0)
    feeds = sorted({feed for feed, _ in measure.series_of(group).feeds})
    now = edition.current()
    without = [area for area in areas if area.hatched]
    hatched = hatching(words, without)
    return MapLayer(
        measure_id=measure.id,
        group=group,
        show=quantity.show,
        period=period,
        since=quantity.since,
        quantity=quantity,
        scale=chosen,
        classes=_classes(words, chosen, areas) if present else (),
        areas=areas,
        seven=seven,
        rows=rows_of(words, known, ranks),
        ranked=max((one[2] for one in ranks.values()), default=0),
        notice=notice,
        title=title(words),
        under_alone=words.under_alone(),
        under=under(words),
        key_title=key_title(words),
        key_missing=f"{hatched}: {len(without)}" if hatched and words.of_verdicts else hatched,
        key_unit=key_unit(words),
        hatching=hatched,
        map_title=words.map_title(),
        england_title="The seven within England",
        england_sentence=map_spoken.england_sentence(words, areas),
        table_title=words.table_title(),
        table_under=words.table_under(),
        caption=words.caption(),
        years_title=words.years_title(),
        years_under=years_under(quantity, (), ()),
        heads=words.heads(ranked),
        bar_heads=words.bar_heads(),
        period_label=sentences.period_text(measure, period),
        seven_alt=map_spoken.seven_alt(words, [area for area in areas if area.code in seven]),
        england_alt=map_spoken.england_alt(words, areas),
        chips=_chips(words, measure),
        bands=_bands(quantity),
        notes=(*notes(words, areas), *measure.caveats),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in feeds], today or date.today()
        ),
        method_link=measure.method_link,
        download_name=words.download_name(),
        edition=sentences.edition_text(now.id, now.date),
    )  # fmt: skip


def _classes(words: MapWords, scale: Scale, areas: Sequence[MapArea]) -> tuple[MapClass, ...]:
    """The entries of the key, in the order of the scale."""
    counted = Counter(area.class_index for area in areas if not area.hatched)
    unsure = ORDER.index(Verdict.CANNOT_TELL) if words.of_verdicts else None
    found = []
    for index in range(scale.size):
        named, count = class_words(words, scale, index), counted[index]
        told = f"{named}: {count}" if words.of_verdicts else named
        found.append(MapClass(named, count, told, dotted=index == unsure))
    return tuple(found)


def _chips(words: MapWords, measure: Measure) -> tuple[tuple[str, bool], ...]:
    quantity = words.quantity
    chips = status_chips.published(measure, (quantity.group,), quantity.period)
    return chips + status_chips.own("North East CA", words.figures[NORTH_EAST_CA])


def _bands(quantity: Quantity) -> tuple[Band, ...]:
    """What a reader must know of this period, or of the two that a change compares."""
    if quantity.since:
        return breaks.between(quantity.measure, quantity.groups, quantity.since, quantity.period)
    return breaks.at(quantity.measure, quantity.groups, quantity.period)
