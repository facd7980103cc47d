"""The page about partners as CSV: every organisation, and every kind at every meeting."""

from exports.csv_file import csv_bytes
from findings.partners import Partner
from findings.partners_page import PartnersPage
from findings.register_sentences import EVERY_ROW

PARTNER_COLUMNS = (
    "organisation", "kind", "works_in_authority_codes", "schools", "meetings", "latest_meeting",
    "data", "source",
)  # fmt: skip
MEETING_COLUMNS = (
    "held_on", "meeting", "authority_code", "kind", "organisations_of_the_kind", "came", "data",
    "source",
)  # fmt: skip


def partners_csv(page: PartnersPage) -> bytes:
    """Every organisation and its meetings: ``PARTNER_COLUMNS``; none where nobody may be named.

    ``schools`` are open schools of a trust or federation, empty for other kinds.
    """
    return csv_bytes(PARTNER_COLUMNS, (_partner(one, page) for one in page.found.rows))


def meetings_csv(page: PartnersPage) -> bytes:
    """Organisations of each kind at each meeting: ``MEETING_COLUMNS``; online has no authority."""
    last = _last(page)
    return csv_bytes(
        MEETING_COLUMNS,
        (
            (
                event.held_on.isoformat(), event.name, event.authority or "", kind.label,
                str(kind.organisations), str(kind.at[place]), *last,
            )
            for place, event in enumerate(page.found.events)
            for kind in page.found.kinds
        ),
    )  # fmt: skip


def _partner(one: Partner, page: PartnersPage) -> tuple[str, ...]:
    days = [event.held_on for event in page.found.events if event.id in one.events]
    schools = str(sum(count for _, count in one.schools)) if one.schools else ""
    return (
        one.name, one.kind.value, " ".join(one.authorities), schools, str(len(days)),
        days[-1].isoformat() if days else "", *_last(page),
    )  # fmt: skip


def _last(page: PartnersPage) -> tuple[str, str]:
    """Whether all is invented, and the source: on every row."""
    return EVERY_ROW if page.found.marks.illustrative else "register", page.source
