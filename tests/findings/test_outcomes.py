"""Figures as asked for: what is published, our estimates beside it, the same whichever way."""

import pandas as pd
import pytest

from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    WITH_VALUE,
    WITHOUT_VALUE,
    Group,
    Status,
)
from findings import edition
from findings.cells import cells
from findings.outcomes import COLUMNS, outcomes

BOOK = catalogue.load()
GATESHEAD, CUMBRIA, CUMBERLAND = (BOOK.areas[c] for c in ("E08000037", "E10000006", "E06000063"))
NORTH_EAST, OUTSIDE = BOOK.areas[NORTH_EAST_CA], BOOK.areas[ENGLAND_OUTSIDE_LONDON]
KS2, KS4 = BOOK.measures["ks2_rwm_expected"], BOOK.measures["ks4_attainment8"]


def test_no_choice_means_all_groups_areas_and_periods(stored):
    frame = outcomes(KS2)
    assert list(frame.columns) == COLUMNS
    assert set(frame["group"]) == set(KS2.groups)
    assert set(frame["period"]) == set(KS2.series[0].periods)
    places = set(frame["area"])
    assert {GATESHEAD.code, CUMBRIA.code, ENGLAND, NORTH_EAST_CA} <= places
    assert ENGLAND_OUTSIDE_LONDON not in places
    keys = ["group", "period", "area"]
    assert frame[keys].sort_values(keys, ignore_index=True).equals(frame[keys])
    assert not frame.duplicated(keys).any()


def test_choices_narrow_and_change_no_figure(stored):
    chosen = outcomes(KS4, [Group.FSM], [GATESHEAD, NORTH_EAST, OUTSIDE], ["2024/25", "2018/19"])
    assert len(chosen) == 6
    everything = pd.concat([outcomes(KS4), outcomes(KS4, (), [OUTSIDE])])
    whole = everything.set_index(["group", "area", "period"])["value"]
    for row in chosen.itertuples():
        assert row.value == whole[row.group, row.area, row.period]


def test_value_and_status_go_together_in_every_cell(stored):
    for measure in BOOK.measures.values():
        frame = outcomes(measure)
        present = frame["value"].notna()
        assert set(frame.loc[present, "status"]) <= WITH_VALUE
        assert set(frame.loc[~present, "status"]) <= WITHOUT_VALUE
        ours = frame["area"] == NORTH_EAST_CA
        assert set(frame.loc[ours, "status"]) <= {Status.ESTIMATE.value}
        assert Status.ESTIMATE.value not in set(frame.loc[~ours, "status"])


def test_a_former_authority_keeps_its_own_figures_and_its_successor_has_none_then(stored):
    frame = outcomes(KS4, [Group.ALL], [CUMBRIA, CUMBERLAND]).set_index(["area", "period"])
    assert frame.loc[(CUMBRIA.code, "2018/19"), "value"] > 0
    assert frame.loc[(CUMBERLAND.code, "2018/19"), "status"] == Status.AREA_NOT_IN_EXISTENCE
    assert frame.loc[(CUMBERLAND.code, "2024/25"), "value"] > 0
    assert frame.loc[(CUMBRIA.code, "2024/25"), "status"] == Status.AREA_NOT_IN_EXISTENCE


@pytest.mark.parametrize("measure", ["ks2_rwm_expected", "ks4_english_maths_5", "he_by_19"])
def test_cells_hold_the_same_figures_as_outcomes(stored, measure):
    found = cells(measure)
    entry = BOOK.measures[measure]
    frame = pd.concat([outcomes(entry), outcomes(entry, (), [OUTSIDE])])
    for row in frame.itertuples():
        figure = found.figure(Group(row.group), row.area, row.period)
        assert figure.decimals == row.decimals and figure.status == row.status
        assert figure.value == (None if pd.isna(row.value) else row.value)
        assert figure.ours is (row.area in (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON))
    here = found.level(entry.headline_group, "2022/23", [GATESHEAD.code, "NOWHERE"])
    assert here.notna().tolist() == [True, False]


def test_a_pool_without_a_figure_gives_the_reason_all_areas_share(stored):
    found = cells("ks2_rwm_expected")
    figure = found.figure(Group.DISADVANTAGED, NORTH_EAST_CA, "2019/20")
    assert (figure.value, figure.status) == (None, Status.NOT_COLLECTED)
    figure = found.figure(Group.DISADVANTAGED, "NOWHERE", "2024/25")
    assert (figure.value, figure.status) == (None, Status.NOT_AVAILABLE)


def test_percentages_that_rest_on_stand_in_weights_say_about(stored):
    known = {measure: cells(measure) for measure in ("ks2_rwm_expected", "ks4_attainment8")}

    def about(measure: str, group: Group, period: str, area: str = NORTH_EAST_CA) -> bool:
        return known[measure].figure(group, area, period).about

    assert about("ks2_rwm_expected", Group.DISADVANTAGED, "2024/25")
    assert about("ks4_attainment8", Group.DISADVANTAGED, "2018/19")
    assert not about("ks4_attainment8", Group.DISADVANTAGED, "2024/25")
    assert about("ks4_attainment8", Group.FSM, "2024/25")  # no cohorts by free school meals
    assert not about("ks2_rwm_expected", Group.DISADVANTAGED, "2024/25", GATESHEAD.code)


def test_the_edition_is_that_of_the_carried_figures(stored):
    now = edition.current()
    assert len(now.id) == 8
    assert now.date == "8 April 2026"
