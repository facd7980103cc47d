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
    Weighting,
)
from eip_data.entries import Area, Measure, Source
from findings.figure import Figure

MINUS = "−"
INDEPENDENT = (
    "Independent analysis of published statistics. Not an official statistics publication."
)

#: What the licences of the figures and boundaries ask to be said wherever they are shown.
ATTRIBUTION = (
    f"{INDEPENDENT} Contains public sector information of the Department for Education, licensed "
    "under the Open Government Licence v3.0.",
    "Boundaries: Source: Office for National Statistics licensed under the Open Government "
    "Licence v.3.0. Contains OS data © Crown copyright and database right 2023.",
)
CONTACT = "education@northeast-ca.gov.uk"

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

#: Marks of years in a table, and what each means.
APART, EARLIER = "†", "‡"
DAGGERS = {
    APART: "not comparable with other years.",
    EARLIER: "before a new series: not comparable with the latest year.",
}

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


def shown(figure: Figure, unit: Unit) -> tuple[float, int]:
    """The number and the decimals a figure is read at; it must have a value.

    Percentages that rest on stand-in weights are whole numbers, rounded once.
    """
    assert figure.value is not None
    if not (figure.about and unit in (Unit.PERCENT, Unit.PER_100)):
        return figure.value, figure.decimals
    return half_away(figure.value if figure.exact is None else figure.exact, 0), 0


def figure_text(figure: Figure, unit: Unit, *, signed: bool = False) -> str:
    """The figure as it is read: "48%", "33.9", "−1.0", "about 49%", or why there is none.

    Percentages that rest on stand-in weights are whole numbers with "about".
    """
    if figure.value is None:
        return status_text(figure.status)
    text = number_text(*shown(figure, unit), signed=signed)
    if unit is Unit.PERCENT and not signed:
        text += "%"
    return f"about {text}" if figure.about else text


#: Two figures no further apart than this are called close, by unit; no verdict is meant.
CLOSE = {Unit.PERCENT: 1.0, Unit.PER_100: 1.0, Unit.POINTS: 0.5, Unit.SCORE: 0.1}


def basis_differs(measure: Measure, period: str) -> bool:
    """Whether England's published row stands on another basis than its authorities' (METHOD
    decision 11): a figure that reads the same as it is only close to it."""
    return measure.weighting is Weighting.KS4_COHORTS and period >= "2018/19"


def compared(own: Figure, other: Figure, unit: Unit) -> str:
    """How two figures stand as they are shown: "the same as", "close to", "below" or "above".

    Plain comparison of the shown numbers; both must have a value. "The same" are two numbers
    that read alike: 32.6 is only close to about 33.
    """
    (here, mine), (there, theirs) = shown(own, unit), shown(other, unit)
    decimals = min(mine, theirs)
    distance = half_away(half_away(here, decimals) - half_away(there, decimals), decimals)
    if distance == 0 and mine == theirs:
        return "the same as"
    if abs(distance) <= CLOSE[unit]:
        return "close to"
    return "below" if distance < 0 else "above"


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


def period_inside(measure: Measure, period: str) -> str:
    """A period inside a sentence, after "in": its kind is said by the measure's own words."""
    if measure.period_kind == "financial_year":
        return f"the {period_text(measure, period)}"
    return (
        period
        if measure.period_kind in ("age_19", "ks4_leavers")
        else (period_text(measure, period))
    )


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


def count_text(number: int) -> str:
    """A count inside a sentence: in words up to ten, then in figures."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if 0 <= number < len(words) else f"{number:,}"


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


def left_out(asked: str, count: int) -> str:
    """A link listed areas there are not."""
    more = "" if count == 1 else f" and {count - 1} more that a link named"
    shown = " ".join(asked.split())[:40]
    them = "it" if count == 1 else "them"
    return f"There is no area “{shown}”{more}, so this page leaves {them} out."


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


def file_name(*parts: str) -> str:
    """The name of a CSV file from what is in it: lower case, hyphens, no commas."""
    text = "-".join(part.lower() for part in parts)
    return text.replace(" ", "-").replace("_", "-").replace(",", "").replace("&", "and") + ".csv"


def sources_line(cards: Sequence[Source], measures: Sequence[Measure], today: date) -> str:
    """Publishers, products and editions behind several measures, and whether one may be newer."""
    publishers = dict.fromkeys(card.publisher for card in cards)
    named = ". ".join(
        f"{publisher}: "
        + "; ".join(f"{c.title}, {c.edition}" for c in cards if c.publisher == publisher)
        for publisher in publishers
    )
    late = (
        " The announced date of a newer edition has passed for some of them: one may be out."
        if any(measure.next_update < today for measure in measures)
        else ""
    )
    return f"Source: {named}.{late} {cards[0].licence}."


def edition_text(edition_id: str, dated: str) -> str:
    """The edition of the figures in force."""
    return f"edition {edition_id}, {dated}"
