"""The words of a funnel. Inside a band is not "as expected", and never in control or on target."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.funnel import LEAST_PUPILS
from eip_data.columns import LONDON, AreaKind, Group, Unit
from eip_data.entries import Area, Measure
from findings.explain_panel import Said, is_plural
from findings.sentences import (
    count_text,
    group_in_sentence,
    group_label,
    list_text,
    number_text,
    period_text,
    place_text,
    title_inside,
    unit_text,
)

if TYPE_CHECKING:
    from findings.explain_funnel import FunnelDot

INSTEAD = "ks4_english_maths_5"
INSIDE_CHANCE = "within chance alone"
INSIDE_SPREAD = "beyond chance, within the usual spread"
OUTSIDE = "beyond the usual spread"
PLACES = (INSIDE_CHANCE, INSIDE_SPREAD, OUTSIDE)
#: The names of the bands as the chart and the note write them.
CHANCE, SPREAD = "chance alone", "usual spread of authorities"


def place(level: float, chance: tuple[float, float], spread: tuple[float, float]) -> str:
    """Where a level lies: one of ``PLACES``."""
    if chance[0] <= level <= chance[1]:
        return INSIDE_CHANCE
    return INSIDE_SPREAD if spread[0] <= level <= spread[1] else OUTSIDE


def number(value: float, measure: Measure) -> str:
    """A level as it is read."""
    return number_text(value, min(measure.decimals, 1)) + (
        "%" if measure.unit is Unit.PERCENT else ""
    )


@dataclass(frozen=True)
class Words:
    """What is said of one funnel as seen from one area."""

    measure: Measure
    group: Group
    area: Area
    period: str
    outside: bool
    estimated: bool

    def said(self, dots: "Sequence[FunnelDot]", centre: str) -> Said:
        """Title, grey line, sentence, text alternative."""
        return Said(
            self._title(dots), self._under(len(dots)), self._sentence(dots, centre),
            self._alt(dots, centre),
        )  # fmt: skip

    def notes(self) -> tuple[str, ...]:
        """What the two bands are, and what lying inside does not say."""
        notes = [
            "**Chance alone** (inner lines, 95% and 99.8%): how far an authority with this many "
            "pupils lies from the centre by ordinary variation of its pupils. **Usual spread of "
            "authorities** (outer lines, 95%): chance and the differences that authorities have "
            "anyway, together.",
            "**Inside the usual spread is not “as expected”**: it says not unusual among very "
            "different authorities, and a figure far below the centre can lie inside.",
            "**Lines are no verdict**: of 150 authorities level with the centre seven or eight "
            "would lie outside the 95% lines by chance; “higher” and “lower” are said "
            "only after testing all of them together.",
            f"**Centre**: {self._where}'s authorities together. Authorities with fewer than 30 "
            "pupils in the group are left out.",
        ]
        if self.estimated:
            notes.append("**Approximate**: numbers of pupils are estimated.")
        return tuple(notes)

    @property
    def _where(self) -> str:
        return "England outside London" if self.outside else "England"

    @property
    def _who(self) -> str:
        return group_in_sentence(self.group, self.measure)

    def _under(self, count: int) -> str:
        when = period_text(self.measure, self.period)
        return (
            f"{self.measure.title}, {unit_text(self.measure)}, {group_label(self.group).lower()}, "
            f"{when}. {count} authorities of {self._where} by number of pupils."
        )

    def _title(self, dots: "Sequence[FunnelDot]") -> str:
        seven = [dot for dot in dots if dot.member]
        below = [dot.name for dot in seven if dot.level < dot.chance[0]]
        above = [dot.name for dot in seven if dot.level > dot.chance[1]]
        sides = [(len(below), "below"), (len(above), "above")]
        parts = [f"{count_text(count)} {side}" for count, side in sides if count]
        if parts:
            first = next(count for count, _ in sides if count)
            parts[0] = parts[0].replace(" ", " lies " if first == 1 else " lie ", 1)
        if not parts:
            return (
                f"None of the seven lies outside the lines of chance around {self._where}'s figure"
            )
        return f"Of the seven, {list_text(parts)} the lines of chance around {self._where}'s figure"

    def _sentence(self, dots: "Sequence[FunnelDot]", centre: str) -> str:
        """The chosen area's own place, or why it has none; then who lies beyond the spread."""
        beyond = [dot for dot in dots if dot.place == OUTSIDE]
        rest = f"Of {len(dots)} authorities {count_text(len(beyond))} "
        rest += "lies" if len(beyond) == 1 else "lie"
        rest += " beyond the usual spread"
        seven = [dot.name for dot in beyond if dot.member]
        rest += f", {list_text(seven)} among them." if seven else ", none of the seven among them."
        return f"{self._own(dots, centre)} {rest}"

    def _own(self, dots: "Sequence[FunnelDot]", centre: str) -> str:
        where = place_text(self.area)
        dot = next((dot for dot in dots if dot.chosen), None)
        if dot is None:
            if self.area.kind is not AreaKind.AUTHORITY:
                return f"{_upper(where)} is several authorities and has no dot of its own."
            have = "are" if is_plural(self.area) else "is"
            if self.outside and self.area.region == LONDON:
                return f"{_upper(where)} {have} in London and left out here."
            it_has = "it has" if have == "is" else "they have"
            return (
                f"{_upper(where)} {have} left out: {it_has} no figure or fewer than "
                f"{LEAST_PUPILS} {self._who}."
            )
        side = "below" if dot.level < dot.chance[0] else "above"
        said = {
            INSIDE_CHANCE: f"is no further from the centre ({centre}) than chance alone could make "
            "it, which does not say that it is the same",
            INSIDE_SPREAD: f"is {side} the centre ({centre}) by more than chance alone, and not "
            "unusual among authorities this different",
            OUTSIDE: f"is {side} the centre ({centre}) by more than authorities usually differ",
        }[dot.place]
        return f"{_upper(where)} at **{dot.level_text}** {said}."

    def _alt(self, dots: "Sequence[FunnelDot]", centre: str) -> str:
        listed = ", ".join(f"{dot.name} {dot.level_text}" for dot in dots if dot.member)
        chosen = next((dot for dot in dots if dot.chosen and not dot.member), None)
        more = f", {chosen.name} {chosen.level_text}" if chosen else ""
        return (
            f"Funnel plot. {title_inside(self.measure.title)}, {self._who}, {self.period}, "
            f"{len(dots)} authorities of {self._where}, centre {centre}. {listed}{more}."
        )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
