"""The sentences of a comparison: its finding, its lead, and the words of its two figures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA
from findings.certainty_sentences import among_text, interval_text, places_text
from findings.compare_verdicts import Beside
from findings.compare_words import Facts, Said, upper
from findings.few_pupils import beyond
from findings.peer_sentences import count_text
from findings.quantity import GAPS, Show
from findings.sentences import bold, figure_text, list_text, shown, status_text
from findings.sentences import place_text as area_text

if TYPE_CHECKING:
    from findings.compare_rows import Row


class Told(Facts):
    """All that is said of one comparison, but for its notes."""

    # --- the page ---------------------------------------------------------------------------

    def title(self) -> str:
        """The finding: the seven beside England, one area beside its peers, or the set's span."""
        if self.peers.among == "own":
            return self._span(list(self.rows), "the areas of this set")
        if self.peers.among == "england":
            seven = [row for row in self.rows if row.member]
            counts = self._england_words.counts(seven, "the seven authorities")
            return f"{self._subject}: {counts}" if counts else self._span(seven, "the seven")
        own = self._own
        if own is None:
            return self._span([row for row in self.rows if row.ranked], "the authorities shown")
        if own.figure.missing:
            return self._none(area_text(self.area), own.figure)
        clause = self._england_words.clause(own)
        stated = upper(self._stated(self.area, own.figure, own.text))
        return f"{stated}{f', {clause}' if clause else ''}{self._peers_text()}"

    def lead(self) -> str:
        """The North East CA, England outside London, and the area that was chosen."""
        own, parts = self._own, []
        whole = next((row for row in self.rows if row.code == NORTH_EAST_CA), None)
        if whole and not whole.figure.missing and whole is not own:
            parts.append(self._told("the North East CA", whole))
        where = area_text(self.area)
        if own and own.figure.missing:
            parts.append(f"{upper(where)} has no figure: {status_text(own.figure.status)}.")
        elif own and self.quantity.show in GAPS:
            parts += [self._all_three(own), self._told("this gap", own)]
        elif own:
            parts.append(self._told(where, own))
        outside = self._reference("outside")
        if outside and not outside.figure.missing and not any(outside.label in p for p in parts):
            parts.append(f"{outside.label} is at {bold(outside.text)}.")
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
        every = self.peers.among == "england"
        title = self._seven_by_half() if every else names[self.peers.among]
        sentence = self._counted() if every else self._named()
        return Said(title, self._under(f"{self._order}{self._key}."), sentence, self._alt())

    def beside(self) -> Said:
        """The small table beside the dots."""
        title = "The seven and England" if self.peers.among == "england" else "In figures"
        return Said(title, f"{self._what}. {self._order}", "", "")

    # --- parts ------------------------------------------------------------------------------

    @property
    def _england_words(self) -> Beside:
        return Beside(self.quantity, self._england, any(row.verdict for row in self.rows))

    @property
    def _both_words(self) -> tuple[Beside, ...]:
        """England, and England outside London where there is a figure of it."""
        outside = self._reference("outside")
        if outside is None or outside.figure.missing:
            return (self._england_words,)
        judged = any(row.interval and row.certain.outside_london.verdict for row in self.rows)
        return self._england_words, Beside(self.quantity, outside, judged)

    def _told(self, subject: str, row: "Row") -> str:
        """One area's figure with its interval, how it stands to England, and its places."""
        text = f"{upper(subject)} is at {bold(row.text)}"
        certain = row.certain
        if row.ends and certain.kind:
            measure, gap = self.quantity.measure, self.quantity.show in GAPS
            decimals = shown(row.figure, measure.unit)[1]
            told = interval_text(*row.ends, certain.kind, measure, decimals, gap=gap)
            text += f", {told}"
        both = [(words.word(row), words.clause(row), words.line.label)
                for words in self._both_words if words.word(row)]  # fmt: skip
        clauses = [clause for _, clause, _ in both]
        if len({word for word, _, _ in both}) < len(both):
            clauses[1] = clauses[1].removeprefix(clauses[0].partition(both[0][2])[0])
        text += f", {list_text(clauses)}" if clauses else ""
        if row.places:
            text += f"; its place is {places_text(row.places.low, row.places.high, row.places.of)}"
        return f"{text}."

    def _peers_text(self) -> str:
        """The mean of the others or the region, without a verdict: it was not tested."""
        mean, region = self._reference("mean"), self._reference("region")
        if mean and not mean.figure.missing:
            count = count_text(int(mean.label.rsplit(" ", 1)[1]))
            return f"; the mean of {count} {self.peers.label} is {mean.text}"
        if self.peers.among == "region" and region and not region.figure.missing:
            return f"; {self._region_text} region is at {region.text}"
        return ""

    def _counted(self) -> str:
        """All authorities by verdict, beside both Englands, then the seven by name."""
        ranked = [row for row in self.rows if row.ranked]
        parts = [
            upper(self._strong(words, words.counts(ranked, self._ranked)))
            for words in self._both_words
        ]
        names = self._england_words.names([row for row in self.rows if row.member])
        parts.append(f"of the seven, {names}" if names else "")
        return " ".join(f"{upper(part)}." for part in parts if part)

    def _named(self) -> str:
        """Who of a few is on which side of England, and the mean of the others."""
        words = self._england_words
        names = words.names(self.rows)
        family = max((row.certain.england.family for row in self.rows if row.verdict), default=0)
        tested = f", tested {among_text(family)}" if family else ""
        text = f"Beside England ({bold(words.line.text)}){tested}, {names}." if names else ""
        mean = self._peers_text() if self._reference("mean") else ""
        return f"{text} {upper(mean.removeprefix('; '))}{'.' if mean else ''}".strip()

    @staticmethod
    def _strong(words: Beside, text: str) -> str:
        return text.replace(f"({words.line.text})", f"({bold(words.line.text)})")

    @property
    def _key(self) -> str:
        """What the line through a dot is, after the grey line."""
        if self._estimated is None:
            return ""
        kind = "approximate 95% interval (cohorts estimated)" if self._estimated else "95% interval"
        return f". Line through a dot: {kind}"

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

    def _span(self, rows: "Sequence[Row]", who: str) -> str:
        """Between which figures some areas lie; whose these are is not said: noise can set them."""
        areas = catalogue.load().areas
        found = [row for row in rows if not row.figure.missing]
        if not found:
            reason = status_text(rows[0].figure.status) if rows else "no area is shown"
            return f"{self._subject}: there is no figure for {who}, {reason}"
        who += " with a figure" if len(found) < len(rows) else ""
        aside = beyond({row.code: row.figure.value or 0.0 for row in found})
        names = [area_text(areas[code]) for code in aside]
        who += f", {list_text(names)} aside," if names else ""
        found = [row for row in found if row.code not in aside]
        ordered = sorted(found, key=lambda row: row.figure.value or 0.0)
        low, high = ordered[0], ordered[-1]
        if len(found) == 1:
            return f"{self._subject}: {area_text(areas[low.code])} is at {low.text}"
        if low.figure.value == high.figure.value:
            return f"{self._subject}: {who} are all at {low.text}"
        return f"{self._subject}: {who} run from {low.text} to {high.text}"

    def _seven_by_half(self) -> str:
        """How many of the seven certainly lie in which half of the authorities."""
        places = [row.places for row in self.rows if row.member and row.places]
        if not places:
            return self._seven_by_middle()
        halves = ("the half with the smaller gaps", "the half with the larger gaps") if (
            self.quantity.show in GAPS) else ("the upper half", "the lower half")  # fmt: skip
        upper_half = sum(2 * place.high <= place.of for place in places)
        lower_half = sum(2 * place.low > place.of + 1 for place in places)
        either = len(places) - upper_half - lower_half
        of = f"{places[0].of} authorities"
        parts = [
            f"{count_text(count)} in {half}"
            for count, half in ((upper_half, halves[0]), (lower_half, halves[1]))
            if count
        ]
        if not parts:
            return f"None of the seven can be put in one half of {of}"
        verb = "lies" if parts[0].startswith("one ") else "lie"
        text = f"Of the seven, {list_text(parts).replace(' in ', f' {verb} in ', 1)} of {of}"
        return f"{text}; {count_text(either)} may lie in either" if either else text

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

    def _alt(self) -> str:
        """Kind, measure, period, then England's figure and those of the areas picked out."""
        picked = [row for row in self.rows if row.member or row.chosen or len(self.rows) <= 40]
        named = [f"{row.name} {row.text}" for row in picked]
        lines = [f"{one.label} {one.text}" for one in self.references]
        return f"Dot plot. {self._what}. {'; '.join([*lines, *named])}."
