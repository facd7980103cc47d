"""``import-register``, ``export-register``, ``export-templates``: what is printed, exit codes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from eip_data import database
from eip_data.__main__ import main
from eip_data.programme import commands, stored

ROOT = Path(__file__).parents[2]
FAULTS = ROOT / "tests" / "faults"
COUNTS = (
    "partner: 3\npartner_authority: 2\nactivity: 3\nactivity_phase: 4\nactivity_measure: 1\n"
    "school: 4\nengagement: 5\nsubmission: 2\ngrant: 1\ngrant_beneficiary: 2\nevent: 2\n"
    "attendance: 2\ntarget: 3\nbudget_line: 2\nspend: 2\n"
)


@pytest.fixture
def with_figures_unread(no_register: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that counts as ready: its figures do not matter here."""
    monkeypatch.setattr(database, "ready", lambda *_: False)
    return no_register


@pytest.mark.usefixtures("with_figures_unread")
def test_a_register_is_tried_taken_in_and_found_there(capsys):
    path = str(FAULTS / "sound")
    assert main(["import-register", path, "--dry-run"]) == 0
    assert capsys.readouterr() == (
        COUNTS, "No problem found. This was a trial: nothing was changed.\n",
    )  # fmt: skip
    assert main(["import-register", path]) == 0
    assert capsys.readouterr() == (COUNTS, "The register was taken in.\n")
    assert main(["import-register", path]) == 0
    assert capsys.readouterr().err == (
        "The register holds all this already: nothing was changed.\n"
    )


@pytest.mark.usefixtures("with_figures_unread")
def test_problems_are_printed_one_a_line_and_exit_1(capsys):
    main(["import-register", str(FAULTS / "sound")])
    capsys.readouterr()
    assert main(["import-register", str(FAULTS / "engagement-negative.csv")]) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        "engagement-negative.csv, row 3, column sessions, “-1”: the number is below zero; correct "
        "it, or leave the cell empty if unknown.\n"
    )
    assert printed.err == "Nothing was taken in, the register is as it was: 1 problem.\n"


@pytest.mark.usefixtures("with_figures_unread")
def test_of_many_problems_the_number_is_told(capsys, tmp_path):
    path = tmp_path / "partner.csv"
    path.write_text("id,name,kind\n" + "".join(f"P{one},X,friend\n" for one in range(1500)))
    assert main(["import-register", str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 100
    assert printed.err == (
        "Nothing was taken in, the register is as it was: 1,500 problems; here are the first 100.\n"
    )


@pytest.mark.usefixtures("with_figures_unread")
def test_a_file_that_cannot_be_read_is_a_sentence_and_exit_2(capsys):
    assert main(["import-register", str(FAULTS / "no-bytes.xlsx")]) == 2
    assert capsys.readouterr() == (
        "", "no-bytes.xlsx is empty (0 bytes): save it again and hand in the new file.\n",
    )  # fmt: skip


@pytest.mark.usefixtures("with_figures_unread")
def test_templates_and_the_register_are_written(capsys, tmp_path):
    assert main(["export-templates", str(tmp_path / "empty")]) == 0
    printed = capsys.readouterr()
    assert sorted(map(Path, printed.out.split())) == sorted((tmp_path / "empty").iterdir())
    assert main(["export-register", str(tmp_path / "out.xlsx")]) == 2
    assert capsys.readouterr().err == "No register is loaded: there is nothing to export.\n"
    main(["import-register", str(FAULTS / "sound")])
    capsys.readouterr()
    assert main(["export-register", str(tmp_path / "out.xlsx")]) == 0
    assert capsys.readouterr().err == f"38 rows written to {tmp_path / 'out.xlsx'}.\n"
    assert main(["import-register", str(tmp_path / "out.xlsx")]) == 0


def test_the_bar_fills_on_one_line(capsys):
    for done in (0, 50, 100):
        commands.bar("checking engagement", done, 100)
    printed = capsys.readouterr()
    assert printed.out == "" and "\n" not in printed.err
    drawn = printed.err.split("\r")[1:]
    assert [one.count("█") for one in drawn] == [0, 12, 24]
    assert drawn[1].rstrip().endswith("50%  checking engagement, 50 of 100 rows")
    assert {len(one) for one in drawn} == {100}


CALLER = """
import sys
from datetime import datetime
from pathlib import Path
from eip_data.programme.register import import_register

def progress(what, done, total):
    if what == "storing engagement":
        print("storing", flush=True)
        sys.stdin.readline()

import_register(Path(sys.argv[1]), now=datetime(2026, 11, 25), progress=progress)
"""


def test_a_process_killed_in_mid_import_leaves_the_old_register(with_figures_unread, tmp_path):
    (tmp_path / "partner.csv").write_text("id,name,kind\nP1,The old one,trust\n")
    main(["import-register", str(tmp_path)])
    with database.connection() as connection:
        before = stored.current(connection), stored.content(connection)
    caller = subprocess.Popen(
        [sys.executable, "-c", CALLER, str(FAULTS / "sound")],
        cwd=ROOT,
        env={**os.environ, "EIP_DATABASE_URL": with_figures_unread},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert caller.stdout.readline() == "storing\n"
        caller.send_signal(signal.SIGKILL)
        caller.wait(30)
    finally:
        caller.kill()
        caller.communicate()
    with database.connection() as connection:
        assert (stored.current(connection), stored.content(connection)) == before
    assert main(["import-register", str(FAULTS / "sound")]) == 0
