"""Findings from the register as tables; each row says if it illustrates and what it rests on."""

from collections.abc import Iterable, Sequence

from exports import register_status as status
from exports.csv_file import decimal, yes
from exports.sheet import Sheet, sheet
from findings.concentration import Concentration
from findings.depth import Depth, Overlap, Value
from findings.equity import Equity
from findings.need import Need
from findings.need_sentences import SERVED
from findings.offers import Offers
from findings.pupils_met import Pupils
from findings.reach import Cell, Coverage, Growth, State
from findings.register import Marks
from findings.register_sentences import EVERY_ROW, source

MARK_COLUMNS = (
    "status", "register", "register_dated", "returns_received", "returns_missing", "source",
    "source_id",
)  # fmt: skip
REAL = "real"
SOURCE_ID = "programme_register"


def register_sheet(
    columns: Sequence[str], rows: Iterable[tuple[str, Sequence[object]]], marks: Marks
) -> Sheet:
    """The whole table: ``columns``, then ``MARK_COLUMNS`` in every row. None is an empty field.

    A row is its own status, one of ``exports.register_status``, and its cells.
    """
    last = (
        EVERY_ROW if marks.illustrative else REAL,
        marks.dated.isoformat(),
        str(marks.returns.received),
        str(marks.returns.missing),
        source(marks.illustrative, marks.dated),
        SOURCE_ID,
    )
    texts = (
        (*("" if cell is None else str(cell) for cell in cells), said, *last)
        for said, cells in rows
    )
    return sheet((*columns, *MARK_COLUMNS), texts)


def coverage_sheet(found: Coverage, rows: str, columns: str) -> Sheet:
    """A row a cell; ``rows`` and ``columns`` name what is told apart.

    Where nothing is reported or offered there is no count of schools reached and no share.
    """
    downs, acrosses = dict(found.rows), dict(found.columns)
    return register_sheet(
        (rows, columns, "state", "schools_reached", "schools_eligible", "schools_unknown",
         "share_percent", "share_at_most_percent", "first_day", "last_day"),
        (
            (
                status.of_cell(one),
                (downs[one.row], acrosses[one.column], one.state.value, *_reach(one), found.first,
                 found.last),
            )
            for line in found.cells
            for one in line
        ),
        found.marks,
    )  # fmt: skip


def _reach(one: Cell) -> tuple[object, ...]:
    """Reached, eligible, unknown, share and share at most: what is known of them."""
    reach, state = one.reach, one.state
    known, offered = state in (State.ACTIVE, State.NONE), state is not State.NOT_OFFERED
    return (
        reach.reached if known else None, reach.eligible, reach.unknown if offered else None,
        _percent(reach.share if known else None),
        _percent(reach.share_at_most if offered else None),
    )  # fmt: skip


def growth_sheet(found: Growth) -> Sheet:
    """A row a term, then a row a target."""
    known = status.of_growth(found)
    counts = [
        (known, ("reached", term.text, term.last_day,
                 None if known == status.NOT_REPORTED else count, ""))
        for term, count in found.points
    ]  # fmt: skip
    first = [("original target", one.period, one.term.last_day, one.original, "")
             for one in found.targets]  # fmt: skip
    changed = [
        ("target in force", one.period, one.term.last_day, one.in_force, one.rebaselined_on)
        for one in found.targets
        if one.rebaselined_on
    ]
    aims = ((status.TARGET, row) for row in (*first, *changed))
    return register_sheet(
        ("figure", "period", "by", "schools", "changed_on"), (*counts, *aims), found.marks
    )


def depth_sheet(found: Depth) -> Sheet:
    """A row a figure of the ladder, dose, frequency, contacts and exposure."""
    dose, often, met, pupils = found.dosage, found.frequency, found.contacts, found.exposure
    counts = [
        *((f"schools {rung.value}", count) for rung, count in found.ladder),
        ("terms with contacts", often.active), ("contacts", met.records),
        ("most contacts of a school", met.most),
    ]  # fmt: skip
    sessions = (("sessions of the middle school", dose.median),
                ("sessions, lower quarter", dose.lower),
                ("sessions, upper quarter", dose.upper))  # fmt: skip
    rows: list[tuple[str, tuple[object, ...]]] = []
    for name, count in counts:
        known, said = status.of_count(count, found.complete)
        rows.append((said, (name, known)))
    rows += [(status.of_dose(value, found), (name, value)) for name, value in sessions]
    rows.append((status.COMPLETE, ("terms", often.terms)))
    inside, said = status.of_count(pupils.pupils, found.complete) if pupils else (None, "")
    rows += [
        (said or status.HIDDEN, ("disadvantaged pupils in reached schools", inside)),
        (status.COMPLETE if pupils else status.HIDDEN,
         ("disadvantaged pupils in eligible schools", pupils.of if pupils else None)),
    ]  # fmt: skip
    return register_sheet(("figure", "value"), rows, found.marks)


def value_sheet(found: Value) -> Sheet:
    """A row a thing that is counted or not."""
    known = status.of_returns(not found.marks.returns.missing)
    rows = (
        (known if row.counted else status.NOT_COUNTED, (row.what, yes(row.counted), row.text))
        for row in found.rows
    )
    return register_sheet(("what", "counted", "in_words"), rows, found.marks)


def overlap_sheet(found: Overlap) -> Sheet:
    """A row a pair of priorities; no count where one of them has no known school and a return is
    missing."""
    names, complete = [label for _, label in found.labels], not found.marks.returns.missing
    alone = [line[at] for at, line in enumerate(found.both)]
    rows = []
    for one, line, first in zip(names, found.both, alone, strict=True):
        for other, count, second in zip(names, line, alone, strict=True):
            said = status.of_count(min(first, second), complete)[1]
            known = None if said == status.NOT_REPORTED else count
            rows.append((said, (one, other, known)))
    return register_sheet(("priority", "other_priority", "schools"), rows, found.marks)


def pupils_sheet(found: Pupils) -> Sheet:
    """A row a cell of the table of pupils; hidden numbers stay hidden."""
    downs, acrosses = dict(found.rows), dict(found.columns)
    rows = (
        (
            status.of_pupils(one),
            (downs[one.row], acrosses[one.column], one.state.value, yes(one.hidden),
             0 if one.state is State.NONE else one.pupils),
        )
        for line in found.cells
        for one in line
    )  # fmt: skip
    return register_sheet(
        ("authority", "priority", "state", "hidden", "pupils_at_contacts"), rows, found.marks
    )


def need_sheet(found: Need) -> Sheet:
    """A row a place or group of schools; how many are not reached only where something is known."""
    rows = (
        (
            said,
            (
                one.label, one.pupils, one.schools,
                None if said == status.NOT_REPORTED else one.unreached, _percent(one.need),
                _percent(one.reach), _percent(one.band.low if one.band else None),
                _percent(one.band.high if one.band else None), SERVED[one.served],
                yes(one.complete),
            ),
        )
        for one in found.rows
        for said in (status.of_need(one),)
    )  # fmt: skip
    return register_sheet(
        (found.grouping.value, "disadvantaged_pupils", "schools", "schools_not_reached",
         "need_percent", "reach_percent", "shuffled_low_percent", "shuffled_high_percent",
         "verdict", "every_return_in"), rows, found.marks,
    )  # fmt: skip


def equity_sheet(found: Equity, curve: Concentration) -> Sheet:
    """The indices with their bands, then a row a point of the curve.

    Between bounds that lie apart the index of all schools has no value.
    """
    said = status.of_returns(not found.marks.returns.missing)
    rows: list[tuple[str, tuple[object, ...]]] = [
        (said, (name, decimal(band.observed, 3), decimal(band.low, 3), decimal(band.high, 3)))
        for name, band in (("Erreygers index of reach", found.reach),
                           ("concentration index of sessions", found.dose))
        if band
    ]  # fmt: skip
    if found.bounds:
        low, high = (decimal(end, 3) for end in found.bounds)
        rows.append(
            (said if low == high else status.BOUNDS_ONLY,
             ("Erreygers index, bounds", low if low == high else "", low, high))
        )  # fmt: skip
    rows += [
        (said, (f"curve at {_percent(one.pupils)}% of disadvantaged pupils",
                _percent(one.reached), "", ""))
        for one in curve.points
    ]  # fmt: skip
    return register_sheet(("figure", "value", "low", "high"), rows, found.marks)


def offers_sheet(found: Offers) -> Sheet:
    """A row a school, or a group of schools where none may be named, in the order to ask them.

    Every return of their authorities has come, or they would not be among them.
    """
    rows = (
        (status.COMPLETE,
         (place, one.urn, one.name, one.authority, one.phase, one.schools, one.pupils,
          yes(one.served_less)))
        for place, one in enumerate(found.rows, start=1)
    )  # fmt: skip
    return register_sheet(
        ("order", "urn", "school", "authority", "phase", "schools", "disadvantaged_pupils",
         "place_served_less_than_need"), rows, found.marks,
    )  # fmt: skip


def _percent(share: float | None) -> str:
    return decimal(None if share is None else 100 * share, 1)
