"""The figures of the Explain page: METHOD's tables to the digit, and reasons where none are."""

from dataclasses import replace

import pytest

from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group, Verdict
from findings.cells import cells
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.explain_cohorts import cohorts
from findings.explain_split import split
from tests.findings.explained import (
    A8,
    BOOK,
    CITY,
    CUMBERLAND,
    DIS,
    DURHAM,
    GATESHEAD,
    GRADES,
    KS2,
    NEWCASTLE,
    NORTH_TYNESIDE,
    NORTHUMBERLAND,
    SCILLY,
    SOUTH_TYNESIDE,
    SUNDERLAND,
    a_closing,
    a_funnel,
    a_ladder,
    a_sixteen,
    a_split,
    an_identity,
    cohorts_of,
    three,
)

#: METHOD 2.3, like for like, true shares: total, composition, dis, non.
LIKE_FOR_LIKE = {
    NORTH_EAST_CA: (-1.88, -0.86, -0.46, -0.56),
    DURHAM: (-2.12, -0.53, +0.15, -1.74),
    GATESHEAD: (+0.74, -0.47, -0.35, +1.56),
    NEWCASTLE: (-2.31, -3.28, -0.67, +1.64),
    NORTH_TYNESIDE: (-0.21, +0.33, -0.40, -0.14),
    NORTHUMBERLAND: (-2.16, +0.21, -1.15, -1.22),
    SOUTH_TYNESIDE: (-3.50, -1.38, -0.65, -1.47),
    SUNDERLAND: (-2.90, -1.25, -0.64, -1.01),
}
NOW = "2024/25"


def parts_of(one) -> tuple[float, float, float, float]:
    return one.parts.total, one.parts.composition, one.parts.disadvantaged, one.parts.others


@pytest.mark.parametrize("code", LIKE_FOR_LIKE)
def test_the_split_from_england_like_for_like(code):
    england, outside = a_split(code).versus
    assert parts_of(england) == pytest.approx(LIKE_FOR_LIKE[code], abs=0.0051)
    assert england.name == "England" and outside.name == "England outside London"
    assert abs(england.rounding) < 0.075
    for _, part, low, high in (*england.listed(), *outside.listed()):
        assert low <= part <= high and high - low < 0.2


def test_england_like_for_like_and_what_differs_by_rounding():
    side = cohorts_of(A8).side(ENGLAND_LIKE_FOR_LIKE, NOW)
    assert (side.share, side.disadvantaged, side.others, side.everyone) == pytest.approx(
        (0.28107, 35.090, 50.587, 46.231), abs=6e-4
    )
    assert a_split(NORTHUMBERLAND).versus[0].published == pytest.approx(-2.23, abs=0.005)


def test_outside_london_is_the_authorities_without_londons():
    side = cohorts_of(A8).side(ENGLAND_OUTSIDE_LONDON, NOW)
    assert (100 * side.share, side.disadvantaged, side.others, side.everyone) == pytest.approx(
        (27.1, 33.63, 49.90, 45.49), abs=0.05
    )


def test_english_and_maths_of_the_north_east_ca_is_exact():
    one = a_split(NORTH_EAST_CA, GRADES).versus[0]
    assert parts_of(one) == pytest.approx((-2.78, -1.53, -0.72, -0.53), abs=0.005)
    stock = cohorts_of(GRADES)
    assert stock.cohort(DIS, NORTH_EAST_CA, NOW).achieved == 1614
    assert stock.level(Group.ALL, NORTH_EAST_CA, NOW) == pytest.approx(42.96, abs=0.005)


def test_the_split_is_the_same_on_both_engines(stored):
    found = split(NORTH_EAST_CA, A8, lambda name: cohorts(name, cells))
    assert parts_of(found.versus[0]) == pytest.approx(LIKE_FOR_LIKE[NORTH_EAST_CA], abs=0.0051)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (KS2, "too uncertain"),
        ("early_years_gld", "do not add up"),
        ("level3_at_19", "no numbers of pupils"),
        ("phonics_y1", "is not the gap"),
        ("absence_overall", "the split is not established"),
    ],
)
def test_elsewhere_the_split_is_not_established_and_says_why(name, reason):
    found = a_split(GATESHEAD, name)
    assert "not established" in found.instead and reason in found.instead
    assert found.measure_id == A8 and found.versus == a_split(GATESHEAD).versus


@pytest.mark.parametrize("code", [CITY, SCILLY, ENGLAND])
def test_areas_that_cannot_be_split_or_closed_give_their_reason(code):
    assert a_split(code).panel.empty and a_closing(code).panel.empty
    assert not a_split(code).versus and not a_closing(code).targets
    for said in (a_split(code).panel.said, a_closing(code).panel.said):
        assert said.title and not said.sentence


def test_a_largest_part_is_named_only_beyond_ordinary_variation():
    assert a_split(NEWCASTLE).versus[0].largest == "composition"
    assert a_split(DURHAM).versus[0].largest == "others"
    for code in (NORTHUMBERLAND, SOUTH_TYNESIDE, SUNDERLAND, NORTH_TYNESIDE):
        assert a_split(code).versus[0].largest is None
    one = a_split(NEWCASTLE).versus[0]
    assert replace(one, margins=(9.0, 9.0)).largest is None


@pytest.mark.parametrize(
    ("code", "text", "span"),
    [
        (NORTH_EAST_CA, "as many as 160", "49 to 271"),
        (NORTHUMBERLAND, "as many as 50", "24 to 77"),
        (SOUTH_TYNESIDE, "as many as 44", "21 to 66"),
        (NORTH_TYNESIDE, "as many as 31", "9 to 52"),
        (SUNDERLAND, "0: no clear shortfall", "−6 to 56"),
        (DURHAM, "0: no clear shortfall", "−26 to 54"),
        (GATESHEAD, "0: no clear shortfall", "−24 to 27"),
        (NEWCASTLE, "0: no clear shortfall", "−42 to 31"),
    ],
)
def test_pupils_to_close_to_the_same_pupils_in_england(code, text, span):
    first = a_closing(code).targets[0]
    assert (first.role, first.text, first.range_text) == ("england", text, span)


def test_the_other_comparators():
    targets = {one.role: one for one in a_closing(NORTH_EAST_CA).targets}
    assert targets["others"].text == "as many as 2,030"
    assert "neighbours" not in targets  # the North East CA has none
    points = {one.role: one for one in a_closing(NORTHUMBERLAND, A8).targets}
    assert points["neighbours"].level == pytest.approx(32.66, abs=0.005)  # METHOD section 5
    assert points["england"].text == "4.2" and points["others"].text == "19.7"
    whole = a_closing(NORTH_EAST_CA, A8).targets
    assert [one.text for one in whole] == ["1.5", "0: no clear shortfall", "17.0"]


def test_where_pupils_are_estimated_it_says_about():
    found = a_closing(NORTHUMBERLAND, KS2)
    assert found.targets[0].text.startswith("as many as about ")
    assert "estimated" in " ".join(found.panel.notes)
    assert found.targets[0].level_text == "48%"
    other = a_closing(NORTHUMBERLAND, A8, Group.FSM)
    assert other.group is DIS and "Shown instead" in other.instead


def test_three_years_of_english_and_maths_and_key_stage_2():
    """METHOD section 4: 23.0 v 25.8; about 47.0 v 46.0."""
    for name, here, there in ((GRADES, 23.0, 25.8), (KS2, 47.0, 46.0)):
        rows = {row.name: row for row in three(GATESHEAD, name).rows}
        assert rows["North East CA"].together.value == here
        assert rows["England"].together.value == there
        assert three(GATESHEAD, name).years == ("2022/23", "2023/24", "2024/25")


def test_three_years_move_less_than_one_and_hold_their_mean():
    (row,) = (row for row in three(NORTHUMBERLAND).rows if row.chosen)
    assert row.low < row.together.exact < row.high
    one = a_funnel(NORTHUMBERLAND)
    dot = next(dot for dot in one.dots if dot.chosen)
    assert row.high - row.low < dot.chance[1] - dot.chance[0]
    assert row.from_england.value == pytest.approx(21.5 - 25.8, abs=0.051)


def test_a_year_that_is_missing_leaves_the_whole_missing():
    row = next(row for row in three(CITY).rows if row.chosen)
    assert row.together.missing and row.low is None and row.from_england is None
    level3 = three(CUMBERLAND, "level3_at_19", Group.FSM)
    assert next(row for row in level3.rows if row.chosen).together.missing
    assert three(GATESHEAD, "ks4_progress8", Group.ALL).panel.empty


def test_identity_holds_on_every_row_and_what_moved():
    """METHOD 2.1 and 2.2."""
    rows = {row.code: row for row in an_identity(GATESHEAD).rows}
    assert list(rows) == [*BOOK.areas[NORTH_EAST_CA].members, NORTH_EAST_CA]
    for row in rows.values():
        within, national, shortfall = (
            row.now.within.value, row.now.national.value, row.now.shortfall.value,
        )  # fmt: skip
        assert national == pytest.approx(within + shortfall, abs=0.051)
    gateshead = rows[GATESHEAD]
    assert (gateshead.own_change.value, gateshead.others_change.value) == (-3.4, 1.5)
    assert gateshead.gap_change.value == 4.9
    assert (rows[DURHAM].now.within.value, rows[DURHAM].now.national.value) == (12.5, 14.8)


def test_the_chosen_area_stands_below_the_seven_and_all_pupils_have_the_headline_gap():
    assert an_identity(CUMBERLAND).rows[-1].code == CUMBERLAND
    assert an_identity(GATESHEAD, A8, Group.ALL).rows == an_identity(GATESHEAD).rows
    assert an_identity(GATESHEAD, "phonics_y1", Group.FSM).panel.empty
    grades = an_identity(GATESHEAD, GRADES).rows[0]
    assert grades.now.others_england.value == 53.4 and grades.now.others_england.ours


def test_a_funnel_of_england_and_one_without_london():
    england, outside = a_funnel(DURHAM), a_funnel(DURHAM, outside=True)
    assert (len(england.dots), england.centre_text) == (151, "26.0%")
    assert (len(outside.dots), outside.centre_text) == (119, "23.7%")
    assert sum(dot.place == "beyond the usual spread" for dot in england.dots) == 18
    assert not any(dot.place == "beyond the usual spread" for dot in england.dots if dot.member)
    assert not {dot.code for dot in outside.dots} & {
        area.code for area in BOOK.areas.values() if area.region == "E12000007"
    }
    estimated = a_funnel(DURHAM, KS2)
    assert estimated.estimated and "estimated" in " ".join(estimated.panel.notes)


def test_places_at_four_ages_are_intervals_of_places():
    ladder = a_ladder(DURHAM)
    assert [rung.age for rung in ladder.rungs] == ["5", "11", "16", "19"]
    at_11, at_16 = ladder.rungs[1], ladder.rungs[2]
    assert (at_11.low, at_11.high) == (pytest.approx(57, abs=2), pytest.approx(93, abs=2))
    assert (at_16.low, at_16.high) == (pytest.approx(38, abs=3), pytest.approx(68, abs=3))
    assert a_ladder(NORTH_EAST_CA).panel.empty and a_ladder(ENGLAND).panel.empty
    assert [rung.low is None for rung in a_ladder(CUMBERLAND).rungs] == [True, False, False, True]


def test_the_two_pictures_of_16_single_out_different_authorities():
    """METHOD section 4."""
    lower = [
        {row.code for row in a_sixteen(DURHAM).rows[:7] if row.sides[i].verdict is Verdict.LOWER}
        for i in (0, 1)
    ]
    assert lower == [
        {NORTHUMBERLAND, NEWCASTLE, SUNDERLAND},
        {NORTHUMBERLAND, SOUTH_TYNESIDE, NORTH_TYNESIDE},
    ]
