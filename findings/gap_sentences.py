"""The sentences of a gap: what it is made of, which side moved, and what that does not mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eip_data.columns import ENGLAND, Group, Status, Unit
from eip_data.entries import Area, Measure
from findings.figure import Figure
from findings.sentences import (
    bold,
    figure_text,
    group_in_sentence,
    group_label,
    period_text,
    place_text,
    status_text,
)

if TYPE_CHECKING:
    from findings.gap_parts import Levels, Moved

NO_BASE = "No earlier year of this gap may be compared with the latest one."
SMALLER = (
    "A smaller gap does not by itself mean that disadvantaged pupils did better: it also falls "
    "when other pupils' results fall."
)


def no_figure_then(base: str, status: Status) -> str:
    """There is nothing to compare with."""
    return f"There is no gap for {base} to compare with: {status_text(status)}."


@dataclass(frozen=True)
class GapWords:
    """The words of one area's gap for one measure and group."""

    measure: Measure
    group: Group
    area: Area

    def no_gap(self, levels: "Levels | None") -> str:
        """Why there is no gap to show; nothing where there is one."""
        if not self.measure.pairs:
            return f"No gap can be shown for this measure: {self.measure.no_pair_reason}."
        if levels is None:
            return (
                "A gap lies between disadvantaged pupils and others: choose the disadvantaged "
                "pupils to see it."
            )
        if levels.within.missing:
            when = period_text(self.measure, levels.period)
            return (
                f"No gap can be worked out for {place_text(self.area)}, {when}: "
                f"{status_text(levels.within.status)}."
            )
        return ""

    def title(self, levels: "Levels") -> str:
        """Which of the two gaps is the wider; the same is said when they are."""
        inside, out = self._gap(levels.within), self._gap(levels.national)
        if (levels.within.value or 0.0) < 0 or (levels.national.value or 0.0) < 0:
            who = _upper(group_in_sentence(self.group, self.measure))
            side = "ahead of" if (levels.within.value or 0.0) < 0 else "behind"
            distance = self._gap(_without_sign(levels.within))
            return f"{who} in {place_text(self.area)} are {distance} {side} other pupils there"
        if self.area.code == ENGLAND or levels.national.missing:
            return f"The gap inside {place_text(self.area)} is {inside}"
        shortfall = levels.shortfall.value or 0.0
        if shortfall == 0:
            name = place_text(self.area)
            return f"The gap inside {name} and its gap to others in England are both {inside}"
        wider = "wider" if shortfall < 0 else "narrower"
        return (
            f"The gap inside {place_text(self.area)} ({inside}) is {wider} than its gap to "
            f"others in England ({out})"
        )

    def under(self, levels: "Levels") -> str:
        """What, whose, when, and the equation."""
        when = period_text(self.measure, levels.period)
        text = f"{self.measure.title}, {group_label(self.group).lower()} and others, {when}."
        if self.area.code == ENGLAND or levels.national.missing:
            return text
        sign = "+" if (levels.shortfall.value or 0.0) <= 0 else "−"
        difference = self._gap(_without_sign(levels.shortfall))
        return (
            f"{text} Inside {self._gap(levels.within)} = to others in England "
            f"{self._gap(levels.national)} {sign} {difference}"
        )

    def sentence(self, levels: "Levels") -> str:
        """The levels behind the gap, and where the others here stand."""
        own, others = (self._level(figure) for figure in (levels.own, levels.others))
        text = (
            f"{_upper(group_in_sentence(self.group, self.measure))} in {place_text(self.area)} "
            f"stood at {bold(own)}, other pupils there at {bold(others)}."
        )
        if self.area.code == ENGLAND:
            return text
        if levels.national.missing:
            reason = status_text(levels.others_england.status)
            return f"{text} England's figure for other pupils in {levels.period}: {reason}."
        shortfall = levels.shortfall.value or 0.0
        england = bold(self._level(levels.others_england))
        if shortfall == 0:
            same = self._level(levels.others) == self._level(levels.others_england)
            at = "at the same" if same else "close to that, at"
            return f"{text} Other pupils in England stood {at} {england}."
        distance = self._gap(_without_sign(levels.shortfall))
        side = "above" if shortfall < 0 else "below"
        return (
            f"{text} That is {distance} {self._points(distance)} {side} other pupils in England "
            f"({england})."
        )

    def alt(self, levels: "Levels") -> str:
        """What the picture shows, in words."""
        parts = [f"inside {self._gap(levels.within)}"]
        if self.area.code != ENGLAND and not levels.national.missing:
            parts += [
                f"to others in England {self._gap(levels.national)}",
                f"difference {self._gap(_without_sign(levels.shortfall))}",
            ]
        when = period_text(self.measure, levels.period)
        return f"Bars on one scale. {self.measure.title}, {self.area.name}, {when}. Gap " + (
            ", ".join(parts) + "."
        )

    def moved_title(self, moved: "Sequence[Moved]") -> str:
        """How each side moved, in figures; no verdict."""
        if not moved:
            return "Which side of the gap moved"
        own, others, gap = moved[:3]
        return (
            f"{_upper(group_in_sentence(self.group, self.measure))} "
            f"{self._signed(own.change)}, others {self._signed(others.change)}: "
            f"the gap inside {self._signed(gap.change)}"
        )

    def moved_under(self, base: str | None, levels: "Levels | None") -> str:
        """From when to when, and how to read the rows."""
        if not base or levels is None:
            return f"{self.measure.title}."
        return (
            f"{self.measure.title}, {base} to {levels.period}. The change in a gap is the change "
            f"in others minus the change in {group_in_sentence(self.group, self.measure)}."
        )

    def flags(self, moved: "Sequence[Moved]") -> tuple[str, ...]:
        """What a change in the local gap does not say: narrower by falling, wider without."""
        if len(moved) < 3:
            return ()
        own, gap = moved[0].change, moved[2].change
        assert own.value is not None and gap.value is not None
        group = group_in_sentence(self.group, self.measure)
        if gap.value < 0 and own.value < 0:
            return (
                f"The gap inside narrowed ({self._signed(gap)}) while the result of {group} "
                f"fell ({self._signed(own)}). {SMALLER}",
            )
        if gap.value > 0 and own.value >= 0:
            return (
                f"The gap inside widened ({self._signed(gap)}) while the result of {group} did "
                f"not fall ({self._signed(own)}): other pupils' rose by more.",
            )
        return ()

    def _gap(self, figure: Figure) -> str:
        return figure_text(figure, self.measure.unit).removesuffix("%")

    def _level(self, figure: Figure) -> str:
        return figure_text(figure, self.measure.unit)

    def _signed(self, figure: Figure) -> str:
        return figure_text(figure, self.measure.unit, signed=True)

    def _points(self, distance: str) -> str:
        one = "percentage point" if self.measure.unit is Unit.PERCENT else "point"
        return one if distance == "1" else f"{one}s"


def _without_sign(figure: Figure) -> Figure:
    if figure.value is None:
        return figure
    exact = None if figure.exact is None else abs(figure.exact)
    return replace(figure, value=abs(figure.value), exact=exact)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
