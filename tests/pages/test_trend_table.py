"""The trend's table marks the years that do not compare, and says what each mark means."""

import re
from functools import cache

from eip_data.columns import Group
from findings.cells import cells
from findings.trend import trend
from pages.parts.trend_table import trend_table

known = cache(cells)


def marks(measure: str, group: Group) -> tuple[dict[str, str], str]:
    html = trend_table(trend("E08000037", measure, group, known))
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
