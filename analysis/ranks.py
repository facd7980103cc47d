"""Places among authorities, on rounded values, with shared places counted."""

import numpy as np
import pandas as pd

QUARTILES = ("A", "B", "C", "D")


def places(values: pd.Series, *, smallest_first: bool) -> pd.DataFrame:
    """Columns rank, ties, ranked, quartile on the index of ``values``.

    ``rank`` is the ``min`` method over the values that exist: all on a shared place have its
    best number. ``ties`` counts the members of that place, the area itself included;
    ``ranked`` how many have a value. ``quartile`` is "A" for the first quarter of places to
    "D" for the last. Areas without a value have missing entries, never a rank.
    """
    numbers = values.to_numpy(dtype=float)
    missing = np.isnan(numbers)
    order = numbers if smallest_first else -numbers
    known = np.sort(order[~missing])
    better = np.searchsorted(known, order, "left")
    counts = {
        "rank": better + 1,
        "ties": np.searchsorted(known, order, "right") - better,
        "ranked": np.full(len(order), len(known)),
    }
    quarters = np.minimum(better * 4 // max(len(known), 1), 3)
    letters = [None if none else QUARTILES[q] for none, q in zip(missing, quarters, strict=True)]
    columns = {
        name: pd.arrays.IntegerArray(count.astype("int64"), missing.copy())
        for name, count in counts.items()
    }
    return pd.DataFrame({**columns, "quartile": pd.array(letters, dtype="str")}, values.index)
