"""The programme register: its tables, which register is loaded, and the files handed in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

#: Each after those it refers to.
_TABLES = (
    "partner", "partner_authority", "activity", "activity_phase", "activity_measure", "school",
    "engagement", "submission", "grant", "grant_beneficiary", "event", "attendance", "target",
    "budget_line", "spend", "register", "import_batch", "import_problem",
)  # fmt: skip
_WORKSTREAMS = "'local_priorities', 'professional_development', 'school_improvement'"
_PHASES = (
    "'all_through', 'middle', 'not_applicable', 'nursery', 'primary', 'secondary', 'sixteen_plus'"
)
_PRIORITY_FITS = (
    "(workstream = 'school_improvement' AND priority IN ('general'))"
    " OR (workstream = 'professional_development'"
    " AND priority IN ('general', 'literacy', 'oracy'))"
    " OR (workstream = 'local_priorities' AND priority IN ('climate', 'cultural_capital',"
    " 'inclusive_leadership', 'mental_health', 'reading', 'transitions'))"
)


def _link(column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], deferrable=True, initially="DEFERRED")


def _known(column: str, values: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} IN ({values})", name=f"{column}_known")


def _not_negative(*columns: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"{one} >= 0", name=f"{one}_not_negative") for one in columns]


def _authority() -> sa.CheckConstraint:
    return sa.CheckConstraint("length(authority) = 9", name="authority_form")


def _period() -> sa.CheckConstraint:
    return sa.CheckConstraint(
        "length(period) = 7 AND substr(period, 5, 1) = '/'", name="period_form"
    )


def upgrade() -> None:
    op.create_table(
        "partner",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        _known(
            "kind",
            "'authority', 'federation', 'other', 'research_school', 'teaching_school_hub', 'trust'",
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "partner_authority",
        sa.Column("partner", sa.String(40), nullable=False),
        sa.Column("authority", sa.String(9), nullable=False),
        _authority(),
        _link("partner", "partner.id"),
        sa.PrimaryKeyConstraint("partner", "authority"),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("workstream", sa.String(40), nullable=False),
        sa.Column("priority", sa.String(40), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("delivery_partner", sa.String(40)),
        sa.Column("start_date", sa.Date, nullable=False),
        sa.Column("end_date", sa.Date),
        sa.Column("budget_gbp", sa.Float),
        sa.Column("planned_sessions", sa.Integer),
        sa.CheckConstraint(_PRIORITY_FITS, name="priority_fits"),
        *_not_negative("budget_gbp"),
        sa.CheckConstraint("end_date >= start_date", name="dates_order"),
        *_not_negative("planned_sessions"),
        _link("delivery_partner", "partner.id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "activity_phase",
        sa.Column("activity", sa.String(40), nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        _known("phase", _PHASES),
        _link("activity", "activity.id"),
        sa.PrimaryKeyConstraint("activity", "phase"),
    )
    op.create_table(
        "activity_measure",
        sa.Column("activity", sa.String(40), nullable=False),
        sa.Column("measure", sa.String(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        _period(),
        _link("activity", "activity.id"),
        sa.PrimaryKeyConstraint("activity", "measure"),
    )
    op.create_table(
        "school",
        sa.Column("urn", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("authority", sa.String(9), nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("type", sa.String(100), nullable=False),
        sa.Column("trust", sa.String(300)),
        sa.Column("federation", sa.String(300)),
        sa.Column("pupils", sa.Integer),
        sa.Column("disadvantaged_pupils", sa.Integer),
        sa.Column("open_date", sa.Date),
        sa.Column("close_date", sa.Date),
        sa.Column("successor_urn", sa.Integer),
        _known("phase", _PHASES),
        sa.CheckConstraint("close_date >= open_date", name="dates_order"),
        sa.CheckConstraint("disadvantaged_pupils <= pupils", name="disadvantaged_among_pupils"),
        *_not_negative("disadvantaged_pupils"),
        _authority(),
        *_not_negative("pupils"),
        sa.CheckConstraint(
            "successor_urn IS NULL OR (successor_urn <> urn AND close_date IS NOT NULL)",
            name="successor_of_closed",
        ),
        sa.CheckConstraint("urn BETWEEN 100000 AND 999999", name="urn_six_digits"),
        _link("successor_urn", "school.urn"),
        sa.PrimaryKeyConstraint("urn"),
    )
    op.create_table(
        "engagement",
        sa.Column("activity", sa.String(40), nullable=False),
        sa.Column("urn", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("engaged_on", sa.Date, nullable=False),
        sa.Column("rung", sa.String(40), nullable=False),
        sa.Column("sessions", sa.Integer),
        sa.Column("staff", sa.Integer),
        sa.Column("pupils", sa.Integer),
        _known("rung", "'completed', 'engaged', 'invited', 'sustained'"),
        *_not_negative("pupils", "sessions", "staff"),
        _link("activity", "activity.id"),
        _link("urn", "school.urn"),
        sa.PrimaryKeyConstraint("activity", "urn", "engaged_on", "rung"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_engagement_urn", "engagement", ["urn"], unique=False)
    op.create_table(
        "submission",
        sa.Column("activity", sa.String(40), nullable=False),
        sa.Column("authority", sa.String(9), nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("returned_on", sa.Date),
        _authority(),
        _link("activity", "activity.id"),
        sa.PrimaryKeyConstraint("activity", "authority", "due_on"),
    )
    op.create_table(
        "grant",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("applicant", sa.String(300), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("theme", sa.String(100), nullable=False),
        sa.Column("awarded_on", sa.Date, nullable=False),
        sa.Column("awarded_gbp", sa.Float, nullable=False),
        sa.Column("spent_gbp", sa.Float),
        sa.Column("authority", sa.String(9), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("report_due", sa.Date),
        sa.Column("report_received", sa.Date),
        sa.Column("learning", sa.String(4000)),
        _known("status", "'awarded', 'completed', 'in_progress', 'withdrawn'"),
        *_not_negative("awarded_gbp"),
        _authority(),
        *_not_negative("spent_gbp"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "grant_beneficiary",
        sa.Column("grant", sa.String(40), nullable=False),
        sa.Column("authority", sa.String(9), nullable=False),
        _authority(),
        _link("grant", "grant.id"),
        sa.PrimaryKeyConstraint("grant", "authority"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("authority", sa.String(9)),
        sa.Column("activity", sa.String(40)),
        _authority(),
        _link("activity", "activity.id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "attendance",
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("partner", sa.String(40), nullable=False),
        sa.Column("people", sa.Integer),
        *_not_negative("people"),
        _link("event", "event.id"),
        _link("partner", "partner.id"),
        sa.PrimaryKeyConstraint("event", "partner"),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("workstream", sa.String(40)),
        sa.Column("activity", sa.String(40)),
        sa.Column("measure", sa.String(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("rebaselined_value", sa.Integer),
        sa.Column("rebaselined_on", sa.Date),
        _period(),
        _known("measure", "'pupils', 'schools_completed', 'schools_engaged', 'sessions', 'staff'"),
        _known("workstream", _WORKSTREAMS),
        sa.CheckConstraint(
            "(rebaselined_value IS NULL) = (rebaselined_on IS NULL)", name="rebaselined_whole"
        ),
        sa.CheckConstraint("activity IS NULL OR workstream IS NULL", name="one_scope"),
        *_not_negative("rebaselined_value", "value"),
        _link("activity", "activity.id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "budget_line",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("workstream", sa.String(40)),
        sa.Column("amount_gbp", sa.Float, nullable=False),
        _known("workstream", _WORKSTREAMS),
        *_not_negative("amount_gbp"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "spend",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("budget_line", sa.String(40), nullable=False),
        sa.Column("activity", sa.String(40)),
        sa.Column("spent_on", sa.Date, nullable=False),
        sa.Column("amount_gbp", sa.Float, nullable=False),
        *_not_negative("amount_gbp"),
        _link("activity", "activity.id"),
        _link("budget_line", "budget_line.id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "register",
        sa.Column("one", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("dated", sa.Date, nullable=False),
        _known("kind", "'illustrative', 'real'"),
        sa.CheckConstraint("one = 1", name="one_row"),
        sa.PrimaryKeyConstraint("one"),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("received", sa.DateTime, nullable=False),
        sa.Column("file", sa.String(300), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("version", sa.String(64)),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("problems", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "(outcome = 'imported') = (version IS NOT NULL)", name="version_of_imported"
        ),
        sa.CheckConstraint("outcome = 'refused' OR problems = 0", name="imported_without_problems"),
        _known("outcome", "'imported', 'refused'"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "import_problem",
        sa.Column("batch", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("sheet", sa.String(300), nullable=False),
        sa.Column("row", sa.Integer),
        sa.Column("column", sa.String(300), nullable=False),
        sa.Column("value", sa.String(300), nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["import_batch.id"]),
        sa.PrimaryKeyConstraint("batch", "place"),
    )


def downgrade() -> None:
    op.drop_index("ix_engagement_urn", "engagement")
    for table in reversed(_TABLES):
        op.drop_table(table)
