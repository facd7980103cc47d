"""What is wrong with a register's file: each problem is one sentence that says what to do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches

#: Problems that are told one by one; the rest are counted.
TOLD = 100
_SHOWN = 60


class Wrong(Exception):
    """What is wrong with one cell and what to do about it, as the end of a sentence."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong; ``row`` is the spreadsheet's own number, None for a whole sheet.

    ``column`` and ``value`` are empty where the problem is not one cell's.
    """

    sheet: str
    row: int | None
    column: str
    value: str
    what: str

    @property
    def sentence(self) -> str:
        """The place, the value, what is wrong with it and what to do."""
        place = [self.sheet]
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}"] if self.column else []
        place += [f"“{self.value}”"] if self.value else []
        return f"{', '.join(place)}: {self.what}."


@dataclass
class Problems:
    """The first problems found, and how many there are."""

    first: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, sheet: str, row: int | None, column: str, value: object, what: str) -> None:
        """Note a problem; keep it if it is among the first."""
        self.count += 1
        if len(self.first) < TOLD:
            self.first.append(Problem(sheet, row, column, shown(value), what))


def shown(value: object) -> str:
    """A cell's value on one line, cut where it is long."""
    if isinstance(value, datetime):  # a workbook's day
        value = value.date()
    text = f"{value:.15g}" if isinstance(value, float) else str("" if value is None else value)
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def meant(said: str, names: Iterable[str]) -> str:
    """The one of the names that this one is most like, as "is it engagement?"; else nothing."""
    like = get_close_matches(said.strip().lower(), list(names), n=1, cutoff=0.75)
    return f" (is it {like[0]}?)" if like else ""


def one_of(codes: Iterable[str]) -> str:
    """The codes as the end of a sentence: "choose a, b or c"."""
    *rest, last = codes
    return f"choose {', '.join(rest)} or {last}" if rest else f"the only one is {last}"
