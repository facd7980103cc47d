"""CSV as every download writes it: one figure a row, with its status.

UTF-8 without a byte order mark, lines ended by ``\\n``. A value is written at exactly its
printed decimals (``68`` and ``68.0`` are different claims); a missing one is an empty field,
and its status says why. Text that a spreadsheet would take for a formula is disarmed.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from findings.figure import Figure


def value_and_status(figure: Figure) -> tuple[str, str]:
    """The figure at its decimals, or nothing, and its status."""
    if figure.value is None:
        return "", figure.status.value
    # Adding nought turns a minus nought into a plain one.
    return f"{figure.value + 0.0:.{figure.decimals}f}", figure.status.value


def yes(answer: bool) -> str:
    """An answer as it stands in a column."""
    return "yes" if answer else "no"


def csv_bytes(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Sequence[str] = ("value", "low_95", "high_95"),
) -> bytes:
    """The whole file. Columns named in ``numbers`` may begin with a minus, all others are text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    plain = {columns.index(name) for name in numbers if name in columns}
    for row in rows:
        writer.writerow(cell if i in plain else _disarmed(cell) for i, cell in enumerate(row))
    return out.getvalue().encode("utf-8")


def _disarmed(text: str) -> str:
    """The text on one line, with an apostrophe before what would run as a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
