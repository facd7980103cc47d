"""Fixtures of the database's tests."""

from itertools import islice

import pytest

from eip_data.outcomes import carried


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first 300 figures and cohorts, where their number does not matter."""
    for name in ("figure_rows", "cohort_rows"):
        columns, rows = getattr(carried, name)()
        some = list(islice(rows, 300))
        monkeypatch.setattr(carried, name, lambda columns=columns, some=some: (columns, iter(some)))
