"""The page about grants as CSV: every grant, and their totals. Money in pounds, unknown empty."""

from exports.csv_file import csv_bytes, yes
from findings.grants import Grants, Total
from findings.grants_page import GrantsPage
from findings.grants_sentences import STATUSES
from findings.register_sentences import EVERY_ROW

GRANT_COLUMNS = (
    "grant", "title", "applicant", "first_of_applicant", "theme", "awarded_on", "awarded_gbp",
    "spent_gbp", "recipient_authority_code", "used_in_authority_codes", "status", "report_due",
    "report_received", "days_to_report", "learning", "data", "source",
)  # fmt: skip
TOTAL_COLUMNS = (
    "split", "code", "label", "grants", "awarded_gbp", "spent_gbp", "spent_not_said_by",
    "reports_due", "reports_received_of_those", "awarded_gbp_per_disadvantaged_pupil", "data",
    "source",
)  # fmt: skip


def grants_csv(page: GrantsPage) -> bytes:
    """Every grant of the page's choices, newest first: ``GRANT_COLUMNS``; none where nobody may
    be named."""
    last = _last(page)
    return csv_bytes(
        GRANT_COLUMNS,
        (
            (
                one.id, one.title, one.applicant, yes(one.first), one.theme,
                one.awarded_on.isoformat(), _pounds(one.awarded_gbp), _pounds(one.spent_gbp),
                one.authority, " ".join(one.used_in), STATUSES[one.status],
                one.report_due.isoformat() if one.report_due else "",
                one.report_received.isoformat() if one.report_received else "",
                "" if one.days_to_report is None else str(one.days_to_report), one.learning, *last,
            )
            for one in page.found.rows
        ),
        numbers=("days_to_report",),
    )  # fmt: skip


def grants_totals_csv(page: GrantsPage) -> bytes:
    """All grants of the page's choices together, and by authority, theme and year:
    ``TOTAL_COLUMNS``. Spent is of the grants that say it."""
    last = _last(page)
    return csv_bytes(TOTAL_COLUMNS, ((*_total(*one), *last) for one in _splits(page.found)))


def _splits(found: Grants) -> list[tuple[str, Total]]:
    return [
        ("all", found.total),
        *(("recipient's authority", one) for one in found.by_authority),
        *(("theme", one) for one in found.by_theme),
        *(("academic year", one) for one in found.by_year),
    ]


def _total(split: str, one: Total) -> tuple[str, ...]:
    silent = one.silent == one.grants
    return (
        split, one.code, one.label, str(one.grants), _pounds(one.awarded_gbp),
        "" if silent else _pounds(one.spent_gbp), str(one.silent), str(one.due), str(one.reported),
        _pounds(one.per_pupil_gbp),
    )  # fmt: skip


def _pounds(amount: float | None) -> str:
    return "" if amount is None else f"{amount:.2f}"


def _last(page: GrantsPage) -> tuple[str, str]:
    """Whether all is invented, and the source: on every row."""
    return EVERY_ROW if page.found.marks.illustrative else "register", page.source
