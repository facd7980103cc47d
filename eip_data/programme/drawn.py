"""Numbers that look drawn by chance and are the same wherever and whenever they are made."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def part(*key: object) -> float:
    """A number from 0 up to 1, always the same for one key."""
    name = "|".join(map(str, key)).encode()
    return int.from_bytes(sha256(name).digest()[:6]) / 2**48


def between(low: int, high: int, *key: object) -> int:
    """A whole number from ``low`` to ``high``, both possible."""
    return low + int(part(*key) * (high - low + 1))


def one_of(things: Sequence[T], *key: object) -> T:
    """One of the things."""
    return things[between(0, len(things) - 1, *key)]


def school_day(day: date) -> date:
    """The day; after a weekend or the summer holidays the next day of school."""
    if (7, 20) < (day.month, day.day) < (9, 8):
        day = date(day.year, 9, 8)
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)
