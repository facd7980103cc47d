"""Column names and closed sets of values, used wherever figures are handled.

Nothing here depends on anything but the standard library, so every room may import it.
"""

from enum import StrEnum

MEASURE = "measure"
GROUP = "group"
AREA = "area"
PERIOD = "period"
VALUE = "value"
STATUS = "status"
SOURCE = "source"

#: Column order of ``eip_data/figures/*.csv`` and of ``python -m eip_data query``.
FIGURE_COLUMNS = (MEASURE, GROUP, AREA, PERIOD, VALUE, STATUS, SOURCE)

PUPILS = "pupils"
PUPILS_LOW = "pupils_low"
PUPILS_HIGH = "pupils_high"
ACHIEVED = "achieved"
KIND = "kind"

#: Column order of ``eip_data/figures/cohorts.csv``.
COHORT_COLUMNS = (
    MEASURE, GROUP, AREA, PERIOD, PUPILS, PUPILS_LOW, PUPILS_HIGH, ACHIEVED, KIND, SOURCE,
)  # fmt: skip

#: Column order of ``eip_data/figures/certainty.csv``; those of the gap are of the gap inside.
CERTAINTY_COLUMNS = (
    MEASURE, GROUP, AREA, PERIOD, VALUE, PUPILS, KIND, "england", "outside_london", "rank_low",
    "rank_high", "gap_england", "gap_outside_london", "gap_rank_low", "gap_rank_high",
)  # fmt: skip

#: Column order of ``eip_data/figures/counts.csv``.
COUNT_COLUMNS = (MEASURE, GROUP, PERIOD, "values")

#: Column order of ``python -m eip_data gaps``.
GAP_COLUMNS = (
    "measure", "pair", "period", "area", "disadvantaged", "comparator_local",
    "comparator_national", "within", "vs_national", "peer_shortfall", "rank_within",
    "ties_within", "ranked_within", "rank_vs_national", "ties_vs_national",
    "ranked_vs_national", "status",
)  # fmt: skip

ENGLAND = "E92000001"
NORTH_EAST_CA = "E47000014"
LONDON = "E12000007"
NORTH_EAST_REGION = "E12000001"
ENGLAND_OUTSIDE_LONDON = "ENGLAND_OUTSIDE_LONDON"

#: The 0 to 17 population carried in ``cohorts.csv`` as a weight, never as a cohort.
POPULATION = "population_0_17"


class Group(StrEnum):
    """Whose results a figure describes."""

    ALL = "all"
    DISADVANTAGED = "disadvantaged"
    NOT_DISADVANTAGED = "not_disadvantaged"
    FSM = "fsm"
    NOT_FSM = "not_fsm"


class Status(StrEnum):
    """How firm a figure is, or why there is none."""

    FINAL = "final"
    REVISED = "revised"
    PROVISIONAL = "provisional"
    ESTIMATE = "estimate"
    LOW_RELIABILITY = "low_reliability"
    NOT_COLLECTED = "not_collected"
    NOT_PUBLISHED = "not_published"
    NOT_AVAILABLE = "not_available"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    AREA_NOT_IN_EXISTENCE = "area_not_in_existence"


#: Statuses that come with a value; every other status comes with none.
WITH_VALUE = frozenset(
    {Status.FINAL, Status.REVISED, Status.PROVISIONAL, Status.ESTIMATE, Status.LOW_RELIABILITY}
)
WITHOUT_VALUE = frozenset(Status) - WITH_VALUE

#: From firmest to least firm; a figure made from several takes the last of theirs.
FIRMNESS = (
    Status.FINAL, Status.REVISED, Status.PROVISIONAL, Status.LOW_RELIABILITY, Status.ESTIMATE,
)  # fmt: skip


class AreaKind(StrEnum):
    """What sort of place a code stands for."""

    AUTHORITY = "authority"
    FORMER_AUTHORITY = "former_authority"
    REGION = "region"
    LONDON_PART = "london_part"
    COUNTRY = "country"
    COMBINED_AUTHORITY = "combined_authority"
    CALCULATED = "calculated"


class CohortKind(StrEnum):
    """What kind of number a cohort is."""

    PUBLISHED = "published"  # the publisher prints the count
    BOUNDED = "bounded"  # lies between two bounds worked out from a count and its percentage
    WEIGHT = "weight"  # resident children aged 0 to 17: a weight, never a cohort


class Counted(StrEnum):
    """How the number of pupils behind a figure is known."""

    PUBLISHED = "published"  # the publisher prints it
    BOUNDED = "bounded"  # between two bounds a few pupils apart
    ESTIMATED = "estimated"  # ours: the national cohort shared out by resident children


class Verdict(StrEnum):
    """What may be said of a figure beside its comparator; of a gap, higher is wider."""

    HIGHER = "higher"
    LOWER = "lower"
    ABOUT_THE_SAME = "about_the_same"
    CANNOT_TELL = "cannot_tell"


class NoInterval(StrEnum):
    """Why a measure's figures come without intervals and verdicts."""

    CONTEXT = "context"  # circumstances, not results
    SIZE_NOT_PUBLISHED = "size_not_published"  # of the groups of pupils
    SPREAD_NOT_MEASURED = "spread_not_measured"  # how much it ordinarily moves
    NATIONAL = "national"  # a figure of England alone


class Weighting(StrEnum):
    """How a figure for several authorities together is weighted (METHOD section 3)."""

    POPULATION = "population"  # resident children aged 0 to 17
    INFERRED_SHARE = "inferred_share"  # population times the group's share, inferred from levels
    KS4_COHORTS = "ks4_cohorts"  # real cohorts from 2022/23, an inferred share before
    AGE_5_COUNTS = "age_5_counts"  # the published counts of 2021/22 for the two FSM groups
    FSM_PRIMARY_SHARE = "fsm_primary_share"  # population times FSM share in primary schools
    FSM_SHARE = "fsm_share"  # population times the mean FSM share of primary and secondary
    NONE = "none"  # not to be put together from authorities


class BreakKind(StrEnum):
    """What stands between two periods of a series."""

    NOT_COLLECTED = "not_collected"  # nothing was measured
    NOT_PUBLISHED = "not_published"  # the publisher produced no figure
    NOT_COMPARABLE = "not_comparable"  # measured, but these periods compare with no other
    BREAK = "break"  # from this period on a new series
    CAUTION = "caution"  # comparable, with a change that the reader must know of


class Unit(StrEnum):
    """What a value counts."""

    PERCENT = "percent"
    POINTS = "points"
    SCORE = "score"
    PER_100 = "per 100"
