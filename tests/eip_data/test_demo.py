"""The illustrative register: the same every time, marked as such, and with its odd cases."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from eip_data import database
from eip_data.catalogue import load
from eip_data.errors import CatalogueError, RegisterRefused
from eip_data.programme import demo, queries
from eip_data.programme.school_counts import school_counts
from eip_data.programme.stored import content, current, version_of
from eip_data.programme_columns import PRIORITIES_OF, Phase, RegisterKind, Rung
from tests.registers import emptied, frame, holding

PHASES = {
    "Nursery": Phase.NURSERY, "Primary": Phase.PRIMARY, "Middle deemed primary": Phase.MIDDLE,
    "Middle deemed secondary": Phase.MIDDLE, "Secondary": Phase.SECONDARY,
    "All-through": Phase.ALL_THROUGH, "16 plus": Phase.SIXTEEN_PLUS,
}  # fmt: skip
#: Every text that could name somebody, by table and column number.
WORDS = {"partner": (1,), "activity": (3,), "school": (1, 4, 5, 6), "grant": (1, 2, 11),
         "event": (1,), "budget_line": (1,)}  # fmt: skip


def test_the_counts_of_schools_are_those_of_the_official_register(published):
    register = pd.read_csv(published / "gias/gias_register_2024-06-17.csv", dtype=str)
    is_open = register["status"].str.startswith("Open")
    register = register[is_open & register["phase_of_education"].isin(PHASES)]
    areas = load().areas
    for code, counts in school_counts().counts.items():
        own = register[register["local_authority_name"] == areas[code].name]
        found = Counter(own["phase_of_education"].map(PHASES))
        assert {phase: found.get(phase, 0) for phase in counts} == dict(counts)
    assert sum(map(sum, (c.values() for c in school_counts().counts.values()))) == 823


def test_the_card_of_the_counts_is_read_strictly(tmp_path):
    path = tmp_path / "school_counts.yaml"
    text = Path(demo.__file__).with_name("school_counts.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("publisher:", "published_by:"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="published_by"):
        school_counts(path)


def test_open_schools_are_as_many_as_there_are():
    rows = [row for row in demo.content()["school"] if row[10] is None]
    found = Counter((row[2], row[3]) for row in rows)
    for code, counts in school_counts().counts.items():
        assert {phase: found[code, phase] for phase in counts} == dict(counts)


def test_every_name_says_that_it_is_illustrative():
    for table, columns in WORDS.items():
        for row in demo.content()[table]:
            for column in columns:
                assert row[column] is None or str(row[column]).startswith("Illustrative")


def test_every_urn_is_one_that_no_school_has():
    urns = [row[0] for row in demo.content()["school"]]
    assert min(urns) >= 900_000 and max(urns) <= 999_999
    assert len(set(urns)) == len(urns)


def test_it_is_the_same_in_another_process():
    asked = (
        "from eip_data.programme import demo; from eip_data.programme.stored import version_of;"
        "import json; print(json.dumps(version_of(demo.content())))"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    assert json.loads(answer.stdout) == version_of(demo.content())


def test_its_odd_cases_are_there():
    made = demo.content()
    schools = {row[0]: row for row in made["school"]}
    met = [row for row in made["engagement"] if row[3] != Rung.INVITED]
    returns = pd.DataFrame(made["submission"], columns=["activity", "authority", "due", "came"])
    silent = returns.groupby("authority")["came"].count()
    assert list(silent.index[silent == 0]) == ["E06000057"]
    assert not {schools[row[1]][2] for row in met} & {"E06000057"}
    four = next(urn for urn, row in schools.items() if row[1] == "Illustrative Primary 003 "
                "(Gateshead)")  # fmt: skip
    assert sum(row[1] == four for row in met) == 4
    (closed,) = [row for row in schools.values() if row[10] is not None]
    assert schools[closed[11]][9] == closed[10]
    assert any(row[1] == closed[0] for row in met)
    assert closed[11] not in {row[1] for row in met}
    assert sum(row[3] for row in made["budget_line"]) == 2_200_000
    assert sum(row[4] for row in made["spend"]) < 2_200_000
    assert min(row[2] for row in met).year == 2022 and max(row[2] for row in met).year == 2026


def test_each_priority_has_an_activity_and_targets_keep_their_first_value():
    made = demo.content()
    found = {(row[1], row[2]) for row in made["activity"]}
    assert found == {(s, p) for s, priorities in PRIORITIES_OF.items() for p in priorities}
    assert any(row[6] is not None and row[6] < row[5] for row in made["target"])


def test_no_record_tells_what_its_school_or_activity_could_not():
    made = demo.content()
    schools = {row[0]: row for row in made["school"]}
    activities = {row[0]: row for row in made["activity"]}
    phases = set(made["activity_phase"])
    came = {(row[0], row[1]) for row in made["submission"] if row[3]}
    for activity, urn, day, _, _, _, pupils in made["engagement"]:
        school = schools[urn]
        assert activities[activity][5] <= day <= activities[activity][6] <= demo.DATED
        assert (activity, school[3]) in phases and (activity, school[2]) in came
        assert school[9] is None or day >= school[9]
        assert school[10] is None or day < school[10]
        assert pupils is None or 0 < pupils <= school[7]
        assert day.weekday() < 5


def test_the_database_holds_what_was_made(illustrative):
    with database.connection(illustrative) as connection:
        assert version_of(content(connection)) == version_of(demo.content())
        loaded = current(connection)
        access = queries.access(connection)
    assert loaded.kind is RegisterKind.ILLUSTRATIVE and loaded.dated == demo.DATED
    assert access.illustrative and access.named and not access.whole
    assert demo.ensure(illustrative) is False


def test_it_comes_by_itself_where_there_is_none_and_never_over_a_real_one(stored):
    emptied(stored)
    assert demo.ensure(stored) is True
    with holding(stored, {}):
        assert demo.ensure(stored) is False
        with pytest.raises(RegisterRefused):
            demo.load(stored)
        assert frame(stored, "school").empty
        with database.connection(stored) as connection:
            assert current(connection).kind is RegisterKind.REAL


def test_the_command_says_what_it_did(stored, capsys):
    from eip_data.__main__ import main

    emptied(stored)
    assert main(["demo"]) == 0
    assert "Illustrative register loaded." in capsys.readouterr().err
    assert main(["demo"]) == 0
    assert "is loaded" in capsys.readouterr().err
    with holding(stored, {}):
        assert main(["demo"]) == 2
        assert "real register is loaded" in capsys.readouterr().err
