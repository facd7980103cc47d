"""The pictures of the Explain page hold what the findings hold, for every area, without colour."""

from itertools import pairwise

import plotly.graph_objects as go
import pytest

from charts import palette
from charts.funnel import funnel_chart
from charts.ladder import ladder_chart
from charts.sides import sides_chart
from charts.split import split_chart
from eip_data.columns import Verdict
from findings.sentences import number_text
from tests.findings.explained import (
    A8,
    AREAS,
    CITY,
    CUMBERLAND,
    DURHAM,
    GRADES,
    KS2,
    NEWCASTLE,
    NORTHUMBERLAND,
    SOME,
    a_funnel,
    a_ladder,
    a_sixteen,
    a_split,
)

ROLES = {role.light for role in palette.ROLES}


def texts(figure: go.Figure) -> list[str]:
    return [note["text"] for note in figure.to_dict()["layout"]["annotations"]]


def plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "").replace("<br>", " ")


def colours(figure: go.Figure) -> set[str]:
    """Every colour written anywhere in a figure."""

    def inside(part: object) -> set[str]:
        if isinstance(part, dict):
            return set().union(*map(inside, part.values())) if part else set()
        if isinstance(part, list | tuple):
            return set().union(*map(inside, part)) if part else set()
        return {part} if isinstance(part, str) and part.startswith("#") else set()

    return inside(figure.to_dict())


def drawn(code: str) -> list[go.Figure]:
    """Every picture of one area's page."""
    found = [sides_chart(sixteen=a_sixteen(code))]
    found += [funnel_chart(view=a_funnel(code))] if code in (*SOME, CITY, CUMBERLAND) else []
    found += [split_chart(split=a_split(code))] if a_split(code).versus else []
    return found + ([] if a_ladder(code).panel.empty else [ladder_chart(ladder=a_ladder(code))])


@pytest.mark.parametrize("code", AREAS)
def test_every_area_has_its_pictures_in_the_palettes_colours(code):
    for figure in drawn(code):
        assert colours(figure) <= ROLES
        assert figure.to_dict()["layout"]["height"] > 100


@pytest.mark.parametrize("code", AREAS)
def test_no_line_is_wider_than_the_narrowest_column(code):
    """284 px, of which a letter takes about 6.5; a mark's words have half of that."""
    pictures = [sides_chart(sixteen=a_sixteen(code))]
    pictures += [split_chart(split=a_split(code))] if a_split(code).versus else []
    pictures += [] if a_ladder(code).panel.empty else [ladder_chart(ladder=a_ladder(code))]
    for figure in pictures:
        lines = [line for text in texts(figure) for line in text.split("<br>")]
        assert max(len(plain(line)) for line in lines) <= 43
    halves = [plain(text) for text in texts(pictures[0]) if text[:1] in "+−0"]
    assert max(map(len, halves)) <= 20


@pytest.mark.parametrize("code", [NEWCASTLE, CITY, CUMBERLAND])
def test_plotly_accepts_every_property(code):
    for figure in drawn(code):
        assert len(go.Figure(figure.to_dict()).data) == len(figure.to_dict()["data"])


def test_the_steps_of_a_split_follow_one_another_and_end_at_the_total():
    for one in a_split(NEWCASTLE).versus:
        bars = [
            bar
            for bar in split_chart(split=a_split(NEWCASTLE)).to_dict()["data"]
        ][: 4 if one.role == "england" else 8][-4:]  # fmt: skip
        ends = [(bar["base"][0], bar["base"][0] + bar["x"][0]) for bar in bars]
        assert ends[0][0] == 0 and ends[3] == (0, pytest.approx(one.parts.total))
        for (_, end), (start, _) in pairwise(ends[:3]):
            assert start == end
        assert ends[2][1] == pytest.approx(one.parts.total)


def test_every_step_carries_its_sign_and_number_and_the_alt_says_the_same():
    found = a_split(NEWCASTLE)
    said = " ".join(map(plain, texts(split_chart(split=found))))
    for one in found.versus:
        for label, part, _, _ in one.listed():
            number = number_text(part, 1, signed=True)
            assert f"{label} {number}" in said
            assert f"{label.lower()} {number}" in found.panel.said.alt
    assert "Difference from England outside London" in said


def test_a_ladder_runs_from_first_to_last_place_of_each_interval():
    ladder = a_ladder(DURHAM)
    figure = ladder_chart(ladder=ladder).to_dict()
    for bar, rung in zip(figure["data"], ladder.rungs, strict=True):
        assert bar["base"] == [rung.low - 0.5]
        assert bar["base"][0] + bar["x"][0] == rung.high + 0.5
    assert all(trace["type"] == "bar" for trace in figure["data"])  # nothing joins the ages
    gaps = ladder_chart(ladder=a_ladder(CUMBERLAND))
    assert len(gaps.to_dict()["data"]) == 2
    assert "Age 5: no place" in map(plain, texts(gaps))


def test_a_verdict_is_told_by_its_mark_and_its_word():
    found = a_sixteen(NORTHUMBERLAND)
    figure = sides_chart(sixteen=found)
    data = figure.to_dict()["data"]
    looks = {
        Verdict.LOWER: ("circle", palette.HERE.light),
        Verdict.CANNOT_TELL: ("circle", palette.GROUND.light),
        Verdict.ABOUT_THE_SAME: ("diamond", palette.HERE.light),
    }
    seen = set()
    for row in found.rows:
        for side, axis in zip(row.sides, ("x", "x2"), strict=True):
            (mark,) = [t for t in data if t["name"] == row.name and t["xaxis"] == axis]
            assert mark["x"] == [side.difference]
            assert (mark["marker"]["symbol"], mark["marker"]["color"]) == looks[side.verdict]
            (line,) = [
                t for t in data if t["name"] == f"{row.name} interval" and t["xaxis"] == axis
            ]
            assert line["x"] == [side.low, side.high]
            seen.add(side.verdict)
    assert seen == set(looks)
    words = [plain(text) for text in texts(figure)]
    assert sum(text.endswith(" lower") for text in words) == 8
    without = sides_chart(sixteen=a_sixteen(CITY))
    assert [plain(text) for text in texts(without)].count("no verdict") == 2


@pytest.mark.parametrize("measure", [GRADES, A8, KS2])
def test_a_funnel_has_every_authority_once_and_bands_that_narrow(measure):
    view = a_funnel(DURHAM, measure)
    data = {trace["name"]: trace for trace in funnel_chart(view=view).to_dict()["data"]}
    dots = [x for name in ("others", "the seven", "chosen") for x in data[name]["x"]]
    assert sorted(dots) == sorted(dot.pupils for dot in view.dots)
    assert len(data["the seven"]["x"]) == 6 and data["chosen"]["marker"]["size"] == 14
    for limits in view.limits:
        widths = [high - low for low, high in zip(limits.low, limits.high, strict=True)]
        assert all(one >= other - 1e-9 for one, other in pairwise(widths))
        assert limits.low[-1] < view.centre < limits.high[-1]
    dashes = {t["line"]["dash"] for n, t in data.items() if n.startswith("chance")}
    assert dashes == {"solid", "dot"}


def test_a_funnels_seven_are_named_with_their_figures_as_in_the_alt():
    view = a_funnel(DURHAM)
    said = [plain(text) for text in texts(funnel_chart(view=view))]
    for dot in view.dots:
        if dot.member:
            assert f"{dot.level_text} {dot.name}" in said
            assert f"{dot.name} {dot.level_text}" in view.panel.said.alt
    assert {"chance alone", "usual spread of authorities"} <= set(said)
