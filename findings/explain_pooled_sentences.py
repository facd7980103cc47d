"""The words of three years put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group
from eip_data.entries import Area, Measure
from findings.explain_panel import Said
from findings.figure import Figure
from findings.sentences import (
    count_text,
    figure_text,
    group_in_sentence,
    group_label,
    place_text,
    span_text,
    status_text,
    title_inside,
)

if TYPE_CHECKING:
    from findings.explain_cohorts import Cohorts
    from findings.explain_pooled import PooledRow

ENGLAND_NAME = "England"


@dataclass(frozen=True)
class Words:
    """What is said of three years of one measure and group, as seen from one area."""

    measure: Measure
    group: Group
    area: Area
    years: tuple[str, ...]
    stock: "Cohorts | None"

    def said(self, rows: "Sequence[PooledRow]", why: str) -> Said:
        """Title, grey line and sentence; the reason where there are no rows."""
        if not rows:
            title = f"No three years can be put together for {title_inside(self.measure.title)}"
            return Said(title, why, "", "")
        return Said(self._title(rows), self._under(), self._sentence(rows), "")

    def notes(self, rows: "Sequence[PooledRow]") -> tuple[str, ...]:
        """How the years are weighed, what the range is, whose England it is."""
        if not rows:
            return ()
        weighed = (
            "weighted by the pupils of each year"
            if self.stock
            else "each year counting the same, as numbers of pupils are not in our sources"
        )
        notes = [
            f"**Together**: our calculation, {weighed}. The years lie on one side of any break."
        ]
        if any(row.low is not None for row in rows):
            approximate = ", approximate as numbers of pupils are estimated"
            notes.append(
                "**Range**: what ordinary variation of three such years could make (95%"
                f"{approximate if self.stock and self.stock.estimated else ''}); the North East "
                "CA's variance is taken twice, as its authorities move together. Each stands for "
                "itself: of twenty areas level with England one would lie apart by chance."
            )
        basis = (
            "all authorities' pupils together, on one basis with the authorities, "
            if self.stock and not self.stock.estimated
            else ""
        )
        notes.append(f"**England**: {basis}over the same three years.")
        return tuple(notes)

    def figure_text(self, figure: Figure, *, signed: bool = False) -> str:
        """A figure as it is read."""
        return figure_text(figure, self.measure.unit, signed=signed)

    def _under(self) -> str:
        when = span_text(self.measure, self.years[0], self.years[-1])
        return f"{self.measure.title}, {group_label(self.group).lower()}, {when} together."

    def _title(self, rows: "Sequence[PooledRow]") -> str:
        """On which side of England's figure the ranges of the seven lie; without any, figures."""
        england = next(row for row in rows if row.name == ENGLAND_NAME).together
        whole = next(row for row in rows if row.code == NORTH_EAST_CA).together
        ranges = [
            (row.low, row.high)
            for row in rows
            if row.code in _seven() and row.low is not None and row.high is not None
        ]
        if not ranges or england.exact is None:
            here, there = self.figure_text(whole), self.figure_text(england)
            return f"Over three years together: North East CA {here}, England {there}"
        below = sum(high < england.exact for _, high in ranges)
        above = sum(low > england.exact for low, _ in ranges)
        counts = (
            ("below", below), ("above", above), ("around", len(ranges) - below - above)
        )  # fmt: skip
        (first, count), *rest = [(side, count) for side, count in counts if count]
        lies = "range lies" if count == 1 else "ranges lie"
        of = f"{count_text(count)} of the seven" if count < 7 else "all seven"
        more = "".join(f", {count_text(n)} {side} it" for side, n in rest)
        return f"Over three years the {lies} {first} England's figure in {of}{more}"

    def _sentence(self, rows: "Sequence[PooledRow]") -> str:
        row = next((row for row in rows if row.chosen), None)
        england = next(row for row in rows if row.name == ENGLAND_NAME)
        who = group_in_sentence(self.group, self.measure)
        there = self.figure_text(england.together)
        outside = next(row for row in rows if row.name == "England outside London")
        beside = f"England ({there}) and England outside London"
        beside += f" ({self.figure_text(outside.together)})"
        if row is None or self.area.code == ENGLAND:
            return f"The figure of {who} in England is **{there}** over the three years."
        where = place_text(self.area)
        if row.together.missing:
            return (
                f"For {who} in {where} a year is missing: {status_text(row.together.status)}. "
                f"England's figure over the three years is {there}."
            )
        own = self.figure_text(row.together)
        return f"The figure of {who} in {where} is **{own}** over the three years, beside {beside}."


def _seven() -> tuple[str, ...]:
    return catalogue.load().areas[NORTH_EAST_CA].members
