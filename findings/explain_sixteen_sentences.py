"""The words of the two pictures of 16: which authorities each singles out, verdict by verdict."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA, AreaKind, Unit, Verdict
from eip_data.entries import Area
from findings.certainty_sentences import family_text, low_reliability_text, verdict_label
from findings.explain_ages_sentences import places as places_of
from findings.explain_panel import Said, is_plural
from findings.sentences import list_text, number_text, place_text

if TYPE_CHECKING:
    from findings.certainty import Certainty, Comparison
    from findings.explain_sixteen import SixteenRow

NAMES = ("Attainment 8", "English and maths")


def level(one: "Certainty") -> str:
    """The level as it was judged, to one decimal."""
    if one.value is None:
        return one.reason.rstrip(".") or "not available"
    percent = catalogue.load().measures[one.measure_id].unit is Unit.PERCENT
    text = number_text(one.value, 1) + ("%" if percent else "")
    if one.low_reliability and one.pupils is not None:
        return f"{text}, {low_reliability_text(one.pupils)}"
    return text


def verdict(compared: "Comparison", one: "Certainty") -> str:
    """The verdict's word, or why there is none."""
    if compared.verdict is None:
        return (compared.reason or one.reason).rstrip(".")
    return verdict_label(compared.verdict, False)


def places(one: "Certainty") -> str:
    """The interval of places; of an area that is no authority nothing."""
    single = catalogue.load().areas[one.area].kind is AreaKind.AUTHORITY
    return places_of(one) if single else ""


def notes(family: int) -> tuple[str, ...]:
    """What the words rest on."""
    return (
        f"**Higher, lower**: {family_text(family)}. **About the same**: within 1 point, or 3 "
        "percentage points, at 90%. **Cannot tell** is neither: it never means the same.",
        "**England**: all authorities' pupils together, on one basis with the authorities. The "
        "North East CA is tested by itself, its variance taken twice.",
        "**Line**: 95% interval of the difference from England, by the ordinary variation of an "
        "authority of this size.",
    )


def said(area: Area, rows: "Sequence[SixteenRow]", period: str) -> Said:
    """Title, grey line, sentence and text alternative."""
    names = [_named(rows, i, Verdict.LOWER) for i in (0, 1)]
    under = (
        f"Disadvantaged pupils, {period}: difference from England in Attainment 8 (points) and in "
        "grade 5 or above in English and maths (percentage points)."
    )
    if set(names[0]) == set(names[1]):
        title = "At 16 both pictures single out the same of the seven"
    else:
        title = "At 16 the two pictures single out different authorities of the seven"
    sentence = (
        f"Lower than England in Attainment 8: {_listed(names[0])}; in English and maths: "
        f"{_listed(names[1])}. {_own(area, rows)}"
    )
    alt = "Two dot plots side by side. " + " ".join(
        f"{row.name}: {NAMES[0]} {row.sides[0].level_text}, {row.sides[0].verdict_text}; "
        f"{NAMES[1]} {row.sides[1].level_text}, {row.sides[1].verdict_text}."
        for row in rows
    )
    return Said(title, under, sentence, alt)


def _own(area: Area, rows: "Sequence[SixteenRow]") -> str:
    """The chosen area in both pictures."""
    row = next(row for row in rows if row.chosen)
    clauses = [
        f"{_clause(side.verdict, is_plural(area))} England in {name} ({side.level_text})"
        for side, name in zip(row.sides, NAMES, strict=True)
        if side.verdict is not None
    ]
    where = place_text(area)
    if not clauses:
        return f"For {where} nothing can be said: {_lower(row.sides[0].verdict_text)}."
    return f"{where[0].upper()}{where[1:]} {list_text(clauses)}."


def _clause(found: Verdict, plural: bool) -> str:
    if found is Verdict.CANNOT_TELL:
        return "cannot be told from"
    joined = "as" if found is Verdict.ABOUT_THE_SAME else "than"
    return f"{'are' if plural else 'is'} {verdict_label(found, False)} {joined}"


def _named(rows: "Sequence[SixteenRow]", picture: int, wanted: Verdict) -> list[str]:
    seven = catalogue.load().areas[NORTH_EAST_CA].members
    return [row.name for row in rows if row.code in seven and row.sides[picture].verdict is wanted]


def _listed(names: Sequence[str]) -> str:
    return list_text(names) if names else "none of the seven"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
