"""The schema: migrations beside a foreign table, and the constraints that refuse a wrong row."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, insert, inspect, text
from sqlalchemy.exc import IntegrityError

from eip_data import database, tables
from eip_data.outcomes import carried
from tests.eip_data.contents import assert_whole


def volunteers(url: str) -> list[tuple[object, ...]]:
    """What a table that is not ours holds."""
    with database.engine(url).connect() as connection:
        rows = connection.execute(text("SELECT * FROM volunteers ORDER BY school"))
        return list(map(tuple, rows))


ENGAGED = [(103131, "Reading volunteers", 12.5), (108501, "Saturday maths", None)]


@pytest.fixture
def with_volunteers(fresh: str) -> str:
    """A database that already holds someone else's table."""
    with database.engine(fresh).begin() as connection:
        connection.execute(
            text("CREATE TABLE volunteers (school INTEGER PRIMARY KEY, activity TEXT, hours FLOAT)")
        )
        for row in ENGAGED:
            connection.execute(
                text("INSERT INTO volunteers VALUES (:school, :activity, :hours)"),
                dict(zip(("school", "activity", "hours"), row, strict=True)),
            )
    return fresh


@pytest.mark.usefixtures("few")
def test_loading_and_rebuilding_leave_a_foreign_table_and_its_rows_alone(with_volunteers):
    assert database.ready() is True
    assert volunteers(with_volunteers) == ENGAGED
    assert database.ready(rebuild=True) is True
    assert volunteers(with_volunteers) == ENGAGED


OURS = {
    "figure", "cohort", "certainty", "edition",
    "partner", "partner_authority", "activity", "activity_phase", "activity_measure", "school",
    "engagement", "submission", "grant", "grant_beneficiary", "event", "attendance", "target",
    "budget_line", "spend", "register", "import_batch", "import_problem",
}  # fmt: skip


def tables_in(url: str) -> set[str]:
    return set(inspect(database.engine(url)).get_table_names()) - {"alembic_version"}


@pytest.mark.usefixtures("few")
def test_the_schema_goes_down_and_up_again_beside_a_foreign_table(with_volunteers):
    database.ready()
    assert tables_in(with_volunteers) == OURS | {"volunteers"}
    with database.engine(with_volunteers).begin() as connection:
        database.migrate_to(connection, "base")
    assert tables_in(with_volunteers) == {"volunteers"}
    assert volunteers(with_volunteers) == ENGAGED
    with database.engine(with_volunteers).begin() as connection:
        database.migrate_to(connection, "head")
    assert tables_in(with_volunteers) == OURS | {"volunteers"}
    assert database.ready() is True
    assert_whole(with_volunteers)
    assert volunteers(with_volunteers) == ENGAGED


def reflected(connection: Connection) -> dict[str, object]:
    """All that the database itself tells of our tables, in an order of its own choosing."""
    told = inspect(connection)
    return {
        table: {
            "columns": [
                (one["name"], str(one["type"]), one["nullable"], one["default"])
                for one in told.get_columns(table)
            ],
            "key": told.get_pk_constraint(table),
            "checks": sorted(
                (one["name"], " ".join(one["sqltext"].split()))
                for one in told.get_check_constraints(table)
            ),
            "indexes": sorted((i["name"], i["column_names"]) for i in told.get_indexes(table)),
            "others": (
                sorted(told.get_foreign_keys(table), key=lambda one: one["constrained_columns"]),
                told.get_unique_constraints(table),
            ),
            "rowid": _without_rowid(connection, table),
        }
        for table in sorted(OURS)
    }


def _without_rowid(connection: Connection, table: str) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    made = connection.execute(
        text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table}
    ).scalar()
    return "WITHOUT ROWID" in str(made)


def test_the_migrations_make_what_the_code_says_the_tables_are(fresh):
    with database.engine(fresh).begin() as connection:
        database.migrate_to(connection, "head")
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
        migrated = reflected(connection)
        database.migrate_to(connection, "base")
        tables.metadata.create_all(connection)
        assert reflected(connection) == migrated
    checks = [name for table in migrated.values() for name, _ in table["checks"]]
    declared = [
        constraint.name
        for table in tables.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    ]
    assert sorted(checks) == sorted(declared)
    assert len(checks) == 67


FIGURE = {
    "measure": "made_up", "group": "all", "period": "2024/25", "area": "E08000037",
    "value": 48.0, "decimals": 1, "status": "final", "source": "lait",
}  # fmt: skip
COHORT = {
    "measure": "made_up", "group": "all", "period": "2024/25", "area": "E08000037",
    "pupils": 100.0, "pupils_low": 99.0, "pupils_high": 101.0, "achieved": 50,
    "kind": "bounded", "source": "lait",
}  # fmt: skip
WITH_A_VALUE = ("final", "revised", "provisional", "estimate", "low_reliability")
WITHOUT_A_VALUE = (
    "not_collected", "not_published", "not_available", "suppressed", "not_applicable",
    "area_not_in_existence",
)  # fmt: skip

MISSING = "NOT NULL|null value"
REFUSED = [
    *(("figure", {"value": 1.0, "status": s}, "value_matches_status") for s in WITHOUT_A_VALUE),
    *(("figure", {"value": None, "status": s}, "value_matches_status") for s in WITH_A_VALUE),
    ("figure", {"status": "guessed"}, "value_matches_status"),
    ("figure", {"value": None, "status": "guessed"}, "value_matches_status"),
    ("figure", {"group": "everyone"}, "group_known"),
    ("figure", {"group": ""}, "group_known"),
    ("figure", {"period": "2024-25"}, "period_form"),
    ("figure", {"period": "24/25"}, "period_form"),
    ("figure", {"period": "2024/5"}, "period_form"),
    ("figure", {"period": "2024"}, "period_form"),
    ("figure", {"decimals": -1}, "decimals_range"),
    ("figure", {"decimals": 5}, "decimals_range"),
    *(
        ("figure", {name: None}, MISSING)
        for name in ("measure", "group", "period", "area", "decimals", "status", "source")
    ),
    ("cohort", {"pupils_low": -1.0}, "bounds_order"),
    ("cohort", {"pupils_low": 100.5}, "bounds_order"),
    ("cohort", {"pupils_high": 99.5}, "bounds_order"),
    ("cohort", {"achieved": -1}, "achieved_fits"),
    ("cohort", {"achieved": 102}, "achieved_fits"),
    ("cohort", {"kind": "guessed"}, "kind_known"),
    *(
        ("cohort", {name: None}, MISSING)
        for name in ("measure", "area", "pupils", "pupils_low", "pupils_high", "kind", "source")
    ),
]


@pytest.mark.parametrize(
    ("table", "change", "rule"), REFUSED, ids=[f"{t} {c}" for t, c, _ in REFUSED]
)
def test_a_row_that_cannot_be_is_refused(stored, table, change, rule):
    row = (FIGURE if table == "figure" else COHORT) | change
    if rule != MISSING:
        rule = f"ck_{table}_{rule}"
    with database.engine(stored).connect() as connection, pytest.raises(IntegrityError, match=rule):
        connection.execute(insert(tables.metadata.tables[table]).values(row))


@pytest.mark.parametrize(
    ("table", "row"),
    [
        *(("figure", FIGURE | {"status": status}) for status in WITH_A_VALUE),
        *(("figure", FIGURE | {"value": None, "status": status}) for status in WITHOUT_A_VALUE),
        ("figure", FIGURE | {"value": 0.0, "decimals": 0}),
        ("figure", FIGURE | {"value": -1.25, "decimals": 4}),
        ("cohort", COHORT),
        ("cohort", COHORT | {"achieved": None}),
        ("cohort", COHORT | dict.fromkeys(("pupils", "pupils_low", "pupils_high", "achieved"), 0)),
    ],
)
def test_a_row_that_can_be_is_taken_once(stored, table, row):
    statement = insert(tables.metadata.tables[table]).values(row)
    with database.engine(stored).connect() as connection:
        connection.execute(statement)
        with pytest.raises(IntegrityError, match=r"UNIQUE|duplicate key"):
            connection.execute(statement)


@pytest.mark.parametrize(("one", "why"), [(2, "ck_edition_one_row"), (1, "UNIQUE|duplicate key")])
def test_a_second_edition_is_refused(stored, one, why):
    row = {"one": one, "content_hash": "0" * 64, "dated": carried.edition_date()}
    with database.engine(stored).connect() as connection, pytest.raises(IntegrityError, match=why):
        connection.execute(insert(tables.edition).values(row))
