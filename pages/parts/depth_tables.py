"""How far and how much, and what it cost: two short tables and what stands under the first."""

from html import escape

from findings.depth import Depth, Value
from findings.depth_sentences import RUNGS
from findings.reach_page_sentences import depth_texts
from pages.parts.markup import paragraph
from pages.parts.table import table

HEADS = (("Came at least to", ""), ("Different schools", "n"))
VALUE_HEADS = (("Counted", ""), ("What is known", ""))
NOT_COUNTED_HEADS = (("Not counted", ""), ("Why", ""))


def ladder_table(found: Depth) -> str:
    """A row a rung with a bar, and the sentences of dose, contacts and exposure under it."""
    most = max((count for _, count in found.ladder), default=0) or 1
    more = "" if found.complete else "+"
    rows = "".join(
        f'<tr><th scope="row">{escape(RUNGS[rung])}</th><td class="n"><b>{count:,}{more}</b>'
        f'<span class="share" aria-hidden="true">'
        f'<span class="known" style="width:{100 * count / most:.1f}%"></span></span></td></tr>'
        for rung, count in found.ladder
    )
    told = "".join(paragraph(text, "told-line") for text in depth_texts(found))
    return table("register ladder", found.title, HEADS, rows, foot=told)


def value_table(found: Value) -> str:
    """What is counted with its number, then what is not and why."""
    halves = []
    for counted, heads in ((True, VALUE_HEADS), (False, NOT_COUNTED_HEADS)):
        rows = "".join(
            f'<tr><th scope="row">{escape(row.what)}</th><td>{escape(row.text)}</td></tr>'
            for row in found.rows
            if row.counted is counted
        )
        halves.append(table("register value", f"{found.title}: {heads[0][0].lower()}", heads, rows))
    return "".join(halves)
