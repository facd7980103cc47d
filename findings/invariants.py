"""What must hold between published figures: parts and wholes, gaps, areas and their members.

METHOD section 7. Known exceptions are published facts, listed here row by row, not tolerances.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import aggregate, gaps
from eip_data.catalogue import Catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_REGION, AreaKind, CohortKind, Group
from eip_data.entries import PAIRS

KEY = ["measure", "group", "area", "period"]
_SERIES = ["measure", "group", "period"]
_CELL = ["measure", "area", "period"]

#: Published rows in which "all" does not lie between the disadvantaged and the others, or the
#: disadvantaged are ahead: a handful of pupils, or groups that leave some pupils out.
_KNOWN_OUTSIDE = frozenset(
    {
        ("early_years_gld", "E09000001", "2016/17"),
        ("early_years_gld", "E09000001", "2017/18"),
        ("early_years_gld", "E09000001", "2022/23"),
        ("early_years_gld", "E09000001", "2023/24"),
        ("early_years_gld", "E09000001", "2024/25"),
        ("early_years_gld", "E09000012", "2015/16"),
        ("early_years_gld", "E09000012", "2017/18"),
        ("early_years_gld", "E09000012", "2022/23"),
        ("early_years_gld", "E09000014", "2015/16"),
        ("ks4_attainment8", "E06000053", "2019/20"),
        ("ks4_attainment8", "E06000053", "2020/21"),
        ("ks4_attainment8", "E06000053", "2023/24"),
        ("ks4_english_maths_4", "E06000053", "2024/25"),
        ("ks4_progress8", "E06000053", "2017/18"),
        ("level2_at_19", "E09000020", "2015/16"),
        ("level3_at_19", "E09000020", "2015/16"),
        ("he_by_19", "E06000053", "2018/19"),
        ("he_by_19", "E09000020", "2016/17"),
    }
)
#: How far our rebuilt North East may lie from the published row, Attainment 8 points.
_REBUILT_WITHIN = 0.1
_NOISE = 1e-9


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


def problem(key: Sequence[object], what: str) -> Problem:
    """The problem of the row with that measure, group, area and period."""
    measure, group, area, period = map(str, key)
    return Problem(measure, group, area, period, what)


def problems(rows: pd.DataFrame, what: str) -> Iterator[Problem]:
    """A problem a row; ``what`` may name the row's columns in braces."""
    for row in rows.to_dict("records"):
        yield problem([row[name] for name in KEY], what.format_map(row))


def all_between_groups(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """Disadvantaged <= all <= others, wherever all three are published."""
    for pair, (first, second) in PAIRS.items():
        wide = _wide(_paired(figures, pair, book), "value")[[Group.ALL, first, second]].dropna()
        outside = ~wide[Group.ALL].between(wide[first], wide[second])
        for row in wide[outside].reset_index().to_dict("records"):
            if tuple(row[name] for name in _CELL) not in _KNOWN_OUTSIDE:
                yield problem(
                    [row["measure"], Group.ALL, row["area"], row["period"]],
                    f"{row[Group.ALL]:g} does not lie between {first} ({row[first]:g}) "
                    f"and {second} ({row[second]:g})",
                )


def gaps_add_up(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """Gaps are the differences of the printed levels, and vs_national = within + shortfall."""
    for pair, (first, second) in PAIRS.items():
        wide = _wide(_paired(figures, pair, book), "value")[[first, second]].dropna()
        for key, part in wide.groupby(["measure", "period"]):
            measure, period = map(str, key)
            digits = min(book.measures[measure].decimals_of(g, period) for g in (first, second))
            own, others = part[first], part[second]
            shown = gaps.identity(own, others, others.get((measure, ENGLAND, period)), digits)
            printed = others.round(digits) - own.round(digits)
            sums = shown["within"] + shown["peer_shortfall"]
            off = (shown["within"] - printed).abs() > _NOISE
            off |= (shown["vs_national"] - sums).abs() > _NOISE
            for row in part[off].reset_index().to_dict("records"):
                yield problem(
                    [measure, first, row["area"], period],
                    "its gaps are not the differences of the printed levels",
                )


def wholes_between_parts(figures: pd.DataFrame, book: Catalogue) -> Iterator[Problem]:
    """England, regions and London's parts lie between their authorities' lowest and highest."""
    authorities = book.areas_of(AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    wholes = pd.DataFrame(
        [
            (area.code, whole)
            for area in authorities
            for whole in (area.region, area.london_part, ENGLAND)
        ],
        columns=["area", "whole"],
    )
    present = figures[figures["value"].notna()]
    local = present.merge(wholes, on="area").groupby([*_SERIES, "whole"], as_index=False)
    bounds = local.agg(low=("value", "min"), high=("value", "max"))
    stated = present.merge(bounds, left_on=[*_SERIES, "area"], right_on=[*_SERIES, "whole"])
    outside = stated[~stated["value"].between(stated["low"], stated["high"])]
    yield from problems(outside, "{value:g} lies outside its authorities ({low:g} to {high:g})")


def region_rebuilt(
    figures: pd.DataFrame, population: pd.DataFrame, book: Catalogue
) -> Iterator[Problem]:
    """The twelve North East authorities rebuild the published region's Attainment 8."""
    measure = book.measures["ks4_attainment8"]
    columns = list(measure.series_of(Group.ALL).periods)
    members = [a.code for a in book.areas_of(AreaKind.AUTHORITY) if a.region == NORTH_EAST_REGION]
    mine = figures[figures["measure"] == measure.id]
    levels = {
        group: mine[mine["group"] == group]
        .pivot(index="area", columns="period", values="value")
        .reindex(index=[*members, NORTH_EAST_REGION], columns=columns)
        .astype("float64")
        for group in (Group.ALL, *PAIRS["disadvantaged"])
    }
    children = population.reindex(index=members, columns=columns).astype("float64")
    share = aggregate.inferred_share(*(table.loc[members] for table in levels.values()), least=1.0)
    weights = (children, children * share, children * (1 - share))
    for (group, table), weight in zip(levels.items(), weights, strict=True):
        rebuilt = aggregate.weighted(table.loc[members], weight)["value"]
        for period, stated in table.loc[NORTH_EAST_REGION].dropna().items():
            made = float(rebuilt.loc[str(period)])
            if not abs(made - stated) <= _REBUILT_WITHIN:  # nor where a level or weight is missing
                yield problem(
                    [measure.id, group, NORTH_EAST_REGION, period],
                    f"{stated:g} is not what its authorities make ({made:.2f})",
                )


def cohorts_add_up(cohorts: pd.DataFrame) -> Iterator[Problem]:
    """Two groups make up the cohort, and their counts its count."""
    counted = cohorts[cohorts["kind"] != CohortKind.WEIGHT]
    low, high, achieved = (_wide(counted, n) for n in ("pupils_low", "pupils_high", "achieved"))
    for first, second in PAIRS.values():
        counts = achieved[first] + achieved[second]
        for wrong, what in (
            (low[first] + low[second] > high[Group.ALL], "exceed the cohort"),
            (high[first] + high[second] < low[Group.ALL], "fall short of the cohort"),
            ((counts - achieved[Group.ALL]).abs() > 0, "do not add up to those who achieved it"),
        ):
            for row in wrong[wrong].reset_index().to_dict("records"):
                yield problem(
                    [row["measure"], Group.ALL, row["area"], row["period"]],
                    f"{first} and {second} pupils {what}",
                )


def percentages_fit_counts(cohorts: pd.DataFrame, figures: pd.DataFrame) -> Iterator[Problem]:
    """A percentage is its count over its cohort, as far as its printed digits tell."""
    both = cohorts.merge(figures, on=KEY, suffixes=("", "_figure"))
    both = both[
        both["achieved"].notna()
        & both["value"].notna()
        & (both["pupils_low"] > 0)
        & (both["source"] == both["source_figure"])  # another vintage need not fit
    ]
    step = 0.5 * 10.0 ** -both["decimals"].astype(float) + _NOISE
    low = 100 * both["achieved"] / both["pupils_high"] - step
    high = 100 * both["achieved"] / both["pupils_low"] + step
    wrong = both[~both["value"].between(low, high)]
    yield from problems(
        wrong, "{value:g}% does not fit {achieved:g} of {pupils_low:g} to {pupils_high:g} pupils"
    )


def _paired(figures: pd.DataFrame, pair: str, book: Catalogue) -> pd.DataFrame:
    """The cells of the measures with that pair of groups."""
    return figures[
        figures["measure"].isin([m.id for m in book.measures.values() if pair in m.pairs])
    ]


def _wide(rows: pd.DataFrame, values: str) -> pd.DataFrame:
    """One column a group, all five there, on the index measure, area and period."""
    wide = rows.pivot(index=_CELL, columns="group", values=values)
    return wide.reindex(columns=[str(group) for group in Group]).astype("float64")
