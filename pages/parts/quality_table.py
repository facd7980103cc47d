"""The matrix of how complete the figures are, as an HTML table: a row a series, a column a year."""

from html import escape

from findings.quality import Matrix, Row, Stretch
from pages.parts.prose import wide
from pages.parts.table import stack


def quality_table(matrix: Matrix) -> str:
    """The matrix in a region of its own; every cell says in words what it holds."""
    heads = "".join(f'<th scope="col">{escape(period)}</th>' for period in matrix.periods)
    body = "".join(map(_row, matrix.rows))
    table = (
        f'<table class="quality"><caption>{escape(matrix.title)}. {escape(matrix.under)}</caption>'
        f'<thead><tr><th scope="col">Measure and group</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
    return wide(table, matrix.title)


def _row(row: Row) -> str:
    head = stack(escape(row.title), row.group_label)
    return f'<tr><th scope="row">{head}</th>{"".join(map(_cell, row.stretches))}</tr>'


def _cell(stretch: Stretch) -> str:
    kind = "outside" if stretch.published is None else "" if stretch.published else "none"
    span = f' colspan="{stretch.span}"' if stretch.span > 1 else ""
    return f'<td class="{kind}"{span}>{stack(escape(stretch.text), stretch.below)}</td>'
