"""The figures behind a page as CSV: one figure a row, with its status and its source.

UTF-8 without a byte order mark, lines ended by ``\\n``. A value is written at exactly its
printed decimals (``68`` and ``68.0`` are different claims); a missing one is an empty field,
and ``status`` says why. Text that a spreadsheet would take for a formula is disarmed.
"""

import csv
import io
from collections.abc import Iterable

from eip_data.columns import Unit
from findings.authority import AreaProfile, Headline
from findings.figure import Figure
from findings.trend import Trend

HEADLINE_COLUMNS = (
    "area_code", "area", "stage", "measure", "measure_title", "group", "period", "unit",
    "figure", "value", "status", "calculated_here", "since", "rank", "ties", "ranked",
    "quartile", "source", "edition",
)  # fmt: skip
TREND_COLUMNS = (
    "area_code", "area", "measure", "group", "period", "period_as_shown", "unit", "line",
    "value", "status", "comparable", "calculated_here", "source", "edition",
)  # fmt: skip


def headline_csv(profile: AreaProfile) -> bytes:
    """Every figure of the headline table, in its order: ``HEADLINE_COLUMNS``."""
    return _csv(HEADLINE_COLUMNS, (row for h in profile.headlines for row in _rows(h, profile)))


def trend_csv(trend: Trend, profile: AreaProfile) -> bytes:
    """Every period of every line of a trend, here first, oldest first: ``TREND_COLUMNS``."""
    return _csv(
        TREND_COLUMNS,
        (
            (
                profile.code, profile.name, trend.measure_id, trend.group.value, point.period,
                point.label, trend.unit.value, line.label, *_value(point.figure),
                _yes(point.comparable), _yes(point.figure.ours), trend.source, profile.edition,
            )
            for line in trend.lines[::-1]
            for point in line.points
        ),
    )  # fmt: skip


def _rows(row: Headline, profile: AreaProfile) -> Iterable[tuple[str, ...]]:
    figures = [
        ("level", row.own, ""),
        ("level, England", row.england, ""),
        ("level, England outside London", row.england_outside_london, ""),
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
            row.period, unit, name, *_value(figure), _yes(figure.ours), since,
            *_place(row, figure), profile.headline_source, profile.edition,
        )  # fmt: skip


def _is_difference(name: str, unit: Unit) -> bool:
    """Whether a figure is a difference between percentages."""
    return unit is Unit.PERCENT and name.startswith(("gap", "change"))


def _place(row: Headline, figure: Figure) -> tuple[str, str, str, str]:
    """Rank, ties, how many were ranked, and quartile: on the area's own level only."""
    if figure is not row.own or row.place is None:
        return "", "", "", ""
    return str(row.place.rank), str(row.place.ties), str(row.place.of), row.place.quartile


def _value(figure: Figure) -> tuple[str, str]:
    if figure.value is None:
        return "", figure.status.value
    # Adding nought turns a minus nought into a plain one.
    return f"{figure.value + 0.0:.{figure.decimals}f}", figure.status.value


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    value = columns.index("value")
    for row in rows:
        writer.writerow(cell if i == value else _disarmed(cell) for i, cell in enumerate(row))
    return out.getvalue().encode("utf-8")


def _disarmed(text: str) -> str:
    """The text on one line, with an apostrophe before what would run as a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
