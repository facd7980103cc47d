"""Which programme register is loaded, and the files that were handed in for it."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
)

from eip_data.programme_columns import ImportOutcome, RegisterKind
from eip_data.programme_fields import CODE, LINE, choice, day, known
from eip_data.tables import metadata

#: Which register is loaded: one row, none before the first.
register = Table(
    "register",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    choice("kind", RegisterKind, "real, or illustrative"),
    Column("version", String(64), nullable=False),
    day("dated", "The day it was taken in", needed=True),
    CheckConstraint("one = 1", name="one_row"),
    known("kind", RegisterKind),
)

#: Files that were handed in: those that changed the register, and those that were refused.
import_batch = Table(
    "import_batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("received", DateTime, nullable=False),  # UTC
    Column("file", String(LINE), nullable=False),
    Column("outcome", String(CODE), nullable=False),
    Column("version", String(64)),
    Column("rows", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    known("outcome", ImportOutcome),
    CheckConstraint("(outcome = 'imported') = (version IS NOT NULL)", name="version_of_imported"),
    CheckConstraint("outcome = 'refused' OR problems = 0", name="imported_without_problems"),
)

#: What was wrong with a refused file: its first problems in order.
import_problem = Table(
    "import_problem",
    metadata,
    Column("batch", Integer, ForeignKey("import_batch.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("sheet", String(LINE), nullable=False),
    Column("row", Integer),
    Column("column", String(LINE), nullable=False),
    Column("value", String(LINE), nullable=False),
    Column("sentence", Text, nullable=False),
)
