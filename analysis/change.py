"""Change between two periods that may be compared, and refusal of every other."""

from analysis.rounding import half_away
from eip_data.columns import BreakKind, Group
from eip_data.entries import Measure
from eip_data.errors import NotComparable

_EMPTY = (BreakKind.NOT_COLLECTED, BreakKind.NOT_PUBLISHED)


def obstacle(measure: Measure, groups: tuple[Group, ...], earlier: str, later: str) -> str | None:
    """Why two periods of these groups may not be compared, or None when they may.

    ``earlier`` must come before ``later``. A break that concerns any one of the groups counts.
    """
    if not earlier < later:
        return f"{earlier} does not come before {later}."
    for item in measure.breaks:
        if not any(item.concerns(group) for group in groups):
            continue
        if item.kind in (*_EMPTY, BreakKind.NOT_COMPARABLE) and (
            item.covers(earlier) or item.covers(later)
        ):
            return item.reason
        if item.kind is BreakKind.BREAK and earlier < item.first <= later:
            return item.reason
    return None


def change(
    measure: Measure,
    groups: tuple[Group, ...],
    earlier: tuple[str, float],
    later: tuple[str, float],
    decimals: int,
) -> float:
    """Later minus earlier value, each given as (period, value), at ``decimals``.

    Raises NotComparable with the catalogue's reason when the periods may not be compared.
    """
    reason = obstacle(measure, groups, earlier[0], later[0])
    if reason:
        raise NotComparable(reason)
    return half_away(later[1] - earlier[1], decimals)


def year_on_year(
    measure: Measure,
    groups: tuple[Group, ...],
    earlier: tuple[str, float],
    later: tuple[str, float],
    decimals: int,
) -> float:
    """Like ``change``, and also refuses two periods that do not follow one another."""
    if int(later[0][:4]) - int(earlier[0][:4]) != 1:
        raise NotComparable(f"{earlier[0]} and {later[0]} are not consecutive.")
    return change(measure, groups, earlier, later, decimals)
