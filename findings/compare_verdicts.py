"""How the areas of a comparison stand to England: counted and named, in verdicts where they exist.

A verdict is a property of the figure: it was tested among all authorities, whoever is shown
beside it. Where none is given, the plain numbers are set side by side in words of their own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eip_data.columns import Verdict
from findings.certainty import Comparison
from findings.certainty_sentences import beside_word, verdict_label, verdict_text
from findings.peer_sentences import count_text
from findings.quantity import GAPS, Quantity
from findings.sentences import basis_differs, compared, list_text

if TYPE_CHECKING:
    from findings.compare_rows import Reference, Row

#: More names than this in one list are cut short.
MOST_NAMES = 8
CANNOT_TELL = verdict_label(Verdict.CANNOT_TELL, False)
#: In which order the words of ``Beside`` are said.
ORDER = (
    "lower", "higher", "narrower", "wider", "below", "above", "smaller", "larger",
    "about the same", "the same", "close", CANNOT_TELL,
)  # fmt: skip
#: Without a verdict: how one figure reads beside another, alone and before what it is beside.
_PLAIN = {
    "below": ("below", "below {}"), "above": ("above", "above {}"),
    "the same as": ("the same", "the same as {}"), "close to": ("close", "close to {}"),
}  # fmt: skip
_PLAIN_GAPS = {
    "below": ("smaller", "smaller than in {}"), "above": ("larger", "larger than in {}"),
    "the same as": ("the same", "the same as in {}"), "close to": ("close", "close to that in {}"),
}  # fmt: skip


@dataclass(frozen=True)
class Beside:
    """How areas stand to England, or to England outside London: ``line`` is its figure.

    ``verdicts`` is whether any of the areas shown has one; then only those with one are spoken of.
    """

    quantity: Quantity
    line: "Reference"
    verdicts: bool

    def word(self, row: "Row") -> str:
        """How one area stands, in a word of ``ORDER``; "" where nothing can be said."""
        return self._pair(row)[0]

    def clause(self, row: "Row") -> str:
        """The same before the figure it is beside: "lower than England (34.9)"."""
        return self._pair(row)[1]

    def counts(self, rows: "Sequence[Row]", who: str) -> str:
        """In how many of ``who``, in all as many as ``rows``, the figure is on which side; "" for
        none."""
        phrases = dict(map(self._pair, rows))
        told = Counter(self.word(row) for row in rows)
        words = [word for word in ORDER if told[word]]
        if not words:
            return ""
        first, *others = words
        if told[first] == len(rows):
            whole = f"any of {who}" if first == CANNOT_TELL else f"all {who.removeprefix('the ')}"
            return f"{phrases[first]} in {whole}"
        text = f"{phrases[first]} in {count_text(told[first])} of {who}"
        text += "".join(f", {word} in {count_text(told[word])}" for word in others
                        if word != CANNOT_TELL)  # fmt: skip
        for left, what in ((CANNOT_TELL, "we cannot tell"), ("", f"there is no {self._given}")):
            text += f"; for {count_text(told[left])} {what}" if told[left] and left != first else ""
        return text

    def names(self, rows: "Sequence[Row]") -> str:
        """Who is on which side: "lower: A and B; cannot tell: C"."""
        parts = []
        for word in ORDER:
            names = [row.name for row in rows if self.word(row) == word]
            if len(names) > MOST_NAMES:
                names = [*names[:6], f"{len(names) - 6} more"]
            if names:
                parts.append(f"{word}: {list_text(names)}")
        return "; ".join(parts)

    def judged(self, row: "Row") -> Comparison:
        """What is known of an area's figure beside the line."""
        certain = row.certain
        return certain.england if self.line.role == "england" else certain.outside_london

    @property
    def _given(self) -> str:
        return "verdict" if self.verdicts else "figure"

    def _pair(self, row: "Row") -> tuple[str, str]:
        """The word, and the clause before what the figure is beside."""
        gap = self.quantity.show in GAPS
        named = f"{self.line.label} ({self.line.text})"
        verdict = self.judged(row).verdict if row.interval else None
        if verdict is Verdict.CANNOT_TELL:
            return CANNOT_TELL, f"{beside_word(verdict)} {'that in ' if gap else ''}{named}"
        if verdict:
            return verdict_label(verdict, gap), verdict_text(verdict, gap, named)
        if self.verdicts or row.figure.missing or self.line.figure.missing:
            return "", ""
        word, clause = (_PLAIN_GAPS if gap else _PLAIN)[self._plain(row)]
        return word, clause.format(named)

    def _plain(self, row: "Row") -> str:
        word = compared(row.figure, self.line.figure, self.quantity.measure.unit)
        england = self.line.role == "england" and not self.line.figure.ours
        if england and basis_differs(self.quantity.measure, self.quantity.period):
            return word.replace("the same as", "close to")
        return word
