"""Level against change: where each authority is, and how far it moved since a comparable year.

Changes are shown and never put in order: most of them are no larger than the ordinary movement
of authorities from year to year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    AreaKind,
    Group,
    Unit,
)
from eip_data.entries import Measure
from findings import breaks, edition, movement_sentences, sentences, status_chips
from findings.breaks import Band
from findings.cells import Cells, CellsOf, cells
from findings.compare_words import Said, file_name
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import Figure
from findings.quantity import Quantity, Show, figures_of, since_of
from findings.status_chips import Chip

#: Further from the middle half than this many of its widths is far off.
FAR_OFF = 3.5
LEAST_FOR_QUARTILES = 8


#: England where only its authorities' pupils together, our calculation, can be shown.
ALL_TOGETHER = "England (all authorities, ours)"


@dataclass(frozen=True)
class Mover:
    """One area's level and its change; both have a value among ``Movement.movers``."""

    code: str
    name: str
    kind: AreaKind
    member: bool
    chosen: bool
    level: Figure
    level_text: str
    change: Figure
    change_text: str


@dataclass(frozen=True, eq=False)
class Movement:
    """Authorities by level in a period and change since an earlier one, beside England's.

    ``since`` is "" where no earlier period may be compared: then there are no movers, and
    ``said.sentence`` tells why. ``corners`` name the four quarters made by England's level and
    change: left above, right above, left below, right below.
    """

    measure_id: str
    group: Group
    unit: Unit
    period: str
    since: str
    movers: tuple[Mover, ...]
    england: Mover | None
    outside: Mover | None
    absent: tuple[str, ...]
    far_off: tuple[str, ...]  # codes of movers so far from the rest that a chart leaves them out
    corners: tuple[str, str, str, str]
    axes: tuple[str, str]  # what runs across, what runs up
    said: Said
    chips: tuple[Chip, ...]
    bands: tuple[Band, ...]
    notes: tuple[str, ...]
    source: str
    method_link: str
    download_name: str
    edition: str

    def corner_of(self, one: Mover) -> str:
        """The quarter an area is in; on a line it is in none of the four."""
        if self.england is None:
            return "England has no figure"
        level, change = (
            "above" if mine > theirs else "below" if mine < theirs else "the same"
            for mine, theirs in (
                (one.level.value or 0.0, self.england.level.value or 0.0),
                (one.change.value or 0.0, self.england.change.value or 0.0),
            )
        )
        names = {"above": "Above England", "below": "Below England", "the same": "As England"}
        return f"{names[level]}, change {change}"


def movement(
    measure_id: str,
    group: Group,
    period: str,
    area: str,
    cells_of: CellsOf = cells,
    today: date | None = None,
) -> Movement:
    """Level in ``period`` against change since the measure's base period, authority by authority.

    Where the base period may not be compared, the first that may. Raises KeyError for a code, id
    or group the catalogue lacks and DatabaseAway.
    """
    book, known = catalogue.load(), cells_of(measure_id)
    measure = known.measure
    since = _since(known, group, period)
    codes = [one.code for one in book.areas_of(AreaKind.AUTHORITY)] + [NORTH_EAST_CA]
    found = _movers(known, group, period, since, codes, area) if since else {}
    england = outside = None
    if since:
        # England's published row where both ends have one; else its authorities' pupils together.
        others = (ENGLAND, ENGLAND_LIKE_FOR_LIKE, ENGLAND_OUTSIDE_LONDON)
        beside = _movers(known, group, period, since, others, area)
        england = beside.get(ENGLAND) or beside.get(ENGLAND_LIKE_FOR_LIKE)
        outside = beside.get(ENGLAND_OUTSIDE_LONDON)
    movers = tuple(sorted(found.values(), key=lambda mover: mover.name))
    absent = tuple(book.areas[code].short_name for code in codes if code not in found)
    far = _far_off(movers)
    told = movement_sentences.Told(
        measure, group, period, since, movers, england, outside, absent,
        [one for one in movers if one.code in far],
    )  # fmt: skip
    feeds = {feed for feed, _ in measure.series_of(group).feeds}
    now = edition.current()
    return Movement(
        measure_id=measure.id,
        group=group,
        unit=measure.unit,
        period=period,
        since=since,
        movers=movers,
        england=england,
        outside=outside,
        absent=absent if since else (),
        far_off=far,
        corners=told.corners(),
        axes=told.axes(),
        said=told.said(),
        chips=_chips(measure, group, (since, period), (*found.values(), england, outside))
        if found
        else (),
        bands=breaks.between(measure, (group,), since, period) if since else (),
        notes=told.notes(),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in sorted(feeds)], today or date.today()
        ),
        method_link=measure.method_link,
        download_name=file_name("level-and-change", measure, group, Show.CHANGE, period),
        edition=sentences.edition_text(now.id, now.date),
    )


def _chips(
    measure: Measure, group: Group, periods: tuple[str, str], movers: Iterable[Mover | None]
) -> tuple[Chip, ...]:
    chips = status_chips.published(measure, (group,), *periods)
    chips += status_chips.calculated("Changes")
    for one in movers:
        chips += status_chips.own(one.name, one.level) if one else ()
    return chips


def _since(known: Cells, group: Group, period: str) -> str:
    """The base period where it may be compared, else the first that may; "" for none.

    A measure without a base period shows no change at all.
    """
    base = known.measure.base_period_of(group)
    earlier = since_of(known.measure, group, period)
    if base is None:
        return ""
    return base if base in earlier else next(iter(earlier), "")


def _movers(
    known: Cells,
    group: Group,
    period: str,
    since: str,
    codes: "list[str] | tuple[str, ...]",
    area: str,
) -> dict[str, Mover]:
    """The areas that have both a level and a change."""
    book, measure = catalogue.load(), known.measure
    seven = book.areas[NORTH_EAST_CA].members
    changes = figures_of(known, Quantity(measure, group, Show.CHANGE, period, since), codes)
    found = {}
    for code, change in changes.items():
        level = known.figure(group, code, period)
        if change.missing or level.missing:
            continue
        one = book.areas.get(code, book.areas[ENGLAND])
        found[code] = Mover(
            code=one.code, name=ALL_TOGETHER if code not in book.areas else one.short_name,
            kind=one.kind, member=code in seven,
            chosen=code == area, level=level,
            level_text=sentences.figure_text(level, measure.unit), change=change,
            change_text=sentences.figure_text(change, measure.unit, signed=True),
        )  # fmt: skip
    return found


def _far_off(movers: tuple[Mover, ...]) -> tuple[str, ...]:
    """Those whose level or change is far outside the middle half; never one of the seven or the
    chosen. A handful of pupils makes such figures (City of London: all of a few children)."""
    if len(movers) < LEAST_FOR_QUARTILES:
        return ()
    far: dict[str, None] = {}
    for pick in (lambda one: one.level.value, lambda one: one.change.value):
        first, _, third = quantiles([pick(one) for one in movers], n=4, method="inclusive")
        reach = FAR_OFF * (third - first)
        far |= {
            one.code: None
            for one in movers
            if not first - reach <= pick(one) <= third + reach
            and not (one.member or one.chosen or one.code == NORTH_EAST_CA)
        }
    return tuple(far)
