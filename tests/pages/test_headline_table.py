import re
from dataclasses import replace

import pytest

from eip_data.columns import ENGLAND, AreaKind, Status, Verdict
from findings.authority import Change
from findings.sentences import status_text
from pages.parts import headline_table as tables
from pages.parts.trend_table import trend_table
from tests.examples import beside, certain, figure, headline, profile, trend, uncertain

MISSING = status_text(Status.NOT_PUBLISHED)


def cells(row) -> dict[str, str]:
    """The HTML of each cell by its label."""
    table = tables.headline_table(profile(row))
    return dict(re.findall(r'<td class="[^"]*" data-l="([^"]+)">(.*?)</td>', table))


def test_a_place_is_a_range_and_never_a_bare_rank():
    assert cells(headline())["Place"] == '42nd to 96th<span class="below">of 151</span>'
    known = certain()
    for low, high, text in ((1, 22, "1st to 22nd"), (3, 3, "3rd")):
        rank = replace(known.rank, low=low, high=high)
        found = cells(replace(headline(), certain=replace(known, rank=rank)))["Place"]
        assert found.startswith(text + '<span class="below">of ')
    assert "not ranked" in cells(replace(headline(), certain=uncertain()))["Place"]


def test_under_the_figure_stands_its_interval():
    assert cells(headline())["Here"] == '<b>48%</b><span class="below">44% to 52%</span>'
    few = replace(headline(), interval="low reliability: about 1 pupil")
    assert "low reliability: about 1 pupil</span>" in cells(few)["Here"]
    bare = replace(headline(), certain=uncertain(), interval="")
    assert cells(bare)["Here"] == "<b>48%</b>"


@pytest.mark.parametrize(
    ("verdict", "word"),
    [(Verdict.HIGHER, "here higher"), (Verdict.LOWER, "here lower"),
     (Verdict.ABOUT_THE_SAME, "about the same"), (Verdict.CANNOT_TELL, "cannot tell")],
)  # fmt: skip
def test_under_each_of_englands_figures_stands_its_own_verdict(verdict, word):
    below = f'<span class="below">{word}</span>'
    england = cells(replace(headline(), certain=certain(england=verdict, outside=None)))
    assert england["England"] == f"48%{below}" and england["England outside London"] == "45.6%"
    outside = cells(replace(headline(), certain=certain(england=None, outside=verdict)))
    assert outside["England"] == "48%" and outside["England outside London"] == f"45.6%{below}"
    assert "below" not in outside["North East"] and word not in outside["Gap inside Here"]


def test_englands_figure_that_is_ours_says_so_above_the_verdict():
    row = replace(headline(), england=figure(None), england_together=figure(26.0, ours=True),
                  certain=replace(certain(), england=beside(Verdict.LOWER)))  # fmt: skip
    assert cells(row)["England"] == (
        '26.0%<span class="below">our calculation</span><span class="below">here lower</span>'
    )


def test_the_table_has_caption_scopes_and_a_label_on_each_cell():
    table = tables.headline_table(profile())
    assert table.count('<th scope="col"') == 11
    assert table.count('<th scope="row"') == 1
    assert "<caption>" in table
    assert len(re.findall(r"<td[^>]*data-l=", table)) == 10


def test_columns_that_would_repeat_or_stay_empty_are_left_out():
    region = replace(profile(), kind=AreaKind.REGION, region_name=None, neighbours_label="")
    table = tables.headline_table(region)
    assert table.count('<th scope="col"') == 8
    assert "neighbour" not in table and "Place" not in table
    england = replace(region, code=ENGLAND, kind=AreaKind.COUNTRY, name="England")
    table = tables.headline_table(england)
    assert table.count('<th scope="col"') == 6
    assert "Gap to others in England" not in table


def test_a_row_with_another_base_period_names_it():
    later = replace(headline(), change=replace(headline().change, base_period="2021/22"))
    table = tables.headline_table(profile(headline(), headline(), later))
    assert ">Change since 2018/19</th>" in table
    assert "−7 since 2021/22" in table
    assert table.count('data-l="Change since 2021/22"') == 1


def test_a_change_that_may_not_be_made_gives_its_reason():
    change = Change("2018/19", figure(None), figure(None), "The two years are not comparable.")
    table = tables.headline_table(profile(replace(headline(), change=change)))
    assert "The two years are not comparable." in table
    assert "England not" not in table


def test_text_is_escaped():
    nasty = replace(profile(), short_name="<b>&", neighbours_label='"<i>')
    table = tables.headline_table(nasty)
    assert "<b>&" not in table
    assert "<i>" not in table


def test_a_missing_figure_shows_its_reason_never_a_dash():
    row = replace(headline(), own=figure(None), within=figure(None), certain=uncertain())
    table = tables.headline_table(profile(row))
    assert table.count(f">{MISSING}<") == 2
    assert ">–<" not in table and ">-<" not in table


def test_the_strip_puts_the_lowest_left_and_the_highest_right():
    drawn = tables.strip(headline(), "Here")
    assert 'class="dot" style="left:60.0%"' in drawn  # 48 between 30 and 60
    assert 'class="ring" style="left:52.0%"' in drawn
    assert drawn.count('class="near"') == 2
    assert 'role="img"' in drawn


def test_without_authorities_to_compare_there_is_no_strip():
    assert tables.strip(replace(headline(), crowd=()), "Here") == ""


def test_a_missing_own_value_leaves_the_dot_out():
    assert 'class="dot"' not in tables.strip(replace(headline(), own=figure(None)), "Here")


def test_the_trend_table_is_latest_first_with_a_dagger_and_a_status():
    table = trend_table(trend())
    assert table.index("2022/23") < table.index("2017/18")
    assert "2019/20 †" in table
    assert "† not comparable with other years" in table
    assert MISSING in table
