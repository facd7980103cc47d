"""Level against change, the spread of authorities, and the reader's own table."""

import pytest

from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, AreaKind, Group
from findings.area_table import area_table
from findings.choices import area_choices
from findings.movement import movement
from findings.quantity import Show
from findings.spread import spread
from tests.known import cells_of, stored_of

BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
GATESHEAD = "E08000037"
A8, D = "ks4_attainment8", Group.DISADVANTAGED


def moved(measure=A8, group=D, period="2024/25", area=GATESHEAD):
    return movement(measure, group, period, area, cells_of)


def test_a_change_is_the_later_level_minus_the_base_one():
    found = moved()
    assert found.since == "2018/19"
    known = cells_of(A8)
    for one in found.movers:
        now, then = (known.figure(D, one.code, period).value for period in ("2024/25", "2018/19"))
        assert one.level.value == now
        assert one.change.value == half_away(now - then, 1)
    changes = {one.code: one.change.value for one in found.movers}
    assert (changes[GATESHEAD], found.england.change.value) == (-3.4, -1.8)  # METHOD 2.2
    assert found.said.title == "Since 2018/19, all seven authorities are down"


def test_those_without_both_years_are_named_and_none_is_put_in_order():
    found = moved()
    assert "Cumberland" in found.absent
    assert len(found.movers) + len(found.absent) == 154  # 153 and the North East CA
    assert [one.name for one in found.movers] == sorted(one.name for one in found.movers)


def test_periods_that_may_not_be_compared_give_a_reason_and_no_change():
    for found in (moved(period="2020/21"), moved("ks4_progress8", period="2023/24")):
        assert found.movers == () and found.since == ""
        assert found.said.title.startswith("No change can be shown")
        assert found.said.sentence.endswith(".")


def test_england_stands_on_one_basis_where_its_row_is_in_no_source():
    found = moved("ks4_english_maths_5")
    assert found.since == "2022/23"
    assert (found.england.level.value, found.england.level.ours) == (26.0, True)


def test_the_quarter_of_an_area_is_by_englands_level_and_change():
    found = moved()
    quarters = {one.code: found.corner_of(one) for one in found.movers}
    assert quarters["E06000047"] == "Above England, change above"
    assert quarters[GATESHEAD] == "Below England, change below"
    assert set(found.corners) <= set(quarters.values())


@pytest.mark.parametrize("code", [choice.code for choice in area_choices()])
def test_an_area_is_found_among_all_with_its_places_as_a_range(code):
    found = spread("ks2_rwm_expected", D, Show.LEVEL, "2024/25", code, cells_of, stored_of)
    values = [dot.value for dot in found.dots]
    assert values == sorted(values) and len(values) == 151
    assert found.middle.value == values[75]
    mine = {dot.code: dot.certain for dot in found.dots}.get(code)
    assert ("Its place is **about " in found.said.sentence) is bool(mine and mine.rank)
    assert ("95% interval" in found.said.sentence) is (found.own_ends is not None)


@pytest.mark.parametrize("code", [choice.code for choice in area_choices()])
def test_where_no_places_are_known_the_counts_are_true(code):
    maths = "ks2_maths_expected"
    found = spread(maths, Group.ALL, Show.LEVEL, "2024/25", code, cells_of, stored_of)
    values = [dot.value for dot in found.dots]
    if found.own.missing:
        assert "no figure" in found.said.title
        return
    own = found.own.value
    above = sum(v > half_away(own, found.own.decimals) for v in values)
    assert found.said.sentence.startswith("Of ")
    if above > 10:
        assert f" {above} are above" in found.said.sentence
    one_of_them = BOOK.areas[code].kind is AreaKind.AUTHORITY
    assert ("Of the other" in found.said.sentence) is one_of_them


COLUMNS = (("early_years_gld", Group.FSM), (A8, D), ("ks4_english_maths_5", D))


def test_the_own_table_holds_each_cell_with_england_and_outside_london_at_its_foot():
    found = area_table(SEVEN, COLUMNS, "", cells_of)
    assert [row.code for row in found.rows] == [*SEVEN, ENGLAND, ENGLAND_OUTSIDE_LONDON]
    for row in found.rows[:-2]:
        for column, figure in zip(found.columns, row.figures, strict=True):
            assert figure == cells_of(column.measure_id).figure(
                column.group, row.code, column.period
            )
    assert [figure.value for figure in found.rows[-2].figures] == [51.3, 34.9, 26.0]


def test_a_period_for_all_leaves_reasons_where_a_measure_has_none():
    found = area_table((GATESHEAD, ENGLAND), COLUMNS, "2018/19", cells_of)
    assert [row.code for row in found.rows] == [GATESHEAD, ENGLAND, ENGLAND_OUTSIDE_LONDON]
    own = found.rows[0].figures
    assert own[1].value == 37.3
    assert own[2].missing
    assert "2 areas by 3 measures, 2018/19" in found.under
