"""The chips under a figure: how firm the published figures are, and which are our own.

A chip is a text and whether the figure is ours, which is drawn with a dashed border.
"""

from collections.abc import Iterable

from eip_data.columns import Group
from eip_data.entries import Measure
from findings.figure import Figure
from findings.sentences import list_text, period_text, status_text

Chip = tuple[str, bool]
#: What an area's own figure is made by, where no publisher gives it.
CALCULATED, ESTIMATED = "our calculation", "our estimate"


def published(measure: Measure, groups: Iterable[Group], *periods: str) -> tuple[Chip, ...]:
    """How firm the figures of each period are: "2024/25 revised"; each said once."""
    texts = (
        f"{period_text(measure, period)} {status_text(measure.status_of(group, period))}"
        for period in periods
        for group in groups
    )
    return tuple((text, False) for text in dict.fromkeys(texts))


def by_age(series: Iterable[tuple[Measure, Group, str]]) -> tuple[Chip, ...]:
    """The same of several ages: "Age 5: 2024/25 final", "Ages 11 and 16: 2024/25 revised"."""
    found: dict[str, dict[str, None]] = {}
    for measure, group, period in series:
        text = f"{period} {status_text(measure.status_of(group, period))}"
        found.setdefault(text, {})[measure.stage.removeprefix("Age ")] = None
    return tuple(
        (f"{'Ages' if len(ages) > 1 else 'Age'} {list_text(list(ages))}: {text}", False)
        for text, ages in found.items()
    )


def own(name: str, *figures: Figure) -> tuple[Chip, ...]:
    """What is ours of a place's figures, "North East CA: our estimate"; nothing where none is."""
    ours = [figure for figure in figures if figure.ours and not figure.missing]
    if not ours:
        return ()
    return ((f"{name}: {ESTIMATED if any(one.about for one in ours) else CALCULATED}", True),)


def calculated(*names: str) -> tuple[Chip, ...]:
    """That what is named is our calculation: "Gaps: our calculation"."""
    return ((f"{list_text(names)}: {CALCULATED}", True),)
