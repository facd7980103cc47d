"""The neighbours' table: a dot a row on one scale that all rows share."""

import re
from functools import cache

import pytest

from eip_data.columns import Group
from findings.compare import comparison
from findings.quantity import Show
from pages.parts.compare_tables import neighbours_table
from tests.known import cells_of, stored_of

ROW = re.compile(r"<tr.*?</tr>")
MARK = re.compile(r'<i class="(\w+)" style="left:([\d.]+)%(?:;width:([\d.]+)%)?"></i>')


@cache
def neighbours(area="E06000057", measure="ks4_attainment8", show=Show.LEVEL):
    return comparison(measure, Group.DISADVANTAGED, show, "2024/25", area, "neighbours", (),
                      cells_of, stored_of)  # fmt: skip


def marks(row):
    return {kind: (float(left), float(width or 0)) for kind, left, width in MARK.findall(row)}


@pytest.mark.parametrize("show", [Show.LEVEL, Show.GAP_WITHIN])
@pytest.mark.parametrize("area", ["E06000057", "E08000037", "E06000047"])
def test_marks_stand_where_the_figures_are_on_one_scale(area, show):
    found = neighbours(area, show=show)
    every = [*found.rows, *found.references]
    _, *rows = ROW.findall(neighbours_table(found))
    assert len(rows) == len(every) == 11 + len(found.references)
    spots = [one.figure.value for one in every] + [end for row in found.rows for end in row.ends]
    low, high = min(spots), max(spots)

    def at(value):
        return pytest.approx(100 * (value - low) / (high - low), abs=0.06)

    for one, row in zip(every, rows, strict=True):
        drawn = marks(row)
        assert drawn.pop("tall")[0] == at(found.england.figure.value)
        if one in found.rows:
            left, width = drawn.pop("reach")
            assert left == at(one.ends[0])
            assert low + (left + width) / 100 * (high - low) == pytest.approx(
                one.ends[1], abs=0.002 * (high - low)
            )
            kind = "dot" if one.chosen else "ring" if one.member else "other"
            assert drawn.pop(kind)[0] == at(one.figure.value)
            assert one.text in row and one.interval in row
            assert one.verdict_text in row and one.places_text in row
        elif one.role != "england":
            assert drawn.pop("near")[0] == at(one.figure.value)
        assert not drawn


def test_a_handful_of_pupils_does_not_squeeze_the_others_and_is_cut_off():
    found = neighbours("E06000053", "ks2_rwm_expected")
    for row in ROW.findall(neighbours_table(found)):
        for left, width in marks(row).values():
            assert 0 <= left <= 100 and left + width <= 100.1


def test_an_area_without_a_figure_has_no_mark_and_says_why():
    found = neighbours("E06000053", "ks2_rwm_expected")
    missing = [row for row in found.rows if row.figure.missing]
    assert missing
    rows = dict(zip([r.name for r in found.rows], ROW.findall(neighbours_table(found))[1:],
                    strict=False))  # fmt: skip
    for row in missing:
        assert not marks(rows[row.name]) and row.text in rows[row.name]
