"""Outcomes and gaps: every figure with unit, status, source and edition, or why there is none."""

from functools import partial

from api import choosing, kept
from api.contract import (
    COUNT,
    NUMBER,
    TEXTS,
    YES,
    Asked,
    Endpoint,
    Field,
    Listed,
    Parameter,
    printed,
)
from api.contract import Row as Told
from api.problems import Problem
from eip_data import catalogue
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, Group, Status, Unit
from eip_data.entries import PAIRS, Measure
from findings import api_sentences as words
from findings.edition import Edition
from findings.estimates import SOURCE
from findings.every_outcome import Gap, Outcome
from findings.gaps import pair_of
from findings.sentences import status_text

#: What every figure carries besides its value.
MARKS = (
    Field("status", "How firm it is, or why it is missing.", one_of=tuple(Status)),
    Field("status_text", "The same in words."),
    Field("our_calculation", "Whether it is ours and not published.", YES),
)
EDITION = Field("edition", "Edition of the figures.")

OUTCOME_FIELDS = (
    Field("measure", "Id of the measure."),
    Field("group", "Group of pupils.", one_of=tuple(Group)),
    Field("area", "Code of the area."),
    Field("area_name", "Its name."),
    Field("period", "Academic or financial year."),
    Field("value", "The figure; null where there is none.", NUMBER, missing=True),
    Field("decimals", "Decimals it is published with.", COUNT),
    Field("unit", "What the value counts.", one_of=tuple(Unit)),
    *MARKS,
    Field("source", "Id of the source, or “our calculation”."),
    EDITION,
)

#: Measures times periods that one request may ask the gaps of: each is worked out from all areas.
MOST_GAPS = 12
#: A gap between percentages is in percentage points.
GAP_UNITS = {Unit.PERCENT: "percentage points"}
_LEVEL = "null where there is none."
GAP_FIELDS = (
    Field("measure", "Id of the measure."),
    Field("pair", "Which two groups.", one_of=tuple(PAIRS)),
    Field("period", "Academic or financial year."),
    Field("area", "Code of the area."),
    Field("area_name", "Its name."),
    Field("disadvantaged", f"Level of the disadvantaged side; {_LEVEL}", NUMBER, missing=True),
    Field("comparator_local", f"Level of others in the area; {_LEVEL}", NUMBER, missing=True),
    Field("comparator_national", f"Level of others in England; {_LEVEL}", NUMBER, missing=True),
    Field("unit", "What the levels count.", one_of=tuple(Unit)),
    Field("within", "Others here minus the disadvantaged here.", NUMBER, missing=True),
    Field("vs_national", "Others in England minus the disadvantaged here.", NUMBER, missing=True),
    Field("peer_shortfall", "Others in England minus others here.", NUMBER, missing=True),
    Field("gap_unit", "What the gaps count."),
    Field("decimals", "Decimals of levels and gaps.", COUNT),
    Field("rank_within", "Place of the gap inside, 1 the smallest.", COUNT, missing=True),
    Field("ties_within", "Authorities that share the place.", COUNT, missing=True),
    Field("ranked_within", "Authorities that have a place.", COUNT, missing=True),
    Field("rank_vs_national", "Place of the gap to England.", COUNT, missing=True),
    Field("ties_vs_national", "Authorities that share the place.", COUNT, missing=True),
    Field("ranked_vs_national", "Authorities that have a place.", COUNT, missing=True),
    *MARKS,
    Field("source", "Always “our calculation”."),
    Field("level_sources", "Ids of the sources of the levels.", TEXTS),
    EDITION,
)

PAIR = Parameter("pair", "Which two groups; the measure's first when left out.",
                 one_of=tuple(PAIRS), example="disadvantaged")  # fmt: skip
LATEST = Parameter(
    "period", "Years as 2024/25 or 2024-25; each measure's latest when left out.", several=True,
    example="2024-25", most=20,
)  # fmt: skip


def _check_outcomes(asked: Asked) -> None:
    among = choosing.measures(asked)
    choosing.areas(asked)
    choosing.groups(among, asked)
    choosing.periods(among, asked)


def _outcomes(now: Edition, asked: Asked) -> Listed:
    among = choosing.measures(asked)
    areas, notes = choosing.areas(asked)
    groups, periods = choosing.groups(among, asked), choosing.periods(among, asked)
    codes = {area.code for area in areas}
    found = [
        row
        for measure in among
        for row in kept.outcomes(now.id, measure.id)
        if _wanted(row.area, codes)
        and (not groups or row.group in groups)
        and (not periods or row.period in periods)
    ]
    return Listed(found, partial(_outcome, now), notes)


def _wanted(area: str, codes: set[str]) -> bool:
    """England outside London comes when asked for by its code, as on the command line."""
    return area in codes if codes else area != ENGLAND_OUTSIDE_LONDON


def _outcome(now: Edition, row: Outcome) -> Told:
    book = catalogue.load()
    if row.ours:
        row = kept.ours(now.id, row.measure).get((row.group, row.area, row.period), row)
    return {
        "measure": row.measure, "group": row.group, "area": row.area,
        "area_name": book.areas[row.area].name, "period": row.period,
        "value": printed(row.value, row.decimals), "decimals": row.decimals,
        "unit": book.measures[row.measure].unit.value, "status": row.status,
        "status_text": status_text(row.status), "our_calculation": row.ours,
        "source": row.source, "edition": now.id,
    }  # fmt: skip


OUTCOMES = Endpoint(
    "outcomes", "Outcomes",
    "Published figures, and ours for the North East CA; what is left out means all. England "
    "outside London comes when asked for as ENGLAND_OUTSIDE_LONDON.",
    (choosing.MEASURE, choosing.GROUP, choosing.AREA, choosing.PERIOD), OUTCOME_FIELDS, _outcomes,
    "measure=ks4_attainment8&group=disadvantaged&area=E06000057", _check_outcomes,
)  # fmt: skip


def _with_gap(asked: Asked) -> list[tuple[Measure, str]]:
    """The measures asked for with the pair of each; those without a gap when none is named."""
    pair = asked.one("pair")
    among = choosing.measures(asked)
    if not asked.several("measure"):
        among = tuple(one for one in among if (pair in one.pairs if pair else one.pairs))
    return [(measure, pair_of(measure, pair)) for measure in among]


def _latest(measure: Measure, pair: str) -> str:
    return min(measure.series_of(group).last for group in PAIRS[pair])


def _check_gaps(asked: Asked) -> None:
    choosing.areas(asked)
    among = _with_gap(asked)
    periods = choosing.periods([measure for measure, _ in among], asked)
    if len(among) * len(periods) > MOST_GAPS:
        raise Problem(400, words.too_many_gaps(MOST_GAPS))


def _gaps(now: Edition, asked: Asked) -> Listed:
    among = _with_gap(asked)
    areas, notes = choosing.areas(asked)
    periods = choosing.periods([measure for measure, _ in among], asked)
    codes = {area.code for area in areas}
    found = []
    for measure, pair in among:
        known = measure.series_of(PAIRS[pair][0]).periods
        for period in periods or (_latest(measure, pair),):
            if period in known:
                rows = kept.gaps(now.id, measure.id, period, pair)
                found += [row for row in rows if _wanted(row.area, codes)]
    return Listed(found, partial(_gap, now), notes)


def _gap(now: Edition, row: Gap) -> Told:
    book = catalogue.load()
    measure = book.measures[row.measure]
    told: dict[str, object] = row._asdict()
    for one in GAP_FIELDS:
        if one.kind == NUMBER:
            told[one.name] = printed(getattr(row, one.name), row.decimals)
        elif one.kind == COUNT and one.missing:
            count = getattr(row, one.name)
            told[one.name] = None if count is None else int(count)
    told |= {
        "area_name": book.areas[row.area].name, "unit": measure.unit.value,
        "gap_unit": GAP_UNITS.get(measure.unit, measure.unit.value),
        "status_text": status_text(row.status), "our_calculation": True, "source": SOURCE,
        "level_sources": _level_sources(measure, row.pair), "edition": now.id,
    }  # fmt: skip
    return told  # type: ignore[return-value]


def _level_sources(measure: Measure, pair: str) -> tuple[str, ...]:
    sides = [measure.series_of(group) for group in PAIRS[pair]]
    return tuple(dict.fromkeys(feed for series in sides for feed, _ in series.feeds))


GAPS = Endpoint(
    "gaps", "Gaps",
    "Both gaps of every area, the levels behind them and places; of the latest period unless "
    "others are named.",
    (choosing.MEASURE, PAIR, choosing.AREA, LATEST), GAP_FIELDS, _gaps,
    "measure=ks4_attainment8&area=E06000057", _check_gaps,
)  # fmt: skip
