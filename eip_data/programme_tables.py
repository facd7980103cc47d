"""The programme register's tables: sheets, templates, checks and exports are made from them.

Money is in pounds, at most two decimals. An empty cell is unknown, never zero. Alembic makes the
tables; a test checks that both say the same.
"""

from sqlalchemy import CheckConstraint, Index, Table

from eip_data.programme_columns import (
    GrantStatus,
    PartnerKind,
    Phase,
    Priority,
    Rung,
    TargetMeasure,
    Workstream,
)
from eip_data.programme_fields import (
    PRIORITY_FITS,
    TEXT,
    authority,
    choice,
    day,
    identity,
    known,
    link,
    measure,
    not_negative,
    period,
    pounds,
    text,
    ties,
    whole,
)
from eip_data.tables import PERIOD_FORM, metadata

AUTHORITY_FORM = "length(authority) = 9"

partner = Table(
    "partner",
    metadata,
    identity("Your own short code for the organisation"),
    text("name", "The organisation's name"),
    choice("kind", PartnerKind, "What sort of organisation it is"),
    known("kind", PartnerKind),
    info={"note": "Organisations that deliver, or that the programme meets: one a row."},
)

partner_authority = Table(
    "partner_authority",
    metadata,
    link("partner", "partner.id", "The partner's code", key=True),
    authority("authority", "An authority that the partner serves", key=True),
    CheckConstraint(AUTHORITY_FORM, name="authority_form"),
    info={"note": "Where a partner works: one row for each authority it serves."},
)

activity = Table(
    "activity",
    metadata,
    identity("Your own short code for the activity"),
    choice("workstream", Workstream, "The workstream it belongs to"),
    choice("priority", Priority, "The priority within the workstream"),
    text("name", "What the activity is called"),
    link("delivery_partner", "partner.id", "Code of the partner who delivers it", needed=False),
    day("start_date", "First day", needed=True),
    day("end_date", "Last day; empty while none is set"),
    pounds("budget_gbp", "Budget in pounds"),
    whole("planned_sessions", "Sessions planned for each school"),
    CheckConstraint(PRIORITY_FITS, name="priority_fits"),
    CheckConstraint("end_date >= start_date", name="dates_order"),
    *not_negative("budget_gbp", "planned_sessions"),
    info={"note": "What the programme does: one activity a row."},
)

activity_phase = Table(
    "activity_phase",
    metadata,
    link("activity", "activity.id", "The activity's code", key=True),
    choice("phase", Phase, "A phase whose schools can take part", key=True),
    known("phase", Phase),
    info={"note": "Who can take part: one row for each phase an activity is open to."},
)

activity_measure = Table(
    "activity_measure",
    metadata,
    link("activity", "activity.id", "The activity's code", key=True),
    measure("measure", "A published measure that could be looked at later"),
    period("period", "The earliest year it could plausibly show in, as 2026/27"),
    CheckConstraint(PERIOD_FORM, name="period_form"),
    info={"note": "Which results to look at later: one row for each measure of an activity."},
)

school = Table(
    "school",
    metadata,
    whole("urn", "Unique reference number, six digits", needed=True, key=True),
    text("name", "The school's name"),
    authority("authority", "The local authority it lies in"),
    choice("phase", Phase, "Its phase"),
    text("type", "Type of establishment, as in GIAS", 100),
    text("trust", "Its academy trust, if any", needed=False),
    text("federation", "Its federation, if any", needed=False),
    whole("pupils", "Pupils on roll; empty if not known"),
    whole("disadvantaged_pupils", "Of them disadvantaged; empty if not known"),
    day("open_date", "Day it opened; empty if long ago"),
    day("close_date", "Day it closed, if it has"),
    link("successor_urn", "school.urn", "URN of the school that followed it", needed=False),
    known("phase", Phase),
    CheckConstraint("urn BETWEEN 100000 AND 999999", name="urn_six_digits"),
    CheckConstraint(AUTHORITY_FORM, name="authority_form"),
    CheckConstraint("close_date >= open_date", name="dates_order"),
    CheckConstraint("disadvantaged_pupils <= pupils", name="disadvantaged_among_pupils"),
    CheckConstraint(
        "successor_urn IS NULL OR (successor_urn <> urn AND close_date IS NOT NULL)",
        name="successor_of_closed",
    ),
    *not_negative("pupils", "disadvantaged_pupils"),
    info={
        "note": "Every school that can take part, reached or not; the columns of a GIAS download "
        "do as well."
    },
)

engagement = Table(
    "engagement",
    metadata,
    link("activity", "activity.id", "The activity's code", key=True),
    link("urn", "school.urn", "The school's URN", key=True),
    day("engaged_on", "The day", needed=True, past=True, key=True),
    choice("rung", Rung, "How far the school had come that day", key=True),
    whole("sessions", "Sessions; empty if not known"),
    whole("staff", "Staff who took part; empty if not known"),
    whole("pupils", "Pupils who took part; empty if not known"),
    known("rung", Rung),
    *not_negative("sessions", "staff", "pupils"),
    sqlite_with_rowid=False,
    info={"note": "Contacts with schools: one row for a school, an activity, a day and a rung."},
)
Index("ix_engagement_urn", engagement.c.urn)

submission = Table(
    "submission",
    metadata,
    link("activity", "activity.id", "The activity's code", key=True),
    authority("authority", "The authority that reports on its schools", key=True),
    day("due_on", "The day the return was due", needed=True, key=True),
    day("returned_on", "The day it came; empty while it is missing", past=True),
    CheckConstraint(AUTHORITY_FORM, name="authority_form"),
    info={
        "note": "Returns due: an activity was offered in an authority that has a row here, and "
        "what happened there is not known until the return has come."
    },
)

grant = Table(
    "grant",
    metadata,
    identity("Your own short code for the grant"),
    text("applicant", "Who applied"),
    text("title", "What the grant is for"),
    text("theme", "Its theme", 100),
    day("awarded_on", "Day of the award", needed=True, past=True),
    pounds("awarded_gbp", "Pounds awarded", needed=True),
    pounds("spent_gbp", "Pounds spent so far; empty if not known"),
    authority("authority", "The authority of the recipient"),
    choice("status", GrantStatus, "Where it stands"),
    day("report_due", "Day the report is due"),
    day("report_received", "Day the report came; empty while it is missing", past=True),
    text("learning", "What was learned", TEXT, needed=False),
    known("status", GrantStatus),
    CheckConstraint(AUTHORITY_FORM, name="authority_form"),
    *not_negative("awarded_gbp", "spent_gbp"),
    *ties(
        "The workstream it is tied to; empty if none",
        "The priority within the workstream; empty if none",
        "The phase of the schools it serves; empty if of several",
    ),
    info={"note": "Small grants: one a row."},
)

grant_beneficiary = Table(
    "grant_beneficiary",
    metadata,
    link("grant", "grant.id", "The grant's code", key=True),
    authority("authority", "An authority whose schools benefit", key=True),
    CheckConstraint(AUTHORITY_FORM, name="authority_form"),
    info={"note": "Who benefits: one row for each authority a grant is used in."},
)

event = Table(
    "event",
    metadata,
    identity("Your own short code for the event"),
    text("name", "What the event is called"),
    day("held_on", "The day", needed=True),
    authority("authority", "Where it was held; empty if online", needed=False),
    link("activity", "activity.id", "Code of the activity it belongs to, if any", needed=False),
    CheckConstraint(AUTHORITY_FORM, name="authority_form"),
    *ties(
        "The workstream it was about; empty if none, or as its activity's",
        "The priority within the workstream; empty if none, or as its activity's",
        "The phase of the schools it was for; empty if of several",
    ),
    info={"note": "Meetings the programme called: one a row."},
)

attendance = Table(
    "attendance",
    metadata,
    link("event", "event.id", "The event's code", key=True),
    link("partner", "partner.id", "Code of a partner who came", key=True),
    whole("people", "People who came from it; empty if not known"),
    *not_negative("people"),
    info={"note": "Who came: one row for a partner at an event."},
)

target = Table(
    "target",
    metadata,
    identity("Your own short code for the target"),
    choice("workstream", Workstream, "The workstream; empty for the programme", needed=False),
    link("activity", "activity.id", "The activity's code; empty for more than one", needed=False),
    choice("measure", TargetMeasure, "What is counted"),
    period("period", "Academic year by whose end it is to be reached, as 2025/26"),
    whole("value", "The original target: it stays when another takes its place", needed=True),
    whole("rebaselined_value", "The target in force, if it was changed"),
    day("rebaselined_on", "Day of the change", past=True),
    known("workstream", Workstream),
    known("measure", TargetMeasure),
    CheckConstraint(PERIOD_FORM, name="period_form"),
    CheckConstraint("activity IS NULL OR workstream IS NULL", name="one_scope"),
    CheckConstraint(
        "(rebaselined_value IS NULL) = (rebaselined_on IS NULL)", name="rebaselined_whole"
    ),
    *not_negative("value", "rebaselined_value"),
    info={"note": "What was aimed at: one row for a measure and a year."},
)

budget_line = Table(
    "budget_line",
    metadata,
    identity("Your own short code for the budget line"),
    text("name", "What the money is for"),
    choice("workstream", Workstream, "The workstream; empty for the programme", needed=False),
    pounds("amount_gbp", "Pounds", needed=True),
    known("workstream", Workstream),
    *not_negative("amount_gbp"),
    info={"note": "The programme's budget: one line a row."},
)

spend = Table(
    "spend",
    metadata,
    identity("Your own short code for the payment"),
    link("budget_line", "budget_line.id", "Code of the budget line it comes from"),
    link("activity", "activity.id", "Code of the activity it was for, if one", needed=False),
    day("spent_on", "The day", needed=True, past=True),
    pounds("amount_gbp", "Pounds", needed=True),
    *not_negative("amount_gbp"),
    info={"note": "What was spent: one payment a row."},
)

#: The register's own tables, each after those it refers to: the sheets of a file, in order.
SHEETS = (
    partner, partner_authority, activity, activity_phase, activity_measure, school, engagement,
    submission, grant, grant_beneficiary, event, attendance, target, budget_line, spend,
)  # fmt: skip
