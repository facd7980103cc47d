"""The picture of a gap: three bars on one scale whose ends are the published levels."""

import re
from dataclasses import replace

import pytest

from eip_data.columns import ENGLAND, Group, Status, Unit
from findings.figure import Figure
from findings.gap_parts import GapParts, Levels
from pages.parts.gap_bars import gap_bars

BAR = re.compile(
    r'<p class="side (\w+)"><span class="named" style="(\w+):([\d.]+)%">(.*?)</span>'
    r'<span class="fill" style="left:([\d.]+)%;width:([\d.]+)%"></span></p>'
)
LEVEL = re.compile(r'<p class="level">(.*?)</p>')


def parts(own: float, others: float, england: float | None, code: str = "E08000037") -> GapParts:
    def figure(value: float | None) -> Figure:
        status = Status.NOT_PUBLISHED if value is None else Status.FINAL
        return Figure(value, 1, status)

    return GapParts(
        code=code, measure_id="m", group=Group.DISADVANTAGED, unit=Unit.POINTS, name="Here",
        levels=Levels("2024/25", figure(own), figure(others), figure(england)), reason="",
        title="", under="", sentence="", alt="Said", moved=(), moved_reason="", moved_title="",
        moved_under="", base_period="", flags=(), chips=(), moved_chips=(), notes=(), source="",
        download_name="",
    )  # fmt: skip


def drawn(example: GapParts) -> str:
    assert example.levels is not None
    return gap_bars(example, example.levels)


def bars(example: GapParts) -> dict[str, tuple[float, float]]:
    """Where each bar begins and ends, by its kind, in the unit of the levels."""
    levels = example.levels
    found = [f.value for f in (levels.own, levels.others, levels.others_england) if not f.missing]
    low, wide = min(found), max(found) - min(found)
    return {
        kind: (low + wide * float(left) / 100, low + wide * (float(left) + float(width)) / 100)
        for kind, _, _, _, left, width in BAR.findall(drawn(example))
    }


@pytest.mark.parametrize(
    ("own", "others", "england"), [(33.9, 52.8, 50.4), (35.6, 48.1, 50.4), (75.0, 71.0, 73.0)]
)
def test_the_bars_run_between_the_levels(own, others, england):
    found = bars(parts(own, others, england))
    near = 0.002 * abs(others - own)  # a tenth of a percent of the width is written
    assert found == {
        "here": pytest.approx(sorted((own, others)), abs=near),
        "england": pytest.approx(sorted((own, england)), abs=near),
        "shortfall": pytest.approx(sorted((others, england)), abs=near),
    }


def test_every_bar_and_every_level_is_named_with_its_number():
    above, below = LEVEL.findall(drawn(parts(33.9, 52.8, 50.4)))
    texts = [text for _, _, _, text, _, _ in BAR.findall(drawn(parts(33.9, 52.8, 50.4)))]
    assert texts == [
        "Gap inside Here <b>18.9</b>",
        "Gap to other pupils in England <b>16.5</b>",
        "Other pupils here above England's <b>2.4</b>".replace("'", "&#x27;"),
    ]
    assert "this group <b>33.9</b>" in above and "others here <b>52.8</b>" in above
    assert "others, England <b>50.4</b>" in below
    assert "below England&#x27;s <b>2.3</b>" in drawn(parts(35.6, 48.1, 50.4))


def test_a_name_begins_or_ends_where_its_bar_does_and_never_leaves_the_picture():
    for edge, away in re.findall(
        r'class="named" style="(\w+):([\d.]+)%', drawn(parts(33.9, 52.8, 50.4))
    ):
        assert edge in ("left", "right") and float(away) <= 50


def test_dotted_lines_tie_the_ends_together():
    ties = re.findall(r'class="tie" style="left:([\d.]+)%', drawn(parts(33.9, 52.8, 50.4)))
    assert list(map(float, ties)) == pytest.approx([0, 100, 100 * 16.5 / 18.9], abs=0.06)


def test_without_england_beside_it_there_is_one_bar():
    for example in (parts(33.9, 52.8, None), replace(parts(34.9, 50.4, 50.4), code=ENGLAND)):
        assert list(bars(example)) == ["here"]
        assert "England</b>" not in drawn(example) and "others, England" not in drawn(example)


def test_levels_that_do_not_differ_are_bars_without_length():
    assert set(bars(parts(50.0, 50.0, 50.0)).values()) == {(50.0, 50.0)}


def test_the_picture_is_told_to_those_who_do_not_see_it_and_its_text_is_escaped():
    told = drawn(replace(parts(33.9, 52.8, 50.4), name="<b>", alt='"><script>'))
    assert 'role="img" aria-label="&quot;&gt;&lt;script&gt;"' in told
    assert "Gap inside &lt;b&gt;" in told and "<script" not in told
