"""What every column of every file means, and what kind of cell it holds: said here alone."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell of a column is, when it is not empty."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True)
class Column:
    """One column: what it means to a reader, and its kind."""

    meaning: str
    kind: Kind


def column(name: str) -> Column:
    """The entry of a column; raises KeyError for one that nothing is said of."""
    return COLUMNS[name]


_TEXT = {
    "measure": "Code of the measure, as in links, in the API and in the catalogue of measures.",
    "measure_title": "The measure's name.",
    "group": "Whose results these are: all, disadvantaged, not_disadvantaged, fsm (eligible for "
    "free school meals) or not_fsm.",
    "area": "The area's name.",
    "area_code": "The area's ONS code, or our own for a place that has none; empty for a line that "
    "areas are compared with.",
    "period": "Academic or financial year that holds the day the figure is of, 2024/25 for one; "
    "several years as from and to.",
    "period_as_shown": "The period as it is read on the page.",
    "stage": "Age or stage of the measure.",
    "unit": "Unit of the value: percent, points, score, per_100, percentage points, pupils.",
    "figure": "What the row holds: a level, a gap, a difference, a change, or what else is named.",
    "status": "How firm the value is, or why there is none. In files of the programme, of "
    "the very row: complete, returns_missing, not_reported, not_offered, hidden, target, "
    "not_counted, bounds_only or recorded.",
    "calculated_here": "Whether the figure is our own calculation and not published as such.",
    "source": "Where the figure comes from; in the file of all figures the source's code.",
    "source_id": "Codes of the published files that the measure's figures come from, as under "
    "every source on the Data page; programme_register for the programme's.",
    "edition": "Edition of the figures: its code and its day.",
    "since": "The earlier period of a change; empty for other figures.",
    "line": "Which line of the chart the row belongs to.",
    "comparable": "Whether the period may be compared with the latest.",
    "note": "What has to be known of this figure.",
    "about": "Whether the figure rests on weights that stand in for counted pupils.",
    "kind": "Kind of area, of line compared with, or of organisation.",
    "one_of_the_seven": "Whether the area is one of the seven of the North East CA.",
    "closeness": "How alike the area is to the chosen one, in the publisher's bands.",
    "cohort": "Where the number of pupils comes from: counted, estimated or another year's.",
    "against_england": "Verdict against England: higher, lower, about_the_same or cannot_tell.",
    "against_england_outside_london": "Verdict against England outside London, in the same words.",
    "published_for": "The former authority the figure is published for, where it is another.",
    "class": "The class of the map's colour that the area is in.",
    "beside": "What the figure is set beside.",
    "verdict": "What can be said of the figure, in words.",
    "places": "Between which places the authority may lie, in words.",
    "title": "Name of the measure, or of the grant.",
    "definition": "What is measured.",
    "population": "Of whom it is measured.",
    "higher_is_better": "Whether more is better; context where neither is meant.",
    "coverage": "Whether it is published by authority or for England only.",
    "weighting": "What areas are weighted by when several are put together.",
    "period_kind": "What kind of period the measure has.",
    "groups": "Groups of pupils it is published for.",
    "first_period": "First period carried.",
    "last_period": "Last period carried.",
    "base_period": "The period that changes are worked out from, by pair of groups.",
    "no_pair_reason": "Why the measure has no gap, where it has none.",
    "breaks": "Breaks in the series and other periods to take care with.",
    "caveats": "What has to be known of the measure.",
    "sources": "Codes of the published files it comes from.",
    "method_link": "Where the publisher explains its method.",
    "register": "Whether the row is from the illustrative register, which is invented, or a real "
    "one.",
    "state": "How firm the cell's count is: known, at least, not reported or not offered.",
    "authority": "Authority of the school or of the figure.",
    "workstream": "Workstream of the programme.",
    "priority": "Priority of the programme.",
    "other_priority": "The other priority of the pair.",
    "phase": "Phase of the schools.",
    "fifth": "Fifth of the schools, by the share of their pupils that are disadvantaged.",
    "what": "What may be counted or not.",
    "counted": "Whether the register counts it; what is known stands in words.",
    "in_words": "What is known of it, in words.",
    "hidden": "Whether the number is hidden, as it could point to a few pupils.",
    "every_return_in": "Whether every return due has come.",
    "urn": "The school's unique reference number.",
    "school": "The school's name; empty where none may be named.",
    "place_served_less_than_need": "Whether the school lies in a place reached less than its need.",
    "grant": "Code of the grant in the register.",
    "applicant": "Who was awarded the grant.",
    "first_of_applicant": "Whether it is the applicant's first grant.",
    "theme": "Theme of the grant.",
    "recipient_authority_code": "ONS code of the authority the recipient is in.",
    "used_in_authority_codes": "ONS codes of the authorities the grant is used in.",
    "grant_status": "How far the grant is: awarded, in progress, completed or withdrawn.",
    "learning": "What the applicant reported to have learnt.",
    "split": "What the grants are put together by.",
    "code": "Code of what they are put together by.",
    "label": "Its name.",
    "organisation": "The organisation's name.",
    "works_in_authority_codes": "ONS codes of the authorities it works in.",
    "meeting": "Name of the meeting.",
    "authority_code": "ONS code of the authority it was held in; empty for one held online.",
}
_NUMBERS = {
    "value": "The figure at exactly the decimals it is published or worked out with; empty where "
    "there is none, and the status says why.",
    "low_95": "Lower end of the 95% interval.",
    "high_95": "Upper end of the 95% interval.",
    "low": "Lower end: of the interval, of chance, or of what rounding allows.",
    "high": "Upper end of the same.",
    "value_then": "The figure in the earlier period.",
    "change": "The figure minus that of the earlier period.",
    "age": "Age of the pupils.",
    "pupils": "Pupils behind the figure.",
    "tested_with": "How many authorities the verdict was tested together with.",
    "place_from": "First place the authority may have, 1 the highest level or smallest gap.",
    "place_to": "Last place it may have.",
    "ranked": "How many authorities those places are among.",
    "rank": "Place of the figure as published, without its uncertainty.",
    "ties": "How many authorities share that place.",
    "rank_of": "How many authorities have a place.",
    "decimals": "Decimals the measure is published with.",
    "returns_received": "Returns that have come, of all that are due on the whole choice that the "
    "file is of; the status is of the row.",
    "returns_missing": "Returns that are missing, of the same.",
    "schools": "Number of schools.",
    "schools_reached": "Different schools reached; empty where nothing is reported or offered.",
    "schools_eligible": "Schools that could have been reached.",
    "schools_unknown": "Eligible schools of which nothing has been returned.",
    "schools_not_reached": "Schools not known to be reached; empty where nothing is reported.",
    "share_percent": "Schools reached as a percentage of those eligible; at least, where returns "
    "are missing.",
    "share_at_most_percent": "The same if all schools not heard of had been reached.",
    "disadvantaged_pupils": "Disadvantaged pupils in these schools; empty where too few to show.",
    "need_percent": "Share of all disadvantaged pupils.",
    "reach_percent": "Share of the disadvantaged pupils in reached schools, all rows together; "
    "returns missing of any row may shift it either way.",
    "shuffled_low_percent": "Lower end of where that share lies when reach is dealt out by chance.",
    "shuffled_high_percent": "Upper end of the same.",
    "pupils_at_contacts": "Pupils at contacts, a pupil once a contact; empty where hidden or not "
    "returned.",
    "order": "Order in which to ask.",
    "awarded_gbp": "Pounds awarded.",
    "spent_gbp": "Pounds spent, of the grants that say it; empty where none does.",
    "days_to_report": "Days from award to report.",
    "grants": "Number of grants.",
    "spent_not_said_by": "Grants that do not say what was spent.",
    "reports_due": "Reports due by the register's day.",
    "reports_received_of_those": "Those of them that have come.",
    "awarded_gbp_per_disadvantaged_pupil": "Pounds awarded for each disadvantaged pupil of the "
    "authority's schools.",
    "meetings": "Meetings attended.",
    "organisations_of_the_kind": "Organisations of the kind.",
    "came": "Those of them that came.",
}
_DAYS = {
    "last_update": "Day the publisher last updated it.",
    "next_update": "Day the next update is announced for.",
    "register_dated": "Day the register tells of.",
    "first_day": "First day counted.",
    "last_day": "Last day counted.",
    "by": "The day by which.",
    "changed_on": "Day the target was changed.",
    "awarded_on": "Day the grant was awarded.",
    "report_due": "Day its report is due.",
    "report_received": "Day its report came.",
    "latest_meeting": "Day of the latest meeting attended.",
    "held_on": "Day the meeting was held.",
}
#: Every column of every file.
COLUMNS = {
    name: Column(meaning, kind)
    for kind, entries in ((Kind.TEXT, _TEXT), (Kind.NUMBER, _NUMBERS), (Kind.DAY, _DAYS))
    for name, meaning in entries.items()
}
