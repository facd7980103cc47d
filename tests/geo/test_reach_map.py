"""The maps of the programme: every one of the seven with its words, and hatched where nothing is
known."""

import plotly.graph_objects as go
import pytest

from findings import register
from findings.need import Grouping, need
from findings.reach import coverage
from findings.register_filter import RegisterFilter
from geo import boundaries
from geo.reach_map import REACH_STEPS, coverage_map, need_map
from tests.registers import with_illustrative

MARK = "Illustrative data"


@pytest.fixture(scope="module")
def store(own_database):
    with_illustrative(own_database)
    return register.store()


@pytest.fixture(scope="module")
def places():
    found = boundaries.authorities()
    assert found is not None
    return found


def parts(figure: go.Figure) -> tuple[dict, dict]:
    data = figure.to_dict()["data"]
    words = next(trace for trace in data if trace.get("mode") == "text")
    go.Figure(data, figure.to_dict()["layout"])
    return data[0], dict(
        zip(
            (text.split("<br>")[0] for text in words["text"]),
            (text.split("<br>")[1] for text in words["text"]),
            strict=True,
        )
    )


def test_reach_is_in_steps_and_written_on_each_area(store, places):
    found = coverage(RegisterFilter(), store_of=lambda: store)
    areas, words = parts(coverage_map(coverage=found, places=places, mark=MARK))
    z = dict(zip(areas["locations"], areas["z"], strict=True))
    for (code, label), line in zip(found.rows[:-1], found.cells[:-1], strict=True):
        one = line[-1]
        assert words[f"<b>{label}</b>"] == one.share_text
        if one.share_text == "not reported":
            assert z[code] == len(REACH_STEPS) + 1
        else:
            assert z[code] == sum(one.reach.share >= step for step in REACH_STEPS)
    assert len(z) == len(words) == 7


def test_one_authority_alone_has_one_label_and_no_line_of_others(store, places):
    found = coverage(RegisterFilter(authority="E06000057"), store_of=lambda: store)
    figure = coverage_map(coverage=found, places=places)
    areas, words = parts(figure)
    assert areas["locations"] == ["E06000057"] and len(words) == 1
    assert figure.to_dict()["data"][-3]["lon"] == []
    assert "annotations" not in figure.to_dict()["layout"]


def test_need_is_the_verdict_with_both_shares(store, places):
    found = need(RegisterFilter(), Grouping.AUTHORITY, lambda: store)
    figure = need_map(need=found, places=places, mark=MARK)
    areas, words = parts(figure)
    z = dict(zip(areas["locations"], areas["z"], strict=True))
    by_verdict = {one.served.value: z[one.code] for one in found.rows}
    assert by_verdict == {"less": 0, "cannot_tell": 1, "more": 3, "not_reported": 4}
    assert words["<b>Sunderland</b>"] == "18% → 4%"
    assert words["<b>Northumberland</b>"] == "not reported"
    (mark,) = figure.to_dict()["layout"]["annotations"]
    assert MARK in mark["text"]
