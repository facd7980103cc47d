"""The figures behind a map: the quantity in every area, and every authority's plain place."""

from collections.abc import Sequence

import pandas as pd

from analysis.ranks import places
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, Status
from eip_data.entries import Area
from findings.cells import Cells
from findings.figure import Figure, minus
from findings.quantity import (
    BESIDE_ENGLAND,
    BESIDE_OUTSIDE_LONDON,
    GAPS,
    Quantity,
    Show,
    england_of,
    figures_of,
)

#: Rank, how many share it, and of how many.
Rank = tuple[int, int, int]


def map_figures(known: Cells, quantity: Quantity, codes: Sequence[str]) -> dict[str, Figure]:
    """The quantity in each area; a change without an earlier period does not apply."""
    if quantity.show is Show.CHANGE and quantity.since is None:
        nothing = Figure(None, quantity.measure.decimals, Status.NOT_APPLICABLE, ours=True)
        return dict.fromkeys(codes, nothing)
    found = figures_of(known, quantity, codes)
    # England as differences are counted from it, also where its own row is in none of our
    # sources. A change would set two bases against each other, so there it stays missing.
    england = england_of(known, quantity.group, quantity.period, together=quantity.together)
    if quantity.show is Show.LEVEL:
        found[ENGLAND] = england
    elif quantity.show in BESIDE_ENGLAND:
        found[ENGLAND] = minus(england, england)
    elif quantity.show in BESIDE_OUTSIDE_LONDON:
        outside = known.figure(quantity.group, ENGLAND_OUTSIDE_LONDON, quantity.period)
        found[ENGLAND] = minus(england, outside)
    return found


def formers_of(formers: Sequence[Area]) -> dict[str, tuple[Area, ...]]:
    """Former authorities by each of their successors."""
    found: dict[str, tuple[Area, ...]] = {}
    for area in formers:
        for heir in area.successors:
            found[heir] = (*found.get(heir, ()), area)
    return found


def placed(
    quantity: Quantity, figures: dict[str, Figure], levels: dict[str, Figure]
) -> dict[str, Rank]:
    """The place of every authority with a figure; a change has no places.

    By the level, also for a difference from England, which has the same order and rounds it; a
    gap by itself. 1 is best for pupils; of context, where nothing is better, the highest.
    """
    if quantity.show is Show.CHANGE:
        return {}
    source = figures if quantity.show in GAPS else levels
    values = pd.Series(
        {code: source[code].value for code in figures if not figures[code].missing},
        dtype="float64",
    )
    frame = places(values, smallest_first=quantity.higher_is_better is False)
    columns = [frame[name].tolist() for name in ("rank", "ties", "ranked")]
    return {
        code: (int(rank), int(ties), int(ranked))
        for code, rank, ties, ranked in zip(frame.index, *columns, strict=True)
    }
