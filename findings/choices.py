"""What a reader can choose, and what an unknown choice becomes. The catalogue only; no database."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eip_data import catalogue, periods
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    AreaKind,
    Group,
)
from eip_data.edition_read import kept
from eip_data.entries import Area, Measure
from eip_data.errors import UnknownCode
from findings import sentences

#: The area and measure a page opens with.
DEFAULT_AREA = "E08000037"
DEFAULT_MEASURE = "ks2_rwm_expected"
#: The authorities of the North East CA.
SEVEN = catalogue.load().areas[NORTH_EAST_CA].members

_SHOWN = (AreaKind.AUTHORITY, AreaKind.REGION, AreaKind.COUNTRY, AreaKind.COMBINED_AUTHORITY)


@dataclass(frozen=True)
class AreaChoice:
    """One area that can be chosen on a page."""

    code: str
    name: str
    kind: AreaKind


@dataclass(frozen=True)
class MeasureChoice:
    """One measure that can be chosen, with its groups as (group, screen label)."""

    id: str
    title: str
    stage: str
    groups: tuple[tuple[Group, str], ...]
    default_group: Group


@dataclass(frozen=True)
class Resolved:
    """A valid code, and the sentence a reader is owed when it is not the one asked for."""

    code: str
    sentence: str | None


@kept
def area_choices() -> tuple[AreaChoice, ...]:
    """The seven, the North East CA, England and its regions, then all other authorities by name."""
    areas = catalogue.load().areas
    seven = areas[NORTH_EAST_CA].members
    first = (*seven, NORTH_EAST_CA, ENGLAND)
    regions = [a.code for a in areas.values() if a.kind is AreaKind.REGION]
    others = sorted(
        (a for a in areas.values() if a.kind is AreaKind.AUTHORITY and a.code not in seven),
        key=lambda area: area.name,
    )
    ordered = [*first, *regions, *(area.code for area in others)]
    return tuple(AreaChoice(code, _choice_name(areas[code]), areas[code].kind) for code in ordered)


@kept
def measure_choices() -> tuple[MeasureChoice, ...]:
    """Every measure published by authority, in the catalogue's order."""
    return tuple(
        MeasureChoice(
            measure.id,
            measure.title,
            measure.stage,
            tuple((group, sentences.group_label(group)) for group in measure.groups),
            measure.headline_group,
        )
        for measure in catalogue.load().measures.values()
        if measure.coverage == "authorities"
    )


def resolve_area(text: str) -> Resolved:
    """The area a link means: today's code for an old one, the default for an unknown one."""
    areas = catalogue.load().areas
    code, note = current_code(text)
    if heirs := _successors(code):
        return Resolved(heirs[0].code, sentences.succeeded(areas[code], heirs, heirs[:1]))
    if code in areas and areas[code].kind in _SHOWN:
        return Resolved(code, note)
    return Resolved(DEFAULT_AREA, sentences.unknown_choice("area", text, areas[DEFAULT_AREA].name))


def resolve_measure(text: str) -> Resolved:
    """The measure a link means, or the default with a sentence."""
    known = {choice.id: choice for choice in measure_choices()}
    wanted = text.strip().lower()
    if wanted in known:
        return Resolved(wanted, None)
    return Resolved(
        DEFAULT_MEASURE, sentences.unknown_choice("measure", text, known[DEFAULT_MEASURE].title)
    )


def resolve_group(measure_id: str, text: str) -> Resolved:
    """The group of a measure a link means, or the measure's headline group with a sentence."""
    measure = catalogue.load().measures[measure_id]
    wanted = text.strip().lower()
    if wanted in measure.groups:
        return Resolved(wanted, None)
    fallback = measure.headline_group
    return Resolved(
        fallback.value,
        sentences.unknown_choice("group of pupils", text, sentences.group_label(fallback)),
    )


def current_code(text: str) -> tuple[str, str | None]:
    """Today's code for whatever code was given, and a sentence when an earlier one was.

    Takes ONS codes in either case and DfE numbers; anything else comes back as it is.
    """
    wanted = text.strip().upper()
    areas = catalogue.load().areas
    if code := _other_codes().get(wanted):
        renamed = wanted in areas[code].former_codes
        return code, sentences.recoded(wanted, areas[code]) if renamed else None
    return (wanted, None) if wanted in areas else (text, None)


@kept
def _other_codes() -> dict[str, str]:
    """Today's code by each earlier one and by each number of the DfE."""
    found: dict[str, str] = {}
    for area in catalogue.load().areas.values():
        for other in (*area.former_codes, area.number):
            if other:
                found.setdefault(other, area.code)
    return found


def _successors(code: str) -> tuple[Area, ...]:
    """The authorities that followed a former one; none for any other code."""
    areas = catalogue.load().areas
    return tuple(areas[heir] for heir in areas[code].successors) if code in areas else ()


# --- the command line's stricter reading: an unknown code is an error --------------------------


def measure(text: str) -> Measure:
    """The measure of that id; raises UnknownCode naming the nearest valid ones."""
    measures = catalogue.load().measures
    if text in measures:
        return measures[text]
    raise UnknownCode(_unknown_measure(_shown(text), measures))


def groups(chosen: Measure, texts: Iterable[str]) -> tuple[Group, ...]:
    """The groups of those ids; raises UnknownCode naming the measure's own."""
    for text in texts:
        if text not in chosen.groups:
            raise UnknownCode(
                f"{chosen.id} has no group “{_shown(text)}”: it has {', '.join(chosen.groups)}."
            )
    return tuple(Group(text) for text in texts)


def areas(texts: Iterable[str]) -> tuple[tuple[Area, ...], tuple[str, ...]]:
    """The areas of those codes, and a sentence for each old code that opened its successors.

    A former authority opens all its successors. Raises UnknownCode naming the nearest.
    """
    known = catalogue.load().areas
    found: dict[str, Area] = {}
    notes: list[str] = []
    for text in texts:
        code, note = current_code(text)
        if code not in known:
            raise UnknownCode(_unknown_area(_shown(text), known))
        if heirs := _successors(code):
            note = sentences.succeeded(known[code], heirs, heirs)
        found |= {area.code: area for area in heirs or (known[code],)}
        if note:
            notes.append(note)
    return tuple(found.values()), tuple(notes)


def listed_periods(chosen: Measure, texts: Iterable[str]) -> tuple[str, ...]:
    """The periods, either written form; raises UnknownCode for one outside the measure's series."""
    known = sorted({period for series in chosen.series for period in series.periods})
    span = f"it runs from {known[0]} to {known[-1]}"
    found = []
    for text in texts:
        try:
            period = periods.parse(text)
        except UnknownCode:
            raise UnknownCode(
                f"“{_shown(text)}” is not a period of {chosen.id}: {span}, "
                "written 2024/25 or 2024-25."
            ) from None
        if period not in known:
            raise UnknownCode(f"{chosen.id} has no figures for {period}: {span}.")
        found.append(period)
    return tuple(found)


def _choice_name(area: Area) -> str:
    if area.kind is AreaKind.REGION:
        return f"{area.name} (region)"
    return area.name


def _shown(text: str) -> str:
    """What was typed, as it may stand in a sentence: on one line and not too long."""
    return " ".join(text.split())[:40]


def _unknown_measure(text: str, known: Mapping[str, Measure]) -> str:
    """Nearest by what the id begins with or the title holds, then by likeness to the id."""
    wanted = text.lower()
    holds = [
        entry.id
        for entry in known.values()
        if wanted and (entry.id.startswith(wanted) or wanted in entry.title.lower())
    ]
    alike = difflib.get_close_matches(wanted, list(known), n=3, cutoff=0.0)
    near = list(dict.fromkeys([*holds, *alike]))[:3]
    return f"There is no measure “{text}”; the nearest are {', '.join(near)}."


def _unknown_area(text: str, known: Mapping[str, Area]) -> str:
    """Nearest by code, then by name: a reader may have typed either."""
    valid = [code for code, area in known.items() if area.kind is not AreaKind.FORMER_AUTHORITY]
    near = difflib.get_close_matches(text.upper(), valid, n=3, cutoff=0.75)
    by_name = {known[code].name.lower(): code for code in valid}
    by_name |= {known[code].short_name.lower(): code for code in valid}
    wanted = text.lower()
    begins = [code for name, code in by_name.items() if wanted and name.startswith(wanted)]
    named = difflib.get_close_matches(wanted, list(by_name), n=3, cutoff=0.6)
    codes = list(dict.fromkeys([*begins, *(by_name[name] for name in named), *near]))[:3]
    if not codes:
        codes = [NORTH_EAST_CA, ENGLAND, ENGLAND_OUTSIDE_LONDON]
    listed = ", ".join(f"{code} ({known[code].name})" for code in codes)
    return f"There is no area “{text}”; the nearest are {listed}."
