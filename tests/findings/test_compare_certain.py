"""How certain a comparison is, and that its words go no further: verdicts, intervals, places."""

import re
from functools import cache

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group, Verdict
from findings.certainty import Judged, certainties
from findings.compare import comparison
from findings.quantity import Show
from findings.spread import spread
from tests.known import cells_of, stored_of

BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
GATESHEAD, NORTHUMBERLAND = "E08000037", "E06000057"
KS2, A8 = "ks2_rwm_expected", "ks4_attainment8"
D = Group.DISADVANTAGED
SHOWS = (Show.LEVEL, Show.GAP_WITHIN, Show.GAP_NATIONAL)


@cache
def compared(measure=KS2, show=Show.LEVEL, period="2024/25", area=GATESHEAD, among="england",
             areas=(), group=D):  # fmt: skip
    return comparison(measure, group, show, period, area, among, areas, cells_of, stored_of)


def by_code(found):
    return {row.code: row for row in found.rows}


#: "47th of 152" but as the end of a range or as about one place.
BARE_PLACE = re.compile(r"(?<!to )(?<!about )(\b)(\d+(?:st|nd|rd|th) of \d+)")


@pytest.mark.parametrize("measure", [KS2, A8, "ks4_english_maths_5"])
@pytest.mark.parametrize("show", [Show.LEVEL, Show.GAP_WITHIN])
def test_each_row_carries_the_certainty_of_what_is_compared(measure, show):
    judged = Judged.WITHIN if show is Show.GAP_WITHIN else Judged.LEVEL
    expected = certainties(measure, D, judged, "2024/25", stored_of=stored_of)
    rows = compared(measure, show).rows
    assert sum(bool(row.interval) for row in rows) >= 150
    for row in rows:
        if row.interval:
            assert row.certain == expected[row.code]
            assert row.ends == (row.certain.low, row.certain.high)
            assert row.ends[0] <= row.figure.value + 0.5 and row.figure.value - 0.5 <= row.ends[1]
        else:
            assert row.ends is row.verdict is row.places is None


@pytest.mark.parametrize("among", ["region", "neighbours", "similar", "own"])
@pytest.mark.parametrize("show", SHOWS)
def test_a_verdict_is_the_figures_own_whoever_stands_beside_it(among, show):
    """METHOD decision 13: the family is fixed, so the set shown changes nothing."""
    every = by_code(compared(A8, show))
    for row in compared(A8, show, among=among, areas=(GATESHEAD, NORTHUMBERLAND)).rows:
        assert row.certain == every[row.code].certain
        if row.verdict and row.kind is AreaKind.AUTHORITY:
            assert row.certain.england.family == 152


def verdicts(measure):
    rows = by_code(compared(measure))
    return {BOOK.areas[code].short_name: rows[code].verdict for code in SEVEN}


def test_the_seven_are_judged_as_in_method():
    """METHOD section 4: A8 lower for three; KS2 one lower, two higher; the others cannot tell."""
    told = verdicts(A8)
    lower = {name for name, one in told.items() if one is Verdict.LOWER}
    assert lower == {"Northumberland", "Newcastle", "Sunderland"}
    assert list(told.values()).count(Verdict.CANNOT_TELL) == 4
    told = verdicts(KS2)
    assert told["Northumberland"] is Verdict.LOWER
    assert told["Newcastle"] is told["Sunderland"] is Verdict.HIGHER
    assert list(told.values()).count(Verdict.CANNOT_TELL) == 4


def test_places_are_those_of_method_within_two():
    """METHOD section 4, 95% oracles."""
    for measure, show, expected in (
        (A8, Show.LEVEL, (38, 68)), (A8, Show.GAP_WITHIN, (13, 46)), (KS2, Show.LEVEL, (57, 93)),
    ):  # fmt: skip
        places = by_code(compared(measure, show))["E06000047"].places
        assert abs(places.low - expected[0]) <= 2 and abs(places.high - expected[1]) <= 2


def test_the_gap_to_england_is_the_level_turned_round():
    levels, gaps_ = by_code(compared(A8)), by_code(compared(A8, Show.GAP_NATIONAL))
    others = cells_of(A8).figure(Group.NOT_DISADVANTAGED, ENGLAND, "2024/25").value
    turned = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    seen = set()
    for code, level in levels.items():
        gap = gaps_[code]
        assert gap.places == level.places
        assert gap.verdict is turned.get(level.verdict, level.verdict)
        seen.add(gap.verdict)
        if level.ends:
            assert gap.ends == pytest.approx((others - level.ends[1], others - level.ends[0]))
            assert gap.certain.england.low == pytest.approx(-level.certain.england.high)
    assert {Verdict.HIGHER, Verdict.LOWER, Verdict.CANNOT_TELL} <= seen
    assert any("turned round" in note for note in compared(A8, Show.GAP_NATIONAL).notes)
    nowhere = compared("ks4_english_maths_5", Show.GAP_NATIONAL)
    assert not nowhere.judged and "verdict" not in nowhere.title


COUNTS = re.compile(
    r"(?:Lower than|Narrower than in) England \(.*?\) in (\d+) of (\d+) authorities, "
    r"(?:higher|wider) in (\d+)(?:, about the same in (\w+))?; for (\d+) we cannot tell"
)


@pytest.mark.parametrize(
    ("measure", "show"), [(A8, Show.LEVEL), (A8, Show.GAP_WITHIN), (KS2, Show.LEVEL)]
)
def test_the_counts_are_those_of_the_whole_family(measure, show):
    found = compared(measure, show)
    lower, of, higher, _, unknown = COUNTS.match(found.main.sentence).groups()
    judged = [row for row in found.rows if row.ranked and row.verdict]
    counted = [row.verdict for row in judged]
    assert int(of) == len(judged) == judged[0].certain.england.family
    assert int(lower) == counted.count(Verdict.LOWER)
    assert int(higher) == counted.count(Verdict.HIGHER)
    assert int(unknown) == counted.count(Verdict.CANNOT_TELL)
    assert "England outside London (**" in found.main.sentence


def test_small_sets_name_who_is_on_which_side_and_say_who_was_tested():
    said = compared(A8, among="neighbours").main.sentence
    assert said.startswith("Beside England (**34.9**), tested among 152 authorities, lower: ")
    assert "cannot tell: " in said and said.endswith("statistical neighbours is 33.3.")
    assert "close" not in said and "above" not in said


def test_without_a_verdict_plain_words_stand_and_the_reason_is_told():
    then = compared(A8, period="2018/19", among="region")
    assert "close: " in then.main.sentence and "tested" not in then.main.sentence
    assert any(note.startswith("**No verdict**: England") for note in then.notes)
    assert then.judged and then.chosen.interval
    context_ = compared("absence_overall", group=Group.ALL)
    assert "its place" not in context_.lead and "interval" not in context_.main.under


def test_the_chosen_has_interval_and_a_range_of_places():
    lead = compared(A8).lead
    assert "95% interval 32.0 to 35.8" in lead
    assert re.search(r"its place is about 4\dth to 11\dth of 152\.", lead)
    approximate = compared(KS2).lead
    assert "approximate 95% interval" in approximate and "(cohort estimated)" in approximate
    assert "approximate 95% interval (cohorts estimated)" in compared(KS2).main.under


def test_a_span_names_no_winner():
    title = compared(A8, among="own", areas=(GATESHEAD, NORTHUMBERLAND, "E09000030")).title
    assert title.endswith("the areas of this set run from 30.9 to 45.7")
    for name in ("Northumberland", "Tower Hamlets"):
        assert name not in title


def test_the_seven_are_put_in_halves_only_where_their_places_allow():
    found = compared(A8)
    places = [row.places for row in found.rows if row.member]
    sure = sum(2 * p.high <= p.of or 2 * p.low > p.of + 1 for p in places)
    assert f"; {['none', 'one', 'two', 'three', 'four', 'five'][7 - sure]} may lie in either" in (
        found.main.title
    )
    assert "the half with the smaller gaps" in compared(A8, Show.GAP_WITHIN).main.title


@pytest.mark.parametrize("area", [*SEVEN, "E06000053", "E09000001", "E06000017", ENGLAND])
def test_spread_says_places_as_a_range_or_why_there_are_none(area):
    for measure in (A8, "absence_overall"):
        group = D if measure == A8 else Group.ALL
        found = spread(measure, group, Show.LEVEL, "2024/25", area, cells_of, stored_of)
        said = found.said.sentence
        assert not BARE_PLACE.findall(said)
        assert bool(found.own_ends) == ("95% interval" in said)
        if found.own_ends:
            assert "above" not in said and ("Its place is **about " in said or "place" in said)
        elif not found.own.missing:
            assert "above" in said
