"""Which scale suits one quantity on the map."""

from collections.abc import Mapping, Sequence

from eip_data.columns import Group
from findings import map_classes
from findings.cells import Cells
from findings.few_pupils import FEW_PUPILS
from findings.figure import Figure
from findings.map_classes import Scale
from findings.quantity import GAPS, Quantity, england_of
from findings.sentences import CLOSE
from findings.sentences import shown as shown_at


def scale_of(
    known: Cells,
    quantity: Quantity,
    classes: str,
    codes: Sequence[str],
    figures: Mapping[str, Figure],
) -> Scale:
    """The scale of a quantity in its own period.

    Differences and changes are centred on nought, worst for pupils first, their set steps alike
    in every period; levels and gaps run from low to high in round steps. A level of which
    less is better takes the colours of a gap. Authorities with few pupils set no step.
    """
    unit = quantity.measure.unit
    codes = [code for code in codes if code not in FEW_PUPILS]
    found = [shown_at(figures[c], unit) for c in codes if not figures[c].missing]
    values = [value for value, _ in found]
    decimals = max((places for _, places in found), default=quantity.measure.decimals)
    better = quantity.measure.higher_is_better
    if quantity.diverges:
        ramp = "context" if better is None else "difference"
        distances = _distances(known, quantity, codes)
        close = map_classes.close_step(CLOSE[unit], distances, decimals)
        return map_classes.centred(
            values, classes, close, decimals, ramp, downward=better is False
        )  # fmt: skip
    ramp = "context" if better is None else "level"
    if quantity.show in GAPS or better is False:
        ramp = "gap"
    return map_classes.rising(values, classes, decimals, ramp)


def _distances(known: Cells, quantity: Quantity, codes: Sequence[str]) -> list[float]:
    """How far the authorities were from England, in every period."""
    found = []
    for period in quantity.measure.series_of(quantity.group).periods:
        england = england_of(known, quantity.group, period).value
        if england is not None:
            found += [value - england for value in _values(known, quantity.group, period, codes)]
    return found


def _values(known: Cells, group: Group, period: str, codes: Sequence[str]) -> list[float]:
    levels = (known.figure(group, code, period).value for code in codes)
    return [value for value in levels if value is not None]
