"""Reach: totals of the programme's register, as the pages show them to everybody.

No school, applicant or pupil is told of. What is hidden from the pages is hidden here.
"""

from decimal import Decimal

from api import choosing, kept
from api.contract import COUNT, NUMBER, YES, Asked, Endpoint, Field, Listed, Parameter, Row, printed
from findings import register_edition
from findings.edition import Edition
from findings.reach import Cell, Coverage, State
from findings.register_choices import ALL, authorities, phases, priorities, workstreams
from findings.register_choices import asked as register_filter
from findings.register_filter import Split
from findings.register_sentences import source

FIELDS = (
    Field("by", "What rows are told apart by.", one_of=tuple(Split)),
    Field("place", "Code of the row, or “all”."),
    Field("place_name", "Its name."),
    Field("across", "What columns are told apart by.", one_of=tuple(Split)),
    Field("part", "Code of the column, or “all”."),
    Field("part_name", "Its name."),
    Field("state", "What is known, or why there is no number.", one_of=tuple(State)),
    Field("schools_reached", "Different schools reached; null where not known.", COUNT,
          missing=True),
    Field("schools_eligible", "Different schools that could be reached.", COUNT),
    Field("schools_unknown", "Schools that a missing return may tell of.", COUNT),
    Field("share_percent", "Share reached, at least; null where not known.", NUMBER, missing=True),
    Field("share_at_most_percent", "Share if all unknown schools were reached.", NUMBER,
          missing=True),
    Field("unit", "What is counted.", one_of=("schools",)),
    Field("share_text", "The share as it is read."),
    Field("count_text", "The counts as they are read."),
    Field("first_day", "First day told of."),
    Field("last_day", "Last day told of."),
    Field("illustrative", "Whether the register is invented to show the pages.", YES),
    Field("register_dated", "The register's own day: its edition."),
    Field("returns_received", "Returns that came in.", COUNT),
    Field("returns_missing", "Returns that are missing.", COUNT),
    Field("our_calculation", "Whether it is ours and not published.", YES),
    Field("source", "Source line."),
)  # fmt: skip


def _code(name: str, text: str, example: str = "") -> Parameter:
    return Parameter(name, text, example=example)


PARAMETERS = (
    _code("area", "One of the seven authorities.", "E06000057"),
    _code("workstream", "One workstream."),
    _code("priority", "One priority, as workstream:priority."),
    _code("phase", "One phase of schools."),
    Parameter("by", "Rows; authorities when left out.", one_of=tuple(Split), example="authority"),
    Parameter("across", "Columns; workstreams when left out.", one_of=tuple(Split),
              example="workstream"),
)  # fmt: skip


def _choices(asked: Asked) -> tuple[str, str, str, str]:
    """Authority, workstream, priority and phase; "all" where left out. Raises UnknownCode."""
    stream = choosing.one_of(asked, "workstream", "workstream", workstreams()) or ALL
    return (
        choosing.one_of(asked, "area", "authority of the programme", authorities()) or ALL,
        stream,
        choosing.one_of(asked, "priority", "priority here", priorities(stream)) or ALL,
        choosing.one_of(asked, "phase", "phase", phases()) or ALL,
    )


def _splits(asked: Asked) -> tuple[Split, Split]:
    return Split(asked.one("by") or "authority"), Split(asked.one("across") or "workstream")


def _reach(_now: Edition, asked: Asked) -> Listed:
    area, stream, priority, phase = _choices(asked)
    part = register_filter(area, stream, priority, phase, "", "")
    by, across = _splits(asked)
    found = kept.coverage(register_edition.current().id, part, by, across)
    cells = [one for line in found.cells for one in line]
    rows, columns = dict(found.rows), dict(found.columns)

    def told(one: Cell) -> Row:
        names = {
            "by": by.value,
            "place": one.row,
            "place_name": rows[one.row],
            "across": across.value,
            "part": one.column,
            "part_name": columns[one.column],
        }
        return names | _cell(found, one)  # fmt: skip

    return Listed(cells, told)


def _cell(found: Coverage, one: Cell) -> dict[str, str | Decimal | int | bool | None]:
    marks, known = found.marks, one.state in (State.ACTIVE, State.NONE)
    return {
        "state": one.state.value,
        "schools_reached": one.reach.reached if known else None,
        "schools_eligible": one.reach.eligible,
        "schools_unknown": one.reach.unknown,
        "share_percent": _percent(one.reach.share) if known else None,
        "share_at_most_percent": _percent(one.reach.share_at_most),
        "unit": "schools", "share_text": one.share_text, "count_text": one.count_text,
        "first_day": found.first.isoformat(), "last_day": found.last.isoformat(),
        "illustrative": marks.illustrative, "register_dated": marks.dated.isoformat(),
        "returns_received": marks.returns.received, "returns_missing": marks.returns.missing,
        "our_calculation": True, "source": source(marks.illustrative, marks.dated),
    }  # fmt: skip


def _percent(share: float | None) -> Decimal | None:
    """A share (0 to 1) as a percentage with one decimal."""
    return None if share is None else printed(100 * share, 1)


def _register_id() -> str:
    return register_edition.current().id


REACH = Endpoint(
    "reach", "Reach",
    "Schools that the programme has reached of those it could, by place and part of the "
    "programme. Totals only; what a missing return would tell is unknown, never nought.",
    PARAMETERS, FIELDS, _reach, "by=authority&across=workstream", _choices, _register_id,
    undated=True,
)  # fmt: skip
