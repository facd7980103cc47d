"""The figures behind the authority page as tables: a figure a row, with status and source."""

from collections.abc import Iterable

from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, Group, Unit
from exports.certain import CERTAIN_COLUMNS, certain_cells, ends
from exports.csv_file import value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.authority import AreaProfile, Headline
from findings.context import Context
from findings.figure import Figure
from findings.gap_parts import GapParts, Moved
from findings.quantity import ENGLAND_PLACES
from findings.trend import Trend

HEADLINE_COLUMNS = (
    "area_code", "area", "stage", "measure", "measure_title", "group", "period", "unit",
    "figure", "value", "status", "calculated_here", "since", *CERTAIN_COLUMNS, "source",
    "edition",
)  # fmt: skip
TREND_COLUMNS = (
    "area_code", "area", "measure", "group", "period", "period_as_shown", "unit", "line",
    "value", "status", "low_95", "high_95", "comparable", "calculated_here", "source", "edition",
)  # fmt: skip

GAP_COLUMNS = (
    "area_code", "area", "measure", "group", "figure", "period", "unit", "value", "status", "since",
    "value_then", "change", "calculated_here", "source", "edition",
)  # fmt: skip
CONTEXT_COLUMNS = (
    "area_code", "area", "measure", "measure_title", "group", "period", "unit", "value", "status",
    "calculated_here", "note", "source", "edition",
)  # fmt: skip
#: Code and name of England as it is published.
ENGLAND_ROW = ENGLAND_PLACES[False]
POINTS = "percentage points"
#: What is England's own figure once more, where the area is England.
_OF_ENGLAND = ("level, England", "gap to others in England", "change in level, England")


def headline_sheet(profile: AreaProfile) -> Sheet:
    """Every figure of the headline table, in its order: ``HEADLINE_COLUMNS``.

    England is not set beside itself.
    """
    return sheet(HEADLINE_COLUMNS, (row for h in profile.headlines for row in _rows(h, profile)))


def trend_sheet(trend: Trend, profile: AreaProfile) -> Sheet:
    """Every period of every line of a trend, here first, oldest first: ``TREND_COLUMNS``."""
    return sheet(
        TREND_COLUMNS,
        (
            (
                line.area, line.area_name, trend.measure_id, line.group.value, point.period,
                point.label, trend.unit.value, line.label, *value_and_status(point.figure),
                *ends(point.ends),
                yes(point.comparable), yes(point.figure.ours), trend.source, profile.edition,
            )
            for line in trend.lines[::-1]
            for point in line.points
        ),
    )  # fmt: skip


def gap_sheet(parts: GapParts, profile: AreaProfile) -> Sheet:
    """The levels and gaps of a gap's two pictures: ``GAP_COLUMNS``.

    A level is of the area and group it is of; a gap of the area and group it is about.
    """
    last = (parts.source, profile.edition)
    moved = {item.label: item for item in parts.moved}
    return sheet(
        GAP_COLUMNS,
        (
            (
                *_whose(figure, parts, profile), label, period, _gap_unit(figure, parts),
                *value_and_status(figure),
                *_then(moved.get(label), parts.base_period), yes(figure.ours), *last,
            )
            for label, period, figure in parts.figures()
        ),
    )  # fmt: skip


def context_sheet(context: Context, profile: AreaProfile) -> Sheet:
    """Every context figure here, in the region and in England, of all pupils:
    ``CONTEXT_COLUMNS``."""
    return sheet(
        CONTEXT_COLUMNS,
        (
            (
                code, place, row.measure_id, row.title, Group.ALL.value, row.period,
                row.unit.value, *value_and_status(figure), yes(figure.ours),
                "" if at else row.note, context.source, profile.edition,
            )
            for row in context.rows
            for at, (code, place, figure) in enumerate((
                (profile.code, profile.name, row.own),
                (context.region_code, context.region_name, row.region),
                (*ENGLAND_ROW, row.england),
            ))
            if place and (at == 0 or code != profile.code)
        ),
    )  # fmt: skip


def summary_text(profile: AreaProfile) -> bytes:
    """The area in words as plain text, with its source."""
    paragraphs = (text.replace("**", "") for text in profile.summary)
    return "\n\n".join([profile.name, *paragraphs, profile.headline_source, ""]).encode("utf-8")


def _then(moved: Moved | None, base: str) -> tuple[str, str, str]:
    if moved is None:
        return "", "", ""
    return base, value_and_status(moved.then)[0], value_and_status(moved.change)[0]


def _whose(figure: Figure, parts: GapParts, profile: AreaProfile) -> tuple[str, str, str, str]:
    """Area code, area, measure and group that a figure of the gap is of."""
    levels = parts.levels
    others = (parts.other_group or parts.group).value
    if levels and figure is levels.others_england:
        return (*ENGLAND_ROW, parts.measure_id, others)
    group = others if levels and figure is levels.others else parts.group.value
    return profile.code, profile.name, parts.measure_id, group


def _gap_unit(figure: Figure, parts: GapParts) -> str:
    """The measure's unit for a level; a gap between percentages is in percentage points."""
    levels = parts.levels
    held = (levels.own, levels.others, levels.others_england) if levels else ()
    level = any(figure is one for one in held)
    return parts.unit.value if level or parts.unit is not Unit.PERCENT else POINTS


def _rows(row: Headline, profile: AreaProfile) -> Iterable[tuple[str, ...]]:
    here, region = (profile.code, profile.name), (profile.region_code, profile.region_name or "")
    outside = (ENGLAND_OUTSIDE_LONDON, "England outside London")
    figures = [
        (here, "level", row.own, ""),
        (ENGLAND_ROW, "level, England", row.england, ""),
        (outside, "level, England outside London", row.england_outside_london, ""),
    ]
    if row.england.missing:
        together = ENGLAND_PLACES[row.england_together.ours]
        name = "level, England, all authorities together"
        figures.append((together, name, row.england_together, ""))
    if profile.region_name:
        figures.append((region, f"level, {profile.region_name}", row.region, ""))
    if profile.neighbours_label:
        mean = f"mean of {row.neighbours_count} statistical neighbours"
        several = ("", f"Statistical neighbours of {profile.name}")
        figures.append((several, mean, row.neighbours, ""))
    base = row.change.base_period or ""
    figures += [
        (here, "gap inside the area", row.within, ""),
        (here, "gap to others in England", row.vs_national, ""),
        (here, "change in level", row.change.area, base),
        (ENGLAND_ROW, "change in level, England", row.change.england, base),
    ]
    if profile.code == ENGLAND:
        figures = [one for one in figures if one[1] not in _OF_ENGLAND]
    for place, name, figure, since in figures:
        unit = POINTS if _is_difference(name, row.unit) else row.unit.value
        yield (
            *place, row.stage, row.measure_id, row.title, row.group.value,
            row.period, unit, name, *value_and_status(figure), yes(figure.ours), since,
            *_certain(row, figure), profile.headline_source, profile.edition,
        )  # fmt: skip


def _is_difference(name: str, unit: Unit) -> bool:
    """Whether a figure is a difference between percentages."""
    return unit is Unit.PERCENT and name.startswith(("gap", "change"))


def _certain(row: Headline, figure: Figure) -> tuple[str, ...]:
    """How certain the area's own level and gap are; nothing of what stands beside them."""
    known = {id(row.own): row.certain, id(row.within): row.certain_gap}
    return certain_cells(known.get(id(figure)))
