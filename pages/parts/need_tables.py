"""Tables of need: shares side by side with the verdict, the curve's fifths, where next to offer."""

from html import escape

from findings.concentration import Concentration
from findings.need import Need, NeedRow, Served
from findings.need_page_sentences import HIDDEN_PUPILS, NOT_REPORTED, verdict_key
from findings.need_sentences import SERVED
from findings.offers import Offer, Offers
from findings.register_sentences import percent
from pages.parts.prose import wide
from pages.parts.table import row, table

SIGNS = {Served.LESS: "▼", Served.MORE: "▲", Served.CANNOT_TELL: "○", Served.NOT_REPORTED: "?"}
NEED_HEADS = (
    ("Place or schools", ""), ("Disadvantaged pupils", "n"), ("Need", "n"), ("Reach", "n"),
    ("Reach when shuffled", "n"), ("Not reached, of schools", "n"), ("Verdict", ""),
)  # fmt: skip
CURVE_HEADS = (
    ("Disadvantaged pupils, schools with most disadvantage first", ""),
    ("Of those in reached schools", "n"),
)
OFFER_HEADS = (
    ("School", ""), ("Authority", ""), ("Phase", ""), ("Disadvantaged pupils", "n"), ("Place", ""),
)  # fmt: skip
GROUP_HEADS = (
    ("Authority", ""), ("Phase", ""), ("Schools", "n"), ("Disadvantaged pupils", "n"),
    ("Place", ""),
)  # fmt: skip


def need_key(found: Need) -> str:
    """The verdicts with their signs and how many have each."""
    items = "".join(
        f"<li>{_sign(served)} {escape(text)}: {count}</li>"
        for served, text, count in verdict_key(found)
    )
    return f'<ul class="states">{items}</ul>'


def need_table(found: Need) -> str:
    """A row a place or group of schools."""
    rows = "".join(map(_need_row, found.rows))
    return wide(table("register need", found.what, NEED_HEADS, rows), found.title)


def curve_table(curve: Concentration) -> str:
    """The curve at each fifth."""
    rows = "".join(
        f'<tr><th scope="row">{percent(one.pupils)}</th>'
        f'<td class="n">{percent(one.reached)}</td></tr>'
        for one in curve.fifths
    )
    return table("register", curve.under, CURVE_HEADS, rows)


def offers_table(found: Offers) -> str:
    """A row a school, or a group of schools where none may be named."""
    if not found.rows:
        return ""
    heads, line = (OFFER_HEADS, _school) if found.marks.named else (GROUP_HEADS, _group)
    rows = "".join(map(line, found.rows))
    return wide(table("register offers", found.title, heads, rows), found.title)


def _need_row(one: NeedRow) -> str:
    band = NOT_REPORTED
    if one.band:
        band = f"{percent(one.band.low)} to {percent(one.band.high)}"
    cells = [
        HIDDEN_PUPILS if one.pupils is None else f"{one.pupils:,}",
        NOT_REPORTED if one.need is None else percent(one.need),
        NOT_REPORTED if one.reach is None else percent(one.reach),
        band,
        f"{one.unreached:,} of {one.schools:,}",
    ]
    verdict = f"<span>{_sign(one.served)} {escape(SERVED[one.served])}</span>"
    bodies = [*((escape(cell), "n") for cell in cells), (verdict, "")]
    return row(escape(one.label), bodies, [label for label, _ in NEED_HEADS[1:]])


def _school(one: Offer) -> str:
    urn = "" if one.urn is None else f' <span class="of">{one.urn}</span>'
    bodies = [(escape(one.authority), ""), *_phase_on(one)]
    return row(f"{escape(one.name or '')}{urn}", bodies, [label for label, _ in OFFER_HEADS[1:]])


def _group(one: Offer) -> str:
    phase, *rest = _phase_on(one)
    bodies = [phase, (f"{one.schools:,}", "n"), *rest]
    return row(escape(one.authority), bodies, [label for label, _ in GROUP_HEADS[1:]])


def _phase_on(one: Offer) -> list[tuple[str, str]]:
    return [(escape(one.phase), ""), (_pupils(one), "n"), (_place(one), "")]


def _pupils(one: Offer) -> str:
    return HIDDEN_PUPILS if one.pupils is None else f"{one.pupils:,}"


def _place(one: Offer) -> str:
    return f"{_sign(Served.LESS)} {escape(SERVED[Served.LESS])}" if one.served_less else ""


def _sign(served: Served) -> str:
    return f'<span class="sign {served.value}" aria-hidden="true">{SIGNS[served]}</span>'
