"""The sentences about sources and about what the figures hold."""

from collections.abc import Collection, Sequence
from datetime import date

from findings.sentences import count_text, day_text, list_text

NO_DATE = "no date on the file"

#: What a source serves besides the measures it feeds; sources feed figures, cohorts or the
#: catalogue itself.
USED_FOR = {
    "lait": "The number of resident children aged 0 to 17, a weight in our estimates.",
    "lait_dictionary": "How many decimals each measure is published with.",
    "lait_neighbours": "The ten statistical neighbours of each authority.",
    "ks4_performance": "The number of pupils behind the age 16 figures from 2022/23.",
    "ees_ks4_national": "The number of pupils behind England's age 16 figures, 2018/19 to 2023/24.",
    "ees_ks4_la_2018": "The number of pupils behind the age 16 figures of 2017/18.",
    "ees_eyfsp_2022": "The number of children behind the age 5 figures of 2021/22, the weights of "
    "our estimates at 5.",
    "smc_gap_index_ks2": "The number of pupils behind England's age 11 figures.",
    "smc_gap_index_ks4": "The number of pupils behind England's age 16 figures, from 2018/19.",
    "ons_boundaries": "No figures: the outlines of the authorities on the map.",
    "hexagon_layout": "No figures: where each authority's hexagon stands on the map.",
}

FULL_DOWNLOAD = (
    "One row a figure: measure, group, area, period, value, status, source and edition. A value "
    "has exactly the decimals it is published with; a missing one is an empty field and its "
    "status says why. Our own figures, for the North East CA, England outside London and England "
    "like for like, have the source “our calculation” and the status “estimate”."
)
CATALOGUE_DOWNLOAD = (
    "One row a measure: definition, population, unit, groups, periods, breaks, caveats, dates."
)
QUALITY_TITLE = "How complete the figures are"
QUALITY_UNDER = "Number of authorities with a published figure, by measure, group and period"
QUALITY_SENTENCE = (
    "Each cell tells how many authorities have a figure and, below it, how many have none and "
    "why. Figures are final unless the cell says otherwise."
)
QUALITY_NOTES = (
    "England, its regions and our own figures are not counted.",
    "Where authorities were reorganised, publishers give figures for the old ones, the new ones or "
    "both; all of them are counted, so a year can have more than 153.",
    "“Not available”: the source has a dash and gives no reason. “Not in our sources”: the figure "
    "may be published elsewhere.",
)
QUALITY_SOURCE = (
    "Source: the publishers' files named under every source, as loaded in this site's database."
)
DOWNLOAD_LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0. The file "
    "of all figures is large and can take some seconds to make."
)
OVERDUE = "a newer edition may be out"
NOT_DUE = "not due yet"
NATIONAL_TITLE = "What is published for England only"
NATIONAL_UNDER = "1 where England has a figure, by measure and period"
NOT_BEGUN = "begins {}"
ENDED = "ends {}"


def lead(measures: int, publishers: Collection[str]) -> str:
    """Whose figures these are."""
    first = sorted({name.partition(",")[0] for name in publishers})
    return (
        f"**{measures}** measures, as the {list_text(first)} publish them. What we work out "
        "ourselves is marked as ours."
    )


def many_feeds(count: int) -> str:
    """Where the measures of a source that feeds many are listed."""
    return f"{count} measures, listed under updates"


def month(day: date) -> str:
    """A month and year: dates of updates are announced so."""
    return day_text(day.isoformat()[:7])


def updates(last: Sequence[date], following: Sequence[date], overdue: int) -> str:
    """Last and next update of what a source feeds; "" where it feeds nothing."""
    if not last:
        return ""
    text = f"Last updated {_span(last)}; next update announced for {_span(following)}."
    if overdue == len(last):
        text += " " + _PASSED
    elif overdue:
        text += (
            f" For {overdue} of the {len(last)} that date has passed: a newer edition may be out."
        )
    return text


def overdue(titles: Sequence[str], of: int) -> str:
    """How many measures may have a newer edition; "" where none has."""
    if not titles:
        return ""
    if len(titles) == 1:
        return f"For one of the {of} measures, {titles[0]}, {_PASSED[0].lower()}{_PASSED[1:]}"
    many = count_text(len(titles))
    return (
        f"For {many} of the {of} measures the announced date of the next update has passed: a "
        "newer edition may be out. They are marked in the table of updates."
    )


_PASSED = "The announced date has passed: a newer edition may be out."


def _span(days: Sequence[date]) -> str:
    """ "February 2026", or "April 2025 to March 2026"."""
    first, last = month(min(days)), month(max(days))
    return first if first == last else f"{first} to {last}"


CONTENTS = (
    ("Take the figures away", "#download"),
    ("API", "#api"),
    ("Every source", "#sources"),
    ("Updates", "#updates"),
    (QUALITY_TITLE, "#quality"),
    (NATIONAL_TITLE, "#england"),
)
