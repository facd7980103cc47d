"""Reach beside results: the panel on an authority's page and the strip on the Overview."""

from functools import lru_cache
from html import escape

from findings.programme_panel import ProgrammePanel, ReachRow
from findings.programme_panel_sentences import PANEL_UNDER, STRIP_UNDER
from findings.register import NoRegister
from findings.register_sentences import BANNER, source
from pages.parts import register_cache
from pages.parts.exhibit import foot
from pages.parts.markup import heading, paragraph
from pages.parts.prose import link
from pages.parts.table import row, stack, table
from pages.parts.ways import way

OPEN = "Reach of the programme"


def programme_panel(edition_id: str, code: str) -> str:
    """Results and reach of one of the seven or of the North East CA, as HTML; "" for other
    places, or without a register."""
    found = _found(edition_id, code)
    return _framed(_panel(found) + _below(found)) if found else ""


def programme_strip(edition_id: str, code: str) -> str:
    """Schools reached by workstream, under the Overview, as HTML; "" without a register."""
    found = _found(edition_id, code)
    opened = f'<p class="small">{link(OPEN, way("reach"))}</p>'
    return _framed(_strip(found) + opened + _below(found)) if found else ""


def _framed(content: str) -> str:
    return f'<section class="exhibit-programme">{content}</section>'


def _found(edition_id: str, code: str) -> ProgrammePanel | None:
    try:
        return register_cache.programme_panel(
            register_cache.current_register().id, edition_id, code
        )
    except NoRegister:
        return None


@lru_cache(maxsize=16)
def _panel(found: ProgrammePanel) -> str:
    """The panel as HTML without what links: banner, title, results and reach."""
    return "".join(
        [
            _head(found, PANEL_UNDER),
            '<div class="both"><div>', _results(found), "</div>", _reach(found), "</div>",
        ]
    )  # fmt: skip


@lru_cache(maxsize=4)
def _strip(found: ProgrammePanel) -> str:
    """The strip as HTML without what links: one block a workstream."""
    blocks = "".join(
        f'<div class="stream"><h3>{escape(one.label)}</h3><p>{_share(one)}</p></div>'
        for one in found.reach
    )
    return f'{_head(found, STRIP_UNDER)}<div class="streams">{blocks}</div>'


def _head(found: ProgrammePanel, under: str) -> str:
    banner = f'<div class="banner" role="note">{paragraph(BANNER)}</div>'
    return (
        (banner if found.marks.illustrative else "")
        + heading(found.title)
        + paragraph(under, "under")
    )


def _results(found: ProgrammePanel) -> str:
    heads = [
        ("Results", ""), ("Here", "n"), ("England", "n"), ("England outside London", "n"),
        ("When activities could show", ""),
    ]  # fmt: skip
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            stack(escape(one.title), one.period_text),
            [
                (f"<b>{escape(one.here_text)}</b>", "n"),
                (stack(escape(one.england_text), one.england_under), "n"),
                (escape(one.outside_text), "n"),
                (f'<span class="small">{escape(one.text)}</span>', "said"),
            ],
            labels,
        )
        for one in found.outcomes
    )
    notes = "".join(paragraph(one.note, "small") for one in found.outcomes if one.note)
    return table(
        "register results", "Disadvantaged pupils' latest results", heads, rows, foot=notes
    )


def _reach(found: ProgrammePanel) -> str:
    heads = [("Workstream", ""), ("Schools reached", "")]
    rows = "".join(
        row(escape(one.label), [(_share(one), "")], [heads[1][0]]) for one in found.reach
    )
    return table("register", "Schools reached by workstream", heads, rows)


def _share(one: ReachRow) -> str:
    """Share, counts, and a bar: known to be reached filled, what may be hatched."""
    known, most = one.reach.share or 0.0, one.reach.share_at_most or 0.0
    reach = one.reach
    counts = f"{reach.reached:,} of {reach.eligible:,}" if reach.reached else one.count_text
    return (
        f'<b>{escape(one.share_text)}</b> <span class="of">{escape(counts)}</span>'
        '<span class="share" aria-hidden="true">'
        f'<span class="known" style="width:{100 * known:.1f}%"></span>'
        f'<span class="doubt" style="width:{100 * (most - known):.1f}%"></span></span>'
    )


def _below(found: ProgrammePanel) -> str:
    marks = found.marks
    return paragraph(f"**{found.basis}**. {found.cannot}", "cannot") + foot(
        (), (), (), source(marks.illustrative, marks.dated), ""
    )
