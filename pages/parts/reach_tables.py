"""Tables of reach: shares with bars, the matrix of states, and pupils; all of it escaped."""

from collections.abc import Callable, Sequence
from html import escape

from findings import reach_page_sentences as words
from findings.depth import Overlap
from findings.pupils_met import PupilCell, Pupils
from findings.reach import Cell, Coverage, Growth, State, TargetAt
from pages.parts.prose import wide
from pages.parts.table import table

ALL = "all"


def coverage_table(found: Coverage, caption: str) -> str:
    """A row a place or phase, a column a workstream: the share, its counts, and a bar."""
    return _grid("coverage", caption, found.rows, found.columns, _cells(found, _share))


def whole_table(found: Coverage, caption: str) -> str:
    """A row a place: what its map shows, over all columns."""
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{_share(line[-1])}</td></tr>'
        for (_, label), line in zip(found.rows, found.cells, strict=True)
    )
    return table(
        "register coverage", caption, (("Authority", ""), (found.columns[-1][1], "")), rows
    )


def growth_table(found: Growth) -> str:
    """A row a term with the different schools reached by its end, and the target for it."""
    aims = {one.term: one for one in found.targets}
    terms = dict(found.points)
    more = "" if found.complete else "+"
    rows = "".join(
        f'<tr><th scope="row">{escape(term.text)}</th>'
        f'<td class="n">{f"{terms[term]:,}{more}" if term in terms else "–"}</td>'
        f'<td class="n">{_aim(aims.get(term))}</td></tr>'
        for term in sorted({*terms, *aims})
    )
    heads = [(label, "n" if i else "") for i, label in enumerate(words.GROWTH_HEADS)]
    return table("register", found.title, heads, rows)


def _aim(one: TargetAt | None) -> str:
    if one is None:
        return ""
    if one.original == one.in_force:
        return f"{one.original:,}"
    first = f'<s class="of">{one.original:,}</s><span class="heard"> changed to</span>'
    return f"{first} {one.in_force:,}"


def matrix_table(found: Coverage, caption: str) -> str:
    """A row a priority, a column an authority: one of four states told apart without colour."""
    cells = _cells(found, _state)
    return _key() + _grid("matrix", caption, found.rows, found.columns, cells)


def pupils_table(found: Pupils, caption: str) -> str:
    """Pupils counted, a row an authority, a column a priority."""
    rows = [
        [(_pupils(cell), "all" if ALL in (cell.row, cell.column) else "") for cell in line]
        for line in found.cells
    ]
    return _grid("pupils", caption, found.rows, found.columns, rows)


def overlap_table(found: Overlap, caption: str) -> str:
    """Different schools under two priorities at once."""
    rows = [
        [(f"{count:,}", "all" if i == j else "") for j, count in enumerate(line)]
        for i, line in enumerate(found.both)
    ]
    return _grid("overlap", caption, found.labels, found.labels, rows)


def _cells(found: Coverage, body: Callable[[Cell], str]) -> list[list[tuple[str, str]]]:
    return [
        [(body(cell), "all" if ALL in (cell.row, cell.column) else "") for cell in line]
        for line in found.cells
    ]


def _share(cell: Cell) -> str:
    """What is known of one part, with a bar whose hatched end is in doubt."""
    reach = cell.reach
    if cell.state is State.NOT_OFFERED or reach.share is None or reach.share_at_most is None:
        return _silent("–", words.NO_SCHOOL if reach.share is None else words.NOT_OFFERED)
    if cell.state is State.NOT_REPORTED:
        return (
            f'<span class="state unreported">{escape(words.NOT_REPORTED)}</span> '
            f'<span class="of">{escape(cell.count_text)}</span>'
        )
    known, doubt = 100 * reach.share, 100 * (reach.share_at_most - reach.share)
    bar = f'<span class="known" style="width:{known:.1f}%"></span>'
    bar += f'<span class="doubt" style="width:{doubt:.1f}%"></span>' if doubt else ""
    return (
        f"<b>{escape(cell.share_text)}</b> "
        f'<span class="of">{reach.reached:,} of {reach.eligible:,}</span>'
        f'<span class="share" aria-hidden="true">{bar}</span>'
    )


def _state(cell: Cell) -> str:
    spoken = words.SPOKEN[cell.state]
    if cell.state is State.NOT_REPORTED:
        return _silent("?", spoken, "state unreported")
    if cell.state is State.NOT_OFFERED:
        return _silent("–", spoken)
    style = "active" if cell.state is State.ACTIVE else "none"
    more = "" if cell.reach.complete else "+"
    return (
        f'<span class="state {style}">{cell.reach.reached:,}{more}</span>'
        f'<span class="heard"> {escape(spoken)}</span>'
    )


def _pupils(cell: PupilCell) -> str:
    if cell.text == "–":
        return _silent("–", words.NOT_OFFERED)
    style = "small" if cell.pupils is None else ""
    return f'<span class="{style}">{escape(cell.text)}</span>'


def _silent(sign: str, spoken: str, style: str = "") -> str:
    """A sign for the eye and words for the ear."""
    return (
        f'<span class="{style}" aria-hidden="true">{sign}</span>'
        f'<span class="heard">{escape(spoken)}</span>'
    )


def _key() -> str:
    """The four states in words."""
    looks = {State.ACTIVE: ("active", "12"), State.NONE: ("none", "0"),
             State.NOT_REPORTED: ("unreported", "?"), State.NOT_OFFERED: ("", "–")}  # fmt: skip
    items = "".join(
        f'<li><span class="state {looks[state][0]}" aria-hidden="true">{looks[state][1]}</span> '
        f"{escape(text)}</li>"
        for state, text in words.STATES.items()
    )
    return f'<ul class="states">{items}</ul>'


def _grid(
    style: str,
    caption: str,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    cells: Sequence[Sequence[tuple[str, str]]],
) -> str:
    """A table of rows and columns, each (code, label), in a frame that scrolls sideways."""
    heads = "".join(f'<th scope="col">{escape(label)}</th>' for _, label in columns)
    lines = "".join(
        f'<tr class="{"whole" if code == ALL else ""}"><th scope="row">{escape(label)}</th>'
        + "".join(f'<td class="{kind}">{body}</td>' for body, kind in line)
        + "</tr>"
        for (code, label), line in zip(rows, cells, strict=True)
    )
    inner = (
        f'<table class="register {style}"><caption>{escape(caption)}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    )
    return wide(inner, caption)
