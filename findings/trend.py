"""One measure over time for one area beside England, breaks and all."""

from dataclasses import dataclass, replace
from datetime import date

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, BreakKind, Counted, Group, Unit
from eip_data.entries import PAIRS, Area, Measure
from findings import area_sentences, breaks, sentences, status_chips, trend_sentences
from findings.breaks import Band as Band
from findings.cells import Cells, CellsOf, cells
from findings.certainty import Judged, certainty
from findings.certainty_sentences import interval_key
from findings.certainty_store import StoredOf, stored
from findings.figure import Figure


@dataclass(frozen=True)
class Point:
    """One period of a line. ``comparable`` is False inside a band of periods that compare
    with no other: such a point is drawn open, without a line."""

    period: str
    label: str  # as shown on screen, for example "2024/25" or "January 2025"
    figure: Figure
    comparable: bool
    ends: tuple[float, float] | None = None  # of the 95% interval, of this area's own line alone
    interval: str = ""  # the same in words, or of how few pupils the figure is


@dataclass(frozen=True)
class Line:
    """One line of the trend chart. ``role`` settles its look (LOOK.md section 1):

    "here" (navy, thick, filled circle), "here_others" (navy, thin, diamond), "england"
    (grey, dotted, open circle), "england_others" (grey, thin, diamond), "former" (an authority
    that this one followed: navy, dashed, open square).
    ``points`` holds every period of the axis in order, missing ones too; ``area`` is a code.
    """

    role: str
    label: str  # short, for the end of the line: "disadvantaged, Gateshead"
    points: tuple[Point, ...]
    area: str
    area_name: str
    group: Group


@dataclass(frozen=True)
class Trend:
    """One measure and group over all its periods, for one area and England."""

    measure_id: str
    group: Group
    unit: Unit
    decimals: int
    title: str  # the finding in a sentence, without verdict words
    under: str  # what, where, when, in grey
    sentence: str  # may hold **bold** numbers in Markdown
    alt: str  # the chart's text alternative
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    bands: tuple[Band, ...]
    chips: tuple[tuple[str, bool], ...]  # (text, ours): ours is drawn with a dashed border
    notes: tuple[str, ...]  # caveats under the chart
    source: str  # the whole source line
    method_link: str  # publisher's method page
    download_name: str  # "gateshead-ks4-attainment8-disadvantaged.csv"


def trend(
    code: str,
    measure_id: str,
    group: Group,
    cells_of: CellsOf = cells,
    stored_of: StoredOf = stored,
    today: date | None = None,
) -> Trend:
    """One measure and group over all its periods, for one area beside England.

    A group with a pair brings the other group's lines with it. Raises KeyError for a code, id
    or group the catalogue lacks (``findings.choices`` resolves them first) and DatabaseAway.
    """
    book = catalogue.load()
    measure, area = book.measures[measure_id], book.areas[code]
    series = measure.series_of(group)
    known = cells_of(measure_id)
    formers = tuple(one for one in book.areas.values() if code in one.successors)
    lines = tuple(
        _line(known, group=g, code=c, role=role, label=label, periods=series.periods)
        for role, g, c, label in _wanted(measure, group, area, formers)
    )
    *behind, own = lines
    own, kinds = _with_ends(own, measure, group, code, stored_of)
    lines = (*behind, own)
    here, england = _line_of(lines, "here"), _line_of(lines, "england")
    now = _latest(here)
    words = trend_sentences.TrendWords(
        measure, group, area, now, _at(here, now), _at(england, now) if england else None
    )
    base = measure.base_period_of(group)
    if base and base < now and not _at(here, base).missing:
        words = words.with_base(base, _at(here, base), _at(england, base) if england else None)
    groups = _with_pair(measure, group)
    feeds = {feed for g in groups for feed, _ in measure.series_of(g).feeds}
    return Trend(
        measure_id=measure.id,
        group=group,
        unit=measure.unit,
        decimals=measure.decimals_of(group, now),
        title=words.title(),
        under=words.under(series.first, series.last) + interval_key(kinds),
        sentence=words.sentence(),
        alt=words.alt(lines),
        periods=series.periods,
        lines=lines,
        bands=breaks.along(measure, groups, series.periods),
        chips=_chips(measure, group, area, now, here),
        notes=_notes(measure, area, formers),
        source=sentences.source_line(
            measure, [book.sources[feed] for feed in sorted(feeds)], today or date.today()
        ),
        method_link=measure.method_link,
        download_name=sentences.file_name(area.short_name, measure.id, group.value),
    )


def _wanted(
    measure: Measure, group: Group, area: Area, formers: tuple[Area, ...]
) -> tuple[tuple[str, Group, str, str], ...]:
    """(role, group, area, label) of the lines to draw, those behind first."""
    other = [g for g in _with_pair(measure, group) if g is not group]
    wanted: list[tuple[str, Group, str, str]] = [
        ("former", group, former.code, f"{former.short_name}, former") for former in formers
    ]
    england = area.code != ENGLAND
    if other and england:
        wanted.append(("england_others", other[0], ENGLAND, "others, England"))
    if other:
        wanted.append(("here_others", other[0], area.code, f"others, {area.short_name}"))
    short = f"{sentences.group_short(group)}, " if len(measure.groups) > 1 else ""
    if england:
        wanted.append(("england", group, ENGLAND, f"{short}England"))
    wanted.append(("here", group, area.code, f"{short}{area.short_name}"))
    return tuple(wanted)


def _with_pair(measure: Measure, group: Group) -> tuple[Group, ...]:
    """The group and, where it is the disadvantaged side of a pair, the others."""
    for pair in measure.pairs:
        if PAIRS[pair][0] is group:
            return PAIRS[pair]
    return (group,)


def _line(
    known: Cells, *, group: Group, code: str, role: str, label: str, periods: tuple[str, ...]
) -> Line:
    measure = known.measure
    apart = [b for b in measure.breaks_of(group) if b.kind is BreakKind.NOT_COMPARABLE]
    return Line(
        role,
        label,
        tuple(
            Point(
                period,
                sentences.period_text(measure, period),
                known.figure(group, code, period),
                not any(item.covers(period) for item in apart),
            )
            for period in periods
        ),
        code,
        catalogue.load().areas[code].name,
        group,
    )


def _with_ends(
    line: Line, measure: Measure, group: Group, code: str, stored_of: StoredOf
) -> tuple[Line, set[Counted]]:
    """The line with its intervals, and how the cohorts they rest on are known.

    A handful of pupils has so long an interval that it would hide all others: it is left out.
    """
    points, kinds = [], set()
    for point in line.points:
        one = certainty(measure.id, group, Judged.LEVEL, code, point.period, stored_of)
        if one.low is not None and one.high is not None and one.kind and point.comparable:
            text = area_sentences.interval(one, point.figure, measure)
            point = replace(point, interval=text)
            if text and not one.low_reliability:
                kinds.add(one.kind)
                point = replace(point, ends=(one.low, one.high))
        points.append(point)
    return replace(line, points=tuple(points)), kinds


def _line_of(lines: tuple[Line, ...], role: str) -> Line:
    """The line of a role; the area's own where England is the area."""
    return next((line for line in lines if line.role == role), lines[-1])


def _latest(line: Line) -> str:
    """The last period with a value, or the last of all when there is none."""
    present = [point.period for point in line.points if not point.figure.missing]
    return present[-1] if present else line.points[-1].period


def _at(line: Line, period: str) -> Figure:
    return next(point.figure for point in line.points if point.period == period)


def _chips(
    measure: Measure, group: Group, area: Area, now: str, here: Line
) -> tuple[tuple[str, bool], ...]:
    if _at(here, now).missing:
        return ((sentences.status_text(_at(here, now).status), False),)
    chips = status_chips.published(measure, (group,), now)
    return chips + status_chips.own(area.short_name, _at(here, now))


def _notes(measure: Measure, area: Area, formers: tuple[Area, ...]) -> tuple[str, ...]:
    own = [note.text for note in measure.annotations if note.area == area.code]
    ours = [trend_sentences.formed_note(area, formers)] if formers else []
    if area.code == NORTH_EAST_CA:
        ours.append(area_sentences.north_east_note(measure))
    return (*own, *ours, *measure.caveats)
