"""How one area stands: the same figures as the questions beneath, for every area there is."""

from functools import cache

import pandas as pd
import pytest

from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, AreaKind, Group
from findings.authority import HEADLINES, AreaProfile, area_profile
from findings.cells import cells
from findings.choices import area_choices
from findings.gaps import gaps
from findings.outcomes import outcomes

BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
AREAS = [choice.code for choice in area_choices()]
KS2, A8 = 1, 2  # places in HEADLINES

cells_of = cache(cells)


@cache
def profile(code: str) -> AreaProfile:
    return area_profile(code, cells_of)


@cache
def level_table(measure: str, group: Group) -> pd.Series:
    """Published and pooled values of one group by area and period."""
    entry = BOOK.measures[measure]
    outside = outcomes(entry, [group], [BOOK.areas[ENGLAND_OUTSIDE_LONDON]])
    frame = pd.concat([outcomes(entry, [group]), outside])
    return frame.set_index(["area", "period"])["value"]


@cache
def gap_table(measure: str, period: str, pair: str) -> pd.DataFrame:
    return gaps(BOOK.measures[measure], period, pair).set_index("area")


def same(figure, number: float) -> bool:
    return figure.value is None if pd.isna(number) else figure.value == number


@pytest.mark.parametrize("code", AREAS)
def test_every_figure_is_that_of_the_question_beneath(code):
    found = profile(code)
    area = BOOK.areas[code]
    assert [(h.measure_id, h.group) for h in found.headlines] == list(HEADLINES)
    for row in found.headlines:
        levels = level_table(row.measure_id, row.group)
        assert same(row.own, levels[code, row.period])
        assert same(row.england, levels[ENGLAND, row.period])
        assert same(row.england_outside_london, levels[ENGLAND_OUTSIDE_LONDON, row.period])
        if found.region_name:
            assert same(row.region, levels[area.region, row.period])
        pair = "fsm" if row.group is Group.FSM else "disadvantaged"
        frame = gap_table(row.measure_id, row.period, pair)
        mine = frame.loc[code] if code in frame.index else None
        for figure, column in ((row.within, "within"), (row.vs_national, "vs_national")):
            assert same(figure, float("nan") if mine is None else mine[column])
        if mine is not None and row.place and not pd.isna(mine["rank_vs_national"]):
            assert (row.place.rank, row.place.ties, row.place.of) == (
                mine["rank_vs_national"], mine["ties_vs_national"], mine["ranked_vs_national"],
            )  # fmt: skip
        if row.change.base_period and row.change.reason is None:
            then = levels[code, row.change.base_period]
            now = levels[code, row.period]
            assert same(row.change.area, round(now - then, row.change.area.decimals))


@pytest.mark.parametrize("code", AREAS)
def test_every_lead_is_two_whole_sentences_with_no_verdict(code):
    lead = profile(code).lead
    assert lead.startswith("At 11, ") and ". At 16, " in lead and lead.endswith(".")
    for bad in ("None", "nan", "  ", "..", " ,", "higher", "lower", "better", "because", "{"):
        assert bad not in lead
    at_11, at_16 = lead.split(" At 16, ")
    for sentence, row in ((at_11, KS2), (at_16, A8)):
        own = profile(code).headlines[row].own
        assert sentence.count("**") == (0 if own.missing else 2 if code == ENGLAND else 6)


def test_the_lead_of_gateshead_is_what_was_published():
    assert profile("E08000037").lead == (
        "At 11, **48%** of disadvantaged pupils met the expected standard in reading, writing "
        "and maths in 2024/25, against **48%** in England and **about 46%** in England outside "
        "London. At 16, disadvantaged pupils averaged **33.9** points in Attainment 8 in "
        "2024/25, against **34.9** in England and **33.6** in England outside London."
    )


def test_the_north_east_ca_says_about_at_11_and_counts_pupils_at_16():
    lead = profile(NORTH_EAST_CA).lead
    assert "**about 48%** of disadvantaged pupils" in lead
    assert "averaged **33.6** points" in lead
    assert all(row.place is None for row in profile(NORTH_EAST_CA).headlines)


#: METHOD section 5: the neighbours' mean of disadvantaged pupils in 2024/25, at 11 and 16.
NEIGHBOURS = {
    "E06000047": (48.3, 32.8), "E08000037": (48.4, 33.3), "E08000021": (48.1, 33.9),
    "E08000022": (46.5, 33.0), "E06000057": (42.1, 32.7), "E08000023": (48.6, 33.2),
    "E08000024": (48.3, 33.4),
}  # fmt: skip


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_the_neighbours_mean_is_unweighted_over_ten(code):
    at_11, at_16 = profile(code).headlines[KS2], profile(code).headlines[A8]
    assert (at_11.neighbours_count, at_16.neighbours_count) == (10, 10)
    assert at_11.neighbours.value == half_away(NEIGHBOURS[code][0], 0)
    assert at_16.neighbours.value == pytest.approx(NEIGHBOURS[code][1], abs=0.051)
    values = [
        level_table("ks2_rwm_expected", Group.DISADVANTAGED)[n.neighbour, "2024/25"]
        for n in BOOK.neighbours[code]
    ]
    assert round(sum(values) / 10, 1) == NEIGHBOURS[code][0]


def test_places_by_level_of_the_seven():
    """METHOD 2.1: the place by the gap to England is the place by level."""
    found = {code: profile(code).headlines[A8].place for code in SEVEN}
    assert (found["E06000047"].rank, found["E06000047"].ties) == (47, 3)
    assert found["E08000037"].of == 152
    assert found["E06000057"].quartile == "D"


@pytest.mark.parametrize("code", ["E09000001", "E06000053"])
def test_tiny_authorities_say_that_their_figures_swing(code):
    found = profile(code)
    assert any("Very few children" in note for note in found.headline_notes)
    assert not any("Very few children" in n for n in profile("E08000037").headline_notes)
    assert any(row.own.missing for row in found.headlines)


@pytest.mark.parametrize("code", [ENGLAND, "E12000001"])
def test_areas_that_are_not_authorities_have_no_place_and_no_neighbours(code):
    found = profile(code)
    assert found.kind in (AreaKind.COUNTRY, AreaKind.REGION)
    assert found.neighbours_label == "" and found.region_name is None
    assert all(row.place is None and row.neighbours.missing for row in found.headlines)


def test_a_change_names_its_base_and_is_refused_across_a_break():
    rows = profile("E08000037").headlines
    assert [row.change.base_period for row in rows] == [
        "2021/22", "2018/19", "2018/19", "2022/23", "2018/19",
    ]  # fmt: skip
    assert (rows[KS2].change.area.value, rows[KS2].change.england.value) == (-7, -3)
    assert (rows[A8].change.area.value, rows[A8].change.england.value) == (-3.4, -1.8)


def test_the_like_for_like_note_gives_englands_other_basis():
    notes = profile("E08000037").headline_notes
    assert any(note.startswith("**Attainment 8**, 2024/25") and "35.1" in note for note in notes)
    assert any("26.0%" in note for note in notes)


def test_the_strip_shows_every_ranked_authority_once():
    for row in profile("E08000037").headlines:
        assert row.place is not None
        assert len(row.crowd) == row.place.of
        assert list(row.crowd) == sorted(row.crowd)
        assert row.own.value in row.crowd
