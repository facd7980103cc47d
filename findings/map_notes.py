"""What a reader must know of a map: its places, verdicts, hatching, and our own figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from eip_data.columns import ENGLAND, NORTH_EAST_CA
from findings import map_verdict_sentences as verdicts
from findings.map_sentences import MapWords
from findings.quantity import GAPS, Show
from findings.sentences import figure_text, status_text

if TYPE_CHECKING:
    from findings.map_areas import MapArea

#: So many hatched authorities are named with their reasons; more are counted.
MOST_NAMED = 8


def notes(words: MapWords, areas: "Sequence[MapArea]") -> tuple[str, ...]:
    """The notes under a map, in their order."""
    quantity, judged = words.quantity, words.judged
    found = [*_hatching(words, [area for area in areas if area.hatched])]
    if judged.found:
        found += verdicts.notes(
            judged.family, judged.ranked, reason=judged.reason, gap=judged.gap
        )  # fmt: skip
    elif quantity.show is not Show.CHANGE:
        found.append(_places(words))
    elif quantity.since:
        found.append("**Change** has no places: authorities move from year to year.")
    if not words.levels[NORTH_EAST_CA].missing:
        found.append(
            "**North East CA** and **England outside London**: our calculation from their "
            "authorities; neither has a place."
        )
    if words.levels[ENGLAND].ours:
        found.append(_england(words))
    found += [
        f"**Odd figure**: {note.text}"
        for note in quantity.measure.annotations
        if note.period in {quantity.period, quantity.since} and note.area in words.seven
    ]
    return tuple(found)


def _places(words: MapWords) -> str:
    """What a bare place is, where nothing is known of how certain it is."""
    quantity = words.quantity
    what = "this gap" if quantity.show in GAPS else "the level"
    first = "highest" if quantity.higher_is_better is None else "best for pupils"
    if quantity.show is Show.GAP_WITHIN:
        first = "the smallest gap, which is not the best result: see the level beside it"
    return (
        f"**Place** is by {what}: 1 is {first}; “=” shares its place, “–” has none. "
        "Authorities a few places apart often cannot be told apart."
    )


def _england(words: MapWords) -> str:
    """Why England is its authorities' pupils together, which is ours."""
    told = "**England**: all authorities' pupils together, our calculation"
    if words.published.missing:
        return f"{told}, as no row for England is in our sources for this year."
    row = figure_text(words.published, words.quantity.measure.unit)
    return f"{told}, on one basis with each authority. England's published figure is {row}."


def _hatching(words: MapWords, hatched: "Sequence[MapArea]") -> Iterable[str]:
    former = [area for area in hatched if area.former]
    if former:
        listed = "; ".join(f"{area.name}: {area.former}" for area in former)
        yield f"**Hatched, with an earlier authority's figure**: {listed}."
    plain = [area for area in hatched if not area.former]
    if not plain:
        return
    reasons = [
        status_text(area.figure.status) if area.figure.missing else "size of the group not known"
        for area in plain
    ]
    if len(plain) <= MOST_NAMED:
        listed = "; ".join(
            f"{area.name}: {reason}" for area, reason in zip(plain, reasons, strict=True)
        )
    else:
        counted = Counter(reasons)
        listed = "; ".join(f"{reason}: {n} authorities" for reason, n in counted.most_common())
    when = " in one of the two years" if words.quantity.since else ""
    what = "no verdict" if words.of_verdicts else "no figure"
    yield f"**Hatched, {what}**{when}: {listed}."
