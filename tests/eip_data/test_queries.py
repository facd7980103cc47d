"""The named queries on SQLite and PostgreSQL: what they answer, in which shape, and to whom."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from sqlalchemy import Connection, func, select

from eip_data import catalogue, database, tables
from eip_data.columns import POPULATION, Group
from eip_data.outcomes import carried, queries
from eip_data.outcomes.extract import FIGURES

FIGURE_TYPES = {
    "measure": "str", "group": "str", "period": "str", "area": "str", "value": "float64",
    "decimals": "int64", "status": "str", "source": "str",
}  # fmt: skip
COHORT_TYPES = {
    "measure": "str", "group": "str", "period": "str", "area": "str", "pupils": "float64",
    "pupils_low": "float64", "pupils_high": "float64", "achieved": "float64", "kind": "str",
    "source": "str",
}  # fmt: skip
KS2, GATESHEAD, DURHAM, ENGLAND = "ks2_rwm_expected", "E08000037", "E06000047", "E92000001"

HOSTILE = [
    "'; DROP TABLE figure; --",
    '" OR 1=1 --',
    "' OR '1'='1",
    "%",
    "_",
    "E0800003_",
    "e08000037",
    " E08000037",
    "E08000037\x00",
    "\x00",
    "\ud800",
    "\\",
    "?",
    ":area",
    "%(area)s",
    "{area}",
    "NULL",
    "",
    "ｅ08000037",
    "x" * 100_000,
]


@pytest.fixture
def connection(stored: str) -> Iterator[Connection]:
    with database.connection(stored) as opened:
        yield opened


def types(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(kind) for name, kind in frame.dtypes.items()}


def carried_rows(table: str, measure: str) -> list[dict[str, str]]:
    """The carried rows of a measure in the order of the answer: by group, period and area."""
    with (FIGURES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["measure"] == measure]
    return sorted(rows, key=lambda row: (row["group"], row["period"], row["area"]))


def number(text: str) -> float:
    return float(text or "nan")


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", [KS2, "ks4_progress8", "phonics_y1", "gap_index_ks2"])
def test_a_measures_figures_are_the_carried_ones_in_order(connection, measure):
    expected = pd.DataFrame(carried_rows(measure, measure))
    entry = catalogue.load().measures[measure]
    expected["decimals"] = [
        len(row.value.partition(".")[2]) if row.value
        else entry.decimals_of(Group(row.group), row.period)
        for row in expected.itertuples()
    ]  # fmt: skip
    expected["value"] = expected["value"].map(number)
    found = queries.figures(connection, measure)
    assert types(found) == FIGURE_TYPES
    assert list(found.columns) == list(FIGURE_TYPES)
    assert_frame_equal(found, expected[list(FIGURE_TYPES)].astype(FIGURE_TYPES))


def test_several_measures_at_once_are_each_ones_own_rows(connection):
    names = ["ks4_attainment8", KS2]
    apart = pd.concat([queries.figures(connection, name) for name in sorted(names)])
    together = queries.several(connection, names)
    assert_frame_equal(together, apart.reset_index(drop=True))
    few = queries.several(connection, names, ["all"], [GATESHEAD], ["2024/25"])
    assert len(few) == 2
    assert queries.several(connection, []).empty


def test_a_missing_value_is_nan_and_keeps_its_reason(connection):
    found = queries.figures(connection, KS2, ["all"], [GATESHEAD], ["2018/19", "2019/20"])
    assert found["value"].isna().tolist() == [False, True]
    assert found["status"].tolist() == ["final", "not_collected"]
    assert found["decimals"].tolist() == [0, 0]


def test_groups_areas_and_periods_choose_rows_and_do_not_order_them(connection):
    found = queries.figures(
        connection, KS2, {Group.NOT_DISADVANTAGED, "disadvantaged"}, (ENGLAND, DURHAM),
        ["2024/25", "2018/19"],
    )  # fmt: skip
    assert found[["group", "period", "area", "value"]].apply(tuple, axis=1).tolist() == [
        ("disadvantaged", "2018/19", DURHAM, 52),
        ("disadvantaged", "2018/19", ENGLAND, 51),
        ("disadvantaged", "2024/25", DURHAM, 47),
        ("disadvantaged", "2024/25", ENGLAND, 48),
        ("not_disadvantaged", "2018/19", DURHAM, 74),
        ("not_disadvantaged", "2018/19", ENGLAND, 72),
        ("not_disadvantaged", "2024/25", DURHAM, 71),
        ("not_disadvantaged", "2024/25", ENGLAND, 70),
    ]  # fmt: skip
    assert found.index.tolist() == list(range(8))


@pytest.mark.parametrize("argument", ["groups", "areas", "periods"])
def test_none_means_all_and_an_empty_choice_means_nothing(connection, argument):
    everything = queries.figures(connection, KS2)
    column = argument[:-1]
    listed = queries.figures(connection, KS2, **{argument: set(everything[column])})
    assert_frame_equal(listed, everything)
    none = queries.figures(connection, KS2, **{argument: []})
    assert len(everything) == 8_500 and none.empty
    assert types(none) == FIGURE_TYPES


def test_an_unknown_measure_gives_an_empty_frame_with_its_columns(connection):
    for code in ("ks2", KS2.upper(), "cohorts", *HOSTILE):
        for found, kinds in (
            (queries.figures(connection, code), FIGURE_TYPES),
            (queries.cohorts(connection, code), COHORT_TYPES),
        ):
            assert found.empty and types(found) == kinds, code[:20]
    assert queries.figures(connection, POPULATION).empty


@pytest.mark.parametrize(
    ("argument", "true"), [("groups", "all"), ("areas", GATESHEAD), ("periods", "2024/25")]
)
def test_hostile_text_is_data_and_finds_nothing(connection, argument, true):
    for text in HOSTILE:
        found = queries.figures(connection, KS2, **{argument: [text]})
        assert found.empty and types(found) == FIGURE_TYPES, text[:20]
    among = queries.figures(connection, KS2, **{argument: [*HOSTILE, true]})
    assert_frame_equal(among, queries.figures(connection, KS2, **{argument: [true]}))
    assert len(among) and set(among[argument[:-1]]) == {true}


@given(text=st.text() | st.text("0123456789E/-%_'\"\\;", min_size=1))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_at_all_can_be_asked_for(connection, text):
    found = queries.figures(connection, KS2, periods=[text], areas=[text])
    assert found.empty and types(found) == FIGURE_TYPES


def test_a_collection_may_be_of_any_kind_and_name_a_thing_twice(connection):
    once = queries.figures(connection, KS2, areas=[GATESHEAD])
    for areas in ((GATESHEAD,), {GATESHEAD}, {GATESHEAD: 1}, [GATESHEAD, GATESHEAD]):
        assert_frame_equal(queries.figures(connection, KS2, areas=areas), once)


# --- cohorts and population -----------------------------------------------------------------------


@pytest.mark.parametrize("measure", ["ks4_english_maths_5", "ks4_attainment8", "early_years_gld"])
def test_a_measures_cohorts_are_the_carried_ones_in_order(connection, measure):
    expected = pd.DataFrame(carried_rows("cohorts", measure))
    for column in ("pupils", "pupils_low", "pupils_high", "achieved"):
        expected[column] = expected[column].map(number)
    found = queries.cohorts(connection, measure)
    assert types(found) == COHORT_TYPES
    assert_frame_equal(found, expected[list(COHORT_TYPES)].astype(COHORT_TYPES))


def test_cohorts_are_chosen_by_area_and_period(connection):
    found = queries.cohorts(connection, "ks4_english_maths_5", [GATESHEAD], ["2024/25"])
    assert found[["group", "pupils", "pupils_low", "pupils_high", "achieved", "kind"]].to_dict(
        "split", index=False
    )["data"] == [
        ["all", 2161.0, 2161.0, 2161.0, 1078.0, "bounded"],
        ["disadvantaged", 667.0, 667.0, 667.0, 172.0, "bounded"],
        ["not_disadvantaged", 1494.0, 1494.0, 1494.0, 906.0, "bounded"],
    ]
    assert queries.cohorts(connection, "ks4_attainment8", [GATESHEAD])["achieved"].isna().all()


@pytest.mark.parametrize(
    "choice", [([], None), (None, []), (["E00000000"], None), (None, ["2001/02"])]
)
def test_no_cohort_is_an_empty_frame_with_its_columns(connection, choice):
    found = queries.cohorts(connection, "ks4_attainment8", *choice)
    assert found.empty and types(found) == COHORT_TYPES


def test_population_is_areas_by_periods_with_nan_where_there_is_none(connection):
    found = queries.population(connection)
    rows = carried_rows("cohorts", POPULATION)
    assert (found.index.name, found.columns.name) == ("area", "period")
    assert found.index.tolist() == sorted({row["area"] for row in rows})
    assert found.columns.tolist() == sorted({row["period"] for row in rows})
    assert set(map(str, found.dtypes)) == {"float64"}
    assert found.count().sum() == len(rows) < found.size
    for row in rows:
        assert found.loc[row["area"], row["period"]] == float(row["pupils"])
    assert found.loc[DURHAM, "2024/25"] == 100_429.5
    assert pd.isna(found.loc["E06000063", "2015/16"])  # Cumberland was not there


def test_population_of_some_periods_or_of_none(connection):
    some = queries.population(connection, ["2024/25", "2023/24", "1999/00"])
    assert some.columns.tolist() == ["2023/24", "2024/25"]
    assert_frame_equal(
        some, queries.population(connection)[["2023/24", "2024/25"]].dropna(how="all")
    )
    for periods in ([], ["1999/00"], HOSTILE):
        none = queries.population(connection, periods)
        assert none.shape == (0, 0)
        assert (none.index.name, none.columns.name) == ("area", "period")


# --- counts ---------------------------------------------------------------------------------------


def test_counts_are_the_carried_cells_by_series_and_status_in_order(connection):
    _, rows = carried.figure_rows()
    cells = Counter((row[0], row[1], row[3], row[6]) for row in rows)
    assert queries.counts(connection) == [(*key, count) for key, count in sorted(cells.items())]


def test_published_is_every_carried_cell_once_with_none_where_there_is_no_value(connection):
    columns, rows = carried.figure_rows()
    assert columns == (
        "measure", "group", "area", "period", "value", "decimals", "status", "source",
    )  # fmt: skip
    assert Counter(queries.published(connection)) == Counter(rows)


def test_areas_can_be_left_out_of_the_counts(connection):
    def cells(*without: str) -> int:
        return sum(count for *_, count in queries.counts(connection, without))

    of_gateshead = connection.execute(
        select(func.count()).where(tables.figure.c.area == GATESHEAD)
    ).scalar_one()
    assert of_gateshead > 0
    assert cells(GATESHEAD) == cells() - of_gateshead
    assert cells(GATESHEAD, GATESHEAD, "E00000000", "' OR 1=1 --") == cells(GATESHEAD)


# --- all of it ------------------------------------------------------------------------------------


def test_the_edition_is_the_carried_hash_and_a_day(connection):
    assert queries.edition(connection) == (carried.content_hash(), date(2026, 4, 8))


def test_an_empty_database_has_no_edition_no_figures_and_no_population(fresh):
    with database.engine(fresh).begin() as opened:
        tables.metadata.create_all(opened)
    with database.connection(fresh) as opened:
        assert queries.edition(opened) is None
        assert types(queries.figures(opened, KS2)) == FIGURE_TYPES
        assert types(queries.everything(opened, tables.cohort)) == COHORT_TYPES
        assert queries.population(opened).empty


def test_everything_is_every_row_of_a_table_in_the_same_types(connection):
    for table, kinds in ((tables.figure, FIGURE_TYPES), (tables.cohort, COHORT_TYPES)):
        found = queries.everything(connection, table)
        assert types(found) == kinds
        counted = connection.execute(select(func.count()).select_from(table)).scalar_one()
        assert len(found) == counted > 8_000
    assert queries.everything(connection, tables.edition)["dated"].tolist() == [date(2026, 4, 8)]


@pytest.mark.parametrize("measure", catalogue.load().measures)
def test_both_engines_give_the_same_frames(own_database, loaded_postgresql, measure):
    answers = []
    for url in (own_database, loaded_postgresql.replace("postgresql://", "postgresql+psycopg://")):
        with database.connection(url) as opened:
            frames = (
                queries.figures(opened, measure),
                queries.cohorts(opened, measure),
                queries.population(opened, ["2024/25"]),
            )
            answers.append((opened.dialect.name, frames, queries.edition(opened)))
    (one, of_one, edition_of_one), (other, of_other, edition_of_other) = answers
    assert (one, other) == ("sqlite", "postgresql")
    for first, second in zip(of_one, of_other, strict=True):
        assert_frame_equal(first, second, check_exact=True)
    assert edition_of_one == edition_of_other
