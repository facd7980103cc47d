"""``--edition``: an earlier edition's figures at the command line."""

import json

import pytest

from eip_data import earlier
from eip_data.__main__ import main

NOW, *BEFORE = (one.id for one in earlier.editions())
ASKED = ["--measure", "ks4_attainment8", "--area", "E06000057"]


def test_figures_and_findings_of_an_earlier_edition(stored, capsys):
    assert main(["query", *ASKED, "--edition", BEFORE[-1]]) == 0
    then = capsys.readouterr().out
    assert main(["query", *ASKED]) == 0
    assert then == capsys.readouterr().out  # no published figure changed between the two

    told = {}
    for one in (NOW, BEFORE[-1]):
        assert main(["findings", *ASKED, "--period", "2024-25", "--edition", one]) == 0
        told[one] = json.loads(capsys.readouterr().out)
        assert told[one]["edition"] == one
    assert "interval" in json.dumps(told[NOW])
    assert told[NOW] != told[BEFORE[-1]]


@pytest.mark.parametrize("command", ["query", "gaps", "findings"])
def test_an_edition_that_there_is_not_is_a_sentence_with_exit_2(command, capsys):
    extra = ["--period", "2024-25"] if command == "gaps" else []
    assert main([command, *ASKED, *extra, "--edition", "00000000"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert (
        f"There is no edition “00000000” of the figures. The newest is edition {NOW}." in said.err
    )
