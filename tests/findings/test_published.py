"""No period is offered in which no authority has a figure, and none is kept back that has one."""

import pytest

from eip_data import catalogue
from eip_data.columns import AreaKind, Group
from findings import published as asked
from findings import view_choices
from tests.known import cells_of as known

BOOK = catalogue.load()
BY_AUTHORITY = [m for m in BOOK.measures.values() if m.coverage == "authorities"]


@pytest.fixture
def nothing_held():
    asked._held.cache_clear()
    yield
    asked._held.cache_clear()


@pytest.mark.parametrize("measure", BY_AUTHORITY, ids=lambda measure: measure.id)
def test_periods_are_those_in_which_any_authority_has_a_figure(measure):
    kinds = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    codes = [area.code for area in BOOK.areas_of(*kinds)]
    for group in measure.groups:
        with_figures = tuple(
            period
            for period in measure.series_of(group).periods
            if any(not known(measure.id).figure(group, code, period).missing for code in codes)
        )
        assert asked.published(measure, group) == with_figures
        offered = view_choices.period_choices(measure.id, group.value)
        assert [one.code.replace("-", "/") for one in offered] == list(with_figures)


def test_english_and_maths_by_group_begins_with_the_authorities_figures(stored, nothing_held):
    measure = BOOK.measures["ks4_english_maths_5"]
    assert asked.published(measure, Group.DISADVANTAGED) == ("2022/23", "2023/24", "2024/25")
    assert asked.published(measure, Group.NOT_DISADVANTAGED) == ("2024/25",)
    assert asked.published(measure, Group.ALL)[0] == "2016/17"
