"""What a comparison's sentences are made of: its facts, and its figures as they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING

from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import AreaKind, Group, Unit
from eip_data.entries import Area, Measure
from findings.area_sentences import level_clause
from findings.certainty import Certainty
from findings.certainty_sentences import (
    places_text,
    range_text,
    verdict_label,
    verdict_text,
)
from findings.few_pupils import beyond
from findings.figure import Figure
from findings.quantity import GAPS, Quantity, Show
from findings.sentences import (
    figure_text,
    group_in_sentence,
    group_label,
    list_text,
    period_inside,
    period_text,
    status_text,
    title_inside,
    unit_text,
)
from findings.sentences import place_text as area_text

if TYPE_CHECKING:
    from findings.compare_rows import Reference, Row
    from findings.peers import Peers


@dataclass(frozen=True)
class Said:
    """The words of one figure: finding, what/where/when, sentence, and text alternative."""

    title: str
    under: str
    sentence: str
    alt: str


def text_of(quantity: Quantity, figure: Figure) -> str:
    """The figure as it is read; a gap between percentages is in points, so without the sign."""
    text = figure_text(figure, quantity.measure.unit)
    return text.replace("%", "") if quantity.in_points else text


def verdict_of(quantity: Quantity, certain: Certainty) -> str:
    """How a figure stands beside England's, in a cell: "cannot tell", of a gap "wider"."""
    verdict = certain.england.verdict
    return verdict_label(verdict, quantity.show in GAPS) if verdict else ""


def places_of(certain: Certainty) -> str:
    """Between which places an authority may lie, in a cell: "47th to 116th"."""
    return range_text(certain.rank.low, certain.rank.high) if certain.rank else ""


def hover(quantity: Quantity, area: Area, certain: Certainty, interval: str) -> str:
    """The last line over a dot: verdict and places, or that the area has none."""
    if not interval:
        return "former authority" if area.kind is AreaKind.FORMER_AUTHORITY else ""
    verdict, rank = certain.england.verdict, certain.rank
    parts = [verdict_text(verdict, quantity.show in GAPS)] if verdict else []
    parts += [places_text(rank.low, rank.high, rank.of)] if rank else []
    return ", ".join(parts)


def file_name(what: str, measure: Measure, group: Group, show: Show, period: str) -> str:
    """The name of a downloaded file."""
    parts = (what, measure.id, group.value, show.value, period.replace("/", "-"))
    return "-".join(part.replace("_", "-") for part in parts) + ".csv"


@dataclass(frozen=True)
class Facts:
    """One comparison, and what its sentences ask of it."""

    quantity: Quantity
    area: Area
    peers: "Peers"
    rows: "Sequence[Row]"
    references: "Sequence[Reference]"

    @cached_property
    def _own(self) -> "Row | None":
        return next((row for row in self.rows if row.chosen), None)

    @property
    def _england(self) -> "Reference":
        return self.references[0]

    def _reference(self, role: str) -> "Reference | None":
        return next((one for one in self.references if one.role == role), None)

    @property
    def _values(self) -> list[float]:
        """The figures of the authorities that are ranked."""
        return [
            row.figure.value for row in self.rows if row.ranked and row.figure.value is not None
        ]

    @property
    def off_scale(self) -> tuple[str, ...]:
        """Areas of few pupils too far off to be drawn; never the one the comparison is about."""
        values = {row.code: row.figure.value for row in self.rows if row.figure.value is not None}
        own = self._own
        return tuple(code for code in beyond(values) if own is None or code != own.code)

    @property
    def _ranked(self) -> str:
        return f"{len(self._values)} authorities"

    @property
    def _middle(self) -> Figure | None:
        values = self._values
        if not values:
            return None
        ranked = next(row.figure for row in self.rows if row.ranked)
        return Figure(
            half_away(median(values), ranked.decimals), ranked.decimals, ranked.status, ours=True
        )

    @property
    def _group_text(self) -> str:
        return group_in_sentence(self.quantity.group, self.quantity.measure)

    @property
    def _region_text(self) -> str:
        book = catalogue.load().areas
        code = self.area.code if self.area.kind is AreaKind.REGION else self.area.region
        return area_text(book[code]) if code in book else "the region"

    @property
    def _is_grouped(self) -> bool:
        """Whether the measure's words name whose results they are."""
        return "{group}" in self.quantity.measure.phrase

    @property
    def _points(self) -> str:
        """The unit after a gap in a sentence."""
        return {Unit.PERCENT: " percentage points", Unit.POINTS: " points"}.get(
            self.quantity.measure.unit, ""
        )

    @property
    def _what(self) -> str:
        """The measure and whose results, for a grey line; a gap says which."""
        measure, show = self.quantity.measure, self.quantity.show
        unit = unit_text(measure) if show is Show.LEVEL else self._points.strip() or "score"
        who = measure.population.rstrip(".")
        if self._is_grouped:
            who = group_label(self.quantity.group)
        gap = {
            Show.GAP_WITHIN: ": gap inside the area",
            Show.GAP_NATIONAL: ": gap to other pupils in England",
        }.get(show, "")
        when = period_text(measure, self.quantity.period)
        return f"{measure.title}{gap}, {unit}. {who}, {when}"

    def _under(self, end: str) -> str:
        return f"{self._what}. {end}".strip()

    @property
    def _estimated(self) -> bool | None:
        """Whether any interval rests on an estimated cohort; None where there is none."""
        kinds = [row.certain.estimated for row in self.rows if row.interval]
        return any(kinds) if kinds else None

    @property
    def _order(self) -> str:
        return "Lowest first" if self.quantity.higher_is_better is False else "Highest first"

    @property
    def first(self) -> str:
        if self.quantity.show in GAPS:
            return "the smallest gap"
        if self.quantity.higher_is_better is None:
            return "the highest figure, which is neither good nor bad"
        return "the best for pupils"

    def _stated(self, area: Area, figure: Figure, text: str) -> str:
        """One area's figure as a clause."""
        measure, show = self.quantity.measure, self.quantity.show
        where = area_text(area)
        if show is Show.LEVEL:
            clause = level_clause(measure, self.quantity.group, figure).replace("**", "")
            return f"in {where}, {clause}"
        what = f"{text}{self._points} ({title_inside(measure.title)})"
        if show is Show.GAP_WITHIN:
            return f"the gap inside {where} is {what}"
        return f"the gap from {where} to other pupils in England is {what}"

    def _none(self, who: str, figure: Figure) -> str:
        measure = self.quantity.measure
        when = period_inside(measure, self.quantity.period)
        gap = "a gap in " if self.quantity.show in GAPS else ""
        have = "have" if self.area.short_name == "Isles of Scilly" else "has"
        return upper(
            f"{who} {have} no figure for {gap}{title_inside(measure.title)} in {when}: "
            f"{status_text(figure.status)}"
        )


def upper(text: str) -> str:
    """The text beginning with a capital."""
    return text[:1].upper() + text[1:]


def not_drawn(named: Sequence[tuple[str, str]], why: str = "very few pupils") -> str:
    """Who is left out of a chart, each with its figure; the table has them."""
    listed = list_text([f"{name} ({text})" for name, text in named])
    return f"**In the table but not drawn**, {why}: {listed}."
