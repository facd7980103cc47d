"""The words of the map of verdicts: finding, grey line, table, key, hover and labels."""

import re
from collections import Counter
from itertools import combinations_with_replacement

import pytest

from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group, Verdict
from findings.certainty_sentences import verdict_label
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.map_verdict_sentences import finding
from findings.map_verdicts import ORDER
from findings.quantity import VERDICTS, Quantity, Show
from tests.findings.judged_maps import A8, BOOK, DIS, KS2, NOW, SEVEN, counted, known, layer_of


@pytest.mark.parametrize(
    ("measure_id", "group", "show", "period", "title"),
    [
        (A8, DIS, "verdict", NOW,
         "At 16, disadvantaged pupils' Attainment 8 is lower than England's in three of the seven, "
         "higher in none; for four we cannot tell"),
        (KS2, DIS, "verdict", NOW,
         "At 11, the share of disadvantaged pupils at the expected standard in reading, writing "
         "and maths is lower than England's in one of the seven, higher in two; for four we cannot "
         "tell"),
        ("level3_at_19", Group.FSM, "verdict", "2022/23",
         "At 19, the share of pupils eligible for free school meals at 15 with Level 3 is lower "
         "than England's in all seven"),
        ("early_years_gld", Group.FSM, "verdict", "2023/24",
         "At 5 we cannot tell for any of the seven whether the share of pupils eligible for free "
         "school meals with a good level of development is higher or lower than England's"),
        (A8, DIS, "verdict_outside_london", NOW,
         "At 16, disadvantaged pupils' Attainment 8 is lower than in England outside London in one "
         "of the seven, higher in one; for five we cannot tell"),
    ],
)  # fmt: skip
def test_the_finding(measure_id, group, show, period, title):
    assert layer_of(measure_id, group, Show(show), period).title == title


def test_every_count_of_the_seven_makes_a_sentence():
    quantity = Quantity(BOOK.measures[A8], DIS, Show.VERDICT, NOW)
    for verdicts in combinations_with_replacement([*ORDER, None], 7):
        if not any(verdicts):
            continue
        text, counts = finding(quantity, verdicts), Counter(verdicts)
        assert not re.search(r"  |, ;|,$|;$|\bno\b(?! verdict)|0", text), text
        assert all(counted(text, verdict_label(v, False)) == counts[v] for v in ORDER), text
        assert counted(text, "no verdict") == counts[None], text
        # Where one side is named, the other is too: nobody is left to guess.
        if counts[Verdict.LOWER] and counts[Verdict.LOWER] < 7:
            assert "higher in " in text
        if counts[Verdict.HIGHER] and counts[Verdict.HIGHER] < 7:
            assert "lower " in text


def test_how_it_was_tested_is_said_and_on_which_england():
    assert layer_of().under == (
        "Tested with 152 authorities, false discovery rate 5%; England on the authorities' own "
        "basis"
    )
    assert layer_of(KS2).under == "Tested with 151 authorities, false discovery rate 5%"
    assert "is our calculation" in layer_of(show=Show.VERDICT_OUTSIDE_LONDON).under
    assert layer_of(show=Show.FROM_ENGLAND).under == ""


def test_england_is_what_was_judged_against_and_its_published_row_is_told():
    layer = layer_of()
    row = next(row for row in layer.rows if row.code == ENGLAND)
    like = known(A8).figure(DIS, ENGLAND_LIKE_FOR_LIKE, NOW)
    assert row.level == f"{like.value}" == "35.1" and row.shown == "0.0"
    assert "(35.1)" in layer.key_title
    assert any("England's published figure is 34.9" in note for note in layer.notes)
    plain = layer_of(show=Show.FROM_ENGLAND)
    assert next(row for row in plain.rows if row.code == ENGLAND).level == "34.9"


def test_a_place_is_an_interval_and_a_label_says_word_and_number():
    layer = layer_of()
    rows = {row.code: row for row in layer.rows}
    newcastle = rows["E08000021"]
    assert (newcastle.level, newcastle.shown, newcastle.verdict) == ("33.3", "−1.8", "lower")
    assert newcastle.place == "64th to 117th" and newcastle.label == "lower, −1.8"
    assert rows[NORTH_EAST_CA].verdict == "lower" and rows[NORTH_EAST_CA].place == "–"
    assert rows[ENGLAND].verdict == "" and rows[ENGLAND].place == "–"
    assert layer.heads == ("Points", "From England", "", "Against England", "Place of 152")
    gateshead = next(area for area in layer.areas if area.code == "E08000037")
    assert gateshead.hover == (
        "<b>Gateshead</b>", "33.9 points, 95% interval 32.0 to 35.8",
        "Cannot be told from England, about 47th to 116th of 152",
    )  # fmt: skip


@pytest.mark.parametrize("show", [show for show in Show if show is not Show.CHANGE])
def test_every_show_with_verdicts_has_words_and_intervals_of_places(show):
    layer = layer_of(show=show)
    gaps = {"wider", "narrower", "about the same", "cannot tell"}
    words = gaps if show is Show.GAP_WITHIN else {verdict_label(v, False) for v in Verdict}
    for row in layer.rows:
        if row.code in SEVEN:
            assert row.verdict in words
            assert re.fullmatch(r"\d+\w\w( to \d+\w\w)?", row.place)
    assert layer.heads[3] and layer.heads[4] == "Place of 152"


def test_cannot_tell_alone_is_dotted():
    for show in Show:
        dotted = [one.words for one in layer_of(show=show).classes if one.dotted]
        assert dotted == (["cannot tell"] if show in VERDICTS else [])
    assert [one.told for one in layer_of().classes][:2] == ["lower: 63", "cannot tell: 52"]


def test_few_pupils_are_told_in_the_hover():
    city = next(
        area for area in layer_of("early_years_gld", Group.FSM).areas if area.code == "E09000001"
    )
    assert "low reliability: about 10 pupils" in city.hover[1] and "approximate" in city.hover[1]


def test_an_authority_without_a_known_size_is_hatched_with_its_reason():
    layer = layer_of("early_years_gld", Group.FSM)
    cumberland = next(area for area in layer.areas if area.code == "E06000063")
    assert cumberland.hatched and not cumberland.figure.missing
    assert cumberland.hover[-1].startswith("No verdict")
    assert layer.key_missing == "no verdict: 3"
    assert any("Cumberland: size of the group not known" in note for note in layer.notes)
