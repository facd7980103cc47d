"""The words of verdicts on a map: its finding, the grey line, and why there are none.

"Lower" and "higher" are said of figures that were tested; "cannot tell" is never "the same".
"""

from collections import Counter
from collections.abc import Sequence

from eip_data.columns import Verdict
from eip_data.entries import Measure
from findings.certainty_sentences import (
    MEANING,
    NO_RANK,
    NOT_IN_EDITION,
    OUTSIDE_LONDON,
    family_text,
    judged_text,
    verdict_label,
)
from findings.quantity import Quantity, Show
from findings.sentences import (
    count_text,
    group_in_sentence,
    list_text,
    period_inside,
)

#: What is lower or higher, by measure: those that have verdicts.
_SHARES = {
    "early_years_gld": "with a good level of development",
    "ks2_rwm_expected": "at the expected standard in reading, writing and maths",
    "ks4_english_maths_4": "with grade 4 or above in English and maths",
    "ks4_english_maths_5": "with grade 5 or above in English and maths",
    "level3_at_19": "with Level 3",
    "he_by_19": "in higher education",
}
#: The sides a finding names, in its order.
_SIDES = (Verdict.LOWER, Verdict.HIGHER, Verdict.ABOUT_THE_SAME)


def finding(quantity: Quantity, verdicts: Sequence[Verdict | None]) -> str:
    """How many of the seven are on which side, for how many we cannot tell, of how many we know
    nothing; ``verdicts`` are those of the seven."""
    told, count = Counter(verdicts), len(verdicts)
    stage = quantity.measure.stage.removeprefix("Age ")
    subject, against = _subject(quantity), _against(quantity)
    sides = [side for side in _SIDES if told[side]]
    if not sides:
        tested = count_text(count - told[None])
        text = f"At {stage} we cannot tell for any of the {tested} whether {subject} is higher or "
        text += f"lower than {against}"
    else:
        first = sides[0]
        text = f"At {stage}, {subject} is {_compared(first)} {against} in {_of(told[first], count)}"
        text += "".join(f", {part}" for part in _others(told, first) if told[first] < count)
        if told[Verdict.CANNOT_TELL]:
            text += f"; for {count_text(told[Verdict.CANNOT_TELL])} we cannot tell"
    if told[None]:
        text += f"; for {count_text(told[None])} of the {count_text(count)} there is no verdict"
    return text


def under(quantity: Quantity, family: int) -> str:
    """How verdicts were come by, and on which England."""
    text = family_text(family)
    if quantity.show is Show.VERDICT_OUTSIDE_LONDON:
        text += f"; {OUTSIDE_LONDON} is our calculation"
    elif quantity.together:
        text += "; England on the authorities' own basis"
    return text[:1].upper() + text[1:]


def table_title(lower: Sequence[str], higher: Sequence[str], count: int) -> str:
    """Which of the ``count`` areas are lower and which higher, by name."""
    parts = [
        f"{word} in {'all ' + count_text(count) if len(names) == count else list_text(names)}"
        for word, names in (("lower", lower), ("higher", higher))
        if names
    ]
    if not parts:
        return f"Certainly lower or higher in none of the {count_text(count)}"
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def counts(numbers: Counter[Verdict | None]) -> str:
    """How many authorities of England are on which side."""
    tested = sum(count for verdict, count in numbers.items() if verdict)
    parts = [
        f"{numbers[side]} {'are ' if not i else ''}{verdict_label(side, False)}"
        for i, side in enumerate(_SIDES)
    ]
    unknown = numbers[Verdict.CANNOT_TELL]
    return f"Of {tested} authorities {list_text(parts)}; for {unknown} we cannot tell."


def no_verdict(quantity: Quantity, reason: str, *, outside: bool, elsewhere: bool) -> str:
    """Why there are no verdicts, what is shown in their place, and where there are some."""
    name, other = ("England outside London", "England") if outside else (
        "England", "England outside London",
    )  # fmt: skip
    when = period_inside(quantity.measure, quantity.period)
    text = f"No verdict against {name}, {when}: {reason} "
    text += f"The map shows the difference from {name} in its place."
    return f"{text} Against {other} there are verdicts." if elsewhere else text


def notes(family: int, ranked: int, *, reason: str, gap: bool) -> tuple[str, ...]:
    """What the verdict words, places and intervals mean, or why there is no verdict."""
    if reason == NOT_IN_EDITION:
        return (f"**No verdict, interval or place**: {reason}",)
    found = []
    if family and gap:
        found.append(
            "**Against England's gap**: wider or narrower where the difference exceeds ordinary "
            f"variation ({family_text(family)}); about the same where it is certainly small; "
            "cannot tell where it is neither."
        )
    elif family:
        found.append(f"**Verdicts**: {judged_text(family)}")
    elif reason:
        found.append(f"**No verdict**: {reason}")
    if ranked:
        first = "smallest gap, which is not the best result" if gap else "highest level"
        found.append(
            f"**Place**: between which places of {ranked} an authority may lie, 1 the {first} "
            "(95% on average)."
        )
    else:
        found.append(f"**Place**: {NO_RANK}")
    return (*found, f"**Intervals**: {MEANING}")


def left_out(periods: Sequence[str]) -> str:
    """Which comparable years the small maps leave out, as they have no verdicts."""
    return f"Left out, without verdicts: {list_text(list(periods))}"


def _subject(quantity: Quantity) -> str:
    """What is lower or higher, singular: "disadvantaged pupils' Attainment 8"."""
    measure: Measure = quantity.measure
    group = group_in_sentence(quantity.group, measure)
    share = _SHARES.get(measure.id)
    if share:
        return f"the share of {group} {share}"
    if group.endswith("pupils"):
        return f"{group}' {measure.title}"
    return f"{measure.title} of {group}"


def _against(quantity: Quantity) -> str:
    if quantity.show is Show.VERDICT_OUTSIDE_LONDON:
        return "in England outside London"
    return "England's"


def _compared(side: Verdict) -> str:
    joined = "as" if side is Verdict.ABOUT_THE_SAME else "than"
    return f"{verdict_label(side, False)} {joined}"


def _others(told: Counter[Verdict | None], first: Verdict) -> list[str]:
    """The other sides: of lower and higher both are named, with none where none is."""
    if first is Verdict.ABOUT_THE_SAME:
        return ["lower or higher in none"]
    sides = [Verdict.HIGHER if first is Verdict.LOWER else Verdict.LOWER]
    if told[Verdict.ABOUT_THE_SAME]:
        sides.append(Verdict.ABOUT_THE_SAME)
    return [
        f"{verdict_label(side, False)} in {count_text(told[side]) if told[side] else 'none'}"
        for side in sides
    ]


def _of(number: int, count: int) -> str:
    if number == count:
        return f"all {count_text(count)}"
    return f"{count_text(number)} of the {count_text(count)}"
