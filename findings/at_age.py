"""One measure and group in one period: the North East CA, what it is set beside, the seven."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.change import obstacle
from eip_data import catalogue
from eip_data.catalogue import Catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, AreaKind, Group, Unit
from findings import sentences
from findings.cells import Cells
from findings.certainty import Certainty, Judged, certainties
from findings.certainty_store import StoredOf, stored
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import NOT_APPLICABLE, Figure, minus
from findings.quantity import Quantity, Show, england_of, figures_of, others_of


@dataclass(frozen=True)
class Beside:
    """One place at one age, now and in the measure's base period.

    A gap is other pupils in England minus the group here: positive when the group is behind.
    ``from_england`` is None for England itself.
    """

    code: str
    name: str
    level: Figure
    from_england: Figure | None
    gap: Figure
    level_then: Figure
    gap_then: Figure


@dataclass(frozen=True)
class Member:
    """One of the seven at one age. ``position`` runs from 0 (lowest authority) to 1 (highest)."""

    code: str
    name: str
    level: Figure
    from_england: Figure
    position: float | None
    certain: Certainty


@dataclass(frozen=True)
class Count:
    """How many authorities are above, level with and below England as published, and unknown."""

    above: int
    level: int
    below: int
    unknown: int

    @property
    def all(self) -> int:
        """How many authorities were counted, those without a figure included."""
        return self.above + self.level + self.below + self.unknown


@dataclass(frozen=True, eq=False)
class AtAge:
    """One measure and group in one period: here, elsewhere, and each of the seven.

    Figures, differences and counts are at the publisher's precision.
    """

    measure_id: str
    group: Group
    age: str  # "16"
    title: str  # "Attainment 8"
    phrase: str  # "{group} averaged {value} points in Attainment 8"
    whose: str  # "disadvantaged pupils"
    unit: Unit
    period: str
    base: str | None
    certain: Certainty  # of the level here
    here: Beside
    england: Beside  # from the authorities' own pupils where ``england.level.ours``
    outside_london: Beside
    region: Beside
    others: Figure  # the other pupils here
    england_others: Figure
    members: tuple[Member, ...]
    seven: Count
    authorities: Count
    crowd: tuple[float, ...]  # positions of every authority with a figure, each place once

    @property
    def elsewhere(self) -> tuple[Beside, ...]:
        """What the North East CA is set beside."""
        return self.england, self.outside_london, self.region


def at_age(known: Cells, group: Group, period: str, stored_of: StoredOf = stored) -> AtAge:
    """One measure and group in one period: the North East CA, what it is set beside, the seven."""
    book, measure = catalogue.load(), known.measure
    others = others_of(measure, group)
    assert others is not None
    base = measure.base_period_of(group)
    then = base if base and obstacle(measure, (group, others), base, period) is None else None
    home = book.areas[NORTH_EAST_CA]
    national = england_of(known, group, period)
    # England then stands on the basis it has now: where its row is missing, it is not used before.
    england = ENGLAND_LIKE_FOR_LIKE if national.ours else ENGLAND

    def level(whose: Group, code: str, when: str | None) -> Figure:
        return known.figure(whose, code, when) if when else NOT_APPLICABLE

    compared = (*home.members, NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, home.region)
    apart = figures_of(known, Quantity(measure, group, Show.FROM_ENGLAND, period), compared)

    def beside(code: str, name: str) -> Beside:
        now, was = level(group, code, period), level(group, code, then)
        gap = minus(level(others, england, period), now)
        gap_then = minus(level(others, england, then), was)
        away = apart.get(code)
        return Beside(code, name, now, away, gap, was, gap_then)

    ranked = known.level(group, period, [a.code for a in book.areas_of(AreaKind.AUTHORITY)])
    certain = certainties(
        measure.id, group, Judged.LEVEL, period, (*home.members, NORTH_EAST_CA), stored_of
    )
    region = book.areas[home.region]
    return AtAge(
        measure_id=measure.id,
        group=group,
        age=measure.stage.removeprefix("Age "),
        title=measure.title,
        phrase=measure.phrase,
        whose=sentences.group_in_sentence(group, measure),
        unit=measure.unit,
        period=period,
        base=then,
        certain=certain[NORTH_EAST_CA],
        here=beside(NORTH_EAST_CA, home.short_name),
        england=beside(
            england, "England, all authorities together" if national.ours else "England"
        ),
        outside_london=beside(ENGLAND_OUTSIDE_LONDON, "England outside London"),
        region=beside(region.code, f"{region.short_name} region"),
        others=level(others, NORTH_EAST_CA, period),
        england_others=level(others, england, period),
        members=_members(book, known, group, period, ranked, apart, certain),
        seven=_count(ranked[list(home.members)], national.value),
        authorities=_count(ranked.dropna(), national.value),
        crowd=tuple(sorted({float(p) for p in _positions(ranked).dropna()})),
    )


def _members(
    book: Catalogue,
    known: Cells,
    group: Group,
    period: str,
    ranked: pd.Series,
    apart: Mapping[str, Figure],
    certain: Mapping[str, Certainty],
) -> tuple[Member, ...]:
    positions = _positions(ranked)
    return tuple(
        Member(
            code, book.areas[code].short_name, known.figure(group, code, period), apart[code],
            None if pd.isna(ranked[code]) else float(positions[code]), certain[code],
        )
        for code in book.areas[NORTH_EAST_CA].members
    )  # fmt: skip


def _positions(ranked: pd.Series) -> pd.Series:
    """Where each stands among all, 0 to 1 from lowest to highest; shared places are shared."""
    return (ranked.rank(method="average") - 0.5) / max(int(ranked.notna().sum()), 1)


def _count(values: pd.Series, national: float | None) -> Count:
    """Values above, level with and below England's, each at the publisher's precision."""
    if national is None:
        return Count(0, 0, 0, len(values))
    above, below = int((values > national).sum()), int((values < national).sum())
    unknown = int(values.isna().sum())
    return Count(above, len(values) - above - below - unknown, below, unknown)
