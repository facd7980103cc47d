"""A gap's tables: what it is made of, and which of its sides moved."""

from html import escape

from findings.gap_parts import GapParts, Moved
from pages.parts.table import gap, number, row, table


def identity_table(parts: GapParts) -> str:
    """The levels and gaps behind the picture, a row each."""
    rows = "".join(
        row(escape(label), [((gap if "ap " in label else number)(figure, parts.unit), "n")],
            [period])
        for label, period, figure in parts.figures()
    )  # fmt: skip
    heads = [("Level or gap", ""), (parts.levels.period if parts.levels else "", "n")]
    return table("pairs", parts.title, heads, rows)


def moved_table(parts: GapParts) -> str:
    """Then, now and the change of every side, gaps in bold."""
    now = parts.levels.period if parts.levels else ""
    heads = [("Level or gap", ""), (parts.base_period, "n"), (now, "n"), ("Change", "n")]
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(escape(item.label), _cells(item, parts), labels,
            style="strong" if item.is_gap else "")
        for item in parts.moved
    )  # fmt: skip
    return table("pairs", parts.moved_title, heads, rows)


def _cells(item: Moved, parts: GapParts) -> list[tuple[str, str]]:
    show = gap if item.is_gap else number
    change = parts.gap_text(item.change, signed=True)
    return [
        (show(item.then, parts.unit), "n"),
        (show(item.now, parts.unit), "n"),
        (escape(change), "n"),
    ]
