"""The committed cohorts: METHOD section 3 to the printed digit, and the raw files behind them."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
import pytest

from eip_data import catalogue
from eip_data.columns import COHORT_COLUMNS, AreaKind
from eip_data.outcomes.extract import FIGURES
from tests.eip_data.test_cohorts_bounds import fitting

BOOK = catalogue.load()
SEVEN = BOOK.areas["E47000014"].members
GROUPS = ("all", "disadvantaged", "not_disadvantaged")
#: English and maths at grade 5 or above, at 4 or above, and the average, which has no threshold.
FIVE, FOUR, AVERAGE = "ks4_english_maths_5", "ks4_english_maths_4", "ks4_attainment8"


class Cohort(NamedTuple):
    """One row of ``cohorts.csv`` behind its key."""

    pupils: Decimal
    low: Decimal
    high: Decimal
    achieved: str
    kind: str
    source: str


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def cohorts() -> dict[tuple[str, str, str, str], Cohort]:
    """(measure, group, area, period) -> the committed row."""
    return {
        (row["measure"], row["group"], row["area"], row["period"]): Cohort(
            Decimal(row["pupils"]), Decimal(row["pupils_low"]), Decimal(row["pupils_high"]),
            row["achieved"], row["kind"], row["source"],
        )
        for row in rows_of(FIGURES / "cohorts.csv")
    }  # fmt: skip


def to(decimals: int, number: Decimal) -> str:
    return str(number.quantize(Decimal(10) ** -decimals, ROUND_HALF_UP))


def total(cohorts, measure: str, group: str, period: str, areas: Iterable[str] = SEVEN) -> Decimal:
    return sum((cohorts[measure, group, area, period].pupils for area in areas), Decimal(0))


def achieved(cohorts, measure: str, group: str, period: str) -> int:
    return sum(int(cohorts[measure, group, area, period].achieved) for area in SEVEN)


# --- METHOD section 3, key stage 4 ----------------------------------------------------------------

#: All, disadvantaged and others from lowest to highest; share; 9-5 of all; 9-5 of disadvantaged
#: and their count; 9-5 of others; count of disadvantaged at 9-4.
TABLE_2024_25 = {
    "E06000047": "5242-5246|1670-1673|3572-3575|31.84-31.90|41.6|25.2|421|49.3|717",
    "E08000037": "2161-2161|667-667|1494-1494|30.87-30.87|49.9|25.8|172|60.6|291",
    "E08000021": "2932-2932|1367-1367|1565-1565|46.62-46.62|45.5|26.4|361|62.2|613",
    "E08000022": "2102-2103|548-548|1554-1555|26.06-26.07|43.2|20.4|112|51.2|213",
    "E06000057": "3236-3238|869-869|2367-2369|26.84-26.85|41.7|20.3|176|49.6|326",
    "E08000023": "1741-1741|645-645|1096-1096|37.05-37.05|38.5|19.2|124|49.8|257",
    "E08000024": "2913-2916|1049-1051|1863-1865|36.00-36.07|41.5|23.6|248|51.6|441",
}


@pytest.mark.parametrize("area", TABLE_2024_25)
def test_the_table_of_an_authority_in_2024_25(cohorts, area):
    everyone, disadvantaged, others = (cohorts[FIVE, g, area, "2024/25"] for g in GROUPS)
    shares = (
        100 * disadvantaged.low / (disadvantaged.low + others.high),
        100 * disadvantaged.high / (disadvantaged.high + others.low),
    )
    percent = [to(1, 100 * int(c.achieved) / c.pupils) for c in (everyone, disadvantaged, others)]
    found = (
        *(f"{c.low}-{c.high}" for c in (everyone, disadvantaged, others)),
        "-".join(to(2, share) for share in shares),
        percent[0], percent[1], disadvantaged.achieved, percent[2],
        cohorts[FOUR, "disadvantaged", area, "2024/25"].achieved,
    )  # fmt: skip
    assert "|".join(found) == TABLE_2024_25[area]


def test_the_north_east_ca_in_2024_25(cohorts):
    found = {
        group: tuple(
            sum(getattr(cohorts[FIVE, group, area, "2024/25"], end) for area in SEVEN)
            for end in ("low", "high")
        )
        for group in GROUPS
    }
    assert found == {
        "all": (20_327, 20_337),
        "disadvantaged": (6_815, 6_820),
        "not_disadvantaged": (13_511, 13_519),
    }
    pupils = {group: total(cohorts, FIVE, group, "2024/25") for group in GROUPS}
    reached = {group: achieved(cohorts, FIVE, group, "2024/25") for group in GROUPS}
    assert to(2, 100 * pupils["disadvantaged"] / pupils["all"]) == "33.53"
    assert [to(2, 100 * reached[g] / pupils[g]) for g in GROUPS] == ["42.96", "23.67", "52.68"]
    assert reached["disadvantaged"] == 1_614
    four = achieved(cohorts, FOUR, "disadvantaged", "2024/25")
    assert (four, to(1, 100 * four / pupils["disadvantaged"])) == (2_858, "41.9")


@pytest.mark.parametrize(
    ("period", "everyone", "disadvantaged", "share", "percents"),
    [
        ("2017/18", "17942", "5446", "30.35", ["40.2", "21.5", "48.4"]),
        ("2022/23", "20027", "6229", "31.10", ["41.6", "21.5", "50.7"]),
        ("2023/24", "20868.5", "6709", "32.15", ["41.9", "23.7", "50.5"]),
        ("2024/25", "20332", "6817.5", "33.53", ["43.0", "23.7", "52.7"]),
    ],
)
def test_the_north_east_ca_with_real_cohorts(
    cohorts, period, everyone, disadvantaged, share, percents
):
    pupils = {group: total(cohorts, FIVE, group, period) for group in GROUPS}
    assert pupils["all"] == Decimal(everyone)
    assert pupils["disadvantaged"] == Decimal(disadvantaged)
    parts = pupils["disadvantaged"] + pupils["not_disadvantaged"]
    assert abs(parts - pupils["all"]) <= 1  # each is the middle of its own bounds
    assert to(2, 100 * pupils["disadvantaged"] / pupils["all"]) == share
    found = [to(1, 100 * achieved(cohorts, FIVE, g, period) / pupils[g]) for g in GROUPS]
    assert found == percents


@pytest.mark.parametrize(
    ("period", "averages"),
    [
        ("2022/23", ["44.77", "33.77", "49.72"]),
        ("2023/24", ["43.98", "33.46", "48.94"]),
        ("2024/25", ["44.33", "33.59", "49.78"]),
    ],
)
def test_attainment_8_of_the_north_east_ca_by_these_cohorts(cohorts, period, averages):
    values = {
        (row["group"], row["area"]): Decimal(row["value"])
        for row in rows_of(FIGURES / f"{AVERAGE}.csv")
        if row["period"] == period and row["area"] in SEVEN and row["value"]
    }
    for group, average in zip(GROUPS, averages, strict=True):
        weighted = sum(
            cohorts[AVERAGE, group, area, period].pupils * values[group, area] for area in SEVEN
        )
        assert to(2, weighted / total(cohorts, AVERAGE, group, period)) == average


def test_no_cohort_of_disadvantaged_pupils_is_wider_than_eleven(cohorts):
    widths = defaultdict(list)
    for (_, group, _, period), cohort in cohorts.items():
        if cohort.kind == "bounded" and group == "disadvantaged":
            widths[period].append(cohort.high - cohort.low)
    assert {period: max(found) for period, found in widths.items()} == {
        "2022/23": 11, "2023/24": 10, "2024/25": 10,
    }  # fmt: skip


def test_the_authorities_together_are_fewer_than_englands_row(cohorts):
    areas = [area.code for area in BOOK.areas_of(AreaKind.AUTHORITY)]
    everywhere = [a for a in areas if (FIVE, "all", a, "2024/25") in cohorts]
    outside = [code for code in everywhere if BOOK.areas[code].region != "E12000007"]
    assert len(everywhere) == 152
    for period, everyone, disadvantaged in (
        ("2022/23", 603_620.5, 157_962), ("2023/24", 624_281, 164_569.5),
        ("2024/25", 621_124.5, 174_582),
    ):  # fmt: skip
        there = [a for a in areas if (FIVE, "all", a, period) in cohorts]
        assert total(cohorts, FIVE, "all", period, there) == Decimal(everyone)
        assert total(cohorts, FIVE, "disadvantaged", period, there) == Decimal(disadvantaged)
        assert everyone < cohorts[AVERAGE, "all", "E92000001", period].pupils
    for group, margin in (("all", "164"), ("disadvantaged", "91")):
        rows = [cohorts[FIVE, group, area, "2024/25"] for area in everywhere]
        assert to(0, sum((row.high - row.low for row in rows), Decimal(0)) / 2) == margin
    share = total(cohorts, FIVE, "disadvantaged", "2024/25", outside) / total(
        cohorts, FIVE, "all", "2024/25", outside
    )
    assert to(1, 100 * share) == "27.1"


@pytest.mark.parametrize(
    ("measure", "period", "pupils"),
    [
        (AVERAGE, "2018/19", ["542621", "143816", "398805"]),
        (AVERAGE, "2022/23", ["606915", "159363", "447552"]),
        (AVERAGE, "2023/24", ["629207", "166472", "462735"]),
        (AVERAGE, "2024/25", ["625648", "176226", "449422"]),
        ("ks2_rwm_expected", "2024/25", ["650556", "207299", "443257"]),
    ],
)
def test_englands_cohorts_are_the_published_ones(cohorts, measure, period, pupils):
    rows = [cohorts[measure, group, "E92000001", period] for group in GROUPS]
    assert [str(row.pupils) for row in rows] == pupils
    assert {row.kind for row in rows} == {"published"}
    assert rows[1].pupils + rows[2].pupils == rows[0].pupils


def test_early_years_counts_of_2021_22(cohorts):
    rows = [cohorts["early_years_gld", "fsm", area, "2021/22"] for area in SEVEN]
    reached, children = sum(int(row.achieved) for row in rows), sum(row.pupils for row in rows)
    assert (reached, children, to(2, 100 * reached / children)) == (2_512, 5_140, "48.87")
    everyone = cohorts["early_years_gld", "all", "E92000001", "2021/22"]
    assert (everyone.pupils, everyone.achieved) == (622_583, "405723")


def test_both_parts_of_london_in_2017_18_have_cohorts_of_their_own(cohorts):
    inner, outer = (cohorts[AVERAGE, "disadvantaged", c, "2017/18"].pupils
                    for c in ("E13000001", "E13000002"))  # fmt: skip
    assert (inner, outer) == (13_131, 14_918)
    assert (AVERAGE, "disadvantaged", "E12000007", "2017/18") not in cohorts
    boroughs = [a for a in BOOK.areas_of(AreaKind.AUTHORITY) if a.region == "E12000007"]
    assert inner + outer == sum(
        cohorts[AVERAGE, "disadvantaged", a.code, "2017/18"].pupils
        for a in boroughs
        if (AVERAGE, "disadvantaged", a.code, "2017/18") in cohorts
    )


# --- population -----------------------------------------------------------------------------------


def test_the_seven_populations_of_2025(cohorts):
    found = {area: cohorts["population_0_17", "all", area, "2024/25"] for area in SEVEN}
    assert {area: str(row.pupils) for area, row in found.items()} == {
        "E06000047": "100429.5", "E08000037": "40415.9", "E08000021": "61210.9",
        "E08000022": "42263.9", "E06000057": "59055.3", "E08000023": "30513.8",
        "E08000024": "56774.5",
    }  # fmt: skip
    assert {row.kind for row in found.values()} == {"weight"}


def test_the_populations_follow_from_laits_counts_and_rates(cohorts, published):
    pairs = {"CPP_Total_NumRef": "CPP_Total_Rateper10,000", "LACnum": "LAC", "CPP_Num": "CPP_rate"}
    table = pq.read_table(
        published / BOOK.sources["lait"].file,
        columns=["Short Desc", "LA Number", "Values"],
        filters=[("Short Desc", "in", [*pairs, *pairs.values()]), ("Years", "=", "2025")],
    ).to_pydict()
    texts = {
        (code, f"{number:.0f}"): text for code, number, text in zip(*table.values(), strict=True)
    }
    seven = {BOOK.areas[code].number: code for code in SEVEN}
    people: dict[str, list[Fraction]] = {}
    for count, rate in pairs.items():
        people[count] = [
            Fraction(texts[count, number]) / Fraction(texts[rate, number]) * 10_000
            for number in seven
        ]
    first = people["CPP_Total_NumRef"]
    assert f"{float(sum(first)):.1f}" == "390663.9"
    for code, number in zip(seven.values(), first, strict=True):
        assert abs(Fraction(cohorts["population_0_17", "all", code, "2024/25"].pupils) - number) < 1
    for other in people.values():
        assert abs(sum(other) / sum(first) - 1) < Fraction(4, 1000)


# --- the raw counts -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw(published: Path) -> dict[tuple[str, ...], str]:
    """(DfE number, year, measure, group, kind) -> text, of English and maths."""
    return {
        tuple(list(row.values())[i] for i in (0, 3, 4, 5, 6)): row["value"]
        for row in rows_of(published / BOOK.sources["ks4_performance"].file)
        if row["measure"].startswith("EngMaths")
    }


@pytest.mark.parametrize("threshold", ["EngMaths59", "EngMaths49"])
def test_counts_of_disadvantaged_and_others_add_up_in_every_authority(raw, threshold):
    numbers = {key[0] for key in raw}
    assert len(numbers) == 152
    for number in numbers:
        tot, dis, ndi = (
            int(raw[number, "2024/25", threshold, g, "Num"]) for g in ("Tot", "Dis", "NDi")
        )
        assert tot == dis + ndi, number


@pytest.mark.parametrize("period", ["2022/23", "2023/24", "2024/25"])
def test_the_bounds_are_those_of_every_cohort_that_fits_tried_one_by_one(cohorts, raw, period):
    for area in SEVEN:
        number = BOOK.areas[area].number
        fits = []
        for group in ("Tot", "Dis", "NDi"):
            each = [
                fitting(
                    int(raw[number, period, t, group, "Num"]), raw[number, period, t, group, "Pct"]
                )
                for t in ("EngMaths59", "EngMaths49")
                if (number, period, t, group, "Pct") in raw
            ]
            fits.append(set.intersection(*each) if each else set(range(10_000)))
        triples = [(d + n, d, n) for d in fits[1] for n in fits[2] if d + n in fits[0]]
        for place, group in enumerate(GROUPS):
            found = cohorts[FIVE, group, area, period]
            of_group = {triple[place] for triple in triples}
            assert (found.low, found.high) == (min(of_group), max(of_group)), (area, group)
            assert found.pupils * 2 == found.low + found.high


def test_the_header_is_the_contract_and_every_row_keeps_its_order(cohorts):
    assert len(cohorts) == len(rows_of(FIGURES / "cohorts.csv"))
    assert tuple(rows_of(FIGURES / "cohorts.csv")[0]) == COHORT_COLUMNS
    for key, row in cohorts.items():
        assert 0 <= row.low <= row.pupils <= row.high, key
        assert not row.achieved or 0 <= int(row.achieved) <= row.high, key
        assert (row.low == row.high) or row.kind == "bounded", key
