"""What a reader is told of the areas that one is set beside: who they are, and who is not there."""

from collections.abc import Sequence

from eip_data.columns import Group
from eip_data.entries import Area, Measure
from findings.sentences import list_text, ordinal, period_text, place_text, title_inside

COUNT_WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip


def count_text(count: int) -> str:
    """A small number as a word, a larger one in figures."""
    return COUNT_WORDS[count] if count < len(COUNT_WORDS) else str(count)


def no_such_set(among: str, area: Area) -> str:
    """An area that is not a single authority has no neighbours and no like; England no region."""
    what = {
        "region": "is in no region",
        "neighbours": "has no statistical neighbours, as DfE names them for single authorities",
        "similar": "is not a single authority, so none is like it",
    }[among]
    shown = "its members are" if area.members else "all authorities are"
    name = place_text(area)
    return f"{name[0].upper()}{name[1:]} {what}: {shown} shown."


def no_context(area: Area, lacking: Sequence[Measure]) -> str:
    """An authority without the figures that likeness is worked out from."""
    what = list_text([title_inside(measure.title) for measure in lacking])
    name = place_text(area)
    return (
        f"{name[0].upper()}{name[1:]} has no figure for {what}, so no authority can be called "
        "like it: all authorities are shown."
    )


def nearness(place: int) -> str:
    """How close an authority with similar pupils is, by its place among all."""
    return "nearest" if place == 1 else f"{ordinal(place)} nearest"


def neighbour_notes(close: Sequence[tuple[int, str]], inside: Sequence[str]) -> tuple[str, ...]:
    """Whose neighbours they are, how close, and which are members of the North East CA."""
    if len(close) == 1:
        bands = f"all {count_text(close[0][0])} are {close[0][1]}"
    else:
        bands = list_text([f"{count_text(count)} {band}" for count, band in close])
    return (
        f"**Statistical neighbours**: DfE's ten of May 2025, by the background of children and "
        f"families; on DfE's scale {bands}. Their mean is unweighted and leaves the authority "
        "itself out.",
        *_inside(inside),
    )


def similar_notes(
    measures: Sequence[Measure], apart: Sequence[Area], inside: Sequence[str]
) -> tuple[str, ...]:
    """What the likeness rests on, and which authorities it leaves out."""
    features = [
        f"{title_inside(m.title)} ({period_text(m, m.series_of(Group.ALL).last)})" for m in measures
    ]
    notes = [
        f"**Similar pupils**: our calculation. The ten authorities closest on {list_text(features)}"
        ", each brought to one scale and weighing the same. Their mean is unweighted. What they "
        "are alike in explains nothing by itself."
    ]
    if apart:
        names = list_text([place_text(area) for area in apart])
        verb = "lacks" if len(apart) == 1 else "lack"
        notes.append(f"Left out, as a figure is not published: {names} {verb} at least one.")
    return (*notes, *_inside(inside))


def _inside(names: Sequence[str]) -> tuple[str, ...]:
    """Neighbours that take part in the same programme are no outside measure."""
    if not names:
        return ()
    if len(names) == 1:
        return (f"**Open circle**: {names[0]} is itself a member of the North East CA.",)
    return (f"**Open circles**: {list_text(names)} are themselves members of the North East CA.",)
