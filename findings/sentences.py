"""Every sentence, caveat, label and symbol that is shown anywhere.

No causal word, no verdict: figures stand beside figures. British spelling; true minus; numbers
at their published precision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analysis.rounding import half_away
from eip_data import catalogue, periods
from eip_data.columns import (
    ENGLAND,
    NORTH_EAST_CA,
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


def _span_text(measure: Measure, first: str, last: str) -> str:
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


def possessive(name: str) -> str:
    """ "Gateshead's", "Barking & Dagenham's", "St Helens’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


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


def estimate_note(name: str, about: bool) -> str:
    """How one of our own figures came about."""
    if about:
        return (
            f"{name}: our estimate, weighted by resident children and the share of the group; "
            "take it as within about 0.3 either way."
        )
    return f"{name}: our calculation from the pupils of its authorities."


def north_east_note(measure: Measure) -> str:
    """How the North East CA's figures of a measure came about."""
    if measure.weighting is Weighting.KS4_COHORTS:
        return (
            "North East CA: the seven authorities together, our calculation; from 2022/23 from "
            "their pupils, before that our estimate weighted by resident children and the "
            "group's share (about 0.3 either way)."
        )
    return (
        "North East CA: our estimate for the seven authorities together, weighted by children "
        "and the group's share (about 0.3 either way)."
    )


def like_for_like_note(measure: Measure, period: str, figure: Figure, england: Figure) -> str:
    """England on the authorities' own basis, and how that differs from the published row."""
    value = figure_text(figure, measure.unit)
    row = (
        "no row for England is in our sources for this year"
        if england.missing
        else "England's published row also holds pupils who are in no authority"
    )
    return (
        f"{measure.title}, {period}: all authorities' pupils together, on one basis with each "
        f"authority, come to {value} (our calculation; {row})."
    )


def edition_text(edition: Any) -> str:
    """The edition of the figures in force."""
    return f"edition {edition.id}, {edition.date}"


# --- one area -----------------------------------------------------------------------------------

HEADLINE_TITLE = "Where disadvantaged pupils stand at 5, 11, 16 and 19"
HEADLINE_UNDER = (
    "Latest published year of each. Pupils eligible for free school meals at 5 and 19, "
    "disadvantaged pupils at 11 and 16: different groups, and not one cohort followed."
)
NO_BASE = "This measure places pupils against others of the same year and shows no change."


def kicker(area: Area) -> str:
    """The grey line over an area's name."""
    return {
        AreaKind.AUTHORITY: "Authority profile: state-funded schools in the area",
        AreaKind.COMBINED_AUTHORITY: "Seven authorities together: our calculation",
        AreaKind.REGION: "Region profile: state-funded schools in the region",
    }.get(area.kind, "State-funded schools")


def headline_under(measure: Measure, group: Group, period: str) -> str:
    """The grey line under a row of the headline table."""
    who = {
        Group.FSM: "free school meals at 15"
        if measure.period_kind == "age_19"
        else "free school meals",
        Group.DISADVANTAGED: "disadvantaged",
    }.get(group, group_short(group))
    unit = "points of 90" if measure.id == "ks4_attainment8" else unit_text(measure)
    return f"{unit}, {who}, {period_text(measure, period)}"


def level_clause(measure: Measure, group: Group, figure: Figure) -> str:
    """The measure's phrase with its figure in bold: what share did what, what a group averaged."""
    return measure.phrase.format(
        value=bold(figure_text(figure, measure.unit)), group=group_in_sentence(group, measure)
    )


def lead(area: Area, headlines: Sequence[Any]) -> str:
    """One sentence for 11 and one for 16, each beside England and England outside London."""
    measures = catalogue.load().measures
    parts = []
    for headline in headlines:
        if headline.measure_id not in ("ks2_rwm_expected", "ks4_attainment8"):
            continue
        measure = measures[headline.measure_id]
        when = period_text(measure, headline.period)
        if headline.own.missing:
            reason = status_text(headline.own.status)
            parts.append(
                f"At {measure.stage.removeprefix('Age ')}, {title_inside(measure.title)} "
                f"of {group_in_sentence(headline.group, measure)} "
                f"in {when}: {reason}."
            )
            continue
        clause = level_clause(measure, headline.group, headline.own)
        beside = [
            f"{bold(figure_text(figure, measure.unit))} in {name}"
            for figure, name in (
                (headline.england, "England"),
                (headline.england_outside_london, "England outside London"),
            )
            if not figure.missing and area.code != ENGLAND
        ]
        against = f", against {list_text(beside)}" if beside else ""
        parts.append(f"At {measure.stage.removeprefix('Age ')}, {clause} in {when}{against}.")
    return " ".join(parts)


def headline_notes(
    area: Area, headlines: Sequence[Any], basis: Sequence[str], *, few: bool
) -> tuple[str, ...]:
    """What a reader must know of the headline table."""
    notes = []
    if few:
        notes.append(
            f"Very few children live in {place_text(area)}: its figures swing widely from year to "
            "year, or are not published."
        )
    if area.kind is AreaKind.AUTHORITY:
        notes.append(
            "Place 1 is the authority whose pupils of this group do best; a shared place is "
            "counted with all who share it. Authorities a few places apart often cannot be told "
            "apart. The place by gap to others in England is the same, as one figure for England "
            "stands behind all."
        )
        notes.append("Neighbours: unweighted mean of DfE's ten statistical neighbours of May 2025.")
    if area.code == NORTH_EAST_CA:
        notes.append(
            "North East CA: the seven authorities together. Age 16 from their pupils; elsewhere "
            "our estimate, about 0.3 either way. It is not ranked."
        )
    notes.append(
        "Gap inside: other pupils here minus this group here. Gap to others in England: other "
        "pupils in England minus this group here; positive when this group is behind."
    )
    notes.append("England outside London: our calculation, about 0.3 either way.")
    listed = "; ".join(
        f"{title_inside(h.title)} since {h.change.base_period}"
        for h in headlines
        if h.change.base_period
    )
    notes.append(f"Change: {listed}. Earlier years are not comparable or not published.")
    return (*notes, *basis)


def headline_source(cards: Iterable[Source]) -> str:
    """The source line of the headline table."""
    listed = list(cards)
    named = "; ".join(f"{card.title}, {card.edition}" for card in listed)
    return f"Source: {listed[0].publisher}: {named}. {listed[0].licence}."


@dataclass(frozen=True)
class TrendWords:
    """The words of one trend exhibit: latest level beside England's, and the base period's."""

    measure: Measure
    group: Group
    area: Area
    now: str
    here: Figure
    england: Figure | None
    base: str | None = None
    here_then: Figure | None = None
    england_then: Figure | None = None

    def with_base(self, base: str, here: Figure, england: Figure | None) -> "TrendWords":
        """The same with the base period's figures."""
        return replace(self, base=base, here_then=here, england_then=england)

    def title(self) -> str:
        """The level now and then, in figures; no verdict."""
        stage = "" if self.measure.stage == "Context" else f"{self.measure.stage}: "
        if self.here.missing:
            return f"{stage}{self.measure.title}: {status_text(self.here.status)}"
        text = f"{stage}{figure_text(self.here, self.measure.unit)} in {self._in(self.now)}"
        if self.base and self.here_then:
            then = figure_text(self.here_then, self.measure.unit)
            text += f", {then} in {self._in(self.base)}"
        return text

    def under(self, first: str, last: str) -> str:
        """What, who, where and when."""
        grouped = "{group}" in self.measure.phrase
        who = group_label(self.group) if grouped else self.measure.population.rstrip(".")
        where = self.area.name if self.area.code == ENGLAND else f"{self.area.name} and England"
        return (
            f"{self.measure.title}, {unit_text(self.measure)}. {who}, {where}, "
            f"{_span_text(self.measure, first, last)}"
        )

    def sentence(self) -> str:
        """Level now beside England's, then both in the base period."""
        if self.here.missing:
            reason = status_text(self.here.status)
            name = place_text(self.area)
            name = name[0].upper() + name[1:]
            return f"{name} has no figure for {self._when(self.now)}: {reason}."
        clause = level_clause(self.measure, self.group, self.here)
        against = self._against(self.england)
        text = f"In {self._in(self.now)}, {clause} in {place_text(self.area)}{against}."
        if self.base and self.here_then:
            then = bold(figure_text(self.here_then, self.measure.unit))
            text += f" In {self._in(self.base)} it was {then}{self._against(self.england_then)}."
        return text

    def alt(self, lines: Sequence[Any]) -> str:
        """Kind, measure, place and period, then the last value of each line."""
        ends = []
        for line in lines:
            present = [point for point in line.points if not point.figure.missing]
            if present:
                value = figure_text(present[-1].figure, self.measure.unit)
                ends.append(f"{line.label} {value} in {present[-1].label}")
        listed = "; ".join(ends) or "no figures"
        return f"Line chart. {self.measure.title}, {self.area.name}. {listed}."

    def _when(self, period: str) -> str:
        return period_text(self.measure, period)

    def _in(self, period: str) -> str:
        kind = self.measure.period_kind
        if kind == "financial_year":
            return f"the {self._when(period)}"
        return period if kind in ("age_19", "ks4_leavers") else self._when(period)

    def _against(self, figure: Figure | None) -> str:
        if figure is None or figure.missing or self.area.code == ENGLAND:
            return ""
        return f", against {bold(figure_text(figure, self.measure.unit))} in England"
