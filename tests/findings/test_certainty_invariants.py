"""``check`` names every carried row of certainty that cannot be, and no sound one."""

from collections.abc import Callable

import pandas as pd
import pytest

from eip_data import catalogue, database, tables
from eip_data.outcomes import queries
from findings.certainty_invariants import certainty_sound

BOOK = catalogue.load()
EM5, PERIOD, D = "ks4_english_maths_5", "2024/25", "disadvantaged"
ENGLAND, NORTH_EAST_CA, GATESHEAD, DURHAM = "E92000001", "E47000014", "E08000037", "E06000047"
N_TYNESIDE, LEEDS = "E08000022", "E08000035"


@pytest.fixture(scope="module")
def held(own_database) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Certainty and figures of English and maths in the latest year."""
    with database.connection() as connection:
        both = [queries.everything(connection, t) for t in (tables.certainty, tables.figure)]
    return tuple(f[(f["measure"] == EM5) & (f["period"] == PERIOD)] for f in both)  # type: ignore[return-value]


def told(held, damage: Callable[[pd.DataFrame], None] = lambda frame: None) -> list[str]:
    certainty = held[0].copy().astype(object)
    damage(certainty)
    numbers = ("value", "pupils", "rank_low", "rank_high", "gap_rank_low", "gap_rank_high")
    certainty = certainty.astype(dict.fromkeys(numbers, "float64"))
    return list(map(str, certainty_sound(certainty, held[1], BOOK)))


def setting(code: str, of: str = D, /, **values: object) -> Callable[[pd.DataFrame], None]:
    def damage(frame: pd.DataFrame) -> None:
        row = (frame["area"] == code) & (frame["group"] == of)
        assert row.sum() == 1
        for name, value in values.items():
            frame.loc[row, name] = value

    return damage


def test_the_carried_rows_are_sound(held):
    assert len(held[0]) > 450 and told(held) == []


@pytest.mark.parametrize(
    ("damage", "area", "says"),
    [
        (setting(GATESHEAD, measure="absence_overall"), GATESHEAD, "cannot have"),
        (setting(GATESHEAD, area="E10000006"), "E10000006", "cannot have"),
        (setting(GATESHEAD, kind="weight"), GATESHEAD, "cannot have"),
        (setting(GATESHEAD, group="fsm"), GATESHEAD, "cannot have"),
        (setting(ENGLAND, pupils=9.0), ENGLAND, "is judged"),
        (setting(ENGLAND, england="higher"), ENGLAND, "is judged"),
        (setting(GATESHEAD, pupils=None), GATESHEAD, "was judged at"),
        (setting(GATESHEAD, pupils=-4.0), GATESHEAD, "was judged at"),
        (setting(GATESHEAD, value=27.0), GATESHEAD, "was judged as 27 and is published as 25.8"),
        (setting(GATESHEAD, rank_low=90, rank_high=80), GATESHEAD, "has places 90 to 80"),
        (setting(GATESHEAD, gap_rank_high=900), GATESHEAD, "to 900 in gap_rank_low"),
        (setting(GATESHEAD, rank_high=None), GATESHEAD, "has places"),
        (setting(NORTH_EAST_CA, rank_low=1, rank_high=2), NORTH_EAST_CA, "is no authority"),
        (setting(GATESHEAD, england="higher"), GATESHEAD, "has higher in england and not cannot"),
        (setting(GATESHEAD, outside_london=None), GATESHEAD, "in outside_london and not"),
        (setting(N_TYNESIDE, england="cannot_tell"), N_TYNESIDE, "in england and not lower"),
        (setting(DURHAM, gap_england="about_the_same"), DURHAM, "in gap_england and not lower"),
        (setting(LEEDS, "all", england="wider"), LEEDS, "has wider in england"),
        (setting(GATESHEAD, pupils=66700.0), GATESHEAD, "in outside_london and not higher"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_named(held, damage, area, says):
    lines = [line for line in told(held, damage) if area in line]
    assert any(says in line for line in lines), lines


def test_a_verdict_without_its_comparator_is_named_for_each_area(held):
    england = (held[0]["area"] == ENGLAND) & (held[0]["group"] == D)
    lines = told((held[0][~england], held[1]))
    assert sum(" in england and not no verdict" in line for line in lines) > 150
