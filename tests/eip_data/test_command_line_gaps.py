"""``python -m eip_data gaps``: its columns are a contract, its identity holds on what is printed.

Every row is worked out again from the text of ``eip_data/figures`` with ``Decimal`` alone.
"""

import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from eip_data import catalogue
from eip_data.__main__ import main

FOLDER = Path(__file__).parents[2] / "eip_data"
COLUMNS = [
    "measure", "pair", "period", "area", "disadvantaged", "comparator_local",
    "comparator_national", "within", "vs_national", "peer_shortfall", "rank_within",
    "ties_within", "ranked_within", "rank_vs_national", "ties_vs_national",
    "ranked_vs_national", "status",
]  # fmt: skip
MEASURED, PLACES = COLUMNS[4:10], COLUMNS[10:16]
ENGLAND, NORTH_EAST_CA, OUTSIDE_LONDON = "E92000001", "E47000014", "ENGLAND_OUTSIDE_LONDON"
ORDER = ("authority", "former_authority", "region", "london_part", "country", "combined_authority")
GROUPS = {
    "disadvantaged": ("disadvantaged", "not_disadvantaged"),
    "fsm": ("fsm", "not_fsm"),
}
ASKED = [
    ("ks2_rwm_expected", "disadvantaged", "2024/25"),
    ("ks2_rwm_expected", "fsm", "2015/16"),
    ("ks4_attainment8", "disadvantaged", "2024/25"),
    ("ks4_attainment8", "fsm", "2021/22"),
    ("ks4_english_maths_5", "disadvantaged", "2024/25"),
    ("ks4_english_maths_4", "disadvantaged", "2023/24"),
    ("ks4_progress8", "disadvantaged", "2023/24"),
    ("early_years_gld", "fsm", "2024/25"),
    ("level3_at_19", "fsm", "2023/24"),
]

Row = dict[str, str]


@pytest.fixture
def asked(stored: str, capsys: pytest.CaptureFixture[str]):
    """Runs ``gaps`` on each kind of database: its rows, and what it said beside them."""

    def ask(measure: str, period: str, *options: str) -> tuple[list[Row], str]:
        assert main(["gaps", "--measure", measure, "--period", period, *options]) == 0
        printed = capsys.readouterr()
        assert printed.out.splitlines()[0].split(",") == COLUMNS
        return list(csv.DictReader(StringIO(printed.out))), printed.err

    return ask


@cache
def text_of(name: str) -> list[Row]:
    """A file's rows, read once; nothing changes them."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KINDS = {row["code"]: row["kind"] for row in text_of("catalogue/areas.csv")}


def published(measure: str, group: str, period: str) -> dict[str, Row]:
    return {
        row["area"]: row
        for row in text_of(f"figures/{measure}.csv")
        if (row["group"], row["period"]) == (group, period)
    }


def minus(first: str, second: str) -> str:
    return "" if "" in (first, second) else str(Decimal(first) - Decimal(second))


def expected(measure: str, pair: str, period: str) -> list[Row]:
    """What the contract asks for of every published area, from the figures' own text."""
    own, others = (published(measure, group, period) for group in GROUPS[pair])
    nationally = others[ENGLAND]["value"]
    rows = []
    for area in own:
        d, n = own[area]["value"], others[area]["value"]
        if d or n:
            gaps = (minus(n, d), minus(nationally, d), minus(nationally, n))
            rows.append(dict(zip(COLUMNS, (measure, pair, period, area, d, n, nationally, *gaps),
                                 strict=False)))  # fmt: skip
    for gap in ("within", "vs_national"):
        values = [
            Decimal(row[gap]) for row in rows if row[gap] and KINDS[row["area"]] == "authority"
        ]
        for row in rows:
            placed = row[gap] and KINDS[row["area"]] == "authority"
            mine = Decimal(row[gap]) if placed else None
            row[f"rank_{gap}"] = str(sum(v < mine for v in values) + 1) if placed else ""
            row[f"ties_{gap}"] = str(values.count(mine)) if placed else ""
            row[f"ranked_{gap}"] = str(len(values)) if placed else ""
    return sorted(rows, key=lambda row: (ORDER.index(KINDS[row["area"]]), row["area"]))


def assert_identity(row: Row) -> None:
    """Each gap is the difference of the printed levels, and the three add up to the digit."""
    d, n, nationally, within, vs_national, shortfall = (row[name] for name in MEASURED)
    assert within == minus(n, d), row
    assert (vs_national, shortfall) == (minus(nationally, d), minus(nationally, n)), row
    if within and vs_national:
        assert Decimal(vs_national) == Decimal(within) + Decimal(shortfall), row


@pytest.mark.parametrize(("measure", "pair", "period"), ASKED)
def test_every_row_is_worked_out_from_the_published_text(asked, measure, pair, period):
    rows, said = asked(measure, period, "--pair", pair)
    published_rows, (ours,) = rows[:-1], rows[-1:]
    found = [{name: row[name] for name in COLUMNS[:-1]} for row in published_rows]
    assert found == expected(measure, pair, period)
    assert (ours["area"], ours["status"]) == (NORTH_EAST_CA, "estimate")
    for row in rows:
        assert_identity(row)
    assert said == ""


def test_the_order_is_authorities_regions_londons_parts_england_and_the_ca(asked):
    rows, _ = asked("ks4_attainment8", "2018/19")
    kinds = [KINDS[row["area"]] for row in rows]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert set(kinds) == set(ORDER)
    assert [row["area"] for row in rows[-2:]] == [ENGLAND, NORTH_EAST_CA]
    former = [row for row in rows if KINDS[row["area"]] == "former_authority"]
    assert {"E10000006", "E10000021"} <= {row["area"] for row in former}
    assert kinds.index("former_authority") == kinds.count("authority")


def test_places_are_among_todays_authorities_alone(asked):
    rows, _ = asked("ks4_attainment8", "2018/19")
    for row in rows:
        placed = KINDS[row["area"]] == "authority" and row["within"] != ""
        assert [bool(row[name]) for name in PLACES] == [placed] * 6
    ranked = [row for row in rows if row["rank_within"]]
    assert {int(row["ranked_within"]) for row in ranked} == {len(ranked)}


def test_a_shared_place_has_its_best_number_and_counts_itself(asked):
    rows, _ = asked("ks2_rwm_expected", "2024/25")
    places: dict[str, list[Row]] = {}
    for row in rows:
        if row["rank_within"]:
            places.setdefault(row["within"], []).append(row)
    assert any(len(shared) > 1 for shared in places.values())
    before = 0
    for gap in sorted(places, key=Decimal):
        shared = places[gap]
        assert {(r["rank_within"], r["ties_within"]) for r in shared} == {
            (str(before + 1), str(len(shared)))
        }
        before += len(shared)


def test_our_own_areas_are_estimates_at_one_decimal_and_unranked(asked):
    for measure, period in (("ks4_attainment8", "2024/25"), ("level3_at_19", "2023/24")):
        rows, _ = asked(measure, period, "--area", NORTH_EAST_CA, "--area", OUTSIDE_LONDON)
        assert [row["area"] for row in rows] == [NORTH_EAST_CA, OUTSIDE_LONDON]
        assert {row["status"] for row in rows} == {"estimate"}
        pair = catalogue.load().measures[measure].pairs[0]
        national = Decimal(published(measure, GROUPS[pair][1], period)[ENGLAND]["value"])
        for row in rows:
            assert {len(row[name].partition(".")[2]) for name in MEASURED} == {1}
            assert not any(row[name] for name in PLACES)
            assert_identity(row)
            tenth = national.quantize(Decimal("0.1"), ROUND_HALF_UP)
            assert Decimal(row["comparator_national"]) == tenth


def test_a_status_is_the_least_firm_of_the_levels_or_why_there_is_no_gap(asked):
    revised, _ = asked("ks4_attainment8", "2024/25", "--area", "390")
    assert [row["status"] for row in revised] == ["revised"]
    final, _ = asked("ks4_attainment8", "2018/19", "--area", "390")
    assert [row["status"] for row in final] == ["final"]
    rows, _ = asked("ks4_english_maths_4", "2023/24", "--area", "E08000037")
    assert [(row["within"], row["status"]) for row in rows] == [("", "not_published")]
    assert rows[0]["disadvantaged"] != "" != rows[0]["vs_national"]


def test_chosen_areas_keep_their_places_among_all(asked):
    everywhere, _ = asked("ks2_rwm_expected", "2024/25")
    some, said = asked("ks2_rwm_expected", "2024-25", "--area", "391", "--area", "e08000037",
                       "--area", ENGLAND)  # fmt: skip
    assert some == [r for r in everywhere if r["area"] in ("E08000021", "E08000037", ENGLAND)]
    assert said == ""


def test_an_old_code_opens_todays_areas_and_says_so(asked):
    rows, said = asked("ks4_attainment8", "2024/25", "--area", "E10000006", "--area", "E08000016")
    assert [row["area"] for row in rows] == ["E06000063", "E06000064", "E08000038"]
    assert said.count("\n") == 2 and "Cumberland" in said and "Barnsley" in said


def test_the_first_pair_is_meant_when_none_is_named(asked):
    named = asked("ks4_attainment8", "2024/25", "--pair", "disadvantaged")
    assert asked("ks4_attainment8", "2024/25") == named
    fsm = asked("ks4_attainment8", "2024/25", "--pair", "fsm")
    assert fsm != named and {row["pair"] for row in fsm[0]} == {"fsm"}
    assert {row["pair"] for row in asked("early_years_gld", "2024/25")[0]} == {"fsm"}


def test_a_period_without_values_gives_the_columns_and_says_so(asked):
    rows, said = asked("ks2_rwm_expected", "2019/20")
    assert rows == []
    assert "2019/20" in said and said.count("\n") == 1


def test_json_has_the_same_rows_with_numbers_and_null(asked, capsys):
    rows, _ = asked("ks4_english_maths_5", "2023/24")
    options = ["gaps", "--measure", "ks4_english_maths_5", "--period", "2023/24"]
    assert main([*options, "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert [list(record) for record in records] == [COLUMNS] * len(rows)
    for row, record in zip(rows, records, strict=True):
        for name in COLUMNS:
            if name not in (*MEASURED, *PLACES):
                assert record[name] == row[name]
            elif row[name] == "":
                assert record[name] is None
            else:
                assert record[name] == Decimal(row[name])
                assert isinstance(record[name], int) or name in MEASURED


@pytest.mark.parametrize(
    "measure", [m for m in catalogue.load().measures.values() if not m.pairs], ids=lambda m: m.id
)
def test_a_measure_without_a_pair_exits_2_and_says_why(capsys, measure):
    assert main(["gaps", "--measure", measure.id, "--period", "2022/23"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert measure.no_pair_reason in printed.err and printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--measure", "ks4", "--period", "2024/25"], "ks4_attainment8"),
        (["--measure", "early_years_gld", "--period", "2024/25", "--pair", "disadvantaged"], "fsm"),
        (["--measure", "ks4_attainment8", "--period", "2024/25", "--pair", "boys"], "fsm"),
        (["--measure", "ks4_attainment8", "--period", "2024"], "2024/25"),
        (["--measure", "ks4_attainment8", "--period", "2030/31"], "2024/25"),
        (["--measure", "ks4_attainment8", "--period", "2024/25", "--area", "Gatehead"],
         "E08000037"),
    ],
)  # fmt: skip
def test_a_wrong_code_gets_one_sentence_with_the_nearest_and_exit_2(capsys, options, named):
    assert main(["gaps", *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1 and printed.err.endswith(".\n")
    assert named in printed.err
