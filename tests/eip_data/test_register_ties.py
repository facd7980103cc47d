"""Grants and events tied to a part of the programme: the columns' way in, out and back."""

from datetime import date, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect, text

from eip_data import database
from eip_data.programme import demo, queries, stored
from eip_data.programme.register import import_register
from eip_data.programme.templates import export_register
from eip_data.programme_columns import PRIORITIES_OF, Phase, RegisterKind, Workstream
from tests.eip_data.test_register_schema import SOUND
from tests.registers import emptied, frame, holding

FAULTS = Path(__file__).parents[1] / "faults"
NOW = datetime(2026, 11, 25, 9)
TIES = ("workstream", "priority", "phase")
#: The version that a register of these rows had before the columns were there.
EARLIER = {**SOUND, "event": []}
VERSION = "457df7372ef5d11980f6107541b9ab9f525ddbf27fd15965ffab29e6116ca1f3"
TIED = {
    **SOUND,
    "grant": [(*SOUND["grant"][0][:12], "local_priorities", "climate", "primary")],
    "grant_beneficiary": [("G1", "E08000037")],
}


def taken_back(to: str) -> None:
    with database.writing() as connection:
        command.downgrade(database._alembic(connection), to)


def names_of(url: str, table: str) -> list[str]:
    return [one["name"] for one in inspect(database.engine(url)).get_columns(table)]


def version(url: str) -> str:
    with database.connection(url) as connection:
        return stored.current(connection).version


def put_in(url: str, content: stored.Content, kind: RegisterKind = RegisterKind.REAL) -> None:
    with database.writing(url) as connection:
        stored.store(connection, kind, date(2026, 1, 1), content)


def test_a_register_keeps_its_version_and_rows_when_the_columns_come_and_go(fresh):
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    beneficiaries = {"grant_beneficiary": [("G1", "E08000037"), ("G1", "E06000047")]}
    put_in(fresh, {**EARLIER, **beneficiaries})
    before = version(fresh)
    with database.connection() as connection:
        rows = stored.content(connection)
    taken_back("0003")
    for table in ("grant", "event"):
        assert not set(TIES) & set(names_of(fresh, table))
    with database.engine(fresh).connect() as connection:
        assert connection.execute(text('SELECT id, learning FROM "grant"')).all() == [("G1", None)]
        assert len(connection.execute(text("SELECT * FROM grant_beneficiary")).all()) == 2
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    assert version(fresh) == before
    with database.connection() as connection:
        assert stored.content(connection) == rows
    assert rows["grant"][0][-3:] == (None, None, None)


def test_a_register_that_loses_its_ties_can_be_taken_in_again(fresh):
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    put_in(fresh, TIED)
    whole = version(fresh)
    taken_back("0003")
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    assert version(fresh) != whole
    assert frame(fresh, "grant")["workstream"].isna().all()
    put_in(fresh, TIED)
    assert version(fresh) == whole
    assert frame(fresh, "grant").iloc[0][list(TIES)].tolist() == [
        "local_priorities", "climate", "primary",
    ]  # fmt: skip


def test_an_illustrative_register_of_before_is_renewed(fresh):
    """As a host that had the product before: the first start migrates and loads anew."""
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    bare = {
        name: [row[:-3] + (None,) * 3 for row in rows] if name in ("grant", "event") else rows
        for name, rows in demo.content().items()
    }
    put_in(fresh, bare, RegisterKind.ILLUSTRATIVE)
    taken_back("0003")
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    assert demo.ensure(fresh) is True and demo.ensure(fresh) is False
    assert frame(fresh, "grant")["workstream"].notna().any()
    taken_back("0003")  # and after a step back and forward again
    with database.writing() as connection:
        database.migrate_to(connection, "head")
    assert demo.ensure(fresh) is True
    assert frame(fresh, "grant")["workstream"].notna().any()


def test_an_empty_tie_leaves_a_register_what_it_was_and_a_filled_one_does_not():
    assert stored.version_of(EARLIER) == VERSION
    assert stored.version_of(TIED) != stored.version_of({**TIED, "grant": SOUND["grant"]})
    other = [(*SOUND["grant"][0][:14], "primary")]
    assert stored.version_of({**EARLIER, "grant": other}) != VERSION


def test_most_of_the_illustrative_register_is_tied_and_some_of_it_is_not():
    for table in ("grant", "event"):
        ties = [row[-3:] for row in demo.content()[table]]
        for at in range(3):
            filled = sum(tie[at] is not None for tie in ties)
            assert len(ties) / 2 <= filled < len(ties), (table, TIES[at])
        assert {tie[0] for tie in ties} == {*Workstream, None}
        assert all(p is None or p in PRIORITIES_OF[w] for w, p, _ in ties)
    schools = {row[1]: row[3] for row in demo.content()["school"]}
    for row in demo.content()["grant"]:
        assert row[-1] in (None, schools[row[1]])


@pytest.mark.parametrize("name", ["register.xlsx", "register"])
def test_the_illustrative_register_goes_out_and_in_again_unchanged(no_register, tmp_path, name):
    demo.load(no_register)
    before = version(no_register)
    with database.connection() as connection:
        export_register(connection, tmp_path / name)
    emptied(no_register)
    account = import_register(tmp_path / name, now=NOW)
    assert [one.sentence for one in account.problems] == []
    assert version(no_register) == before
    with database.connection() as connection:
        assert stored.version_of(stored.content(connection)) == before


HEADS = {
    "grant": "id,applicant,title,theme,awarded_on,awarded_gbp,authority,status",
    "event": "id,name,held_on,activity",
}
FIRST = {
    "grant": "G1,Someone,Garden,Oracy,2025-01-01,100,E08000037,awarded",
    "event": "E1,Talk,2024-10-01,A1",
}
LITERACY = "choose literacy, oracy or general."
FITS = [
    (",oracy,", "column workstream: the cell is empty beside the priority oracy; fill in "
                "professional_development, or empty the priority."),
    (",general,", "column workstream: the cell is empty beside the priority general; fill in "
                  "school_improvement or professional_development, or empty the priority."),
    ("professional_development,climate,", "column priority, “climate”: Professional Development "
                                          f"has no such priority; {LITERACY}"),
    ("Local Prioritys,,", "column workstream, “Local Prioritys”: there is no such choice; choose "
                          "school_improvement, professional_development or local_priorities."),
    (",,infant", "column phase, “infant”: there is no such choice; choose nursery, primary, "
                 "middle, secondary, all_through, sixteen_plus or not_applicable."),
]  # fmt: skip


@pytest.mark.parametrize("table", ["grant", "event"])
@pytest.mark.parametrize(("cells", "told"), FITS, ids=[cells for cells, _ in FITS])
def test_a_tie_that_cannot_be_is_told_exactly(no_register, tmp_path, table, cells, told):
    import_register(FAULTS / "sound", now=NOW)
    before = version(no_register)
    path = tmp_path / f"{table}.csv"
    path.write_text(f"{HEADS[table]},workstream,priority,phase\n{FIRST[table]},{cells}\n")
    account = import_register(path, now=NOW)
    assert f"{table}.csv, row 2, {told}" in [one.sentence for one in account.problems]
    assert account.problem_count == 1 and version(no_register) == before


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("local_priorities,reading,", "column workstream, “local_priorities”: the activity A1 is "
         "of professional_development; correct one of them or empty this cell."),
        ("professional_development,literacy,", "column priority, “literacy”: the activity A1 is "
         "of oracy; correct one of them or empty this cell."),
    ],
)  # fmt: skip
def test_an_event_is_tied_to_nothing_else_than_its_activity(no_register, tmp_path, cells, told):
    import_register(FAULTS / "sound", now=NOW)
    path = tmp_path / "event.csv"
    path.write_text(f"{HEADS['event']},workstream,priority,phase\n{FIRST['event']},{cells}\n")
    account = import_register(path, now=NOW)
    assert [one.sentence for one in account.problems] == [f"event.csv, row 2, {told}"]


@pytest.mark.parametrize("table", ["grant", "event"])
def test_ties_are_taken_in_by_code_or_by_title(no_register, tmp_path, table):
    import_register(FAULTS / "sound", now=NOW)
    path = tmp_path / f"{table}.csv"
    lines = [FIRST[table], FIRST[table].replace("1,", "2,", 1)]
    path.write_text(
        f"{HEADS[table]},workstream,priority,phase\n"
        f"{lines[0]},Professional Development,Oracy,Primary\n{lines[1]},,,\n"
    )
    account = import_register(path, now=NOW)
    assert [one.sentence for one in account.problems] == []
    with database.connection() as connection:
        first, second = stored.content(connection)[table]
    assert first[-3:] == ("professional_development", "oracy", "primary")
    assert second[-3:] == (None, None, None)


def test_an_event_that_names_none_is_of_its_activity(stored_ties):
    with database.connection(stored_ties) as connection:
        access = queries.access(connection)
        found = queries.events(connection, access).set_index("id")
    assert found.loc["E1", ["workstream", "priority"]].tolist() == [
        "professional_development", "oracy",
    ]  # fmt: skip
    assert found.loc["E2", ["workstream", "priority", "phase"]].tolist() == [None, None, "primary"]
    assert found.loc["E3", ["workstream", "priority"]].tolist() == [
        "professional_development", None,
    ]  # fmt: skip
    assert list(found.columns) == ["name", "held_on", "authority", "activity", *TIES]


@pytest.fixture
def stored_ties(stored):
    """Events with an activity, without one, and with a workstream of their own beside it."""
    day = date(2025, 1, 2)
    events = [
        ("E1", "Talk", day, None, "A1", None, None, None),
        ("E2", "Talk", day, None, None, None, None, Phase.PRIMARY),
        ("E3", "Talk", day, None, "A1", Workstream.PROFESSIONAL_DEVELOPMENT, None, None),
    ]
    with holding(stored, {**SOUND, "event": events}):
        yield stored
