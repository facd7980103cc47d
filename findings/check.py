"""Are the loaded figures sound? Every invariant of METHOD section 7 that applies to them.

Each problem names the row it concerns. Here is what must hold of every cell by itself;
``findings.invariants`` says what must hold between cells.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from eip_data import catalogue, database, periods, tables
from eip_data.catalogue import Catalogue
from eip_data.columns import POPULATION, WITH_VALUE, BreakKind, CohortKind, Group, Status, Unit
from eip_data.entries import Measure
from eip_data.outcomes import carried, extract, queries
from findings import invariants
from findings.certainty_invariants import certainty_sound
from findings.invariants import KEY, Problem, problems

#: Lowest and highest a value can be, by unit; the mean points of one EBacc subject stop at 9.
_RANGE = {
    Unit.PERCENT: (0.0, 100.0),
    Unit.POINTS: (0.0, 90.0),
    Unit.SCORE: (-10.0, 10.0),
    Unit.PER_100: (0.0, 1000.0),
}
_RANGE_OF = {"ks4_ebacc_aps": (0.0, 9.0)}

_EMPTIED = {
    BreakKind.NOT_COLLECTED: Status.NOT_COLLECTED,
    BreakKind.NOT_PUBLISHED: Status.NOT_PUBLISHED,
}


@dataclass(frozen=True)
class Verdict:
    """All problems, and how many rows and values were looked at."""

    problems: tuple[Problem, ...]
    counts: pd.DataFrame  # measure, group, period, rows, values


def check() -> Verdict:
    """Look at every loaded row; raises DatabaseAway when there is no database."""
    book = catalogue.load()
    with database.figures() as connection:
        figures = queries.everything(connection, tables.figure)
        cohorts = queries.everything(connection, tables.cohort)
        certainty = queries.everything(connection, tables.certainty)
        population = queries.population(connection)
    counts = figures.groupby(["measure", "group", "period"], as_index=False).agg(
        rows=("area", "size"), values=("value", "count")
    )
    cells = figures.merge(_entries(book), how="outer", on=KEY, indicator="where")
    catalogued = cells[cells["where"] == "both"]
    found = [
        *_catalogued(cells),
        *_sourced(figures, book),
        *_counted(counts),
        *_carried(figures, *carried.figure_rows()),
        *_carried(cohorts, *carried.cohort_rows()),
        *_carried(certainty, *carried.certainty_rows()),
        *_values(figures, catalogued),
        *_reasons(catalogued, book),
        *_cohorts(cohorts, book),
        *invariants.all_between_groups(figures, book),
        *invariants.gaps_add_up(figures, book),
        *invariants.wholes_between_parts(figures, book),
        *invariants.region_rebuilt(figures, population, book),
        *invariants.cohorts_add_up(cohorts),
        *invariants.percentages_fit_counts(cohorts, figures),
        *certainty_sound(certainty, figures, book),
    ]
    return Verdict(tuple(dict.fromkeys(found)), counts)


def _entries(book: Catalogue) -> pd.DataFrame:
    """What the catalogue says of each cell: precision, status, range, and whether it is empty."""
    columns = ("measure", "group", "period", "kind", "digits", "firm", "low", "high",
               "empty", "why")  # fmt: skip
    series = [
        (
            measure.id, item.group.value, period, measure.period_kind,
            measure.decimals_of(item.group, period), measure.status_of(item.group, period).value,
            *_RANGE_OF.get(measure.id, _RANGE[measure.unit]),
            *_emptied(measure, item.group, period),
        )
        for measure in book.measures.values()
        for item in measure.series
        for period in item.periods
    ]  # fmt: skip
    places = [
        (measure.id, area.code)
        for measure in book.measures.values()
        for area in extract.expected_areas(measure, book)
    ]
    return pd.DataFrame(series, columns=list(columns)).merge(
        pd.DataFrame(places, columns=["measure", "area"]), on="measure"
    )


def _emptied(measure: Measure, group: Group, period: str) -> tuple[str, str]:
    """The status and reason of a period in which nothing was published; else two empty texts."""
    for item in measure.breaks_of(group):
        if item.kind in _EMPTIED and item.covers(period):
            return _EMPTIED[item.kind].value, item.reason
    return "", ""


def _catalogued(cells: pd.DataFrame) -> Iterator[Problem]:
    """Both ways: every catalogued cell is there, every cell there is catalogued."""
    yield from problems(cells[cells["where"] == "right_only"], "is catalogued and has no row")
    yield from problems(cells[cells["where"] == "left_only"], "has a row and is not catalogued")


def _sourced(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """Every figure comes from a source that feeds its series."""
    feeds = {
        (measure.id, series.group.value, source)
        for measure in book.measures.values()
        for series in measure.series
        for source, _ in series.feeds
    }
    for key, rows in figures.groupby(["measure", "group", "source"]):
        if key not in feeds:
            yield from problems(rows, "names the source {source}, which does not feed it")


def _counted(counts: pd.DataFrame) -> Iterator[Problem]:
    """As many values by measure, group and period as the extraction counted."""
    rows = counts[["measure", "group", "period", "values"]].itertuples(index=False, name=None)
    found = {(measure, group, period): int(values) for measure, group, period, values in rows}
    stated = {(m, group, period): values for m, group, period, values in carried.counts()}
    for measure, group, period in sorted(found.keys() | stated.keys()):
        here, there = (each.get((measure, group, period), 0) for each in (found, stated))
        if here != there:
            yield Problem(measure, group, "", period, f"has {here} values instead of {there}")


def _carried(
    loaded: pd.DataFrame, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> Iterator[Problem]:
    """The loaded rows are those the repository carries, to the last digit."""
    stated = pd.DataFrame(list(rows), columns=list(columns))
    both = loaded[list(columns)].merge(
        stated, how="outer", on=KEY, suffixes=("", "_carried"), indicator="where"
    )
    yield from problems(both[both["where"] == "right_only"], "is carried and not loaded")
    yield from problems(both[both["where"] == "left_only"], "is loaded and not carried")
    for name in columns[len(KEY) :]:
        here, there = both[name], both[f"{name}_carried"]
        changed = (both["where"] == "both") & (here != there) & (here.notna() | there.notna())
        what = f"has the {name} {{{name}}} instead of {{{name}_carried}}"
        plain = both[changed].astype(object)
        yield from problems(plain.where(plain.notna(), "nothing"), what)


def _values(figures: pd.DataFrame, cells: pd.DataFrame) -> Iterator[Problem]:
    """Value and status fit, precision is the published one, values are possible."""
    fits = figures["value"].notna() == figures["status"].isin([str(s) for s in WITH_VALUE])
    yield from problems(figures[~fits], "value and status do not fit")
    present = cells["value"].notna()
    outside = present & ~cells["value"].between(cells["low"], cells["high"])
    yield from problems(cells[outside], "the value is not between {low:g} and {high:g}")
    step = 10.0 ** cells["digits"].astype(float)
    finer = (cells["value"] - (cells["value"] * step).round() / step).abs() > 1e-9
    other = cells["decimals"] != cells["digits"]
    yield from problems(cells[finer | other], "is not printed to {digits:g} decimals")
    unlike = present & (cells["status"] != cells["firm"])
    yield from problems(cells[unlike], "should have the status {firm}")


def _reasons(cells: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """What the catalogue knows, nothing published or no such area, is the reason given."""
    emptied, missing = cells["empty"] != "", cells["value"].isna()
    yield from problems(cells[emptied & ~missing], "has a value: {why}")
    unlike = emptied & missing & (cells["status"] != cells["empty"])
    yield from problems(cells[unlike], "should have the status {empty}: {why}")
    rest = cells[~emptied & missing]
    stood = [
        book.areas[area].exists_on(periods.reference_date(period, kind))
        for area, period, kind in zip(rest["area"], rest["period"], rest["kind"], strict=True)
    ]
    there = pd.Series(stood, index=rest.index, dtype=bool)
    gone = rest["status"] == Status.AREA_NOT_IN_EXISTENCE
    yield from problems(rest[gone & there], "is said not to have existed, and did")
    yield from problems(rest[~gone & ~there], "did not exist then, and is not said so")
    uncollected = rest["status"] == Status.NOT_COLLECTED
    yield from problems(rest[uncollected & there], "is said not to have been collected, and was")


def _cohorts(cohorts: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """Cohorts concern catalogued measures, areas and sources; the population alone is a weight."""
    known = cohorts["measure"].isin([*book.measures, POPULATION])
    known &= cohorts["area"].isin(list(book.areas))
    yield from problems(cohorts[~known], "is a cohort of nothing catalogued")
    carded = cohorts["source"].isin(list(book.sources))
    yield from problems(cohorts[~carded], "names the source {source}, which has no card")
    weight = cohorts["kind"] == CohortKind.WEIGHT
    amiss = weight != (cohorts["measure"] == POPULATION)
    yield from problems(cohorts[amiss], "is {kind}, and the population alone is a weight")
