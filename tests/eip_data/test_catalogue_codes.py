"""A code that the catalogue does not hold gets a sentence with the nearest that it does."""

import re

import pytest

from eip_data.errors import UnknownCode
from findings import choices


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("ks4_atainment8", "ks4_attainment8"),
        ("KS4_ATTAINMENT_8", "ks4_attainment8"),
        ("phonics", "phonics_y1"),
        ("level_3_at_19", "level3_at_19"),
        ("persistant_absence", "persistent_absence"),
    ],
)
def test_an_unknown_measure_names_the_nearest(text, near):
    with pytest.raises(UnknownCode) as stopped:
        choices.measure(text)
    sentence = str(stopped.value)
    assert text in sentence and near in re.findall(r"\w+", sentence)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("E08000073", "E08000037"),
        ("E0800037", "E08000037"),
        ("Gateshed", "E08000037"),
        ("Durham", "E06000047"),
        ("Northumberlnd", "E06000057"),
        ("E47000011", "E47000014"),
    ],
)
def test_an_unknown_area_names_the_nearest_by_code_or_name(text, near):
    with pytest.raises(UnknownCode) as stopped:
        choices.areas([text])
    sentence = str(stopped.value)
    assert text in sentence and near in re.findall(r"\w+", sentence)


def test_an_unknown_group_names_those_of_the_measure():
    measure = choices.measure("early_years_gld")
    with pytest.raises(UnknownCode) as stopped:
        choices.groups(measure, ["disadvantaged"])
    for word in ("early_years_gld", "disadvantaged", "all", "fsm", "not_fsm"):
        assert word in re.findall(r"\w+", str(stopped.value))


def test_an_unknown_period_names_the_first_and_the_last():
    measure = choices.measure("mtc_full_marks")
    for text in ("2018/19", "2025-26"):
        with pytest.raises(UnknownCode, match=r"mtc_full_marks .* 2021/22 to 2024/25"):
            choices.listed_periods(measure, [text])


@pytest.mark.parametrize("text", ["", "x" * 5000, "§", "E08000037;", "\x00"])
def test_a_strange_code_gets_one_short_sentence(text):
    for ask in (choices.measure, lambda code: choices.areas([code])):
        with pytest.raises(UnknownCode) as stopped:
            ask(text)
        assert 20 < len(str(stopped.value)) < 300
