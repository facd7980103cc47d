"""Counts of 1 to 4 pupils are never shown, nor what would give them away.

A table of counts is published with the sums of its rows and columns. Beside each count of 1 to 4,
a sum among them, three more numbers are hidden that stand at the corners of a rectangle with it,
sums being a row and a column of the table like any other. Whoever solves what is left as
equations can add to two corners what is taken from the others: rectangles are chosen so that five
can be moved in all, and none of the four is known to within 4. Nought is shown: it counts nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

#: Counts from 1 to this are hidden, and nothing hidden may be known to within as much.
MOST_HIDDEN = 4

Counts = npt.NDArray[np.int64]
Hidden = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """Counts by row and column, the sums in the last of each; None where a number is hidden."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]

    def cell(self, row: str, column: str) -> int | None:
        """The count of a row and column, None where it is hidden."""
        return self.cells[self.rows.index(row)][self.columns.index(column)]

    @property
    def hidden(self) -> int:
        """How many numbers are hidden, sums among them."""
        return sum(cell is None for row in self.cells for cell in row)


#: What the row and the column of sums are called.
ALL = "all"


def small(count: int | None) -> bool:
    """Whether a single count of pupils has to be hidden."""
    return count is not None and 1 <= count <= MOST_HIDDEN


def table(
    rows: tuple[str, ...], columns: tuple[str, ...], counts: npt.ArrayLike, *, whole: bool = False
) -> Table:
    """The counts with their sums, hidden where they must be; ``whole`` hides nothing."""
    summed = with_sums(np.asarray(counts, dtype=np.int64).reshape(len(rows), len(columns)))
    hidden = np.zeros(summed.shape, dtype=bool) if whole else to_hide(summed)
    return Table(
        (*rows, ALL),
        (*columns, ALL),
        tuple(
            tuple(None if out else int(count) for count, out in zip(line, outs, strict=True))
            for line, outs in zip(summed, hidden, strict=True)
        ),
    )


def with_sums(counts: Counts) -> Counts:
    """The counts with a column and a row of sums after them."""
    wide = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    return np.vstack([wide, wide.sum(axis=0, keepdims=True)])


def to_hide(summed: Counts) -> Hidden:
    """Which numbers of a table with its sums are hidden; the fewest sums, then the fewest cells.

    The same table is hidden in the same way every time.
    """
    hidden = (summed >= 1) & (summed <= MOST_HIDDEN)
    for row, column in np.argwhere(hidden):
        corners = min(
            _rectangles(summed, row, column), key=lambda four: _cost(hidden, four, summed)
        )
        for corner in corners:
            hidden[corner] = True
    return hidden


Corner = tuple[int, int]


def _rectangles(summed: Counts, row: int, column: int) -> Iterator[tuple[Corner, ...]]:
    """The rectangles with a corner here along which enough can be moved; there is always one."""
    for other_row in range(summed.shape[0]):
        for other_column in range(summed.shape[1]):
            if other_row == row or other_column == column:
                continue
            corners = (
                (row, column), (other_row, other_column), (row, other_column), (other_row, column),
            )  # fmt: skip
            if _slack(summed, corners) > MOST_HIDDEN:
                yield corners


def _slack(summed: Counts, corners: tuple[Corner, ...]) -> float:
    """How much can be moved along a rectangle, both ways together, without a count below 0.

    Two corners gain what the two others lose; a sum gains where a cell in its place would lose.
    """
    last = summed.shape[0] - 1, summed.shape[1] - 1
    limits: dict[int, list[float]] = {1: [], -1: []}
    for place, corner in enumerate(corners):
        sign = 1 if place < 2 else -1
        for at, end in zip(corner, last, strict=True):
            sign = -sign if at == end else sign
        limits[sign].append(float(summed[corner]))
    return sum(min(falling, default=np.inf) for falling in limits.values())


def _cost(
    hidden: Hidden, corners: tuple[Corner, ...], summed: Counts
) -> tuple[int, int, int, tuple[Corner, ...]]:
    fresh = [corner for corner in corners if not hidden[corner]]
    last = summed.shape[0] - 1, summed.shape[1] - 1
    sums = sum(row == last[0] or column == last[1] for row, column in fresh)
    return sums, len(fresh), int(sum(summed[corner] for corner in fresh)), corners
