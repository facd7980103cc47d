"""The Overview: how disadvantaged pupils of the North East CA stand at 5, 11, 16 and 19."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from eip_data import catalogue, periods
from eip_data.columns import ENGLAND, NORTH_EAST_CA, BreakKind
from eip_data.entries import Measure
from findings import alone_sentences as alone
from findings import area_sentences, edition, sentences, status_chips
from findings import overview_sentences as words
from findings import seven_sentences as seven
from findings import trend as trends
from findings.at_age import AtAge, at_age
from findings.authority import HEADLINES
from findings.cells import CellsOf, cells
from findings.certainty_store import StoredOf, stored
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import NOT_APPLICABLE
from findings.quantity import others_of
from findings.status_chips import Chip
from findings.trend import Band, Line, Point, Trend

#: Stands beside Attainment 8 in words and tables: it has no panel of its own.
BESIDE_16 = "ks4_english_maths_5"
#: The first year of every panel's chart.
FIRST = "2018/19"


@dataclass(frozen=True, eq=False)
class Panel:
    """One age as it stands on the first screen: words, and lines over ``periods``.

    ``lines`` have the roles of ``findings.trend.Line``; what compares with no other year is
    left out of them and lies under a band.
    """

    at: AtAge
    head: str  # "Age 5"
    when: str  # "2024/25 final"
    under: str
    sentence: str
    second: str
    facts: tuple[tuple[str, str, str], ...]  # label, here, England
    seven: str
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    bands: tuple[Band, ...]
    alt: str
    alone: str  # the grey line of a picture, which has no page around it
    chips: tuple[Chip, ...]
    source: str  # of its own figures


@dataclass(frozen=True, eq=False)
class Overview:
    """Everything the Overview shows."""

    kicker: str
    title: str
    lead: str
    panels: tuple[Panel, ...]
    ages: tuple[AtAge, ...]  # English and maths included
    note: str
    glance_title: str
    glance_under: str
    glance_note: str
    places_title: str
    places_under: str
    places_sentences: tuple[str, ...]
    places_alt: str
    places_note: str
    places_alone: str  # the grey line of a picture of the strip
    places_chips: tuple[Chip, ...]
    full_title: str
    full_under: str
    notes: tuple[str, ...]
    source: str
    download_name: str
    edition: str  # "3f9a1c20, 8 April 2026"


def overview(
    cells_of: CellsOf = cells, stored_of: StoredOf = stored, today: date | None = None
) -> Overview:
    """How the North East CA and its seven authorities stand, in the latest period of each measure.

    Raises DatabaseAway.
    """
    book, day = catalogue.load(), today or date.today()
    known = [(cells_of(measure_id), group) for measure_id, group in HEADLINES]
    ages = tuple(
        at_age(one, group, one.measure.series_of(group).last, stored_of) for one, group in known
    )
    window = periods.between(FIRST, max(at.period for at in ages))
    beside = next(at for at in ages if at.measure_id == BESIDE_16)
    found = {
        at.measure_id: trends.trend(NORTH_EAST_CA, at.measure_id, at.group, cells_of, stored_of)
        for at in ages
    }
    panels = tuple(
        _panel(at, beside, window, found[at.measure_id], one.measure, day)
        for at, (one, _) in zip(ages, known, strict=True)
        if at is not beside
    )
    shown = [panel.at for panel in panels]
    now = edition.current()
    feeds = {feed for one, group in known for feed, _ in one.measure.series_of(group).feeds}
    like_for_like = [
        area_sentences.like_for_like_note(one.measure, at.period, figure, published)
        for at, (one, group) in zip(ages, known, strict=True)
        if not (figure := one.figure(group, ENGLAND_LIKE_FOR_LIKE, at.period)).missing
        for published in [one.figure(group, ENGLAND, at.period)]
    ]
    return Overview(
        kicker=words.KICKER,
        title=words.title(shown),
        lead=words.lead(shown),
        panels=panels,
        ages=ages,
        note=words.note(shown),
        glance_title=seven.glance_title(shown),
        glance_under=seven.GLANCE_UNDER,
        glance_note=seven.glance_note(ages),
        places_title=seven.places_title(shown),
        places_under=seven.PLACES_UNDER,
        places_sentences=tuple(map(seven.places_sentence, ages)),
        places_alt=seven.places_alt(ages),
        places_note=seven.PLACES_NOTE,
        places_alone=alone.places_under(ages),
        places_chips=status_chips.by_age(
            (one.measure, group, at.period) for at, (one, group) in zip(ages, known, strict=True)
        )
        + status_chips.calculated("Places"),
        full_title=seven.FULL_TITLE,
        full_under=seven.FULL_UNDER,
        notes=(*words.notes(panels), *like_for_like),
        source=sentences.sources_line(
            [book.sources[feed] for feed in sorted(feeds)],
            [one.measure for one, _ in known],
            day,
        ),
        download_name=sentences.file_name(book.areas[NORTH_EAST_CA].short_name, "overview"),
        edition=sentences.edition_text(now.id, now.date),
    )


def _panel(
    at: AtAge,
    beside: AtAge,
    window: tuple[str, ...],
    found: Trend,
    measure: Measure,
    today: date,
) -> Panel:
    book = catalogue.load()
    others = others_of(measure, at.group)
    feeds = {feed for one in (at.group, others) if one for feed, _ in measure.series_of(one).feeds}
    starts = [band.first for band in found.bands if band.kind is BreakKind.BREAK]
    start = max((first for first in starts if first in window), default=window[0])
    lines = tuple(
        _within(line, window, start)
        for line in found.lines
        if line.role in ("here", "england", "england_others")
    )
    return Panel(
        at=at,
        head=measure.stage,
        when=words.when(measure, at.group, at.period),
        under=words.panel_under(at),
        sentence=words.sentence(at),
        second=words.sentence(beside) if at.age == beside.age else words.second(at),
        facts=words.facts(at),
        seven=words.seven_text(at),
        periods=window,
        lines=lines,
        bands=_bands(found.bands, window, start),
        alt=words.alt(at),
        alone=alone.panel_under(at, window),
        chips=_chips(at, measure),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in sorted(feeds)], today
        ),
    )


def _chips(at: AtAge, measure: Measure) -> tuple[Chip, ...]:
    chips: tuple[Chip, ...] = ((words.when(measure, at.group, at.period), False),)
    for place in (at.here, at.england, at.outside_london):
        chips += status_chips.own(place.name, place.level)
    return chips


def _within(line: Line, window: tuple[str, ...], start: str) -> Line:
    """The line over the window, with figures only where they compare with the latest year."""
    by_period = {point.period: point for point in line.points}
    points = []
    for period in window:
        point = by_period.get(period)
        if point is None or not point.comparable or period < start:
            point = Point(period, period, NOT_APPLICABLE, False)
        points.append(point)
    return replace(line, points=tuple(points))


def _bands(bands: Sequence[Band], window: tuple[str, ...], start: str) -> tuple[Band, ...]:
    """Pale bands only: all before a new series is one, and a single year's caution is a note."""
    found = []
    for band in bands:
        if band.kind is BreakKind.BREAK and band.first == start != window[0]:
            last = window[window.index(start) - 1]
            text = f"{band.short} from {start}"
            found.append(Band(BreakKind.NOT_COMPARABLE, window[0], last, text, band.reason))
        elif band.kind is BreakKind.BREAK or band.last < start:
            continue
        elif band.kind is not BreakKind.CAUTION or band.first != band.last:
            first, last = max(band.first, window[0]), min(band.last, window[-1])
            if first <= last:
                found.append(Band(band.kind, first, last, band.short, band.reason))
    return tuple(found)
