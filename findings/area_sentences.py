"""The sentences of one area's page: lead and notes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group, Unit, Weighting
from eip_data.entries import Area, Measure
from findings.certainty import Certainty
from findings.certainty_sentences import (
    MEANING,
    NOT_IN_EDITION,
    beside_text,
    beside_word,
    ends_text,
    judged_text,
    low_reliability_text,
)
from findings.figure import Figure
from findings.sentences import (
    bold,
    figure_text,
    group_in_sentence,
    group_short,
    list_text,
    period_inside,
    period_text,
    place_text,
    shown,
    status_text,
    title_inside,
    unit_text,
)

if TYPE_CHECKING:
    from findings.authority import Headline


HEADLINE_TITLE = "Where disadvantaged pupils stand at 5, 11, 16 and 19"
OWN_BASIS = "At 16 England is taken on the authorities' own basis."
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
        beside = _beside(headline, measure) if area.code != ENGLAND else ""
        parts.append(f"At {measure.stage.removeprefix('Age ')}, {clause} in {when}{beside}.")
    return " ".join(parts)


def _beside(headline: "Headline", measure: Measure) -> str:
    """How a headline stands to England and outside London: in verdicts where there are any."""
    parts = [
        (beside_word(comparison.verdict), f"{name} ({bold(figure_text(figure, measure.unit))})")
        if comparison.verdict
        else ("against", f"{bold(figure_text(figure, measure.unit))} in {name}")
        for figure, name, comparison in (
            (headline.england, "England", headline.certain.england),
            (
                headline.england_outside_london, "England outside London",
                headline.certain.outside_london,
            ),
        )
        if not figure.missing
    ]  # fmt: skip
    return beside_text(parts)


def interval(certain: Certainty, figure: Figure, measure: Measure) -> str:
    """A level's 95% interval as printed, "32.0 to 35.8", or of how few pupils the level is."""
    if figure.missing or certain.low is None or certain.high is None:
        return ""
    if certain.low_reliability and certain.pupils is not None:
        return low_reliability_text(certain.pupils)
    return ends_text(certain.low, certain.high, measure, shown(figure, measure.unit)[1])


def headline_notes(
    area: Area, headlines: "Sequence[Headline]", basis: Sequence[str], *, few: bool
) -> tuple[str, ...]:
    """What a reader must know of the headline table."""
    notes = []
    judged = [row for row in headlines if not row.certain.missing]
    if sure := [row for row in judged if not row.certain.low_reliability]:
        notes.append(f"**Under the figure**: its 95% interval. {MEANING}{_approximate(sure)}")
    unsure = [row for row in headlines if row.certain.missing and not row.own.missing]
    if unsure and area.code != ENGLAND:
        known = "How many pupils the group has is not in our sources."
        why = NOT_IN_EDITION if unsure[0].certain.reason == NOT_IN_EDITION else known
        notes.append(f"**No interval** at {_ages(unsure)}, and no verdict. {why}")
    if judged:
        families = [row.certain.england.family for row in judged]
        notes.append(f"**Under England**: {judged_text(*families)} {OWN_BASIS}")
    if few:
        notes.append(
            f"Very few children live in {place_text(area)}: its figures swing widely from year to "
            "year, or are not published."
        )
    if area.kind is AreaKind.AUTHORITY:
        notes.append(
            "**Place**: between which places the authority may lie, 1 being the authority whose "
            "pupils of this group do best. The place by gap to others in England is the same, as "
            "one figure for England stands behind all."
        )
        notes.append(
            "**Neighbours**: unweighted mean of DfE's ten statistical neighbours of May 2025."
        )
    if area.code == NORTH_EAST_CA:
        notes.append(
            "**North East CA**: the seven authorities together. Age 16 from their pupils; "
            "elsewhere our estimate, about 0.3 either way. It is not ranked."
        )
    national = (
        " **Gap to others in England**: other pupils in England minus this group here."
        if area.code != ENGLAND
        else ""
    )
    notes.append(
        f"**Gap inside**: other pupils here minus this group here.{national} Positive when this "
        "group is behind."
    )
    notes.append("**England outside London**: our calculation, about 0.3 either way.")
    listed = "; ".join(
        f"{title_inside(h.title)} since {h.change.base_period}"
        for h in headlines
        if h.change.base_period
    )
    notes.append(f"**Change**: {listed}. Earlier years are not comparable or not published.")
    return (*notes, *basis)


def _approximate(judged: "Sequence[Headline]") -> str:
    ages = _ages([row for row in judged if row.certain.estimated])
    return f" Approximate at {ages}, where the cohort is estimated." if ages else ""


def _ages(headlines: "Sequence[Headline]") -> str:
    return list_text(list(dict.fromkeys(row.stage.removeprefix("Age ") for row in headlines)))


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
