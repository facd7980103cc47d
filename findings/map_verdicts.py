"""How certain a map's figures are: the verdict and places of each area, or why there are none.

Read, never worked out here: a verdict is a property of the figure (METHOD decision 13), so no
choice of the page changes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from eip_data import catalogue
from eip_data.columns import NORTH_EAST_CA, AreaKind, NoInterval, Verdict
from findings import map_verdict_sentences as told
from findings.certainty import (
    Certainty,
    Comparison,
    Judged,
    RankInterval,
    StoredOf,
    certainties,
    stored,
)
from findings.map_classes import Scale
from findings.quantity import BESIDE_OUTSIDE_LONDON, VERDICTS, Quantity, Show
from findings.sentences import basis_differs

#: The classes of a verdict's map in their order, and the scale that numbers them.
ORDER = (Verdict.LOWER, Verdict.CANNOT_TELL, Verdict.ABOUT_THE_SAME, Verdict.HIGHER)
SCALE = Scale("verdict", (1.0, 2.0, 3.0), 0, centred=False)


@dataclass(frozen=True)
class Judgement:
    """What is known of the figures of one map.

    ``found`` are the areas with an interval, by code. What is judged is the level beside
    England, beside England outside London where ``outside``, and the gap where ``gap``.
    ``reason`` is "" or says why no authority has a verdict.
    """

    found: Mapping[str, Certainty]
    outside: bool
    gap: bool
    reason: str

    def beside(self, code: str) -> Comparison | None:
        """The figure of an area beside the map's comparator."""
        one = self.found.get(code)
        if one is None:
            return None
        return one.outside_london if self.outside else one.england

    def verdict(self, code: str) -> Verdict | None:
        """The verdict on an area's figure."""
        beside = self.beside(code)
        return beside.verdict if beside else None

    def rank(self, code: str) -> RankInterval | None:
        """Between which places an authority may lie."""
        one = self.found.get(code)
        return one.rank if one else None

    @property
    def family(self) -> int:
        """How many authorities were tested together."""
        compared = (self.beside(code) for code in self.found)
        return max((one.family for one in compared if one), default=0)

    @property
    def ranked(self) -> int:
        """Among how many authorities places were looked for; 0 where none has places."""
        return max((one.rank.of for one in self.found.values() if one.rank), default=0)

    def class_of(self, code: str) -> int | None:
        """The class of an area on a map of verdicts."""
        verdict = self.verdict(code)
        return ORDER.index(verdict) if verdict else None


#: Of what there is nothing to judge.
NOTHING = Judgement({}, outside=False, gap=False, reason="")


def judgement(quantity: Quantity, stored_of: StoredOf = stored) -> Judgement:
    """What is known of a quantity's figures; of a change nothing. Raises DatabaseAway."""
    measure = quantity.measure
    if quantity.show is Show.CHANGE or isinstance(measure.uncertainty, NoInterval):
        return NOTHING
    gap = quantity.show is Show.GAP_WITHIN
    judged = Judged.WITHIN if gap else Judged.LEVEL
    every = certainties(measure.id, quantity.group, judged, quantity.period, None, stored_of)
    found = {code: one for code, one in every.items() if not one.missing}
    made = Judgement(found, quantity.show in BESIDE_OUTSIDE_LONDON, gap, "")
    authorities = catalogue.load().areas_of(AreaKind.AUTHORITY)
    if any(made.verdict(area.code) for area in authorities):
        return made
    first = every[catalogue.load().areas[NORTH_EAST_CA].members[0]]
    beside = first.outside_london if made.outside else first.england
    return replace(made, reason=beside.reason or first.reason)


def settled(quantity: Quantity, stored_of: StoredOf = stored) -> tuple[Quantity, Judgement, str]:
    """A quantity as it can be shown, its judgement, and a sentence where it is not as asked.

    Verdicts are shown beside England on the authorities' own basis; where there are none, the
    plain difference stands in their place. Raises DatabaseAway.
    """
    made = judgement(quantity, stored_of)
    if quantity.show not in VERDICTS:
        return quantity, made, ""
    if not made.reason:
        together = not made.outside and basis_differs(quantity.measure, quantity.period)
        return replace(quantity, together=together), made, ""
    other = Show.VERDICT if made.outside else Show.VERDICT_OUTSIDE_LONDON
    elsewhere = not judgement(replace(quantity, show=other), stored_of).reason
    plain = Show.FROM_OUTSIDE_LONDON if made.outside else Show.FROM_ENGLAND
    sentence = told.no_verdict(quantity, made.reason, outside=made.outside, elsewhere=elsewhere)
    return replace(quantity, show=plain), made, sentence
