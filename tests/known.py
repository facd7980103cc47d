"""The loaded figures, each read once in a whole run: no test changes what it is given.

Any engine gives the same, so it matters not which one a test had when it asked first.
"""

from functools import cache

from findings.authority import AreaProfile, area_profile
from findings.cells import cells
from findings.certainty_store import StoredOf, stored
from findings.context import around

cells_of = cache(cells)
stored_of = cache(stored)
around_of = cache(around)


@cache
def profile_of(code: str, verdicts: StoredOf = stored_of) -> AreaProfile:
    """One area's headlines, with the verdicts that are carried or others."""
    return area_profile(code, cells_of, verdicts)
