"""The tables of the page about grants, as HTML."""

from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from findings.grants_page import GrantCard, GrantRow, GrantsPage, Places, TotalRow, Totals
from pages.parts.prose import told, wide
from pages.parts.table import row, stack, table

ONE = "grant"
PAGE = "grants"

#: The choices in force, as they stand in the address.
Query = tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def totals_table(totals: Totals, by: str, *, per_pupil: bool = False) -> str:
    """One split: awarded as a bar on one scale, the part that is known to be spent filled."""
    heads = [(by, ""), ("Grants", "n"), ("Awarded", ""), ("Spent", "n"), ("Reported", "n")]
    heads += [("£ a disadvantaged pupil", "n")] if per_pupil else []
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            escape(one.label),
            [
                (one.grants, "n"),
                (f"{one.awarded}{_bar(one)}", ""),
                (stack(one.spent, one.silent), "n"),
                (one.reported, "n"),
                *([(f"<b>{one.per_pupil}</b>", "n")] if per_pupil else []),
            ],
            labels,
        )
        for one in totals.rows
    )
    return wide(
        table("register sums", f"{totals.title}. {totals.under}", heads, rows), totals.title
    )


@lru_cache(maxsize=32)
def places_table(places: Places) -> str:
    """A row a recipient's authority, a column a place of use."""
    heads = [("Recipient in", ""), *((name, "") for name in places.names)]
    rows = "".join(
        row(
            escape(name),
            [
                (f'<span class="state active">{count:,}</span>' if count else "0", "")
                for count in counts
            ],
            places.names,
        )
        for name, counts in zip(places.names, places.counts, strict=True)
    )
    return wide(
        table("register matrix", f"{places.title}. {places.under}", heads, rows), places.title
    )


@lru_cache(maxsize=32)
def grants_table(page: GrantsPage, query: Query) -> str:
    """The list of grants; a title opens its grant with the choices of ``query`` kept."""
    heads = [
        ("Awarded on", ""), ("Grant and applicant", ""), ("Theme", ""), ("Recipient in", ""),
        ("Awarded", "n"), ("Spent", "n"), ("Status and report", ""),
    ]  # fmt: skip
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            escape(one.awarded_on),
            [
                (stack(_link(one, query), one.applicant), ""),
                (stack(escape(one.theme), one.workstream), ""),
                (stack(escape(one.place), one.used), ""),
                (one.awarded, "n"),
                (one.spent, "n"),
                (stack(escape(one.status), f"report {one.report}"), ""),
            ],
            labels,
        )
        for one in page.rows
    )
    html = table("periods long listed", page.list_title, heads, rows)
    return f'<div class="scroll" role="region" tabindex="0" aria-label="All grants">{html}</div>'


def card_table(card: GrantCard, query: Query) -> str:
    """One grant's facts, and the way back to all."""
    back = f'<a href="{escape(link(query))}" target="_self">All grants</a>'
    return f'{told(card.facts)}<p class="small">{back}</p>'


def link(query: Query, one: str | None = None) -> str:
    """The address of the page at these choices, with one grant or without."""
    return f"{PAGE}?{urlencode([*query, *([(ONE, one)] if one else [])])}"


def _link(one: GrantRow, query: Query) -> str:
    return f'<a href="{escape(link(query, one.id))}" target="_self">{escape(one.title)}</a>'


def _bar(one: TotalRow) -> str:
    """Awarded on the table's scale; spent filled, hatched where grants do not say."""
    unsaid = " unsaid" if one.silent else ""
    inside = min(100.0, 100 * one.spent_share / one.awarded_share) if one.awarded_share else 0.0
    return (
        f'<span class="paid{unsaid}" aria-hidden="true">'
        f'<span style="width:{100 * one.awarded_share:.1f}%">'
        f'<span style="width:{inside:.1f}%"></span></span></span>'
    )
