"""The Overview of today's figures, worked out once for the tests of its charts."""

from functools import cache

from findings.overview import Overview, overview
from tests.known import cells_of, stored_of


@cache
def today() -> Overview:
    """Real figures: their bands, gaps and shared places are what the charts must cope with."""
    return overview(cells_of, stored_of)
