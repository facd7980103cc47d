"""Figures, cohorts and the edition they belong to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WITH_VALUE = "'estimate', 'final', 'low_reliability', 'provisional', 'revised'"
_WITHOUT_VALUE = (
    "'area_not_in_existence', 'not_applicable', 'not_available', 'not_collected', "
    "'not_published', 'suppressed'"
)


def upgrade() -> None:
    op.create_table(
        "figure",
        sa.Column("measure", sa.String(40), primary_key=True),
        sa.Column("group", sa.String(20), primary_key=True),
        sa.Column("period", sa.String(7), primary_key=True),
        sa.Column("area", sa.String(30), primary_key=True),
        sa.Column("value", sa.Float),
        sa.Column("decimals", sa.SmallInteger, nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.CheckConstraint(
            f"(value IS NOT NULL AND status IN ({_WITH_VALUE}))"
            f" OR (value IS NULL AND status IN ({_WITHOUT_VALUE}))",
            name="value_matches_status",
        ),
        sa.CheckConstraint(
            "\"group\" IN ('all', 'disadvantaged', 'fsm', 'not_disadvantaged', 'not_fsm')",
            name="group_known",
        ),
        sa.CheckConstraint("length(period) = 7 AND substr(period, 5, 1) = '/'", name="period_form"),
        sa.CheckConstraint("decimals BETWEEN 0 AND 4", name="decimals_range"),
        sa.PrimaryKeyConstraint("measure", "group", "period", "area", name="pk_figure"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_figure_area_measure", "figure", ["area", "measure"])
    op.create_table(
        "cohort",
        sa.Column("measure", sa.String(40), primary_key=True),
        sa.Column("group", sa.String(20), primary_key=True),
        sa.Column("period", sa.String(7), primary_key=True),
        sa.Column("area", sa.String(30), primary_key=True),
        sa.Column("pupils", sa.Float, nullable=False),
        sa.Column("pupils_low", sa.Float, nullable=False),
        sa.Column("pupils_high", sa.Float, nullable=False),
        sa.Column("achieved", sa.Integer),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.CheckConstraint(
            "pupils_low >= 0 AND pupils_low <= pupils AND pupils <= pupils_high",
            name="bounds_order",
        ),
        sa.CheckConstraint(
            "achieved IS NULL OR (achieved >= 0 AND achieved <= pupils_high)",
            name="achieved_fits",
        ),
        sa.CheckConstraint("kind IN ('bounded', 'published', 'weight')", name="kind_known"),
        sa.PrimaryKeyConstraint("measure", "group", "period", "area", name="pk_cohort"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edition",
        sa.Column("one", sa.Integer, autoincrement=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("dated", sa.Date, nullable=False),
        sa.CheckConstraint("one = 1", name="one_row"),
        sa.PrimaryKeyConstraint("one", name="pk_edition"),
    )


def downgrade() -> None:
    op.drop_table("edition")
    op.drop_table("cohort")
    op.drop_index("ix_figure_area_measure", "figure")
    op.drop_table("figure")
