"""The finding over the map: on which side the seven authorities stand, in counts alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from eip_data.columns import ENGLAND, Status
from findings import map_verdict_sentences as verdicts
from findings.figure import Figure
from findings.map_sentences import MapWords, upper
from findings.quantity import GAPS, Quantity, Show
from findings.sentences import (
    basis_differs,
    compared,
    count_text,
    figure_text,
    group_in_sentence,
    list_text,
    period_inside,
    shown,
    status_text,
    title_inside,
)

#: In what pupils stand below or above England's, by measure. Attainment 8 alone "score": English
#: and maths, of the same age, names itself, as the two single out different authorities.
_STAND = {
    "early_years_gld": "are {} for a good level of development",
    "phonics_y1": "are {} in phonics",
    "mtc_full_marks": "are {} in the multiplication tables check",
    "ks2_rwm_expected": "are {} in reading, writing and maths",
    "ks2_reading_expected": "are {} in reading",
    "ks2_writing_expected": "are {} in writing",
    "ks2_maths_expected": "are {} in maths",
    "ks4_attainment8": "score {}",
    "ks4_english_maths_4": "are {} for grade 4 or above in English and maths",
    "ks4_english_maths_5": "are {} for grade 5 or above in English and maths",
    "ks4_progress8": "are {} in Progress 8",
    "ks4_ebacc_aps": "are {} in English Baccalaureate points",
    "level2_at_19": "are {} for level 2",
    "level3_at_19": "are {} for level 3",
    "he_by_19": "are {} for higher education",
}


def title(words: MapWords) -> str:
    """How many of the seven are on which side, or from what to what they run."""
    present = [code for code in words.seven if not words.figures[code].missing]
    if not present:
        return _nothing(words)
    if words.of_verdicts:
        return verdicts.finding(words.quantity, [words.judged.verdict(one) for one in words.seven])
    if words.quantity.show is Show.LEVEL:
        return _levels(words, present)
    if words.quantity.show in GAPS:
        return _gaps(words, present)
    return _sides(words, present)


def under(words: MapWords) -> str:
    """How the verdicts were come by that the map shows; "" where it shows none."""
    return verdicts.under(words.quantity, words.judged.family) if words.of_verdicts else ""


def years_under(quantity: Quantity, apart: Sequence[str], without: Sequence[str]) -> str:
    """What the row of small maps shows, and on which England; ``apart`` are left out for it,
    and ``without`` as they have no verdicts."""
    text = f"{quantity.measure.title}: every comparable year in the colours above"
    if without:
        return f"{text}. {verdicts.left_out(without)}"
    if quantity.together:
        return (
            f"{text}. England is all authorities' pupils together in every year, our calculation, "
            "as its own row is not in our sources for each of them"
        )
    if apart:
        return (
            f"{text}. Left out: {list_text(apart)}, when England's figure held only the pupils of "
            "authorities, as it has not done since"
        )
    return text


def _sides(words: MapWords, present: Sequence[str]) -> str:
    told = Counter(_compared(words, code) for code in present)
    near = told["close to"] + told["the same as"]
    # Those that read alike are named so; a count that holds both names both.
    kind = {near: "the same", 0: "close"}.get(told["the same as"], "the same or close")
    counted = ((told["below"], "below"), (told["above"], "above"), (near, kind))
    (first, side), *rest = [one for one in counted if one[0]]
    against = _against(words)
    stand = {
        "close": f"close to {against}",
        "the same": f"the same as {against}",
        "the same or close": f"the same as {against} or close",
    }.get(side, f"{side} {against}")
    tail = [f"{side} in {count_text(count)}" for count, side in rest]
    lacking = len(words.seven) - len(present)
    sentence = f"{_subject(words).format(stand)} in {_of(words, first)}"
    if tail:
        sentence += f"{', ' if len(tail) > 1 else ' and '}{list_text(tail)}"
    return sentence + (f"; {count_text(lacking)} without a figure" if lacking else "")


def _is_of_pupils(words: MapWords) -> bool:
    """Whether the measure is of results at an age, so that pupils are what stands somewhere."""
    return words.quantity.measure.id in _STAND


def _subject(words: MapWords) -> str:
    """Who or what stands ``{}``."""
    measure = words.quantity.measure
    group = group_in_sentence(words.quantity.group, measure)
    if _is_of_pupils(words):
        return f"{_at(words)}{group} {_STAND[measure.id]}"
    who = f", {group}" if len(measure.groups) > 1 else ""
    return f"{measure.title}{who}: {{}}"


def _against(words: MapWords) -> str:
    whose = _is_of_pupils(words)
    if words.quantity.show is Show.FROM_ENGLAND:
        return "England's" if whose else "England"
    if words.quantity.show is Show.FROM_OUTSIDE_LONDON:
        return "those of England outside London" if whose else "England outside London"
    assert words.quantity.since is not None
    since = period_inside(words.quantity.measure, words.quantity.since)
    return f"those of {since}" if whose else f"the level of {since}"


def _compared(words: MapWords, code: str) -> str:
    unit = words.quantity.measure.unit
    if words.quantity.show is Show.CHANGE:
        nought = Figure(0.0, words.figures[code].decimals, Status.FINAL)
        return compared(words.figures[code], nought, unit)
    word = compared(words.levels[code], words.beside(), unit)
    published = words.quantity.show is Show.FROM_ENGLAND and not words.beside().ours
    if published and basis_differs(words.quantity.measure, words.quantity.period):
        return word.replace("the same as", "close to")
    return word


def _levels(words: MapWords, present: Sequence[str]) -> str:
    measure = words.quantity.measure
    group = group_in_sentence(words.quantity.group, measure)
    told = measure.phrase.format(value=_span(words, present, words.levels), group=group)
    england = words.levels[ENGLAND]
    beside = "" if england.missing else f"; in England {figure_text(england, measure.unit)}"
    return f"{upper(_at(words) + told)} across {_across(words, len(present))}{beside}"


def _gaps(words: MapWords, present: Sequence[str]) -> str:
    group = group_in_sentence(words.quantity.group, words.quantity.measure)
    inside = words.quantity.show is Show.GAP_WITHIN
    where = "of the same area" if inside else "in England"
    unit = "percentage points" if words.quantity.in_points else "points"
    england = words.figures[ENGLAND]
    beside = "" if england.missing else f"; in England {words.text(england)}"
    return (
        f"{upper(_at(words) + group)} are {_span(words, present, words.figures)} {unit} behind "
        f"others {where} across {_across(words, len(present))}{beside}"
    )


def _at(words: MapWords) -> str:
    stage = words.quantity.measure.stage
    return f"At {stage.removeprefix('Age ')}, " if stage.startswith("Age ") else ""


def _span(words: MapWords, codes: Sequence[str], source: Mapping[str, Figure]) -> str:
    """The least and the greatest figure, one where they read alike."""
    unit = words.quantity.measure.unit
    ordered = sorted((source[code] for code in codes), key=lambda one: shown(one, unit)[0])
    return " to ".join(dict.fromkeys(words.text(one) for one in (ordered[0], ordered[-1])))


def _of(words: MapWords, count: int) -> str:
    if count == len(words.seven):
        return "all seven authorities"
    return f"{count_text(count)} of the seven authorities"


def _across(words: MapWords, count: int) -> str:
    return "the seven authorities" if count == len(words.seven) else _of(words, count)


def _nothing(words: MapWords) -> str:
    measure = words.quantity.measure
    when = period_inside(measure, words.quantity.period)
    if words.quantity.show is Show.CHANGE and words.quantity.since is None:
        return f"No earlier year may be compared with {when}"
    reasons = dict.fromkeys(status_text(words.figures[code].status) for code in words.seven)
    title = title_inside(measure.title)
    return f"No figures for the seven authorities, {title}, {when}: {list_text(list(reasons))}"
