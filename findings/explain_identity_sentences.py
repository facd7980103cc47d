"""The words of the identity of the seven: counts of plain comparisons, no verdict."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group
from eip_data.entries import Area, Measure
from findings.explain_panel import Said, is_plural
from findings.figure import Figure
from findings.gap_sentences import NO_BASE
from findings.sentences import (
    CLOSE,
    basis_differs,
    count_text,
    figure_text,
    group_in_sentence,
    group_label,
    period_text,
    place_text,
    status_text,
    title_inside,
)

if TYPE_CHECKING:
    from findings.explain_identity import IdentityRow
    from findings.gap_parts import Levels

__all__ = ["NO_BASE", "Pick", "Words"]

Pick = Callable[["Levels"], Figure]


def nothing_then(base: str) -> str:
    """No area has a gap in the base period."""
    return f"our sources hold no gap of an authority for {base}."


@dataclass(frozen=True)
class Words:
    """What is said of the seven's identity for one measure and group, as seen from one area."""

    measure: Measure
    group: Group
    area: Area
    now: str
    base: str

    def said(self, rows: "Sequence[IdentityRow]") -> Said:
        """Title, grey line, sentence and text alternative; the reason where there are no rows."""
        if not rows:
            return Said(f"No gap can be taken apart for {self._what}", self._no_gap(), "", "")
        seven = self._seven(rows)
        return Said(self._title(seven), self._under(), self._sentence(rows), "")

    def notes(self, rows: "Sequence[IdentityRow]", base_reason: str) -> tuple[str, ...]:
        """How to read the columns, and what the changes do not say."""
        if not rows:
            return ()
        notes = [
            "**Gap inside** = **gap to others in England** plus how far other pupils here "
            "lie above other pupils in England (minus, where they lie below). A gap is "
            "others minus this group: above nought when this group is behind. Gaps are "
            f"called about the same when no more than {CLOSE[self.measure.unit]:g} apart."
        ]
        if self.base:
            notes.append(
                f"**Change since {self.base}**: the gap inside moves by the others' change "
                "minus this group's. Most changes of one authority are no larger than its "
                "ordinary movement."
            )
        elif base_reason:
            notes.append(f"**No change is shown**: {base_reason}")
        notes.append("**North East CA**: the seven together, our calculation.")
        if any(row.now.others_england.ours for row in rows):
            notes.append(
                "**England**: all authorities' pupils together, our calculation, as no row for "
                "England is in our sources for this year."
            )
        elif basis_differs(self.measure, self.now):
            notes.append(
                "**England**: the published row, which also holds pupils who are in no authority; "
                "on one basis with the authorities every gap to England is about 0.2 larger."
            )
        return tuple(notes)

    @property
    def _what(self) -> str:
        return title_inside(self.measure.title)

    def _no_gap(self) -> str:
        return f"{_upper(self.measure.no_pair_reason)}."

    def _seven(self, rows: "Sequence[IdentityRow]") -> "list[IdentityRow]":
        return [
            row for row in rows if row.code in _members() and row.now.shortfall.value is not None
        ]

    def _title(self, seven: "Sequence[IdentityRow]") -> str:
        """In how many of the seven which gap is wider; those close together are the same."""
        if not seven:
            return f"The seven have no figures to compare for {self._what}"
        close = CLOSE[self.measure.unit]
        distances = [row.now.shortfall.value or 0.0 for row in seven]
        counts = (
            ("wider than", sum(one < -close for one in distances)),
            ("narrower than", sum(one > close for one in distances)),
            ("about the same as", sum(abs(one) <= close for one in distances)),
        )
        (first, count), *rest = [(word, count) for word, count in counts if count]
        more = "".join(f", in {count_text(n)} {word.removesuffix(' than').removesuffix(' as')}"
                       for word, n in rest)  # fmt: skip
        of = "the seven" if len(seven) == 7 else f"the {count_text(len(seven))} with figures"
        some = f"all {of.removeprefix('the ')}" if count == len(seven) else (
            f"{count_text(count)} of {of}"
        )  # fmt: skip
        return f"In {some} the gap inside is {first} the gap to England{more}"

    def _under(self) -> str:
        whose = f"{group_label(self.group).lower()} and others"
        since = f", and since {self.base}" if self.base else ""
        return f"{self.measure.title}, {whose}, {period_text(self.measure, self.now)}{since}."

    def _sentence(self, rows: "Sequence[IdentityRow]") -> str:
        """The chosen area's levels and which moved; then how many of the seven moved which way."""
        return " ".join(filter(None, [self._here(rows), self._moved(rows)]))

    def _here(self, rows: "Sequence[IdentityRow]") -> str:
        row = next(row for row in rows if row.chosen)
        if self.area.code == ENGLAND and not row.now.within.missing:
            return f"The gap inside England is **{self._gap(row.now.within)}**."
        where = _upper(place_text(self.area))
        if row.now.within.missing:
            have = "have" if is_plural(self.area) else "has"
            return f"{where} {have} no gap to show: {status_text(row.now.within.status)}."
        inside = self._gap(row.now.within)
        if row.now.national.missing or row.now.shortfall.value is None:
            return f"In {place_text(self.area)} the gap inside is **{inside}**."
        distance = figure_text(_size(row.now.shortfall), self.measure.unit).removesuffix("%")
        value = row.now.shortfall.value
        other = (
            f"**{distance}** above"
            if value < 0
            else f"**{distance}** below"
            if value
            else "level with"
        )
        return (
            f"In {place_text(self.area)} the gap inside is **{inside}** and the gap to others in "
            f"England **{self._gap(row.now.national)}**, as other pupils there are {other} other "
            "pupils in England."
        )

    def _moved(self, rows: "Sequence[IdentityRow]") -> str:
        """In how many of the seven each side is lower than before, among those with a figure."""
        seven = [row for row in rows if row.code in _members()]
        own = _values(row.own_change for row in seven)
        others = _values(row.others_change for row in seven)
        if not own:
            return ""
        whose = group_in_sentence(self.group, self.measure)
        also = f" and that of other pupils in {_of(others)}" if others else ""
        return f"Since {self.base} the figure of {whose} is lower in {_of(own)}{also}."

    def _gap(self, figure: Figure) -> str:
        return figure_text(figure, self.measure.unit).removesuffix("%")


def _values(changes: Iterable[Figure | None]) -> list[float]:
    return [one.value for one in changes if one is not None and one.value is not None]


def _of(changes: Sequence[float]) -> str:
    """How many of the changes are downward: "five of the seven", "none of the seven"."""
    count = sum(change < 0 for change in changes)
    of = "the seven" if len(changes) == 7 else f"the {count_text(len(changes))} with figures"
    if count == len(changes):
        return f"all {of.removeprefix('the ')}"
    return f"{'none' if count == 0 else count_text(count)} of {of}"


def _members() -> tuple[str, ...]:
    return catalogue.load().areas[NORTH_EAST_CA].members


def _size(figure: Figure) -> Figure:
    exact = None if figure.exact is None else abs(figure.exact)
    return replace(figure, value=abs(figure.value or 0.0), exact=exact)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
