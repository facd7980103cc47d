"""Findings from the register as tables; each row says if it illustrates and what it rests on."""

from collections.abc import Iterable, Sequence

from exports.csv_file import yes
from exports.sheet import Sheet, sheet
from findings.concentration import Concentration
from findings.depth import Depth, Overlap, Value
from findings.equity import Equity
from findings.need import Need
from findings.need_sentences import SERVED
from findings.offers import Offers
from findings.pupils_met import Pupils
from findings.reach import Coverage, Growth
from findings.register import Marks
from findings.register_sentences import EVERY_ROW, source

MARK_COLUMNS = (
    "status", "register", "register_dated", "returns_received", "returns_missing", "source",
    "source_id",
)  # fmt: skip
REAL = "real"
COMPLETE, INCOMPLETE = "complete", "returns_missing"
SOURCE_ID = "programme_register"


def register_sheet(columns: Sequence[str], rows: Iterable[Sequence[object]], marks: Marks) -> Sheet:
    """The whole table: ``columns``, then ``MARK_COLUMNS`` in every row. None is an empty field."""
    last = (
        INCOMPLETE if marks.returns.missing else COMPLETE,
        EVERY_ROW if marks.illustrative else REAL,
        marks.dated.isoformat(),
        str(marks.returns.received),
        str(marks.returns.missing),
        source(marks.illustrative, marks.dated),
        SOURCE_ID,
    )
    texts = ((*("" if cell is None else str(cell) for cell in row), *last) for row in rows)
    return sheet((*columns, *MARK_COLUMNS), texts)


def coverage_sheet(found: Coverage, rows: str, columns: str) -> Sheet:
    """A row a cell; ``rows`` and ``columns`` name what is told apart."""
    downs, acrosses = dict(found.rows), dict(found.columns)
    return register_sheet(
        (rows, columns, "state", "schools_reached", "schools_eligible", "schools_unknown",
         "share_percent", "share_at_most_percent", "first_day", "last_day"),
        (
            (
                downs[one.row], acrosses[one.column], one.state.value, one.reach.reached,
                one.reach.eligible, one.reach.unknown, _percent(one.reach.share),
                _percent(one.reach.share_at_most), found.first, found.last,
            )
            for line in found.cells
            for one in line
        ),
        found.marks,
    )  # fmt: skip


def growth_sheet(found: Growth) -> Sheet:
    """A row a term, then a row a target."""
    counts = [("reached", term.text, term.last_day, count, "") for term, count in found.points]
    first = [("original target", one.period, one.term.last_day, one.original, "")
             for one in found.targets]  # fmt: skip
    changed = [
        ("target in force", one.period, one.term.last_day, one.in_force, one.rebaselined_on)
        for one in found.targets
        if one.rebaselined_on
    ]
    return register_sheet(
        ("figure", "period", "by", "schools", "changed_on"), [*counts, *first, *changed],
        found.marks,
    )  # fmt: skip


def depth_sheet(found: Depth) -> Sheet:
    """A row a figure of the ladder, dose, frequency, contacts and exposure."""
    dose, often, met, pupils = found.dosage, found.frequency, found.contacts, found.exposure
    rows: list[tuple[str, object]] = [(f"schools {rung.value}", count) for rung, count in
                                      found.ladder]  # fmt: skip
    rows += [
        ("sessions of the middle school", dose.median), ("sessions, lower quarter", dose.lower),
        ("sessions, upper quarter", dose.upper), ("terms with contacts", often.active),
        ("terms", often.terms), ("contacts", met.records), ("most contacts of a school", met.most),
        ("disadvantaged pupils in reached schools", pupils.pupils if pupils else None),
        ("disadvantaged pupils in eligible schools", pupils.of if pupils else None),
    ]  # fmt: skip
    return register_sheet(("figure", "value"), rows, found.marks)


def value_sheet(found: Value) -> Sheet:
    """A row a thing that is counted or not."""
    rows = ((row.what, yes(row.counted), row.text) for row in found.rows)
    return register_sheet(("what", "counted", "known"), rows, found.marks)


def overlap_sheet(found: Overlap) -> Sheet:
    """A row a pair of priorities."""
    names = [label for _, label in found.labels]
    rows = (
        (one, other, count)
        for one, line in zip(names, found.both, strict=True)
        for other, count in zip(names, line, strict=True)
    )
    return register_sheet(("priority", "other_priority", "schools"), rows, found.marks)


def pupils_sheet(found: Pupils) -> Sheet:
    """A row a cell of the table of pupils; hidden numbers stay hidden."""
    downs, acrosses = dict(found.rows), dict(found.columns)
    rows = (
        (downs[one.row], acrosses[one.column], one.state.value, yes(one.hidden), one.pupils)
        for line in found.cells
        for one in line
    )
    return register_sheet(
        ("authority", "priority", "state", "hidden", "pupils_at_contacts"), rows, found.marks
    )


def need_sheet(found: Need) -> Sheet:
    """A row a place or group of schools."""
    return register_sheet(
        (found.grouping.value, "disadvantaged_pupils", "schools", "schools_not_reached",
         "need_percent", "reach_percent", "shuffled_low_percent", "shuffled_high_percent",
         "verdict", "every_return_in"),
        (
            (
                one.label, one.pupils, one.schools, one.unreached, _percent(one.need),
                _percent(one.reach), _percent(one.band.low if one.band else None),
                _percent(one.band.high if one.band else None), SERVED[one.served],
                yes(one.complete),
            )
            for one in found.rows
        ),
        found.marks,
    )  # fmt: skip


def equity_sheet(found: Equity, curve: Concentration) -> Sheet:
    """The indices with their bands, then a row a point of the curve."""
    rows: list[tuple[object, ...]] = [
        (name, _index(band.observed), _index(band.low), _index(band.high))
        for name, band in (("Erreygers index of reach", found.reach),
                           ("concentration index of sessions", found.dose))
        if band
    ]  # fmt: skip
    if found.bounds:
        low, high = found.bounds
        rows.append(("Erreygers index, bounds", "", _index(low), _index(high)))
    rows += [
        (f"curve at {_percent(one.pupils)}% of disadvantaged pupils", _percent(one.reached), "", "")
        for one in curve.points
    ]
    return register_sheet(("figure", "value", "low", "high"), rows, found.marks)


def offers_sheet(found: Offers) -> Sheet:
    """A row a school, or a group of schools where none may be named, in the order to ask them."""
    rows = (
        (place, one.urn, one.name, one.authority, one.phase, one.schools, one.pupils,
         yes(one.served_less))
        for place, one in enumerate(found.rows, start=1)
    )  # fmt: skip
    return register_sheet(
        ("order", "urn", "school", "authority", "phase", "schools", "disadvantaged_pupils",
         "place_served_less_than_need"), rows, found.marks,
    )  # fmt: skip


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}"


def _index(value: float) -> str:
    return f"{value + 0.0:.3f}"
