"""The page about partners as tables: every organisation, and every kind at every meeting."""

from exports.register import register_sheet
from exports.register_status import RECORDED
from exports.sheet import Sheet
from findings.partners import Partner, Partners
from findings.partners_page import PartnersPage

PARTNER_COLUMNS = (
    "organisation", "kind", "works_in_authority_codes", "schools", "meetings", "latest_meeting",
)  # fmt: skip
MEETING_COLUMNS = (
    "held_on", "meeting", "authority_code", "kind", "organisations_of_the_kind", "came",
    "workstream", "priority", "phase",
)  # fmt: skip


def partners_sheet(page: PartnersPage) -> Sheet:
    """Every organisation and its meetings: ``PARTNER_COLUMNS``; none where nobody may be named.

    ``schools`` are open schools of a trust or federation, empty for other kinds.
    """
    found = page.found
    rows = ((RECORDED, _partner(one, found)) for one in found.rows)
    return register_sheet(PARTNER_COLUMNS, rows, found.marks)


def meetings_sheet(page: PartnersPage) -> Sheet:
    """Organisations of each kind at each meeting: ``MEETING_COLUMNS``; online has no authority, and
    a meeting may be tied to no workstream, priority or phase."""
    found = page.found
    return register_sheet(
        MEETING_COLUMNS,
        (
            (RECORDED, (
                event.held_on, event.name, event.authority, kind.label, kind.organisations, came,
                event.tie.workstream, event.tie.priority, event.tie.phase,
            ))
            for kind in found.kinds
            for event, came in zip(found.events, kind.at, strict=True)
        ),
        found.marks,
    )  # fmt: skip


def _partner(one: Partner, found: Partners) -> tuple[object, ...]:
    days = [event.held_on for event in found.events if event.id in one.events]
    return (
        one.name, one.kind.value, " ".join(one.authorities),
        sum(count for _, count in one.schools) if one.schools else None, len(days),
        days[-1] if days else None,
    )  # fmt: skip
