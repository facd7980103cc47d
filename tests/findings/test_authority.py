"""How one area stands: the same figures as the questions beneath, for every area there is."""

import re
from functools import cache

import pandas as pd
import pytest

from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    NORTH_EAST_REGION,
    AreaKind,
    Group,
    Verdict,
)
from findings.authority import HEADLINES
from findings.certainty import Judged, certainty
from findings.choices import area_choices
from findings.gaps import gaps
from findings.outcomes import outcomes
from tests.findings.reversing import unjudged
from tests.findings.verdict_words import (
    PLAIN,
    WORDS,
    claims,
    expected,
    only_england,
    turned,
)
from tests.known import profile_of as profile
from tests.known import stored_of

BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
AREAS = [choice.code for choice in area_choices()]
KS2, A8 = 1, 2  # places in HEADLINES
LED = ("ks2_rwm_expected", "ks4_attainment8")  # what the lead is about
NOT_JUDGED = (AreaKind.COUNTRY,)
#: Cumberland, Westmorland and Furness; North and West Northamptonshire.
NO_SIZE = {
    "E06000063": ["Age 5"], "E06000064": ["Age 5"],
    "E06000061": ["Age 19"], "E06000062": ["Age 19"],
}  # fmt: skip


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
        if row.change.base_period and row.change.reason is None:
            then = levels[code, row.change.base_period]
            now = levels[code, row.period]
            assert same(row.change.area, round(now - then, row.change.area.decimals))


@pytest.mark.parametrize("code", AREAS)
def test_how_certain_a_headline_is_is_that_of_the_question_beneath(code):
    for row in profile(code).headlines:
        asked = (code, row.period, stored_of)
        assert row.certain == certainty(row.measure_id, row.group, Judged.LEVEL, *asked)
        assert row.certain_gap == certainty(row.measure_id, row.group, Judged.WITHIN, *asked)


@pytest.mark.parametrize("code", AREAS)
def test_the_interval_shown_is_the_certaintys_or_says_of_how_few_pupils_it_is(code):
    for row in profile(code).headlines:
        certain = row.certain
        if row.own.missing or certain.missing:
            assert row.interval == ""
        elif certain.pupils < 30:
            assert re.fullmatch(r"low reliability: about \d+ pupils?", row.interval)
        else:
            ends = [float(end) for end in re.findall(r"\d+(?:\.\d+)?", row.interval)]
            decimals = 0 if row.own.about and "%" in row.under else row.own.decimals
            assert ends == [half_away(end, decimals) for end in (certain.low, certain.high)]
            assert ends[0] <= row.own.value <= ends[1]
            assert row.interval.count("%") == (0 if row.measure_id == "ks4_attainment8" else 2)


def test_every_area_that_is_judged_has_intervals_and_verdicts():
    judged = [code for code in AREAS if BOOK.areas[code].kind not in NOT_JUDGED]
    assert len(judged) == 153 + 9 + 1
    for code in judged:
        without = [
            row for row in profile(code).headlines if not row.own.missing and row.certain.missing
        ]
        # Four authorities made since the cohorts that shares at 5 and 19 are taken from.
        assert [row.stage for row in without] == NO_SIZE.get(code, [])
        said = [note for note in profile(code).headline_notes if note.startswith("**No interval")]
        assert len(said) == bool(without)
        assert all(row.stage.removeprefix("Age ") in said[0] for row in without)
        assert all(row.certain.england.verdict or row.certain.missing
                   for row in profile(code).headlines)  # fmt: skip
    assert all(row.certain.missing for row in profile(ENGLAND).headlines)
    assert not any("No interval" in note for note in profile(ENGLAND).headline_notes)


@pytest.mark.parametrize("code", AREAS)
def test_every_lead_is_two_whole_sentences_that_say_what_the_verdicts_are(code):
    found = profile(code)
    assert found.lead.startswith("At 11, ") and ". At 16, " in found.lead
    assert found.lead.endswith(".")
    for bad in ("None", "nan", "  ", "..", " ,", "better", "because", "{", ". and", "and and"):
        assert bad not in found.lead
    at_11, at_16 = found.lead.split(" At 16, ")
    for sentence, row in ((at_11, found.headlines[KS2]), (at_16, found.headlines[A8])):
        assert claims(sentence) == expected(row.certain)
        assert not PLAIN.search(sentence)
        assert sentence.count("**") == (0 if row.own.missing else 2 if code == ENGLAND else 6)


SOME = (*SEVEN, NORTH_EAST_CA, NORTH_EAST_REGION, "E08000038", "E06000063", "E09000007")


@pytest.mark.parametrize("code", SOME)
def test_other_verdicts_make_another_lead(code):
    """As in a later edition: the words follow what is carried, whatever it is."""
    usual = {row.measure_id: expected(row.certain) for row in profile(code).headlines}
    swap = {"higher than": "lower than", "lower than": "higher than"}
    sentences = profile(code, turned()).lead.split(" At 16, ")
    for measure, sentence in zip(LED, sentences, strict=True):
        assert claims(sentence) == {k: swap.get(v, v) for k, v in usual[measure].items()}
    for verdict in Verdict:
        sentences = profile(code, only_england(verdict)).lead.split(" At 16, ")
        for measure, sentence in zip(LED, sentences, strict=True):
            assert claims(sentence) == usual[measure] | {"England": WORDS[verdict]}
            both = set(claims(sentence).values()) == {WORDS[Verdict.CANNOT_TELL]}
            assert (") or England outside London (" in sentence) is both


def test_without_verdicts_the_lead_sets_figures_beside_figures():
    found = profile("E08000037", unjudged)
    assert found.lead == (
        "At 11, **48%** of disadvantaged pupils met the expected standard in reading, writing "
        "and maths in 2024/25, against **48%** in England and **about 46%** in England outside "
        "London. At 16, disadvantaged pupils averaged **33.9** points in Attainment 8 in "
        "2024/25, against **34.9** in England and **33.6** in England outside London."
    )
    assert all(row.interval == "" for row in found.headlines)
    assert not any(note.startswith("**Under") for note in found.headline_notes)


def test_the_leads_of_three_areas_as_they_are_read():
    assert profile("E08000037").lead == (
        "At 11, **48%** of disadvantaged pupils met the expected standard in reading, writing "
        "and maths in 2024/25, not clearly different from England (**48%**) or England outside "
        "London (**about 46%**). At 16, disadvantaged pupils averaged **33.9** points in "
        "Attainment 8 in 2024/25, not clearly different from England (**34.9**) or England "
        "outside London (**33.6**)."
    )
    assert "lower than England (**48%**) and England outside" in profile("E06000057").lead
    assert profile(NORTH_EAST_CA).lead.endswith(
        "lower than England (**34.9**) and about the same as England outside London (**33.6**)."
    )


def test_the_north_east_ca_says_about_at_11_and_counts_pupils_at_16():
    found = profile(NORTH_EAST_CA)
    assert "**about 48%** of disadvantaged pupils" in found.lead
    assert "averaged **33.6** points" in found.lead
    assert all(row.certain.rank is None for row in found.headlines)
    assert any("tested by itself, at 95%" in note for note in found.headline_notes)


def test_the_note_on_verdicts_names_every_family_and_that_on_intervals_what_is_approximate():
    notes = {note.split("**")[1]: note for note in profile("E08000037").headline_notes}
    families = {row.certain.england.family for row in profile("E08000037").headlines}
    assert f"tested with {min(families)} to {max(families)} authorities" in notes["Under England"]
    assert notes["Under the figure"].endswith(
        "Approximate at 5, 11 and 19, where the cohort is estimated."
    )


@pytest.mark.parametrize("code", AREAS)
def test_every_note_is_whole(code):
    for note in profile(code).headline_notes:
        assert note == note.strip() and note.endswith(".") and "  " not in note
        assert not re.search(r"None|nan|\b(because|due to|better|worse)\b|\d to \d+ to ", note)


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


def test_places_of_the_seven_are_ranges():
    """METHOD section 4, Attainment 8: to within two places."""
    for code, low, high in (("E06000047", 38, 68), ("E08000037", 47, 115), ("E06000057", 102, 149)):
        rank = profile(code).headlines[A8].certain.rank
        assert rank.of == 152 and abs(rank.low - low) <= 2 and abs(rank.high - high) <= 2


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
    assert all(row.certain.rank is None and row.neighbours.missing for row in found.headlines)


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
        assert row.certain.rank is not None
        assert row.certain.rank.of <= len(row.crowd) <= 153
        assert list(row.crowd) == sorted(row.crowd)
        assert row.own.value in row.crowd
