"""What stands under a figure: how firm it is, and what of it is ours."""

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group, Status
from findings import status_chips
from findings.figure import Figure
from findings.gap_parts import gap_parts
from findings.movement import movement
from findings.quantity import Show
from findings.spread import spread
from tests.findings.explained import a_funnel, a_ladder, a_sixteen, a_split
from tests.known import cells_of, stored_of

KS2, A8, D = "ks2_rwm_expected", "ks4_attainment8", Group.DISADVANTAGED
GATESHEAD = "E08000037"


def test_published_figures_have_their_status_once_for_each_period():
    measure = catalogue.load().measures[KS2]
    groups = (D, Group.NOT_DISADVANTAGED)
    assert status_chips.published(measure, groups, "2018/19", "2024/25") == (
        ("2018/19 final", False), ("2024/25 revised", False),
    )  # fmt: skip


def test_ages_of_one_status_are_said_together():
    measures = catalogue.load().measures
    series = [(measures[KS2], D, "2024/25"), (measures[A8], D, "2024/25"),
              (measures[A8], D, "2018/19")]  # fmt: skip
    assert status_chips.by_age(series) == (
        ("Ages 11 and 16: 2024/25 revised", False), ("Age 16: 2018/19 final", False),
    )  # fmt: skip


def test_only_our_own_figures_are_said_to_be_ours():
    published = Figure(48.0, 0, Status.FINAL)
    ours = Figure(48.0, 0, Status.ESTIMATE, ours=True)
    about = Figure(48.0, 0, Status.ESTIMATE, ours=True, about=True)
    missing = Figure(None, 0, Status.NOT_PUBLISHED, ours=True)
    assert status_chips.own("Here", published) == status_chips.own("Here", missing) == ()
    assert status_chips.own("Here", published, ours) == (("Here: our calculation", True),)
    assert status_chips.own("Here", ours, about) == (("Here: our estimate", True),)


def test_a_gap_is_our_calculation_and_the_combined_authoritys_levels_our_estimate():
    assert gap_parts(GATESHEAD, KS2, D, cells_of).chips == (
        ("2024/25 revised", False), ("Gaps: our calculation", True),
    )  # fmt: skip
    whole = gap_parts(NORTH_EAST_CA, KS2, D, cells_of)
    assert whole.chips[-1] == ("North East CA: our estimate", True)
    assert whole.moved_chips[:3] == (
        ("2018/19 final", False), ("2024/25 revised", False),
        ("Gaps and changes: our calculation", True),
    )  # fmt: skip
    nothing = gap_parts(GATESHEAD, KS2, Group.ALL, cells_of)
    assert nothing.levels is None and nothing.chips == nothing.moved_chips == ()


def test_a_change_has_the_status_of_both_its_years():
    chips = movement(KS2, D, "2024/25", GATESHEAD, cells_of).chips
    assert chips[:3] == (
        ("2018/19 final", False), ("2024/25 revised", False), ("Changes: our calculation", True),
    )  # fmt: skip
    assert ("North East CA: our estimate", True) in chips
    assert not movement(A8, D, "2020/21", GATESHEAD, cells_of).chips


def test_a_spread_says_that_the_middle_is_ours():
    def chips(show: Show, code: str):
        return spread(KS2, D, show, "2024/25", code, cells_of, stored_of).chips

    assert chips(Show.LEVEL, GATESHEAD) == chips(Show.LEVEL, ENGLAND) == (
        ("2024/25 revised", False), ("Middle authority: our calculation", True),
    )  # fmt: skip
    assert ("North East CA: our estimate", True) in chips(Show.LEVEL, NORTH_EAST_CA)
    assert chips(Show.GAP_WITHIN, GATESHEAD)[1:] == (
        ("Gaps and the middle authority: our calculation", True),
    )  # fmt: skip


def test_every_panel_of_explain_has_a_published_status_and_what_is_ours():
    for found in (
        a_split(GATESHEAD), a_ladder(GATESHEAD), a_sixteen(GATESHEAD), a_funnel(GATESHEAD),
    ):  # fmt: skip
        chips = found.panel.chips
        assert [ours for _, ours in chips].count(True) == 1
        assert any("2024/25 revised" in text for text, ours in chips if not ours)
