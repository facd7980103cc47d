"""The table of certainty: what it takes and what it refuses, on both engines."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from eip_data import database, tables
from eip_data.outcomes import queries

ROW = {
    "measure": "made_up", "group": "all", "period": "2024/25", "area": "E08000037",
    "value": 48.0, "pupils": 100.0, "kind": "bounded", "england": "higher",
    "outside_london": "cannot_tell", "rank_low": 3, "rank_high": 40, "gap_england": None,
    "gap_outside_london": None, "gap_rank_low": None, "gap_rank_high": None,
}  # fmt: skip
VERDICTS = ("england", "outside_london", "gap_england", "gap_outside_london")
MISSING = "NOT NULL|null value"
REFUSED = [
    *(({name: "better"}, f"ck_certainty_{name}_known") for name in VERDICTS),
    ({"rank_low": 41}, "ck_certainty_ranks_order"),
    ({"rank_low": 0}, "ck_certainty_ranks_order"),
    ({"rank_high": None}, "ck_certainty_ranks_order"),
    ({"gap_rank_low": 1}, "ck_certainty_gap_ranks_order"),
    ({"gap_rank_low": 9, "gap_rank_high": 8}, "ck_certainty_gap_ranks_order"),
    ({"pupils": 0.0}, "ck_certainty_pupils_some"),
    ({"kind": "weight"}, "ck_certainty_counted_known"),
    ({"group": "everyone"}, "ck_certainty_group_known"),
    ({"period": "2024-25"}, "ck_certainty_period_form"),
    *(({name: None}, MISSING) for name in ("measure", "area", "value", "kind")),
]


@pytest.mark.parametrize(("change", "rule"), REFUSED, ids=[str(c) for c, _ in REFUSED])
def test_a_row_that_cannot_be_is_refused(stored, change, rule):
    with database.engine(stored).connect() as connection, pytest.raises(IntegrityError, match=rule):
        connection.execute(insert(tables.certainty).values(ROW | change))


@pytest.mark.parametrize(
    "change",
    [{}, dict.fromkeys((*VERDICTS, "pupils", "rank_low", "rank_high")),
     {"gap_rank_low": 7, "gap_rank_high": 7}],
)  # fmt: skip
def test_a_row_that_can_be_is_taken_once(stored, change):
    statement = insert(tables.certainty).values(ROW | change)
    with database.engine(stored).connect() as connection:
        connection.execute(statement)
        with pytest.raises(IntegrityError, match=r"UNIQUE|duplicate key"):
            connection.execute(statement)


def test_the_named_question_gives_what_was_asked_for_and_counts_families(stored):
    with database.connection() as connection:
        frame = queries.certainty(connection, ["he_by_19"], ["fsm"], ["E08000037"], ["2023/24"])
        families = queries.families(connection, ["he_by_19"], ["E47000014"])
        fewer = queries.families(connection, ["he_by_19"], ["E47000014", "E08000037"])
        nothing = queries.certainty(connection, ["he_by_19"], ["all"])
    assert frame[["measure", "area", "england"]].values.tolist() == [
        ["he_by_19", "E08000037", "lower"]
    ]
    key = ("he_by_19", "fsm", "2023/24")
    assert [a - b for a, b in zip(families[key], fewer[key], strict=True)] == [1, 1, 0, 0]
    assert nothing.empty and list(nothing.columns) == list(frame.columns)
