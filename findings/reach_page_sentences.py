"""Titles, grey lines and alternative texts of the figures on the page Reach."""

from findings.depth import Depth
from findings.reach import Cell, Coverage, Growth, State, TargetAt
from findings.register_filter import phases
from findings.register_sentences import percent, spoken, titled, window
from findings.sentences import count_text, list_text

NOT_REPORTED, NOT_OFFERED = "not reported", "not offered"
NO_SCHOOL = "no eligible school"
#: What the four states of the matrix are called: in its key, and to those who hear it.
STATES = {
    State.ACTIVE: "active, number of schools",
    State.NONE: "offered, no school yet",
    State.NOT_REPORTED: "not reported",
    State.NOT_OFFERED: "not offered here",
}
SPOKEN = {
    State.ACTIVE: "schools", State.NONE: "schools, offered", State.NOT_REPORTED: "not reported",
    State.NOT_OFFERED: "not offered",
}  # fmt: skip
GROWTH_HEADS = ("By the end of", "Different schools", "Target then")
MATRIX_NOTE = (
    "A number with + may be higher, as a return has not come. These are counts of schools."
)
PHASES_UNDER = "Schools reached, of eligible schools, by phase and workstream"
OVERLAP_UNDER = (
    "Different schools reached under the priority of the row and of the column; a priority beside "
    "itself is all of its own"
)
MAP_NOTE = "Hatched: nothing is reported. “At least”: a return has not come."
DEPTH_UNDER = "How far eligible schools came at least"
VALUE_UNDER = "What is counted, and what is not"
PUPILS_UNDER = "Pupils counted at contacts, by authority and priority"


def places_title(found: Coverage) -> str:
    """From where to where reach runs over the rows that lack no return."""
    names = dict(found.rows)
    rows = [line[-1] for line in found.cells[:-1]]
    told = [one for one in rows if one.state is not State.NOT_OFFERED]
    full = [one for one in told if one.reach.complete and one.reach.eligible]
    if len(full) < 2:
        return titled(found.marks.illustrative, "Schools reached of those eligible")
    low, high = min(full, key=_share), max(full, key=_share)
    all_of = "" if len(full) == len(rows) else " with every return"
    return titled(
        found.marks.illustrative,
        f"From {percent(_share(low))} of schools in {names[low.row]} to {percent(_share(high))} in "
        f"{names[high.row]}, over the {count_text(len(full))} authorities{all_of}",
    )


def phases_title(found: Coverage) -> str:
    """Which phases the reached schools are of."""
    names = dict(found.rows)
    rows = [line[-1] for line in found.cells[:-1] if line[-1].reach.reached]
    if not rows:
        return titled(found.marks.illustrative, "No phase is known to be reached")
    most = max(rows, key=lambda one: one.reach.reached)
    return titled(
        found.marks.illustrative,
        f"{most.reach.reached:,} of the {found.total.reach.reached:,} schools known to be reached "
        f"are {_phase(names[most.row])}",
    )


def matrix_title(found: Coverage) -> str:
    """How many pairs of priority and authority stand in each state."""
    inner = [one for line in found.cells[:-1] for one in line[:-1]]
    counts = [
        (count, words)
        for state, words in (
            (State.ACTIVE, "active"), (State.NONE, "offered without a school yet"),
            (State.NOT_REPORTED, "not reported"), (State.NOT_OFFERED, "not offered"),
        )
        if (count := sum(one.state is state for one in inner))
    ]  # fmt: skip
    said = list_text([f"{count} {words}" for count, words in counts])
    pairs = "pair" if len(inner) == 1 else "pairs"
    return titled(
        found.marks.illustrative, f"Of {len(inner)} {pairs} of priority and authority: {said}"
    )


def share_words(cell: Cell) -> str:
    """What is known of a part, in words: its share, or that it was not offered."""
    return NOT_OFFERED if cell.state is State.NOT_OFFERED else cell.share_text


def map_title(found: Coverage) -> str:
    """What the map of reach shows."""
    return titled(found.marks.illustrative, "Schools reached, by authority")


def map_alt(found: Coverage) -> str:
    """The map of reach, place by place."""
    names = dict(found.rows)
    said = [f"{names[line[-1].row]} {share_words(line[-1])}" for line in found.cells[:-1]]
    return spoken(found.marks.illustrative, f"Map of eligible schools reached: {', '.join(said)}.")


def map_under(found: Coverage) -> str:
    """The grey line of the map of reach."""
    return f"Share of eligible schools, of any workstream asked about, {_days(found)}"


def matrix_under(found: Coverage) -> str:
    """The grey line of the matrix."""
    phase = found.asked.phase
    of = f", {_phase(dict(phases())[phase.value])}" if phase else ""
    return f"State of each priority in each authority, with different schools{of}, {_days(found)}"


def growth_alt(found: Growth) -> str:
    """The curve's ends and its targets."""
    if not found.points:
        return spoken(found.marks.illustrative, "Line chart of schools reached: no term.")
    (first, begun), (last, now) = found.points[0], found.points[-1]
    least = "" if found.complete else "at least "
    aims = "".join(
        f" Target for {one.period}: {one.original:,}"
        + ("." if one.in_force == one.original else f", changed to {one.in_force:,}.")
        for one in found.targets
    )
    return spoken(
        found.marks.illustrative,
        f"Line chart of different schools reached by the end of each term: {least}{begun:,} by "
        f"{first.text}, {least}{now:,} by {last.text}.{aims}",
    )


def reached_label(found: Growth) -> tuple[str, str]:
    """The number and the words at the curve's end."""
    return f"{found.points[-1][1]:,}", "reached" if found.complete else "or more reached"


def target_labels(last: TargetAt) -> tuple[tuple[str, str], tuple[str, str] | None]:
    """The number and words at the end of the first target's line, and of the one in force."""
    if last.rebaselined_on is None:
        return (f"{last.original:,}", "target"), None
    return (
        (f"{last.original:,}", "original target"),
        (f"{last.in_force:,}", f"target set in {last.rebaselined_on.year}"),
    )


def depth_texts(found: Depth) -> tuple[str, ...]:
    """What stands under the ladder."""
    return (
        found.dosage_text, found.frequency_text, found.contacts_text, found.exposure_text
    )  # fmt: skip


def _days(found: Coverage) -> str:
    return window(found.first, found.last)


def _share(one: Cell) -> float:
    return one.reach.share or 0.0


def _phase(label: str) -> str:
    return f"{label[0].lower()}{label[1:]} schools"
