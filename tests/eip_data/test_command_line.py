"""``python -m eip_data``: building, checking, faults and exit codes, in-process and for real."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eip_data import __main__ as command_line
from eip_data import catalogue, database
from eip_data.__main__ import main
from eip_data.errors import CatalogueError, FiguresError, UnknownCode

ROOT = Path(__file__).parents[2]
SECRET = "open-sesame"
AWAY = f"postgresql://someone:{SECRET}@127.0.0.1:1/figures"
QUERY = ("query", "--measure", "ks2_rwm_expected", "--area", "390", "--period", "2024/25")


def run(*arguments: str, address: str, **options: object) -> subprocess.CompletedProcess[str]:
    """A real ``python -m eip_data …`` with the given database address."""
    return subprocess.run(
        [sys.executable, "-m", "eip_data", *arguments],
        cwd=ROOT,
        env={**os.environ, "EIP_DATABASE_URL": address},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        **options,
    )


# --- build and check ------------------------------------------------------------------------------


@pytest.mark.usefixtures("few")
def test_build_loads_once_says_so_and_loads_again_when_told(fresh, capsys):
    said = []
    for options in ([], [], ["--rebuild"]):
        assert main(["build", *options]) == 0
        printed = capsys.readouterr()
        assert printed.out == ""
        said.append(printed.err)
    assert said == [
        "Figures loaded.\n", "The database already holds these figures.\n", "Figures loaded.\n",
    ]  # fmt: skip


@pytest.mark.usefixtures("few")
def test_a_question_builds_what_is_not_there_yet(fresh, capsys):
    assert main(["query", "--measure", "absence_overall", "--area", "E06000001"]) == 0
    assert capsys.readouterr().out.count("absence_overall,all,E06000001,") > 5
    assert database.ready() is False


# --- for real -------------------------------------------------------------------------------------


def test_a_real_process_prints_figures_on_stdout_and_sentences_on_stderr(stored):
    done = run(*QUERY[:3], "--group", "all", "--area", "E08000016", address=stored)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "measure,group,area,period,value,status,source"
    assert all(line.startswith("ks2_rwm_expected,all,E08000038,") for line in lines[1:])
    assert len(lines) == 1 + len(catalogue.load().measures["ks2_rwm_expected"].series[0].periods)
    assert done.stderr.count("\n") == 1 and "Barnsley" in done.stderr


def test_a_real_process_refuses_a_wrong_code_with_exit_2(stored):
    done = run("gaps", "--measure", "ks2", "--period", "2024/25", address=stored)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and "ks2_rwm_expected" in done.stderr


def test_a_reader_that_goes_away_is_no_fault(stored):
    """``| head -1``: quiet, and what was read is whole."""
    with subprocess.Popen(
        [sys.executable, "-m", "eip_data", "query", "--measure", "ks4_attainment8"],
        cwd=ROOT,
        env={**os.environ, "EIP_DATABASE_URL": stored},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "measure,group,area,period,value,status,source\n"
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 0


def test_a_reader_that_was_never_there_is_no_fault(own_database):
    """Less than a buffer is written only when all is done."""
    there, here = os.pipe()
    os.close(there)
    with os.fdopen(here, "w") as nowhere:
        done = subprocess.run(
            [sys.executable, "-m", "eip_data", *QUERY],
            cwd=ROOT,
            env={**os.environ, "EIP_DATABASE_URL": own_database},
            stdout=nowhere,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (0, "")


def assert_away(out: str, err: str) -> None:
    """One sentence and no figure, traceback or password."""
    assert out == ""
    assert err.startswith("The ") and err.endswith(".\n") and err.count("\n") == 1
    assert SECRET not in err


def test_a_database_that_is_away_is_a_sentence_and_exit_1():
    done = run(*QUERY, address=AWAY)
    assert done.returncode == 1
    assert_away(done.stdout, done.stderr)


@pytest.mark.parametrize("arguments", [["build"], ["check"], [*QUERY]], ids=lambda a: a[0])
@pytest.mark.parametrize(
    "address", [AWAY, f"mysql://someone:{SECRET}@here/figures", "nonsense", "sqlite:////dev/null/x"]
)
def test_no_command_fails_otherwise_without_a_database(monkeypatch, capsys, arguments, address):
    monkeypatch.setenv("EIP_DATABASE_URL", address)
    assert main(arguments) == 1
    assert_away(*capsys.readouterr())


# --- exit codes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnknownCode("There is no such thing."), 2),
        (FiguresError("A row is wrong."), 1),
        (CatalogueError("A key is missing."), 1),
    ],
)
def test_an_error_with_a_sentence_is_that_sentence(monkeypatch, capsys, error, code):
    def fail(_options):
        raise error

    monkeypatch.setattr(command_line, "_build", fail)
    assert main(["build"]) == code
    assert capsys.readouterr() == ("", f"{error}\n")


def test_a_fault_of_ours_is_one_neutral_line(monkeypatch, capsys):
    def fail(_options):
        raise KeyError(SECRET)

    monkeypatch.setattr(command_line, "_build", fail)
    assert main(["build"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1 and "KeyError" in printed.err and SECRET not in printed.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["gaps", "--measure", "x"], ["check", "--hard"], ["extract"],
     ["build", "--rebuild=no"]],
)  # fmt: skip
def test_a_misspelt_command_is_a_usage_error_with_exit_2(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.startswith("usage: python -m eip_data")


def test_extract_from_nowhere_is_a_sentence_with_exit_2(tmp_path, capsys):
    assert main(["extract", "--from", str(tmp_path / "nowhere")]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("\n") == 1
