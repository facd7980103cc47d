"""What is said of how certain a figure is: verdicts, places, intervals, and why there are none.

"Cannot tell" is never "the same", and no word here judges people: higher and lower, wider and
narrower, not better and worse.
"""

from collections.abc import Collection, Sequence

from analysis.verdicts import FALSE_DISCOVERY_RATE
from eip_data.columns import Counted, NoInterval, Unit, Verdict
from eip_data.entries import Measure
from findings.sentences import list_text, number_text, ordinal

NO_INTERVAL = {
    NoInterval.CONTEXT: "This describes circumstances, not results: no verdict is given on it.",
    NoInterval.SIZE_NOT_PUBLISHED: "The size of the group is not published.",
    NoInterval.SPREAD_NOT_MEASURED: (
        "How much this figure ordinarily moves from year to year has not been measured."
    ),
    NoInterval.NATIONAL: "This is a figure of England alone.",
}
SIZE_UNKNOWN = "No figure for this year, or no size of its group, is in our sources."
NOTHING_HERE = "There is no figure here for this year, or the size of its group is not known."
NO_GAP = "No gap inside the area belongs to this group of pupils."
NOT_IN_EDITION = "This edition of the figures has none: they were first worked out later."
COMPARATOR = "This is what authorities are compared with; it is not compared itself."
NOT_JUDGED = "Only today's authorities, regions and the North East CA are compared."
ENGLAND_APART = (
    "England's published figure stands on another basis than its authorities', and none on "
    "theirs can be made for this group and year."
)
NO_COMPARATOR = "There is no figure of {name} to compare with."
NO_RANK = "Authorities differ too little here, beside their ordinary movement, to be put in places."
NO_PLACE = "Only authorities have places."
#: What intervals mean, once a page.
MEANING = (
    "Figures are of all pupils, not of a sample: an interval shows how far a figure of this size "
    "ordinarily moves from one year's pupils to the next's."
)
OUTSIDE_LONDON = "England outside London"

_LABELS = {
    Verdict.HIGHER: ("higher", "wider"),
    Verdict.LOWER: ("lower", "narrower"),
    Verdict.ABOUT_THE_SAME: ("about the same", "about the same"),
    Verdict.CANNOT_TELL: ("cannot tell", "cannot tell"),
}
_HERE = {
    Verdict.HIGHER: "here higher",
    Verdict.LOWER: "here lower",
    Verdict.ABOUT_THE_SAME: "about the same",
    Verdict.CANNOT_TELL: "cannot tell",
}
_BESIDE = {
    Verdict.HIGHER: "higher than",
    Verdict.LOWER: "lower than",
    Verdict.ABOUT_THE_SAME: "about the same as",
    Verdict.CANNOT_TELL: "not clearly different from",
}
_KINDS = {
    Counted.PUBLISHED: "cohort published",
    Counted.BOUNDED: "cohort known to within a few pupils",
    Counted.ESTIMATED: "cohort estimated",
}


def verdict_label(verdict: Verdict, gap: bool) -> str:
    """The verdict as a chip or a cell reads: "higher", of a gap "wider"."""
    return _LABELS[verdict][gap]


def verdict_text(verdict: Verdict, gap: bool, comparator: str = "England") -> str:
    """The verdict inside a sentence: "higher than England", "wider than in England".

    "Cannot tell" needs a clause of its own: "cannot be told from England".
    """
    where = f"in {comparator}" if gap else comparator
    if verdict is Verdict.CANNOT_TELL:
        return f"cannot be told from {'that ' if gap else ''}{where}"
    joined = "as" if verdict is Verdict.ABOUT_THE_SAME else "than"
    return f"{verdict_label(verdict, gap)} {joined} {where}"


def places_text(low: int, high: int, of: int) -> str:
    """Where an authority stands: "about 37th to 88th of 151"."""
    if low == high:
        return f"about {ordinal(low)} of {of}"
    return f"about {ordinal(low)} to {ordinal(high)} of {of}"


def family_text(*families: int) -> str:
    """With whom a figure, or each of several, was tested; 0 means by itself."""
    if not any(families):
        return "tested by itself, at 95%"
    counts = " to ".join(str(count) for count in sorted({min(families), max(families)}))
    return (
        f"tested with {counts} authorities, false discovery rate {FALSE_DISCOVERY_RATE * 100:.0f}%"
    )


def among_text(family: int) -> str:
    """The same, shorter: "among 151 authorities"."""
    return f"among {family} authorities" if family else "by itself"


def kind_text(kind: Counted) -> str:
    """How the size of the group is known."""
    return _KINDS[kind]


def ends_text(
    low: float, high: float, measure: Measure, decimals: int, *, gap: bool = False,
    signed: bool = False,
) -> str:  # fmt: skip
    """Two ends of an interval: "34.4 to 36.8", "45% to 49%"; of gaps and differences in points."""
    unit = "%" if measure.unit is Unit.PERCENT and not gap and not signed else ""
    ends = (number_text(end, decimals, signed=signed) + unit for end in (low, high))
    return " to ".join(ends)


def interval_text(
    low: float, high: float, kind: Counted, measure: Measure, decimals: int, *, gap: bool = False
) -> str:
    """The interval with its kind: "approximate 95% interval 45% to 49% (cohort estimated)"."""
    ends = ends_text(low, high, measure, decimals, gap=gap)
    if kind is Counted.ESTIMATED:
        return f"approximate 95% interval {ends} ({kind_text(kind)})"
    return f"95% interval {ends}"


def low_reliability_text(pupils: float) -> str:
    """What is said of a figure of few pupils."""
    count = max(1, round(pupils))
    return f"low reliability: about {count} pupil{'' if count == 1 else 's'}"


def here_text(verdict: Verdict) -> str:
    """The verdict under the figure that an area is compared with: "here lower"."""
    return _HERE[verdict]


def range_text(low: int, high: int) -> str:
    """Two places, without how many there are: "37th to 88th"."""
    return ordinal(low) if low == high else f"{ordinal(low)} to {ordinal(high)}"


def interval_key(kinds: Collection[Counted]) -> str:
    """What a chart's upright lines are, after its grey line, from how their cohorts are known;
    "" where it has none."""
    if not kinds:
        return ""
    if Counted.ESTIMATED not in kinds:
        return ". Upright lines: 95% interval"
    if len(kinds) == 1:
        return ". Upright lines: approximate 95% interval (cohorts estimated)"
    return ". Upright lines: 95% interval, in some years approximate (cohort estimated)"


def beside_word(verdict: Verdict) -> str:
    """How a level stands beside another in a sentence: "lower than", before England (34.9)."""
    return _BESIDE[verdict]


def beside_text(parts: Sequence[tuple[str, str]]) -> str:
    """How a level stands beside one or two others, from (word, named) of each: ", lower than
    England (34.9) and England outside London (33.6)". A shared word is said once; "" for none."""
    if not parts:
        return ""
    words = {word for word, _ in parts}
    if len(words) > 1:
        return f", {list_text([' '.join(part) for part in parts])}"
    joint = " or " if words == {_BESIDE[Verdict.CANNOT_TELL]} else " and "
    return f", {words.pop()} {joint.join(named for _, named in parts)}"


def judged_text(*families: int) -> str:
    """What the four words mean and how they were come by, for one note a page."""
    return (
        "here higher or lower where the difference exceeds ordinary variation "
        f"({family_text(*families)}); about the same where it is certainly small; cannot tell "
        "where it is neither."
    )
