"""Every sentence, caveat, label and symbol that is shown anywhere.

No causal word, no verdict: figures stand beside figures. British spelling; true minus; numbers
at their published precision.
"""

from collections.abc import Sequence
from datetime import date

from analysis.rounding import half_away
from eip_data import periods
from eip_data.columns import (
    AreaKind,
    Group,
    Status,
    Unit,
)
from eip_data.entries import Area, Measure, Source
from findings.figure import Figure

MINUS = "−"
INDEPENDENT = (
    "Independent analysis of published statistics. Not an official statistics publication."
)

_STATUS = {
    Status.FINAL: "final",
    Status.REVISED: "revised",
    Status.PROVISIONAL: "provisional",
    Status.ESTIMATE: "our estimate",
    Status.LOW_RELIABILITY: "low reliability",
    Status.NOT_COLLECTED: "not collected",
    Status.NOT_PUBLISHED: "not in our sources",
    Status.NOT_AVAILABLE: "not available",
    Status.SUPPRESSED: "suppressed",
    Status.NOT_APPLICABLE: "does not apply",
    Status.AREA_NOT_IN_EXISTENCE: "area did not exist",
}

_GROUPS = {
    Group.ALL: "All pupils",
    Group.DISADVANTAGED: "Disadvantaged pupils",
    Group.NOT_DISADVANTAGED: "Other pupils (not disadvantaged)",
    Group.FSM: "Pupils eligible for free school meals",
    Group.NOT_FSM: "Other pupils (not eligible for free school meals)",
}

_SHORT_GROUPS = {
    Group.ALL: "all pupils",
    Group.DISADVANTAGED: "disadvantaged",
    Group.NOT_DISADVANTAGED: "others",
    Group.FSM: "free school meals",
    Group.NOT_FSM: "others",
}

_UNITS = {
    Unit.PERCENT: "%",
    Unit.POINTS: "mean points",
    Unit.SCORE: "score",
    Unit.PER_100: "for every 100 pupils",
}

#: Areas that take an article inside a sentence.
_WITH_ARTICLE = frozenset(
    {
        "North East", "North West", "East Midlands", "West Midlands", "East of England",
        "South East", "South West", "Isles of Scilly", "City of London", "Isle of Wight",
        "East Riding of Yorkshire",
    }
)  # fmt: skip

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


# --- numbers and labels -------------------------------------------------------------------------


def number_text(value: float, decimals: int, *, signed: bool = False) -> str:
    """The number at its decimals, thousands apart, with a true minus; "+" only when signed."""
    text = f"{abs(half_away(value, decimals)):,.{decimals}f}"
    if half_away(value, decimals) < 0:
        return MINUS + text
    return f"+{text}" if signed and half_away(value, decimals) > 0 else text


def figure_text(figure: Figure, unit: Unit, *, signed: bool = False) -> str:
    """The figure as it is read: "48%", "33.9", "−1.0", "about 49%", or why there is none.

    Percentages that rest on stand-in weights are whole numbers with "about".
    """
    if figure.value is None:
        return status_text(figure.status)
    whole = figure.about and unit in (Unit.PERCENT, Unit.PER_100)
    text = number_text(figure.value, 0 if whole else figure.decimals, signed=signed)
    if unit is Unit.PERCENT and not signed:
        text += "%"
    return f"about {text}" if figure.about else text


def status_text(status: str) -> str:
    """A status in words."""
    return _STATUS[Status(status)]


def group_label(group: Group) -> str:
    """The group of pupils as a choice reads."""
    return _GROUPS[group]


def group_short(group: Group) -> str:
    """The group of pupils as a chart's label reads."""
    return _SHORT_GROUPS[group]


def group_in_sentence(group: Group, measure: Measure) -> str:
    """The group of pupils inside a sentence about a measure."""
    at_15 = " at 15" if measure.period_kind == "age_19" else ""
    return {
        Group.ALL: "all young people" if at_15 else "all pupils",
        Group.DISADVANTAGED: "disadvantaged pupils",
        Group.NOT_DISADVANTAGED: "other pupils",
        Group.FSM: f"pupils eligible for free school meals{at_15}",
        Group.NOT_FSM: f"pupils not eligible for free school meals{at_15}",
    }[group]


def place_text(area: Area) -> str:
    """The area inside a sentence: "Gateshead", "the North East", "the Isles of Scilly"."""
    name = area.short_name
    the = area.kind is AreaKind.COMBINED_AUTHORITY or name in _WITH_ARTICLE
    return f"the {name}" if the else name


def title_inside(title: str) -> str:
    """A measure's title inside a sentence: lower case unless it begins with a name."""
    if title.startswith(("Attainment 8", "Progress 8", "English", "Level ")):
        return title
    return title[0].lower() + title[1:]


def unit_text(measure: Measure) -> str:
    """The unit as it stands in a grey line."""
    return _UNITS[measure.unit]


def period_text(measure: Measure, period: str) -> str:
    """A period of a measure as it is read on screen."""
    return periods.screen_form(period, measure.period_kind)


def span_text(measure: Measure, first: str, last: str) -> str:
    """The periods of a series: "2015/16 to 2024/25", "turned 19 in 2015/16 to 2023/24"."""
    before = {"age_19": "turned 19 in ", "ks4_leavers": "finished in "}.get(measure.period_kind)
    if before:
        return f"{before}{first} to {last}"
    return f"{period_text(measure, first)} to {period_text(measure, last)}"


def day_text(day: date | str) -> str:
    """A day or month in words, from a date or "2026-04-08" or "2026-04"."""
    text = day if isinstance(day, str) else day.isoformat()
    year, month, *rest = text.split("-")
    words = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(rest[0])} {words}" if rest else words


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    last = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{last}"


def list_text(names: Sequence[str]) -> str:
    """Names joined as in a sentence: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def bold(text: str) -> str:
    """Markdown bold."""
    return f"**{text}**"


# --- links and choices --------------------------------------------------------------------------


def unknown_choice(what: str, asked: str, taken: str) -> str:
    """A link asked for something there is not."""
    shown = " ".join(asked.split())[:40]
    return f"There is no {what} “{shown}”, so this page shows {taken}."


def recoded(old: str, area: Area) -> str:
    """An area kept on under a new code."""
    return f"{old} is an earlier code of {area.name}, which now has the code {area.code}."


def succeeded(former: Area, successors: Sequence[Area], shown: Sequence[Area]) -> str:
    """An authority was replaced by others, some or all of which are shown instead."""
    ended = f" until {day_text(former.valid_to)}" if former.valid_to else ""
    heirs = list_text([area.name for area in successors])
    text = f"{former.code} is {former.short_name}, an authority{ended}, followed by {heirs}."
    if len(shown) < len(successors):
        text += f" {list_text([area.name for area in shown])} is shown."
    return text


# --- sources ------------------------------------------------------------------------------------


def source_line(measure: Measure, cards: Sequence[Source], today: date) -> str:
    """Publisher, product, edition, access, updates and licence of one measure's figures."""
    named = "; ".join(f"{c.publisher}, {c.title}, {c.edition}" for c in cards)
    accessed = day_text(max(card.accessed for card in cards))
    late = (
        " The announced date has passed: a newer edition may be out."
        if measure.next_update < today
        else ""
    )
    return (
        f"Source: {named}, accessed {accessed}. Last updated "
        f"{day_text(measure.last_update.isoformat()[:7])}; next update "
        f"{day_text(measure.next_update.isoformat()[:7])}.{late} {cards[0].licence}."
    )


def edition_text(edition_id: str, dated: str) -> str:
    """The edition of the figures in force."""
    return f"edition {edition_id}, {dated}"
