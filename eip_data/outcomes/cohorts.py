"""Pupils behind the figures: published counts, counts between bounds, and weights."""

from collections.abc import Iterable
from decimal import Decimal

from eip_data.columns import POPULATION, CohortKind, Group
from eip_data.errors import SourceError
from eip_data.outcomes.clean import decimal, printed
from eip_data.outcomes.ees import Counted, CountFile, Ks4National
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

#: Measure -> the column that counts pupils at its threshold; an average has none.
_KS4 = {
    "ks4_attainment8": "",
    "ks4_english_maths_4": "t_l2basics_94",
    "ks4_english_maths_5": "t_l2basics_95",
}
_EARLY_YEARS = {"early_years_gld": "gld_number"}
_INDEXES = {
    "smc_gap_index_ks2": {"ks2_rwm_expected": ""},
    "smc_gap_index_ks4": {"ks4_attainment8": ""},
}


def rows(
    lait: Lait,
    performance: Ks4Performance,
    national: Ks4National,
    authorities_2018: CountFile,
    early_years: CountFile,
    indexes: dict[str, GapIndex],
) -> list[Row]:
    """Every cohort row, sorted by its key; one row a measure, group, area and period.

    England's key stage 4 cohorts come from the national file where it has them and from the
    gap index files elsewhere. Raises SourceError when one source has two rows for one key.
    """
    found: dict[tuple[str, str, str, str], Row] = {}
    for part in (
        *(_published(source, index.counted(), _INDEXES[source])
          for source, index in indexes.items()),
        _published("ees_ks4_national", national.counted(), _KS4),
        _published(
            "ees_ks4_la_2018",
            (*authorities_2018.counted, *together(authorities_2018.counted)), _KS4,
        ),
        _published("ees_eyfsp_2022", early_years.counted, _EARLY_YEARS),
        _from_performance(performance),
        _population(lait),
    ):  # fmt: skip
        found |= _by_key(part)
    return [found[key] for key in sorted(found)]


def _by_key(part: list[Row]) -> dict[tuple[str, str, str, str], Row]:
    found: dict[tuple[str, str, str, str], Row] = {}
    for row in part:
        if row[:4] in found:
            raise SourceError(f"{row[-1]}: two cohorts for {', '.join(row[:4])}.")
        found[row[:4]] = row
    return found


def _row(
    measure: str, group: Group, area: str, period: str, pupils: str, *,
    source: str, achieved: str = "", kind: CohortKind = CohortKind.PUBLISHED,
    low: str = "", high: str = "",
) -> Row:  # fmt: skip
    return (
        measure, group.value, area, period, pupils, low or pupils, high or pupils,
        achieved, kind.value, source,
    )  # fmt: skip


def _text(count: int | None) -> str:
    return "" if count is None else str(count)


def _published(source: str, counts: Iterable[Counted], measures: dict[str, str]) -> list[Row]:
    return [
        _row(measure, c.group, c.area, c.period, str(c.pupils),
             achieved=_text(c.achieved.get(column)), source=source)
        for c in counts
        for measure, column in measures.items()
    ]  # fmt: skip


def together(counts: list[Counted]) -> list[Counted]:
    """All pupils of each area and period in which disadvantaged and others are both counted.

    Those at a threshold are None when either group's are.
    """
    others = {(c.area, c.period): c for c in counts if c.group is Group.NOT_DISADVANTAGED}
    result: list[Counted] = []
    for one in counts:
        other = others.get((one.area, one.period))
        if one.group is Group.DISADVANTAGED and other is not None:
            achieved = {
                column: None if mine is None or theirs is None else mine + theirs
                for (column, mine), theirs in zip(
                    one.achieved.items(), other.achieved.values(), strict=True
                )
            }
            pupils = one.pupils + other.pupils
            result.append(Counted(Group.ALL, one.area, one.period, pupils, achieved))
    return result


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
                         achieved=_text(count),
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
