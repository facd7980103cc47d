"""A trend as a table: the same rows as its chart, with the status of each period."""

from html import escape

from findings.sentences import status_text
from findings.trend import Point, Trend
from pages.parts.table import number, row, table, upper


def trend_table(trend: Trend) -> str:
    """Every period of a trend, latest first: a column for each line, here first, and the status."""
    lines = trend.lines[::-1]
    heads = [("Year", ""), *((upper(line.label), "n") for line in lines), ("Status", "")]
    labels = [label for label, _ in heads[1:]]
    rows = []
    for i in reversed(range(len(trend.periods))):
        points = [line.points[i] for line in lines]
        mark = "" if all(point.comparable for point in points) else " †"
        bodies = [(number(point.figure, trend.unit), "n") for point in points]
        rows.append(
            row(escape(points[0].label) + mark, [*bodies, (escape(_status(points)), "")], labels)
        )
    dagger = any(not point.comparable for line in trend.lines for point in line.points)
    foot = '<p class="small">† not comparable with other years.</p>' if dagger else ""
    return table("periods", trend.under, heads, "".join(rows), foot=foot)


def _status(points: list[Point]) -> str:
    """The statuses of a row, each once, in the order of the columns."""
    return ", ".join(dict.fromkeys(status_text(point.figure.status) for point in points))
