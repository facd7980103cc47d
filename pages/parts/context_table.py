"""The context of an area as a table: no colour, no order, no judgement."""

from functools import lru_cache
from html import escape

from findings.context import Context
from pages.parts.table import number, row, stack, table


@lru_cache(maxsize=32)
def context_table(context: Context) -> str:
    """A row a context measure: here, the region, England."""
    heads = [("Measure", ""), (context.name, "n")]
    if context.region_name:
        heads.append((context.region_name, "n"))
    if context.name != "England":
        heads.append(("England", "n"))
    labels = [label for label, _ in heads[1:]]
    rows = []
    for one in context.rows:
        cells = [(f"<b>{number(one.own, one.unit)}</b>", "n")]
        if context.region_name:
            cells.append((number(one.region, one.unit), "n"))
        if context.name != "England":
            cells.append((number(one.england, one.unit), "n"))
        rows.append(row(stack(escape(one.title), one.when), cells, labels))
    return table("pairs", f"Context of {context.name}", heads, "".join(rows))
