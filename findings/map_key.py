"""The words of a map's key: its unit, its classes, and what hatching means."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data.columns import Unit
from findings.certainty_sentences import verdict_label
from findings.map_classes import Scale
from findings.map_sentences import MapWords
from findings.map_verdicts import ORDER
from findings.quantity import BESIDE_ENGLAND, BESIDE_OUTSIDE_LONDON, GAPS, Show
from findings.sentences import MINUS, figure_text

if TYPE_CHECKING:
    from findings.map_areas import MapArea


def key_title(words: MapWords) -> str:
    """The unit of the key, and what it is measured from with its figure of the year."""
    unit = words.quantity.measure.unit
    beside = words.quantity.show in (*BESIDE_ENGLAND, *BESIDE_OUTSIDE_LONDON)
    return key_unit(words) + (f" ({figure_text(words.beside(), unit)})" if beside else "")


def key_unit(words: MapWords) -> str:
    """The unit of the key, and what it is measured from in whichever year."""
    measure, show = words.quantity.measure, words.quantity.show
    unit = {
        Unit.PERCENT: "%" if show is Show.LEVEL else "Percentage points",
        Unit.POINTS: "Points", Unit.SCORE: "Score", Unit.PER_100: "For every 100 pupils",
    }[measure.unit]  # fmt: skip
    if show in (*BESIDE_ENGLAND, *BESIDE_OUTSIDE_LONDON):
        return f"{unit} from {'England' if show in BESIDE_ENGLAND else 'England outside London'}"
    if show is Show.CHANGE:
        return f"{unit}, change since {words.since()}"
    return f"{unit}, gap" if show in GAPS else unit


def class_words(words: MapWords, scale: Scale, index: int) -> str:
    """One class of the key in words, to be read without colour."""
    if words.of_verdicts:
        return verdict_label(ORDER[index], False)
    least, most = scale.bounds(index)
    show = words.quantity.show
    percent = show is Show.LEVEL and words.quantity.measure.unit is Unit.PERCENT
    sign = "%" if percent else ""
    low = None if least is None else _plain(least, scale.decimals)
    high = None if most is None else _plain(most, scale.decimals)
    if scale.centred and scale.side(index) == 0:
        return f"within {high}"
    if low is None:
        return f"{high}{sign} or less"
    span = low if low == high else f"{low} or more" if high is None else f"{low} to {high}"
    if high is None:
        span = f"{low}{sign} or more"
    elif sign:
        span += sign
    if not scale.centred:
        return span
    below, above = ("lower", "higher") if show is Show.CHANGE else ("below", "above")
    return f"{span} {above if scale.side(index) > 0 else below}"


def hatching(words: MapWords, hatched: "Sequence[MapArea]") -> str:
    """What hatching means on a map, "" where nothing is hatched."""
    if not hatched:
        return ""
    if words.of_verdicts:
        return "no verdict"
    if any(area.class_index is not None for area in hatched):
        return "no figure of its own"
    return "no figure"


def _plain(value: float, decimals: int) -> str:
    """A number without idle noughts: "4", "3.9"."""
    text = f"{abs(value):.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return MINUS + text if value < 0 else text
