"""The page about grants as tables: every grant, and their totals. Pounds, unknown empty."""

from exports.csv_file import yes
from exports.register import register_sheet
from exports.register_status import RECORDED
from exports.sheet import Sheet
from findings.grants import Grant, Grants, Total
from findings.grants_page import GrantsPage
from findings.grants_sentences import STATUSES

GRANT_COLUMNS = (
    "grant", "title", "applicant", "first_of_applicant", "theme", "awarded_on", "awarded_gbp",
    "spent_gbp", "recipient_authority_code", "used_in_authority_codes", "grant_status",
    "report_due", "report_received", "days_to_report", "learning", "workstream", "priority",
    "phase",
)  # fmt: skip
TOTAL_COLUMNS = (
    "split", "code", "label", "grants", "awarded_gbp", "spent_gbp", "spent_not_said_by",
    "reports_due", "reports_received_of_those", "awarded_gbp_per_disadvantaged_pupil",
)  # fmt: skip


def grants_sheet(page: GrantsPage) -> Sheet:
    """Every grant of the page's choices, newest first: ``GRANT_COLUMNS``; none where nobody may
    be named."""
    rows = ((RECORDED, _grant(one)) for one in page.found.rows)
    return register_sheet(GRANT_COLUMNS, rows, page.found.marks)


def grants_totals_sheet(page: GrantsPage) -> Sheet:
    """All grants of the page's choices together, and by authority, theme and year:
    ``TOTAL_COLUMNS``. Spent is of the grants that say it."""
    rows = ((RECORDED, _total(*one)) for one in _splits(page.found))
    return register_sheet(TOTAL_COLUMNS, rows, page.found.marks)


def _grant(one: Grant) -> tuple[object, ...]:
    return (
        one.id, one.title, one.applicant, yes(one.first), one.theme, one.awarded_on,
        _pounds(one.awarded_gbp), _pounds(one.spent_gbp), one.authority, " ".join(one.used_in),
        STATUSES[one.status], one.report_due, one.report_received, one.days_to_report, one.learning,
        one.tie.workstream, one.tie.priority, one.tie.phase,
    )  # fmt: skip


def _splits(found: Grants) -> list[tuple[str, Total]]:
    return [
        ("all", found.total),
        *(("recipient's authority", one) for one in found.by_authority),
        *(("theme", one) for one in found.by_theme),
        *(("academic year", one) for one in found.by_year),
    ]


def _total(split: str, one: Total) -> tuple[object, ...]:
    spent = None if one.silent == one.grants else one.spent_gbp
    return (
        split, one.code, one.label, one.grants, _pounds(one.awarded_gbp), _pounds(spent),
        one.silent, one.due, one.reported, _pounds(one.per_pupil_gbp),
    )  # fmt: skip


def _pounds(amount: float | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
