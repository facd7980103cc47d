"""How certain figures are: pupils behind them, verdicts and rank intervals."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_VERDICTS = "'about_the_same', 'cannot_tell', 'higher', 'lower'"


def _verdict(name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{name} IS NULL OR {name} IN ({_VERDICTS})", name=f"{name}_known")


def _ranks(prefix: str) -> sa.CheckConstraint:
    low, high = f"{prefix}rank_low", f"{prefix}rank_high"
    return sa.CheckConstraint(
        f"({low} IS NULL) = ({high} IS NULL) AND ({low} IS NULL OR {low} BETWEEN 1 AND {high})",
        name=f"{prefix}ranks_order",
    )


def upgrade() -> None:
    op.create_table(
        "certainty",
        sa.Column("measure", sa.String(40), primary_key=True),
        sa.Column("group", sa.String(20), primary_key=True),
        sa.Column("period", sa.String(7), primary_key=True),
        sa.Column("area", sa.String(30), primary_key=True),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("pupils", sa.Float),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("england", sa.String(15)),
        sa.Column("outside_london", sa.String(15)),
        sa.Column("rank_low", sa.SmallInteger),
        sa.Column("rank_high", sa.SmallInteger),
        sa.Column("gap_england", sa.String(15)),
        sa.Column("gap_outside_london", sa.String(15)),
        sa.Column("gap_rank_low", sa.SmallInteger),
        sa.Column("gap_rank_high", sa.SmallInteger),
        sa.CheckConstraint(
            "\"group\" IN ('all', 'disadvantaged', 'fsm', 'not_disadvantaged', 'not_fsm')",
            name="group_known",
        ),
        sa.CheckConstraint("length(period) = 7 AND substr(period, 5, 1) = '/'", name="period_form"),
        sa.CheckConstraint("kind IN ('bounded', 'estimated', 'published')", name="counted_known"),
        sa.CheckConstraint("pupils IS NULL OR pupils > 0", name="pupils_some"),
        *map(_verdict, ("england", "outside_london", "gap_england", "gap_outside_london")),
        *map(_ranks, ("", "gap_")),
        sa.PrimaryKeyConstraint("measure", "group", "period", "area", name="pk_certainty"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_certainty_area_measure", "certainty", ["area", "measure"])


def downgrade() -> None:
    op.drop_index("ix_certainty_area_measure", "certainty")
    op.drop_table("certainty")
