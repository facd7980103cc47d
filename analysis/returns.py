"""Which returns tell of some days, and of what no return tells.

``submissions`` is a frame with a row a return: ``activity``, ``authority``, ``due_on`` and
``returned_on`` (missing while it has not come); ``activities`` has ``id``, ``start_date`` and
``end_date`` (missing while none is set). Days are ``datetime.date``. A return tells of the days
before the one it was due on; one that was due in the last month of a term's lessons, or after
them, tells of that term to its end, so that 30 June stands for the school year.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from analysis.terms import term_of

_MONTH = timedelta(days=31)


def told_until(due: date) -> date:
    """The last day that a return due on this day tells of."""
    term = term_of(due)
    return term.last_day if due >= term.lessons_end - _MONTH else due


def needed(activities: pd.DataFrame, last: date) -> Mapping[str, date]:
    """Up to which day something must be told of each activity, for days that end with ``last``.

    An activity that ends earlier needs no more than its own days, to a month.
    """
    ends = zip(activities["id"], activities["end_date"], strict=True)
    return {str(one): last if pd.isna(end) else min(last, end - _MONTH) for one, end in ends}


def covering(
    submissions: pd.DataFrame, activities: pd.DataFrame, first: date, last: date, today: date
) -> pd.DataFrame:
    """The returns that tell of the days from ``first`` to ``last``, of those due by ``today``.

    They are the ones due in these days and, where none of them tells of an activity and authority
    to the end, the next one after, if the activity had begun.
    """
    due = submissions.sort_values(["activity", "authority", "due_on"], kind="stable")
    due = due[(due["due_on"] >= first) & (due["due_on"] <= today)]
    inside, later = due[due["due_on"] <= last], due[due["due_on"] > last]
    begun = activities.loc[activities["start_date"] <= last, "id"]
    later = later[later["activity"].isin(begun)]
    later = later[~later.duplicated(["activity", "authority"])]
    enough = told(inside, activities, last)
    pairs = zip(later["activity"], later["authority"], strict=True)
    later = later[[pair not in enough for pair in pairs]]
    return due[due.index.isin(inside.index.append(later.index))]


def told(
    submissions: pd.DataFrame, activities: pd.DataFrame, last: date
) -> frozenset[tuple[str, str]]:
    """What these returns tell of up to ``last``, as (activity, authority), come or not."""
    up_to = needed(activities, last)
    rows = zip(
        submissions["activity"], submissions["authority"], submissions["due_on"], strict=True
    )
    return frozenset((one, place) for one, place, due in rows if told_until(due) >= up_to[one])
