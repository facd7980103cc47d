"""Are the loaded figures sound? Every invariant of METHOD section 7 that applies to them.

Each problem names the row it concerns. Known exceptions are published facts, listed here with
their number, not tolerances.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import aggregate
from eip_data import catalogue, database, periods, tables
from eip_data.catalogue import Catalogue
from eip_data.columns import (
    ENGLAND,
    NORTH_EAST_REGION,
    WITH_VALUE,
    AreaKind,
    BreakKind,
    Group,
    Status,
    Unit,
)
from eip_data.entries import PAIRS
from eip_data.outcomes import carried, extract, queries

_KEY = ["measure", "group", "area", "period"]

#: Lowest and highest a value can be, by unit; Attainment 8 has its own top.
_RANGE = {
    Unit.PERCENT: (0.0, 100.0),
    Unit.POINTS: (0.0, 90.0),
    Unit.SCORE: (-10.0, 10.0),
    Unit.PER_100: (0.0, 1000.0),
}

#: Measures whose groups are parts of "all", and the areas whose published rows contradict that:
#: a handful of pupils, or groups that leave some pupils out.
_PARTS_OF_ALL = ("ks2_rwm_expected", "ks4_attainment8", "early_years_gld", "ks4_english_maths_4",
                 "ks4_english_maths_5")  # fmt: skip
_KNOWN_OUTSIDE = frozenset(
    {
        ("early_years_gld", "E09000001", "2017/18"),
        ("early_years_gld", "E09000001", "2022/23"),
        ("early_years_gld", "E09000012", "2015/16"),
        ("early_years_gld", "E09000012", "2017/18"),
        ("early_years_gld", "E09000012", "2022/23"),
        ("early_years_gld", "E09000014", "2015/16"),
    }
)
#: How far our rebuilt North East may lie from the published row, Attainment 8 points.
_REBUILT_WITHIN = 0.11


@dataclass(frozen=True)
class Problem:
    """One broken invariant: the row it concerns and what is wrong."""

    measure: str
    group: str
    area: str
    period: str
    what: str

    def __str__(self) -> str:
        row = ", ".join(part for part in (self.measure, self.group, self.area, self.period) if part)
        return f"{row}: {self.what}"


@dataclass(frozen=True)
class Verdict:
    """All problems, and how many rows and values were looked at by measure."""

    problems: tuple[Problem, ...]
    counts: pd.DataFrame  # measure, group, period, rows, values


def check() -> Verdict:
    """Look at every loaded row; raises DatabaseAway when there is no database."""
    book = catalogue.load()
    with database.connection() as connection:
        figures = queries.everything(connection, tables.figure)
        cohorts = queries.everything(connection, tables.cohort)
        population = queries.population(connection)
    counts = figures.groupby(["measure", "group", "period"], as_index=False).agg(
        rows=("area", "size"), values=("value", "count")
    )
    problems = [
        *_catalogued(figures, book),
        *_counted(figures),
        *_cells(figures, book),
        *_reasons(figures, book),
        *_parts(figures, book),
        *_between(figures, book),
        *_rebuilt(figures, population, book),
        *_cohorts(cohorts, figures, book),
    ]
    return Verdict(tuple(dict.fromkeys(problems)), counts)


def _problem(key: Sequence[object], what: str) -> Problem:
    measure, group, area, period = map(str, key)
    return Problem(measure, group, area, period, what)


def _row(row: pd.Series, what: str) -> Problem:
    return _problem([row[column] for column in _KEY], what)


def _problems(rows: pd.DataFrame, what: str) -> Iterator[Problem]:
    for _, row in rows.iterrows():
        yield _row(row, what)


def _catalogued(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """Both ways: every catalogued cell is there, every cell there is catalogued."""
    expected: set[tuple[str, str, str, str]] = set()
    for measure in book.measures.values():
        codes = [area.code for area in extract.expected_areas(measure, book)]
        for series in measure.series:
            for code in codes:
                expected.update((measure.id, series.group.value, code, p) for p in series.periods)
    present = set(figures[_KEY].itertuples(index=False, name=None))
    for key in sorted(expected - present):
        yield _problem(key, "is catalogued and has no row")
    for key in sorted(present - expected):
        yield _problem(key, "has a row and is not catalogued")
    for _, row in figures[~figures["source"].isin(list(book.sources))].iterrows():
        yield _row(row, f"names the source {row['source']}, which has no card")


def _counted(figures: pd.DataFrame) -> Iterator[Problem]:
    """As many values by measure, group and period as the extraction counted."""
    now = figures.groupby(["measure", "group", "period"])["value"].count()
    for measure, group, period, values in carried.counts():
        found = int(now.get((measure, group, period), 0))
        if found != values:
            yield Problem(measure, group, "", period, f"has {found} values instead of {values}")


def _cells(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """Value and status fit, precision is the published one, values are possible."""
    has_value = figures["value"].notna()
    wrong = figures[has_value != figures["status"].isin([str(s) for s in WITH_VALUE])]
    yield from _problems(wrong, "value and status do not fit")
    for measure in book.measures.values():
        mine = figures[figures["measure"] == measure.id]
        low, high = _RANGE[measure.unit]
        outside = mine[(mine["value"] < low) | (mine["value"] > high)]
        yield from _problems(outside, f"the value is not between {low:g} and {high:g}")
        for (group, period), part in mine.groupby(["group", "period"]):
            if group not in measure.groups:
                continue
            decimals = measure.decimals_of(Group(group), str(period))
            finer = part[
                part["value"].notna()
                & (
                    (part["decimals"] != decimals)
                    | ((part["value"] - part["value"].round(decimals)).abs() > 1e-9)
                )
            ]
            yield from _problems(finer, f"is not printed to {decimals} decimals")
            said = measure.status_of(Group(group), str(period))
            other = part[part["value"].notna() & (part["status"] != said)]
            yield from _problems(other, f"should have the status {said}")


def _reasons(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """No value where nothing was collected; "did not exist" only where an area did not."""
    empty = (BreakKind.NOT_COLLECTED, BreakKind.NOT_PUBLISHED)
    for measure in book.measures.values():
        mine = figures[figures["measure"] == measure.id]
        for series in measure.series:
            own = mine[mine["group"] == series.group]
            for item in measure.breaks_of(series.group):
                if item.kind in empty:
                    covered = own["period"].between(item.first, item.last)
                    yield from _problems(
                        own[covered & own["value"].notna()], f"has a value: {item.reason}"
                    )
    gone = figures[figures["status"] == Status.AREA_NOT_IN_EXISTENCE]
    gone = gone[gone["area"].isin(list(book.areas)) & gone["measure"].isin(list(book.measures))]
    kinds = gone["measure"].map(lambda name: book.measures[name].period_kind)
    for key, part in gone.groupby([gone["area"], gone["period"], kinds]):
        area, period, kind = map(str, key)
        if book.areas[area].exists_on(periods.reference_date(period, kind)):
            yield from _problems(part, "is said not to have existed, and did")


def _parts(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """All pupils lie between the two groups; gaps obey the identity by construction."""
    for name in _PARTS_OF_ALL:
        measure = book.measures[name]
        wide = figures[figures["measure"] == name].pivot(
            index=["area", "period"], columns="group", values="value"
        )
        for pair in measure.pairs:
            first, second = PAIRS[pair]
            low = wide[[first, second]].min(axis=1)
            high = wide[[first, second]].max(axis=1)
            both = wide[[first, second, Group.ALL]].notna().all(axis=1)
            outside = both & ((wide[Group.ALL] < low) | (wide[Group.ALL] > high))
            for area, period in wide.index[outside]:
                if (name, area, period) not in _KNOWN_OUTSIDE:
                    yield Problem(
                        name, Group.ALL.value, str(area), str(period),
                        f"all pupils do not lie between {first} and {second}",
                    )  # fmt: skip


def _between(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """England and its regions lie between their authorities' lowest and highest value."""
    authorities = {
        a.code: a.region for a in book.areas_of(AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    }
    local = figures[figures["area"].isin(list(authorities)) & figures["value"].notna()]
    series = ["measure", "group", "period"]
    regional = local.assign(area=local["area"].map(authorities))
    national = local.assign(area=ENGLAND)
    bounds = pd.concat([regional, national]).groupby([*series, "area"])["value"].agg(["min", "max"])
    stated = figures[figures["value"].notna()].merge(
        bounds, left_on=[*series, "area"], right_index=True
    )
    for _, row in stated[~stated["value"].between(stated["min"], stated["max"])].iterrows():
        yield _row(row, f"lies outside its authorities ({row['min']:g} to {row['max']:g})")


def _rebuilt(figures: pd.DataFrame, population: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """The twelve North East authorities rebuild the published region's Attainment 8."""
    measure = book.measures["ks4_attainment8"]
    members = [a.code for a in book.areas_of(AreaKind.AUTHORITY) if a.region == NORTH_EAST_REGION]
    mine = figures[figures["measure"] == measure.id]
    levels = {
        group: part.pivot(index="area", columns="period", values="value")
        for group, part in mine.groupby("group")
    }
    wanted = (Group.ALL, Group.DISADVANTAGED, Group.NOT_DISADVANTAGED)
    if not set(wanted) <= set(levels):
        return
    columns = [p for p in measure.series[0].periods if p in population]
    local = {g: levels[g].reindex(index=members, columns=columns) for g in wanted}
    share = aggregate.inferred_share(*(local[g] for g in wanted))
    weights = population.reindex(index=members, columns=columns) * share
    rebuilt = aggregate.weighted(local[Group.DISADVANTAGED], weights)["value"]
    stated = levels[Group.DISADVANTAGED].loc[NORTH_EAST_REGION]
    for period in columns:
        if abs(rebuilt[period] - stated[period]) > _REBUILT_WITHIN:
            yield Problem(
                measure.id, Group.DISADVANTAGED.value, NORTH_EAST_REGION, period,
                f"its authorities make {rebuilt[period]:.2f} instead of {stated[period]:g}",
            )  # fmt: skip


def _cohorts(cohorts: pd.DataFrame, figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """Cohorts concern catalogued cells, add up, and agree with the percentages beside them."""
    known = {*book.measures, "population_0_17"}
    yield from _problems(cohorts[~cohorts["measure"].isin(known)], "is a cohort of nothing")
    real = cohorts[cohorts["kind"] != "weight"]
    wide = real.pivot(
        index=["measure", "area", "period"], columns="group", values=["pupils_low", "pupils_high"]
    )
    everyone = wide[("pupils_high", Group.ALL)]
    parts = (
        wide[("pupils_low", Group.DISADVANTAGED)] + wide[("pupils_low", Group.NOT_DISADVANTAGED)]
    )
    for measure, area, period in wide.index[parts > everyone]:
        yield Problem(str(measure), "all", str(area), str(period), "its parts exceed the cohort")
    both = real.merge(figures, on=_KEY, suffixes=("", "_figure"))
    both = both[
        both["achieved"].notna()
        & both["value"].notna()
        & (both["pupils_low"] > 0)
        & (both["source"] == both["source_figure"])  # another vintage need not fit
    ]
    step = 0.5 * 10.0 ** -both["decimals"].astype(float) + 1e-9
    low = 100 * both["achieved"] / both["pupils_high"] - step
    high = 100 * both["achieved"] / both["pupils_low"] + step
    wrong = both[(both["value"] < low) | (both["value"] > high)]
    yield from _problems(wrong, "the percentage does not fit its count and cohort")
