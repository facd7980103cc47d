"""Both gaps and the identity that ties them together.

With d the disadvantaged pupils' level in an area, n the other pupils' level there and N the
other pupils' level in England: ``within = n - d``, ``vs_national = N - d``,
``peer_shortfall = N - n`` and ``vs_national = within + peer_shortfall`` exactly. A gap is the
others minus the disadvantaged: positive when disadvantaged pupils are behind.
"""

import pandas as pd

from analysis.rounding import difference


def identity(
    disadvantaged: pd.Series, others: pd.Series, others_nationally: float | None, decimals: int
) -> pd.DataFrame:
    """Columns within, vs_national and peer_shortfall, on the index of ``disadvantaged``.

    Inputs are levels at published precision; NaN where an input is missing. The identity holds
    exactly on the rounded numbers wherever all three inputs exist.
    """
    national = float("nan") if others_nationally is None else others_nationally
    return pd.DataFrame(
        {
            "within": difference(others, disadvantaged, decimals),
            "vs_national": difference(national - disadvantaged, 0.0, decimals),
            "peer_shortfall": difference(national - others, 0.0, decimals),
        },
        index=disadvantaged.index,
    )
