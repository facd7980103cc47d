"""The dictionary of columns, both ways: all that is in a file is described, and nothing else."""

import importlib
import pkgutil
import re

import exports
from exports import dictionary
from findings.every_measure import COLUMNS as MEASURES
from findings.need import Grouping
from findings.register_filter import Split

#: Columns are named in tuples in the exporters; in ``register.py`` inside their functions.
QUOTED = re.compile(r'"([a-z0-9_]+)"')


def described() -> set[str]:
    return set(dictionary.COLUMNS)


def used() -> set[str]:
    names = {*MEASURES, *(one.value for one in (*Grouping, *Split)), "source_id"}
    for found in pkgutil.iter_modules(exports.__path__):
        if found.name.startswith(("briefing", "picture")):
            continue
        module = importlib.import_module(f"exports.{found.name}")
        for name, value in vars(module).items():
            if name.endswith("COLUMNS") and isinstance(value, tuple):
                names |= set(value)
    source = importlib.import_module("exports.register").__loader__.get_source("exports.register")
    return names | (set(QUOTED.findall(source)) & described())


def test_every_column_of_every_file_is_described_and_nothing_else():
    assert used() == described()


def test_every_meaning_is_a_sentence():
    for name, column in dictionary.COLUMNS.items():
        assert column.meaning[0].isupper() and column.meaning.endswith("."), name
        assert "  " not in column.meaning
