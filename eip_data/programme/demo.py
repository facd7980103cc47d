"""The illustrative register: every page full, without one invented fact about a real school.

The number of schools of each authority and phase is real; their names, numbers and rolls, and all
that is told of taking part, are not, and say so. It is the same wherever and whenever it is made.
"""

from functools import cache

from eip_data import database
from eip_data.programme import demo_money, demo_partners
from eip_data.programme.demo_activities import ACTIVITIES, DATED, submissions
from eip_data.programme.demo_reach import engagements
from eip_data.programme.demo_schools import schools
from eip_data.programme.stored import Row, current, store
from eip_data.programme_columns import RegisterKind


@cache
def content() -> dict[str, list[Row]]:
    """All rows of the illustrative register by table, to be read and not changed."""
    every = schools()
    grants = list(demo_money.grants(every))
    return {
        "partner": list(demo_partners.partners()),
        "partner_authority": list(demo_partners.places(every)),
        "activity": [one.row for one in ACTIVITIES],
        "activity_phase": [(one.id, phase) for one in ACTIVITIES for phase in one.phases],
        "activity_measure": [
            (one.id, measure, period) for one in ACTIVITIES for measure, period in one.measures
        ],
        "school": [one.row for one in every],
        "engagement": list(engagements(every)),
        "submission": list(submissions()),
        "grant": list(grants),
        "grant_beneficiary": list(demo_money.beneficiaries(grants)),
        "event": list(demo_partners.events()),
        "attendance": list(demo_partners.attendance()),
        "target": list(demo_money.targets()),
        "budget_line": list(demo_money.budget_lines()),
        "spend": list(demo_money.spends()),
    }


def load(url: str | None = None) -> bool:
    """Put the illustrative register in; whether anything changed.

    Raises RegisterRefused where a real one is loaded, which stays.
    """
    with database.writing(url) as connection:
        return store(connection, RegisterKind.ILLUSTRATIVE, DATED, content())


def ensure(url: str | None = None) -> bool:
    """Put the illustrative register in where there is none, or an earlier illustrative one."""
    with database.connection(url) as connection:
        loaded = current(connection)
    if loaded and loaded.kind is RegisterKind.REAL:
        return False
    return load(url)
