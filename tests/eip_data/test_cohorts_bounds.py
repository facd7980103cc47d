"""Cohorts worked out from counts and percentages, and put together from several files."""

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.columns import Group
from eip_data.errors import SourceError
from eip_data.outcomes.cohorts import together
from eip_data.outcomes.ees import Counted
from eip_data.outcomes.performance import Bounds, Ks4Performance, cohort_bounds

AREAS = catalogue.load().areas
GATESHEAD, PERIOD = "E08000037", "2024/25"
ALL, DISADVANTAGED, OTHERS = Group.ALL, Group.DISADVANTAGED, Group.NOT_DISADVANTAGED


def percent(count: int, cohort: int, way: str = ROUND_HALF_UP) -> str:
    """The percentage as it would be printed, to one decimal."""
    return str((Decimal(100 * count) / cohort).quantize(Decimal("0.1"), way))


def fitting(count: int, share: str) -> set[int]:
    """Every cohort of which the count is the percentage, tried one by one, ties either way."""
    near = range(count, 2 * int(100 * count / float(share)) + 2)
    ways = (ROUND_HALF_UP, ROUND_HALF_DOWN)
    printed = f"{float(share):.1f}"
    return {n for n in near if printed in {percent(count, n, way) for way in ways}}


#: (count, cohort) whose percentage is not printed as 0.0.
COUNTED = st.integers(1, 7_000).flatmap(
    lambda cohort: st.tuples(st.integers(-(-cohort // 1000), cohort), st.just(cohort))
)


# --- one count and its percentage -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "share", "low", "high"),
    [
        (112, "20.4", 548, 550),  # North Tyneside's disadvantaged pupils at 9-5 in 2024/25
        (20, "25.0", 80, 80),
        (9, "100.0", 9, 9),
        (1, "0.1", 667, 2000),
        (1, "100.0", 1, 1),
        (3000, "100.0", 3000, 3001),
        (7, "7.0", 100, 100),
    ],
)
def test_the_bounds_of_a_count_and_its_percentage(count, share, low, high):
    assert cohort_bounds(count, share) == Bounds(low, high)


@given(COUNTED, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN]))
def test_the_true_cohort_lies_within_the_bounds_however_ties_are_rounded(counted, way):
    count, cohort = counted
    bounds = cohort_bounds(count, percent(count, cohort, way))
    assert bounds.low <= cohort <= bounds.high


@given(COUNTED)
def test_a_cohort_just_outside_the_bounds_would_have_another_percentage(counted):
    count, cohort = counted
    share = percent(count, cohort)
    bounds = cohort_bounds(count, share)
    ways = (ROUND_HALF_UP, ROUND_HALF_DOWN)
    assert share not in {percent(count, bounds.high + 1, way) for way in ways}
    if bounds.low > count:
        assert share not in {percent(count, bounds.low - 1, way) for way in ways}


@pytest.mark.parametrize("way", [ROUND_DOWN, ROUND_UP])
def test_a_percentage_rounded_another_way_puts_true_cohorts_outside(way):
    outside = 0
    for cohort in range(200, 260):
        for count in range(20, 60):
            try:
                bounds = cohort_bounds(count, percent(count, cohort, way))
            except SourceError:
                outside += 1
            else:
                outside += not bounds.low <= cohort <= bounds.high
    assert outside > 60 * 40 / 3


@pytest.mark.parametrize(("count", "share"), [(1, "40.0"), (2, "99.9"), (3, "150.0")])
def test_a_count_that_no_cohort_fits_is_a_contradiction(count, share):
    assert share not in {percent(count, cohort) for cohort in range(count, 5_000)}
    with pytest.raises(SourceError, match=r"^Counts and percentages contradict each other"):
        cohort_bounds(count, share)


# --- bounds with one another ----------------------------------------------------------------------


def around(number: int) -> st.SearchStrategy[Bounds]:
    """Bounds that a number lies within."""
    return st.builds(
        lambda less, more: Bounds(max(0, number - less), number + more),
        st.integers(0, 50), st.integers(0, 50),
    )  # fmt: skip


NUMBERS = st.integers(0, 500)
TWO = st.tuples(NUMBERS, NUMBERS).flatmap(
    lambda two: st.tuples(*map(st.just, two), *map(around, two))
)


def test_bounds_meet_add_and_subtract():
    assert Bounds(5, 9).meet(Bounds(7, 12)) == Bounds(7, 9)
    assert Bounds(5, 9).meet(Bounds(9, 12)) == Bounds(9, 9)
    assert Bounds(5, 9).plus(Bounds(1, 2)) == Bounds(6, 11)
    assert Bounds(5, 9).minus(Bounds(1, 2)) == Bounds(3, 8)
    assert Bounds(5, 9).minus(Bounds(6, 7)) == Bounds(0, 3)


@given(TWO)
def test_sum_and_difference_of_true_numbers_stay_within(two):
    one, other, first, second = two
    total, rest = first.plus(second), first.minus(second) if one >= other else None
    assert total.low <= one + other <= total.high
    if rest:
        assert rest.low <= one - other <= rest.high


@given(NUMBERS.flatmap(lambda number: st.tuples(st.just(number), around(number), around(number))))
def test_bounds_that_hold_one_number_meet_around_it(case):
    number, first, second = case
    both = first.meet(second)
    assert both.low <= number <= both.high
    assert both == second.meet(first)
    assert first.meet(first) == first


@pytest.mark.parametrize(
    "contradiction",
    [
        lambda: Bounds(5, 4),
        lambda: Bounds(-1, 4),
        lambda: Bounds(5, 9).meet(Bounds(10, 12)),
        lambda: Bounds(10, 12).meet(Bounds(5, 9)),
        lambda: Bounds(5, 9).minus(Bounds(10, 12)),
    ],
)
def test_bounds_that_nothing_lies_within_are_a_contradiction(contradiction):
    with pytest.raises(SourceError, match=r"^Counts and percentages contradict each other: no co"):
        contradiction()


# --- an authority ---------------------------------------------------------------------------------

Lines = Callable[..., Ks4Performance]


@pytest.fixture(scope="module")
def performance(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    """A performance file of Gateshead's rows, each measure, group, kind and value."""
    path: Path = tmp_path_factory.mktemp("performance") / "performance.csv"

    def of(*lines: str) -> Ks4Performance:
        header = "old_la_code,academic_year,measure,group,kind,value"
        path.write_text("\n".join((header, *(f"390,{PERIOD},{line}" for line in lines))))
        return Ks4Performance(path, AREAS)

    return of


def lines_of(measure: str, group: str, count: int, cohort: int) -> list[str]:
    return [f"{measure},{group},Num,{count}", f"{measure},{group},Pct,{percent(count, cohort)}"]


AUTHORITY = st.tuples(st.integers(1, 900), st.integers(1, 3_000)).flatmap(
    lambda sizes: st.tuples(
        st.just(sizes),
        st.tuples(*(st.integers(0, size) for size in sizes)),
        st.tuples(*(st.integers(0, size) for size in sizes)),
        st.booleans(),
    )
)


@given(case=AUTHORITY)
def test_the_true_cohorts_of_an_authority_always_lie_within(performance, case):
    (d, n), at_five, at_four, others_stated = case
    lines = []
    for measure, (of_d, of_n) in (("EngMaths59", at_five), ("EngMaths49", at_four)):
        lines += lines_of(measure, "Tot", of_d + of_n, d + n)
        lines += lines_of(measure, "Dis", of_d, d)
        if others_stated:
            lines += lines_of(measure, "NDi", of_n, n)
    found = performance(*lines).cohorts(GATESHEAD, PERIOD)
    of_all, of_d = ((sum(at_five), sum(at_four)), (at_five[0], at_four[0]))
    assert bool(found) == all(
        any(percent(count, cohort) != "0.0" for count in counts)
        for counts, cohort in ((of_all, d + n), (of_d, d))
    )
    for group, true in zip((ALL, DISADVANTAGED, OTHERS), (d + n, d, n), strict=True):
        if found:
            assert found[group].low <= true <= found[group].high


@pytest.mark.parametrize(
    ("d", "n", "of_d", "of_n"),
    [(548, 1554, 112, 796), (80, 120, 20, 80), (37, 1300, 30, 200), (900, 60, 130, 60)],
)
def test_the_bounds_are_those_of_every_pair_of_groups_that_fits(performance, d, n, of_d, of_n):
    lines = [
        line
        for group, count, cohort in (
            ("Tot", of_d + of_n, d + n),
            ("Dis", of_d, d),
            ("NDi", of_n, n),
        )
        for line in lines_of("EngMaths59", group, count, cohort)
    ]
    everyone = fitting(of_d + of_n, percent(of_d + of_n, d + n))
    pairs = [
        (one, other)
        for one in fitting(of_d, percent(of_d, d))
        for other in fitting(of_n, percent(of_n, n))
        if one + other in everyone
    ]
    ones, others = ({pair[place] for pair in pairs} for place in (0, 1))
    sums = {sum(pair) for pair in pairs}
    assert performance(*lines).cohorts(GATESHEAD, PERIOD) == {
        ALL: Bounds(min(sums), max(sums)),
        DISADVANTAGED: Bounds(min(ones), max(ones)),
        OTHERS: Bounds(min(others), max(others)),
    }


@pytest.mark.parametrize("group", ["Tot", "Dis"])
@pytest.mark.parametrize(
    "value", [("0", "0.0"), ("c", "c"), ("12", "x"), ("1", "0.0"), ("z", "8.1")]
)
def test_an_authority_of_which_the_file_says_too_little_has_no_cohorts(performance, group, value):
    lines = [f"EngMaths59,{group},Num,{value[0]}", f"EngMaths59,{group},Pct,{value[1]}"]
    others = lines_of("EngMaths59", "Dis" if group == "Tot" else "Tot", 20, 80)
    assert performance(*lines, *others).cohorts(GATESHEAD, PERIOD) == {}
    assert performance(*others).cohorts(GATESHEAD, PERIOD) == {}


@pytest.mark.parametrize(
    "lines",
    [
        ["EngMaths59,Tot,Num,1", "EngMaths59,Tot,Pct,40.0", *lines_of("EngMaths59", "Dis", 1, 2)],
        [*lines_of("EngMaths59", "Tot", 100, 200), *lines_of("EngMaths49", "Tot", 100, 300),
         *lines_of("EngMaths59", "Dis", 20, 80)],
        [*lines_of("EngMaths59", "Tot", 100, 200), *lines_of("EngMaths59", "Dis", 20, 300)],
        [*lines_of("EngMaths59", "Tot", 100, 200), *lines_of("EngMaths59", "Dis", 20, 80),
         *lines_of("EngMaths59", "NDi", 80, 300)],
    ],
)  # fmt: skip
def test_an_authority_whose_rows_contradict_each_other_is_named(performance, lines):
    with pytest.raises(SourceError) as caught:
        performance(*lines).cohorts(GATESHEAD, PERIOD)
    named = f"performance.csv, {GATESHEAD}, {PERIOD}: Counts and percentages contradict each other"
    assert str(caught.value).startswith(named)


# --- disadvantaged and others together ------------------------------------------------------------


def counted(group: Group, pupils: int, reached: int | None, area: str = GATESHEAD) -> Counted:
    return Counted(group, area, "2017/18", pupils, {"reached": reached})


def test_all_pupils_are_disadvantaged_and_others_where_both_are_counted():
    counts = [
        counted(DISADVANTAGED, 60, 20), counted(OTHERS, 140, 90), counted(Group.FSM, 40, 9),
        counted(DISADVANTAGED, 5, 1, "E09000001"), counted(OTHERS, 50, 7, "E06000053"),
    ]  # fmt: skip
    assert together(counts) == [counted(ALL, 200, 110)]
    assert together(list(reversed(counts))) == [counted(ALL, 200, 110)]


@pytest.mark.parametrize("reached", [(None, 90), (20, None), (None, None)])
def test_a_symbol_in_one_group_leaves_no_count_of_all(reached):
    one, other = reached
    counts = [counted(DISADVANTAGED, 60, one), counted(OTHERS, 140, other)]
    assert together(counts) == [counted(ALL, 200, None)]
