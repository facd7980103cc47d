"""The sentences of one area's page: lead, notes, and the words of a trend. No verdict words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group, Unit, Weighting
from eip_data.entries import Area, Measure
from findings.figure import Figure
from findings.sentences import (
    bold,
    day_text,
    figure_text,
    group_in_sentence,
    group_label,
    group_short,
    list_text,
    period_inside,
    period_text,
    place_text,
    span_text,
    status_text,
    title_inside,
    unit_text,
)

if TYPE_CHECKING:
    from findings.authority import Headline
    from findings.trend import Line


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
    status = status_text(measure.status_of(group, period))
    return f"{unit}, {who}, {period_text(measure, period)} {status}"


def level_clause(measure: Measure, group: Group, figure: Figure) -> str:
    """The measure's phrase with its figure in bold: what share did what, what a group averaged."""
    return measure.phrase.format(
        value=bold(figure_text(figure, measure.unit)), group=group_in_sentence(group, measure)
    )


def lead(area: Area, headlines: "Sequence[Headline]") -> str:
    """One sentence for 11 and one for 16, each beside England and England outside London."""
    measures = catalogue.load().measures
    parts = []
    for headline in headlines:
        if headline.measure_id not in ("ks2_rwm_expected", "ks4_attainment8"):
            continue
        measure = measures[headline.measure_id]
        when = period_inside(measure, headline.period)
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
    area: Area, headlines: "Sequence[Headline]", basis: Sequence[str], *, few: bool
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
            "**Place**: 1 is the authority whose pupils of this group do best; a shared place is "
            "counted with all who share it. Authorities a few places apart often cannot be told "
            "apart. The place by gap to others in England is the same, as one figure for England "
            "stands behind all."
        )
        notes.append(
            "**Neighbours**: unweighted mean of DfE's ten statistical neighbours of May 2025."
        )
    if area.code == NORTH_EAST_CA:
        notes.append(
            "**North East CA**: the seven authorities together. Age 16 from their pupils; "
            "elsewhere our estimate, about 0.3 either way. It is not ranked."
        )
    notes.append(
        "**Gap inside**: other pupils here minus this group here. **Gap to others in England**: "
        "other pupils in England minus this group here; positive when this group is behind."
    )
    notes.append("**England outside London**: our calculation, about 0.3 either way.")
    listed = "; ".join(
        f"{title_inside(h.title)} since {h.change.base_period}"
        for h in headlines
        if h.change.base_period
    )
    notes.append(f"**Change**: {listed}. Earlier years are not comparable or not published.")
    return (*notes, *basis)


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
            f"{span_text(self.measure, first, last)}"
        )

    def sentence(self) -> str:
        """Level now beside England's, then both in the base period."""
        if self.here.missing:
            reason = status_text(self.here.status)
            name = place_text(self.area)
            name = name[0].upper() + name[1:]
            have = "have" if self.area.short_name == "Isles of Scilly" else "has"
            return f"{name} {have} no figure for {self._when(self.now)}: {reason}."
        clause = level_clause(self.measure, self.group, self.here)
        against = self._against(self.england)
        text = f"In {self._in(self.now)}, {clause} in {place_text(self.area)}{against}."
        if self.base and self.here_then:
            then = bold(figure_text(self.here_then, self.measure.unit))
            text += f" In {self._in(self.base)} it was {then}{self._against(self.england_then)}."
        return text

    def alt(self, lines: "Sequence[Line]") -> str:
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
        return period_inside(self.measure, period)

    def _against(self, figure: Figure | None) -> str:
        if figure is None or figure.missing or self.area.code == ENGLAND:
            return ""
        return f", against {bold(figure_text(figure, self.measure.unit))} in England"


def formed_note(area: Area, formers: Sequence[Area]) -> str:
    """Which authorities an area followed, and that their figures are not its own."""
    areas = catalogue.load().areas
    names = list_text([former.short_name for former in formers])
    since = f" on {day_text(area.valid_from)}" if area.valid_from else ""
    parts = {code for former in formers for code in former.successors} - {area.code}
    shared = (
        f" {'Its' if len(formers) == 1 else 'Their'} area reaches into "
        f"{list_text(sorted(areas[code].short_name for code in parts))} too, so the figures are "
        f"not those of {place_text(area)}."
        if parts
        else ""
    )
    return f"**Former**: {place_text(area)} followed {names}{since}.{shared}"


def north_east_note(measure: Measure) -> str:
    """How the North East CA's figures of a measure came about."""
    if measure.weighting is Weighting.KS4_COHORTS:
        return (
            "**North East CA**: the seven authorities together, our calculation; from 2022/23 from "
            "their pupils, before that our estimate weighted by resident children and the "
            f"group's share{_within(measure)}."
        )
    return (
        "**North East CA**: our estimate for the seven authorities together, weighted by children "
        f"and the group's share{_within(measure)}."
    )


def _within(measure: Measure) -> str:
    """How far the weights may put an estimate out, where that was tried."""
    tried = measure.stage != "Context" and measure.unit in (Unit.PERCENT, Unit.POINTS)
    return " (the weights put it out by about 0.3 either way)" if tried else ""


def like_for_like_note(measure: Measure, period: str, figure: Figure, england: Figure) -> str:
    """England on the authorities' own basis, and how that differs from the published row."""
    value = figure_text(figure, measure.unit)
    row = (
        "no row for England is in our sources for this year"
        if england.missing
        else "England's published row also holds pupils who are in no authority"
    )
    return (
        f"**{measure.title}**, {period}: all authorities' pupils together, on one basis with each "
        f"authority, come to {value} (our calculation; {row})."
    )
