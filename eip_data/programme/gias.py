"""The columns of the official GIAS download as the register's sheet of schools.

Kept are state-funded schools of the seven authorities, open or closed. What GIAS does not hold
(disadvantaged pupils, the successor) stays as the register has it.
"""

from collections.abc import Mapping

from eip_data.programme import cells
from eip_data.programme.files import Cells, Sheet
from eip_data.programme.problems import Wrong
from eip_data.programme.stored import Row
from eip_data.programme_columns import Phase
from eip_data.programme_tables import school

_NAME = "EstablishmentName"
_GROUP = "EstablishmentTypeGroup (name)"
_STATUS = "EstablishmentStatus (name)"
_PHASE = "PhaseOfEducation (name)"
#: Our column -> GIAS's; those of a register's sheet that GIAS does not hold are absent.
_COLUMNS = {
    "urn": "URN",
    "name": _NAME,
    "authority": "LA (code)",
    "phase": _PHASE,
    "type": "TypeOfEstablishment (name)",
    "trust": "Trusts (name)",
    "federation": "Federations (name)",
    "pupils": "NumberOfPupils",
    "open_date": "OpenDate",
    "close_date": "CloseDate",
}
_STATE_FUNDED = (
    "Local authority maintained schools", "Academies", "Free Schools", "Special schools",
    "Colleges",
)  # fmt: skip
_PHASES = {
    "Nursery": Phase.NURSERY,
    "Primary": Phase.PRIMARY,
    "Middle deemed primary": Phase.MIDDLE,
    "Middle deemed secondary": Phase.MIDDLE,
    "Secondary": Phase.SECONDARY,
    "All-through": Phase.ALL_THROUGH,
    "16 plus": Phase.SIXTEEN_PLUS,
    "Not applicable": Phase.NOT_APPLICABLE,
}


def is_download(sheet: Sheet) -> bool:
    """Whether the sheet has the columns of a GIAS download."""
    return {*_COLUMNS.values(), _GROUP, _STATUS} <= set(sheet.heading)


def schools(sheet: Sheet, known: Mapping[int, Row]) -> Sheet:
    """The download as a sheet of schools; ``known`` are the register's, by URN."""
    names = tuple(school.columns.keys())
    at = {name: sheet.heading.index(_COLUMNS[name]) for name in names if name in _COLUMNS}
    group, status = sheet.heading.index(_GROUP), sheet.heading.index(_STATUS)
    reader = cells.reader(school.c.authority)
    rows = []
    for number, row in sheet.rows:
        found = {name: row[place] for name, place in at.items()}
        if row[group] not in _STATE_FUNDED or not _ours(reader, found["authority"]):
            continue
        if str(row[status]).startswith("Proposed") or _lost(str(row[status]), found):
            continue
        found["phase"] = _PHASES.get(str(found["phase"]), found["phase"])
        before = dict(zip(names, known.get(_urn(found["urn"]), ()), strict=False))
        rows.append((number, _merged(names, found, before)))
    return Sheet(sheet.label, school.name, names, rows)


def _merged(
    names: tuple[str, ...], found: Mapping[str, object], before: Mapping[str, object]
) -> Cells:
    return tuple(found[name] if name in found else before.get(name) for name in names)


def _ours(reader: cells.Reader, authority: object) -> bool:
    try:
        reader(authority)
    except Wrong:
        return False
    return True


def _lost(status: str, found: Mapping[str, object]) -> bool:
    """Whether a school is closed but nobody knows since when: nothing can be said of it."""
    return status == "Closed" and not found["close_date"]


def _urn(cell: object) -> int:
    text = str(cell).removesuffix(".0")
    return int(text) if text.isdecimal() else 0
