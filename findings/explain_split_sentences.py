"""The words of the split of an all-pupil difference. Arithmetic, never a cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.decomposition import CLOSE_TO_NOTHING
from analysis.rounding import half_away
from eip_data.columns import NORTH_EAST_CA, Unit
from eip_data.entries import Area, Measure
from findings.explain_panel import Said
from findings.sentences import (
    number_text,
    period_text,
    place_text,
    title_inside,
)

if TYPE_CHECKING:
    from findings.explain_split import Versus

NAMES = {"england": "England", "outside": "England outside London"}
#: What each part is called, in the order shown.
LABELS = {
    "composition": "Share of disadvantaged pupils",
    "disadvantaged": "Disadvantaged pupils' own level",
    "others": "Other pupils' level",
}
_INSIDE = {
    "composition": "the share of disadvantaged pupils",
    "disadvantaged": "disadvantaged pupils' own level",
    "others": "other pupils' level",
}
#: Parts no larger than this are close to nothing, by unit (METHOD gives it for Attainment 8; for
#: percentages twice as much, as for what is called close).
NOTHING = {Unit.POINTS: CLOSE_TO_NOTHING, Unit.PERCENT: 2 * CLOSE_TO_NOTHING}
CAVEAT = (
    "**Accounting, not causes**: the split says where the difference lies in the figures, not why. "
    "It weighs both places alike, and “disadvantaged” takes pupils in long and in short poverty "
    "together."
)


def instead(asked: Measure, shown: Measure) -> str:
    """Why the measure asked for is not taken apart, and what is shown in its place."""
    return (
        f"For {title_inside(asked.title)} the split is not established: {_reason(asked)}. "
        f"{shown.title} is shown instead."
    )


def _reason(measure: Measure) -> str:
    if not measure.pairs:
        return measure.no_pair_reason or "no two groups of pupils are published"
    if measure.id == "early_years_gld":
        return "the two free school meals groups do not add up to all children"
    if measure.id.startswith("ks2_"):
        return (
            "no numbers of pupils are in our sources, and a share worked out from whole "
            "percentages is too uncertain to say even on which side a part lies"
        )
    return "no numbers of pupils by group and authority are in our sources"


@dataclass(frozen=True)
class Words:
    """What is said of one area's split."""

    measure: Measure
    area: Area
    period: str

    def said(self, found: "Sequence[Versus]", why: str) -> Said:
        """Title, grey line, sentence, text alternative; the reason where nothing is found."""
        if not found:
            return Said(why, self._under(""), "", "")
        england = found[0]
        return Said(
            self._title(england),
            self._under(" Each part begins where the one before ends; dotted line: no difference."),
            " ".join(self._sentence(one) for one in found),
            "Bars. " + " ".join(self._alt(one) for one in found),
        )

    def lead(self, found: "Sequence[Versus]", why: str) -> str:
        """The page's one sentence."""
        if not found:
            return why
        one = found[0]
        level = f"At {self._age}, all pupils in {place_text(self.area)} are {self._stands(one)}"
        rest = one.parts.disadvantaged + one.parts.others
        return (
            f"{level}: {self._part(one.parts.composition)} in how many are disadvantaged, "
            f"{self._part(rest)} in how the two groups do"
        )

    def notes(self, found: "Sequence[Versus]") -> tuple[str, ...]:
        """The caveat, the basis, how far rounding and chance reach, and what our own area is."""
        if not found:
            return ()
        one = found[0]
        limit = number_text(NOTHING[self.measure.unit], 1)
        notes = [
            CAVEAT,
            "**England**: all authorities' pupils together, on one basis with the area; both "
            "places are our calculation from their pupils.",
            f"**Close to nothing**: less than {limit} {self._unit}. Ordinary variation from year "
            "to year moves the part of disadvantaged pupils' level by about "
            f"{number_text(one.margins[0], 1)} either way, and that of other pupils' by about "
            f"{number_text(one.margins[1], 1)}; a part is called the largest only beyond that.",
        ]
        if self.measure.unit is Unit.POINTS:
            notes.append(
                "**Rounding**: the published all-pupil scores differ from what the groups' rounded "
                "scores make; that is shown by itself and is in no part."
            )
        if self.area.code == NORTH_EAST_CA:
            notes.append("**North East CA**: the seven together, from their pupils.")
        return tuple(notes)

    @property
    def _age(self) -> str:
        return self.measure.stage.removeprefix("Age ")

    @property
    def _unit(self) -> str:
        return "points" if self.measure.unit is Unit.POINTS else "percentage points"

    def _points(self, value: float) -> str:
        text = number_text(abs(value), 1)
        return f"{text} {self._unit.removesuffix('s') if text == '1.0' else self._unit}"

    def _under(self, end: str) -> str:
        when = period_text(self.measure, self.period)
        return f"{self.measure.title}, all pupils, {self._unit}, {when}.{end}"

    def _title(self, one: "Versus") -> str:
        place = place_text(self.area)
        if all(abs(getattr(one.parts, part)) < NOTHING[self.measure.unit] for part in LABELS):
            return f"Every part of the difference of {place} from England is close to nothing"
        if one.largest is None:
            return f"No one part of the difference of {place} from England stands out"
        part = getattr(one.parts, one.largest)
        return (
            f"The largest part of the difference of {place} from England is "
            f"{_INSIDE[one.largest]}: {number_text(part, 1, signed=True)}"
        )

    def _sentence(self, one: "Versus") -> str:
        start = f"All pupils in {place_text(self.area)} are {self._stands(one, strong='**')}"
        clauses = ", ".join(self._clause(part, one) for part in LABELS)
        return f"{start}: {clauses}."

    def _clause(self, part: str, one: "Versus") -> str:
        value = getattr(one.parts, part)
        shares = (
            f" ({number_text(100 * one.here.share, 1)}% against "
            f"{number_text(100 * one.there.share, 1)}%)"
            if part == "composition"
            else ""
        )
        if abs(value) < NOTHING[self.measure.unit]:
            return f"close to nothing in {_INSIDE[part]}{shares}"
        return f"**{number_text(value, 1, signed=True)}** in {_INSIDE[part]}{shares}"

    def _stands(self, one: "Versus", *, strong: str = "") -> str:
        """How the area stands to a place: "2.3 points below England"."""
        if half_away(one.published, 1) == 0:
            return f"level with {one.name}"
        side = "below" if one.published < 0 else "above"
        return f"{strong}{self._points(one.published)}{strong} {side} {one.name}"

    def _part(self, value: float) -> str:
        if abs(value) < NOTHING[self.measure.unit]:
            return "close to nothing"
        return f"{number_text(abs(value), 1)} {'below' if value < 0 else 'above'}"

    def _alt(self, one: "Versus") -> str:
        listed = ", ".join(
            f"{label.lower()} {number_text(part, 1, signed=True)}"
            for label, part in ((LABELS[name], getattr(one.parts, name)) for name in LABELS)
        )
        return (
            f"{self.measure.title}, {self.area.name} minus {one.name}, {self.period}: "
            f"{number_text(one.published, 1, signed=True)}; {listed}."
        )
