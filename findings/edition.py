"""Which edition of the figures is loaded."""

import datetime
from dataclasses import dataclass

from eip_data import database
from eip_data.errors import DatabaseAway
from eip_data.outcomes import queries
from findings.sentences import day_text


@dataclass(frozen=True)
class Edition:
    """``id``: first 8 characters of the figures' content hash; ``day``: of which it is, and
    ``date`` the same as read on screen."""

    id: str
    date: str
    day: datetime.date


def current() -> Edition:
    """The loaded edition; raises DatabaseAway when none is."""
    with database.connection() as connection:
        found = queries.edition(connection)
    if found is None:
        raise DatabaseAway(
            "No figures are loaded yet. Run “python -m eip_data build” and try again."
        )
    return Edition(found[0][:8], day_text(found[1]), found[1])
