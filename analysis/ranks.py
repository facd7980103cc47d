"""Places among authorities, on rounded values, with shared places counted."""

import pandas as pd

QUARTILES = ("A", "B", "C", "D")


def places(values: pd.Series, *, smallest_first: bool) -> pd.DataFrame:
    """Columns rank, ties, ranked, quartile on the index of ``values``.

    ``rank`` is the ``min`` method over the values that exist: all on a shared place have its
    best number. ``ties`` counts the members of that place, the area itself included;
    ``ranked`` how many have a value. ``quartile`` is "A" for the first quarter of places to
    "D" for the last. Areas without a value have missing entries, never a rank.
    """
    rank = values.rank(method="min", ascending=smallest_first)
    ranked = int(values.notna().sum())
    ties = values.map(values.value_counts())
    quarter = ((rank - 1) * 4 // max(ranked, 1)).clip(upper=3)
    frame = pd.DataFrame(index=values.index)
    frame["rank"] = rank.astype("Int64")
    frame["ties"] = ties.astype("Int64")
    frame["ranked"] = pd.Series(ranked, index=values.index, dtype="Int64").where(values.notna())
    frame["quartile"] = quarter.map(dict(enumerate(QUARTILES)))
    return frame
