"""What a reader must know of a comparison: intervals, verdicts, places, gaps, who is missing."""

from typing import TYPE_CHECKING

from eip_data.columns import NORTH_EAST_CA
from findings.area_sentences import north_east_note
from findings.certainty_sentences import MEANING, judged_text, low_reliability_text
from findings.compare_words import Facts, not_drawn
from findings.few_pupils import FEW_PUPILS
from findings.quantity import GAPS, Show
from findings.sentences import list_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.compare_rows import Row

GAP = (
    "**Gap**: other pupils minus this group, positive when this group is behind. A gap inside an "
    "area also falls when other pupils do worse, so both gaps and the level stand side by side."
)
TURNED = (
    "**Gap to others in England**: one figure of England minus the level, so its interval and "
    "verdict are the level's turned round and its places the level's own."
)
#: More missing areas than this are counted.
MOST_ABSENT = 6


def notes(facts: Facts) -> tuple[str, ...]:
    """The notes under a comparison's dots, without those of its peers."""
    quantity, rows = facts.quantity, facts.rows
    measure = quantity.measure
    found = list(_certain(facts))
    if quantity.show in GAPS:
        found.append(GAP)
    if quantity.show is Show.GAP_NATIONAL and any(row.interval for row in rows):
        found.append(TURNED)
    found.append("**England outside London**: our calculation.")
    if any(row.code == NORTH_EAST_CA and not row.figure.missing for row in rows):
        alone = ", and is judged by itself" if any(row.verdict for row in rows) else ""
        found.append(f"{north_east_note(measure)} It has no place{alone}.")
    if facts.peers.among in ("region", "members", "own") and any(
        row.member and not row.chosen for row in rows
    ):
        found.append("**Open circles**: members of the North East CA.")
    if formers := [row.name for row in rows if row.former]:
        found.append(
            f"**Former authorities**: {list_text(formers)}, since replaced by others; they have no "
            "place."
        )
    if few := [_few(row) for row in rows if row.ranked and _is_few(row)]:
        found.append(
            f"**Very few pupils**: figures of {list_text(few)} swing widely from year to year."
        )
    off_scale = facts.off_scale
    if off := [(row.name, row.text) for row in rows if row.code in off_scale]:
        found.append(not_drawn(off))
    found += _absent(rows)
    found += [
        f"**{row.name}**: {note.text}"
        for row in rows
        for note in measure.annotations
        if note.area == row.code and note.period == quantity.period
    ]
    return (*found, *measure.caveats)


def _certain(facts: Facts) -> tuple[str, ...]:
    """What intervals, verdicts and places mean, or why there are none."""
    judged = [row for row in facts.rows if row.interval]
    if not judged:
        reasons = dict.fromkeys(row.certain.reason for row in facts.rows if row.ranked)
        return tuple(f"**No interval, no place**: {reason}" for reason in list(reasons)[:1])
    found = [f"**Interval**: {MEANING}"]
    family = max(row.certain.england.family for row in judged)
    if any(row.verdict for row in judged):
        text = judged_text(family)
        if facts.quantity.show in GAPS:
            text = text.replace("higher or lower", "wider or narrower")
        found.append(f"**Beside England**: {text}")
    else:
        found.append(f"**No verdict**: {judged[0].certain.england.reason}")
    if any(row.places for row in judged):
        found.append(
            f"**Place**: between which places an authority may lie (95% on average), 1 being "
            f"{facts.first}."
        )
    elif reasons := dict.fromkeys(row.certain.rank_reason for row in judged if row.ranked):
        found.append(f"**No place**: {next(iter(reasons))}")
    return tuple(found)


def _is_few(row: "Row") -> bool:
    return row.code in FEW_PUPILS or row.certain.low_reliability


def _few(row: "Row") -> str:
    """The area, and of how many pupils its figure is where that is under 30."""
    certain = row.certain
    if not certain.low_reliability or certain.pupils is None:
        return row.name
    return f"{row.name} ({low_reliability_text(certain.pupils)})"


def _absent(rows: "Sequence[Row]") -> list[str]:
    """Who has no figure, and why; many of one reason in one clause."""
    absent = [row for row in rows if row.figure.missing]
    reasons = {row.text for row in absent}
    if len(absent) > MOST_ABSENT and len(absent) == len(rows) and len(reasons) == 1:
        return [f"**No figure**: all are {reasons.pop()}."]
    if not absent:
        return []
    listed = "; ".join(f"{row.name}: {row.text}" for row in absent[:MOST_ABSENT])
    left = len(absent) - MOST_ABSENT
    return [f"**No figure**: {listed}{f'; and {left} more' if left > 0 else ''}."]
