"""What separates an area's disadvantaged pupils from others: how many pupils, or points a pupil.

A percentage is counted in pupils at the standard, Attainment 8 in points of each pupil. A
shortfall that ordinary variation could make is none: it is printed as 0.
"""

from dataclasses import dataclass
from datetime import date

from analysis.aggregate import neighbours_mean
from analysis.closing import Shortfall, points_a_pupil, pupils_to_close
from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, Group, Status, Unit
from eip_data.entries import Measure
from findings import explain_closing_sentences as words
from findings import status_chips
from findings.explain_chance import spread_of
from findings.explain_cohorts import Cohorts, CohortsOf, cohorts, nothing_of, usable
from findings.explain_panel import Panel, panel
from findings.figure import Figure
from findings.quantity import ENGLAND_PLACES, others_of
from findings.sentences import number_text

#: Shown where the measure asked for has no numbers of pupils.
INSTEAD = "ks4_english_maths_5"


@dataclass(frozen=True)
class Target:
    """One comparator: its level, and how far the area's group is from it.

    ``figure`` is that level as it was published or worked out, ``group`` whose it is in the place
    of this ``code`` and ``name``; several authorities have no code.
    """

    role: str  # "england", "outside", "others", "neighbours"
    label: str
    code: str
    name: str
    group: Group
    figure: Figure
    level: float
    level_text: str
    shortfall: Shortfall
    text: str  # as it is read: "as many as 160", "0"
    range_text: str


@dataclass(frozen=True)
class Closing:
    """The distance of a group from up to four comparators.

    ``targets`` is empty, and ``panel.said`` tells why, where nothing can be worked out.
    ``pupils`` is the size of the group, None then too.
    """

    panel: Panel
    measure_id: str
    group: Group
    unit: Unit
    period: str
    instead: str
    own: float | None
    pupils: float | None
    targets: tuple[Target, ...]


def closing(
    code: str,
    measure_id: str,
    group: Group,
    cohorts_of: CohortsOf = cohorts,
    today: date | None = None,
) -> Closing:
    """How far an area's disadvantaged pupils are from the same pupils elsewhere, and from others.

    Raises KeyError for a code or id the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    asked, area = book.measures[measure_id], book.areas[code]
    wanted = group if others_of(asked, group) else asked.headline_group
    chosen, mine, instead = usable(asked, wanted, INSTEAD)
    stock = cohorts_of(chosen)
    measure = stock.measure
    others = others_of(measure, mine)
    period = measure.series_of(mine).last
    said = words.Words(measure, mine, area, period, stock.estimated)
    why = nothing_of(stock, area, mine, period)
    targets: tuple[Target, ...] = ()
    own = cohort = None
    if not why and others:
        own, cohort = stock.level(mine, code, period), stock.cohort(mine, code, period)
        targets = tuple(
            _target(stock, mine, code, period, role, level, said)
            for role, level in _levels(stock, mine, others, code, period)
            if level is not None
        )
    return Closing(
        panel=panel(
            "pupils-to-close", area, [(measure, g) for g in (mine, others) if g],
            said.said(stock.text(mine, code, period), cohort, targets, why), said.notes(targets),
            today,
            chips=(
                *status_chips.published(measure, [g for g in (mine, others) if g], period),
                *status_chips.calculated("Distances"),
            ),
            empty=not targets,
        ),
        measure_id=measure.id, group=mine, unit=measure.unit, period=period, instead=instead,
        own=own, pupils=cohort.pupils if cohort else None, targets=targets,
    )  # fmt: skip


def _levels(
    stock: Cohorts, group: Group, others: Group, code: str, period: str
) -> list[tuple[str, float | None]]:
    """(role, level) of each comparator; None where it has no figure."""
    neighbours = [one.neighbour for one in catalogue.load().neighbours.get(code, ())]
    mean, _ = neighbours_mean(stock.known.level(group, period, neighbours))
    return [
        ("england", stock.england(group, period)),
        ("outside", stock.level(group, ENGLAND_OUTSIDE_LONDON, period)),
        ("neighbours", mean),
        ("others", stock.england(others, period)),
    ]


def _target(
    stock: Cohorts, group: Group, code: str, period: str, role: str, level: float,
    said: "words.Words",
) -> Target:  # fmt: skip
    own, cohort = stock.level(group, code, period), stock.cohort(group, code, period)
    assert own is not None and cohort is not None
    shortfall = _shortfall(
        stock.measure, group, code, own, cohort.pupils, level,
        0.0 if cohort.achieved is not None and not stock.estimated
        else 10.0 ** -stock.measure.decimals_of(group, period),
    )  # fmt: skip
    text, span = said.amount(shortfall)
    read = _text(stock, group, period, role, level)
    whose = others_of(stock.measure, group) if role == "others" else group
    figure, place = _figure(stock, whose or group, code, period, role, level)
    return Target(role, words.LABELS[role], *place, whose or group, figure, level, read, shortfall,
                  text, span)  # fmt: skip


def _figure(
    stock: Cohorts, group: Group, code: str, period: str, role: str, level: float
) -> tuple[Figure, tuple[str, str]]:
    """A comparator's level as a figure, published where it is, and code and name of its place."""
    ours = Figure(half_away(level, 1), 1, Status.ESTIMATE, ours=True)
    if role == "neighbours":
        return ours, ("", f"Statistical neighbours of {catalogue.load().areas[code].short_name}")
    place = ENGLAND_OUTSIDE_LONDON if role == "outside" else stock.england_code
    figure = stock.known.figure(group, place, period) if stock.estimated else ours
    if role == "outside":
        return figure, (place, catalogue.load().areas[place].short_name)
    return figure, ENGLAND_PLACES[figure.ours]


def _text(stock: Cohorts, group: Group, period: str, role: str, level: float) -> str:
    """A comparator's level as it is read; a mean of neighbours has one decimal."""
    if role == "neighbours":
        return number_text(level, 1) + ("%" if stock.measure.unit is Unit.PERCENT else "")
    place = ENGLAND_OUTSIDE_LONDON if role == "outside" else stock.england_code
    others = others_of(stock.measure, group) if role == "others" else group
    return stock.text(others or group, place, period)


def _shortfall(
    measure: Measure, group: Group, code: str, own: float, pupils: float, level: float, unit: float
) -> Shortfall:
    spread = spread_of(measure, group, code)
    if measure.unit is Unit.POINTS:
        return points_a_pupil(own, pupils, level, sd=spread.size, factor=spread.factor, unit=unit)
    return pupils_to_close(
        pupils, pupils * own / 100, level / 100, phi=spread.size, factor=spread.factor,
        unit=unit / 100,
    )  # fmt: skip
