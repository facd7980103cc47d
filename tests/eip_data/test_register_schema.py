"""The register's tables: their constraints, their migration and its way back, their closed sets."""

from datetime import date

import pytest
from alembic import command
from sqlalchemy import insert, inspect
from sqlalchemy.exc import IntegrityError

from eip_data import catalogue, database
from eip_data.errors import FiguresError
from eip_data.programme import stored
from eip_data.programme_columns import PRIORITIES_OF, Priority, RegisterKind, Workstream
from eip_data.programme_tables import SHEETS
from eip_data.register_tables import import_batch, import_problem, register
from eip_data.tables import metadata

OURS = {table.name for table in (*SHEETS, register, import_batch, import_problem)}


def test_workstreams_and_priorities_are_those_of_the_catalogue():
    assert {
        stream: tuple(priorities) for stream, priorities in PRIORITIES_OF.items()
    } == {
        stream.id: tuple(one.id for one in stream.priorities)
        for stream in catalogue.load().workstreams.values()
    }  # fmt: skip
    assert set(PRIORITIES_OF) == set(Workstream)
    assert {one for priorities in PRIORITIES_OF.values() for one in priorities} == set(Priority)


def test_every_column_has_a_note_for_the_person_who_fills_it_in():
    for table in SHEETS:
        assert str(table.info["note"]).endswith(".")
        for column in table.columns:
            assert column.info["note"], f"{table.name}.{column.name}"


def test_a_table_comes_after_those_it_refers_to():
    met = set()
    for table in SHEETS:
        met.add(table.name)
        assert {key.column.table.name for key in table.foreign_keys} <= met


def test_the_migration_goes_back_and_leaves_the_figures(fresh):
    def names() -> set[str]:
        return set(inspect(database.engine(fresh)).get_table_names())

    with database.writing() as connection:
        database.migrate_to(connection, "head")
        stored.store(connection, RegisterKind.REAL, date(2026, 1, 1), SOUND)
    assert names() >= OURS
    with database.writing() as connection:
        command.downgrade(database._alembic(connection), "0002")
    assert names() & OURS == set() and "figure" in names()
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    assert names() >= OURS


SOUND = {
    "partner": [("P1", "Made-up Trust", "trust")],
    "activity": [
        ("A1", "professional_development", "oracy", "Talk first", "P1", date(2024, 9, 1), None,
         100.5, 6),
    ],
    "school": [
        (199001, "Made-up 1", "E08000037", "primary", "Academy", None, None, 200, 50,
         None, date(2025, 1, 1), 199002),
        (199002, "Made-up 2", "E08000037", "primary", "Academy", None, None, None, None,
         date(2025, 1, 1), None, None),
    ],
    "engagement": [("A1", 199002, date(2025, 2, 1), "engaged", 1, None, None)],
    "target": [("T1", None, "A1", "pupils", "2024/25", 10, None, None)],
    "grant": [
        ("G1", "Someone", "Garden", "Oracy", date(2025, 1, 1), 100.0, None, "E08000037", "awarded",
         None, None, None, None, None, None),
    ],
    "event": [("E1", "Talk", date(2025, 1, 2), None, "A1", None, None, None)],
    "budget_line": [("B1", "All", None, 10.0)],
    "spend": [("S1", "B1", None, date(2025, 1, 1), 5.0)],
}  # fmt: skip

#: (table, the first row's columns changed, the constraint that refuses it)
REFUSED = [
    ("partner", {"kind": "friend"}, "kind_known"),
    ("activity", {"priority": "climate"}, "priority_fits"),
    ("activity", {"workstream": "other"}, "priority_fits"),
    ("activity", {"end_date": date(2024, 8, 31)}, "dates_order"),
    ("activity", {"budget_gbp": -1.0}, "budget_gbp_not_negative"),
    ("activity", {"planned_sessions": -1}, "planned_sessions_not_negative"),
    ("school", {"urn": 99_999}, "urn_six_digits"),
    ("school", {"phase": "infant"}, "phase_known"),
    ("school", {"authority": "390"}, "authority_form"),
    ("school", {"disadvantaged_pupils": 201}, "disadvantaged_among_pupils"),
    ("school", {"open_date": date(2025, 1, 2)}, "dates_order"),
    ("school", {"close_date": None}, "successor_of_closed"),
    ("school", {"successor_urn": 199001}, "successor_of_closed"),
    ("engagement", {"rung": "met"}, "rung_known"),
    ("engagement", {"sessions": -1}, "sessions_not_negative"),
    ("engagement", {"pupils": -1}, "pupils_not_negative"),
    ("target", {"workstream": "local_priorities"}, "one_scope"),
    ("target", {"period": "2024-25"}, "period_form"),
    ("target", {"measure": "smiles"}, "measure_known"),
    ("target", {"rebaselined_value": 5}, "rebaselined_whole"),
    ("grant", {"status": "lost"}, "status_known"),
    ("grant", {"spent_gbp": -0.01}, "spent_gbp_not_negative"),
    *(
        (table, change, rule)
        for table in ("grant", "event")
        for change, rule in (
            ({"workstream": "other"}, "workstream_known"),
            ({"priority": "oracy"}, "priority_fits"),
            ({"workstream": "school_improvement", "priority": "oracy"}, "priority_fits"),
            ({"phase": "infant"}, "phase_known"),
        )
    ),
    ("spend", {"amount_gbp": -5.0}, "amount_gbp_not_negative"),
]


@pytest.mark.parametrize(
    ("table", "change", "rule"), REFUSED, ids=[f"{t} {c}" for t, c, _ in REFUSED]
)
def test_the_database_refuses_a_row_that_cannot_be(no_register, table, change, rule):
    names = metadata.tables[table].columns.keys()
    first, *others = SOUND[table]
    wrong = tuple((dict(zip(names, first, strict=True)) | change).values())
    content = {**SOUND, table: [wrong, *others]}
    with pytest.raises(FiguresError, match=f"ck_{table}_{rule}"), database.writing() as connection:
        stored.store(connection, RegisterKind.REAL, date(2026, 1, 1), content)
    with database.connection() as connection:
        assert stored.current(connection) is None


LEADS_NOWHERE = [
    ("engagement", "school", 1),
    ("engagement", "activity", 0),
    ("activity", "partner", 0),
    ("school", "school", 1),
    ("spend", "budget_line", 0),
    ("target", "activity", 0),
]


@pytest.mark.parametrize(("table", "other", "left"), LEADS_NOWHERE)
def test_the_database_refuses_a_reference_that_leads_nowhere(no_register, table, other, left):
    parts = {name: rows for name, rows in SOUND.items() if name in (table, other)}
    parts[other] = parts[other][:left]
    if table == "engagement":
        extra = {"activity", "school", "partner"} - {other}
        parts |= {name: SOUND[name] for name in extra}
    elif table == "target":
        parts = {"target": SOUND["target"]}
    with pytest.raises(Exception, match=r"FOREIGN KEY|foreign key"), database.writing() as one:
        stored.store(one, RegisterKind.REAL, date(2026, 1, 1), parts)
    with database.connection() as connection:
        assert stored.current(connection) is None


def test_there_is_one_register_of_a_known_kind(no_register):
    with database.writing() as connection:
        stored.store(connection, RegisterKind.REAL, date(2026, 1, 1), SOUND)
    row = {"one": 2, "kind": "real", "version": "0" * 64, "dated": date(2026, 1, 1)}
    for change, rule in (({}, "one_row"), ({"one": 1}, "UNIQUE|duplicate"),
                         ({"kind": "made_up"}, "kind_known|one_row")):  # fmt: skip
        with database.engine().connect() as one, pytest.raises(IntegrityError, match=rule):
            one.execute(insert(register).values({**row, **change}))


def test_the_same_rows_in_another_order_are_the_same_register(no_register):
    turned = {name: rows[::-1] for name, rows in SOUND.items()}
    other = {**SOUND, "budget_line": [("B1", "All", None, 10.01)]}
    assert stored.version_of(turned) == stored.version_of(SOUND)
    assert stored.version_of(other) != stored.version_of(SOUND)
    with database.writing() as connection:
        assert stored.store(connection, RegisterKind.REAL, date(2026, 1, 1), SOUND) is True
        assert stored.store(connection, RegisterKind.REAL, date(2027, 1, 1), turned) is False
        assert stored.current(connection).dated == date(2026, 1, 1)
        assert stored.version_of(stored.content(connection)) == stored.version_of(SOUND)
