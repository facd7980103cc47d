"""What is read of a map beside its picture: hover, text alternatives, all England in a sentence."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data.columns import Unit
from eip_data.entries import Area
from findings import map_verdict_sentences as verdicts
from findings.certainty_sentences import (
    OUTSIDE_LONDON,
    interval_text,
    low_reliability_text,
    places_text,
    verdict_text,
)
from findings.few_pupils import beyond
from findings.figure import Figure
from findings.map_sentences import MapWords, upper
from findings.quantity import BESIDE_OUTSIDE_LONDON, VERDICTS, Show
from findings.sentences import figure_text, list_text, shown, status_text

if TYPE_CHECKING:
    from findings.map_areas import MapArea


def published_for(words: MapWords, formers: Sequence[Area]) -> str:
    """The figures published for former authorities of this place."""
    parts = [f"{words.text(words.figures[one.code])} for {one.short_name}" for one in formers]
    return f"published {list_text(parts)}" if parts else ""


def hover(
    words: MapWords, area: Area, rank: tuple[int, int, int] | None, gap: Figure | None, former: str
) -> tuple[str, ...]:
    """Name; figure with its status or interval; verdict or gap, and place. Three lines at most."""
    figure, level = words.figures[area.code], words.levels[area.code]
    measure, show = words.quantity.measure, words.quantity.show
    name = f"<b>{area.short_name}</b>"
    if figure.missing:
        line = f"No figure: {status_text(figure.status)}"
        return (name, line, upper(former)) if former else (name, line)
    unit = " points" if measure.unit is Unit.POINTS else ""
    told = f"{figure_text(level, measure.unit)}{unit}"
    if show in VERDICTS:
        return (name, f"{told}{_interval(words, area.code)}", _verdict(words, area.code))
    told += f" ({status_text(level.status)})"
    after = {
        Show.FROM_ENGLAND: "{} from England",
        Show.FROM_OUTSIDE_LONDON: "{} from outside London",
        Show.GAP_WITHIN: "gap inside {}",
        Show.CHANGE: f"{{}} since {words.since()}",
    }.get(show, "")
    told += f", {after.format(words.text(figure))}" if after else ""
    last = []
    if gap and not gap.missing:
        number = figure_text(gap, measure.unit).replace("%", "")
        last.append(f"gap to others in England {number}")
    place = _place(words, area.code, rank)
    last += [place] if place else []
    return (name, told, upper(", ".join(last))) if last else (name, told)


def seven_alt(words: MapWords, areas: "Sequence[MapArea]") -> str:
    """Kind, what, when, and the figure of each of the seven."""
    listed = "; ".join(f"{area.name} {area.label}" for area in areas)
    return f"Map of the seven authorities. {words.map_title()}. {listed}."


def england_alt(words: MapWords, areas: "Sequence[MapArea]") -> str:
    """Kind, what, when, and the same count as beside the map."""
    told = england_sentence(words, areas)
    return f"Map of England by authority. {words.map_title()}. {told}"


def england_sentence(words: MapWords, areas: "Sequence[MapArea]") -> str:
    """How many authorities of England are on which side, or from what to what."""
    own = [area for area in areas if not area.figure.missing]
    if not own:
        told = "No authority has a figure."
    elif words.of_verdicts:
        told = verdicts.counts(Counter(words.judged.verdict(area.code) for area in areas))
    elif words.quantity.diverges:
        told = _sides(words, own)
    else:
        told = _span(words, own)
    return f"{told} Outlined: the seven."


def _sides(words: MapWords, own: "Sequence[MapArea]") -> str:
    values = [shown(area.figure, words.quantity.measure.unit)[0] for area in own]
    below, above = sum(v < 0 for v in values), sum(v > 0 for v in values)
    change = words.quantity.show is Show.CHANGE
    sides = ("lower", "higher") if change else ("below", "above")
    same = len(own) - below - above
    told = f"Of {len(own)} authorities with a figure {below} are {sides[0]}, {above} {sides[1]}"
    return f"{told} and {same} the same." if same else f"{told}."


def _span(words: MapWords, own: "Sequence[MapArea]") -> str:
    numbers = {area.code: shown(area.figure, words.quantity.measure.unit)[0] for area in own}
    aside = beyond(numbers)
    kept = [area for area in own if area.code not in aside]
    lowest, highest = (pick(kept, key=lambda area: numbers[area.code]) for pick in (min, max))
    apart = f" ({list_text(words.names(aside))} aside)" if aside else ""
    return f"{len(own)} authorities have a figure, from {lowest.text} to {highest.text}{apart}."


def _interval(words: MapWords, code: str) -> str:
    """The level's interval, and that it is of few pupils where it is."""
    one = words.judged.found.get(code)
    if one is None or one.low is None or one.high is None or one.kind is None:
        return ""
    measure = words.quantity.measure
    decimals = shown(words.levels[code], measure.unit)[1]
    told = f", {interval_text(one.low, one.high, one.kind, measure, decimals)}"
    few = one.low_reliability and one.pupils is not None
    return f"{told}, {low_reliability_text(one.pupils)}" if few and one.pupils else told


def _verdict(words: MapWords, code: str) -> str:
    verdict = words.judged.verdict(code)
    if verdict is None:
        return "No verdict: the size of the group is not known"
    outside = words.quantity.show in BESIDE_OUTSIDE_LONDON
    told = verdict_text(verdict, False, OUTSIDE_LONDON if outside else "England")
    place = _place(words, code, None)
    return upper(f"{told}, {place}" if place else told)


def _place(words: MapWords, code: str, rank: tuple[int, int, int] | None) -> str:
    """Between which places it may lie; the plain rank where nothing is known of that."""
    between = words.judged.rank(code)
    if between:
        return places_text(between.low, between.high, between.of)
    return (
        f"place {words.place(code, rank)} of {rank[2]}" if rank and not words.judged.found else ""
    )
