"""``python -m eip_data query``: its columns and its decimals are a contract."""

import csv
import json
from collections import Counter
from decimal import Decimal
from functools import cache
from io import StringIO
from itertools import product
from pathlib import Path

import pytest

from eip_data import catalogue
from eip_data.__main__ import main
from eip_data.columns import WITHOUT_VALUE

FIGURES = Path(__file__).parents[2] / "eip_data" / "figures"
COLUMNS = ["measure", "group", "area", "period", "value", "status", "source"]
MEASURES = sorted(
    path.stem
    for path in FIGURES.glob("*.csv")
    if path.stem not in ("certainty", "cohorts", "counts")
)
NORTH_EAST_CA, OUTSIDE_LONDON = "E47000014", "ENGLAND_OUTSIDE_LONDON"
GATESHEAD, NEWCASTLE, CUMBRIA = "E08000037", "E08000021", "E10000006"

Row = dict[str, str]


@pytest.fixture
def asked(stored: str, capsys: pytest.CaptureFixture[str]):
    """Runs ``query`` on each kind of database: its rows, and what it said beside them."""

    def ask(*options: str) -> tuple[list[Row], str]:
        assert main(["query", *options]) == 0
        printed = capsys.readouterr()
        assert printed.out.splitlines()[0] == ",".join(COLUMNS)
        return list(csv.DictReader(StringIO(printed.out))), printed.err

    return ask


@cache
def carried(measure: str) -> list[Row]:
    """The published rows as text, in the contract's order; read once, nothing changes them."""
    with (FIGURES / f"{measure}.csv").open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=order)


def order(row: Row) -> tuple[str, ...]:
    return row["measure"], row["group"], row["period"], row["area"]


# --- everything that is published -----------------------------------------------------------------


def test_every_catalogued_measure_is_carried_and_the_other_way_round():
    assert sorted(catalogue.load().measures) == MEASURES


@pytest.mark.parametrize("measure", MEASURES)
def test_every_published_value_comes_out_as_it_is_printed(asked, measure):
    rows, said = asked("--measure", measure)
    assert [row for row in rows if row["area"] != NORTH_EAST_CA] == carried(measure)
    assert [order(row) for row in rows] == sorted({order(row) for row in rows})
    assert said == ""


def test_68_and_68_0_are_different_claims(asked):
    rows, _ = asked("--measure", "early_years_gld", "--area", "E92000001")
    decimals = {
        (row["group"], row["period"]): len(row["value"].partition(".")[2])
        for row in rows if row["value"]
    }  # fmt: skip
    assert decimals["fsm", "2018/19"] == 0
    assert decimals["all", "2018/19"] == decimals["fsm", "2021/22"] == 1
    neet, _ = asked("--measure", "neet_16_17", "--period", "2017/18")
    assert {len(r["value"].partition(".")[2]) for r in neet if r["status"] == "final"} == {4}


def test_a_missing_value_is_an_empty_field_with_its_reason(asked):
    for measure in ("ks2_rwm_expected", "ks4_english_maths_5", "severe_absence"):
        rows, _ = asked("--measure", measure)
        missing = [row for row in rows if row["value"] == ""]
        assert missing
        assert {row["status"] for row in missing} <= set(WITHOUT_VALUE)
        assert not {row["status"] for row in rows if row["value"]} & set(WITHOUT_VALUE)


# --- JSON -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", ["ks2_rwm_expected", "level3_at_19", "gap_index_ks4"])
def test_json_has_the_same_rows_with_numbers_and_null(asked, capsys, measure):
    rows, _ = asked("--measure", measure)
    assert main(["query", "--measure", measure, "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert [list(record) for record in records] == [COLUMNS] * len(rows)
    for row, record in zip(rows, records, strict=True):
        value = record.pop("value")
        if row["value"] == "":
            assert value is None
        else:
            assert isinstance(value, int | Decimal)
            assert value == Decimal(row["value"])
        assert record == {name: row[name] for name in record}


# --- choices --------------------------------------------------------------------------------------


def test_options_may_be_repeated_and_left_out_means_all(asked):
    measure = "ks2_rwm_expected"
    everything, _ = asked("--measure", measure)
    groups, areas, periods = ("fsm", "all"), (NEWCASTLE, GATESHEAD), ("2024/25", "2018-19")
    for some in product((True, False), repeat=3):
        options, wanted = [], []
        for use, name, option, values in zip(
            some, ("group", "area", "period"), ("--group", "--area", "--period"),
            (groups, areas, periods), strict=True,
        ):  # fmt: skip
            if use:
                options += [part for value in values for part in (option, value)]
                wanted.append((name, {value.replace("-", "/") for value in values}))
        rows, _ = asked("--measure", measure, *options)
        assert rows == [row for row in everything if all(row[n] in v for n, v in wanted)]
        assert rows


def test_both_written_forms_of_a_period_are_the_same(asked):
    slash = asked("--measure", "ks4_attainment8", "--period", "2024/25")
    assert asked("--measure", "ks4_attainment8", "--period", "2024-25") == slash
    both = ("--period", "2024/25", "--period", "2024-25")
    assert asked("--measure", "ks4_attainment8", *both) == slash


def test_a_dfe_number_is_its_area(asked):
    for number, code in (("390", GATESHEAD), ("970", "E92000001"), ("980", "E12000001")):
        by_number = asked("--measure", "phonics_y1", "--area", number)
        assert by_number == asked("--measure", "phonics_y1", "--area", code.lower())
        assert {row["area"] for row in by_number[0]} == {code}


@pytest.mark.parametrize(
    ("old", "opened"),
    [
        (CUMBRIA, {"E06000063", "E06000064"}),
        ("E06000029", {"E06000058"}),
        ("836", {"E06000058"}),
        ("E08000016", {"E08000038"}),
        ("E08000020", {GATESHEAD}),
    ],
)
def test_an_old_code_opens_todays_areas_and_says_so(asked, old, opened):
    rows, said = asked("--measure", "ks2_rwm_expected", "--area", old)
    assert {row["area"] for row in rows} == opened
    assert said.count("\n") == 1
    names = [catalogue.load().areas[code].name for code in opened]
    assert all(name in said for name in names)


def test_a_former_authoritys_own_figures_come_with_all_areas(asked):
    rows, _ = asked("--measure", "ks2_rwm_expected", "--group", "all", "--period", "2018/19")
    assert [row["value"] != "" for row in rows if row["area"] == CUMBRIA] == [True]


# --- our own areas --------------------------------------------------------------------------------


def published_by_all_seven(measure: str) -> set[tuple[str, str]]:
    """Groups and periods in which each of the seven authorities has a published value."""
    members = catalogue.load().areas[NORTH_EAST_CA].members
    found = Counter(
        (row["group"], row["period"])
        for row in carried(measure)
        if row["value"] and row["area"] in members
    )
    return {series for series, count in found.items() if count == len(members)}


@pytest.mark.parametrize("measure", MEASURES)
def test_the_combined_authority_is_estimated_where_it_can_be_and_has_no_row_elsewhere(
    asked, measure
):
    rows, said = asked("--measure", measure, "--area", NORTH_EAST_CA)
    assert {(row["area"], row["status"]) for row in rows} <= {(NORTH_EAST_CA, "estimate")}
    assert all(row["value"] for row in rows)
    estimated, published = (
        {(r["group"], r["period"]) for r in rows},
        published_by_all_seven(measure),
    )
    assert bool(rows) is bool(published) is not bool(said)
    if measure.startswith("ks4_english_maths"):  # counted, also where no percentage is printed
        assert estimated >= published
    else:
        assert estimated == published


def test_england_outside_london_comes_when_asked_for(asked):
    options = ("--measure", "ks4_attainment8", "--period", "2024/25")
    everywhere, _ = asked(*options)
    assert OUTSIDE_LONDON not in {row["area"] for row in everywhere}
    assert NORTH_EAST_CA in {row["area"] for row in everywhere}
    rows, _ = asked(*options, "--area", OUTSIDE_LONDON, "--area", NORTH_EAST_CA)
    assert [(r["group"], r["area"]) for r in rows] == sorted(
        (group, area) for group in {row["group"] for row in everywhere}
        for area in (NORTH_EAST_CA, OUTSIDE_LONDON)
    )  # fmt: skip
    assert {row["status"] for row in rows} == {"estimate"}
    assert [row for row in rows if row["area"] == NORTH_EAST_CA] == [
        row for row in everywhere if row["area"] == NORTH_EAST_CA
    ]


# --- what cannot be answered ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--measure", "ks2"], "ks2_rwm_expected"),
        (["--measure", ""], "nearest"),
        (["--measure", "ks2_rwm_expected", "--group", "boys"], "disadvantaged"),
        (["--measure", "ks2_rwm_expected", "--group", "all", "--group", "sen"], "not_fsm"),
        (["--measure", "ks2_rwm_expected", "--area", "Gatehead"], GATESHEAD),
        (["--measure", "ks2_rwm_expected", "--area", "390", "--area", "E0800021"], NEWCASTLE),
        (["--measure", "ks2_rwm_expected", "--area", ""], NORTH_EAST_CA),
        (["--measure", "ks2_rwm_expected", "--period", "2025"], "2024/25"),
        (["--measure", "ks2_rwm_expected", "--period", "2024/26"], "2024/25"),
        (["--measure", "ks2_rwm_expected", "--period", "2025/26"], "2015/16 to 2024/25"),
    ],
)
def test_a_wrong_code_gets_one_sentence_with_the_nearest_and_exit_2(capsys, options, named):
    assert main(["query", *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1 and printed.err.endswith(".\n")
    assert named in printed.err


def test_a_choice_without_figures_gives_the_columns_and_says_so(asked):
    rows, said = asked("--measure", "gap_index_ks2", "--area", GATESHEAD)
    assert rows == []
    assert "gap_index_ks2" in said and said.count("\n") == 1


@pytest.mark.parametrize(
    "options", [[], ["--measure"], ["--measure", "neet_16_17", "--format", "xml"]]
)
def test_a_misspelt_command_is_a_usage_error(capsys, options):
    with pytest.raises(SystemExit) as left:
        main(["query", *options])
    assert left.value.code == 2
    assert capsys.readouterr().out == ""
