"""The trend's table marks the years that do not compare, and says what each mark means."""

import re

from eip_data.columns import Group
from findings.trend import Trend, trend
from pages.parts.trend_table import trend_table
from tests.known import cells_of as known
from tests.known import stored_of as judged


def found_of(measure: str, group: Group) -> Trend:
    return trend("E08000037", measure, group, known, judged)


def marks(measure: str, group: Group) -> tuple[dict[str, str], str]:
    html = trend_table(found_of(measure, group))
    rows = re.findall(r'<th scope="row">(\d{4}/\d\d)(?: (.))?</th>', html)
    return dict(rows), html


def test_years_before_a_new_series_have_a_mark_of_their_own():
    found, html = marks("ks4_attainment8", Group.DISADVANTAGED)
    assert [year for year, mark in found.items() if mark == "†"] == [
        "2021/22",
        "2020/21",
        "2019/20",
    ]
    assert [year for year, mark in found.items() if mark == "‡"] == ["2016/17", "2015/16"]
    assert "† not comparable with other years." in html
    assert "‡ before a new series: not comparable with the latest year." in html


def test_a_break_alone_is_marked_and_a_series_without_one_is_not():
    found, html = marks("early_years_gld", Group.FSM)
    assert {year for year, mark in found.items() if mark == "‡"} >= {"2015/16", "2018/19"}
    assert not found["2021/22"] and "†" not in html
    _, plain = marks("level3_at_19", Group.FSM)
    assert "†" not in plain and "‡" not in plain


def test_under_the_areas_own_figure_stands_its_interval_and_under_no_other():
    found = found_of("ks4_attainment8", Group.DISADVANTAGED)
    html = trend_table(found)
    own = [point.interval for point in found.lines[-1].points if point.interval]
    assert len(own) == 5  # two years before the grades set by teachers, three after
    assert html.count('class="below"') == len(own)
    assert all(f'<span class="below">{interval}</span></td>' in html for interval in own)
    assert '33.9<span class="below">32.0 to 35.8</span>' in html
