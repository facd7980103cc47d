"""One measure in one period, authority by authority: who stands where, and beside whom."""

from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from analysis import aggregate
from analysis.ranks import places
from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    NORTH_EAST_REGION,
    AreaKind,
    Group,
    Status,
    Unit,
)
from eip_data.entries import Area, Measure
from findings import compare_words as words
from findings import edition, sentences
from findings.area_sentences import like_for_like_note
from findings.authority import Place
from findings.cells import Cells, CellsOf, cells
from findings.compare_sentences import Told
from findings.compare_words import Said
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import NOT_APPLICABLE, Figure, minus
from findings.peers import Peers, peers
from findings.quantity import Quantity, Show, england_of, figures_of, others_of
from findings.trend import Band


@dataclass(frozen=True)
class Standing:
    """A level with both its gaps, which are never shown alone; ``from_england`` is the level's
    difference from England's."""

    level: Figure
    from_england: Figure
    within: Figure
    vs_national: Figure


@dataclass(frozen=True)
class Row:
    """One area of a comparison. ``figure`` is what is compared, ``text`` that figure as it is
    read, or why there is none.

    ``place`` is among today's authorities with a figure; former authorities, regions and the
    North East CA have none. ``band`` says how close a neighbour is, "" for the others.
    """

    code: str
    name: str
    kind: AreaKind
    member: bool  # one of the seven
    chosen: bool  # the area the comparison is about
    figure: Figure
    text: str
    standing: Standing
    place: Place | None
    place_text: str  # "joint 81st of 151, 17 share it", "" without a place
    band: str

    @property
    def former(self) -> bool:
        """Whether the authority has since been replaced by others."""
        return self.kind is AreaKind.FORMER_AUTHORITY


@dataclass(frozen=True)
class Reference:
    """A line that all are set beside. ``role`` is "england", "outside", "region" or "mean"."""

    role: str
    label: str  # "England", "mean of 10"
    figure: Figure
    text: str
    standing: Standing


@dataclass(frozen=True)
class Comparison:
    """One figure of a measure for a set of areas, best place first, those without one last."""

    measure_id: str
    group: Group
    show: Show
    period: str
    unit: Unit
    in_points: bool  # a difference between percentages, so written without "%"
    has_gaps: bool
    lowest_first: bool
    area: str
    area_name: str
    among: str  # what is shown: as asked for, or what took its place
    rows: tuple[Row, ...]
    references: tuple[Reference, ...]
    england: Reference
    place_head: str  # what the places are by: "Place by gap inside"
    title: str  # the page's finding
    lead: str
    sentence: str  # why the set asked for could not be had, "" when it could
    main: Said
    beside: Said
    chips: tuple[tuple[str, bool], ...]
    bands: tuple[Band, ...]
    notes: tuple[str, ...]
    source: str
    method_link: str
    download_name: str
    edition: str

    @property
    def chosen(self) -> Row | None:
        """The row of the area that the comparison is about, where it has one."""
        return next((row for row in self.rows if row.chosen), None)

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows with a figure, in their order."""
        return tuple(row for row in self.rows if not row.figure.missing)


def comparison(
    measure_id: str,
    group: Group,
    show: Show,
    period: str,
    area: str,
    among: str = "england",
    areas: tuple[str, ...] = (),
    cells_of: CellsOf = cells,
    today: date | None = None,
) -> Comparison:
    """One level or gap in one period: every authority, or those ``among`` narrows it to.

    ``show`` is a level or a gap. ``among`` is one of ``findings.view_choices.AMONG``, ``areas``
    the reader's own set. Raises KeyError for a code, id or group the catalogue lacks
    (``findings.choices`` resolves them first) and DatabaseAway.
    """
    book = catalogue.load()
    known, about = cells_of(measure_id), book.areas[area]
    measure = known.measure
    quantity = Quantity(measure, group, show, period)
    chosen = peers(among, area, areas)
    rows = _rows(known, quantity, chosen, area)
    references = _references(known, quantity, chosen, about)
    england = references[0]
    now = edition.current()
    told = Told(quantity, about, chosen, rows, references)
    feeds = {feed for feed, _ in measure.series_of(group).feeds}
    return Comparison(
        measure_id=measure.id,
        group=group,
        show=show,
        period=period,
        unit=measure.unit,
        in_points=quantity.in_points,
        has_gaps=others_of(measure, group) is not None,
        lowest_first=quantity.higher_is_better is False,
        area=area,
        area_name=about.short_name,
        among=chosen.among,
        rows=rows,
        references=tuple(one for one in references if not one.figure.missing),
        england=england,
        place_head=words.place_head(show),
        title=told.title(),
        lead=told.lead(),
        sentence=chosen.sentence,
        main=told.main(),
        beside=told.beside(),
        chips=_chips(measure, group, period, rows),
        bands=_bands(measure, group, period),
        notes=(*told.notes(), *chosen.notes, *_basis(known, group, period)),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in sorted(feeds)], today or date.today()
        ),
        method_link=measure.method_link,
        download_name=words.file_name("compare", measure, group, show, period),
        edition=sentences.edition_text(now.id, now.date),
    )


def _rows(known: Cells, quantity: Quantity, chosen: Peers, area: str) -> tuple[Row, ...]:
    """The areas with a figure, best place first, then those without one, by name.

    A former authority has a row only in periods for which it has a figure.
    """
    book = catalogue.load()
    authorities = [one.code for one in book.areas_of(AreaKind.AUTHORITY)]
    figures = figures_of(known, quantity, dict.fromkeys((*authorities, *chosen.codes)))
    placed = _places(quantity, {code: figures[code] for code in authorities})
    seven = book.areas[NORTH_EAST_CA].members
    rows = []
    for code in chosen.codes:
        one, figure = book.areas[code], figures[code]
        if figure.missing and one.kind is AreaKind.FORMER_AUTHORITY:
            continue
        place = placed.get(code)
        rows.append(
            Row(
                code=code, name=one.short_name, kind=one.kind, member=code in seven,
                chosen=code == area, figure=figure, text=words.text_of(quantity, figure),
                standing=_standing(known, quantity, code), place=place,
                place_text=words.place_text(place), band=chosen.bands.get(code, ""),
            )
        )  # fmt: skip
    downward = quantity.higher_is_better is not False
    return tuple(sorted(rows, key=lambda row: (*_order(row.figure, downward=downward), row.name)))


def _standing(known: Cells, quantity: Quantity, code: str) -> Standing:
    """An area's level and both its gaps, whichever of them is compared."""
    group, period = quantity.group, quantity.period
    england = england_of(known, group, period)
    level = england if code == ENGLAND else known.figure(group, code, period)
    others = others_of(quantity.measure, group)
    if others is None:
        return Standing(level, minus(level, england), NOT_APPLICABLE, NOT_APPLICABLE)
    published = known.figure(group, code, period)
    return Standing(
        level,
        minus(level, england),
        minus(known.figure(others, code, period), published),
        minus(known.figure(others, ENGLAND, period), published),
    )


def _order(figure: Figure, *, downward: bool) -> tuple[bool, float]:
    if figure.value is None:
        return True, 0.0
    return False, -figure.value if downward else figure.value


def _places(quantity: Quantity, figures: dict[str, Figure]) -> dict[str, Place]:
    """The place of every authority with a figure; 1 is best for pupils, or the highest."""
    values = pd.Series({code: figure.value for code, figure in figures.items()}, dtype="float64")
    placed = places(values.dropna(), smallest_first=quantity.higher_is_better is False)
    columns = [placed[name].tolist() for name in ("rank", "ties", "ranked", "quartile")]
    return {
        code: Place(int(rank), int(ties), int(ranked), str(quartile))
        for code, rank, ties, ranked, quartile in zip(placed.index, *columns, strict=True)
    }


def _references(
    known: Cells, quantity: Quantity, chosen: Peers, area: Area
) -> tuple[Reference, ...]:
    """England, England outside London, the region, and the mean of the others, in this order."""
    book = catalogue.load()
    region = area.code if area.kind is AreaKind.REGION else area.region or NORTH_EAST_REGION
    wanted = [("england", "England", ENGLAND)]
    wanted.append(("outside", "England outside London", ENGLAND_OUTSIDE_LONDON))
    if chosen.among != "own":
        name = f"{book.areas[region].name} region"
        wanted.append(("region", name, region))
    found = figures_of(known, quantity, [code for _, _, code in wanted])
    if quantity.show is Show.LEVEL:
        found[ENGLAND] = england_of(known, quantity.group, quantity.period)
    references = [
        Reference(
            role, label, found[code], words.text_of(quantity, found[code]),
            _standing(known, quantity, code),
        )
        for role, label, code in wanted
    ]  # fmt: skip
    if chosen.mean_of:
        references.append(_mean_reference(known, quantity, chosen))
    return tuple(references)


def _mean_reference(known: Cells, quantity: Quantity, chosen: Peers) -> Reference:
    """The unweighted mean of the others that have a figure, and how many they are."""
    figures = figures_of(known, quantity, chosen.mean_of)
    figure, count = _mean(list(figures.values()))
    each = [_standing(known, quantity, code) for code in chosen.mean_of]
    standing = Standing(
        *(_mean([getattr(one, field.name) for one in each])[0] for field in fields(Standing))
    )
    text = words.text_of(quantity, figure)
    return Reference("mean", f"mean of {count}", figure, text, standing)


def _mean(figures: list[Figure]) -> tuple[Figure, int]:
    """The unweighted mean at no more than one decimal; missing where no figure exists."""
    values = pd.Series([figure.value for figure in figures], dtype="float64")
    mean, count = aggregate.neighbours_mean(values)
    decimals = min(1, *(figure.decimals for figure in figures))
    if mean is None:
        return Figure(None, decimals, figures[0].status, ours=True), 0
    return Figure(half_away(mean, decimals), decimals, Status.ESTIMATE, ours=True), count


def _chips(
    measure: Measure, group: Group, period: str, rows: tuple[Row, ...]
) -> tuple[tuple[str, bool], ...]:
    status = sentences.status_text(measure.status_of(group, period))
    chips = [(f"{sentences.period_text(measure, period)} {status}", False)]
    if any(row.code == NORTH_EAST_CA and not row.figure.missing for row in rows):
        chips.append(("North East CA: our calculation", True))
    return tuple(chips)


def _bands(measure: Measure, group: Group, period: str) -> tuple[Band, ...]:
    """What a reader must know of this one period."""
    return tuple(
        Band(item.kind, item.first, item.last, item.short, item.reason)
        for item in measure.breaks_of(group)
        if item.covers(period)
    )


def _basis(known: Cells, group: Group, period: str) -> tuple[str, ...]:
    """England on the authorities' own basis, where that is another than its published row."""
    together = known.figure(group, ENGLAND_LIKE_FOR_LIKE, period)
    if together.missing:
        return ()
    england = known.figure(group, ENGLAND, period)
    return (like_for_like_note(known.measure, period, together, england),)
