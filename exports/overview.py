"""Every figure of the Overview as a table: one figure a row, with status and source."""

from collections.abc import Iterator

from eip_data.columns import Unit
from exports.certain import CERTAIN_COLUMNS, certain_cells
from exports.csv_file import value_and_status, yes
from exports.sheet import Sheet, sheet
from findings.at_age import AtAge
from findings.certainty import Certainty
from findings.figure import Figure
from findings.overview import Overview

OVERVIEW_COLUMNS = (
    "area_code", "area", "age", "measure", "measure_title", "group", "period", "unit", "figure",
    "value", "status", "calculated_here", "about", *CERTAIN_COLUMNS, "source", "edition",
)  # fmt: skip


def overview_sheet(overview: Overview) -> Sheet:
    """Levels, gaps, differences from England and places, an age each: ``OVERVIEW_COLUMNS``."""
    last = (overview.source, overview.edition)
    return sheet(OVERVIEW_COLUMNS, ((*row, *last) for at in overview.ages for row in _rows(at)))


def _rows(at: AtAge) -> Iterator[tuple[str, ...]]:
    def row(
        code: str,
        area: str,
        period: str,
        name: str,
        figure: Figure,
        certain: Certainty | None = None,
    ) -> tuple[str, ...]:
        percent = at.unit is Unit.PERCENT and not name.startswith("level")
        unit = "percentage points" if percent else at.unit.value
        return (
            code, area, at.age, at.measure_id, at.title, at.group.value, period, unit, name,
            *value_and_status(figure), yes(figure.ours), yes(figure.about),
            *certain_cells(certain),
        )  # fmt: skip

    for place in (at.here, *at.elsewhere):
        certain = at.certain if place is at.here else None
        yield row(place.code, place.name, at.period, "level", place.level, certain)
        if place.from_england is not None:
            yield row(
                place.code, place.name, at.period, "difference from England", place.from_england
            )
        yield row(place.code, place.name, at.period, "gap to others in England", place.gap)
        if at.base:
            yield row(place.code, place.name, at.base, "level", place.level_then)
            yield row(place.code, place.name, at.base, "gap to others in England", place.gap_then)
    for place, figure in ((at.here, at.others), (at.england, at.england_others)):
        yield row(place.code, place.name, at.period, "level of other pupils", figure)
    for member in at.members:
        yield row(member.code, member.name, at.period, "level", member.level, member.certain)
        yield row(
            member.code, member.name, at.period, "difference from England", member.from_england
        )
