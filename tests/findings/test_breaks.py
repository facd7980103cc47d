"""Which breaks a trend, a map and a comparison tell: one rule, read from the catalogue."""

import pytest

from eip_data import catalogue
from eip_data.columns import BreakKind, Group
from findings import breaks
from findings.compare import comparison
from findings.gap_parts import gap_parts
from findings.map_layer import MapLayer, asked, map_layer
from findings.movement import movement
from findings.quantity import Show
from findings.trend import trend
from tests.known import cells_of as known
from tests.known import stored_of

MEASURES = catalogue.load().measures
FSM, DIS = Group.FSM, Group.DISADVANTAGED


def kinds(bands) -> list[str]:
    return [band.short for band in bands]


def drawn_layer(measure_id: str, group: Group, show: str, period: str, since: str = "") -> MapLayer:
    wanted = asked(measure_id, group, show, period, since)
    return map_layer(wanted, cells_of=known, stored_of=stored_of)


@pytest.mark.parametrize(
    ("measure", "group", "earlier"),
    [
        ("early_years_gld", FSM, "2021/22"),
        ("ks2_rwm_expected", FSM, "2022/23"),
        ("ks4_attainment8", FSM, "2022/23"),
        ("fsm_primary", Group.ALL, "2021/22"),
    ],
)
def test_free_school_meals_drift_between_any_two_years_after_it_began(measure, group, earlier):
    assert "FSM protection" in kinds(
        breaks.between(MEASURES[measure], (group,), earlier, "2024/25")
    )


def test_before_it_began_nothing_drifted():
    at_19 = MEASURES["level3_at_19"]
    assert breaks.between(at_19, (FSM,), "2015/16", "2018/19") == ()
    assert set(kinds(breaks.between(at_19, (FSM,), "2018/19", "2023/24"))) == {
        "FSM protection", "some teacher-assessed grades",
    }  # fmt: skip


def test_a_caution_of_one_year_holds_for_no_later_pair_and_for_no_other_group():
    a8 = MEASURES["ks4_attainment8"]
    assert kinds(breaks.between(a8, (DIS,), "2022/23", "2023/24")) == ["some protection"]
    assert kinds(breaks.between(a8, (DIS,), "2023/24", "2024/25")) == ["group grew"]
    assert breaks.between(a8, (Group.ALL,), "2023/24", "2024/25") == ()


def test_every_caution_of_free_school_meals_lasts_as_long_as_its_series():
    found = [
        (measure, item)
        for measure in MEASURES.values()
        for item in measure.breaks
        if item.short == "FSM protection"
    ]
    assert len(found) >= 6
    for measure, item in found:
        assert breaks._lasts(measure, item) >= max(one.last for one in measure.series), measure.id


def test_the_four_pages_tell_the_same_of_the_same_two_years():
    for measure_id, group in (("early_years_gld", FSM), ("ks4_attainment8", DIS)):
        measure = MEASURES[measure_id]
        base, now = measure.base_period_of(group), measure.series_of(group).last
        moved = movement(measure_id, group, now, "E08000037", known)
        drawn = drawn_layer(measure_id, group, "change", now, base)
        told = breaks.between(measure, (group,), base, now)
        assert moved.since == base
        assert moved.bands == drawn.bands == told != ()
        notes = gap_parts("E08000037", measure_id, group, known).notes
        assert {band.reason for band in told} <= set(notes)


def test_one_year_is_told_alike_on_map_and_comparison():
    for period in ("2018/19", "2021/22", "2024/25"):
        drawn = drawn_layer("early_years_gld", FSM, "level", period)
        beside = comparison("early_years_gld", FSM, Show.LEVEL, period, "E08000037", cells_of=known)
        assert drawn.bands == beside.bands
    old = drawn_layer("early_years_gld", FSM, "gap_within", "2018/19")
    assert {"new assessment", "group redefined"} <= set(kinds(old.bands))


def test_a_trend_tells_each_place_once_with_all_its_reasons():
    bands = trend("E08000037", "early_years_gld", FSM, known, stored_of).bands
    (new,) = [band for band in bands if band.kind is BreakKind.BREAK]
    reasons = [b.reason for b in MEASURES["early_years_gld"].breaks if b.first == "2021/22"]
    assert len(reasons) == 2 and all(reason in new.reason for reason in reasons)
