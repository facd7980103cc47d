"""One map for each period that may be compared with another's, all on one scale."""

from dataclasses import replace

from analysis.change import obstacle
from eip_data.columns import ENGLAND
from findings.cells import CellsOf, cells
from findings.certainty import StoredOf, stored
from findings.map_layer import MapLayer, map_layer
from findings.map_titles import years_under
from findings.published import published
from findings.quantity import AGAINST_ENGLAND, VERDICTS, Quantity, since_of
from findings.sentences import basis_differs


def map_years(
    quantity: Quantity,
    classes: str = "set",
    cells_of: CellsOf = cells,
    stored_of: StoredOf = stored,
) -> tuple[MapLayer, ...]:
    """The same quantity in every period that may be compared with its own, on its scale.

    Oldest first, its own period among them. A change keeps the period it is counted from, and
    England one basis in all of them; periods without verdicts are left out of a map of verdicts.
    Raises DatabaseAway.
    """
    own = map_layer(quantity, classes, cells_of, stored_of=stored_of)
    quantity = own.quantity
    known, periods = cells_of(quantity.measure.id), _comparable(quantity)
    judged = quantity.show in VERDICTS
    together = not judged and not quantity.since and any(
        known.figure(quantity.group, ENGLAND, period).missing for period in periods
    )  # fmt: skip
    # England's row of one measure stands on two bases; a difference from it must not.
    apart = [
        period
        for period in periods
        if quantity.show in AGAINST_ENGLAND and not together
        and basis_differs(quantity.measure, period) != basis_differs(
            quantity.measure, quantity.period)
    ]  # fmt: skip
    found, without = [], []
    for period in periods:
        if period in apart:
            continue
        other = replace(quantity, period=period, together=together)
        layer = own if period == quantity.period and (judged or other == quantity) else map_layer(
            other, classes, cells_of, own.scale, stored_of=stored_of
        )  # fmt: skip
        if layer.show is quantity.show:
            found.append(layer)
        else:
            without.append(period)
    under = years_under(replace(quantity, together=together), apart, without)
    labels = dict.fromkeys((found[0].period_label, found[-1].period_label))
    title = f"{own.years_title}, {' to '.join(labels)}"
    return tuple(replace(layer, years_title=title, years_under=under) for layer in found)


def _comparable(quantity: Quantity) -> list[str]:
    """The periods that compare with the quantity's own, and a change's with its earlier one."""
    measure, groups = quantity.measure, quantity.groups
    found = []
    for period in published(measure, quantity.group):
        first, last = sorted((period, quantity.period))
        apart = first != last and obstacle(measure, groups, first, last)
        early = quantity.since and quantity.since not in since_of(measure, quantity.group, period)
        if not apart and not early:
            found.append(period)
    return found
