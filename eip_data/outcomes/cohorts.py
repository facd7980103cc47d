"""Pupils behind the figures: published counts, counts between bounds, and weights."""

from decimal import Decimal
from pathlib import Path

from eip_data.columns import ENGLAND, POPULATION, CohortKind, Group
from eip_data.entries import Area
from eip_data.outcomes import ees
from eip_data.outcomes.clean import decimal, printed
from eip_data.outcomes.lait import Lait
from eip_data.outcomes.performance import THRESHOLDS, Ks4Performance
from eip_data.outcomes.smc import GapIndex

#: measure, group, area, period, pupils, low, high, achieved, kind, source: all as text.
Row = tuple[str, str, str, str, str, str, str, str, str, str]

#: LAIT's pairs of a count and its rate per 10,000 children, best first: their ratio is the
#: resident population aged 0 to 17.
_POPULATION_PAIRS = (
    ("CPP_Total_NumRef", "CPP_Total_Rateper10,000"),
    ("LACnum", "LAC"),
    ("CPP_Num", "CPP_rate"),
)

_KS4 = ("ks4_attainment8", "ks4_english_maths_4", "ks4_english_maths_5")
_KS4_ACHIEVED = {
    "ks4_english_maths_4": "t_l2basics_94",
    "ks4_english_maths_5": "t_l2basics_95",
}


def rows(
    lait: Lait,
    performance: Ks4Performance,
    national: ees.Ks4National,
    la_2018: Path,
    eyfsp_2022: Path,
    indexes: dict[str, GapIndex],
    areas: dict[str, Area],
) -> list[Row]:
    """Every cohort row, sorted by its key; one row a measure, group, area and period.

    England's key stage 4 cohorts come from the national file where it has them and from the
    gap index files elsewhere.
    """
    found: dict[tuple[str, str, str, str], Row] = {}
    for row in (
        *_from_index(indexes),
        *_from_national(national),
        *_from_la_2018(la_2018, areas),
        *_from_eyfsp(eyfsp_2022, areas),
        *_from_performance(performance),
        *_population(lait),
    ):
        found[row[:4]] = row
    return [found[key] for key in sorted(found)]


def _row(
    measure: str, group: Group, area: str, period: str, pupils: str, *,
    source: str, achieved: str = "", kind: CohortKind = CohortKind.PUBLISHED,
    low: str = "", high: str = "",
) -> Row:  # fmt: skip
    return (
        measure, group.value, area, period, pupils, low or pupils, high or pupils,
        achieved, kind.value, source,
    )  # fmt: skip


def _from_index(indexes: dict[str, GapIndex]) -> list[Row]:
    measures = {"smc_gap_index_ks2": "ks2_rwm_expected", "smc_gap_index_ks4": "ks4_attainment8"}
    return [
        _row(measures[source], group, ENGLAND, period, str(size), source=source)
        for source, index in indexes.items()
        for (group, period), size in index.cohorts().items()
    ]


def _from_national(national: ees.Ks4National) -> list[Row]:
    groups = {
        "Disadvantaged": Group.DISADVANTAGED,
        "Disadvantaged all other": Group.NOT_DISADVANTAGED,
    }
    result: list[Row] = []
    for record in national.frame.to_dict("records"):
        group = groups[str(record["disadvantage"])]
        period = ees.period_of(str(record["time_period"]))
        for measure in _KS4:
            column = _KS4_ACHIEVED.get(measure)
            achieved = str(record[column]) if column else ""
            result.append(
                _row(measure, group, ENGLAND, period, str(record["t_pupils"]),
                     achieved=achieved, source="ees_ks4_national")
            )  # fmt: skip
    return result


def _from_la_2018(path: Path, areas: dict[str, Area]) -> list[Row]:
    frame = ees.la_rows(
        ees.read(path, "time_period", "geographic_level", "old_la_code", "breakdown", "t_pupils"),
        areas,
    )
    result: list[Row] = []
    sums: dict[tuple[str, str], dict[str, int]] = {}
    for record in frame.to_dict("records"):
        split = str(record["breakdown"])
        column = (
            "characteristic_disadvantage"
            if split == "Disadvantage"
            else "characteristic_free_school_meals"
        )
        group = ees.KS4_LA_GROUPS[split, str(record[column])]
        area, period = str(record["area"]), ees.period_of(str(record["time_period"]))
        if decimal(str(record["t_pupils"])) is None:
            continue
        pupils = int(str(record["t_pupils"]))
        for measure in _KS4:
            counted = _KS4_ACHIEVED.get(measure)
            achieved = str(record[counted]) if counted else ""
            if achieved and decimal(achieved) is None:
                achieved = ""
            result.append(
                _row(measure, group, area, period, str(pupils), achieved=achieved,
                     source="ees_ks4_la_2018")
            )  # fmt: skip
            if split == "Disadvantage":
                total = sums.setdefault((measure, area), {"pupils": 0, "achieved": 0, "parts": 0})
                total["pupils"] += pupils
                total["achieved"] += int(achieved or 0)
                total["parts"] += 1
    for (measure, area), total in sums.items():
        if total["parts"] == 2:
            achieved = str(total["achieved"]) if measure in _KS4_ACHIEVED else ""
            result.append(
                _row(measure, Group.ALL, area, "2017/18", str(total["pupils"]),
                     achieved=achieved, source="ees_ks4_la_2018")
            )  # fmt: skip
    return result


def _from_eyfsp(path: Path, areas: dict[str, Area]) -> list[Row]:
    """All and eligible children only: the file's other group is not LAIT's."""
    frame = ees.la_rows(
        ees.read(path, "geographic_level", "characteristic_type", "children_number"), areas
    )
    groups = {"Total": Group.ALL, "Known to be eligible for free school meals": Group.FSM}
    wanted = frame[(frame["gender"] == "Total") & frame["characteristic_type"].isin(list(groups))]
    return [
        _row("early_years_gld", groups[str(r["characteristic_type"])], str(r["area"]),
             ees.period_of(str(r["time_period"])), str(int(str(r["children_number"]))),
             achieved=str(int(str(r["gld_number"]))), source="ees_eyfsp_2022")
        for r in wanted.to_dict("records")
        if decimal(str(r["children_number"])) is not None
        and decimal(str(r["gld_number"])) is not None
    ]  # fmt: skip


def _from_performance(performance: Ks4Performance) -> list[Row]:
    result: list[Row] = []
    for area, period in performance.areas_and_periods:
        for group, bounds in performance.cohorts(area, period).items():
            middle = Decimal(bounds.low + bounds.high) / 2
            for measure in _KS4:
                threshold = THRESHOLDS.get(measure)
                count = performance.count(area, period, threshold, group) if threshold else None
                result.append(
                    _row(measure, group, area, period, f"{middle.normalize():f}",
                         low=str(bounds.low), high=str(bounds.high),
                         achieved="" if count is None else str(count),
                         kind=CohortKind.BOUNDED, source="ks4_performance")
                )  # fmt: skip
    return result


def _population(lait: Lait) -> list[Row]:
    found: dict[tuple[str, str], str] = {}
    for count_code, rate_code in _POPULATION_PAIRS:
        rates = {(c.area, c.period): decimal(c.text) for c in lait.cells(rate_code)}
        for cell in lait.cells(count_code):
            key = (cell.area, cell.period)
            count, rate = decimal(cell.text), rates.get(key)
            if key not in found and count and rate:
                found[key] = printed(count / rate * 10_000, 1)
    return [
        _row(POPULATION, Group.ALL, area, period, pupils, kind=CohortKind.WEIGHT, source="lait")
        for (area, period), pupils in found.items()
    ]
