"""Who took part in the illustrative register: uneven, and with every odd case a page must show."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from eip_data.programme.demo_activities import (
    ACTIVITIES,
    DATED,
    DURHAM,
    GATESHEAD,
    NEWCASTLE,
    NOBODY,
    NORTH_TYNESIDE,
    SILENT,
    SOUTH_TYNESIDE,
    SUNDERLAND,
    Activity,
    has_come,
)
from eip_data.programme.demo_schools import School
from eip_data.programme.drawn import between, part, school_day
from eip_data.programme_columns import Phase, Rung

#: How strongly an authority's schools are drawn, and how much more the more disadvantaged are.
_DRAW = {
    DURHAM: (0.95, 0.3), GATESHEAD: (1.3, 1.2), NEWCASTLE: (1.6, 1.6), NORTH_TYNESIDE: (1.1, -1.3),
    SILENT: (0.0, 0.0), SOUTH_TYNESIDE: (1.4, 0.0), SUNDERLAND: (0.55, -0.6),
}  # fmt: skip
_MIDDLE_SHARE = 0.3
#: A school that was met four times, in four terms, and nothing else.
FOUR_TIMES = "Illustrative Primary 003 (Gateshead)"
_FOUR_DAYS = (date(2022, 11, 15), date(2023, 2, 7), date(2023, 5, 16), date(2023, 10, 3))
#: An activity and authority where a single school took part, with three pupils.
FEW = ("A11", SOUTH_TYNESIDE)
#: The day on which the school that has closed took part.
_BEFORE_IT_CLOSED = date(2023, 3, 14)

Row = tuple[str, int, date, Rung, int | None, int | None, int | None]


def engagements(schools: list[School]) -> Iterator[Row]:
    """Rows of the table ``engagement``, each key once."""
    closed = next(one for one in schools if one.close_date)
    four = next(one for one in schools if one.name == FOUR_TIMES)
    few = next(one for one in schools if one.authority == FEW[1] and one.phase is Phase.PRIMARY)
    apart = {closed.urn, closed.successor_urn, four.urn}
    others = [one for one in schools if one.urn not in apart]
    yield from chain.from_iterable(
        _taken_part(activity, one)
        for activity in ACTIVITIES
        for one in others
        if one.phase in activity.phases and (activity.id, one.authority) not in (*NOBODY, FEW)
    )
    yield "A03", closed.urn, _BEFORE_IT_CLOSED, Rung.ENGAGED, 4, 2, None
    for day in _FOUR_DAYS:
        yield "A10", four.urn, day, Rung.ENGAGED, 3, 1, between(14, 28, "four", day)
    yield FEW[0], few.urn, date(2026, 3, 10), Rung.ENGAGED, 1, 1, 3


def _taken_part(activity: Activity, school: School) -> Iterator[Row]:
    """What one school did in one activity: its rungs, each on its day."""
    key = activity.id, school.urn
    draw, tilt = _DRAW[school.authority]
    drawn = activity.pull * draw * max(0.1, 1 + tilt * (school.share - _MIDDLE_SHARE) / 0.3)
    year = activity.years[between(0, len(activity.years) - 1, "year", *key)]
    offered = school.authority in activity.authorities
    if not offered or not has_come(activity.id, school.authority, year):
        return
    chance = part("drawn", *key)
    if chance >= 1.5 * drawn:
        return
    day = school_day(date(year, 9, 10) + timedelta(days=between(0, 230, "day", *key)))
    yield activity.id, school.urn, day, Rung.INVITED, None, None, None
    if chance >= drawn:
        return
    for rung, stays in ((Rung.ENGAGED, 1.0), (Rung.COMPLETED, 0.62), (Rung.SUSTAINED, 0.45)):
        if part(rung, *key) >= stays:
            return
        day = school_day(day + timedelta(days=between(20, 55, rung, "day", *key)))
        if day > DATED:
            return
        yield activity.id, school.urn, day, rung, *_taking_part(activity, school, rung)


def _taking_part(
    activity: Activity, school: School, rung: Rung
) -> tuple[int | None, int | None, int | None]:
    """Sessions, staff and pupils; one record in twelve does not say."""
    key = activity.id, school.urn, rung
    if part("silent", *key) < 1 / 12:
        return None, None, None
    sessions = between(1, max(1, activity.planned_sessions // 2), "sessions", *key)
    pupils = min(school.pupils or 0, between(9, 60, "pupils", *key)) if activity.pupils else None
    return sessions, between(1, 5, "staff", *key), pupils
