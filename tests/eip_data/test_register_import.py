"""Taking in a register: whole or not at all, once, beside what is kept, by kind, with its batch."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from eip_data import database
from eip_data.errors import RegisterFile, RegisterRefused
from eip_data.programme import checking, stored
from eip_data.programme.register import import_register
from eip_data.programme_columns import RegisterKind
from eip_data.register_tables import import_batch, import_problem

FAULTS = Path(__file__).parents[1] / "faults"
NOW = datetime(2026, 11, 25, 9)
LATER = datetime(2026, 12, 1, 17, 30)


def held(url: str) -> tuple[object, ...]:
    with database.connection(url) as connection:
        return (
            stored.current(connection),
            stored.content(connection),
            connection.execute(select(import_batch).order_by(import_batch.c.id)).all(),
            connection.execute(select(import_problem)).all(),
        )


def rows(url: str, table: str) -> list[tuple[object, ...]]:
    return held(url)[1][table]


def test_the_sound_register_is_taken_in_cell_by_cell(no_register):
    account = import_register(FAULTS / "sound", now=NOW)
    assert (account.kind, account.changed, account.problem_count) == ("real", True, 0)
    assert account.rows["engagement"] == 5 and sum(account.rows.values()) == 38
    current, content, _, _ = held(no_register)
    assert current == stored.Register(
        RegisterKind.REAL, stored.version_of(content), date(2026, 11, 25)
    )
    assert content["activity"] == [
        ("A1", "professional_development", "oracy", "Talk first", "P3",
         date(2024, 9, 1), date(2025, 7, 31), 12500.5, 6),
        ("A2", "school_improvement", "general", "Peer visits", None,
         date(2025, 1, 1), None, None, None),
        ("A3", "local_priorities", "reading", "Read on", "P2",
         date(2024, 9, 1), date(2026, 7, 31), 8000.0, 4),
    ]  # fmt: skip
    assert content["engagement"][2] == (
        "A1", 199002, date(2024, 10, 14), "engaged", 1, 0, None,
    )  # fmt: skip
    assert content["school"][2] == (
        199003, "Made-up Secondary 3", "E08000037", "secondary", "Community school", None, None,
        900, 310, None, date(2024, 12, 31), 199004,
    )  # fmt: skip
    assert content["grant"][0][-4:] == (
        "Said “yes”,\nand planted", "professional_development", "oracy", "primary",
    )  # fmt: skip
    assert [row[-3:] for row in content["event"]] == [
        ("school_improvement", None, None), (None, None, "secondary"),
    ]  # fmt: skip
    assert content["target"][1][4] == "2024/25"
    assert content["submission"][0][-1] is None


def test_a_workbook_and_a_folder_of_the_same_register_are_the_same(no_register):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)
    assert import_register(FAULTS / "sound.xlsx", now=LATER).changed is False
    assert held(no_register) == before


def test_taking_in_the_same_again_changes_nothing(no_register):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)
    account = import_register(FAULTS / "sound", now=LATER)
    assert (account.changed, account.problem_count) == (False, 0)
    assert held(no_register) == before


@pytest.mark.parametrize("name", ["sound", "engagement-negative.csv"])
def test_a_trial_tells_the_same_and_writes_nothing(no_register, name):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)
    trial = import_register(FAULTS / name, now=LATER, dry_run=True)
    assert held(no_register) == before
    assert trial == import_register(FAULTS / name, now=LATER)


def test_a_trial_on_an_empty_database_writes_nothing_and_finds_no_fault(no_register):
    account = import_register(FAULTS / "sound", now=NOW, dry_run=True)
    assert (account.changed, account.problem_count) == (True, 0)
    assert held(no_register)[0] is None
    assert not any(held(no_register)[1].values())


def test_one_table_takes_the_place_of_its_own_alone(no_register, tmp_path):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)[1]
    path = tmp_path / "event (2).csv"
    path.write_text("id,name,held_on\nE1,First meeting,2024-10-01\nE3,Third,2026-12-24\n")
    assert import_register(path, now=LATER).changed
    current, content, _, _ = held(no_register)
    assert [row[0] for row in content["event"]] == ["E1", "E3"]
    assert {**content, "event": before["event"]} == before
    assert current.dated == date(2026, 12, 1)


def test_a_file_without_any_row_is_refused_and_an_empty_table_beside_others_is_not(
    no_register, tmp_path
):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)
    (tmp_path / "spend.csv").write_text("id,budget_line,spent_on,amount_gbp\n")
    with pytest.raises(RegisterFile, match="There is no row to take in"):
        import_register(tmp_path, now=LATER)
    assert held(no_register) == before
    shutil.copy(FAULTS / "sound" / "partner.csv", tmp_path)
    assert import_register(tmp_path, now=LATER).changed
    assert rows(no_register, "spend") == []


def test_an_import_that_breaks_off_leaves_the_old_register(no_register, monkeypatch, tmp_path):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)
    shutil.copytree(FAULTS / "sound", tmp_path / "new")
    with (tmp_path / "new" / "partner.csv").open("a") as file:
        file.write("P9,A new one,other\n")

    def breaking(what: str, done: int, total: int) -> None:
        if what == "storing engagement":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_register(tmp_path / "new", now=LATER, progress=breaking)
    assert held(no_register) == before
    assert import_register(tmp_path / "new", now=LATER).changed


def test_a_failure_while_checking_leaves_the_old_register(no_register, monkeypatch):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)
    monkeypatch.setattr(checking, "from_file", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        import_register(FAULTS / "sound", now=LATER)
    assert held(no_register) == before


def test_each_file_leaves_its_batch_and_a_refused_one_its_problems(no_register):
    import_register(FAULTS / "sound", now=NOW)
    import_register(FAULTS / "engagement-unknown-urn.csv", now=LATER)
    current, _, batches, problems = held(no_register)
    assert [tuple(one)[1:] for one in batches] == [
        (NOW, "sound", "imported", current.version, 38, 0),
        (LATER, "engagement-unknown-urn.csv", "refused", None, 34, 1),
    ]
    assert [tuple(one)[1:] for one in problems] == [
        (1, "engagement-unknown-urn.csv", 3, "urn", "199009",
         "engagement-unknown-urn.csv, row 3, column urn, “199009”: no row of the sheet school "
         "has it; add it there or correct it."),
    ]  # fmt: skip
    assert problems[0].batch == batches[1].id


SCHOOL = (
    900001, "Illustrative Primary 001 (Gateshead)", "E08000037", "primary", "Community school",
    None, None, 200, 50, None, None, None,
)  # fmt: skip


def illustrate() -> bool:
    with database.writing() as connection:
        return stored.store(
            connection, RegisterKind.ILLUSTRATIVE, date(2026, 1, 1), {"school": [SCHOOL]}
        )


def test_a_real_register_replaces_the_illustrative_one_whole(no_register, tmp_path):
    assert illustrate() is True
    assert illustrate() is False
    path = shutil.copy(FAULTS / "sound" / "partner.csv", tmp_path)
    assert import_register(Path(path), now=NOW).changed
    current, content, _, _ = held(no_register)
    assert current.kind == RegisterKind.REAL
    assert content["school"] == [] and len(content["partner"]) == 3


def test_an_illustrative_register_never_replaces_a_real_one(no_register, tmp_path):
    import_register(FAULTS / "sound", now=NOW)
    before = held(no_register)
    with pytest.raises(RegisterRefused, match="A real register is loaded and stays"):
        illustrate()
    (tmp_path / "register.csv").write_text(
        f"kind,version,dated\nillustrative,{'0' * 64},2026-01-01"
    )
    (tmp_path / "partner.csv").write_text("id,name,kind\nP1,Illustrative Trust,trust\n")
    for dry_run in (True, False):
        with pytest.raises(RegisterRefused):
            import_register(tmp_path, now=LATER, dry_run=dry_run)
    assert held(no_register) == before


def test_rows_of_an_illustrative_school_are_refused_in_a_real_register_and_the_reverse(
    no_register, tmp_path
):
    heading = "urn,name,authority,phase,type\n"
    (tmp_path / "school.csv").write_text(heading + "199001,Made-up,E08000037,primary,Academy\n")
    (tmp_path / "register.csv").write_text(
        f"kind,version,dated\nillustrative,{'0' * 64},2026-01-01"
    )
    account = import_register(tmp_path, now=NOW)
    assert [one.sentence for one in account.problems] == [
        "school.csv, row 2, column urn, “199001”: illustrative schools are numbered from 900000; "
        "correct the number."
    ]


def test_progress_is_told_from_nothing_to_all(no_register):
    told: dict[str, list[tuple[int, int]]] = {}
    import_register(
        FAULTS / "sound",
        now=NOW,
        progress=lambda what, done, total: told.setdefault(what, []).append((done, total)),
    )
    assert told["checking engagement.csv"] == [(0, 5), (5, 5)]
    assert told["storing engagement"] == [(0, 5), (5, 5)]


def test_names_titles_and_other_spellings_are_understood(no_register, tmp_path):
    shutil.copytree(FAULTS / "sound", tmp_path / "spelt")
    (tmp_path / "spelt" / "school.csv").write_text(
        "type, urn ,name,authority,phase\n"
        + "Community school,199001,  Made-up Primary 1 ,gateshead,Primary\n"
        + "Academy,199002,Made-up Primary 2,Sunderland,PRIMARY\n"
        + "Academy,199003,Made-up 3,Newcastle upon Tyne,all-through\n"
        + "Academy,199004,Made-up 4,840,All through\n",
        encoding="utf-8",
    )  # fmt: skip
    (tmp_path / "spelt" / "engagement.csv").write_text("activity,urn,engaged_on,rung\n")
    account = import_register(tmp_path / "spelt", now=NOW)
    assert [one.sentence for one in account.problems] == []
    assert [row[1:4] for row in rows(no_register, "school")] == [
        ("Made-up Primary 1", "E08000037", "primary"),
        ("Made-up Primary 2", "E08000024", "primary"),
        ("Made-up 3", "E08000021", "all_through"),
        ("Made-up 4", "E06000047", "all_through"),
    ]
