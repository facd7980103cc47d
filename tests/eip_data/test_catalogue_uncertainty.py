"""The constants behind intervals: METHOD section 4's own, each measure's, and strictly read."""

import pytest

from eip_data import catalogue
from eip_data.columns import Group, NoInterval
from eip_data.entries import PAIRS, Uncertainty
from tests.eip_data.test_catalogue import DROP, damage, folder, refusal

__all__ = ["folder"]

BOOK = catalogue.load()
GLD, GRADE_5 = "measures/early_years_gld", "measures/ks4_english_maths_5"
PHONICS = "measures/phonics_y1"
D, N = PAIRS["disadvantaged"]

#: phi of the group, the others, all and the gap, as METHOD section 4 prints them.
PHI = {
    "ks2_rwm_expected": ("disadvantaged", 1.25, 1.5, 1.75, 1.0),
    "ks4_english_maths_5": ("disadvantaged", 1.3, 1.8, 2.0, 1.1),
    "ks4_english_maths_4": ("disadvantaged", 1.3, 1.6, 1.85, 1.1),
    "early_years_gld": ("fsm", 1.3, 1.3, 1.3, 1.2),
    "level3_at_19": ("fsm", 1.2, 1.4, None, 1.1),
    "he_by_19": ("fsm", 1.0, None, None, None),
}


def of(name: str) -> Uncertainty:
    known = BOOK.measures[name].uncertainty
    assert isinstance(known, Uncertainty)
    return known


@pytest.mark.parametrize("name", PHI)
def test_spreads_are_those_of_the_method(name):
    pair, group, others, everyone, gap = PHI[name]
    first, second = PAIRS[pair]
    known = of(name)
    spreads = [known.spread_of(g) for g in (first, second, Group.ALL)]
    assert spreads == [group, others, everyone]
    assert known.gap_spreads_of(pair) == (None if gap is None else (gap, gap))


def test_attainment_8_has_the_effective_standard_deviations():
    known = of("ks4_attainment8")
    assert [known.spread_of(g) for g in (D, N, Group.ALL)] == [25, 27, 29]
    assert known.gap_spreads_of("disadvantaged") == (21, 24)
    assert known.margin == 1.0


def test_the_free_school_meals_pair_has_the_spreads_of_the_disadvantaged_one():
    for name in ("ks2_rwm_expected", "ks4_attainment8"):
        known = of(name)
        for side in (0, 1):
            assert known.spread_of(PAIRS["fsm"][side]) == known.spread_of((D, N)[side])
        assert known.gap_spreads_of("fsm") == known.gap_spreads_of("disadvantaged")


def test_what_is_common_to_all():
    for measure in BOOK.measures.values():
        if isinstance(known := measure.uncertainty, Uncertainty):
            assert known.block_factor == 2
            assert known.cohort_of in BOOK.measures
            assert known.margin == (1.0 if measure.unit == "points" else 3.0)
            apart = "2018/19" if measure.weighting == "ks4_cohorts" else None
            assert known.england_apart_from == apart


def test_context_and_national_measures_have_none():
    for measure in BOOK.measures.values():
        context = measure.uncertainty is NoInterval.CONTEXT
        assert context == (measure.higher_is_better is None)
        national = measure.uncertainty is NoInterval.NATIONAL
        assert national == (measure.coverage == "national")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (f"{PHONICS}/uncertainty", "unknown", "phonics_y1 unknown"),
        (f"{PHONICS}/uncertainty", None, "phonics_y1 uncertainty"),
        (f"{PHONICS}/uncertainty", "context", "phonics_y1 higher_is_better"),
        (f"{PHONICS}/uncertainty", "national", "phonics_y1 authorities"),
        (f"{PHONICS}/uncertainty", DROP, "phonics_y1 uncertainty"),
        (f"{GLD}/uncertainty/spreads/fsm", 0, "early_years_gld spreads fsm"),
        (f"{GLD}/uncertainty/spreads/fsm", "1.3", "early_years_gld spreads fsm"),
        (f"{GLD}/uncertainty/spreads/fsm", True, "early_years_gld spreads fsm"),
        (f"{GLD}/uncertainty/spreads/fsm", float("nan"), "early_years_gld spreads fsm"),
        (f"{GLD}/uncertainty/spreads/boys", 1.3, "early_years_gld spreads boys"),
        (f"{GLD}/uncertainty/spreads/disadvantaged", 1.3, "early_years_gld disadvantaged"),
        (f"{GLD}/uncertainty/gap_spreads/disadvantaged", [1.1, 1.1], "early_years_gld pair"),
        (f"{GLD}/uncertainty/gap_spreads/fsm", [1.2], "early_years_gld gap_spreads two"),
        (f"{GLD}/uncertainty/gap_spreads/fsm", 1.2, "early_years_gld gap_spreads list"),
        (f"{GLD}/uncertainty/margin", -3, "early_years_gld margin"),
        (f"{GLD}/uncertainty/margin", DROP, "early_years_gld margin"),
        (f"{GLD}/uncertainty/colour", "red", "early_years_gld colour"),
        (f"{GLD}/uncertainty/years_before", -1, "early_years_gld years_before"),
        (f"{GRADE_5}/uncertainty/england_apart_from", "2018", "ks4_english_maths_5 2018"),
    ],
)
def test_what_is_wrong_is_named_with_its_entry(folder, path, value, words):
    damage(folder, "measures.yaml", path, value)
    sentence = refusal(folder)
    for word in words.split():
        assert word in sentence
