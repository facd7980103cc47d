"""What a gap is made of and which side moved: the same figures as `gaps`, for every authority."""

from datetime import date

import pandas as pd
import pytest

from analysis.change import obstacle
from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group, Status
from eip_data.entries import PAIRS
from findings.figure import Figure
from findings.gap_parts import GapParts, Levels, Moved, gap_parts
from findings.gap_sentences import SMALLER, GapWords
from findings.gaps import gaps
from tests.known import cells_of

BOOK = catalogue.load()
DURHAM, GATESHEAD, NEWCASTLE, NORTH_TYNESIDE = (
    "E06000047", "E08000037", "E08000021", "E08000022",
)  # fmt: skip
PAIRED = [
    (measure.id, PAIRS[pair][0], pair)
    for measure in BOOK.measures.values()
    for pair in measure.pairs
]


def of(code: str, measure: str, group: str = "disadvantaged") -> GapParts:
    return gap_parts(code, measure, Group(group), cells_of, date(2026, 11, 25))


def same(figure: Figure, number: float) -> bool:
    return figure.value is None if pd.isna(number) else figure.value == number


@pytest.mark.parametrize(("measure", "group", "pair"), PAIRED)
def test_levels_and_gaps_are_those_of_the_question_beneath(measure, group, pair):
    period = BOOK.measures[measure].series_of(group).last
    frame = gaps(BOOK.measures[measure], period, pair).set_index("area")
    for area in BOOK.areas_of(AreaKind.AUTHORITY, AreaKind.REGION, AreaKind.COUNTRY):
        found = of(area.code, measure, group)
        if area.code not in frame.index or pd.isna(frame.loc[area.code, "within"]):
            assert found.levels is None and found.reason and not found.moved
            continue
        row = frame.loc[area.code]
        levels = found.levels
        assert levels.period == period
        assert same(levels.own, row["disadvantaged"])
        assert same(levels.within, row["within"])
        assert same(levels.national, row["vs_national"])
        assert same(levels.shortfall, row["peer_shortfall"])


@pytest.mark.parametrize(("measure", "group", "pair"), PAIRED)
def test_words_are_whole_and_true_for_every_authority(measure, group, pair):
    for area in BOOK.areas_of(*AreaKind):
        found = of(area.code, measure, group)
        for text in (found.title, found.under, found.sentence, found.alt, found.reason,
                     found.moved_title, found.moved_under, *found.flags):  # fmt: skip
            for bad in ("None", " nan", "  ", "{", "because", "improved", "better.", "+ −", "− −"):
                assert bad not in text, text
        if found.levels is None:
            assert found.reason.endswith(".") and not found.title
            continue
        if not found.beside_england:
            assert "others in England" not in found.title
            continue
        shortfall = found.levels.shortfall.value
        ahead = found.levels.within.value < 0 or found.levels.national.value < 0
        if ahead:
            assert " ahead of " in found.title or " behind " in found.title
            continue
        word = " wider " if shortfall < 0 else " narrower " if shortfall > 0 else " both "
        assert word in found.title
        if shortfall == 0:
            assert " the same " in found.sentence or " close to " in found.sentence
        else:
            assert (" above " if shortfall < 0 else " below ") in found.sentence


def test_the_change_in_a_gap_is_the_difference_of_the_two_changes():
    for code in BOOK.areas[NORTH_EAST_CA].members:
        for measure in ("ks2_rwm_expected", "ks4_attainment8"):
            own, others, gap = of(code, measure).moved[:3]
            assert gap.is_gap and not own.is_gap
            assert gap.change.value == round(others.change.value - own.change.value, 1)


@pytest.mark.parametrize(
    ("code", "measure", "gap", "own", "flagged"),
    [
        (DURHAM, "ks4_attainment8", -0.2, -0.7, "narrowed"),  # METHOD 2.2: levelling down
        (NEWCASTLE, "ks2_rwm_expected", 1, 0, "widened"),  # METHOD 2.2: widened, d did not fall
        (GATESHEAD, "ks4_attainment8", 4.9, -3.4, None),
        (NORTH_TYNESIDE, "ks2_rwm_expected", 4, -7, None),
    ],
)
def test_the_two_flags(code, measure, gap, own, flagged):
    found = of(code, measure)
    assert (found.moved[2].change.value, found.moved[0].change.value) == (gap, own)
    if flagged is None:
        assert found.flags == ()
    else:
        (flag,) = found.flags
        assert flagged in flag
        assert (SMALLER in flag) is (flagged == "narrowed")


def made_up(own: float, gap: float) -> tuple[Moved, ...]:
    def moved(change: float, is_gap: bool) -> Moved:
        nought, then = (Figure(v, 1, Status.FINAL) for v in (change, 0.0))
        return Moved("x", then, nought, is_gap)

    return moved(own, False), moved(own + gap, False), moved(gap, True)


@pytest.mark.parametrize("own", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize("gap", [-1.0, 0.0, 1.0])
def test_a_flag_stands_only_where_its_two_conditions_hold(own, gap):
    words = GapWords(BOOK.measures["ks4_attainment8"], Group.DISADVANTAGED, BOOK.areas[DURHAM])
    flags = words.flags(made_up(own, gap))
    assert bool(flags) is ((gap < 0 and own < 0) or (gap > 0 and own >= 0))


def test_nothing_is_compared_across_a_break_or_with_a_missing_year():
    for measure, group, _ in PAIRED:
        entry = BOOK.measures[measure]
        pair = next(PAIRS[p] for p in entry.pairs if PAIRS[p][0] is group)
        found = of(GATESHEAD, measure, group)
        base, now = entry.base_period_of(group), entry.series_of(group).last
        if base is None or obstacle(entry, pair, base, now):
            assert not found.moved and found.moved_reason
    cumberland = of("E06000063", "ks4_attainment8")
    assert not cumberland.moved and "area did not exist" in cumberland.moved_reason


def test_a_measure_without_a_pair_says_why():
    assert (
        "all pupils minus eligible pupils is not the gap"
        in of(GATESHEAD, "phonics_y1", "fsm").reason
    )
    assert "choose the disadvantaged pupils" in of(GATESHEAD, "ks4_attainment8", "all").reason


def test_an_old_gap_is_not_shown_as_todays():
    city = of("E09000001", "ks2_rwm_expected")
    assert city.levels is None and "2024/25" in city.reason


def test_england_has_one_gap():
    found = of(ENGLAND, "ks4_attainment8")
    assert not found.beside_england
    assert found.title == "The gap inside England is 15.5"
    assert [item.label for item in found.moved] == [
        "This group here", "Other pupils here", "Gap inside",
    ]  # fmt: skip


def test_the_picture_of_gateshead_in_words():
    found = of(GATESHEAD, "ks4_attainment8")
    assert found.title == (
        "The gap inside Gateshead (18.9) is wider than its gap to others in England (16.5)"
    )
    assert found.under.endswith("Inside 18.9 = to others in England 16.5 + 2.4")
    durham = of(DURHAM, "ks4_attainment8")
    assert "(12.5) is narrower" in durham.title and durham.under.endswith("14.8 − 2.3")
    level = of(NORTH_TYNESIDE, "ks4_attainment8")
    assert level.title.endswith("are both 16.8")


def test_the_north_east_cas_gaps_are_whole_numbers_with_about_rounded_once():
    """62.35 minus 29.906 is 32.44: about 32, where rounding twice would make it 33."""
    found = of(NORTH_EAST_CA, "level3_at_19", "fsm")
    assert "about 32" in found.title
    assert found.levels.national.value == 32.5


def test_the_identity_holds_for_made_up_levels():
    figures = [Figure(v, 1, Status.FINAL) for v in (33.9, 52.8, 50.4)]
    levels = Levels("2024/25", *figures)
    assert levels.within.value == round(levels.national.value - levels.shortfall.value, 1)
