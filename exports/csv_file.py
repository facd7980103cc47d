"""CSV as every download writes it: one figure a row, with its status.

UTF-8 without a byte order mark, lines ended by ``\\n``. A value is written at exactly its
printed decimals (``68`` and ``68.0`` are different claims); a missing one is an empty field,
and its status says why. Text that a spreadsheet would take for a formula is disarmed.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from findings.figure import Figure

#: A cell with one of these stands in quotes.
_QUOTED = re.compile(r'[,"\r\n]')
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
#: Cells put together, none of which has it; a column of numbers and gaps alone; and what no text
#: has that is written as it stands.
_BETWEEN = "\x1f"
_ALL_NUMBERS = re.compile(r"(?:\x1f(?:-?\d+(?:\.\d+)?)?)*")
_ODD = re.compile(r'[,"]|[^\S \x1f]|  |\x1f[ =+\-@]| \x1f| $')


def value_and_status(figure: Figure) -> tuple[str, str]:
    """The figure at its decimals, or nothing, and its status."""
    return decimal(figure.value, figure.decimals), figure.status.value


def decimal(value: float | None, decimals: int) -> str:
    """A number at its decimals, "" for none; what rounds to nought has no minus."""
    if value is None:
        return ""
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def yes(answer: bool) -> str:
    """An answer as it stands in a column."""
    return "yes" if answer else "no"


def csv_bytes(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Sequence[str] = ("value", "low_95", "high_95"),
) -> bytes:
    """The whole file. In columns named in ``numbers`` a number may begin with a minus; all else is
    text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    kinds = _kinds(columns, numbers)
    writer.writerows([kind[cell] for kind, cell in zip(kinds, row, strict=True)] for row in rows)
    return out.getvalue().encode("utf-8")


def csv_size(
    columns: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[str] = ()
) -> int:
    """How many bytes ``csv_bytes`` makes of the same, of several columns, in a fraction of the
    time: a column says the same in most of its rows."""
    size = sum(_width(name) + 1 for name in columns)
    kinds = _kinds(columns, numbers)
    for kind, cells in zip(kinds, zip(*rows, strict=True), strict=False):
        size += len(cells) + _column_width(kind, cells)
    return size


def _column_width(kind: "_Numbers | _Texts", cells: Sequence[str]) -> int:
    """The bytes of a column's cells: most are written as they stand, which is seen at once."""
    counts = Counter(cells)
    every = _BETWEEN.join(("", *counts))
    as_it_stands = _ALL_NUMBERS.fullmatch if isinstance(kind, _Numbers) else _all_plain
    if every.isascii() and every.count(_BETWEEN) == len(counts) and as_it_stands(every):
        return sum(many * len(text) for text, many in counts.items())
    return sum(many * _width(kind[text]) for text, many in counts.items())


def _all_plain(every: str) -> bool:
    return _ODD.search(every) is None


def _kinds(columns: Sequence[str], numbers: Sequence[str]) -> "list[_Numbers | _Texts]":
    """How the cells of each column are written; each text is looked at once."""
    return [_Numbers() if name in numbers else _Texts() for name in columns]


def _width(cell: str) -> int:
    """The bytes of a cell as it stands between two commas."""
    quoted = 2 + cell.count('"') if _QUOTED.search(cell) else 0
    return len(cell.encode("utf-8")) + quoted


class _Texts(dict[str, str]):
    """Cells of text as they are written, by what they hold."""

    def __missing__(self, text: str) -> str:
        self[text] = written = _disarmed(text)
        return written


class _Numbers(dict[str, str]):
    """Cells of numbers as they are written; what is none is text."""

    def __missing__(self, text: str) -> str:
        self[text] = written = text if is_number(text) else _disarmed(text)
        return written


def is_number(text: str) -> bool:
    """Whether a cell is a plain number, as every file writes it."""
    return _NUMBER.fullmatch(text) is not None


def on_one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _disarmed(text: str) -> str:
    """The text on one line, with an apostrophe before what would run as a formula."""
    line = on_one_line(text)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
