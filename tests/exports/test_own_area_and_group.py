"""Each row of a file is of the area and the group that it says."""

from dataclasses import replace
from datetime import date

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND, ENGLAND_OUTSIDE_LONDON, Group, Status
from exports.authority import context_sheet, gap_sheet, headline_sheet
from exports.compare import comparison_sheet
from exports.explain import closing_sheet, identity_sheet
from exports.sheet import Sheet
from findings.authority import area_profile
from findings.compare import comparison
from findings.context import context
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import Figure
from findings.gap_parts import gap_parts
from findings.quantity import ENGLAND_PLACES, Show
from tests.examples import headline, profile
from tests.findings.explained import A8, GATESHEAD, KS2, a_closing, an_identity
from tests.known import cells_of, stored_of

D, N = Group.DISADVANTAGED, Group.NOT_DISADVANTAGED
NAMES = {code: {area.name, area.short_name} for code, area in catalogue.load().areas.items()}
NAMES |= {code: {name} for code, name in ENGLAND_PLACES.values()}


def told(table: Sheet) -> list[dict[str, str]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def held(row: dict[str, str]) -> Figure:
    """The figure that is stored of the area, group and period that a row says."""
    known = cells_of(row["measure"])
    return known.figure(Group(row["group"]), row["area_code"], row["period"])


def is_level(row: dict[str, str]) -> bool:
    return row["figure"].startswith(("level", "Other pupils", "This group"))


def as_held(rows: list[dict[str, str]]) -> None:
    """Every level is that of the area, group and period that its row says, named as they are."""
    levels = [row for row in rows if is_level(row) and row["area_code"]]
    assert levels
    for row in levels:
        figure = held(row)
        assert row["status"] == figure.status.value, row
        assert row["value"] == ("" if figure.value is None
                                else f"{figure.value:.{figure.decimals}f}"), row  # fmt: skip
        assert row["calculated_here"] == ("yes" if figure.ours else "no")
        assert row["area"] in NAMES[row["area_code"]]


@pytest.fixture(scope="module")
def gateshead():
    return area_profile(GATESHEAD, cells_of, stored_of, lambda period: {}, date(2026, 11, 25))


def test_headlines_are_of_the_place_they_name(gateshead):
    rows = told(headline_sheet(gateshead))
    as_held(rows)
    places = {row["figure"]: (row["area_code"], row["area"]) for row in rows}
    assert places["level, England"] == places["change in level, England"] == (ENGLAND, "England")
    assert places["level, England outside London"][0] == ENGLAND_OUTSIDE_LONDON
    assert places["level, North East"] == ("E12000001", "North East")
    for name in ("level", "gap inside the area", "gap to others in England", "change in level"):
        assert places[name] == (GATESHEAD, "Gateshead")
    means = {place for name, place in places.items() if name.startswith("mean of")}
    assert means == {("", "Statistical neighbours of Gateshead")}
    missing = replace(headline(), england=Figure(None, 0, Status.NOT_PUBLISHED),
                      england_together=Figure(48.0, 1, Status.ESTIMATE, ours=True))  # fmt: skip
    (row,) = [row for row in told(headline_sheet(profile(missing)))
              if row["figure"].endswith("together")]  # fmt: skip
    assert row["area_code"] == ENGLAND_LIKE_FOR_LIKE


def test_a_gap_has_levels_of_both_groups_and_a_unit(gateshead):
    rows = told(gap_sheet(gap_parts(GATESHEAD, KS2, D, cells_of), gateshead))
    as_held(rows)
    whose = {row["figure"]: (row["area_code"], row["group"], row["unit"]) for row in rows}
    assert whose["This group here"] == (GATESHEAD, D.value, "percent")
    assert whose["Other pupils here"] == (GATESHEAD, N.value, "percent")
    assert whose["Other pupils in England"] == (ENGLAND, N.value, "percent")
    assert whose["Gap inside"] == (GATESHEAD, D.value, "percentage points")
    points = told(gap_sheet(gap_parts(GATESHEAD, A8, D, cells_of), gateshead))
    assert {row["unit"] for row in points} == {"points"}


def test_context_is_of_each_place_by_itself(gateshead, own_database):
    found = context(GATESHEAD)
    rows = told(context_sheet(found, gateshead))
    assert len(rows) == 3 * len(found.rows) and "place" not in rows[0]
    assert {(row["area_code"], row["area"]) for row in rows} == {
        (GATESHEAD, "Gateshead"), ("E12000001", "North East"), (ENGLAND, "England"),
    }  # fmt: skip
    assert {row["group"] for row in rows} == {"all"}
    assert not any(row["note"] for row in rows if row["area_code"] != GATESHEAD)
    england = area_profile(ENGLAND, cells_of, stored_of, lambda period: {}, date(2026, 11, 25))
    assert len(context_sheet(context(ENGLAND), england).rows) == len(found.rows)


@pytest.mark.parametrize("measure", [A8, KS2])
def test_the_identity_has_levels_of_both_groups_and_england_once(measure):
    rows = told(identity_sheet(an_identity(GATESHEAD, measure)))
    as_held(rows)
    others = [row for row in rows if row["figure"] == "level, others in England"]
    assert [row["area_code"] for row in others] == [ENGLAND] * len({row["period"] for row in rows})
    assert {row["group"] for row in rows if ", others" in row["figure"]} == {N.value}
    assert {row["group"] for row in rows if row["figure"] in ("level", "gap inside")} == {D.value}


def test_what_is_closed_in_on_is_of_its_own_place_and_published_where_it_is():
    rows = told(closing_sheet(a_closing(GATESHEAD, KS2)))
    as_held(rows)
    levels = {row["beside"]: row for row in rows if row["figure"] == "level"}
    seen = {(row["area_code"], row["group"]): (row["value"], row["status"], row["calculated_here"])
            for row in levels.values()}  # fmt: skip
    assert seen[ENGLAND, D.value] == ("48", "revised", "no")
    assert seen[ENGLAND, N.value] == ("70", "revised", "no")
    assert seen["", D.value][1:] == ("estimate", "yes")
    assert {row["area_code"] for row in rows if row["figure"] == "shortfall"} == {GATESHEAD}
    ours = {row["area_code"] for row in told(closing_sheet(a_closing(GATESHEAD)))}
    assert ours == {GATESHEAD, "", ENGLAND_LIKE_FOR_LIKE, ENGLAND_OUTSIDE_LONDON}


@pytest.mark.parametrize("show", [Show.LEVEL, Show.GAP_WITHIN])
def test_the_lines_of_a_comparison_have_their_codes(show):
    found = comparison(KS2, D, show, "2024/25", GATESHEAD, cells_of=cells_of)
    rows = told(comparison_sheet(found))
    lines = {row["area"]: row["area_code"] for row in rows if row["kind"] in
             ("england", "outside", "region", "mean")}  # fmt: skip
    assert lines["England"] == ENGLAND
    assert lines["England outside London"] == ENGLAND_OUTSIDE_LONDON
    assert lines["North East region"] == "E12000001"
    assert all(not code for name, code in lines.items() if name.startswith("mean"))
