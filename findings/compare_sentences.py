"""The sentences of a comparison: who is above, close to or below whom, in plain numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA
from findings.area_sentences import north_east_note
from findings.compare_words import Facts, Said, upper
from findings.peer_sentences import count_text
from findings.quantity import GAPS, Show
from findings.sentences import basis_differs, bold, compared, figure_text, list_text, status_text
from findings.sentences import place_text as area_text

if TYPE_CHECKING:
    from findings.compare import Row

NOT_APART = (
    "**Place**: 1 is {first}. Authorities a few places apart often cannot be told apart; a shared "
    "place is counted with all who share it."
)
#: The City of London and the Isles of Scilly: fewer than 2,000 children live in either.
FEW_PUPILS = ("E09000001", "E06000053")
#: More names than this in one list are cut short.
MOST_NAMES = 8
ORDER = ("above", "the same as", "close to", "below")


class Told(Facts):
    """All that is said of one comparison."""

    # --- the page ---------------------------------------------------------------------------

    def title(self) -> str:
        """The finding: the seven beside England, one area beside its peers, or the set's span."""
        if self.peers.among == "own":
            return self._span(list(self.rows), "the areas of this set")
        if self.peers.among == "england":
            return self._seven_beside_england()
        own = self._own
        if own is None:
            return self._span([row for row in self.rows if row.place], "the authorities shown")
        if own.figure.missing:
            return self._none(area_text(self.area), own.figure)
        return f"{upper(self._stated(self.area, own.figure, own.text))}{self._beside_peers(own)}"

    def lead(self) -> str:
        """The North East CA, England outside London, and the area that was chosen."""
        parts = []
        whole = next((row for row in self.rows if row.code == NORTH_EAST_CA), None)
        ours = [
            f"{name} is at {bold(one.text)}"
            for name, one in (
                ("the North East CA", whole),
                ("England outside London", self._reference("outside")),
            )
            if one is not None and not one.figure.missing
        ]
        if ours:
            parts.append(f"{upper(list_text(ours))}.")
        own = self._own
        if own and own.figure.missing:
            where = upper(area_text(self.area))
            parts.append(f"{where} has no figure: {status_text(own.figure.status)}.")
        elif own:
            if self.quantity.show in GAPS:
                parts.append(self._all_three(own))
                parts += [f"Its place by this gap is {own.place_text}."] if own.place else []
            elif own.place:
                where = upper(area_text(self.area))
                parts.append(f"{where} is at {bold(own.text)}: {own.place_text}.")
        return " ".join(parts)

    # --- the figures ------------------------------------------------------------------------

    def main(self) -> Said:
        """The sorted dots."""
        names = {
            "region": f"Authorities of {self._region_text}",
            "neighbours": f"{self.area.short_name} and its ten statistical neighbours",
            "similar": f"{self.area.short_name} and ten authorities with similar pupils",
            "members": "The North East CA and its members",
            "own": "The areas of this set",
        }
        title = names.get(self.peers.among) or self._seven_by_middle()
        end = f"{self._order}. "
        return Said(title, self._under(end), self._around() or self._named(), self._alt("Dot plot"))

    def beside(self) -> Said:
        """The small table beside the dots."""
        title = "The seven and England" if self.peers.among == "england" else "In figures"
        return Said(title, f"{self._what}. {self._order}", "", "")

    def notes(self) -> tuple[str, ...]:
        """What a reader must know of places, gaps and our own figures."""
        measure, show = self.quantity.measure, self.quantity.show
        first = self._first
        notes = [NOT_APART.format(first=first)]
        if show in GAPS:
            notes.append(
                "**Gap**: other pupils minus this group, positive when this group is behind. A gap "
                "inside an area also falls when other pupils do worse, so both gaps and the level "
                "stand side by side; the place by gap to others in England is the place by level."
            )
        notes.append("**England outside London**: our calculation.")
        if any(row.code == NORTH_EAST_CA and not row.figure.missing for row in self.rows):
            notes.append(f"{north_east_note(measure)} It is not ranked.")
        if self.peers.among in ("region", "members", "own") and any(
            row.member and not row.chosen for row in self.rows
        ):
            notes.append("**Open circles**: members of the North East CA.")
        if formers := [row.name for row in self.rows if row.former]:
            notes.append(
                f"**Former authorities**: {list_text(formers)}, since replaced by others; not "
                "ranked."
            )
        if few := [row.name for row in self.rows if row.code in FEW_PUPILS and row.place]:
            notes.append(
                f"**Very few pupils**: figures of {list_text(few)} swing widely from year to year."
            )
        absent = [row for row in self.rows if row.figure.missing]
        reasons = {row.text for row in absent}
        if len(absent) > 6 and len(absent) == len(self.rows) and len(reasons) == 1:
            notes.append(f"**No figure**: all are {reasons.pop()}.")
        elif absent:
            listed = "; ".join(f"{row.name}: {row.text}" for row in absent[:6])
            more = f"; and {len(absent) - 6} more" if len(absent) > 6 else ""
            notes.append(f"**No figure**: {listed}{more}.")
        notes += [
            f"**{row.name}**: {note.text}"
            for row in self.rows
            for note in measure.annotations
            if note.area == row.code and note.period == self.quantity.period
        ]
        return (*notes, *measure.caveats)

    def _seven_beside_england(self) -> str:
        """How many of the seven are above and below; who is close or the same is named below."""
        seven = [row for row in self.rows if row.member]
        shown = [row for row in seven if not row.figure.missing]
        if self._england.figure.missing or not shown:
            return self._span(seven, "the seven authorities")
        words = [self._beside_england(row) for row in shown]
        above, below = words.count("above"), words.count("below")
        england = f"England ({self._england.text})"
        whole = len(words) == len(seven)
        for word in ORDER:
            if whole and words.count(word) == len(seven):
                return f"{self._subject}: all seven authorities are {word} {england}"
        if not above and not below:
            return f"{self._subject}: none of the seven authorities is above or below {england}"
        if self.quantity.show in GAPS:
            has = "have" if above > 1 else "has"
            return (
                f"{self._subject}: {count_text(above)} of the seven authorities {has} a wider gap "
                f"than {england}, {count_text(below)} a narrower one"
            )
        verb = "are" if above > 1 else "is"
        under = f"{count_text(below)} {'is' if below == 1 else 'are'} below"
        return (
            f"{self._subject}: {count_text(above)} of the seven authorities {verb} above "
            f"{england}, {under}"
        )

    @property
    def _subject(self) -> str:
        """Whose figure of what, to open a finding with."""
        measure, show = self.quantity.measure, self.quantity.show
        who = f", {self._group_text}" if self._is_grouped else ""
        gap = {
            Show.GAP_WITHIN: ", gap inside the area",
            Show.GAP_NATIONAL: ", gap to other pupils in England",
        }.get(show, "")
        return f"{measure.title}{who}{gap}"

    def _beside_england(self, row: "Row") -> str:
        word = compared(row.figure, self._england.figure, self.quantity.measure.unit)
        published = not self._england.figure.ours
        if published and basis_differs(self.quantity.measure, self.quantity.period):
            return word.replace("the same as", "close to")
        return word

    def _beside_peers(self, own: "Row") -> str:
        """The clause after an area's own figure: the mean, the region or England."""
        mean, region = self._reference("mean"), self._reference("region")
        unit = self.quantity.measure.unit
        if mean and not mean.figure.missing:
            count = count_text(int(mean.label.rsplit(" ", 1)[1]))
            word = compared(own.figure, mean.figure, unit)
            return f", {word} the mean of {count} {self.peers.label} ({mean.text})"
        if self.peers.among == "region" and region and not region.figure.missing:
            word = compared(own.figure, region.figure, unit)
            return f", {word} {self._region_text} region ({region.text})"
        if self._england.figure.missing:
            return ""
        return f", {self._beside_england(own)} England ({self._england.text})"

    def _span(self, rows: "Sequence[Row]", who: str) -> str:
        """From the lowest to the highest figure of some areas."""
        areas = catalogue.load().areas
        shown = [row for row in rows if not row.figure.missing]
        if not shown:
            reason = status_text(rows[0].figure.status) if rows else "no area is shown"
            return f"{self._subject}: there is no figure for {who}, {reason}"
        who += " with a figure" if len(shown) < len(rows) else ""
        ordered = sorted(shown, key=lambda row: row.figure.value or 0.0)
        low, high = ordered[0], ordered[-1]
        if len(shown) == 1:
            return f"{self._subject}: {area_text(areas[low.code])} is at {low.text}"
        if low.figure.value == high.figure.value:
            return f"{self._subject}: {who} are all at {low.text}"
        return (
            f"{self._subject}: {who} run from {low.text} in {area_text(areas[low.code])} "
            f"to {high.text} in {area_text(areas[high.code])}"
        )

    def _named(self) -> str:
        """Who is above England, the same, close and below; all of them, or the seven of many."""
        england, many = self._england, self.peers.among == "england"
        shown = [row for row in self.rows if not row.figure.missing and (row.member or not many)]
        if england.figure.missing or not shown:
            return ""
        parts = []
        for word in ORDER:
            names = [row.name for row in shown if self._beside_england(row) == word]
            if len(names) > MOST_NAMES:
                names = [*names[:6], f"{len(names) - 6} more"]
            if names:
                parts.append(f"{_alone(word)}: {list_text(names)}")
        return f"Beside England ({bold(england.text)}), {'; '.join(parts)}."

    def _around(self) -> str:
        """How many of the others are above one area, at its figure and below; "" for no such."""
        own = self._own
        if self.peers.among not in ("region", "neighbours", "similar") or own is None:
            return ""
        others = [
            row.figure.value
            for row in self.rows
            if row.figure.value is not None and not row.chosen and row.code != NORTH_EAST_CA
        ]
        if own.figure.value is None or not others:
            return ""
        above = sum(value > own.figure.value for value in others)
        level = sum(value == own.figure.value for value in others)
        below = len(others) - above - level
        parts = [f"{count_text(above)} {'is' if above == 1 else 'are'} above {own.name}"]
        parts += [f"{count_text(level)} at the same figure"] if level else []
        parts.append(f"{count_text(below)} below")
        lines = [
            f"{line.label} {bold(line.text)}"
            for line in self.references
            if line.role != "mean" and not line.figure.missing
        ]
        beside = f" {list_text(lines)}." if lines else ""
        who = count_text(len(others))
        those = f"the {who} authorities" if own.code == NORTH_EAST_CA else f"the other {who}"
        return f"Of {those}, {list_text(parts)}.{beside}"

    def _seven_by_middle(self) -> str:
        middle = self._middle
        seven = [row.figure for row in self.rows if row.member and row.figure.value is not None]
        if middle is None or middle.value is None or not seven:
            return "No authority's figure can be placed"
        above = sum((figure.value or 0.0) > middle.value for figure in seven)
        what = "All" if above == len(seven) else upper(count_text(above))
        verb = "is" if above == 1 else "are"
        return f"{what} of the seven {verb} above the middle one of {self._ranked}"

    def _all_three(self, row: "Row") -> str:
        """Both gaps and the level, so that none is read alone."""
        measure = self.quantity.measure
        inside, national = (
            figure_text(figure, measure.unit).replace("%", "")
            for figure in (row.standing.within, row.standing.vs_national)
        )
        level = figure_text(row.standing.level, measure.unit)
        return (
            f"Of {area_text(self.area)}: gap inside {bold(inside)}, gap to other pupils in England "
            f"{bold(national)}, level of {self._group_text} {bold(level)}."
        )

    def _alt(self, kind: str) -> str:
        """Kind, measure, period, then England's figure and those of the areas picked out."""
        picked = [row for row in self.rows if row.member or row.chosen or len(self.rows) <= 40]
        named = [f"{row.name} {row.text}" for row in picked]
        lines = [f"{one.label} {one.text}" for one in self.references]
        return f"{kind}. {self._what}. {'; '.join([*lines, *named])}."


def _alone(word: str) -> str:
    """A comparison without what it is compared with."""
    return {"the same as": "the same", "close to": "close"}.get(word, word)
