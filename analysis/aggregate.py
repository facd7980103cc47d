"""One figure for several authorities together: the North East CA, England outside London.

Always weighted by pupils or by the best stand-in for them, never an unweighted mean (except
for statistical neighbours, whose mean DfE defines as unweighted). METHOD section 3.
"""

import numpy as np
import pandas as pd


def weighted(
    values: pd.DataFrame, weights: pd.DataFrame, *, least_coverage: float = 1.0
) -> pd.DataFrame:
    """Weighted means, column by column; the answer has a row for each column of ``values``.

    ``values`` and ``weights`` have the same index (areas) and columns (periods). An area that is
    not part of a column (it did not exist) has weight 0 there; a weight that is wanted but not
    known is NaN. The answer's columns: ``value`` (unrounded; NaN where too little of the weight
    has a value), ``members`` (areas used) and ``coverage`` (their part of all known weight, 0 to
    1). With ``least_coverage`` 1 every area with part in a column must have value and weight.
    """
    value, weight = values.to_numpy(dtype=float), weights.to_numpy(dtype=float)
    part = np.isnan(weight) | (weight > 0)
    usable = part & ~np.isnan(weight) & ~np.isnan(value)
    used = np.where(usable, weight, 0.0).sum(axis=0)
    known = np.nansum(weight, axis=0)
    coverage = used / np.where(known > 0, known, np.nan)
    enough = (usable == part).all(axis=0) if least_coverage >= 1 else coverage >= least_coverage
    summed = np.where(usable, np.nan_to_num(value) * np.nan_to_num(weight), 0.0).sum(axis=0)
    means = summed / np.where(used > 0, used, np.nan)
    return pd.DataFrame(
        {
            "value": np.where(enough, means, np.nan),
            "members": usable.sum(axis=0),
            "coverage": coverage,
        },
        index=values.columns,
    )


def pooled_rate(
    achieved: pd.DataFrame, pupils: pd.DataFrame, *, least_coverage: float = 1.0
) -> pd.DataFrame:
    """Percentages of all pupils together, 100 x sum of counts / sum of cohorts, by column.

    Shapes, missing entries and the answer as for ``weighted``.
    """
    return weighted(
        100 * achieved / pupils.where(pupils > 0), pupils, least_coverage=least_coverage
    )


def inferred_share(
    everyone: pd.DataFrame, disadvantaged: pd.DataFrame, others: pd.DataFrame, *, least: float
) -> pd.DataFrame:
    """Share (0 to 1) of the disadvantaged group, ``(n - all) / (n - d)``, cell by cell.

    NaN where a level is missing, where ``all`` lies outside [d, n] or where the two groups
    differ by less than ``least`` (in the levels' unit): a share from rounded levels that hardly
    differ means nothing.
    """
    spread = others - disadvantaged
    share = (others - everyone) / spread.where(spread.abs() >= least)
    return share.where((share >= 0) & (share <= 1))


def neighbours_mean(values: pd.Series) -> tuple[float | None, int]:
    """Unweighted mean of the neighbours' values that exist, and how many there are."""
    present = values.dropna()
    return (float(np.mean(present)) if len(present) else None, len(present))
