"""The words of level against change: who moved which way beside England; no order, no verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.change import obstacle
from eip_data.columns import Group, Unit
from eip_data.entries import Measure
from findings.area_sentences import NO_BASE
from findings.compare_words import Said, not_drawn
from findings.peer_sentences import count_text
from findings.sentences import (
    bold,
    group_label,
    list_text,
    period_inside,
    period_text,
    title_inside,
    unit_text,
)

if TYPE_CHECKING:
    from findings.movement import Mover

NO_ORDER = (
    "Changes are not put in order: most are no larger than authorities' ordinary movement, and a "
    "group can change in size and make-up between the two years."
)


@dataclass(frozen=True)
class Told:
    """All that is said of one movement; ``since`` is "" where nothing may be compared."""

    measure: Measure
    group: Group
    period: str
    since: str
    movers: "Sequence[Mover]"
    england: "Mover | None"
    outside: "Mover | None"
    absent: Sequence[str]
    far_off: "Sequence[Mover]" = ()

    def said(self) -> Said:
        """The finding: how many of the seven went up and down, beside England."""
        if not self.since:
            title = f"No change can be shown for {title_inside(self.measure.title)}"
            return Said(title, f"{self._what}.", self._reason(), f"Scatter chart. {title}.")
        when = period_inside(self.measure, self.since)
        seven = [mover for mover in self.movers if mover.member]
        if not seven:
            title = f"None of the seven has a figure in both years since {when}"
            return Said(title, self._under, "", f"Scatter chart. {self._what}. {title}.")
        title = f"Since {when}, {self._ups_and_downs(seven)}"
        return Said(title, self._under, self._beside(), self._alt(seven))

    def corners(self) -> tuple[str, str, str, str]:
        """The four quarters in plain words, beside England's figure and England's change."""
        names = []
        for change in ("above", "below"):
            for level in ("Below", "Above"):
                names.append(f"{level} England, change {change}")
        return names[0], names[1], names[2], names[3]

    def axes(self) -> tuple[str, str]:
        """What runs across and what runs up."""
        now = period_text(self.measure, self.period)
        if not self.since:
            return now, ""
        return f"figure, {now}", f"change since {period_text(self.measure, self.since)}"

    def notes(self) -> tuple[str, ...]:
        """What a reader must know of changes."""
        if not self.since:
            return ()
        notes = [NO_ORDER]
        if self.far_off:
            notes.append(
                not_drawn(
                    [(m.name, f"{m.level_text}, {m.change_text}") for m in self.far_off],
                    "far from the rest",
                )
            )
        if self.absent:
            few = list_text(list(self.absent[:8])) if len(self.absent) <= 8 else (
                f"{', '.join(self.absent[:6])} and {len(self.absent) - 6} more"
            )  # fmt: skip
            notes.append(f"**Not shown**, without a figure in one of the two years: {few}.")
        return tuple(notes)

    def _reason(self) -> str:
        if self.measure.base_period_of(self.group) is None:
            return NO_BASE
        earlier = [p for p in self.measure.series_of(self.group).periods if p < self.period]
        if not earlier:
            return "This is the first year of the series."
        return obstacle(self.measure, (self.group,), earlier[-1], self.period) or ""

    @property
    def _what(self) -> str:
        who = self.measure.population.rstrip(".")
        if "{group}" in self.measure.phrase:
            who = group_label(self.group)
        return f"{self.measure.title}, {unit_text(self.measure)}. {who}"

    @property
    def _under(self) -> str:
        across, up = self.axes()
        return f"{self._what}. Across: {across}; up: {up}. Dotted: England's."

    def _ups_and_downs(self, seven: "Sequence[Mover]") -> str:
        signs = [(mover.change.value or 0.0) for mover in seven]
        counts = [
            (sum(sign > 0 for sign in signs), "up"),
            (sum(sign == 0 for sign in signs), "unchanged"),
            (sum(sign < 0 for sign in signs), "down"),
        ]
        parts = [
            f"{count_text(count)} {'is' if count == 1 else 'are'} {word}"
            for count, word in counts
            if count
        ]
        if len(parts) == 1 and len(seven) == 7:
            return f"all seven authorities {parts[0].split(' ', 1)[1]}"
        who = "the seven authorities" if len(seven) == 7 else f"the {count_text(len(seven))} shown"
        return f"of {who} {list_text(parts)}"

    def _beside(self) -> str:
        named = [
            f"{name} {bold(mover.change_text)}"
            for name, mover in (("England", self.england), ("England outside London", self.outside))
            if mover
        ]
        named += [
            f"{mover.name} {bold(mover.change_text)}"
            for mover in self.movers
            if mover.chosen and not mover.member
        ]
        points = "percentage points" if self.measure.unit is Unit.PERCENT else "points"
        return f"Change in {points}: {list_text(named)}." if named else ""

    def _alt(self, seven: "Sequence[Mover]") -> str:
        named = [f"{m.name} {m.level_text}, {m.change_text}" for m in seven]
        if self.england:
            named.insert(0, f"England {self.england.level_text}, {self.england.change_text}")
        return f"Scatter chart. {self._under} {'; '.join(named)}."
