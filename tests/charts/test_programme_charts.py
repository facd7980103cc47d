"""The charts of the programme by their traces: counts, targets, bands, and the watermark."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from analysis.terms import Term
from charts.concentration import concentration_chart
from charts.growth import growth_chart
from charts.marked import watermark
from charts.need import need_chart
from eip_data.programme_columns import Workstream
from findings import register
from findings.concentration import concentration
from findings.equity import equity
from findings.need import Grouping, Need, need
from findings.reach import Growth, growth
from findings.register_filter import RegisterFilter
from tests.registers import with_illustrative

WHOLE = RegisterFilter()
MARK = "Illustrative data"


@pytest.fixture(scope="module")
def store(own_database):
    with_illustrative(own_database)
    return register.store()


@pytest.fixture(scope="module")
def grown(store) -> Growth:
    return growth(WHOLE, lambda: store)


@pytest.fixture(scope="module")
def needed(store) -> Need:
    return need(WHOLE, Grouping.AUTHORITY, lambda: store)


def named(figure: go.Figure) -> dict[str, dict]:
    return {trace["name"]: trace for trace in figure.to_dict()["data"]}


def notes(figure: go.Figure) -> list[str]:
    return [one["text"] for one in figure.to_dict()["layout"]["annotations"]]


def test_plotly_takes_every_property(grown, needed, store):
    curve = concentration(equity(WHOLE, lambda: store))
    for figure in (growth_chart(growth=grown, mark=MARK), need_chart(need=needed, mark=MARK),
                   concentration_chart(curve=curve, mark=MARK)):  # fmt: skip
        drawn = figure.to_dict()
        go.Figure(drawn["data"], drawn["layout"])


def test_the_stair_holds_every_terms_count_at_its_end(grown):
    stair = named(growth_chart(growth=grown))["reached"]
    assert stair["y"] == [0, *(count for _, count in grown.points)]
    assert stair["x"] == list(range(len(grown.points) + 1))
    assert stair["line"]["shape"] == "hv" and stair["text"][1].endswith("autumn 2022/23")


def test_targets_stand_at_the_ends_of_their_years_and_part_where_one_was_changed(grown):
    traces = named(growth_chart(growth=grown))
    first, now = traces["original target"], traces["target in force"]
    assert (first["x"], first["y"]) == ([0, 3, 6, 9, 12], [0, 90, 210, 330, 420])
    assert (now["x"], now["y"]) == ([6, 9, 12], [210, 250, 320])
    assert first["line"]["dash"] == "dash" and now["line"]["dash"] == "solid"
    said = " ".join(notes(growth_chart(growth=grown))).replace("<br>", " ")
    assert "<b>420</b> original target" in said and "<b>320</b> target set in 2024" in said
    assert "<b>322</b> or more reached" in said


def test_one_unchanged_target_is_one_dashed_line(grown):
    aims = tuple(replace(one, in_force=one.original, rebaselined_on=None) for one in grown.targets)
    figure = growth_chart(growth=replace(grown, targets=aims, complete=True))
    assert "target in force" not in named(figure)
    said = " ".join(notes(figure)).replace("<br>", " ")
    assert "<b>420</b> target" in said and "<b>322</b> reached" in said


def test_without_targets_or_terms_there_is_still_a_chart(grown, store):
    one = growth_chart(growth=replace(grown, targets=(), points=((Term(2022, 0), 0),)))
    assert not {"original target", "target in force"} & set(named(one))
    assert named(one)["reached"]["y"] == [0, 0]
    assert named(growth_chart(growth=replace(grown, targets=(), points=())))["reached"]["y"] == [0]
    part = growth(RegisterFilter(workstream=Workstream.LOCAL_PRIORITIES), lambda: store)
    assert named(growth_chart(growth=part))["reached"]["y"][-1] == part.points[-1][1]


def test_a_target_later_than_the_last_term_is_drawn_beyond_the_stair(grown):
    cut = replace(grown, points=grown.points[:4])
    drawn = growth_chart(growth=cut).to_dict()
    assert drawn["layout"]["xaxis"]["range"] == [0, 12]
    assert named(growth_chart(growth=cut))["reached"]["x"][-1] == 4


def test_a_mark_stands_at_both_shares_and_its_line_is_the_band(needed):
    traces = named(need_chart(need=needed))
    rows = [one for one in needed.rows if one.band]
    found = {
        (round(x, 6), round(y, 6)): (y - below, y + above)
        for trace in traces.values()
        if "error_y" in trace
        for x, y, above, below in zip(
            trace["x"], trace["y"], trace["error_y"]["array"], trace["error_y"]["arrayminus"],
            strict=True,
        )
    }  # fmt: skip
    assert len(found) == len(rows) == 6
    for one in rows:
        low, high = found[round(100 * one.need, 6), round(100 * one.reach, 6)]
        assert low == pytest.approx(100 * one.band.low, abs=0.001)
        assert high == pytest.approx(100 * one.band.high, abs=0.001)


def test_a_verdict_is_told_by_shape_and_filling(needed):
    traces = named(need_chart(need=needed))
    looks = {
        name: (trace["marker"]["symbol"], trace["marker"]["line"]["width"])
        for name, trace in traces.items() if "marker" in trace
    }  # fmt: skip
    assert len(looks) == len(set(looks.values())) == 3
    assert traces["reach equals need"]["x"] == traces["reach equals need"]["y"]
    said = " ".join(notes(need_chart(need=needed))).replace("<br>", " ")
    assert "Sunderland" in said and "Northumberland" not in said


def test_the_curve_holds_its_points_in_percent(store):
    curve = concentration(equity(WHOLE, lambda: store))
    traces = named(concentration_chart(curve=curve))
    line = traces["of those in reached schools"]
    assert line["x"] == [round(100 * one.pupils, 1) for one in curve.points]
    assert line["y"] == [round(100 * one.reached, 1) for one in curve.points]


def test_the_watermark_is_as_the_house_has_it_and_only_where_asked(grown):
    (mark,) = watermark(MARK)
    assert (mark["font"]["size"], mark["opacity"], abs(mark["textangle"])) == (40, 0.09, 14)
    assert watermark("") == []
    assert MARK in notes(growth_chart(growth=grown, mark=MARK))[0]
    assert not any(MARK in text for text in notes(growth_chart(growth=grown)))
