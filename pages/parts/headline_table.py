"""The headline table: where one area stands, a row a measure, with its place among all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from statistics import mode, quantiles

from eip_data.columns import ENGLAND, AreaKind
from findings.authority import AreaProfile, Headline
from findings.certainty import Comparison
from findings.certainty_sentences import here_text, range_text
from findings.sentences import figure_text
from pages.parts.table import gap, number, row, stack, table

#: Further from the middle half than this many of its widths is far off (City of London: 100%).
FAR_OFF = 2.5


@dataclass(frozen=True)
class Column:
    """A column of the headline table: its label, its CSS class, and how a row fills it."""

    label: str
    style: str
    fill: Callable[[Headline], str]


@lru_cache(maxsize=32)
def headline_table(profile: AreaProfile) -> str:
    """The headline measures of one area, a row each; on a phone a block each.

    Columns that would repeat another or stay empty for this kind of area are left out.
    """
    columns = _columns(profile)
    heads = [("Measure", "measure"), *((column.label, column.style) for column in columns)]
    rows = "".join(_headline_row(headline, columns) for headline in profile.headlines)
    return table("headlines", f"Headline measures, {profile.name}", heads, rows, foot=_key(profile))


def strip(row: Headline, name: str, *, england: bool = True) -> str:
    """The row's value among all authorities, drawn with positioned spans; right is higher.

    Line: their range without those far off, whose few pupils make the figure; box: their
    middle half; small ticks: the neighbours; tall tick: England, unless it is the area; open
    dot: England outside London; dot: this area. Empty without authorities to show.
    """
    own, national = row.own.value, row.england_together.value if england else None
    outside = row.england_outside_london.value
    if len(row.crowd) < 2:
        return ""
    first, _, third = quantiles(row.crowd, n=4, method="inclusive")
    reach = FAR_OFF * (third - first)
    usual = [value for value in row.crowd if first - reach <= value <= third + reach]
    marks = [v for v in (own, national, outside, *usual, *row.neighbour_values) if v is not None]
    low, high = min(marks), max(marks)
    if low == high:
        return ""

    def at(value: float) -> str:
        return f"left:{100 * (value - low) / (high - low):.1f}%"

    width = 100 * (third - first) / (high - low)
    spans = [f'<span class="half" style="{at(first)};width:{width:.1f}%"></span>']
    spans += [f'<span class="near" style="{at(v)}"></span>' for v in row.neighbour_values]
    for kind, value in (("tall", national), ("ring", outside), ("dot", own)):
        if value is not None:
            spans.append(f'<span class="{kind}" style="{at(value)}"></span>')
    told = f"{name} {figure_text(row.own, row.unit)} among {len(row.crowd)} authorities"
    return f'<span class="strip" role="img" aria-label="{escape(told)}">{"".join(spans)}</span>'


def _columns(profile: AreaProfile) -> list[Column]:
    name, base = profile.short_name, _usual_base(profile)
    england = profile.code == ENGLAND
    columns = [
        Column(name, "n own", _own),
        Column("Among all authorities", "where", lambda row: strip(row, name, england=not england)),
    ]
    if not england:
        columns.append(Column("England", "n", _england))
    columns.append(
        Column(
            "England outside London", "n outside",
            lambda row: stack(
                number(row.england_outside_london, row.unit), _word(row.certain.outside_london)
            ),
        )
    )  # fmt: skip
    if profile.region_name:
        columns.append(Column(profile.region_name, "n", lambda row: number(row.region, row.unit)))
    if profile.neighbours_label:
        columns.append(Column(profile.neighbours_label, "n", _neighbours))
    columns.append(Column(f"Gap inside {name}", "n gap", lambda row: gap(row.within, row.unit)))
    if not england:
        columns.append(
            Column("Gap to others in England", "n gap", lambda row: gap(row.vs_national, row.unit))
        )
    if profile.kind is AreaKind.AUTHORITY:
        columns.append(Column("Place", "n place", _place))
    columns.append(
        Column(f"Change since {base}", "n change", lambda row: _change(row, base, england=england))
    )
    return columns


def _headline_row(headline: Headline, columns: list[Column]) -> str:
    labels = [column.label for column in columns]
    # On a phone each cell carries its own label, so there a row's own base must stand in it.
    if headline.change.base_period:
        labels[-1] = f"Change since {headline.change.base_period}"
    bodies = [(column.fill(headline), column.style) for column in columns]
    head = f"<strong>{escape(headline.stage)}</strong> {escape(headline.title)}"
    return row(stack(head, headline.under), bodies, labels)


def _own(row: Headline) -> str:
    """The area's own figure, and its interval or of how few pupils it is."""
    return stack(f"<b>{number(row.own, row.unit)}</b>", row.interval)


def _england(row: Headline) -> str:
    """The published row, else all authorities' pupils together, and how the area compares."""
    own = number(row.england, row.unit)
    if row.england.missing and not row.england_together.missing:
        own = stack(number(row.england_together, row.unit), "our calculation")
    return stack(own, _word(row.certain.england))


def _word(beside: Comparison) -> str:
    """The verdict on this area, under what it is compared with: "here lower"."""
    return here_text(beside.verdict) if beside.verdict else ""


def _place(row: Headline) -> str:
    """Between which places the authority stands, or why it has none."""
    rank = row.certain.rank
    if rank is not None:
        return stack(escape(range_text(rank.low, rank.high)), f"of {rank.of}")
    return '<span class="small">not ranked</span>'


def _neighbours(row: Headline) -> str:
    """The mean, and of how many when not of all ten."""
    short = "" if row.neighbours_count in (0, 10) else f"mean of {row.neighbours_count}"
    return stack(number(row.neighbours, row.unit), short)


def _usual_base(profile: AreaProfile) -> str:
    """The period most changes are counted from; a row with another one names its own."""
    bases = [row.change.base_period for row in profile.headlines if row.change.base_period]
    return mode(bases) if bases else "base year"


def _change(row: Headline, base: str, *, england: bool) -> str:
    change, unit = row.change, row.unit
    if change.area.missing:
        reason = change.reason or figure_text(change.area, unit)
        own = f'<span class="small">{escape(reason)}</span>'
    else:
        since = "" if change.base_period in (None, base) else f" since {change.base_period}"
        own = number(change.area, unit, signed=True) + escape(since)
    beside = f"England {figure_text(change.england, unit, signed=True)}"
    return own if england or change.reason else stack(own, beside)


def _key(profile: AreaProfile) -> str:
    entries = [("dot", profile.short_name)]
    if profile.code != ENGLAND:
        entries.append(("tall", "England"))
    entries.append(("ring", "England outside London"))
    if profile.neighbours_label:
        entries.append(("near", "a statistical neighbour"))
    entries.append(("half", "middle half of authorities"))
    entries.append(("line", "all but far-off authorities; right is higher"))
    return '<p class="key">' + "".join(
        f'<span class="entry"><span class="mark {kind}"></span>{escape(text)}</span>'
        for kind, text in entries
    ) + "</p>"  # fmt: skip
