"""CSV as every download writes it: one figure a row, with its status.

UTF-8 without a byte order mark, lines ended by ``\\n``. A value is written at exactly its
printed decimals (``68`` and ``68.0`` are different claims); a missing one is an empty field,
and its status says why. Text that a spreadsheet would take for a formula is disarmed.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from findings.figure import Figure

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


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
    # Most cells say what many others say: each text is looked at once.
    kinds = [_Numbers() if name in numbers else _Texts() for name in columns]
    writer.writerows([kind[cell] for kind, cell in zip(kinds, row, strict=True)] for row in rows)
    return out.getvalue().encode("utf-8")


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
