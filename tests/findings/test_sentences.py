"""Words and numbers as they are read: precision, minus signs, articles, plurals, no verdicts."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.columns import ENGLAND, Group, Status, Unit
from findings import sentences
from findings.figure import Figure

BOOK = catalogue.load()


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "text"),
    [
        (68.0, 0, False, "68"), (68.0, 1, False, "68.0"), (-1.0, 1, False, "−1.0"),
        (-1.0, 1, True, "−1.0"), (1.0, 1, True, "+1.0"), (0.0, 1, True, "0.0"),
        (-0.04, 1, True, "0.0"), (621124, 0, False, "621,124"), (2.5, 0, False, "3"),
    ],
)  # fmt: skip
def test_a_number_is_read_at_its_decimals_with_a_true_minus(value, decimals, signed, text):
    assert sentences.number_text(value, decimals, signed=signed) == text


@given(st.floats(-1e5, 1e5), st.integers(0, 2))
def test_no_number_is_read_with_a_hyphen_or_a_signed_nought(value, decimals):
    text = sentences.number_text(value, decimals, signed=True)
    assert "-" not in text
    assert not re.fullmatch(r"[−+]0(\.0+)?", text)


@pytest.mark.parametrize(
    ("figure", "unit", "text"),
    [
        (Figure(48.0, 0, Status.REVISED), Unit.PERCENT, "48%"),
        (Figure(33.9, 1, Status.REVISED), Unit.POINTS, "33.9"),
        (Figure(48.2, 1, Status.ESTIMATE, ours=True, about=True), Unit.PERCENT, "about 48%"),
        (Figure(33.6, 1, Status.ESTIMATE, ours=True, about=True), Unit.POINTS, "about 33.6"),
        (Figure(23.7, 1, Status.ESTIMATE, ours=True), Unit.PERCENT, "23.7%"),
        (Figure(None, 1, Status.SUPPRESSED), Unit.PERCENT, "suppressed"),
        (Figure(None, 1, Status.NOT_COLLECTED), Unit.POINTS, "not collected"),
    ],
)
def test_a_figure_is_read_with_its_unit_or_its_reason(figure, unit, text):
    assert sentences.figure_text(figure, unit) == text


def test_every_status_and_group_has_words():
    for status in Status:
        assert sentences.status_text(status) and "_" not in sentences.status_text(status)
    for group in Group:
        assert sentences.group_label(group) and sentences.group_short(group)
        for measure in BOOK.measures.values():
            assert sentences.group_in_sentence(group, measure)


def test_the_group_at_19_is_named_by_the_age_at_which_it_was_formed():
    at_19 = BOOK.measures["level3_at_19"]
    assert sentences.group_in_sentence(Group.FSM, at_19) == (
        "pupils eligible for free school meals at 15"
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (101, "101st"), (111, "111th"), (112, "112th"), (152, "152nd")],
)  # fmt: skip
def test_ordinals(number, text):
    assert sentences.ordinal(number) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_lists(names, text):
    assert sentences.list_text(names) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [("E08000037", "Gateshead"), ("E06000053", "the Isles of Scilly"),
     ("E12000001", "the North East"), ("E47000014", "the North East CA"), (ENGLAND, "England"),
     ("E09000001", "the City of London"), ("E12000003", "Yorkshire and The Humber")],
)  # fmt: skip
def test_places_take_an_article_where_english_gives_one(code, text):
    assert sentences.place_text(BOOK.areas[code]) == text


def test_days_and_months_in_words():
    assert sentences.day_text(date(2026, 4, 8)) == "8 April 2026"
    assert sentences.day_text("2026-04-08") == "8 April 2026"
    assert sentences.day_text("2025-12") == "December 2025"


def test_the_source_line_says_when_a_newer_edition_may_be_out():
    measure = BOOK.measures["ks4_attainment8"]
    cards = [BOOK.sources["lait"]]
    before = replace(measure, next_update=date(2026, 10, 1))
    line = sentences.source_line(before, cards, date(2026, 9, 30))
    assert line.startswith("Source: Department for Education, Local Authority Interactive Tool")
    assert "next update October 2026" in line and "Open Government Licence v3.0" in line
    assert "newer edition" not in line
    assert "a newer edition may be out" in sentences.source_line(before, cards, date(2026, 10, 2))


def test_an_unknown_choice_is_repeated_short_and_on_one_line():
    told = sentences.unknown_choice("area", "x\n" * 500, "Gateshead")
    assert len(told) < 120 and "\n" not in told and told.endswith("so this page shows Gateshead.")


CAUSAL = ("because", "led to", "thanks to", "despite", "impact", "due to", "as a result")
VERDICTS = ("better", "worse", "improved", "well below", "significant", "good news")


def test_no_phrase_of_the_catalogue_blames_or_praises():
    for measure in BOOK.measures.values():
        text = f"{measure.title} {measure.phrase}".casefold()
        assert not [word for word in (*CAUSAL, *VERDICTS) if word in text]


def test_one_apostrophe_is_used_everywhere():
    curly = [
        path.name
        for path in Path(sentences.__file__).parent.glob("*.py")
        if "’" in path.read_text(encoding="utf-8")
    ]
    assert curly == []
