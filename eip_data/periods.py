"""Periods: always ``YYYY/YY``, the academic or financial year that holds the reference date."""

import re
from datetime import date

from eip_data.errors import UnknownCode

_FORM = re.compile(r"^(\d{4})[/-](\d{2})$", re.ASCII)

#: period_kind -> (month, day) of the reference date in the period's second year.
_REFERENCE = {
    "academic_year": (7, 31),
    "ks4_leavers": (7, 31),
    "age_19": (7, 31),
    "january": (1, 31),
    "winter": (2, 28),
    "financial_year": (3, 31),
}
KINDS = frozenset(_REFERENCE)


def parse(text: str) -> str:
    """The period written ``YYYY/YY``, from ``2024/25`` or ``2024-25``.

    Raises UnknownCode when the text is neither, or when its two years do not follow.
    """
    match = _FORM.match(text.strip())
    if match and (int(match[1]) + 1) % 100 == int(match[2]):
        return f"{match[1]}/{match[2]}"
    raise UnknownCode(f"“{text[:40]}” is not a period: write it as 2024/25 or 2024-25.")


def ending(year: int) -> str:
    """The period that ends in ``year``: 2025 gives ``2024/25``."""
    return f"{year - 1}/{year % 100:02d}"


def end_year(period: str) -> int:
    """The year in which the period ends: ``2024/25`` gives 2025."""
    return int(period[:4]) + 1


def between(first: str, last: str) -> tuple[str, ...]:
    """Every period from ``first`` to ``last``, both included, in order."""
    return tuple(ending(year) for year in range(end_year(first), end_year(last) + 1))


def reference_date(period: str, kind: str) -> date:
    """The day an area must have existed on to have a figure for this period."""
    month, day = _REFERENCE[kind]
    return date(end_year(period), month, day)


def screen_form(period: str, kind: str) -> str:
    """The period as a reader meets it: "2024/25", "January 2025", "financial year 2024-25"."""
    if kind == "january":
        return f"January {end_year(period)}"
    if kind == "financial_year":
        return f"financial year {period.replace('/', '-')}"
    if kind == "winter":
        return f"winter {period.replace('/', '-')}"
    if kind == "age_19":
        return f"age 19 in {period}"
    if kind == "ks4_leavers":
        return f"finished in {period}"
    return period
