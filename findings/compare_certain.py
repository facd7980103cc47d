"""How certain what is compared is: read for each area, and turned round for a gap to England."""

from collections.abc import Collection
from dataclasses import replace

from eip_data.columns import ENGLAND, Verdict
from findings import certainty as certain
from findings.cells import Cells
from findings.certainty import Certainty, Judged
from findings.certainty_sentences import ends_text
from findings.certainty_store import StoredOf
from findings.figure import Figure
from findings.quantity import Quantity, Show, others_of
from findings.sentences import shown

_TURNED = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}


def certainties(
    known: Cells, quantity: Quantity, codes: Collection[str], stored_of: StoredOf
) -> dict[str, Certainty]:
    """How certain the quantity is in each area; of a level, or of one of its gaps.

    The gap to others in England is that one figure minus the level, so its interval and verdicts
    are the level's turned round and its places the same.
    """
    judged = Judged.WITHIN if quantity.show is Show.GAP_WITHIN else Judged.LEVEL
    found = certain.certainties(
        quantity.measure.id, quantity.group, judged, quantity.period, codes, stored_of
    )
    others = others_of(quantity.measure, quantity.group)
    if quantity.show is not Show.GAP_NATIONAL or others is None:
        return found
    top = known.figure(others, ENGLAND, quantity.period).value
    return {code: turned(one, top) for code, one in found.items()}


def turned(one: Certainty, top: float | None) -> Certainty:
    """The certainty of ``top`` minus a level, out of the level's own."""
    if top is None or one.value is None or one.low is None or one.high is None:
        return replace(one, value=None, low=None, high=None)
    return replace(
        one,
        value=top - one.value,
        low=top - one.high,
        high=top - one.low,
        england=_away(one.england),
        outside_london=_away(one.outside_london),
    )


def ends(one: Certainty, figure: Figure) -> tuple[float, float] | None:
    """The ends of a figure's 95% interval; None where there is none."""
    if figure.missing or one.low is None or one.high is None:
        return None
    return one.low, one.high


def interval(one: Certainty, figure: Figure, quantity: Quantity) -> str:
    """The same in words at the figure's printed precision: "32.0 to 35.8"; "" for none."""
    known = ends(one, figure)
    if known is None:
        return ""
    decimals = shown(figure, quantity.measure.unit)[1]
    gap = quantity.show is not Show.LEVEL
    return ends_text(*known, quantity.measure, decimals, gap=gap)


def _away(one: certain.Comparison) -> certain.Comparison:
    """A difference the other way round."""
    if one.difference is None or one.low is None or one.high is None or one.verdict is None:
        return one
    return replace(
        one, verdict=_TURNED.get(one.verdict, one.verdict),
        difference=-one.difference, low=-one.high, high=-one.low,
    )  # fmt: skip
