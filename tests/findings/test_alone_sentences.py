"""What a picture says by itself: measure, whose, where and when."""

from datetime import date

import pytest

from eip_data.programme_columns import Phase, Priority, Workstream
from findings import alone_sentences as alone
from findings.alone_sentences import Alone
from findings.register import Marks, Returns
from findings.register_filter import RegisterFilter
from findings.sentences import title_inside
from tests.charts.overview_example import today
from tests.findings.explained import a_ladder

DAYS = (date(2022, 9, 1), date(2026, 7, 31))


def marks(*, illustrative: bool = True) -> Marks:
    return Marks(illustrative, False, "v", DAYS[1], Returns(213, 179))


@pytest.mark.parametrize("i", range(4))
def test_a_panel_says_its_measure_whose_when_and_where_here_is(i):
    panel = today().panels[i]
    for part in (panel.under, panel.at.whose[1:], f"to {panel.at.period}",
                 "Here: the seven authorities of the North East Combined Authority"):  # fmt: skip
        assert part in panel.alone
    assert panel.chips[0] == (panel.when, False)
    assert [text.partition(":")[0] for text, ours in panel.chips if ours] == [
        "North East CA", "England outside London",
    ]  # fmt: skip


def test_a_panel_names_its_own_sources_alone():
    five, eleven, sixteen, nineteen = today().panels
    for panel in (five, eleven, nineteen):
        assert "stage 4" not in panel.source and panel.source.startswith("Source: ")
    assert five.source != eleven.source
    assert "Local Authority Interactive Tool" in sixteen.source


def test_the_strip_of_places_says_each_ages_measure_group_and_year():
    found = today()
    for at in found.ages:
        row = f"Age {at.age}: {title_inside(at.title)}, {at.whose}, {at.period}."
        assert row in found.places_alone
    assert "North East Combined Authority" in found.places_alone
    assert [text for text, _ in found.places_chips][-1] == "Places: our calculation"


def test_the_ladder_says_each_ages_measure():
    text = alone.ages_measures(a_ladder("E08000037").rungs).under
    assert text.startswith("At 5: good level of development; at 11: ")
    assert text.endswith("; at 16: Attainment 8; at 19: Level 3 by 19.")


def test_a_figure_of_the_programme_says_part_days_and_returns():
    basis = "Based on 179 returns, 34 missing"
    every = alone.of_register(marks(), basis, RegisterFilter(), DAYS)
    assert every.under == (
        "The seven authorities of the North East Combined Authority; "
        "1 September 2022 to 31 July 2026."
    )
    assert every.status == ("Illustrative data", basis)
    part = RegisterFilter(
        "E08000037", Workstream.LOCAL_PRIORITIES, Priority.READING, Phase.PRIMARY, *DAYS
    )
    told = alone.of_register(marks(illustrative=False), basis, part)
    assert told.under.startswith("Gateshead; ") and told.under.endswith("; Primary.")
    assert told.under.count(";") == 3 and told.status == (basis,)


def test_where_the_part_is_not_known_only_its_returns_are_said():
    assert alone.of_register(marks(), "b") == Alone("", ("Illustrative data", "b"))
