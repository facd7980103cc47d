"""A trend as a table: the same rows as its chart, with the status of each period."""

from html import escape

from eip_data.columns import BreakKind
from findings.sentences import APART, DAGGERS, EARLIER, status_text
from findings.trend import Point, Trend
from pages.parts.table import number, row, stack, table, upper


def trend_table(trend: Trend) -> str:
    """Every period of a trend, latest first: a column for each line, here first, and the status."""
    lines = trend.lines[::-1]
    heads = [("Year", ""), *((upper(line.label), "n") for line in lines), ("Status", "")]
    labels = [label for label, _ in heads[1:]]
    rows, marks = [], set()
    for i in reversed(range(len(trend.periods))):
        points = [line.points[i] for line in lines]
        mark = _mark(trend, points)
        marks |= {mark}
        bodies = [(stack(number(p.figure, trend.unit), p.interval), "n") for p in points]
        head = f"{escape(points[0].label)} {mark}".strip()
        rows.append(row(head, [*bodies, (escape(_status(points)), "")], labels))
    notes = [f"{mark} {words}" for mark, words in DAGGERS.items() if mark in marks]
    foot = "".join(f'<p class="small">{escape(note)}</p>' for note in notes)
    return table("periods", trend.under, heads, "".join(rows), foot=foot)


def _mark(trend: Trend, points: list[Point]) -> str:
    """The dagger of a year: it compares with no other, or only with those before a break."""
    if not all(point.comparable for point in points):
        return APART
    breaks = [band.first for band in trend.bands if band.kind is BreakKind.BREAK]
    return EARLIER if any(points[0].period < first for first in breaks) else ""


def _status(points: list[Point]) -> str:
    """The statuses of a row, each once, in the order of the columns."""
    return ", ".join(dict.fromkeys(status_text(point.figure.status) for point in points))
