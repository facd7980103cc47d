"""Which part of the programme a grant and an event are tied to: workstream, priority and phase."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = ("grant", "event")
_COLUMNS = ("workstream", "priority", "phase")
#: Each names no column but its own and those before it: SQLite adds and drops one at a time.
_CHECKS = {
    "workstream": (
        "workstream_known",
        "workstream IN ('local_priorities', 'professional_development', 'school_improvement')",
    ),
    "priority": (
        "priority_fits",
        "priority IS NULL OR (workstream IS NOT NULL AND ("
        "(workstream = 'school_improvement' AND priority IN ('general'))"
        " OR (workstream = 'professional_development'"
        " AND priority IN ('general', 'literacy', 'oracy'))"
        " OR (workstream = 'local_priorities' AND priority IN ('climate', 'cultural_capital',"
        " 'inclusive_leadership', 'mental_health', 'reading', 'transitions'))))",
    ),
    "phase": (
        "phase_known",
        "phase IN ('all_through', 'middle', 'not_applicable', 'nursery', 'primary', 'secondary',"
        " 'sixteen_plus')",
    ),
}


def upgrade() -> None:
    for table in _TABLES:
        for column in _COLUMNS:
            name, rule = _CHECKS[column]
            check = sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
            op.add_column(table, sa.Column(column, sa.String(40), check))


def downgrade() -> None:
    _disown()
    for table in _TABLES:
        for column in reversed(_COLUMNS):
            op.drop_column(table, column)


def _disown() -> None:
    """A register that loses something on the way back is no longer the one its version names, so
    that the same one can be taken in again."""
    filled = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table}" WHERE workstream IS NOT NULL OR phase IS NOT NULL)'
        for table in _TABLES
    )
    op.execute(f"UPDATE register SET version = 'cut' WHERE {filled}")
