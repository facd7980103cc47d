"""One measure in one period, authority by authority: who stands where, and beside whom."""

from dataclasses import dataclass
from datetime import date

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group, Unit
from findings import breaks, edition, sentences, status_chips
from findings import compare_words as words
from findings.area_sentences import like_for_like_note
from findings.breaks import Band
from findings.cells import Cells, CellsOf, cells
from findings.certainty_store import StoredOf, stored
from findings.compare_notes import notes
from findings.compare_rows import Reference as Reference
from findings.compare_rows import Row as Row
from findings.compare_rows import references, rows
from findings.compare_sentences import Told
from findings.compare_words import Said
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.peers import peers
from findings.quantity import GAPS, Quantity, Show, others_of
from findings.status_chips import Chip


@dataclass(frozen=True, eq=False)
class Comparison:
    """One figure of a measure for a set of areas, best first, those without one last."""

    measure_id: str
    measure_title: str
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
    off_scale: tuple[str, ...]  # codes of rows too far from the rest to be drawn
    places_of: int  # among how many authorities places are given, 0 where none are
    title: str  # the page's finding
    lead: str
    sentence: str  # why the set asked for could not be had, "" when it could
    main: Said
    beside: Said
    chips: tuple[Chip, ...]
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

    @property
    def judged(self) -> bool:
        """Whether any figure has an interval."""
        return any(row.interval for row in self.rows)


def comparison(
    measure_id: str,
    group: Group,
    show: Show,
    period: str,
    area: str,
    among: str = "england",
    areas: tuple[str, ...] = (),
    cells_of: CellsOf = cells,
    stored_of: StoredOf = stored,
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
    shown = rows(known, quantity, chosen, area, stored_of)
    lines = references(known, quantity, chosen, about)
    now = edition.current()
    told = Told(quantity, about, chosen, shown, lines)
    feeds = {feed for feed, _ in measure.series_of(group).feeds}
    return Comparison(
        measure_id=measure.id,
        measure_title=measure.title,
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
        rows=shown,
        references=tuple(one for one in lines if not one.figure.missing),
        england=lines[0],
        off_scale=told.off_scale,
        places_of=max((row.places.of for row in shown if row.places), default=0),
        title=told.title(),
        lead=told.lead(),
        sentence=chosen.sentence,
        main=told.main(),
        beside=told.beside(),
        chips=_chips(quantity, shown, lines),
        bands=breaks.at(measure, quantity.groups, period),
        notes=(*notes(told), *chosen.notes, *_basis(known, group, period)),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in sorted(feeds)], today or date.today()
        ),
        method_link=measure.method_link,
        download_name=words.file_name("compare", measure, group, show, period),
        edition=sentences.edition_text(now.id, now.date),
    )


def _chips(
    quantity: Quantity, shown: tuple[Row, ...], lines: tuple[Reference, ...]
) -> tuple[Chip, ...]:
    chips = status_chips.published(quantity.measure, quantity.groups, quantity.period)
    if quantity.show in GAPS:
        chips += status_chips.calculated("Gaps")
    here = [row.figure for row in shown if row.code == NORTH_EAST_CA]
    chips += status_chips.own("North East CA", *here)
    for line in lines:
        chips += status_chips.own(line.label[:1].upper() + line.label[1:], line.figure)
    return chips


def _basis(known: Cells, group: Group, period: str) -> tuple[str, ...]:
    """England on the authorities' own basis, where that is another than its published row."""
    together = known.figure(group, ENGLAND_LIKE_FOR_LIKE, period)
    if together.missing:
        return ()
    england = known.figure(group, ENGLAND, period)
    return (like_for_like_note(known.measure, period, together, england),)
