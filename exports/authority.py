"""The figures behind the authority page as tables: a figure a row, with status and source."""

from collections.abc import Iterable

from eip_data.columns import Unit
from exports.certain import CERTAIN_COLUMNS, certain_cells, ends
from exports.csv_file import value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.authority import AreaProfile, Headline
from findings.context import Context
from findings.figure import Figure
from findings.gap_parts import GapParts, Moved
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
    "area_code", "area", "measure", "group", "figure", "period", "value", "status", "since",
    "value_then", "change", "calculated_here", "source", "edition",
)  # fmt: skip
CONTEXT_COLUMNS = (
    "area_code", "area", "measure", "measure_title", "place", "period", "unit", "value", "status",
    "calculated_here", "note", "source", "edition",
)  # fmt: skip


def headline_sheet(profile: AreaProfile) -> Sheet:
    """Every figure of the headline table, in its order: ``HEADLINE_COLUMNS``."""
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
    """The levels and gaps of a gap's two pictures: ``GAP_COLUMNS``."""
    fixed = (profile.code, profile.name, parts.measure_id, parts.group.value)
    last = (parts.source, profile.edition)
    moved = {item.label: item for item in parts.moved}
    return sheet(
        GAP_COLUMNS,
        (
            (
                *fixed, label, period, *value_and_status(figure),
                *_then(moved.get(label), parts.base_period), yes(figure.ours), *last,
            )
            for label, period, figure in parts.figures()
        ),
    )  # fmt: skip


def context_sheet(context: Context, profile: AreaProfile) -> Sheet:
    """Every context figure here, in the region and in England: ``CONTEXT_COLUMNS``."""
    return sheet(
        CONTEXT_COLUMNS,
        (
            (
                profile.code, profile.name, row.measure_id, row.title, place, row.period,
                row.unit.value, *value_and_status(figure), yes(figure.ours),
                row.note if place == profile.name else "", context.source, profile.edition,
            )
            for row in context.rows
            for place, figure in (
                (profile.name, row.own), (context.region_name, row.region), ("England", row.england)
            )
            if place
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


def _rows(row: Headline, profile: AreaProfile) -> Iterable[tuple[str, ...]]:
    figures = [
        ("level", row.own, ""),
        ("level, England", row.england, ""),
        ("level, England outside London", row.england_outside_london, ""),
        *(
            [("level, England, all authorities together", row.england_together, "")]
            if row.england.missing
            else []
        ),
    ]
    if profile.region_name:
        figures.append((f"level, {profile.region_name}", row.region, ""))
    if profile.neighbours_label:
        mean = f"mean of {row.neighbours_count} statistical neighbours"
        figures.append((mean, row.neighbours, ""))
    base = row.change.base_period or ""
    figures += [
        ("gap inside the area", row.within, ""),
        ("gap to others in England", row.vs_national, ""),
        ("change in level", row.change.area, base),
        ("change in level, England", row.change.england, base),
    ]
    for name, figure, since in figures:
        unit = "percentage points" if _is_difference(name, row.unit) else row.unit.value
        yield (
            profile.code, profile.name, row.stage, row.measure_id, row.title, row.group.value,
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
