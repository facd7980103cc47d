"""Composition or performance: what part of an area's all-pupil difference lies where.

Accounting only (METHOD section 2.3), and only where the pupils are known: Attainment 8 and
English and maths from 2022/23. For every other measure there is a reason, and Attainment 8 in
its place.
"""

from dataclasses import dataclass
from datetime import date
from math import hypot

from analysis.decomposition import Parts, Side, bounds, parts
from eip_data import catalogue
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, Group, Unit
from findings import explain_split_sentences as words
from findings import status_chips
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.explain_chance import spread_of
from findings.explain_cohorts import (
    ATTAINMENT_8,
    COUNTED_OR_MEAN,
    DIS,
    OTHERS,
    Cohorts,
    CohortsOf,
    cohorts,
    nothing_of,
)
from findings.explain_panel import Panel, panel

#: The places an area is split from: role, where its pupils are found.
BESIDE = (("england", ENGLAND_LIKE_FOR_LIKE), ("outside", ENGLAND_OUTSIDE_LONDON))


@dataclass(frozen=True)
class Versus:
    """One area's difference from one place in three parts, and how far rounding lets them range.

    ``published`` is the difference of the all-pupil figures; it differs from the parts' total by
    ``rounding``, which is nobody's part. ``margins`` are 95 % of ordinary variation of the
    disadvantaged pupils' part and of the others' part. ``names_largest`` tells whether the largest
    part is larger than every other beyond ordinary variation.
    """

    role: str  # "england", "outside"
    name: str
    here: Side
    there: Side
    parts: Parts
    low: Parts
    high: Parts
    published: float
    margins: tuple[float, float]

    @property
    def rounding(self) -> float:
        """The published difference minus the total of the parts."""
        return self.published - self.parts.total

    def listed(self) -> tuple[tuple[str, float, float, float], ...]:
        """(label, part, least, most) of the three parts, in the order they are shown in."""
        return tuple(
            (label, getattr(self.parts, part), getattr(self.low, part), getattr(self.high, part))
            for part, label in words.LABELS.items()
        )

    @property
    def largest(self) -> str | None:
        """The part that is larger than each other beyond ordinary variation; None for none."""
        error = {"composition": 0.0, "disadvantaged": self.margins[0], "others": self.margins[1]}
        sizes = {part: abs(getattr(self.parts, part)) for part in words.LABELS}
        top = max(sizes, key=lambda part: sizes[part])
        beyond = all(
            sizes[top] - size > hypot(error[top], error[part])
            for part, size in sizes.items()
            if part != top
        )
        return top if beyond else None


@dataclass(frozen=True)
class Split:
    """An area's differences from England and from England outside London, taken apart.

    ``measure_id`` is the measure that is shown; ``instead`` says why it is not the one asked for.
    ``versus`` is empty, and ``panel.said`` tells why, where the area cannot be split.
    """

    panel: Panel
    measure_id: str
    unit: Unit
    period: str
    lead: str  # the page's one sentence, without bold
    instead: str
    versus: tuple[Versus, ...]


def split(
    code: str, measure_id: str, cohorts_of: CohortsOf = cohorts, today: date | None = None
) -> Split:
    """What part of the all-pupil difference lies in the share of disadvantaged pupils, in their
    level, and in the others' level, in the latest period.

    Raises KeyError for a code or id the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    asked, area = book.measures[measure_id], book.areas[code]
    stock = cohorts_of(measure_id if measure_id in COUNTED_OR_MEAN else ATTAINMENT_8)
    measure, period = stock.measure, stock.measure.series_of(DIS).last
    said, why = words.Words(measure, area, period), nothing_of(stock, area, DIS, period)
    found = tuple(
        one
        for role, place in BESIDE
        if not why and (one := _versus(stock, code, period, role, place))
    )
    used = [(measure, group) for group in (Group.ALL, DIS, OTHERS)]
    return Split(
        panel=panel(
            "split", area, used, said.said(found, why), said.notes(found), today,
            chips=(
                *status_chips.published(measure, [group for _, group in used], period),
                *status_chips.calculated("Parts", "England", "England outside London"),
            ),
            empty=not found,
        ),
        measure_id=measure.id, unit=measure.unit, period=period, lead=said.lead(found, why),
        instead="" if asked.id == measure.id else words.instead(asked, measure), versus=found,
    )  # fmt: skip


def _versus(stock: Cohorts, code: str, period: str, role: str, place: str) -> Versus | None:
    here, there = stock.side(code, period), stock.side(place, period)
    own, other = stock.bounds(code, period), stock.bounds(place, period)
    mine, theirs = (stock.level(Group.ALL, where, period) for where in (code, place))
    if not (here and there and own and other) or mine is None or theirs is None:
        return None
    low, high = bounds(Side, own, other)
    share = (here.share + there.share) / 2
    d, n = (stock.cohort(group, code, period) for group in (DIS, OTHERS))
    assert d is not None and n is not None
    chance = [
        1.96 * spread_of(stock.measure, group, code).error(level, cohort.pupils)
        for group, level, cohort in ((DIS, here.disadvantaged, d), (OTHERS, here.others, n))
    ]
    return Versus(
        role, words.NAMES[role], here, there, parts(here, there), low, high, mine - theirs,
        (share * chance[0], (1 - share) * chance[1]),
    )  # fmt: skip
