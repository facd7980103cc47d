"""Level 2 and 3 by 19: our two groups differ by the gap that DfE publishes (METHOD section 7)."""

from decimal import Decimal

import pandas as pd
import pytest

from eip_data import catalogue, database
from eip_data.columns import Group
from eip_data.outcomes import queries

Cells = dict[tuple[str, str], Decimal]


def levels(measure: str, group: Group) -> Cells:
    """Our loaded values by area and period."""
    with database.connection() as connection:
        frame = queries.figures(connection, measure, [group])
    present = frame[frame["value"].notna()]
    return {
        (area, period): Decimal(str(value))
        for area, period, value in zip(
            present["area"], present["period"], present["value"], strict=True
        )
    }


def published_gaps(folder, name: str) -> Cells:
    """DfE's own gap series by area and period."""
    numbers = {area.number: area.code for area in catalogue.load().areas.values() if area.number}
    frame = pd.read_parquet(folder / "lait" / "bds_long_0.parquet")
    frame = frame[(frame["Short Desc"] == name) & (frame["Values"] != "-")]
    return {
        (numbers[str(int(number))], f"{int(year) - 1}/{year[2:]}"): Decimal(value)
        for number, year, value in zip(
            frame["LA Number"], frame["Years"], frame["Values"], strict=True
        )
    }


def disagreeing(fsm: Cells, others: Cells, gaps: Cells) -> list[tuple[str, str]]:
    """Cells in which the others minus the eligible are not the published gap."""
    return [
        cell
        for cell in sorted(fsm.keys() & others.keys() & gaps.keys())
        if abs(others[cell] - fsm[cell] - gaps[cell]) > Decimal("0.0100001")
    ]


@pytest.mark.parametrize(
    ("measure", "name"), [("level2_at_19", "L2Age19Gap"), ("level3_at_19", "L3Age19Gap")]
)
def test_the_others_minus_the_eligible_are_the_published_gap(stored, published, measure, name):
    fsm, others = levels(measure, Group.FSM), levels(measure, Group.NOT_FSM)
    gaps = published_gaps(published, name)
    together = fsm.keys() & others.keys() & gaps.keys()
    assert len(together) > 1_000
    assert disagreeing(fsm, others, gaps) == []
    one = sorted(together)[500]
    assert disagreeing(fsm | {one: fsm[one] + Decimal("0.03")}, others, gaps) == [one]
    assert len(disagreeing(others, fsm, gaps)) > 1_000
