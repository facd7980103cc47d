"""The words of the Overview: headline, panels, the seven, and notes. No verdict words."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from eip_data.columns import Group, Unit, Verdict
from eip_data.entries import Measure
from findings.certainty_sentences import verdict_label
from findings.figure import Figure
from findings.sentences import (
    bold,
    compared,
    count_text,
    figure_text,
    list_text,
    status_text,
    title_inside,
)

if TYPE_CHECKING:
    from findings.at_age import AtAge, Beside
    from findings.overview import Panel

KICKER = "North East Combined Authority: seven authorities, latest published year"
NBSP = "\u00a0"
SAME, CLOSE, ABOVE, BELOW = "the same as", "close to", "above", "below"
#: Said by the grey line over the chart, so that the sentence need not.
_NAMED_UNDER = (
    "met the expected standard in reading, writing and maths",
    "met the expected standard",
)
UNCLEAR = "not clearly different from"
_BARE = {SAME: "the same", CLOSE: "close", UNCLEAR: "not clearly different"}
_ORDER = (Verdict.HIGHER, Verdict.ABOUT_THE_SAME, Verdict.LOWER, Verdict.CANNOT_TELL)
_STANDS = {Verdict.HIGHER: ABOVE, Verdict.LOWER: BELOW, Verdict.CANNOT_TELL: UNCLEAR}


# --- one figure beside another ------------------------------------------------------------------


def relation(own: Figure, other: Figure, unit: Unit) -> str | None:
    """``SAME``, ``CLOSE``, ``ABOVE`` or ``BELOW``; None where a figure is missing."""
    return None if own.missing or other.missing else compared(own, other, unit)


def stands(at: "AtAge", place: "Beside") -> str | None:
    """How the level here stands beside one of two comparators: by its verdict, where it has one."""
    how = relation(at.here.level, place.level, at.unit)
    if how is None:
        return None
    one = at.certain.outside_london if place is at.outside_london else at.certain.england
    if one.verdict is None:
        return how
    if one.verdict is Verdict.ABOUT_THE_SAME:
        return how if how == SAME else CLOSE
    return _STANDS[one.verdict]


def sentence(at: "AtAge") -> str:
    """The level here beside England's and England's outside London, the group named."""
    if at.here.level.missing:
        return f"{_no_figure(at)}: {status_text(at.here.level.status)}."
    ours = " (our calculation)" if at.england.level.ours else ""
    beside = [(at.england, f"in England{ours}"), (at.outside_london, "outside London")]
    parts: list[str] = []
    first = None
    for place, where in beside:
        how = stands(at, place)
        if how:
            word = "and" if how == first else f", {how}" if first else how
            parts.append(f"{word} {_the(place.level, at.unit)} {where}")
            first = first or how
    phrase = at.phrase.replace(*_NAMED_UNDER)
    text = phrase.format(value=_figure(at.here.level, at.unit), group=at.whose)
    against = ": " + " ".join(parts).replace(" ,", ",") if parts else ""
    missing = "".join(
        f" {place.name}: {status_text(place.level.status)}."
        for place, _ in beside
        if place.level.missing
    )
    return f"{upper(text)}{against}.{missing}"


def second(at: "AtAge") -> str:
    """The other pupils beside England's, and the group in the base period."""
    stood = [("Other pupils", at.others, at.england_others)]
    if at.base:
        stood.append((f"In {at.base} {_those(at)}", at.here.level_then, at.england.level_then))
    told = [
        f"{who} stood at {_figure(own, at.unit)}, against {_figure(theirs, at.unit)}"
        for who, own, theirs in stood
        if not own.missing and not theirs.missing
    ]
    return f"{told[0]} in England. {''.join(f'{one}.' for one in told[1:])}".strip() if told else ""


def alt(at: "AtAge") -> str:
    """The text alternative of a panel's chart: kind, measure, place, period, last values."""
    values = "; ".join(
        f"{name} {figure_text(figure, at.unit)}"
        for name, figure in (
            ("North East CA", at.here.level),
            ("England", at.england.level),
            ("England outside London", at.outside_london.level),
            ("other pupils in England", at.england_others),
        )
    )
    return f"Line chart. Age {at.age}, {title_inside(at.title)}, {at.whose}. {at.period}: {values}."


def when(measure: Measure, group: Group, period: str) -> str:
    """The period and how firm its figures are: "2024/25 revised"."""
    return f"{period} {status_text(measure.status_of(group, period))}"


def panel_under(at: "AtAge") -> str:
    """The grey line of a panel: the measure and its unit."""
    what = {"level3_at_19": "Level 3 (A levels or equivalent) by 19"}.get(at.measure_id, at.title)
    if at.measure_id == "ks2_rwm_expected":
        what = "Expected standard, reading, writing, maths"
    return f"{what}, %" if at.unit is Unit.PERCENT else f"{what}, mean points of 90"


def facts(at: "AtAge") -> tuple[tuple[str, str, str], ...]:
    """The gap to others in England now and in the base period, here and in England itself."""
    rows = [(f"In {at.period}, points", at.here.gap, at.england.gap)]
    if at.base:
        rows.append((f"In {at.base}, points", at.here.gap_then, at.england.gap_then))
    return tuple(
        (label, gap_text(here, at.unit), gap_text(england, at.unit))
        for label, here, england in rows
    )


def gap_text(figure: Figure, unit: Unit) -> str:
    """A gap in points without their name: "about 24", "16.8"."""
    return figure_text(figure, unit).replace("%", "")


def seven_text(at: "AtAge") -> str:
    """How the seven stand to England: "2 higher, 1 lower, 4 cannot tell"; without verdicts
    "3 above, 1 level, 3 below"."""
    count = at.seven
    if count.unknown == count.all:
        return "not known"
    verdicts = [member.certain.england.verdict for member in at.members]
    if any(verdicts):
        found = [(verdicts.count(one), verdict_label(one, gap=False)) for one in _ORDER]
        unknown = verdicts.count(None)
    else:
        found = [(count.above, ABOVE), (count.level, "level"), (count.below, BELOW)]
        unknown = count.unknown
    found.append((unknown, "not known"))
    return ", ".join(f"{number} {word}" for number, word in found if number)


# --- the page's heading -------------------------------------------------------------------------


def title(ages: Sequence["AtAge"]) -> str:
    """How each group's results stand to England's at each age, and where all seven do so."""
    disadvantaged = [at for at in ages if at.group is Group.DISADVANTAGED]
    meals = [at for at in ages if at.group is Group.FSM]
    first, named = _standing(disadvantaged, named=False)
    rest, _ = _standing(meals, named=named)
    return f"Disadvantaged pupils' results here are{first}; pupils on free school meals are{rest}"


def lead(ages: Sequence["AtAge"]) -> str:
    """The same results beside England's outside London, age by age."""
    told, last = [], ""
    for at in ages:
        how = stands(at, at.outside_london)
        word = _BARE.get(how, how) if how else "without a comparison"
        told.append(_at(at) if word == last else f"{word} {_at(at)}")
        last = word
    return (
        "Beside the same pupils in England outside London (our calculation) results here are "
        f"{list_text(told)}."
    )


_VERDICTS = (
    "The words higher, lower, about the same and cannot tell are verdicts, each tested with all "
    "authorities (false discovery rate 5%). Upright lines: 95% interval of our figure, "
    "approximate but at 16."
)


def note(ages: Sequence["AtAge"]) -> str:
    """What a reader must know of the panels."""
    last = ages[-1]
    text = (
        "“Here” is our pupil-weighted figure for the seven authorities; no official one is "
        "published for the combined authority. England: state-funded schools. England outside "
        "London is our calculation. Different pupils and different groups at each age, not one "
        "group followed; the sizes of gaps cannot be compared between ages."
    )
    unsure = all(one.certain.missing for at in ages for one in at.members)
    verdicts = "" if unsure else _VERDICTS
    return f"{text} {verdicts} {_below_england(last)}".replace("  ", " ").strip()


def notes(panels: Iterable["Panel"]) -> tuple[str, ...]:
    """The reasons of the bands in the panels' charts, an age each."""
    return tuple(
        f"**{panel.head}**: {' '.join(dict.fromkeys(band.reason for band in panel.bands))}"
        for panel in panels
        if panel.bands
    )


# --- pieces -------------------------------------------------------------------------------------


def _standing(ages: Sequence["AtAge"], *, named: bool) -> tuple[str, bool]:
    """ "" below England's at 5 and, in all seven authorities, at 19"; whether England was named.

    An age at which all seven are on the same side comes last, so that "all" reaches no further.
    """
    found = [(stands(at, at.england), at) for at in ages]
    found.sort(key=lambda pair: _all_seven(*pair))
    text, last, everywhere = "", None, False
    for how, at in found:
        reach = _all_seven(how, at)
        every = (
            f", in all {count_text(at.seven.all)} authorities," if reach and not everywhere else ""
        )
        if how == last and text:
            words = ""
        elif how is None:
            words = " without a comparison"
        elif how in (SAME, CLOSE, UNCLEAR) or not named:
            words, named = f" {how} England's", True
        else:
            words = f" {how}"
        text += f"{' and' if text else ''}{every}{words} {_at(at)}"
        last, everywhere = how, reach
    return text, named


def _all_seven(how: str | None, at: "AtAge") -> bool:
    """Whether each of the seven stands that way to England, by its verdict where there are any."""
    verdicts = [member.certain.england.verdict for member in at.members]
    if any(verdicts):
        return (
            how in (ABOVE, BELOW)
            and {_STANDS.get(one) for one in verdicts if one} == {how}
            and (None not in verdicts)
        )
    seven = at.seven
    return seven.all in (
        seven.above if how == ABOVE else -1,
        seven.below if how == BELOW else -1,
    )


def _at(at: "AtAge") -> str:
    """The age inside a sentence; at 16 with the measure, as another may say another thing."""
    return f"at {at.age} in {at.title.replace(' ', NBSP)}" if at.age == "16" else f"at {at.age}"


def _below_england(at: "AtAge") -> str:
    """How many authorities are below England, with London's part where it has one."""
    count, england = at.authorities, at.england.level
    known = count.all - count.unknown
    if not known or england.missing:
        return ""
    text = f"{count.below} of {known} authorities are below England at {at.age} in {at.period}"
    outside = at.outside_london.level
    if relation(outside, england, at.unit) == BELOW:
        text += (
            f"; England's figure holds London ({figure_text(england, at.unit)}; "
            f"{figure_text(outside, at.unit)} outside London)"
        )
    return f"{text}."


def _those(at: "AtAge") -> str:
    """The group again, in few words."""
    if at.group is not Group.FSM:
        return at.whose
    return "those who had free school meals" if at.age == "19" else "those on free school meals"


def _no_figure(at: "AtAge") -> str:
    return f"{upper(at.whose)} here have no figure for {title_inside(at.title)} in {at.period}"


def _the(figure: Figure, unit: Unit) -> str:
    """The other figure: "**51.3%**", "about **50%**", "the **34.9**"."""
    text = _figure(figure, unit)
    return text if unit is Unit.PERCENT or figure.about else f"the {text}"


def _figure(figure: Figure, unit: Unit) -> str:
    about = "about " if figure.about else ""
    return about + bold(plain_text(figure, unit))


def plain_text(figure: Figure, unit: Unit) -> str:
    return figure_text(figure, unit).removeprefix("about ")


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]
