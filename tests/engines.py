"""The two kinds of database, and what ran on which: one module for conftest and for the count."""

from collections import defaultdict

ENGINES = ("sqlite", "postgresql")

#: Where a loaded SQLite database lies that runs beside each other copy; each makes its own if not.
LOADED = "EIP_TESTS_LOADED"

#: Test without its engine -> the engines it passed on; ``tests/test_both_engines.py`` reads it.
passed_on: defaultdict[str, set[str]] = defaultdict(set)
