"""The words of one measure over time: title, grey line, sentence and text alternative."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import ENGLAND, Group
from eip_data.entries import Area, Measure
from findings.area_sentences import level_clause
from findings.figure import Figure
from findings.sentences import (
    bold,
    day_text,
    figure_text,
    group_label,
    list_text,
    period_inside,
    period_text,
    place_text,
    span_text,
    status_text,
    unit_text,
)

if TYPE_CHECKING:
    from findings.trend import Line


@dataclass(frozen=True)
class TrendWords:
    """The words of one trend exhibit: latest level beside England's, and the base period's."""

    measure: Measure
    group: Group
    area: Area
    now: str
    here: Figure
    england: Figure | None
    base: str | None = None
    here_then: Figure | None = None
    england_then: Figure | None = None

    def with_base(self, base: str, here: Figure, england: Figure | None) -> "TrendWords":
        """The same with the base period's figures."""
        return replace(self, base=base, here_then=here, england_then=england)

    def title(self) -> str:
        """The level now and then, in figures; no verdict."""
        stage = "" if self.measure.stage == "Context" else f"{self.measure.stage}: "
        if self.here.missing:
            return f"{stage}{self.measure.title}: {status_text(self.here.status)}"
        text = f"{stage}{figure_text(self.here, self.measure.unit)} in {self._in(self.now)}"
        if self.base and self.here_then:
            then = figure_text(self.here_then, self.measure.unit)
            text += f", {then} in {self._in(self.base)}"
        return text

    def under(self, first: str, last: str) -> str:
        """What, who, where and when."""
        grouped = "{group}" in self.measure.phrase
        who = group_label(self.group) if grouped else self.measure.population.rstrip(".")
        where = self.area.name if self.area.code == ENGLAND else f"{self.area.name} and England"
        return (
            f"{self.measure.title}, {unit_text(self.measure)}. {who}, {where}, "
            f"{span_text(self.measure, first, last)}"
        )

    def sentence(self) -> str:
        """Level now beside England's, then both in the base period."""
        if self.here.missing:
            reason = status_text(self.here.status)
            name = place_text(self.area)
            name = name[0].upper() + name[1:]
            have = "have" if self.area.short_name == "Isles of Scilly" else "has"
            return f"{name} {have} no figure for {self._when(self.now)}: {reason}."
        clause = level_clause(self.measure, self.group, self.here)
        against = self._against(self.england)
        text = f"In {self._in(self.now)}, {clause} in {place_text(self.area)}{against}."
        if self.base and self.here_then:
            then = bold(figure_text(self.here_then, self.measure.unit))
            text += f" In {self._in(self.base)} it was {then}{self._against(self.england_then)}."
        return text

    def alt(self, lines: "Sequence[Line]") -> str:
        """Kind, measure, place and period, then the last value of each line."""
        ends = []
        for line in lines:
            present = [point for point in line.points if not point.figure.missing]
            if present:
                value = figure_text(present[-1].figure, self.measure.unit)
                ends.append(f"{line.label} {value} in {present[-1].label}")
        listed = "; ".join(ends) or "no figures"
        return f"Line chart. {self.measure.title}, {self.area.name}. {listed}."

    def _when(self, period: str) -> str:
        return period_text(self.measure, period)

    def _in(self, period: str) -> str:
        return period_inside(self.measure, period)

    def _against(self, figure: Figure | None) -> str:
        if figure is None or figure.missing or self.area.code == ENGLAND:
            return ""
        return f", against {bold(figure_text(figure, self.measure.unit))} in England"


def formed_note(area: Area, formers: Sequence[Area]) -> str:
    """Which authorities an area followed, and that their figures are not its own."""
    areas = catalogue.load().areas
    names = list_text([former.short_name for former in formers])
    since = f" on {day_text(area.valid_from)}" if area.valid_from else ""
    parts = {code for former in formers for code in former.successors} - {area.code}
    shared = (
        f" {'Its' if len(formers) == 1 else 'Their'} area reaches into "
        f"{list_text(sorted(areas[code].short_name for code in parts))} too, so the figures are "
        f"not those of {place_text(area)}."
        if parts
        else ""
    )
    return f"**Former**: {place_text(area)} followed {names}{since}.{shared}"
