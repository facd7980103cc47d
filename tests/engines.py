"""The two kinds of database, and what ran on which: one module for conftest and for the count."""

from collections import defaultdict

ENGINES = ("sqlite", "postgresql")

#: Test without its engine -> the engines it passed on; ``tests/test_both_engines.py`` reads it.
passed_on: defaultdict[str, set[str]] = defaultdict(set)
