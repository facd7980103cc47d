"""Sentences of the panel that sets outcomes beside reach."""

from typing import Protocol

from analysis.reach import Reach
from eip_data import catalogue
from findings.register_sentences import percent, titled
from findings.sentences import place_text

#: What cannot be concluded: shown wherever outcomes and reach stand side by side.
CANNOT = (
    "Nothing here says that one follows from the other. Schools that take part differ from those "
    "that do not; results are of all pupils, most of whom the programme has not met, and come "
    "years after it; and an authority's results at 11 would have to move by more than about 4 "
    "percentage points beyond those of similar authorities in a year before they stood out."
)
#: The grey lines of the panel on an authority's page and of the strip on the Overview.
PANEL_UNDER = (
    "Disadvantaged pupils' latest results, with status and source in the tables above, and schools "
    "that came at least as far as “engaged”, of eligible schools"
)
STRIP_UNDER = (
    "The Education Improvement Programme, by workstream: schools that came at least as far as "
    "“engaged”, of eligible schools"
)


class Marked(Protocol):
    """Whatever says whether it is illustrative."""

    @property
    def illustrative(self) -> bool: ...


def panel_title(marks: Marked, code: str, total: Reach) -> str:
    """Where results and reach stand side by side, with the reach."""
    place = place_text(catalogue.load().areas[code])
    if not total.reached:
        what = "no school is known to have taken part"
    else:
        least = "" if total.complete else "at least "
        what = f"{least}{percent(total.share or 0.0)} of eligible schools have taken part"
    return titled(marks.illustrative, f"Results and reach in {place}: {what}")


def timing(period: str, earliest: str | None) -> str:
    """How the figures shown lie to the first year in which activities could show."""
    if earliest is None:
        return "No activity names this measure."
    if period < earliest:
        return f"Activities could show in it from {earliest}; these figures are older."
    return f"Activities could show in it from {earliest} at the earliest."
