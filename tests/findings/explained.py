"""Every panel of the Explain page, worked out once for the tests."""

from datetime import date
from functools import cache

from eip_data import catalogue
from eip_data.columns import Group
from findings.choices import area_choices
from findings.explain_ages import Ladder, ages
from findings.explain_closing import Closing, closing
from findings.explain_cohorts import Cohorts, cohorts
from findings.explain_funnel import Crowd, FunnelView, crowd, funnel
from findings.explain_identity import SevenIdentity, seven_identity
from findings.explain_pooled import Pooled, three_years
from findings.explain_sixteen import Sixteen, sixteen
from findings.explain_split import Split, split
from tests.known import cells_of, stored_of

BOOK = catalogue.load()
TODAY = date(2026, 11, 25)
AREAS = [choice.code for choice in area_choices()]
#: A funnel holds every authority and differs from area to area in one dot: these are enough.
SOME = AREAS[::12]
DIS = Group.DISADVANTAGED
A8, GRADES, KS2 = "ks4_attainment8", "ks4_english_maths_5", "ks2_rwm_expected"
DURHAM, GATESHEAD, NEWCASTLE = "E06000047", "E08000037", "E08000021"
NORTH_TYNESIDE, NORTHUMBERLAND = "E08000022", "E06000057"
SOUTH_TYNESIDE, SUNDERLAND = "E08000023", "E08000024"
CITY, SCILLY, CUMBERLAND, BARNSLEY = "E09000001", "E06000053", "E06000063", "E08000038"


@cache
def cohorts_of(measure_id: str) -> Cohorts:
    return cohorts(measure_id, cells_of, stored_of)


@cache
def an_identity(code: str, measure_id: str = A8, group: Group = DIS) -> SevenIdentity:
    return seven_identity(code, measure_id, group, cells_of, TODAY)


@cache
def a_split(code: str, measure_id: str = A8) -> Split:
    return split(code, measure_id, cohorts_of, TODAY)


@cache
def a_closing(code: str, measure_id: str = GRADES, group: Group = DIS) -> Closing:
    return closing(code, measure_id, group, cohorts_of, TODAY)


@cache
def a_ladder(code: str) -> Ladder:
    return ages(code, cells_of, stored_of, TODAY)


@cache
def a_sixteen(code: str) -> Sixteen:
    return sixteen(code, stored_of, TODAY)


@cache
def crowd_of(measure_id: str, group: Group, outside: bool) -> Crowd:
    return crowd(measure_id, group, outside, cohorts_of)


@cache
def a_funnel(
    code: str, measure_id: str = GRADES, group: Group = DIS, outside: bool = False
) -> FunnelView:
    return funnel(code, measure_id, group, outside=outside, crowd_of=crowd_of, today=TODAY)


@cache
def three(code: str, measure_id: str = GRADES, group: Group = DIS) -> Pooled:
    return three_years(code, measure_id, group, cells_of, cohorts_of, TODAY)
