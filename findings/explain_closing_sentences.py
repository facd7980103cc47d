"""The words of what separates a group from a comparator: as many as, never a need or a target."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.closing import Shortfall
from eip_data.columns import AreaKind, Group, Unit
from eip_data.entries import Area, Measure
from findings.explain_cohorts import Cohort
from findings.explain_panel import Said
from findings.sentences import (
    bold,
    group_in_sentence,
    group_label,
    number_text,
    period_text,
    place_text,
)

if TYPE_CHECKING:
    from findings.explain_closing import Target

LABELS = {
    "england": "The same pupils in England",
    "outside": "The same pupils in England outside London",
    "neighbours": "The same pupils in its statistical neighbours (mean)",
    "others": "Other pupils in England",
}
_INSIDE = {
    "england": "the same pupils in England",
    "outside": "the same pupils in England outside London",
    "neighbours": "the mean of its statistical neighbours",
    "others": "other pupils in England",
}
NONE = "0: no clear shortfall"


@dataclass(frozen=True)
class Words:
    """What is said of one group of one area."""

    measure: Measure
    group: Group
    area: Area
    period: str
    estimated: bool

    def amount(self, shortfall: Shortfall) -> tuple[str, str]:
        """The shortfall as it is read, and its range: "as many as 160", "49 to 271"."""
        low, high = (self._number(one) for one in (shortfall.low, shortfall.high))
        span = f"{low} to {high}"
        if not shortfall.clear:
            return ("0: above it" if shortfall.high < 0 else NONE), span
        value = self._number(shortfall.value)
        return (value if self._points else f"as many as {self._about}{value}"), span

    def said(self, own: str, cohort: Cohort | None, targets: "Sequence[Target]", why: str) -> Said:
        """Title, grey line and sentence; the reason where there are no targets."""
        if why or cohort is None or not targets:
            return Said(why or "There is nothing to set this area beside", self._under(), "", "")
        return Said(
            self._title(targets[0]), self._under(), self._sentence(own, cohort, targets), ""
        )

    def notes(self, targets: "Sequence[Target]") -> tuple[str, ...]:
        """What the numbers are not, what the range is, and where they come from."""
        if not targets:
            return ()
        notes = [
            "**Range**: what ordinary variation of this area's pupils from year to year could make "
            "(95%); the comparator is taken as it stands. Where it holds nought, 0 is shown.",
        ]
        if self._points:
            notes.append(
                "**A point** is one grade in one of the ten slots of the score, over eight "
                "subjects; neither a number of pupils nor money follows from it."
            )
        else:
            notes.append(
                "**As many as**: a way to picture a distance in pupils of one year. It is no "
                "target, and the numbers of several areas do not add up."
            )
        if self.estimated:
            notes.append(
                "**Approximate**: the number of pupils is estimated; pupils are given in fives."
            )
        if self.area.kind is not AreaKind.AUTHORITY:
            notes.append("**Several authorities** move together: their variance is taken twice.")
        return tuple(notes)

    @property
    def _points(self) -> bool:
        return self.measure.unit is Unit.POINTS

    @property
    def _about(self) -> str:
        return "about " if self.estimated else ""

    def _number(self, value: float) -> str:
        """Points to one decimal; pupils whole, in fives where their number is estimated."""
        if self._points:
            return number_text(value, 1)
        return number_text(5 * round(value / 5) if self.estimated else value, 0)

    @property
    def _who(self) -> str:
        return group_in_sentence(self.group, self.measure)

    def _under(self) -> str:
        when = period_text(self.measure, self.period)
        return f"{self.measure.title}, {group_label(self.group).lower()}, {when}."

    def _title(self, first: "Target") -> str:
        where = place_text(self.area)
        if first.shortfall.high < 0:
            return f"{_upper(self._who)} in {where} are above the same pupils in England"
        if not first.shortfall.clear:
            return f"{_upper(self._who)} in {where} have no clear shortfall from those in England"
        amount = self._number(first.shortfall.value)
        if self._points:
            points = "point" if amount == "1.0" else "points"
            return f"{_upper(self._who)} in {where} average {amount} {points} less than in England"
        pupils = "pupil" if amount == "1" else "pupils"
        return (
            f"As many as {self._about}{amount} more {pupils} would bring {where} level with the "
            "same pupils in England"
        )

    def _sentence(self, own: str, cohort: Cohort, targets: "Sequence[Target]") -> str:
        """What share of how many pupils did what, or what they averaged; then each distance."""
        exact = cohort.low == cohort.high and not self.estimated
        count = number_text(10 * round(cohort.pupils / 10) if self.estimated else cohort.pupils, 0)
        whose = f"{'' if exact else 'about '}{count} {self._who} in {place_text(self.area)}"
        clause = self.measure.phrase.format(value=bold(own), group=whose)
        clauses = [self._clause(one) for one in targets]
        return f"{_upper(clause)}. {_upper('; '.join(clauses))}."

    def _clause(self, one: "Target") -> str:
        """One comparator with its level, the distance and its range."""
        beside = f"{_INSIDE[one.role]} ({one.level_text})"
        if one.shortfall.high < 0:
            return f"above {beside}"
        if not one.shortfall.clear:
            return f"no clear shortfall from {beside}"
        if self._points:
            points = "point" if one.text == "1.0" else "points"
            return f"{one.text} {points} below {beside}, range {one.range_text}"
        return f"to be level with {beside}, {one.text} more ({one.range_text})"


def _upper(text: str) -> str:
    """The text beginning with a capital, also within bold."""
    start = len(text) - len(text.lstrip("*"))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]
