"""The words of certainty: whole, plain, the other way round when the sign is."""

import re

import pytest

from eip_data import catalogue
from eip_data.columns import Counted, NoInterval, Verdict
from findings import certainty_sentences as words

KS2, A8 = (catalogue.load().measures[name] for name in ("ks2_rwm_expected", "ks4_attainment8"))
HIGHER, LOWER, SAME, CANNOT = Verdict


@pytest.mark.parametrize(
    ("verdict", "level", "gap"),
    [
        (HIGHER, "higher than England", "wider than in England"),
        (LOWER, "lower than England", "narrower than in England"),
        (SAME, "about the same as England", "about the same as in England"),
        (CANNOT, "cannot be told from England", "cannot be told from that in England"),
    ],
)
def test_verdicts_in_a_sentence(verdict, level, gap):
    assert words.verdict_text(verdict, False) == level
    assert words.verdict_text(verdict, True) == gap
    outside = words.verdict_text(verdict, False, words.OUTSIDE_LONDON)
    assert outside == f"{level} outside London"


def test_labels_are_four_words_and_differ():
    for gap in (False, True):
        assert len({words.verdict_label(verdict, gap) for verdict in Verdict}) == 4
    assert words.verdict_label(HIGHER, True) == "wider"


def test_places():
    assert words.places_text(37, 88, 151) == "about 37th to 88th of 151"
    assert words.places_text(1, 22, 151) == "about 1st to 22nd of 151"
    assert words.places_text(3, 3, 151) == "about 3rd of 151"
    assert (words.range_text(1, 22), words.range_text(3, 3)) == ("1st to 22nd", "3rd")


def test_with_whom():
    assert words.family_text(151) == "tested with 151 authorities, false discovery rate 5%"
    assert words.among_text(151) == "among 151 authorities"
    assert words.family_text(0) == words.family_text(0, 0) == "tested by itself, at 95%"
    several = "tested with 147 to 152 authorities, false discovery rate 5%"
    assert words.family_text(150, 152, 147, 152) == several
    assert words.family_text(151, 151) == words.family_text(151)
    assert f"({several})" in words.judged_text(147, 152)


def test_one_word_for_both_is_said_once_and_neither_takes_or():
    lower, cannot = words.beside_word(LOWER), words.beside_word(CANNOT)
    assert words.beside_text([(lower, "A (1)"), (lower, "B (2)")]) == ", lower than A (1) and B (2)"
    assert words.beside_text([(cannot, "A (1)"), (cannot, "B (2)")]) == (
        ", not clearly different from A (1) or B (2)"
    )
    assert words.beside_text([(lower, "A (1)"), (cannot, "B (2)")]) == (
        ", lower than A (1) and not clearly different from B (2)"
    )
    assert words.beside_text([(cannot, "A (1)")]) == ", not clearly different from A (1)"
    assert words.beside_text([]) == ""


def test_each_verdict_has_words_of_its_own_under_a_figure_and_beside_one():
    assert [words.here_text(verdict) for verdict in Verdict] == [
        "here higher", "here lower", "about the same", "cannot tell",
    ]  # fmt: skip
    assert [words.beside_word(verdict) for verdict in Verdict] == [
        "higher than", "lower than", "about the same as", "not clearly different from",
    ]  # fmt: skip


def test_the_key_of_upright_lines_says_what_is_approximate():
    published, bounded, estimated = Counted
    assert words.interval_key(set()) == ""
    assert words.interval_key({published, bounded}) == ". Upright lines: 95% interval"
    assert words.interval_key({estimated}) == (
        ". Upright lines: approximate 95% interval (cohorts estimated)"
    )
    assert words.interval_key({bounded, estimated}).endswith(
        "in some years approximate (cohort estimated)"
    )


def test_intervals_say_when_they_are_approximate():
    assert words.interval_text(44.6, 51.4, Counted.ESTIMATED, KS2, 0) == (
        "approximate 95% interval 45% to 51% (cohort estimated)"
    )
    assert words.interval_text(34.4, 36.8, Counted.BOUNDED, A8, 1) == "95% interval 34.4 to 36.8"
    gap = words.interval_text(21.2, 28.0, Counted.PUBLISHED, KS2, 0, gap=True)
    assert gap == "95% interval 21 to 28"
    assert words.ends_text(-3.1, 0.5, A8, 1, signed=True) == "−3.1 to +0.5"


def test_few_pupils():
    assert words.low_reliability_text(3.0) == "low reliability: about 3 pupils"
    assert words.low_reliability_text(0.2) == "low reliability: about 1 pupil"


def test_every_reason_is_a_sentence_without_cause_or_judgement():
    assert words.NO_INTERVAL.keys() == set(NoInterval)
    said = [
        *words.NO_INTERVAL.values(), words.SIZE_UNKNOWN, words.NOTHING_HERE, words.NO_GAP,
        words.COMPARATOR, words.NOT_JUDGED, words.ENGLAND_APART, words.NO_RANK, words.NO_PLACE,
        words.MEANING, words.NO_COMPARATOR.format(name="England"),
    ]  # fmt: skip
    assert len(set(said)) == len(said)
    for text in said:
        assert text[0].isupper() and text.endswith(".") and "  " not in text
        assert not re.search(r"\b(because|due|thanks|better|worse|significant\w*)\b", text)
