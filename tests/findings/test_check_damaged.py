"""``check`` never fails on damaged data, and no change of a single cell escapes it."""

import random
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from sqlalchemy import Table

from eip_data import catalogue, tables
from eip_data.columns import CohortKind, Counted, Status, Verdict
from eip_data.outcomes import carried, queries
from findings.check import check
from findings.invariants import KEY, Problem

Damage = Callable[[pd.DataFrame, Table], pd.DataFrame]

CODES = (
    "", "nonsense", "{value}", "ks2_rwm_expected", "all", "not_fsm", "E47000014", "2019/20",
    "2024-25", "ENGLAND_OUTSIDE_LONDON", "1999/00", "9999/99", "lait", "ons_absence",
)  # fmt: skip
NUMBERS = (float("nan"), float("inf"), float("-inf"), -0.1, 0.0, 1e300)
COUNTS = (0.0, 1.0, 1e300)
VALUES = {
    tables.figure: {
        **dict.fromkeys([*KEY, "source"], CODES), "value": NUMBERS, "decimals": (-1, 3, 99),
        "status": (*map(str, Status), "", "nonsense"),
    },
    tables.cohort: {
        **dict.fromkeys([*KEY, "source"], CODES), "pupils": COUNTS, "pupils_low": COUNTS,
        "pupils_high": COUNTS, "achieved": (float("nan"), *COUNTS),
        "kind": (*map(str, CohortKind), "", "nonsense"),
    },
    tables.certainty: {
        **dict.fromkeys(KEY, CODES), "value": NUMBERS, "pupils": NUMBERS,
        "kind": (*map(str, Counted), "", "nonsense"),
        **dict.fromkeys(
            ("england", "outside_london", "gap_england", "gap_outside_london"),
            (*map(str, Verdict), None, "", "nonsense"),
        ),
        **dict.fromkeys(
            ("rank_low", "rank_high", "gap_rank_low", "gap_rank_high"), (*NUMBERS, 1.0, 999.0)
        ),
    },
}  # fmt: skip


def key_of(row: pd.Series | Problem) -> tuple[str, ...]:
    return tuple(row[k] if isinstance(row, pd.Series) else getattr(row, k) for k in KEY)


@pytest.fixture
def read_through(monkeypatch: pytest.MonkeyPatch) -> Callable[[Damage], None]:
    """Lets ``check`` read every table through a damage."""
    everything = queries.everything

    def install(damage: Damage) -> None:
        monkeypatch.setattr(
            queries,
            "everything",
            lambda connection, table: damage(everything(connection, table), table),
        )

    return install


@pytest.mark.parametrize("damaged", VALUES, ids=lambda table: table.name)
def test_no_change_of_a_single_cell_escapes(read_through, damaged):
    changed: list[set[tuple[str, ...]]] = []

    def damage(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
        if table is not damaged:
            return frame
        chance = random.Random(table.name)
        frame = frame.copy()
        for row in chance.sample(range(len(frame)), 400):
            before = frame.loc[row].copy()
            column = chance.choice(list(VALUES[table]))
            frame.loc[row, column] = chance.choice(VALUES[table][column])
            if not before.equals(frame.loc[row]):
                changed.append({key_of(before), key_of(frame.loc[row])})
        return frame.drop_duplicates(KEY)

    read_through(damage)
    named = set(map(key_of, check().problems))
    assert len(changed) > 300
    assert [keys for keys in changed if not keys & named] == []


def test_without_a_single_row_every_row_is_missing(read_through, monkeypatch):
    book = catalogue.load()
    measure = book.measures["ks4_attainment8"]
    carried_rows = {
        name: (columns, [row for row in rows if row[0] == measure.id])
        for name, (columns, rows) in (
            ("figure_rows", carried.figure_rows()), ("cohort_rows", carried.cohort_rows())
        )
    }  # fmt: skip
    monkeypatch.setattr(catalogue, "load", lambda: replace(book, measures={measure.id: measure}))
    for name, rows in carried_rows.items():
        monkeypatch.setattr(carried, name, lambda rows=rows: rows)
    read_through(lambda frame, table: frame.iloc[:0])
    verdict = check()
    assert verdict.counts.empty
    for what, name in (
        ("is catalogued and has no row", "figure_rows"),
        ("is carried and not loaded", "cohort_rows"),
    ):
        missing = {key_of(problem) for problem in verdict.problems if problem.what == what}
        assert missing >= {row[:4] for row in carried_rows[name][1]} != set()
