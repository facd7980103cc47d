"""Authorities whose few pupils make a figure: it sets no scale and leads no list (METHOD 2.1).

They keep their rows, places and notes; what is left out of a chart or a sentence is named there.
"""

from collections.abc import Mapping

#: City of London and Isles of Scilly, with fewer than 2,000 children, and Rutland.
FEW_PUPILS = ("E09000001", "E06000053", "E06000017")


def beyond(values: Mapping[str, float]) -> tuple[str, ...]:
    """Those of them that lie outside the range of all others, by code; none without others."""
    others = [value for code, value in values.items() if code not in FEW_PUPILS]
    if not others:
        return ()
    low, high = min(others), max(others)
    return tuple(code for code in FEW_PUPILS if code in values and not low <= values[code] <= high)
