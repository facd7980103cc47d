import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, AreaKind, Group
from findings.at_age import at_age
from findings.authority import HEADLINES
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.overview import BESIDE_16
from findings.quantity import Quantity, Show, england_of, figures_of, others_of
from tests.findings.reversing import without
from tests.known import cells_of, profile_of, stored_of

SEVEN = catalogue.load().areas[NORTH_EAST_CA].members


@pytest.fixture(scope="module")
def known():
    return {measure_id: cells_of(measure_id) for measure_id, _ in HEADLINES}


@pytest.fixture(scope="module")
def latest(known):
    return {
        name: at_age(known[name], group, known[name].measure.series_of(group).last, stored_of)
        for name, group in HEADLINES
    }


@pytest.mark.parametrize(("name", "group"), HEADLINES)
def test_levels_and_differences_are_those_of_the_questions_beneath(known, latest, name, group):
    at, one = latest[name], known[name]
    areas = [NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, "E12000001", *SEVEN]
    asked = Quantity(one.measure, group, Show.FROM_ENGLAND, at.period)
    apart = figures_of(one, asked, areas)
    shown = {place.code: place for place in (at.here, at.outside_london, at.region, *at.members)}
    assert list(shown) == areas
    for code, place in shown.items():
        published = one.figure(group, code, at.period)
        for seen, beneath in ((place.level, published), (place.from_england, apart[code])):
            assert seen.missing == beneath.missing
            if not seen.missing:
                assert (seen.value, seen.decimals, seen.about) == (
                    beneath.value, beneath.decimals, beneath.about,
                )  # fmt: skip


@pytest.mark.parametrize(("name", "group"), [h for h in HEADLINES if h[0] != BESIDE_16])
def test_gaps_are_those_of_the_questions_beneath_where_england_is_published(
    known, latest, name, group
):
    at, one = latest[name], known[name]
    for period, of in ((at.period, "gap"), (at.base, "gap_then")):
        asked = Quantity(one.measure, group, Show.GAP_NATIONAL, period)
        for place in (at.here, at.england, at.outside_london, at.region):
            beneath = figures_of(one, asked, [place.code])[place.code]
            assert getattr(place, of).value == beneath.value


def test_each_of_the_seven_stands_where_its_own_page_puts_it(known, latest):
    for code in SEVEN:
        profile = profile_of(code)
        for row in profile.headlines:
            (member,) = [m for m in latest[row.measure_id].members if m.code == code]
            assert member.certain == row.certain


def test_the_published_counts(latest):
    counts = {name: (at.seven.above, at.seven.level, at.seven.below) for name, at in latest.items()}
    assert counts == {
        "early_years_gld": (3, 0, 4),
        "ks2_rwm_expected": (3, 1, 3),
        "ks4_attainment8": (1, 0, 6),
        "ks4_english_maths_5": (1, 0, 6),
        "level3_at_19": (0, 0, 7),
    }
    at_19 = latest["level3_at_19"].authorities
    assert (at_19.below, at_19.all) == (100, 149)


@pytest.mark.parametrize(("name", "group"), HEADLINES)
def test_counts_follow_the_publishers_precision_in_every_period(known, name, group):
    one = known[name]
    authorities = [a.code for a in catalogue.load().areas_of(AreaKind.AUTHORITY)]
    for period in one.measure.series_of(group).periods:
        at, england = at_age(one, group, period), england_of(one, group, period)
        found = [one.figure(group, code, period).value for code in authorities]
        values = [value for value in found if value is not None]
        if england.value is None:
            assert at.authorities.unknown == len(values)
            continue
        assert at.authorities.above == sum(value > england.value for value in values)
        assert at.authorities.level == sum(value == england.value for value in values)
        assert at.seven.all == 7


def test_england_stands_on_one_basis_now_and_before(latest):
    at = latest["ks4_english_maths_5"]
    assert at.england.code == ENGLAND_LIKE_FOR_LIKE
    assert (at.england.level.value, at.england.level_then.value) == (26.0, 25.4)
    assert at.here.gap.value == 29.7


def test_the_earlier_year_is_one_that_may_be_compared(known):
    one = known["early_years_gld"]
    assert at_age(one, Group.FSM, "2018/19").base is None
    assert at_age(one, Group.FSM, "2024/25").base == "2021/22"
    assert at_age(known["ks4_attainment8"], Group.DISADVANTAGED, "2020/21").base is None


def test_positions_run_from_the_lowest_authority_to_the_highest(latest):
    for at in latest.values():
        placed = sorted(at.members, key=lambda member: member.position)
        levels = [member.level.value for member in placed]
        assert levels == sorted(levels)
        assert all(0 < position < 1 for position in at.crowd)


def test_a_missing_authority_is_unknown_and_has_no_place(known, latest):
    one = without(known["level3_at_19"], [SEVEN[0]])
    at = at_age(one, Group.FSM, "2023/24")
    assert at.members[0].level.missing and at.members[0].position is None
    assert (at.seven.below, at.seven.unknown, at.seven.all) == (6, 1, 7)
    assert others_of(one.measure, Group.FSM) is Group.NOT_FSM
