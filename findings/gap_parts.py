"""What a gap is made of, and which of its two sides moved: one area, one measure and group.

Inside an area, others minus group; against England, others in England minus group; the two
differ by how far the others here lie from the others in England, exactly.
"""

from dataclasses import dataclass
from datetime import date

from analysis.change import obstacle
from eip_data import catalogue
from eip_data.columns import ENGLAND, Group, Unit
from eip_data.entries import Area, Measure
from findings import area_sentences, breaks, gap_sentences, sentences, status_chips
from findings.cells import Cells, CellsOf, cells
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import Figure, minus
from findings.quantity import others_of
from findings.status_chips import Chip


@dataclass(frozen=True)
class Levels:
    """The three levels a gap is made of, and the gaps themselves, in one period."""

    period: str
    own: Figure
    others: Figure
    others_england: Figure

    @property
    def within(self) -> Figure:
        """Others here minus the group here."""
        return minus(self.others, self.own)

    @property
    def national(self) -> Figure:
        """Others in England minus the group here."""
        return minus(self.others_england, self.own)

    @property
    def shortfall(self) -> Figure:
        """Others in England minus others here: above nought where the others here are behind."""
        return minus(self.others_england, self.others)


@dataclass(frozen=True)
class Moved:
    """A row of what moved: a level or a gap, then and now."""

    label: str
    then: Figure
    now: Figure
    is_gap: bool

    @property
    def change(self) -> Figure:
        """Now minus then."""
        return minus(self.now, self.then)


@dataclass(frozen=True)
class GapParts:
    """Everything the authority page shows of one gap.

    ``levels`` is None, and ``reason`` says why, where no gap can be worked out. ``moved`` is
    empty, and ``moved_reason`` says why, where no two periods may be compared.
    """

    code: str
    measure_id: str
    group: Group
    unit: Unit
    name: str
    levels: Levels | None
    reason: str
    title: str
    under: str
    sentence: str
    alt: str
    moved: tuple[Moved, ...]
    moved_reason: str
    moved_title: str
    moved_under: str
    base_period: str  # "" where nothing moved between comparable periods
    flags: tuple[str, ...]
    chips: tuple[Chip, ...]  # of the gap and its parts
    moved_chips: tuple[Chip, ...]
    notes: tuple[str, ...]
    source: str
    download_name: str
    other_group: Group | None = None  # the group at the other end of the gap

    @property
    def beside_england(self) -> bool:
        """Whether England's others stand beside the area's: not in England, not without them."""
        return (
            self.code != ENGLAND
            and self.levels is not None
            and not self.levels.others_england.missing
        )

    def figures(self) -> tuple[tuple[str, str, Figure], ...]:
        """(label, period, figure) of every level and gap shown, labelled as the rows are."""
        if self.levels is None:
            return ()
        levels = self.levels
        rows = [("This group here", levels.own), ("Other pupils here", levels.others)]
        if self.beside_england:
            rows.append(("Other pupils in England", levels.others_england))
        rows.append(("Gap inside", levels.within))
        if self.beside_england:
            rows += [
                ("Gap to others in England", levels.national),
                ("Others in England minus others here", levels.shortfall),
            ]
        return tuple((label, levels.period, figure) for label, figure in rows)

    def level_text(self, figure: Figure) -> str:
        """A level as it is read."""
        return sentences.figure_text(figure, self.unit)

    def gap_text(self, figure: Figure, *, signed: bool = False) -> str:
        """A gap as it is read: in points, without the sign of its unit."""
        return sentences.figure_text(figure, self.unit, signed=signed).removesuffix("%")


def gap_parts(
    code: str,
    measure_id: str,
    group: Group,
    cells_of: CellsOf = cells,
    today: date | None = None,
) -> GapParts:
    """What one area's gap is made of in the latest period, and what moved since the base period.

    The period is the series' latest, never an older one: an old gap would be taken for today's.

    Raises KeyError for a code, id or group the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    measure, area = book.measures[measure_id], book.areas[code]
    known = cells_of(measure_id)
    others = others_of(measure, group)
    now = measure.series_of(group).last
    levels = _levels(known, area, group, others, now) if others else None
    words = gap_sentences.GapWords(measure, group, area)
    reason = words.no_gap(levels)
    if reason:
        levels = None
    moved, moved_reason = _moved(known, area, group, others, levels)
    feeds = sorted({feed for g in (group, others) if g for feed, _ in measure.series_of(g).feeds})
    return GapParts(
        code=code,
        measure_id=measure.id,
        group=group,
        unit=measure.unit,
        name=area.short_name,
        levels=levels,
        reason=reason,
        title=words.title(levels) if levels else "",
        under=words.under(levels) if levels else "",
        sentence=words.sentence(levels) if levels else "",
        alt=words.alt(levels) if levels else "",
        moved=moved,
        moved_reason=moved_reason,
        moved_title=words.moved_title(moved),
        moved_under=words.moved_under(measure.base_period_of(group), levels),
        base_period=(measure.base_period_of(group) or "") if moved else "",
        flags=words.flags(moved),
        chips=_chips(measure, group, others, area, levels),
        moved_chips=_chips(measure, group, others, area, levels, measure.base_period_of(group))
        if moved
        else (),
        notes=(*_cautions(measure, group, others, now), *_basis(known, others, now)),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in feeds], today or date.today()
        ),
        download_name=sentences.file_name(area.short_name, measure.id, group.value, "gap"),
        other_group=others,
    )


def _levels(known: Cells, area: Area, group: Group, others: Group, period: str) -> Levels:
    return Levels(
        period,
        known.figure(group, area.code, period),
        known.figure(others, area.code, period),
        known.figure(others, ENGLAND, period),
    )


def _moved(
    known: Cells, area: Area, group: Group, others: Group | None, now: Levels | None
) -> tuple[tuple[Moved, ...], str]:
    measure = known.measure
    base = measure.base_period_of(group)
    if others is None or now is None:
        return (), ""
    if base is None or base >= now.period:
        return (), gap_sentences.NO_BASE
    reason = obstacle(measure, (group, others), base, now.period)
    if reason:
        return (), reason
    then = _levels(known, area, group, others, base)
    if then.within.missing:
        return (), gap_sentences.no_figure_then(base, then.within.status)
    rows = [
        Moved("This group here", then.own, now.own, False),
        Moved("Other pupils here", then.others, now.others, False),
        Moved("Gap inside", then.within, now.within, True),
    ]
    if area.code != ENGLAND:
        rows += [
            Moved("Other pupils in England", then.others_england, now.others_england, False),
            Moved("Gap to others in England", then.national, now.national, True),
        ]
        own, other = (
            [_levels(known, catalogue.load().areas[ENGLAND], group, others, p)
             for p in (base, now.period)]
        )  # fmt: skip
        rows.append(Moved("Gap inside England", own.within, other.within, True))
    return tuple(row for row in rows if not row.change.missing), ""


def _chips(
    measure: Measure,
    group: Group,
    others: Group | None,
    area: Area,
    levels: Levels | None,
    base: str | None = None,
) -> tuple[Chip, ...]:
    if others is None or levels is None:
        return ()
    periods = (base, levels.period) if base else (levels.period,)
    chips = status_chips.published(measure, (group, others), *periods)
    chips += status_chips.calculated("Gaps", "changes") if base else status_chips.calculated("Gaps")
    return chips + status_chips.own(area.short_name, levels.own, levels.others)


def _basis(known: Cells, others: Group | None, period: str) -> tuple[str, ...]:
    """Other pupils in England on the authorities' basis, where that is not the published row's."""
    together = known.figure(others, ENGLAND_LIKE_FOR_LIKE, period) if others else None
    if others is None or together is None or together.missing:
        return ()
    england = known.figure(others, ENGLAND, period)
    note = area_sentences.like_for_like_note(known.measure, period, together, england)
    return (note.replace("all authorities' pupils", "all authorities' other pupils"),)


def _cautions(measure: Measure, group: Group, others: Group | None, period: str) -> tuple[str, ...]:
    """What a reader must know of the two periods that are compared."""
    groups = (group, others) if others else (group,)
    base = measure.base_period_of(group) or period
    return tuple(band.reason for band in breaks.between(measure, groups, base, period))
