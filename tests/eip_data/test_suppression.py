"""Counts of 1 to 4 pupils are hidden, and stay so for whoever solves the margins as equations."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eip_data.programme.suppression import ALL, small, table, to_hide, with_sums

COUNTS = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(
            st.one_of(st.integers(0, 6), st.integers(0, 60)), min_size=columns, max_size=columns
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip


def equations(summed, hidden):
    """What is published, as equations in the hidden numbers: each row and each column adds up."""
    places = {tuple(place): at for at, place in enumerate(np.argwhere(hidden))}
    rows, columns = summed.shape
    lines = [[(r, c) for c in range(columns)] for r in range(rows)]
    lines += [[(r, c) for r in range(rows)] for c in range(columns)]
    matrix, right = [], []
    for line in lines:
        row, value = [0] * len(places), 0
        for place in line:
            sign = -1 if place == line[-1] else 1
            if place in places:
                row[places[place]] += sign
            else:
                value -= sign * int(summed[place])
        if any(row):
            matrix.append(row)
            right.append(value)
    return places, matrix, right


def greatest(matrix, right, objective):
    """The greatest value of a linear form of numbers that are not below nought (simplex, Bland).

    None where it has no end. The rows are met by at least one solution.
    """
    width = len(objective)
    rows = [
        [Fraction(x if b >= 0 else -x) for x in row] + [Fraction(abs(b))]
        for row, b in zip(matrix, right, strict=True)
    ]
    for at, row in enumerate(rows):  # a helper for each row, to start from
        row[width:width] = [Fraction(at == other) for other in range(len(rows))]
    base = [width + at for at in range(len(rows))]

    def best(goal):
        cost = [Fraction(x) for x in goal] + [Fraction(0)]
        for at, row in zip(base, rows, strict=True):
            if cost[at]:
                factor = cost[at]
                cost = [x - factor * y for x, y in zip(cost, row, strict=True)]
        while True:
            enter = next((at for at, x in enumerate(cost[:-1]) if x > 0), None)
            if enter is None:
                return -cost[-1]
            ratios = [
                (row[-1] / row[enter], base[at], at)
                for at, row in enumerate(rows)
                if row[enter] > 0
            ]
            if not ratios:
                return None
            pivot = min(ratios)[2]
            rows[pivot] = [x / rows[pivot][enter] for x in rows[pivot]]
            for at, row in enumerate(rows):
                if at != pivot and row[enter]:
                    factor = row[enter]
                    rows[at] = [x - factor * y for x, y in zip(row, rows[pivot], strict=True)]
            factor = cost[enter]
            cost = [x - factor * y for x, y in zip(cost, rows[pivot], strict=True)]
            base[pivot] = enter

    helpers = len(rows)
    assert best([0] * width + [-1] * helpers) == 0
    for at, row in enumerate(rows):  # drive the helpers out, or drop rows that say nothing new
        if base[at] >= width:
            enter = next((c for c in range(width) if row[c]), None)
            if enter is None:
                continue
            rows[at] = [x / row[enter] for x in row]
            for other in range(helpers):
                if other != at and rows[other][enter]:
                    factor = rows[other][enter]
                    rows[other] = [x - factor * y for x, y in zip(rows[other], rows[at],
                                                                  strict=True)]  # fmt: skip
            base[at] = enter
    for row in rows:
        for at in range(width, width + helpers):
            row[at] = Fraction(0)
    return best(list(objective) + [0] * helpers)


def pinned(summed, hidden):
    """The hidden numbers that the published ones tell to within 4."""
    places, matrix, right = equations(summed, hidden)
    found = []
    for place, at in places.items():
        unit = [int(at == other) for other in range(len(places))]
        high = greatest(matrix, right, unit)
        low = greatest(matrix, right, [-x for x in unit])
        if high is not None and high + low <= 4:
            found.append(place)
    return found


@settings(max_examples=60)
@given(COUNTS)
def test_no_hidden_number_can_be_worked_out_to_within_four(counts):
    summed = with_sums(np.array(counts))
    assert pinned(summed, to_hide(summed)) == []


@given(COUNTS)
def test_every_small_number_is_hidden_and_the_rest_is_true(counts):
    rows = tuple(f"r{at}" for at in range(len(counts)))
    columns = tuple(f"c{at}" for at in range(len(counts[0])))
    made = table(rows, columns, counts)
    summed = with_sums(np.array(counts))
    for line, true in zip(made.cells, summed, strict=True):
        for cell, count in zip(line, true, strict=True):
            assert cell is None if small(int(count)) else cell in (None, count)
    if not any(small(int(count)) for count in summed.flat):
        assert made.hidden == 0


def test_hiding_only_the_small_numbers_would_be_found_out():
    summed = with_sums(np.array([[3, 20], [30, 40]]))
    alone = (summed >= 1) & (summed <= 4)
    assert pinned(summed, alone) == [(0, 0)]
    assert pinned(summed, to_hide(summed)) == []


def test_hiding_a_second_number_in_the_row_alone_would_be_found_out():
    summed = with_sums(np.array([[3, 20], [30, 40]]))
    hidden = np.zeros(summed.shape, dtype=bool)
    hidden[0, :2] = True
    assert pinned(summed, hidden) == [(0, 0), (0, 1)]


def test_four_corners_that_leave_too_little_room_would_be_found_out():
    summed = with_sums(np.array([[1, 1, 9], [1, 1, 9], [9, 9, 9]]))
    hidden = np.zeros(summed.shape, dtype=bool)
    hidden[:2, :2] = True
    assert pinned(summed, hidden)
    assert pinned(summed, to_hide(summed)) == []


def test_a_table_of_one_cell_is_hidden_whole():
    made = table(("a",), ("x",), [[3]])
    assert made.hidden == 4
    assert table(("a",), ("x",), [[5]]).cells == ((5, 5), (5, 5))


def test_nought_is_shown_and_the_same_table_is_hidden_alike():
    counts = [[0, 12, 2], [30, 0, 18]]
    one, again = (table(("a", "b"), ("x", "y", "z"), counts) for _ in range(2))
    assert one == again
    assert one.cell("a", "z") is None
    assert one.cell(ALL, ALL) == 62


def test_whole_hides_nothing():
    assert table(("a",), ("x", "y"), [[3, 9]], whole=True).cells == ((3, 9, 12), (3, 9, 12))


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_small_is_one_to_four(count, hidden):
    assert small(count) is hidden
