"""What rows of the register must satisfy between their cells and with rows of other sheets.

A rule takes a row by column and yields (column, what is wrong and what to do); it passes over
cells that are empty or were wrong already.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from eip_data import catalogue
from eip_data.programme.cells import authorities
from eip_data.programme.problems import one_of
from eip_data.programme_columns import PRIORITIES_OF, RegisterKind, Workstream

#: A row by column; a cell that is empty or wrong is None.
Cells = Mapping[str, object]
Found = Iterator[tuple[str, str]]

#: The first URN of illustrative schools: none of a real school is so high.
FICTIONAL = 900_000


@dataclass(frozen=True)
class Known:
    """What a row is held against: the register's kind, the day, and rows by sheet and key.

    ``rows`` holds the sheets checked so far; a wrong row is there too, with empty cells. A sheet
    whose heading is wrong is ``unread``: nothing can be held against it.
    """

    kind: RegisterKind
    today: date
    rows: dict[str, dict[object, Cells]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)


def _activity(row: Cells, _known: Known) -> Found:
    yield from _fits(row)
    yield from _order(row, "start_date", "end_date")


def _fits(row: Cells) -> Found:
    """A priority is one of the workstream beside it."""
    workstream, priority = row["workstream"], row["priority"]
    if workstream and priority:
        fitting = PRIORITIES_OF[Workstream(str(workstream))]
        if priority not in fitting:
            title = catalogue.load().workstreams[str(workstream)].title
            yield "priority", f"{title} has no such priority; {one_of(fitting)}"


def _tied(row: Cells) -> Found:
    """A priority comes with its workstream, and is one of it."""
    if row["priority"] and not row["workstream"]:
        having = [stream for stream, own in PRIORITIES_OF.items() if row["priority"] in own]
        yield (
            "workstream",
            (
                f"the cell is empty beside the priority {row['priority']}; fill in "
                f"{' or '.join(having)}, or empty the priority"
            ),
        )
    yield from _fits(row)


def _school(row: Cells, known: Known) -> Found:
    urn, pupils, some = row["urn"], row["pupils"], row["disadvantaged_pupils"]
    illustrative = known.kind == RegisterKind.ILLUSTRATIVE
    if isinstance(urn, int) and (urn >= FICTIONAL) != illustrative:
        yield (
            "urn",
            (
                f"illustrative schools are numbered from {FICTIONAL}; correct the number"
                if illustrative
                else "illustrative schools have such numbers, a real register may not hold them; "
                "correct the number or delete the row"
            ),
        )
    if isinstance(pupils, int) and isinstance(some, int) and some > pupils:
        yield "disadvantaged_pupils", f"more than the {pupils:,} pupils on roll; correct either"
    yield from _order(row, "open_date", "close_date")
    successor = row["successor_urn"]
    if successor and successor == urn:
        yield "successor_urn", "a school cannot follow itself; correct the number or empty the cell"
    elif successor and not row["close_date"]:
        yield "successor_urn", "only a closed school has a successor; fill in close_date"


def _engagement(row: Cells, known: Known) -> Found:
    day, pupils = row["engaged_on"], row["pupils"]
    activity = known.rows["activity"].get(row["activity"], {})
    if isinstance(day, date):
        start, end = activity.get("start_date"), activity.get("end_date")
        if isinstance(start, date) and day < start:
            yield "engaged_on", f"the activity began only on {_said(start)}; correct either day"
        if isinstance(end, date) and day > end:
            yield "engaged_on", f"the activity ended on {_said(end)}; correct either day"
    school = known.rows["school"].get(row["urn"])
    if school is None:
        return
    if isinstance(day, date):
        yield from _open(day, school)
    on_roll = school["pupils"]
    if isinstance(pupils, int) and isinstance(on_roll, int) and pupils > on_roll:
        yield "pupils", f"more than the school's {on_roll:,} pupils on roll; correct either number"
    claimed, true = row.get("authority"), school["authority"]
    if claimed and true and claimed != true:
        name = authorities()[str(true)]
        yield "authority", f"the school lies in {true} ({name}); correct the URN or the authority"


def _open(day: date, school: Cells) -> Found:
    opened, closed = school["open_date"], school["close_date"]
    if isinstance(opened, date) and day < opened:
        yield "urn", f"the school opened only on {_said(opened)}; correct the URN or the day"
    if isinstance(closed, date) and day > closed:
        successor = school["successor_urn"]
        use = f"use {successor}, which followed it" if successor else "correct the URN or the day"
        yield "urn", f"the school closed on {_said(closed)}; {use}"


def _event(row: Cells, known: Known) -> Found:
    wrong = list(_tied(row))
    yield from wrong
    activity = {} if wrong else known.rows["activity"].get(row["activity"], {})
    for column in ("workstream", "priority"):
        own, its = row[column], activity.get(column)
        if own and its and own != its:
            what = f"the activity {row['activity']} is of {its}; correct one of them or empty this"
            yield column, f"{what} cell"
            return


def _grant(row: Cells, _known: Known) -> Found:
    yield from _tied(row)
    yield from _order(row, "awarded_on", "report_received")


def _target(row: Cells, _known: Known) -> Found:
    if row["activity"] and row["workstream"]:
        yield "workstream", "a target is of an activity or of a workstream; empty one of the two"
    if (row["rebaselined_value"] is None) != (row["rebaselined_on"] is None):
        empty = "rebaselined_value" if row["rebaselined_value"] is None else "rebaselined_on"
        yield empty, "a changed target has a value and a day; fill in both or neither"


def _order(row: Cells, first: str, last: str) -> Found:
    early, late = row[first], row[last]
    if isinstance(early, date) and isinstance(late, date) and late < early:
        yield last, f"before {first}, {_said(early)}; correct either day"


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


RULES: Mapping[str, Callable[[Cells, Known], Found]] = {
    "activity": _activity,
    "school": _school,
    "engagement": _engagement,
    "grant": _grant,
    "event": _event,
    "target": _target,
}
