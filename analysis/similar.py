"""Which areas are most like one, by distance on standardised features.

Every feature is brought to mean nought and spread one over the areas that have all of them, so
that a feature with large numbers weighs no more than one with small ones. The distance is the
straight line through the standardised features.
"""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Similar:
    """The nearest areas with their distance, closest first, and who could not be compared.

    ``left_out`` names the features that an area lacks; an area in it is in no list. Where the
    area asked about lacks one itself, ``nearest`` is empty.
    """

    nearest: tuple[tuple[str, float], ...]
    left_out: dict[str, tuple[str, ...]]


def nearest(features: pd.DataFrame, code: str, count: int = 10) -> Similar:
    """The ``count`` areas closest to ``code``; ``features`` has a row an area, a column a feature.

    Of two areas equally far the one with the lower code comes first. A feature in which no two
    areas differ tells nothing apart and counts for nothing. Raises KeyError for an unknown code.
    """
    whole = features.dropna()
    left_out = {
        str(area): tuple(str(name) for name in features.columns[row.isna()])
        for area, row in features.drop(whole.index).iterrows()
    }
    if code in left_out:
        return Similar((), left_out)
    spread = whole.std(ddof=0)
    standard = (whole - whole.mean()) / spread.where(spread > 0, float("inf"))
    distances = ((standard - standard.loc[code]) ** 2).sum(axis=1) ** 0.5
    ordered = sorted((float(far), str(area)) for area, far in distances.items() if area != code)
    return Similar(tuple((area, far) for far, area in ordered[:count]), left_out)
