"""The loaded figures, each read once in a whole run: no test changes what it is given.

Any engine gives the same, so it matters not which one a test had when it asked first; where it
is about the engine, it asks for ``figures_of`` its database.
"""

from functools import cache

import pandas as pd

from eip_data import database
from eip_data.outcomes import queries
from findings.authority import AreaProfile, area_profile, children
from findings.cells import cells
from findings.certainty_store import StoredOf, stored
from findings.context import around

cells_of = cache(cells)
stored_of = cache(stored)
around_of = cache(around)
children_of = cache(children)


@cache
def figures_of(url: str, measure: str) -> pd.DataFrame:
    """All cells of one measure as this very database holds them."""
    with database.connection(url) as connection:
        return queries.figures(connection, measure)


@cache
def profile_of(code: str, verdicts: StoredOf = stored_of) -> AreaProfile:
    """One area's headlines, with the verdicts that are carried or others."""
    return area_profile(code, cells_of, verdicts, children_of)
