"""The tables of the Explain page: what its pictures show, row by row."""

from html import escape

from eip_data.columns import NORTH_EAST_CA, Unit
from findings.explain_ages import Ladder
from findings.explain_closing import Closing
from findings.explain_funnel import FunnelView
from findings.explain_identity import IdentityRow, SevenIdentity
from findings.explain_pooled import Pooled, PooledRow
from findings.explain_sixteen import Side, Sixteen
from findings.explain_split import Split, Versus
from findings.figure import Figure
from findings.sentences import figure_text, number_text
from pages.parts.table import gap, number, row, stack, table

NOTHING = '<span class="small">–</span>'


def identity_table(found: SevenIdentity) -> str:
    """An area a row: both levels, both gaps with bars on one scale, what is between, what moved."""
    heads = [
        ("Authority", ""), ("This group", "n"), ("Other pupils", "n"), ("Gap inside", "n"),
        ("Gap to others in England", "n"), ("Others here minus others in England", "n"),
    ]  # fmt: skip
    if found.base:
        heads += [
            (f"This group since {found.base}", "n"), (f"Others since {found.base}", "n"),
            (f"Gap inside since {found.base}", "n"),
        ]  # fmt: skip
    widest = max(
        (abs(figure.value) for one in found.rows for figure in (one.now.within, one.now.national)
         if figure.value is not None),
        default=0.0,
    )  # fmt: skip
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            escape(one.name), _identity_cells(one, found, widest), labels,
            style=_style(one.code, one.chosen),
        )
        for one in found.rows
    )  # fmt: skip
    return table("periods explain", found.panel.said.title, heads, rows)


def _identity_cells(one: IdentityRow, found: SevenIdentity, widest: float) -> list[tuple[str, str]]:
    unit = found.unit
    cells = [
        number(one.now.own, unit), number(one.now.others, unit),
        _with_bar(one.now.within, unit, widest), _with_bar(one.now.national, unit, widest),
        _above(one.now.shortfall, unit),
    ]  # fmt: skip
    if found.base:
        changes = (one.own_change, one.others_change, one.gap_change)
        cells += [number(c, unit, signed=True) if c else NOTHING for c in changes]
    return [(cell, "n") for cell in cells]


def _with_bar(figure: Figure, unit: Unit, widest: float) -> str:
    """A gap with its bar; one that is below nought has none."""
    size = 100 * max(figure.value or 0.0, 0.0) / widest if widest else 0.0
    bar = f'<span class="length" aria-hidden="true"><span style="width:{size:.0f}%"></span></span>'
    return gap(figure, unit) + (bar if not figure.missing else "")


def _above(shortfall: Figure, unit: Unit) -> str:
    """How far the others here are above those in England: the shortfall turned round."""
    if shortfall.value is None:
        return number(shortfall, unit)
    exact = None if shortfall.exact is None else -shortfall.exact
    turned = Figure(
        -shortfall.value + 0.0, shortfall.decimals, shortfall.status, shortfall.ours,
        shortfall.about, exact,
    )  # fmt: skip
    return escape(figure_text(turned, unit, signed=True))


def split_table(found: Split) -> str:
    """A part a row for each comparator: the part, and how far rounding lets it range."""
    heads = [("Part of the difference", ""), ("Part", "n"), ("By rounding, from … to …", "n")]
    labels = [label for label, _ in heads[1:]]
    rows = "".join(_split_rows(one, labels) for one in found.versus)
    return table("periods few explain", found.panel.said.title, heads, rows)


def _split_rows(one: Versus, labels: list[str]) -> str:
    lines = [
        (label, _two(part), f"{_two(low)} to {_two(high)}")
        for label, part, low, high in one.listed()
    ]
    lines += [("All three together", _two(one.parts.total), ""),
              ("Rounding", _two(one.rounding), "")]  # fmt: skip
    head = row(
        escape(f"Difference from {one.name}"), [(_two(one.published), "n"), ("", "n")], labels,
        style="strong",
    )  # fmt: skip
    return head + "".join(
        row(escape(label), [(part, "n"), (span, "n")], labels) for label, part, span in lines
    )


def closing_table(found: Closing) -> str:
    """A comparator a row: its level, the distance, and the range."""
    points = found.unit is Unit.POINTS
    what = "Points of each pupil" if points else "Pupils"
    heads = [("To be level with", ""), ("Their level", "n"), (what, "n"), ("Range", "n")]
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            escape(one.label),
            [(escape(one.level_text), "n"), (escape(one.text), "n wrap"),
             (escape(one.range_text), "n")], labels,
        )
        for one in found.targets
    )  # fmt: skip
    return table("periods explain", found.panel.said.title, heads, rows)


def ladder_table(found: Ladder) -> str:
    """An age a row: measure, level, interval of places."""
    heads = [("Age", ""), ("Level", "n"), ("Place among all authorities", "")]
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            stack(escape(f"{rung.age}: {rung.title}"), f"{rung.whose}, {rung.period_text}"),
            [(number(rung.level, rung.unit), "n"), (escape(rung.places), "")], labels,
        )
        for rung in found.rungs
    )  # fmt: skip
    return table("periods explain", found.panel.said.title, heads, rows)


def sides_table(found: Sixteen) -> str:
    """An area a row: in both pictures the level, under it both verdicts and the place."""
    heads = [("Authority", ""), *((title, "") for title in found.titles)]
    rows = "".join(
        row(
            escape(one.name), [(_side(side), "") for side in one.sides], found.titles,
            style=_style(one.code, one.chosen),
        )
        for one in found.rows
    )  # fmt: skip
    return table("periods explain", found.panel.said.title, heads, rows)


def _side(side: Side) -> str:
    if side.verdict is None and side.outside is None:
        return stack(f"<strong>{escape(side.level_text)}</strong>", side.verdict_text)
    told = f"England: {side.verdict_text}; outside London: {side.outside_text}"
    place = f"; place: {side.places}" if side.places else ""
    return stack(f"<strong>{escape(side.level_text)}</strong>", f"{told}{place}")


def funnel_table(found: FunnelView) -> str:
    """Every authority of the funnel: where it lies, pupils, level, and both bands at its size."""
    heads = [
        ("Authority", ""), ("Pupils", "n"), ("Level", "n"), ("Chance alone", "n"),
        ("Usual spread", "n"),
    ]  # fmt: skip
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            stack(escape(dot.name), dot.place),
            [
                (_pupils(dot.pupils, found.estimated), "n"), (escape(dot.level_text), "n"),
                (_span(dot.chance), "n"), (_span(dot.spread), "n"),
            ],
            labels, style=_style(dot.code, dot.chosen),
        )
        for dot in found.dots
    )  # fmt: skip
    whole = table("periods explain", found.panel.said.title, heads, rows)
    label = escape(found.panel.said.title)
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{whole}</div>'


def _pupils(number_of: float, estimated: bool) -> str:
    """A number of pupils; an estimated one in tens."""
    if estimated:
        return f"about {number_text(10 * round(number_of / 10), 0)}"
    return number_text(number_of, 0)


def pooled_table(found: Pooled) -> str:
    """An area a row: three years, all together, its range, and the difference from England."""
    ranged = any(one.low is not None for one in found.rows)
    heads = [("Authority", ""), *((year, "n") for year in found.years), ("Together", "n")]
    heads += [("95% range", "n")] if ranged else []
    heads.append(("Difference from England", "n"))
    labels = [label for label, _ in heads[1:]]
    rows = "".join(
        row(
            escape(one.name), _pooled_cells(one, found.unit, ranged), labels,
            style=_style(one.code, one.chosen),
        )
        for one in found.rows
    )  # fmt: skip
    return table("periods explain", found.panel.said.title, heads, rows)


def _pooled_cells(one: PooledRow, unit: Unit, ranged: bool) -> list[tuple[str, str]]:
    cells = [number(figure, unit) for figure in one.by_year]
    cells.append(f"<strong>{number(one.together, unit)}</strong>")
    if ranged:
        known = one.low is not None and one.high is not None
        cells.append(_span((one.low or 0.0, one.high or 0.0)) if known else NOTHING)
    difference = one.from_england
    cells.append(number(difference, unit, signed=True) if difference else NOTHING)
    return [(cell, "n") for cell in cells]


def _style(code: str, chosen: bool) -> str:
    return "here" if chosen else "whole" if code == NORTH_EAST_CA else ""


def _span(ends: tuple[float, float]) -> str:
    return f"{number_text(ends[0], 1)} to {number_text(ends[1], 1)}"


def _two(value: float) -> str:
    return number_text(value, 2, signed=True)
