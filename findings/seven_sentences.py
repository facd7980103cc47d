"""The words of the seven on the Overview: the table, the strip of places, levels in full."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data.columns import Unit, Verdict
from findings.certainty_sentences import places_text, range_text, verdict_label
from findings.figure import Figure
from findings.overview_sentences import plain_text, upper
from findings.sentences import bold, count_text, figure_text, list_text, title_inside

if TYPE_CHECKING:
    from findings.at_age import AtAge, Member
    from findings.certainty import Certainty

GLANCE_UNDER = (
    "Each authority's figure, its difference from the same pupils in England (bars left of the "
    "line are below), its verdict against England, and between which places it may lie. Free "
    "school meals at 5 and 19 (eligible at 15), disadvantaged pupils at 11 and 16."
)
PLACES_UNDER = (
    "Each mark is an authority, placed by its figure for the group named at each age: the seven "
    "are the large dots, all others thin ticks."
)
PLACES_NOTE = (
    "A dot stands where the published figure puts it; between which places an authority may lie "
    "is in the table. It is surely in a half when all of its places are."
)
FULL_TITLE = "Levels and gaps in full"
FULL_UNDER = (
    "The group's level, and its gap to other pupils in England, now and in the earlier year: "
    "other pupils in England minus this group."
)


def glance_title(ages: Sequence["AtAge"]) -> str:
    """Which of the seven are higher or lower than England at 11, and how many at 19."""
    if _without_verdicts(ages):
        return "The seven authorities beside England at 5, 11, 16 and 19"
    at_11, at_19 = (next(at for at in ages if at.age == age) for age in ("11", "19"))
    return (
        f"Beside England, disadvantaged pupils at 11 are {_sides(at_11, named=True)}; those who "
        f"had free school meals are {_sides(at_19, named=False)} at 19"
    )


def glance_note(ages: Sequence["AtAge"]) -> str:
    """What stands in the table's columns."""
    periods = "; ".join(
        f"{period}: {list_text([_column(at) for at in ages if at.period == period])}"
        for period in sorted({at.period for at in ages}, reverse=True)
    )
    return (
        f"{upper(periods)}. Attainment 8 in points of 90, all else in per cent. Figures "
        "with the decimals they are published with. North East CA: our figure for the seven "
        "together."
    )


def places_title(ages: Sequence["AtAge"]) -> str:
    """How many of the seven are surely in either half of England's authorities at 11 and at 19."""
    if _without_verdicts(ages):
        return "The seven among all authorities at 5, 11, 16 and 19"
    at_11, at_19 = (next(at for at in ages if at.age == age) for age in ("11", "19"))
    upper, lower = _halves(at_11)
    above, below = _halves(at_19)
    are = "is" if upper == "one" else "are"
    return (
        f"At 11 {upper} of the seven {are} surely in the upper half of England's authorities and "
        f"{lower} in the lower, for disadvantaged pupils; at 19 {above} and {below}, for pupils on "
        "free school meals"
    )


def places_sentence(at: "AtAge") -> str:
    """One age of the strip in words: between which places each of the seven may lie."""
    label = bold(f"Age {at.age}, {title_inside(at.title)}")
    placed = [(one.certain.rank, one.name) for one in at.members if one.certain.rank]
    if not placed:
        return f"{label}: no places, as too little is known of {at.whose} in the seven."
    placed.sort(key=lambda pair: (pair[0].low + pair[0].high, pair[1]))
    listed = "; ".join(f"{name} {range_text(rank.low, rank.high)}" for rank, name in placed)
    return f"{label}, {at.whose}: about {listed}, of {placed[0][0].of}."


def places_alt(ages: Sequence["AtAge"]) -> str:
    """The text alternative of the strip of places."""
    rows = "; ".join(
        f"{_column(at)}, "
        + ", ".join(
            f"{one.name} {range_text(one.certain.rank.low, one.certain.rank.high)}"
            for one in at.members
            if one.certain.rank
        )
        for at in ages
    )
    return f"Strips of places among England's authorities, lowest left. About: {rows}."


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
    """One of the seven in the strip: name, level and places."""
    level = figure_text(member.level, at.unit)
    rank = member.certain.rank
    where = places_text(rank.low, rank.high, rank.of) if rank else member.certain.rank_reason
    return member.name, f"{level}, {at.title}", where


def verdict_lines(certain: "Certainty") -> tuple[str, str]:
    """The verdict against England and the places, under a figure of the table."""
    verdict, rank = certain.england.verdict, certain.rank
    return (
        verdict_label(verdict, gap=False) if verdict else "",
        range_text(rank.low, rank.high) if rank else "",
    )


def _without_verdicts(ages: Sequence["AtAge"]) -> bool:
    """Whether nothing was worked out for any of the seven, as in an earlier edition."""
    return all(one.certain.missing for at in ages for one in at.members)


def _sides(at: "AtAge", *, named: bool) -> str:
    """How the seven divide: higher in these and lower in those, by name or by count."""
    parts = []
    for verdict in (Verdict.HIGHER, Verdict.LOWER):
        names = [one.name for one in at.members if one.certain.england.verdict is verdict]
        where = list_text(names)
        if len(names) == len(at.members):
            where = "all seven"
        elif not named or not names:
            where = f"{count_text(len(names)) if names else 'none'} of the seven"
        parts.append(f"{verdict_label(verdict, gap=False)} in {where}")
    return " and ".join(parts)


def _halves(at: "AtAge") -> tuple[str, str]:
    """How many of the seven are surely in England's upper half, and how many in the lower."""
    ranks = [one.certain.rank for one in at.members if one.certain.rank]
    upper = sum(2 * rank.high <= rank.of for rank in ranks)
    lower = sum(2 * rank.low > rank.of + 1 for rank in ranks)
    return count_text(upper) if upper else "none", count_text(lower) if lower else "none"


def _column(at: "AtAge") -> str:
    return f"age {at.age} {title_inside(at.title)}" if at.age == "16" else f"age {at.age}"
