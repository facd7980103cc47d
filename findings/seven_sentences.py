"""The words of the seven on the Overview: the table, the strip of places, levels in full."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data.columns import Unit
from findings.figure import Figure
from findings.overview_sentences import ABOVE, plain_text, relation, upper
from findings.sentences import bold, count_text, figure_text, list_text, ordinal, title_inside

if TYPE_CHECKING:
    from findings.at_age import AtAge, Member

GLANCE_UNDER = (
    "Each authority’s figure, and its difference from the same pupils in England; bars left of "
    "the line are below England. Free school meals at 5 and 19 (eligible at 15), disadvantaged "
    "pupils at 11 and 16."
)
PLACES_UNDER = (
    "Each mark is an authority, placed by its figure for the group named at each age: the seven "
    "are the large dots, all others thin ticks."
)
PLACES_NOTE = (
    "Places are approximate: authorities a few places apart often cannot be told apart, and "
    "those with the same figure share a place."
)
FULL_TITLE = "Levels and gaps in full"
FULL_UNDER = (
    "The group’s level, and its gap to other pupils in England, now and in the earlier year: "
    "other pupils in England minus this group."
)


def glance_title(ages: Sequence["AtAge"]) -> str:
    """Where among the seven pupils are more than a little above England's at 11, and at 19."""
    at_11, at_19 = (next(at for at in ages if at.age == age) for age in ("11", "19"))
    return (
        f"At 11 disadvantaged pupils are more than 1 point above England’s {_where_above(at_11)}; "
        f"at 19 those who had free school meals are {_where_above(at_19)}"
    )


def glance_note(ages: Sequence["AtAge"]) -> str:
    """What stands in the table's columns."""
    periods = "; ".join(
        f"{period}: {list_text([_column(at) for at in ages if at.period == period])}"
        for period in sorted({at.period for at in ages}, reverse=True)
    )
    return (
        f"{upper(periods)}. Attainment 8 in points of 90, all else in per cent. Figures to one "
        "decimal at most, rounded after subtracting. North East CA: our figure for the seven "
        "together."
    )


def places_title(ages: Sequence["AtAge"]) -> str:
    """How many of the seven are above the middle authority at 11 and at 19."""
    at_11, at_19 = (next(at for at in ages if at.age == age) for age in ("11", "19"))
    return (
        f"At 11 {_half(at_11)} of the seven {_is(at_11)} above England’s middle authority for "
        f"disadvantaged pupils; at 19 {_half(at_19)} {_is(at_19)}, for pupils on free school meals"
    )


def places_sentence(at: "AtAge") -> str:
    """One age of the strip in words, from the highest of the seven to the lowest."""
    placed = [member for member in at.members if member.place]
    label = bold(f"Age {at.age}, {title_inside(at.title)}")
    if not placed:
        return f"{label}: no places, as {at.whose} have no figure for the seven."
    placed.sort(key=lambda member: member.level.value or 0.0, reverse=True)
    upper = sum((member.from_middle or 0.0) > 0 for member in placed)
    known = "" if len(placed) == len(at.members) else " with a figure"
    return (
        f"{label}, {at.whose}: {upper} of {len(placed)}{known} above the middle authority. "
        f"From {_placed(placed[0])} to {_placed(placed[-1])}."
    )


def places_alt(ages: Sequence["AtAge"]) -> str:
    """The text alternative of the strip of places."""
    rows = "; ".join(
        f"{_column(at)}, "
        + ", ".join(f"{m.name} {ordinal(m.place.rank)}" for m in at.members if m.place)
        for at in ages
    )
    return f"Strips of places among England’s authorities, lowest left. {rows}."


def short_name(name: str) -> str:
    """A name of the seven where there is little room."""
    for long, short in (("North ", "N "), ("South ", "S "), ("County ", "")):
        name = name.replace(long, short)
    return name


def row_name(at: "AtAge") -> tuple[str, ...]:
    """An age on one line, and on another the measure where the age has two."""
    measure = "Attainment 8" if at.measure_id == "ks4_attainment8" else "English, maths"
    return (f"Age {at.age}", measure) if at.age == "16" else (f"Age {at.age}",)


def column_heads(at: "AtAge") -> tuple[str, ...]:
    """The head of a column of the seven, line by line, England's figure last."""
    # A phone's columns are narrower than the longest word.
    names = (name.replace("Attainment", "Attain\u00adment") for name in row_name(at))
    return (*names, f"England {figure_text(at.england.level, at.unit)}")


def level_text(figure: Figure, unit: Unit) -> str:
    """A level in a column whose head names the unit."""
    return plain_text(figure, unit).replace("%", "")


def difference_text(figure: Figure, unit: Unit) -> str:
    """A difference from England with its sign, or why there is none."""
    return figure_text(figure, unit, signed=True).removeprefix("about ")


def placed(at: "AtAge", member: "Member") -> tuple[str, str, str]:
    """One of the seven in the strip: name, level and place."""
    level = figure_text(member.level, at.unit)
    return member.name, f"{level}, {at.title}", _place(member)


def _where_above(at: "AtAge") -> str:
    if at.seven.unknown == at.seven.all:
        return f"in an unknown number of the {count_text(at.seven.all)}"
    names = [
        member.name
        for member in at.members
        if relation(member.level, at.england.level, at.unit) == ABOVE
    ]
    return f"in {list_text(names) or f'none of the {count_text(at.seven.all)}'}"


def _half(at: "AtAge") -> str:
    if not any(member.place for member in at.members):
        return "an unknown number"
    return count_text(_upper_half(at.members)) if _upper_half(at.members) else "none"


def _is(at: "AtAge") -> str:
    return "is" if _upper_half(at.members) == 1 else "are"


def _upper_half(members: Sequence["Member"]) -> int:
    return sum((member.from_middle or 0.0) > 0 for member in members)


def _placed(member: "Member") -> str:
    return f"{member.name} ({_place(member)})"


def _place(member: "Member") -> str:
    assert member.place
    joint = "joint " if member.place.ties > 1 else ""
    return f"{joint}{ordinal(member.place.rank)} of {member.place.of}"


def _column(at: "AtAge") -> str:
    return f"age {at.age} {title_inside(at.title)}" if at.age == "16" else f"age {at.age}"
