"""An area in words and in context: true, whole and without judgement for every area there is."""

import re

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group, Status, Unit, Verdict
from findings.certainty_store import StoredOf
from findings.choices import area_choices
from findings.context import MEASURES, context
from findings.figure import Figure
from findings.sentences import compared
from tests.findings.reversing import unjudged
from tests.findings.verdict_words import (
    PLAIN,
    WORDS,
    claims,
    expected,
    only_england,
    turned,
)
from tests.known import around_of, cells_of, profile_of, stored_of

BOOK = catalogue.load()
AREAS = [choice.code for choice in area_choices()]


def summary(code: str, verdicts: StoredOf = stored_of) -> tuple[str, ...]:
    return profile_of(code, verdicts).summary


def level(paragraph: str) -> str:
    """The first sentence: the level, and how it stands to England's."""
    return re.split(r"(?<=[)\d])\. ", paragraph)[0]


def final(value: float, decimals: int = 1) -> Figure:
    return Figure(value, decimals, Status.FINAL)


@pytest.mark.parametrize("code", AREAS)
def test_a_paragraph_for_each_headline_true_to_its_figures(code):
    profile = profile_of(code)
    assert len(profile.summary) == len(profile.headlines)
    for text, row in zip(profile.summary, profile.headlines, strict=True):
        assert text.startswith(f"At {row.stage.removeprefix('Age ')}, ") and text.endswith(".")
        for bad in ("None", "nan ", "  ", "..", " ,", "{", "because", "improved", "better"):
            assert bad not in text, text
        if row.own.missing:
            assert "**" not in text
            continue
        said = expected(row.certain)
        if said:
            assert claims(level(text)) == said, text
            assert not PLAIN.search(level(text)), text
        elif code != ENGLAND:
            word = compared(row.own, row.england_together, row.unit)
            assert re.search(rf"{word} England \(", text), text
        if row.vs_national.value is not None and code != ENGLAND:
            side = "behind" if row.vs_national.value > 0 else "above"
            assert f" {side} other pupils in England." in text


@pytest.mark.parametrize("unit", Unit)
def test_two_figures_are_compared_as_they_are_shown(unit):
    assert compared(final(48.0, 0), final(48.0, 0), unit) == "the same as"
    assert compared(final(40.0), final(48.0), unit) == "below"
    assert compared(final(48.0), final(40.0), unit) == "above"
    assert compared(final(48.0), final(48.1), unit) == "close to"
    assert compared(final(48.1), final(48.0), unit) == "close to"


def test_numbers_that_do_not_read_alike_are_not_the_same():
    about = Figure(33.0, 1, Status.ESTIMATE, ours=True, about=True, exact=32.96)
    assert compared(final(32.6), about, Unit.PERCENT) == "close to"
    assert compared(final(33.0, 0), about, Unit.PERCENT) == "the same as"


def test_reversed_figures_reverse_the_words():
    for one, other in ((40.0, 48.0), (33.6, 34.9)):
        words = {compared(final(a), final(b), Unit.POINTS) for a, b in ((one, other), (other, one))}
        assert words == {"below", "above"}


@pytest.mark.parametrize("code", [NORTH_EAST_CA, "E08000037", "E06000057", "E12000001"])
def test_other_verdicts_make_another_summary(code):
    swap = {"higher than": "lower than", "lower than": "higher than"}
    rows = profile_of(code).headlines
    for row, text in zip(rows, summary(code, turned()), strict=True):
        usual = expected(row.certain)
        assert claims(level(text)) == {name: swap.get(v, v) for name, v in usual.items()}
    for verdict in Verdict:
        for row, text in zip(rows, summary(code, only_england(verdict)), strict=True):
            usual = expected(row.certain)
            wanted = usual | {"England": WORDS[verdict]} if usual else {}
            assert claims(level(text)) == wanted


def test_what_england_is_where_it_has_no_row_is_said_with_the_verdict():
    grades = summary("E06000057")[3]
    assert (
        "lower than England (26.0%, all authorities together, our calculation) and not clearly "
        "different from England outside London (23.7%)."
    ) in grades


def test_without_verdicts_figures_are_compared_as_they_are_read():
    at_5, at_11, at_16, grades, at_19 = summary(NORTH_EAST_CA, unjudged)
    assert "**about 49%**" in at_5 and "below England (51.3%)" in at_5
    assert "the same as England (48%) and above England outside London (about 46%)" in at_11
    assert "below England (34.9) and the same as England outside London (33.6)" in at_16
    assert "the same as England outside London (23.7%)" in grades
    assert "below England (36.82%) and England outside London (about 33%)" in at_19


def test_the_north_east_ca_in_words():
    at_5, at_11, at_16, grades, at_19 = summary(NORTH_EAST_CA)
    assert "lower than England (51.3%) and about the same as England outside" in at_5
    assert "about the same as England (48%) and higher than England outside London" in at_11
    assert "lower than England (34.9) and about the same as England outside London" in at_16
    assert "about the same as England outside London (23.7%)" in grades
    assert "lower than England (36.82%) and England outside London (about 33%)" in at_19
    assert "**about 32** percentage points behind other pupils in England" in at_19


@pytest.mark.parametrize("code", AREAS)
def test_every_context_figure_is_the_measures_latest(code):
    found = context(code, around_of=around_of)
    assert [row.measure_id for row in found.rows] == list(MEASURES)
    for row in found.rows:
        known = cells_of(row.measure_id)
        assert row.period == known.measure.series_of(Group.ALL).last
        assert row.own == known.figure(Group.ALL, code, row.period)
        assert row.england == known.figure(Group.ALL, ENGLAND, row.period)
    assert bool(found.region_name) is (BOOK.areas[code].region != "")


def test_context_measures_are_those_on_which_no_judgement_is_made():
    for name in MEASURES:
        assert BOOK.measures[name].higher_is_better is None
    others = {m.id for m in BOOK.measures.values() if m.higher_is_better is None}
    assert set(MEASURES) == {name for name in others if BOOK.measures[name].coverage != "national"}


def test_an_odd_context_figure_brings_its_remark():
    notes = context("E06000057").notes
    assert len(notes) == 1 and "6.2" in notes[0] and "tracking" in notes[0]
    assert context("E08000037").notes == ()
