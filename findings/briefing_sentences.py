"""What a briefing says of its own: heads, titles and reasons; all else are findings' words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eip_data.columns import Verdict
from eip_data.entries import Area
from findings.certainty import Certainty
from findings.sentences import count_text, list_text, place_text

if TYPE_CHECKING:
    from findings.authority import Headline
    from findings.sources import Feed

KIND = "Briefing"
AUTHOR = "North East attainment gap"
SURE, WHY, MOVED = (
    "How sure",
    "What the gap is made of",
    "What moved and what differs",
)
REACH, CARE, SOURCES = "Reach of the programme", "Read with care", "Sources"
PAGE, OF = "Page", "of"
GAP_HEADS = ("Level or gap", "Then", "Now", "Change")
REACH_HEADS = ("Workstream", "Share", "Schools reached, of eligible")
REACH_CAPTION = "Schools reached by workstream"
LINES = " Line through a dot: 95% interval."
SEVEN_CAPTION = "The seven authorities: level, verdict against England, places"
SEVEN_UNDER = (
    "Beside each figure: verdict against England; under it: between which places it may lie among "
    "all authorities. Groups and years as in the table above."
)
NO_FIGURE = "No figure is published here."
NO_INTERVAL = "no interval"
NOT_PLACED = "not placed"
NO_PROGRAMME = "The programme is of the seven authorities of the North East Combined Authority."
NO_REGISTER = "No programme register has been loaded, so nothing is known of reach."
LINK = "All figures with their tables, definitions and files:"

_SAID = {
    Verdict.HIGHER: "higher",
    Verdict.LOWER: "lower",
    Verdict.ABOUT_THE_SAME: "about the same",
    Verdict.CANNOT_TELL: "not clearly different",
}
_NO_FIGURE, _NO_VERDICT, _FEW = "no figure", "no verdict", "very few pupils"


def title(area: Area, headlines: "Sequence[Headline]") -> str:
    """How a place stands beside England at each age, in verdicts alone."""
    ages: dict[str, list[str]] = {}
    for row in headlines:
        if row.measure_id == "ks4_english_maths_5":
            continue
        age = row.stage.removeprefix("Age ")
        ages.setdefault(_standing(row), []).append(f"{age} (Attainment 8)" if age == "16" else age)
    words = [*_SAID.values(), _FEW, _NO_VERDICT, _NO_FIGURE]
    parts = [f"{word} at {list_text(ages[word])}" for word in words if word in ages]
    place = place_text(area)
    return f"{place[:1].upper()}{place[1:]} beside England: {'; '.join(parts)}"


def _standing(row: "Headline") -> str:
    verdict = row.certain.england.verdict
    if row.own.missing:
        return _NO_FIGURE
    if row.certain.low_reliability:
        return _FEW
    return _SAID[verdict] if verdict else _NO_VERDICT


def seven_title(judged: Sequence[Certainty]) -> str:
    """In how many of the seven the chart's measure is higher and lower than in England."""
    if all(one.missing for one in judged):
        return "At 16, the seven authorities beside England"
    higher, lower = (
        sum(one.england.verdict is verdict for one in judged)
        for verdict in (Verdict.HIGHER, Verdict.LOWER)
    )
    counts = (count_text(count) if count else "none" for count in (lower, higher))
    return "At 16 lower than England in {} of the seven, higher in {}".format(*counts)


def updates(feeds: "Sequence[Feed]", accessed: Sequence[str]) -> str:
    """When each measure was updated and when it is next due, and when its files were read."""
    said: dict[str, list[str]] = {}
    for feed in feeds:
        when = f"updated {feed.last_update}, next due {feed.next_update}"
        said.setdefault(when, []).append(feed.title.split(":")[0].lower())
    parts = (f"{list_text(list(dict.fromkeys(ages)))} {when}" for when, ages in said.items())
    read = f" Accessed {list_text(list(dict.fromkeys(accessed)))}." if accessed else ""
    return f"Measures at {'; '.join(parts)}.{read}"
