"""The words of places at four ages: intervals of places, and never one place minus another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data.columns import AreaKind, Group
from eip_data.entries import Area, Measure
from findings.certainty_sentences import low_reliability_text, places_text
from findings.explain_panel import Said, is_plural
from findings.sentences import (
    count_text,
    group_short,
    list_text,
    period_text,
    place_text,
)

if TYPE_CHECKING:
    from findings.certainty import Certainty
    from findings.explain_ages import Rung

UNDER = (
    "Place among all authorities with a figure, 1 the highest level; latest year of each. Pupils "
    "eligible for free school meals at 5 and 19, disadvantaged pupils at 11 and 16."
)
NOTES = (
    "**Places in nearly the same years, not one cohort followed**: four different sets of pupils, "
    "and at 5 and 19 another group than at 11 and 16. A lower place at a later age is no loss that "
    "was measured.",
    "**An interval of places** holds where the authority could stand once the ordinary variation "
    "of every authority is allowed for (95% on average). Where it is wide, the figure says little "
    "about the place.",
)


def whose(measure: Measure, group: Group) -> str:
    """The group at one age, short enough for a chart."""
    at_15 = " at 15" if measure.period_kind == "age_19" else ""
    return f"{group_short(group)}{at_15}"


def when(measure: Measure, period: str) -> str:
    """The period at one age."""
    return period_text(measure, period)


def places(one: "Certainty") -> str:
    """The interval of places, or the reason why there is none."""
    if one.rank is None:
        return (one.reason or one.rank_reason).rstrip(".")
    text = places_text(one.rank.low, one.rank.high, one.rank.of)
    if one.low_reliability and one.pupils is not None:
        return f"{text} ({low_reliability_text(one.pupils)})"
    return text


def said(area: Area, rungs: "Sequence[Rung]") -> Said:
    """Title, grey line, sentence and text alternative."""
    placed = [(rung, rung.low, rung.high) for rung in rungs if rung.low and rung.high]
    name = place_text(area)
    if not placed:
        return Said(_nowhere(area), UNDER, "", "")
    lines = [f"at {rung.age} **{rung.places}**" for rung, _, _ in placed]
    missing = [rung.age for rung in rungs if rung.low is None]
    sentence = f"{_upper(name)} {_stands(area)} {list_text(lines)}."
    if missing:
        sentence += f" At {list_text(missing)} there is no place."
    highest = max(low for _, low, _ in placed)
    lowest = min(high for _, _, high in placed)
    together = f"all {count_text(len(placed))} ages" if len(placed) > 2 else "both ages"
    if len(placed) == 1:
        title = f"{_upper(name)} {_has(area)} a place at {placed[0][0].age} only"
    elif highest <= lowest:
        title = f"{_upper(name)} could hold one and the same place at {together}"
    else:
        title = f"No one place fits {name} at {together}"
    alt = "Bars on one scale of places. " + "; ".join(
        f"at {rung.age} {rung.places}" for rung, _, _ in placed
    )
    return Said(title, UNDER, sentence, f"{alt}.")


def _nowhere(area: Area) -> str:
    if area.kind is AreaKind.AUTHORITY:
        return f"{_upper(place_text(area))} {_has(area)} no place at any of the four ages"
    return f"Only single authorities have places, and {place_text(area)} is not one"


def _stands(area: Area) -> str:
    return "stand" if is_plural(area) else "stands"


def _has(area: Area) -> str:
    return "have" if is_plural(area) else "has"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
