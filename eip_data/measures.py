"""``measures.yaml`` as measures: every entry read key by key, then held against itself.

A shared break or caveat is written once under a name; an entry gives the name in its place.
Whatever is wrong raises CatalogueError with a sentence that names the entry.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from eip_data import periods, reading
from eip_data.columns import WITH_VALUE, BreakKind, Group, NoInterval, Status, Unit, Weighting
from eip_data.entries import PAIRS, Annotation, Break, Measure, Series, Uncertainty
from eip_data.errors import CatalogueError
from eip_data.reading import Entry, Reader, by_id, by_name, each, entry, maybe, one_of

#: A break or caveat that is written so is the name of a shared one.
_NAME = re.compile(r"[a-z0-9_]+")

_GROUPS = each(one_of(Group))
T = TypeVar("T")


def load(path: Path, areas: Collection[str], sources: Collection[str]) -> dict[str, Measure]:
    """Every measure by id, in file order; ``areas`` and ``sources`` are the codes and ids known."""
    top = reading.document(path, _top)
    breaks = top.read("shared_breaks", by_name("Shared break", each(_break)))
    caveats = top.read("shared_caveats", by_name("Shared caveat", reading.text))

    def checked(content: Any, where: str) -> Measure:
        measure = _measure(content, where, breaks, caveats)
        if problem := next(_problems(measure, areas, sources), None):
            raise CatalogueError(f"{where} {problem}.")
        return measure

    return top.read("measures", by_id("Measure", checked))


# --- reading ------------------------------------------------------------------------------------


def _top(content: Any, where: str) -> Entry:
    return entry(content, where, "shared_breaks", "shared_caveats", "measures")


def _measure(
    content: Any, where: str, breaks: dict[str, tuple[Break, ...]], caveats: dict[str, str]
) -> Measure:
    got = entry(
        content, where,
        "id", "stage", "title", "phrase", "definition", "population", "unit", "decimals",
        "higher_is_better", "coverage", "weighting", "period_kind", "periods", "groups", "pairs",
        "base_period", "headline_group", "breaks", "caveats", "annotations", "status",
        "last_update", "next_update", "method_link", "uncertainty", "reviewed",
        no_pair_reason=None, decimals_exceptions=[],
    )  # fmt: skip
    span = got.inner("periods", "first", "last")
    groups = got.read("groups", reading.mapping)
    base = got.inner("base_period", "default", **dict.fromkeys(Group))
    status = got.inner("status", "default", exceptions=[])
    return Measure(
        **got.texts("id", "stage", "title", "definition", "population", "method_link"),
        phrase=got.read("phrase", _phrase),
        unit=got.read("unit", one_of(Unit)),
        decimals=got.read("decimals", reading.whole),
        decimals_exceptions=got.read("decimals_exceptions", each(_decimals_exception)),
        higher_is_better=got.read("higher_is_better", one_of((True, False, None))),
        coverage=got.read("coverage", one_of(("authorities", "national"))),
        weighting=got.read("weighting", one_of(Weighting)),
        period_kind=got.read("period_kind", one_of(sorted(periods.KINDS))),
        series=tuple(
            _series(group, feeds, span, f"{where}, group {group}")
            for group, feeds in groups.items()
        ),
        pairs=got.read("pairs", each(one_of(PAIRS))),
        no_pair_reason=got.read("no_pair_reason", maybe(reading.text)) or "",
        base_periods=tuple(
            (key, base.read(key, maybe(reading.period))) for key in got.keys["base_period"]
        ),
        headline_group=got.read("headline_group", one_of(Group)),
        breaks=tuple(chain.from_iterable(got.read("breaks", each(_shared(breaks, _own_break))))),
        caveats=got.read("caveats", each(_shared(caveats, reading.text))),
        annotations=got.read("annotations", each(_annotation)),
        status_default=status.read("default", one_of(Status)),
        status_exceptions=status.read("exceptions", each(_status_exception)),
        last_update=got.read("last_update", reading.day),
        next_update=got.read("next_update", reading.day),
        uncertainty=got.read("uncertainty", _uncertainty),
        reviewed=got.read("reviewed", reading.day),
    )


def _phrase(value: Any, where: str) -> str:
    """A sentence with a place for the value and, where it helps, one for the group."""
    phrase = reading.text(value, where)
    try:
        places = [name for _, name, _, _ in Formatter().parse(phrase) if name is not None]
    except ValueError:
        places = []
    if "value" not in places or not {"value", "group"}.issuperset(places):
        raise CatalogueError(
            f"{where} should have a place for {{value}}, may have one for {{group}}, and no other."
        )
    return phrase


def _series(group: str, feeds: Any, span: Entry, where: str) -> Series:
    """One group's series; without a first or last period of its own it has the measure's."""
    got = Entry(where, span.keys | reading.mapping(feeds, where))
    first, last = _span(got)
    return Series(
        group=one_of(Group)(group, where),
        feeds=tuple(got.texts(*(key for key in got.keys if key not in span.keys)).items()),
        first=first,
        last=last,
    )


def _shared(known: Mapping[str, T], own: Reader[T]) -> Reader[T]:
    """What is shared by the name that is written; else what the reader reads."""

    def read(value: Any, where: str) -> T:
        if not (isinstance(value, str) and _NAME.fullmatch(value)):
            return own(value, where)
        if value not in known:
            raise CatalogueError(f"{where} names “{value}”, which is not shared.")
        return known[value]

    return read


def _own_break(content: Any, where: str) -> tuple[Break, ...]:
    return (_break(content, where),)


def _break(content: Any, where: str) -> Break:
    got = entry(content, where, "kind", "first", "short", "reason", last=None, groups=[])
    first, last = _span(got, maybe(reading.period))
    return Break(
        kind=got.read("kind", one_of(BreakKind)),
        first=first,
        last=last,
        groups=got.read("groups", _GROUPS),
        **got.texts("short", "reason"),
    )


def _decimals_exception(content: Any, where: str) -> tuple[tuple[Group, ...], str, str, int]:
    got = entry(content, where, "first", "last", "decimals", groups=[])
    return got.read("groups", _GROUPS), *_span(got), got.read("decimals", reading.whole)


def _status_exception(
    content: Any, where: str
) -> tuple[tuple[Group, ...], tuple[str, ...], Status]:
    got = entry(content, where, "periods", "status", groups=[])
    return (
        got.read("groups", _GROUPS),
        got.read("periods", each(reading.period)),
        got.read("status", one_of(Status)),
    )


def _annotation(content: Any, where: str) -> Annotation:
    got = entry(content, where, "area", "period", "text")
    return Annotation(period=got.read("period", reading.period), **got.texts("area", "text"))


def _uncertainty(value: Any, where: str) -> Uncertainty | NoInterval:
    """The constants behind intervals, or the word that says why there are none."""
    if not isinstance(value, dict):
        return one_of(NoInterval)(value, where)
    numbers = ("margin", "block_factor", "stand_in_error")
    got = entry(
        value, where, "spreads", "gap_spreads", *numbers, "cohort_of", "years_before",
        "england_apart_from",
    )  # fmt: skip
    spreads = got.inner("spreads", **dict.fromkeys(Group))
    gaps = got.inner("gap_spreads", **dict.fromkeys(PAIRS))
    return Uncertainty(
        spreads=tuple(
            (Group(key), spreads.read(key, reading.positive))
            for key, given in spreads.keys.items() if given is not None
        ),
        gap_spreads=tuple(
            (key, gaps.read(key, _two)) for key, given in gaps.keys.items() if given is not None
        ),
        **{name: got.read(name, reading.positive) for name in numbers},
        cohort_of=got.read("cohort_of", reading.text),
        years_before=got.read("years_before", reading.whole),
        england_apart_from=got.read("england_apart_from", maybe(reading.period)),
    )  # fmt: skip


def _two(value: Any, where: str) -> tuple[float, float]:
    """Two numbers above nought: the group's and the others'."""
    numbers = [reading.positive(one, where) for one in reading.listed(value, where)]
    if len(numbers) != 2:
        raise CatalogueError(f"{where} should be two numbers, the group's and the others'.")
    return numbers[0], numbers[1]


def _span(got: Entry, last_reader: Reader[str | None] = reading.period) -> tuple[str, str]:
    """The first and the last period of an entry, in order; the first twice where it is a point."""
    first = got.read("first", reading.period)
    last = got.read("last", last_reader) or first
    if first > last:
        raise CatalogueError(f"{got.where} ends in {last}, before it begins in {first}.")
    return first, last


# --- held against itself, areas and sources -------------------------------------------------------


def _problems(measure: Measure, areas: Collection[str], sources: Collection[str]) -> Iterator[str]:
    """What in an entry contradicts the rest of it or names what does not exist."""
    for series in measure.series:
        if not series.feeds:
            yield f"names no source for the group {series.group}"
        for source, _ in series.feeds:
            if source not in sources:
                yield f"names the source “{source}”, which has no card"
    for note in measure.annotations:
        if note.area not in areas:
            yield f"annotates the area {note.area}, which does not exist"
    if measure.headline_group not in measure.groups:
        yield f"has the headline group {measure.headline_group}, which has no series"
    if bool(measure.pairs) == bool(measure.no_pair_reason):
        yield "needs either pairs or a no_pair_reason, and not both"
    for pair in measure.pairs:
        for group in PAIRS[pair]:
            if group not in measure.groups:
                yield f"has the pair {pair}, but no series for {group}"
    for status in (measure.status_default, *(said for _, _, said in measure.status_exceptions)):
        if status not in WITH_VALUE:
            yield f"gives its values the status {status}, which only a missing one can have"
    known = measure.uncertainty
    if isinstance(known, Uncertainty):
        for group, _ in known.spreads:
            if group not in measure.groups:
                yield f"gives a spread for {group}, which has no series"
        for pair, _ in known.gap_spreads:
            if pair not in measure.pairs:
                yield f"gives gap spreads for {pair}, a pair it has not"
    elif (known is NoInterval.NATIONAL) != (measure.coverage == "national"):
        yield f"says {known} of intervals, and covers {measure.coverage}"
    elif (known is NoInterval.CONTEXT) != (measure.higher_is_better is None):
        yield f"says {known} of intervals, which does not fit its higher_is_better"
    if measure.next_update < measure.last_update:
        yield f"has a next_update, {measure.next_update}, that comes before its last_update"
    yield from _outside(measure)


def _outside(measure: Measure) -> Iterator[str]:
    """Base periods, exceptions and annotations that lie outside the series they are about."""
    for key, _ in measure.base_periods:
        if key not in ("default", *measure.groups):
            yield f"has a base period for {key}, which has no series"
    for series in measure.series:
        base = measure.base_period_of(series.group)
        if base and base not in series.periods:
            yield f"has the base period {base}, outside its series of {series.group}"
    said = (
        *(("decimals", groups, (a, b)) for groups, a, b, _ in measure.decimals_exceptions),
        *(("a status", groups, listed) for groups, listed, _ in measure.status_exceptions),
        *(("an annotation", (), (note.period,)) for note in measure.annotations),
    )
    for what, groups, listed in said:
        for group in groups:
            if group not in measure.groups:
                yield f"gives {what} for {group}, which has no series"
        concerned = [s for s in measure.series if not groups or s.group in groups]
        for period in listed:
            if not any(period in series.periods for series in concerned):
                yield f"gives {what} for {period}, which lies outside its series"
