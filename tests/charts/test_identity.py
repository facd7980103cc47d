"""The picture of a gap: three bars on one scale whose ends are the published levels."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from charts import palette
from charts.identity import identity_chart
from eip_data.columns import ENGLAND, Group, Status, Unit
from findings.figure import Figure
from findings.gap_parts import GapParts, Levels


def parts(own: float, others: float, england: float | None, code: str = "E08000037") -> GapParts:
    def figure(value: float | None) -> Figure:
        status = Status.NOT_PUBLISHED if value is None else Status.FINAL
        return Figure(value, 1, status)

    return GapParts(
        code=code, measure_id="m", group=Group.DISADVANTAGED, unit=Unit.POINTS, name="Here",
        levels=Levels("2024/25", figure(own), figure(others), figure(england)), reason="",
        title="", under="", sentence="", alt="", moved=(), moved_reason="", moved_title="",
        moved_under="", base_period="", flags=(), notes=(), source="", download_name="",
    )  # fmt: skip


def drawn(example: GapParts):
    assert example.levels is not None
    return identity_chart(parts=example, levels=example.levels)


def ends(bar) -> tuple[float, float]:
    return bar.base[0], round(bar.base[0] + bar.x[0], 6)


@pytest.mark.parametrize(
    ("own", "others", "england"), [(33.9, 52.8, 50.4), (35.6, 48.1, 50.4), (75.0, 71.0, 73.0)]
)
def test_the_bars_run_between_the_levels_and_their_lengths_make_the_identity(own, others, england):
    inside, national, shortfall = drawn(parts(own, others, england)).data
    assert ends(inside) == (own, others)
    assert ends(national) == (own, england)
    assert ends(shortfall) == (others, england)
    assert inside.x[0] == pytest.approx(national.x[0] - shortfall.x[0])
    colours = [bar.marker.color for bar in (inside, national, shortfall)]
    assert colours == [palette.HERE.light, palette.ENGLAND.light, palette.SHORTFALL.light]


def test_every_bar_and_every_level_is_named_with_its_number():
    texts = [a.text for a in drawn(parts(33.9, 52.8, 50.4)).layout.annotations]
    assert texts == [
        "Gap inside Here <b>18.9</b>",
        "Gap to other pupils in England <b>16.5</b>",
        "Other pupils here above England's <b>2.4</b>",
        "this group <b>33.9</b>",
        "others here <b>52.8</b>",
        "others, England <b>50.4</b>",
    ]
    below = [a.text for a in drawn(parts(35.6, 48.1, 50.4)).layout.annotations]
    assert "Other pupils here below England's <b>2.3</b>" in below


def test_dotted_lines_tie_the_ends_together():
    shapes = drawn(parts(33.9, 52.8, 50.4)).layout.shapes
    assert [shape.x0 for shape in shapes] == [33.9, 52.8, 50.4]
    assert all(shape.x0 == shape.x1 and shape.line.dash == "dot" for shape in shapes)


def test_without_england_beside_it_there_is_one_bar():
    for example in (parts(33.9, 52.8, None), replace(parts(34.9, 50.4, 50.4), code=ENGLAND)):
        (bar,) = drawn(example).data
        assert bar.name.startswith("Gap inside Here")


@pytest.mark.parametrize("england", [50.4, None])
def test_plotly_accepts_every_property(england):
    figure = drawn(parts(33.9, 52.8, england))
    assert go.Figure(figure.to_dict()).layout.height == figure.layout.height
