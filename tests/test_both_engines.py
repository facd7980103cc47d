"""That the database tests ran, and each passed on SQLite and on a real PostgreSQL."""

import pytest

from tests.engines import ENGINES, passed_on

#: A run of everything has at least this many database tests; fewer means some went missing.
AT_LEAST = 300


def test_every_database_test_passed_on_both_engines(request: pytest.FixtureRequest):
    whole = not request.config.option.keyword and request.config.args == ["tests"]
    if whole:
        assert len(passed_on) >= AT_LEAST
    short = {test: engines for test, engines in passed_on.items() if engines != set(ENGINES)}
    assert not short
