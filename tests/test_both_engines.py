"""That the database tests ran, and each passed on SQLite and on a real PostgreSQL."""

import pytest

from tests.__main__ import WAITING
from tests.engines import ENGINES, passed_on

#: A run of everything, with or without those of findings, a run of those by themselves and one of
#: what waits for a quiet machine have at least so many database tests; fewer means some went
#: missing. A run is known by the first path it is given.
AT_LEAST = {"tests": 400, "tests/findings": 200, WAITING[0]: 1}


def test_every_database_test_passed_on_both_engines(request: pytest.FixtureRequest):
    if not request.config.option.keyword:
        assert len(passed_on) >= AT_LEAST.get(request.config.args[0], 0)
    short = {test: engines for test, engines in passed_on.items() if engines != set(ENGINES)}
    assert not short
