"""Every authority by the size of its group, with the band of chance and the band of usual spread.

Inside a band never reads as fine: the usual spread of authorities is wide (METHOD section 4).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from analysis.funnel import LEAST_PUPILS, NINETY_FIVE, NINETY_NINE_EIGHT, Funnel
from analysis.funnel import of_means as funnel_of_means
from analysis.funnel import of_percentages as funnel_of_percentages
from eip_data import catalogue
from eip_data.columns import LONDON, NORTH_EAST_CA, AreaKind, Group, Status, Unit
from eip_data.entries import Measure
from findings import explain_funnel_sentences as words
from findings import status_chips
from findings.explain_chance import spread_of
from findings.explain_cohorts import Cohorts, CohortsOf, cohorts, usable
from findings.explain_panel import Panel, panel
from findings.figure import Figure

#: How many sizes the limits are drawn at.
_STEPS = 60


@dataclass(frozen=True)
class FunnelDot:
    """One authority: pupils, level, and how far it lies from the centre in errors of chance.

    ``figure`` is the level as it is published, ``level`` the same unrounded where it is counted;
    ``chance`` and ``spread`` are the 95 % limits at its size; ``place`` is where it lies.
    """

    code: str
    name: str
    member: bool
    chosen: bool
    pupils: float
    figure: Figure
    level: float
    level_text: str
    z: float
    chance: tuple[float, float]
    spread: tuple[float, float]
    place: str  # one of ``explain_funnel_sentences.PLACES``


@dataclass(frozen=True)
class Limits:
    """The limits of a band at each of ``sizes``: lower, upper."""

    name: str  # "chance 95", "chance 99.8", "spread 95"
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class FunnelView:
    """The funnel of one measure and group, for England or for England outside London.

    ``dots`` is empty, and ``panel.said`` tells why, where no numbers of pupils are known.
    """

    panel: Panel
    measure_id: str
    group: Group
    unit: Unit
    period: str
    outside: bool
    instead: str
    estimated: bool
    pupils_status: Status
    dots: tuple[FunnelDot, ...]
    centre: float
    centre_text: str
    phi: float
    tau: float
    sizes: tuple[float, ...]
    limits: tuple[Limits, ...]


@dataclass(frozen=True, eq=False)
class Crowd:
    """The authorities of one funnel and its bands, the same whichever of them is chosen."""

    measure: Measure
    group: Group
    period: str
    outside: bool
    estimated: bool
    worked: Funnel
    dots: tuple[FunnelDot, ...]
    sizes: tuple[float, ...]
    limits: tuple[Limits, ...]


#: How a funnel gets at its authorities (measure, group, outside): ``crowd``, or a kept form of it.
CrowdOf = Callable[[str, Group, bool], Crowd]


def crowd(measure_id: str, group: Group, outside: bool, cohorts_of: CohortsOf = cohorts) -> Crowd:
    """All authorities of England, or of England outside London, in the latest period.

    Raises KeyError for an id or group the catalogue lacks and DatabaseAway.
    """
    stock = cohorts_of(measure_id)
    measure = stock.measure
    period = measure.series_of(group).last
    worked, found = _worked_out(stock, group, period, outside)
    figures = {one: stock.known.figure(group, one, period) for one in map(str, found.index)}
    dots = _dots(measure, worked, found, figures)
    sizes = np.geomspace(*_ends([dot.pupils for dot in dots]), _STEPS)
    return Crowd(
        measure, group, period, outside, stock.estimated, worked, dots,
        tuple(float(size) for size in sizes),
        (
            _limits("spread 95", worked.spread(sizes, NINETY_FIVE)),
            _limits("chance 99.8", worked.chance(sizes, NINETY_NINE_EIGHT)),
            _limits("chance 95", worked.chance(sizes, NINETY_FIVE)),
        ),
    )  # fmt: skip


def funnel(
    code: str,
    measure_id: str,
    group: Group,
    *,
    outside: bool,
    crowd_of: CrowdOf = crowd,
    today: date | None = None,
) -> FunnelView:
    """A funnel as seen from one area.

    Raises KeyError for a code, id or group the catalogue lacks and DatabaseAway.
    """
    book = catalogue.load()
    asked, area = book.measures[measure_id], book.areas[code]
    chosen, mine, instead = usable(asked, group, words.INSTEAD)
    known = crowd_of(chosen, mine, outside)
    measure, period, worked = known.measure, known.period, known.worked
    dots = tuple(replace(dot, chosen=True) if dot.code == code else dot for dot in known.dots)
    centre = words.number(worked.centre, measure)
    said = words.Words(measure, mine, area, period, outside, known.estimated)
    return FunnelView(
        panel=panel(
            "funnel-outside-london" if outside else "funnel", area, [(measure, mine)],
            said.said(dots, centre), said.notes(), today,
            chips=(
                *status_chips.published(measure, [mine], period),
                *status_chips.calculated("Centre", "lines"),
            ),
        ),
        measure_id=measure.id, group=mine, unit=measure.unit, period=period, outside=outside,
        instead=instead, estimated=known.estimated,
        pupils_status=Status.ESTIMATE if known.estimated else measure.status_of(mine, period),
        dots=dots, centre=worked.centre, centre_text=centre, phi=worked.phi, tau=worked.tau,
        sizes=known.sizes, limits=known.limits,
    )  # fmt: skip


def _worked_out(
    stock: Cohorts, group: Group, period: str, outside: bool
) -> tuple[Funnel, pd.DataFrame]:
    """The funnel, and pupils and level of each authority with a part, by code."""
    codes = [
        area.code
        for area in catalogue.load().areas_of(AreaKind.AUTHORITY)
        if not (outside and area.region == LONDON)
    ]
    known = {code: one.pupils for code in codes if (one := stock.cohort(group, code, period))}
    pupils = pd.Series(known, dtype="float64")
    levels = pd.Series({code: stock.level(group, code, period) for code in known}, dtype="float64")
    if stock.measure.unit is Unit.POINTS:
        spread = spread_of(stock.measure, group, codes[0])
        worked = funnel_of_means(levels, pupils, spread.size)
    else:
        worked = funnel_of_percentages(levels * pupils / 100, pupils)
    return worked, pd.DataFrame({"pupils": pupils, "level": levels}).loc[worked.z.index]


def _dots(
    measure: Measure,
    worked: Funnel,
    found: pd.DataFrame,
    figures: Mapping[str, Figure],
) -> tuple[FunnelDot, ...]:
    """The authorities of a funnel, by name, none of them chosen."""
    areas = catalogue.load().areas
    seven = areas[NORTH_EAST_CA].members
    pupils = found["pupils"].to_numpy()
    limits = (*worked.chance(pupils, NINETY_FIVE), *worked.spread(pupils, NINETY_FIVE))
    columns = (pupils, found["level"], worked.z, *limits)
    dots = [
        FunnelDot(
            code, areas[code].short_name, code in seven, False, n,
            figures[code], level, words.number(level, measure), z, (low, high), (least, most),
            words.place(level, (low, high), (least, most)),
        )
        for code, n, level, z, low, high, least, most in zip(
            map(str, found.index), *(column.tolist() for column in columns), strict=True
        )
    ]  # fmt: skip
    return tuple(sorted(dots, key=lambda dot: dot.name))


def _ends(pupils: list[float]) -> tuple[float, float]:
    return max(float(LEAST_PUPILS), min(pupils)), max(pupils)


def _limits(name: str, ends: tuple[np.ndarray, np.ndarray]) -> Limits:
    low, high = ends
    return Limits(name, tuple(map(float, low)), tuple(map(float, high)))
