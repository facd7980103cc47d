"""The catalogue's entries: measures, areas, neighbours, sources, the programme; all frozen."""

from dataclasses import dataclass
from datetime import date

from eip_data import periods
from eip_data.columns import (
    AreaKind,
    BreakKind,
    Group,
    NoInterval,
    Status,
    Unit,
    Weighting,
)

#: Each pair of groups that can form a gap: (disadvantaged side, others).
PAIRS = {
    "disadvantaged": (Group.DISADVANTAGED, Group.NOT_DISADVANTAGED),
    "fsm": (Group.FSM, Group.NOT_FSM),
}


#: DfE's bands of how alike statistical neighbours are, closest first.
CLOSENESS = ("extremely close", "very close", "close", "somewhat close", "not close")


@dataclass(frozen=True)
class Break:
    """Something that stands between periods of a series; see ``BreakKind``.

    ``last`` equals ``first`` for a point. ``groups`` empty means every group.
    """

    kind: BreakKind
    first: str
    last: str
    short: str
    reason: str
    groups: tuple[Group, ...]

    def concerns(self, group: Group) -> bool:
        """Whether this break stands in the given group's series."""
        return not self.groups or group in self.groups

    def covers(self, period: str) -> bool:
        """Whether the period lies between ``first`` and ``last``."""
        return self.first <= period <= self.last


@dataclass(frozen=True)
class Annotation:
    """A remark on one area's figure in one period."""

    area: str
    period: str
    text: str


@dataclass(frozen=True)
class Series:
    """Where one group of a measure comes from: (source id, key in that source) in order.

    ``first`` and ``last`` bound the periods it covers.
    """

    group: Group
    feeds: tuple[tuple[str, str], ...]
    first: str
    last: str

    @property
    def periods(self) -> tuple[str, ...]:
        """Every period of the series in order."""
        return periods.between(self.first, self.last)


@dataclass(frozen=True)
class Uncertainty:
    """The reviewed constants behind a measure's intervals and verdicts (METHOD section 4).

    A ``spread`` is, for a percentage, how many times its variance exceeds the binomial one; for
    a mean, the effective standard deviation of a pupil. A gap has one for the group and one for
    the others. ``margin`` is how near counts as about the same, in the measure's unit;
    ``block_factor`` multiplies the variance of several authorities together; ``stand_in_error``
    is how far, in 95 of 100 cases, a figure from stand-in weights lies from the true one. The
    size of groups comes from the cohorts of ``cohort_of``, ``years_before`` earlier. England's
    published row stands on another basis than the authorities' from ``england_apart_from`` on.
    """

    spreads: tuple[tuple[Group, float], ...]
    gap_spreads: tuple[tuple[str, tuple[float, float]], ...]
    margin: float
    block_factor: float
    stand_in_error: float
    cohort_of: str
    years_before: int
    england_apart_from: str | None

    def spread_of(self, group: Group) -> float | None:
        """The spread of one group's level, or None where it has not been measured."""
        return dict(self.spreads).get(group)

    def gap_spreads_of(self, pair: str) -> tuple[float, float] | None:
        """The two spreads of a pair's gap, or None where they have not been measured."""
        return dict(self.gap_spreads).get(pair)


@dataclass(frozen=True)
class Measure:
    """One reviewed measure; the fields are those of ``measures.yaml``."""

    id: str
    stage: str
    title: str
    phrase: str
    definition: str
    population: str
    unit: Unit
    decimals: int
    decimals_exceptions: tuple[tuple[tuple[Group, ...], str, str, int], ...]
    higher_is_better: bool | None
    coverage: str
    weighting: Weighting
    period_kind: str
    series: tuple[Series, ...]
    pairs: tuple[str, ...]
    no_pair_reason: str
    base_periods: tuple[tuple[str, str | None], ...]
    headline_group: Group
    breaks: tuple[Break, ...]
    caveats: tuple[str, ...]
    annotations: tuple[Annotation, ...]
    status_default: Status
    status_exceptions: tuple[tuple[tuple[Group, ...], tuple[str, ...], Status], ...]
    last_update: date
    next_update: date
    method_link: str
    uncertainty: Uncertainty | NoInterval
    reviewed: date

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups with a series, in catalogue order."""
        return tuple(series.group for series in self.series)

    def series_of(self, group: Group) -> Series:
        """The series of one group; raises KeyError when the measure has none for it."""
        for series in self.series:
            if series.group == group:
                return series
        raise KeyError(group)

    def decimals_of(self, group: Group, period: str) -> int:
        """Decimals the publisher prints for this group and period."""
        for groups, first, last, decimals in self.decimals_exceptions:
            if (not groups or group in groups) and first <= period <= last:
                return decimals
        return self.decimals

    def status_of(self, group: Group, period: str) -> Status:
        """How firm a published value of this group and period is."""
        for groups, listed, status in self.status_exceptions:
            if (not groups or group in groups) and period in listed:
                return status
        return self.status_default

    def base_period_of(self, group: Group) -> str | None:
        """The period "since" is counted from, or None when the measure allows no such phrase."""
        named = dict(self.base_periods)
        return named.get(group.value, named["default"])

    def breaks_of(self, group: Group) -> tuple[Break, ...]:
        """The breaks that stand in one group's series."""
        return tuple(item for item in self.breaks if item.concerns(group))


@dataclass(frozen=True)
class Area:
    """One place: current ONS code, DfE number where it has one, names and validity.

    ``members`` are set for the North East CA, ``successors`` for former authorities,
    ``former_codes`` for authorities whose ONS code changed while they went on existing.
    """

    code: str
    number: str
    name: str
    short_name: str
    kind: AreaKind
    region: str
    london_part: str
    members: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    former_codes: tuple[str, ...]

    def exists_on(self, day: date) -> bool:
        """Whether the area existed on the given day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True)
class Neighbour:
    """One of an authority's ten statistical neighbours, with DfE's closeness band."""

    area: str
    place: int
    neighbour: str
    closeness: str


@dataclass(frozen=True)
class Source:
    """The identity card of one published file, which ``holds`` figures or shapes."""

    id: str
    publisher: str
    title: str
    edition: str
    published: str | None
    accessed: str
    licence: str
    attribution: str
    url: str
    file: str
    sha256: str
    holds: str


@dataclass(frozen=True)
class Priority:
    """One priority of a workstream."""

    id: str
    title: str


@dataclass(frozen=True)
class Workstream:
    """One of the programme's three workstreams."""

    id: str
    title: str
    priorities: tuple[Priority, ...]


@dataclass(frozen=True)
class Fact:
    """One thing known of the programme, in our own words."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class WebPage:
    """Where something was read."""

    publisher: str
    title: str
    accessed: str
    url: str


@dataclass(frozen=True)
class Programme:
    """What the Education Improvement Programme is; ``facts`` are short, ``strands`` sentences."""

    name: str
    owner: str
    facts: tuple[Fact, ...]
    strands: tuple[Fact, ...]
    source: WebPage
