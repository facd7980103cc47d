"""The words of the map, its key and its table: counts and shown numbers, no verdicts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Unit
from eip_data.entries import Area
from findings.figure import Figure
from findings.map_classes import Scale
from findings.quantity import GAPS, Quantity, Show
from findings.sentences import (
    MINUS,
    figure_text,
    group_label,
    list_text,
    period_text,
    shown,
    status_text,
)

if TYPE_CHECKING:
    from findings.map_layer import MapArea

#: So many hatched authorities are named with their reasons; more are counted.
MOST_NAMED = 8


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(value: float, decimals: int) -> str:
    """A number without idle noughts: "4", "3.9"."""
    text = f"{abs(value):.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return MINUS + text if value < 0 else text


@dataclass(frozen=True)
class MapWords:
    """The words of one map. ``figures`` is the quantity, ``levels`` the measure, by area."""

    quantity: Quantity
    figures: Mapping[str, Figure]
    levels: Mapping[str, Figure]
    seven: tuple[str, ...]

    # --- numbers and heads --------------------------------------------------------------------

    def text(self, figure: Figure) -> str:
        """The quantity as it is read: differences with their sign, gaps without "%"."""
        unit = self.quantity.measure.unit
        text = figure_text(figure, unit, signed=self.quantity.diverges)
        return text if self.quantity.show is Show.LEVEL else text.replace("%", "")

    def since(self) -> str:
        """The earlier period of a change as it is read."""
        since = self.quantity.since
        return period_text(self.quantity.measure, since) if since else "an earlier year"

    def heads(self, ranked: int) -> tuple[str, str, str, str]:
        """Table heads of level, what is shown, the other gap, and place."""
        level = {
            Unit.PERCENT: "%", Unit.POINTS: "Points", Unit.SCORE: "Score", Unit.PER_100: "Per 100",
        }[self.quantity.measure.unit]  # fmt: skip
        other = {Show.GAP_WITHIN: "Gap to England", Show.GAP_NATIONAL: "Gap inside"}
        head = {
            Show.LEVEL: "",
            Show.FROM_ENGLAND: "From England",
            Show.FROM_OUTSIDE_LONDON: "From outside London",
            Show.GAP_WITHIN: "Gap inside",
            Show.GAP_NATIONAL: "Gap to England",
            Show.CHANGE: f"Since {self.since()}",
        }[self.quantity.show]
        return (
            level, head, other.get(self.quantity.show, ""), f"Place of {ranked}" if ranked else "",
        )  # fmt: skip

    def bar_heads(self) -> tuple[str, str]:
        """What the two sides of the line mean; the left one is worse for pupils."""
        sides = ("smaller", "larger") if self.quantity.show in GAPS else ("below", "above")
        if self.quantity.show is Show.CHANGE:
            sides = ("lower", "higher")
        return sides[::-1] if self.quantity.higher_is_better is False else sides

    def place(self, rank: tuple[int, int, int] | None) -> str:
        """ "74=" for a shared place, "–" for what has none."""
        if rank is None:
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
        outside = self.quantity.show is Show.FROM_OUTSIDE_LONDON
        return self.levels[ENGLAND_OUTSIDE_LONDON if outside else ENGLAND]

    # --- titles, key and alternatives ---------------------------------------------------------

    def map_title(self) -> str:
        """What the colour shows, and when."""
        measure, period = self.quantity.measure, self.quantity.period
        name = {
            Show.LEVEL: measure.title,
            Show.FROM_ENGLAND: "Difference from England",
            Show.FROM_OUTSIDE_LONDON: "Difference from England outside London",
            Show.GAP_WITHIN: "Gap inside each area",
            Show.GAP_NATIONAL: "Gap to others in England",
            Show.CHANGE: f"Change, {self.since()}" if self.quantity.since else "Change",
        }[self.quantity.show]
        joiner = " to " if self.quantity.since else ", "
        return f"{name}{joiner}{period_text(measure, period)}"

    def key_title(self) -> str:
        """The unit of the key, and what it is measured from."""
        measure, show = self.quantity.measure, self.quantity.show
        unit = {
            Unit.PERCENT: "%" if show is Show.LEVEL else "Percentage points",
            Unit.POINTS: "Points", Unit.SCORE: "Score", Unit.PER_100: "For every 100 pupils",
        }[measure.unit]  # fmt: skip
        if show in (Show.FROM_ENGLAND, Show.FROM_OUTSIDE_LONDON):
            name = "England" if show is Show.FROM_ENGLAND else "England outside London"
            return f"{unit} from {name} ({figure_text(self.beside(), measure.unit)})"
        if show is Show.CHANGE:
            return f"{unit}, change since {self.since()}"
        return f"{unit}, gap" if show in GAPS else unit

    def class_words(self, scale: Scale, index: int) -> str:
        """One class of the key in words, to be read without colour."""
        least, most = scale.bounds(index)
        percent = self.quantity.show is Show.LEVEL and self.quantity.measure.unit is Unit.PERCENT
        sign = "%" if percent else ""
        low = None if least is None else _plain(least, scale.decimals)
        high = None if most is None else _plain(most, scale.decimals)
        if scale.centred and scale.side(index) == 0:
            return f"within {high}"
        if low is None:
            return f"{high}{sign} or less"
        span = low if low == high else f"{low} or more" if high is None else f"{low} to {high}"
        if low is not None and high is None:
            span = f"{low}{sign} or more"
        elif sign:
            span += sign
        if not scale.centred:
            return span
        below, above = ("lower", "higher") if self.quantity.show is Show.CHANGE else (
            "below", "above",
        )  # fmt: skip
        return f"{span} {above if scale.side(index) > 0 else below}"

    def key_missing(self, hatched: "Sequence[MapArea]") -> str:
        """What hatching means on this map."""
        if any(area.class_index is not None for area in hatched):
            return "no figure of its own"
        return "no figure" if hatched else ""

    def table_title(self) -> str:
        """From the highest to the lowest of the seven, by name."""
        unit = self.quantity.measure.unit
        present = [c for c in self.seven if not self.figures[c].missing]
        if not present:
            return "The seven authorities"
        numbers = {code: shown(self.figures[code], unit)[0] for code in present}
        top, foot = max(numbers.values()), min(numbers.values())
        high = [code for code in present if numbers[code] == top]
        low = [code for code in present if numbers[code] == foot]
        if top == foot:
            return upper(f"{self.text(self.figures[high[0]])} in {self._names(high)}")
        return (
            f"From {self.text(self.figures[high[0]])} in {self._names(high)} "
            f"to {self.text(self.figures[low[0]])} in {self._names(low)}"
        )

    def table_under(self) -> str:
        """Who and when of the table, and its order."""
        measure = self.quantity.measure
        who = f"{group_label(self.quantity.group)}, " if len(measure.groups) > 1 else ""
        order = "widest gap first" if self.quantity.show in GAPS else "highest first"
        return upper(f"{who}{period_text(measure, self.quantity.period)}, {order}")

    def caption(self) -> str:
        """What the table holds, for those who do not see what stands around it."""
        return f"{self.quantity.measure.title}. {self.map_title()}. {self.table_under()}"

    def years_under(self) -> str:
        """What the row of small maps shows."""
        return f"{self.quantity.measure.title}: every comparable year in the colours above"

    def _names(self, codes: Iterable[str]) -> str:
        areas = catalogue.load().areas
        return list_text([areas[code].short_name for code in codes])

    def published_for(self, formers: Sequence[Area]) -> str:
        """The figures published for former authorities of this place."""
        parts = [f"{self.text(self.figures[one.code])} for {one.short_name}" for one in formers]
        return f"published {list_text(parts)}" if parts else ""

    def hover(
        self, area: Area, rank: tuple[int, int, int] | None, gap: Figure | None, former: str
    ) -> tuple[str, ...]:
        """Name; figure and status; place and gap. Three lines at most."""
        figure, level = self.figures[area.code], self.levels[area.code]
        measure, show = self.quantity.measure, self.quantity.show
        lines = [f"<b>{area.short_name}</b>"]
        if figure.missing:
            lines.append(f"No figure: {status_text(figure.status)}")
            return (*lines, upper(former)) if former else tuple(lines)
        unit = " points" if measure.unit is Unit.POINTS else ""
        told = f"{figure_text(level, measure.unit)}{unit} ({status_text(level.status)})"
        if show is not Show.LEVEL:
            after = {
                Show.FROM_ENGLAND: "{} from England",
                Show.FROM_OUTSIDE_LONDON: "{} from outside London",
                Show.GAP_WITHIN: "gap inside {}",
                Show.CHANGE: f"{{}} since {self.since()}",
            }.get(show, "")
            told += f", {after.format(self.text(figure))}" if after else ""
        last = []
        if gap and not gap.missing:
            number = figure_text(gap, measure.unit).replace("%", "")
            last.append(f"gap to others in England {number}")
        if rank:
            last.append(f"place {self.place(rank)} of {rank[2]}")
        return (*lines, told, upper(", ".join(last))) if last else (*lines, told)

    def alt(self, areas: "Sequence[MapArea]") -> str:
        """Kind, what, when, and the figure of each of the seven."""
        listed = "; ".join(f"{area.name} {area.text}" for area in areas)
        return f"Map of the seven authorities. {self.map_title()}. {listed}."

    def england_sentence(self, areas: "Sequence[MapArea]") -> str:
        """How many authorities of England are on which side, or from what to what."""
        unit = self.quantity.measure.unit
        own = [area for area in areas if not area.figure.missing]
        if not own:
            return "No authority has a figure. Outlined: the seven."
        if self.quantity.diverges:
            values = [shown(area.figure, unit)[0] for area in own]
            below, above = sum(v < 0 for v in values), sum(v > 0 for v in values)
            sides = ("lower", "higher") if self.quantity.show is Show.CHANGE else ("below", "above")
            same = len(own) - below - above
            told = f"Of {len(own)} authorities with a figure {below} are {sides[0]}, "
            told += f"{above} {sides[1]}"
            told += f" and {same} the same." if same else "."
        else:
            lowest, highest = (
                pick(own, key=lambda area: shown(area.figure, unit)[0]) for pick in (min, max)
            )
            told = f"{len(own)} authorities have a figure, from {lowest.text} to {highest.text}."
        return f"{told} Outlined: the seven."

    def england_alt(self, areas: "Sequence[MapArea]") -> str:
        """Kind, what, when, and the same count as beside the map."""
        return f"Map of England by authority. {self.map_title()}. {self.england_sentence(areas)}"

    # --- notes --------------------------------------------------------------------------------

    def notes(self, areas: "Sequence[MapArea]") -> tuple[str, ...]:
        """What a reader must know of places, hatching and our own figures."""
        found = [*self._hatching([area for area in areas if area.hatched])]
        if self.quantity.show is not Show.CHANGE:
            best = {True: "best for pupils", False: "best for pupils", None: "highest"}
            what = "this gap" if self.quantity.show in GAPS else "the level"
            first = best[self.quantity.higher_is_better]
            if self.quantity.show is Show.GAP_WITHIN:
                first = "the smallest gap, which is not the best result: see the level beside it"
            found.append(
                f"**Place** is by {what}: 1 is {first}; “=” shares its place, “–” has none. "
                "Authorities a few places apart often cannot be told apart."
            )
        elif self.quantity.since:
            found.append("**Change** has no places: authorities move from year to year.")
        if not self.levels[NORTH_EAST_CA].missing:
            found.append(
                "**North East CA** and **England outside London**: our calculation from their "
                "authorities; neither has a place."
            )
        if self.levels[ENGLAND].ours:
            found.append(
                "**England**: all authorities’ pupils together, our calculation, as no row for "
                "England is in our sources for this year."
            )
        periods = {self.quantity.period, self.quantity.since}
        found += [
            f"**Odd figure**: {note.text}"
            for note in self.quantity.measure.annotations
            if note.period in periods and note.area in self.seven
        ]
        return tuple(found)

    def _hatching(self, hatched: "Sequence[MapArea]") -> Iterable[str]:
        former = [area for area in hatched if area.former]
        if former:
            listed = "; ".join(f"{area.name}: {area.former}" for area in former)
            yield f"**Hatched, with an earlier authority’s figure**: {listed}."
        plain = [area for area in hatched if not area.former]
        if not plain:
            return
        if len(plain) <= MOST_NAMED:
            listed = "; ".join(f"{area.name}: {status_text(area.figure.status)}" for area in plain)
        else:
            counted = Counter(status_text(area.figure.status) for area in plain)
            listed = "; ".join(f"{reason}: {n} authorities" for reason, n in counted.most_common())
        when = " in one of the two years" if self.quantity.since else ""
        yield f"**Hatched, no figure**{when}: {listed}."

    def download_name(self) -> str:
        """A file name that says what is in it."""
        parts = ("map", self.quantity.measure.id, self.quantity.group, self.quantity.show)
        text = "-".join((*parts, self.quantity.period.replace("/", "-"))).replace("_", "-")
        return f"{text}.csv"
