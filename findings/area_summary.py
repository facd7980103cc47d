"""One area in words: a paragraph a headline measure, true as it stands, to be copied."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import ENGLAND, Unit
from eip_data.entries import Area, Measure
from findings.area_sentences import level_clause
from findings.certainty_sentences import beside_text, beside_word
from findings.figure import Figure
from findings.sentences import (
    bold,
    compared,
    figure_text,
    group_in_sentence,
    period_inside,
    place_text,
    status_text,
    title_inside,
)

if TYPE_CHECKING:
    from findings.authority import Headline

TITLE = "In words"
UNDER = (
    "To copy into a paper. Higher and lower are said where the difference exceeds ordinary "
    "variation, not clearly different where it does not. The groups change too: more pupils have "
    "kept free school meals since 2018, and more were disadvantaged in 2024/25."
)


#: Said in place of a change where a handful of children makes the figure.
FEW = "Very few children live there: the figure swings widely from year to year."


def summary(area: Area, headlines: "Sequence[Headline]", *, few: bool = False) -> tuple[str, ...]:
    """A paragraph for each headline: level beside England, gap, and change since its base.

    Where ``few`` children live a change says nothing, so a warning takes its place.
    """
    measures = catalogue.load().measures
    return tuple(_paragraph(area, row, measures[row.measure_id], few) for row in headlines)


def _paragraph(area: Area, row: "Headline", measure: Measure, few: bool) -> str:
    age, when = row.stage.removeprefix("Age "), period_inside(measure, row.period)
    if row.own.missing:
        return (
            f"At {age}, {title_inside(measure.title)} of "
            f"{group_in_sentence(row.group, measure)} in {when}: {status_text(row.own.status)}."
        )
    clause = level_clause(measure, row.group, row.own)
    sentences = [f"At {age}, {clause} in {place_text(area)} in {when}{_beside(area, row)}."]
    sentences += _gap(area, row, measure)
    sentences += [FEW] if few else _change(area, row)
    return " ".join(sentences)


def _beside(area: Area, row: "Headline") -> str:
    """How the level compares with England's, and with England's outside London."""
    if area.code == ENGLAND:
        beside = [(row.england_outside_london, "England outside London")]
    else:
        beside = [
            (row.england_together, "England"),
            (row.england_outside_london, "England outside London"),
        ]
    ours = ", all authorities together, our calculation" if row.england.missing else ""
    verdicts = {
        "England": row.certain.england.verdict,
        "England outside London": row.certain.outside_london.verdict,
    }
    parts = [
        (
            beside_word(verdict) if verdict else compared(row.own, other, row.unit),
            f"{name} ({figure_text(other, row.unit)}{ours if name == 'England' else ''})",
        )
        for other, name in beside
        if not other.missing
        for verdict in (verdicts[name],)
    ]
    return beside_text(parts)


def _gap(area: Area, row: "Headline", measure: Measure) -> list[str]:
    group = group_in_sentence(row.group, measure)
    figure = row.within if area.code == ENGLAND else row.vs_national
    if figure.value is None:
        return []
    where = "" if area.code == ENGLAND else " in England"
    if figure.value < 0:
        return [f"That is {_points(figure, row.unit, sign=-1)} above other pupils{where}."]
    if figure.value == 0:
        return [f"That is level with other pupils{where}."]
    of_group = "The group" if len(group) > 25 else group[0].upper() + group[1:]
    behind = _points(figure, row.unit)
    return [f"{of_group} {'was' if of_group == 'The group' else 'were'} {behind} behind other "
            f"pupils{where}."]  # fmt: skip


def _change(area: Area, row: "Headline") -> list[str]:
    change = row.change
    if change.reason or change.area.missing:
        return []
    unit = row.unit
    own = bold(figure_text(change.area, unit, signed=True))
    text = f"Since {change.base_period} the figure has changed by {own}"
    if area.code != ENGLAND and not change.england.missing:
        text += f", England's by {bold(figure_text(change.england, unit, signed=True))}"
    return [f"{text}."]


def _points(figure: Figure, unit: Unit, sign: int = 1) -> str:
    assert figure.value is not None
    exact = None if figure.exact is None else sign * figure.exact
    turned = replace(figure, value=sign * figure.value, exact=exact)
    text = figure_text(turned, unit).removesuffix("%")
    one = "percentage point" if unit is Unit.PERCENT else "point"
    return f"{bold(text)} {one if text == '1' else one + 's'}"
