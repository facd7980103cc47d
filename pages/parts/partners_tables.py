"""The tables of the page about partners, as HTML."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from findings.partners_page import Grid, PartnerRow, PartnersPage
from pages.parts.prose import wide
from pages.parts.table import row, stack, table


@lru_cache(maxsize=32)
def grid_table(grid: Grid, head: str, *, ticks: bool = False) -> str:
    """A matrix: a count on a filled mark, nought outlined, a dash where there is nothing to count.

    With ``ticks`` a row that is not a sum says yes instead of a count.
    """
    heads = "".join(
        f'<th scope="col">{stack(escape(label), below)}</th>' for label, below in grid.columns
    )
    body = "".join(
        f'<tr class="{"whole" if one.whole else ""}">'
        f'<th scope="row">{stack(escape(one.label), one.below)}</th>'
        + "".join(f"<td>{_cell(cell, yes=ticks and not one.whole)}</td>" for cell in one.cells)
        + "</tr>"
        for one in grid.rows
    )
    html = (
        '<table class="register matrix grouped">'
        f"<caption>{escape(grid.title)}. {escape(grid.under)}</caption>"
        f'<thead><tr><th scope="col">{escape(head)}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
    return wide(html, grid.title)


@lru_cache(maxsize=32)
def partners_table(page: PartnersPage) -> str:
    """Every organisation: kind, where it works, schools, meetings."""
    heads = [
        ("Organisation", ""), ("Works in", ""), ("Schools", "n"), ("Meetings", "n"),
        ("Latest", "n"),
    ]  # fmt: skip
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            stack(escape(one.name), one.kind),
            [
                (escape(one.places), ""), (one.schools, "n"), (one.meetings, "n"),
                (one.latest, "n"),
            ],
            labels,
        )
        for one in page.rows
    )  # fmt: skip
    return _scrolling("All organisations", table("periods long listed people", page.list_title,
                                                 heads, rows))  # fmt: skip


@lru_cache(maxsize=32)
def not_met_table(rows: Sequence[PartnerRow], title: str) -> str:
    """Organisations without a meeting and where they work; or their numbers by kind."""
    named = any(one.name for one in rows)
    heads = [("Organisation" if named else "Kind", ""), ("Works in" if named else "Not met", "")]
    body = "".join(
        row(
            stack(escape(one.name), one.kind) if named else escape(one.kind),
            [(escape(one.places if named else one.meetings), "")],
            [heads[1][0]],
        )
        for one in rows
    )
    return _scrolling("Organisations not met", table("pairs", title, heads, body))


@lru_cache(maxsize=32)
def meetings_table(page: PartnersPage) -> str:
    """Every meeting, latest first."""
    heads = [("Held on", ""), ("Meeting", ""), ("Where", ""), ("Organisations", "n"),
             ("People", "n")]  # fmt: skip
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            escape(one.held_on),
            [
                (stack(escape(one.name) or "–", one.tie), ""), (escape(one.place), ""),
                (one.organisations, "n"), (one.people, "n"),
            ],
            labels,
        )
        for one in page.meetings
    )  # fmt: skip
    return _scrolling("All meetings", table("periods long listed", page.meetings_title,
                                            heads, rows))  # fmt: skip


def _cell(count: int | None, *, yes: bool) -> str:
    if count is None:
        return '<span aria-hidden="true">–</span><span class="heard">none</span>'
    if not count:
        return '<span class="state none">0</span>'
    return f'<span class="state active">{"yes" if yes else f"{count:,}"}</span>'


def _scrolling(name: str, html: str) -> str:
    """A frame that scrolls, reached by keyboard like any other part of the page."""
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}">{html}</div>'
    )
