"""The words on the map and of its table: shown numbers, and verdicts as they are given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Unit, Verdict
from findings import map_verdict_sentences as verdicts
from findings.certainty_sentences import range_text, verdict_label
from findings.figure import Figure
from findings.map_verdicts import Judgement
from findings.quantity import (
    BESIDE_ENGLAND,
    BESIDE_OUTSIDE_LONDON,
    GAPS,
    VERDICTS,
    Quantity,
    Show,
)
from findings.sentences import (
    figure_text,
    group_label,
    list_text,
    period_text,
    shown,
)


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class MapWords:
    """The words of one map. ``figures`` is the quantity, ``levels`` the measure, by area;
    ``judged`` is how certain they are, ``published`` England's own row."""

    quantity: Quantity
    figures: Mapping[str, Figure]
    levels: Mapping[str, Figure]
    seven: tuple[str, ...]
    judged: Judgement
    published: Figure

    # --- numbers and heads --------------------------------------------------------------------

    def text(self, figure: Figure) -> str:
        """The quantity as it is read: differences with their sign, gaps without "%"."""
        unit = self.quantity.measure.unit
        text = figure_text(figure, unit, signed=self.quantity.diverges)
        return text if self.quantity.show is Show.LEVEL else text.replace("%", "")

    @property
    def of_verdicts(self) -> bool:
        """Whether the colour is the verdict's."""
        return self.quantity.show in VERDICTS

    def verdict(self, code: str) -> str:
        """The verdict's word, "" where there is none."""
        found = self.judged.verdict(code)
        return verdict_label(found, self.judged.gap) if found else ""

    def label(self, code: str) -> str:
        """What stands on an area: its figure, and before it the word that the colour says."""
        text, word = self.text(self.figures[code]), self.verdict(code)
        return f"{word}, {text}" if self.of_verdicts and word else text

    def since(self) -> str:
        """The earlier period of a change as it is read."""
        since = self.quantity.since
        return period_text(self.quantity.measure, since) if since else "an earlier year"

    def heads(self, ranked: int) -> tuple[str, str, str, str, str]:
        """Table heads of level, what is shown, the other gap, the verdict, and place."""
        level = {
            Unit.PERCENT: "%", Unit.POINTS: "Points", Unit.SCORE: "Score", Unit.PER_100: "Per 100",
        }[self.quantity.measure.unit]  # fmt: skip
        other = {Show.GAP_WITHIN: "Gap to England", Show.GAP_NATIONAL: "Gap inside"}
        head = {
            Show.LEVEL: "",
            **dict.fromkeys(BESIDE_ENGLAND, "From England"),
            **dict.fromkeys(BESIDE_OUTSIDE_LONDON, "From outside London"),
            Show.GAP_WITHIN: "Gap inside",
            Show.GAP_NATIONAL: "Gap to England",
            Show.CHANGE: f"Since {self.since()}",
        }[self.quantity.show]
        return (
            level, head, other.get(self.quantity.show, ""), self._verdict_head(),
            f"Place of {ranked}" if ranked else "",
        )  # fmt: skip

    def _verdict_head(self) -> str:
        """What the verdicts are given against; "" where there are none."""
        if not self.judged.family:
            return ""
        if self.quantity.show is Show.GAP_NATIONAL:
            return "Level against England"
        if self.judged.gap:
            return "Against England's gap"
        return f"Against {'outside London' if self.judged.outside else 'England'}"

    def bar_heads(self) -> tuple[str, str]:
        """What the two sides of the line mean; the left one is worse for pupils."""
        sides = ("smaller", "larger") if self.quantity.show in GAPS else ("below", "above")
        if self.quantity.show is Show.CHANGE:
            sides = ("lower", "higher")
        return sides[::-1] if self.quantity.higher_is_better is False else sides

    def place(self, code: str, rank: tuple[int, int, int] | None) -> str:
        """Between which places an area may lie, "64th to 117th"; where nothing is known of that
        its rank, "74=" for a shared one; "–" for what has none."""
        between = self.judged.rank(code)
        if between:
            return range_text(between.low, between.high)
        if rank is None or self.judged.found:
            return "–"
        return f"{rank[0]}=" if rank[1] > 1 else str(rank[0])

    def row_under(self, code: str) -> str:
        """The grey line under a name of the table: whose calculation it is."""
        if self.levels[code].missing:
            return ""
        if code == ENGLAND:
            return "authorities together" if self.levels[code].ours else ""
        return "our calculation" if code in (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON) else ""

    def beside(self) -> Figure:
        """The figure a difference is counted from."""
        outside = self.quantity.show in BESIDE_OUTSIDE_LONDON
        return self.levels[ENGLAND_OUTSIDE_LONDON if outside else ENGLAND]

    # --- titles and alternatives --------------------------------------------------------------

    def years_title(self) -> str:
        """What the colour shows, in whichever year."""
        return f"Change since {self.since()}" if self.quantity.since else self._shows()

    def _shows(self) -> str:
        return {
            Show.VERDICT: "Higher or lower than England",
            Show.VERDICT_OUTSIDE_LONDON: "Higher or lower than England outside London",
            Show.LEVEL: self.quantity.measure.title,
            Show.FROM_ENGLAND: "Difference from England",
            Show.FROM_OUTSIDE_LONDON: "Difference from England outside London",
            Show.GAP_WITHIN: "Gap inside each area",
            Show.GAP_NATIONAL: "Gap to others in England",
            Show.CHANGE: f"Change, {self.since()}" if self.quantity.since else "Change",
        }[self.quantity.show]

    def map_title(self) -> str:
        """What the colour shows, and when."""
        joiner = " to " if self.quantity.since else ", "
        period = period_text(self.quantity.measure, self.quantity.period)
        return f"{self._shows()}{joiner}{period}"

    def table_title(self) -> str:
        """From the highest to the lowest of the seven, or those lower and higher, by name."""
        if self.of_verdicts:
            lower, higher = (
                self.names(code for code in self.seven if self.judged.verdict(code) is side)
                for side in (Verdict.LOWER, Verdict.HIGHER)
            )
            return verdicts.table_title(lower, higher, len(self.seven))
        unit = self.quantity.measure.unit
        present = [c for c in self.seven if not self.figures[c].missing]
        if not present:
            return "The seven authorities"
        numbers = {code: shown(self.figures[code], unit)[0] for code in present}
        top, foot = max(numbers.values()), min(numbers.values())
        high = [code for code in present if numbers[code] == top]
        low = [code for code in present if numbers[code] == foot]
        if top == foot:
            return upper(f"{self.text(self.figures[high[0]])} in {list_text(self.names(high))}")
        return (
            f"From {self.text(self.figures[high[0]])} in {list_text(self.names(high))} "
            f"to {self.text(self.figures[low[0]])} in {list_text(self.names(low))}"
        )

    def table_under(self) -> str:
        """Who and when of the table, and its order."""
        order = "widest gap first" if self.quantity.show in GAPS else "highest first"
        return f"{self._who()}, {order}"

    def under_alone(self) -> str:
        """What, whose and when, for a picture that stands without its page."""
        return f"{self.quantity.measure.title}. {self._who()}."

    def _who(self) -> str:
        measure = self.quantity.measure
        who = f"{group_label(self.quantity.group)}, " if len(measure.groups) > 1 else ""
        return upper(f"{who}{period_text(measure, self.quantity.period)}")

    def caption(self) -> str:
        """What the table holds, for those who do not see what stands around it."""
        return f"{self.quantity.measure.title}. {self.map_title()}. {self.table_under()}"

    def names(self, codes: Iterable[str]) -> list[str]:
        """The short names of areas."""
        areas = catalogue.load().areas
        return [areas[code].short_name for code in codes]

    def download_name(self) -> str:
        """A file name that says what is in it."""
        parts = ("map", self.quantity.measure.id, self.quantity.group, self.quantity.show)
        text = "-".join((*parts, self.quantity.period.replace("/", "-"))).replace("_", "-")
        return f"{text}.csv"
