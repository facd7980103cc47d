"""Differences and roundings of published numbers, free of floating-point artefacts.

Rounded figures are decimal numbers; their differences are rounded again to the same decimals,
so that 52.8 - 33.9 is 18.9 and shared places are counted as shared.
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import numpy as np
import pandas as pd


@lru_cache(maxsize=1 << 14)  # a question rounds the same figures again and again
def half_away(value: float, decimals: int) -> float:
    """The value rounded half away from zero, on its shortest decimal text; never minus zero."""
    number = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return float(number) + 0.0


def difference(minuend: pd.Series, subtrahend: pd.Series | float, decimals: int) -> pd.Series:
    """Elementwise difference of two series already rounded to ``decimals``; NaN where either is."""
    return (minuend - subtrahend).round(decimals) + 0.0


def plain(value: object) -> float | None:
    """A float, or None for a missing number."""
    if value is None or bool(pd.isna(value)):  # type: ignore[call-overload]
        return None
    return float(np.float64(value))  # type: ignore[arg-type]
