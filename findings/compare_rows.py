"""The rows of a comparison and the lines beside them: figures, gaps, and how certain they are."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

import pandas as pd

from analysis import aggregate
from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    NORTH_EAST_REGION,
    AreaKind,
    Status,
    Verdict,
)
from eip_data.entries import Area
from findings import compare_words as words
from findings.cells import Cells
from findings.certainty import Certainty, RankInterval
from findings.certainty_store import StoredOf
from findings.compare_certain import certainties, ends, interval
from findings.figure import NOT_APPLICABLE, Figure, minus
from findings.peers import Peers
from findings.quantity import Quantity, Show, england_of, figures_of, others_of


@dataclass(frozen=True)
class Standing:
    """A level with both its gaps, which are never shown alone; ``from_england`` is the level's
    difference from England's."""

    level: Figure
    from_england: Figure
    within: Figure
    vs_national: Figure


@dataclass(frozen=True)
class Row:
    """One area of a comparison. ``figure`` is what is compared, ``text`` that figure as it is
    read, or why there is none; ``certain`` belongs to it, with ``interval`` in words.

    ``band`` says how close a neighbour is, "" for the others.
    """

    code: str
    name: str
    kind: AreaKind
    member: bool  # one of the seven
    chosen: bool  # the area the comparison is about
    figure: Figure
    text: str
    standing: Standing
    certain: Certainty
    interval: str  # "32.0 to 35.8", "" where there is none
    verdict_text: str  # "cannot tell", "" without a verdict
    places_text: str  # "47th to 116th", "" without places
    hover: str  # verdict and places, or why there is none
    band: str

    @property
    def former(self) -> bool:
        """Whether the authority has since been replaced by others."""
        return self.kind is AreaKind.FORMER_AUTHORITY

    @property
    def ranked(self) -> bool:
        """Whether it is among today's authorities with a figure."""
        return self.kind is AreaKind.AUTHORITY and not self.figure.missing

    @property
    def verdict(self) -> Verdict | None:
        """How the figure stands beside England's."""
        return self.certain.england.verdict if self.interval else None

    @property
    def places(self) -> RankInterval | None:
        """Between which places the authority may lie."""
        return self.certain.rank if self.interval else None

    @property
    def ends(self) -> tuple[float, float] | None:
        """The ends of the figure's 95% interval."""
        return ends(self.certain, self.figure)


@dataclass(frozen=True)
class Reference:
    """A line that all are set beside. ``role`` is "england", "outside", "region" or "mean"; a mean
    is of no one place and has no code."""

    role: str
    code: str
    label: str  # "England", "Mean of 10"
    figure: Figure
    text: str
    standing: Standing


def rows(
    known: Cells, quantity: Quantity, chosen: Peers, area: str, stored_of: StoredOf
) -> tuple[Row, ...]:
    """The areas with a figure, best first, then those without one, by name.

    A former authority has a row only in periods for which it has a figure.
    """
    book = catalogue.load()
    figures = figures_of(known, quantity, chosen.codes)
    judged = certainties(known, quantity, chosen.codes, stored_of)
    seven = book.areas[NORTH_EAST_CA].members
    found = []
    for code in chosen.codes:
        one, figure = book.areas[code], figures[code]
        if figure.missing and one.kind is AreaKind.FORMER_AUTHORITY:
            continue
        certain, between = judged[code], interval(judged[code], figure, quantity)
        found.append(
            Row(
                code=code, name=one.short_name, kind=one.kind, member=code in seven,
                chosen=code == area, figure=figure, text=words.text_of(quantity, figure),
                standing=_standing(known, quantity, code), certain=certain, interval=between,
                verdict_text=words.verdict_of(quantity, certain) if between else "",
                places_text=words.places_of(certain) if between else "",
                hover=words.hover(quantity, one, certain, between),
                band=chosen.bands.get(code, ""),
            )
        )  # fmt: skip
    downward = quantity.higher_is_better is not False
    return tuple(sorted(found, key=lambda row: (*_order(row.figure, downward=downward), row.name)))


def references(
    known: Cells, quantity: Quantity, chosen: Peers, area: Area
) -> tuple[Reference, ...]:
    """England, England outside London, the region, and the mean of the others, in this order."""
    book = catalogue.load()
    region = area.code if area.kind is AreaKind.REGION else area.region or NORTH_EAST_REGION
    wanted = [("england", "England", ENGLAND)]
    wanted.append(("outside", "England outside London", ENGLAND_OUTSIDE_LONDON))
    if chosen.among != "own":
        wanted.append(("region", f"{book.areas[region].name} region", region))
    found = figures_of(known, quantity, [code for _, _, code in wanted])
    if quantity.show is Show.LEVEL:
        found[ENGLAND] = england_of(known, quantity.group, quantity.period)
    made = [
        Reference(
            role, code, label, found[code], words.text_of(quantity, found[code]),
            _standing(known, quantity, code),
        )
        for role, label, code in wanted
    ]  # fmt: skip
    if chosen.mean_of:
        made.append(_mean_reference(known, quantity, chosen))
    return tuple(made)


def _standing(known: Cells, quantity: Quantity, code: str) -> Standing:
    """An area's level and both its gaps, whichever of them is compared."""
    group, period = quantity.group, quantity.period
    england = england_of(known, group, period)
    level = england if code == ENGLAND else known.figure(group, code, period)
    others = others_of(quantity.measure, group)
    if others is None:
        return Standing(level, minus(level, england), NOT_APPLICABLE, NOT_APPLICABLE)
    published = known.figure(group, code, period)
    return Standing(
        level,
        minus(level, england),
        minus(known.figure(others, code, period), published),
        minus(known.figure(others, ENGLAND, period), published),
    )


def _order(figure: Figure, *, downward: bool) -> tuple[bool, float]:
    if figure.value is None:
        return True, 0.0
    return False, -figure.value if downward else figure.value


def _mean_reference(known: Cells, quantity: Quantity, chosen: Peers) -> Reference:
    """The unweighted mean of the others that have a figure, and how many they are."""
    figure, count = _mean(figures_of(known, quantity, chosen.mean_of).values())
    each = [_standing(known, quantity, code) for code in chosen.mean_of]
    standing = Standing(
        *(_mean([getattr(one, field.name) for one in each])[0] for field in fields(Standing))
    )
    text = words.text_of(quantity, figure)
    return Reference("mean", "", f"Mean of {count}", figure, text, standing)


def _mean(found: Iterable[Figure]) -> tuple[Figure, int]:
    """The unweighted mean at no more than one decimal; missing where no figure exists."""
    figures = list(found)
    values = pd.Series([figure.value for figure in figures], dtype="float64")
    mean, count = aggregate.neighbours_mean(values)
    decimals = min(1, *(figure.decimals for figure in figures))
    if mean is None:
        return Figure(None, decimals, figures[0].status, ours=True), 0
    return Figure(half_away(mean, decimals), decimals, Status.ESTIMATE, ours=True), count
