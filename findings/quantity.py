"""What a map or a comparison shows of a measure: a level, a difference, a gap or a change.

One quantity has one figure an area, worked out here and nowhere else, so that map, ranking,
table and download cannot disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysis.change import obstacle
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, Group, NoInterval, Unit
from eip_data.entries import PAIRS, Measure
from eip_data.periods import end_year
from findings.cells import Cells
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import Figure, minus


class Show(StrEnum):
    """What is shown of a measure and group; a verdict is shown with the difference judged."""

    VERDICT = "verdict"
    VERDICT_OUTSIDE_LONDON = "verdict_outside_london"
    LEVEL = "level"
    FROM_ENGLAND = "from_england"
    FROM_OUTSIDE_LONDON = "from_outside_london"
    GAP_WITHIN = "gap_within"
    GAP_NATIONAL = "gap_national"
    CHANGE = "change"


GAPS = (Show.GAP_WITHIN, Show.GAP_NATIONAL)
VERDICTS = (Show.VERDICT, Show.VERDICT_OUTSIDE_LONDON)
#: Differences from one comparator, judged or not.
BESIDE_ENGLAND = (Show.FROM_ENGLAND, Show.VERDICT)
BESIDE_OUTSIDE_LONDON = (Show.FROM_OUTSIDE_LONDON, Show.VERDICT_OUTSIDE_LONDON)
AGAINST_ENGLAND = (Show.FROM_ENGLAND, Show.GAP_NATIONAL)
DIFFERENCES = (*BESIDE_ENGLAND, *BESIDE_OUTSIDE_LONDON, Show.CHANGE)
#: Code and name of the England that a level is of, by whether it is ours: its published row, or
#: all its authorities' pupils.
ENGLAND_PLACES = {
    False: (ENGLAND, "England"),
    True: (ENGLAND_LIKE_FOR_LIKE, "England, all authorities together"),
}


@dataclass(frozen=True)
class Quantity:
    """One thing shown of a measure. ``since`` is the earlier period of a change, else None."""

    measure: Measure
    group: Group
    show: Show
    period: str
    since: str | None = None
    together: bool = False  # England is all its authorities' pupils, also where it has a row

    @property
    def groups(self) -> tuple[Group, ...]:
        """Whose figures it is made of: a gap has two sides."""
        others = others_of(self.measure, self.group) if self.show in GAPS else None
        return (self.group, others) if others else (self.group,)

    @property
    def diverges(self) -> bool:
        """Whether the figures have a sign, so that a scale is centred on nought."""
        return self.show in DIFFERENCES

    @property
    def higher_is_better(self) -> bool | None:
        """Whether more is better for pupils; a gap is better small, context has no better."""
        better = self.measure.higher_is_better
        if better is None:
            return None
        return not better if self.show in GAPS else better

    @property
    def in_points(self) -> bool:
        """Whether the figures are differences between percentages."""
        return self.show is not Show.LEVEL and self.measure.unit is Unit.PERCENT


def others_of(measure: Measure, group: Group) -> Group | None:
    """The group at the other end of the gap, or None where the measure publishes no such pair."""
    for pair in measure.pairs:
        if PAIRS[pair][0] is group:
            return PAIRS[pair][1]
    return None


def shows_of(measure: Measure, group: Group) -> tuple[Show, ...]:
    """What can be shown of a measure and group: gaps only where the pair is published, a change
    only where the measure has a period to count from, verdicts only where it has intervals."""
    out: set[Show] = set() if others_of(measure, group) else set(GAPS)
    known = measure.uncertainty
    if isinstance(known, NoInterval) or known.spread_of(group) is None:
        out.update(VERDICTS)
    if measure.base_period_of(group) is None:
        out.add(Show.CHANGE)
    return tuple(show for show in Show if show not in out)


def since_of(measure: Measure, group: Group, period: str) -> tuple[str, ...]:
    """The earlier periods that ``period`` may be compared with, in order.

    Not the year before: an authority's change of one year is mostly ordinary movement
    (METHOD section 0, decision 7).
    """
    return tuple(
        earlier
        for earlier in measure.series_of(group).periods
        if end_year(period) - end_year(earlier) > 1
        and obstacle(measure, (group,), earlier, period) is None
    )


def england_of(known: Cells, group: Group, period: str, *, together: bool = False) -> Figure:
    """England's published figure; where our sources hold none, or ``together`` asks for it, that
    of all authorities' pupils together, which is ours and stands on one basis with theirs."""
    published = known.figure(group, ENGLAND, period)
    ours = known.figure(group, ENGLAND_LIKE_FOR_LIKE, period)
    if together or (published.missing and not ours.missing):
        return ours
    return published


def figures_of(known: Cells, quantity: Quantity, areas: Iterable[str]) -> dict[str, Figure]:
    """The quantity in each area, by code; missing figures carry their reason.

    A gap is others minus group, positive when the group is behind; a difference is the area's
    level minus England's; a change is later minus earlier.
    """
    return {code: _figure(known, quantity, code) for code in areas}


def _figure(known: Cells, quantity: Quantity, code: str) -> Figure:
    measure, group, period = quantity.measure, quantity.group, quantity.period
    own = known.figure(group, code, period)
    if quantity.show is Show.LEVEL:
        return own
    if quantity.show in BESIDE_ENGLAND:
        return minus(own, england_of(known, group, period, together=quantity.together))
    if quantity.show in BESIDE_OUTSIDE_LONDON:
        return minus(own, known.figure(group, ENGLAND_OUTSIDE_LONDON, period))
    if quantity.show is Show.CHANGE:
        assert quantity.since is not None
        return minus(own, known.figure(group, code, quantity.since))
    others = others_of(measure, group)
    assert others is not None
    where = code if quantity.show is Show.GAP_WITHIN else ENGLAND
    return minus(known.figure(others, where, period), own)
