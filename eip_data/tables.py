"""The database's tables. Alembic makes them; ``tests`` checks that both say the same."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
)

from eip_data.columns import WITH_VALUE, WITHOUT_VALUE, CohortKind, Counted, Group, Verdict

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _listed(values: object) -> str:
    return ", ".join(f"'{value}'" for value in sorted(map(str, values)))  # type: ignore[call-overload]


VALUE_MATCHES_STATUS = (
    f"(value IS NOT NULL AND status IN ({_listed(WITH_VALUE)}))"
    f" OR (value IS NULL AND status IN ({_listed(WITHOUT_VALUE)}))"
)
GROUP_KNOWN = f'"group" IN ({_listed(Group)})'
PERIOD_FORM = "length(period) = 7 AND substr(period, 5, 1) = '/'"
DECIMALS_RANGE = "decimals BETWEEN 0 AND 4"
KIND_KNOWN = f"kind IN ({_listed(CohortKind)})"
BOUNDS_ORDER = "pupils_low >= 0 AND pupils_low <= pupils AND pupils <= pupils_high"
ACHIEVED_FITS = "achieved IS NULL OR (achieved >= 0 AND achieved <= pupils_high)"

#: Published figures and the reasons for missing ones; ``decimals`` is the printed precision.
figure = Table(
    "figure",
    metadata,
    Column("measure", String(40), primary_key=True),
    Column("group", String(20), primary_key=True),
    Column("period", String(7), primary_key=True),
    Column("area", String(30), primary_key=True),
    Column("value", Float),
    Column("decimals", SmallInteger, nullable=False),
    Column("status", String(24), nullable=False),
    Column("source", String(40), nullable=False),
    CheckConstraint(VALUE_MATCHES_STATUS, name="value_matches_status"),
    CheckConstraint(GROUP_KNOWN, name="group_known"),
    CheckConstraint(PERIOD_FORM, name="period_form"),
    CheckConstraint(DECIMALS_RANGE, name="decimals_range"),
    sqlite_with_rowid=False,
)
Index("ix_figure_area_measure", figure.c.area, figure.c.measure)

#: Pupils behind figures, and the resident population used as a weight.
cohort = Table(
    "cohort",
    metadata,
    Column("measure", String(40), primary_key=True),
    Column("group", String(20), primary_key=True),
    Column("period", String(7), primary_key=True),
    Column("area", String(30), primary_key=True),
    Column("pupils", Float, nullable=False),
    Column("pupils_low", Float, nullable=False),
    Column("pupils_high", Float, nullable=False),
    Column("achieved", Integer),
    Column("kind", String(10), nullable=False),
    Column("source", String(40), nullable=False),
    CheckConstraint(BOUNDS_ORDER, name="bounds_order"),
    CheckConstraint(ACHIEVED_FITS, name="achieved_fits"),
    CheckConstraint(KIND_KNOWN, name="kind_known"),
    sqlite_with_rowid=False,
)


def _verdict(name: str) -> CheckConstraint:
    known = f"{name} IS NULL OR {name} IN ({_listed(Verdict)})"
    return CheckConstraint(known, name=f"{name}_known")


def _ranks(prefix: str) -> CheckConstraint:
    low, high = f"{prefix}rank_low", f"{prefix}rank_high"
    order = f"({low} IS NULL) = ({high} IS NULL) AND ({low} IS NULL OR {low} BETWEEN 1 AND {high})"
    return CheckConstraint(order, name=f"{prefix}ranks_order")


#: How certain figures are. Rows of England and of England outside London hold what the others
#: are judged against: a value, how it is known, and no pupils.
certainty = Table(
    "certainty",
    metadata,
    Column("measure", String(40), primary_key=True),
    Column("group", String(20), primary_key=True),
    Column("period", String(7), primary_key=True),
    Column("area", String(30), primary_key=True),
    Column("value", Float, nullable=False),
    Column("pupils", Float),
    Column("kind", String(10), nullable=False),
    Column("england", String(15)),
    Column("outside_london", String(15)),
    Column("rank_low", SmallInteger),
    Column("rank_high", SmallInteger),
    Column("gap_england", String(15)),
    Column("gap_outside_london", String(15)),
    Column("gap_rank_low", SmallInteger),
    Column("gap_rank_high", SmallInteger),
    CheckConstraint(GROUP_KNOWN, name="group_known"),
    CheckConstraint(PERIOD_FORM, name="period_form"),
    CheckConstraint(f"kind IN ({_listed(Counted)})", name="counted_known"),
    CheckConstraint("pupils IS NULL OR pupils > 0", name="pupils_some"),
    *map(_verdict, ("england", "outside_london", "gap_england", "gap_outside_london")),
    *map(_ranks, ("", "gap_")),
    sqlite_with_rowid=False,
)
Index("ix_certainty_area_measure", certainty.c.area, certainty.c.measure)

#: The edition of the figures that are loaded: one row.
edition = Table(
    "edition",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("content_hash", String(64), nullable=False),
    Column("dated", Date, nullable=False),
    CheckConstraint("one = 1", name="one_row"),
)
