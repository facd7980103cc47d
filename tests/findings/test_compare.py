"""A comparison holds the figures of the questions beneath, and says only what they say."""

import re
from functools import cache

import pandas as pd
import pytest

from analysis.rounding import half_away
from eip_data import catalogue
from eip_data.columns import (
    ENGLAND,
    ENGLAND_OUTSIDE_LONDON,
    NORTH_EAST_CA,
    AreaKind,
    Group,
    NoInterval,
)
from findings.choices import area_choices
from findings.compare import comparison
from findings.gaps import gaps
from findings.outcomes import outcomes
from findings.peers import CONTEXT, context, peers
from findings.quantity import Show
from tests.known import cells_of, stored_of

BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
GATESHEAD, NORTHUMBERLAND = "E08000037", "E06000057"
KS2, A8 = "ks2_rwm_expected", "ks4_attainment8"
D = Group.DISADVANTAGED
SHOWS = (Show.LEVEL, Show.GAP_WITHIN, Show.GAP_NATIONAL)


@cache
def compared(measure=KS2, show=Show.LEVEL, period="2024/25", area=GATESHEAD, among="england",
             areas=(), group=D):  # fmt: skip
    return comparison(measure, group, show, period, area, among, areas, cells_of, stored_of)


@cache
def gap_table(measure, period):
    return gaps(BOOK.measures[measure], period).set_index("area")


def by_code(found):
    return {row.code: row for row in found.rows}


#: "47th of 152" but as the end of a range or as about one place.
BARE_PLACE = re.compile(r"(?<!to )(?<!about )(\b)(\d+(?:st|nd|rd|th) of \d+)")


def same(figure, number) -> bool:
    return figure.value is None if pd.isna(number) else figure.value == number


@pytest.mark.parametrize(
    ("measure", "period"), [(KS2, "2024/25"), (A8, "2024/25"), (A8, "2018/19")]
)
def test_every_authority_has_level_and_both_gaps_of_the_question_beneath(measure, period):
    table = gap_table(measure, period)
    for show, column in ((Show.GAP_WITHIN, "within"), (Show.GAP_NATIONAL, "vs_national")):
        for code, row in by_code(compared(measure, show, period)).items():
            if code not in table.index:
                assert row.figure.missing
                continue
            mine = table.loc[code]
            assert same(row.standing.level, mine["disadvantaged"])
            assert same(row.standing.within, mine["within"])
            assert same(row.standing.vs_national, mine["vs_national"])
            assert same(row.figure, mine[column])


@pytest.mark.parametrize("show", SHOWS)
def test_the_best_comes_first_and_areas_without_a_figure_last(show):
    rows = compared(A8, show).rows
    values = [row.figure.value for row in rows if not row.figure.missing]
    assert values == sorted(values, reverse=show is Show.LEVEL)
    missing = [row.figure.missing for row in rows]
    assert missing == sorted(missing)
    assert len([r for r in rows if r.kind is AreaKind.AUTHORITY]) == 153
    assert sum(row.member for row in rows) == 7
    assert [row.code for row in rows if row.chosen] == [GATESHEAD]


def test_references_are_the_published_rows_and_our_pool():
    found = compared(A8)
    measure = BOOK.measures[A8]
    outside = outcomes(measure, [D], [BOOK.areas[ENGLAND_OUTSIDE_LONDON]], ["2024/25"])
    values = {one.role: one.figure.value for one in found.references}
    assert values["england"] == 34.9
    assert values["outside"] == outside["value"].iloc[0] == 33.6
    assert values["region"] == 33.7
    assert found.references[0].standing.from_england.value == 0


#: METHOD section 5: the neighbours' mean of disadvantaged pupils in 2024/25, at 11 and 16.
NEIGHBOURS = {
    "E06000047": (48.3, 32.8), "E08000037": (48.4, 33.3), "E08000021": (48.1, 33.9),
    "E08000022": (46.5, 33.0), "E06000057": (42.1, 32.7), "E08000023": (48.6, 33.2),
    "E08000024": (48.3, 33.4),
}  # fmt: skip


@pytest.mark.parametrize("code", SEVEN)
def test_the_mean_of_the_neighbours_is_methods_and_leaves_the_area_out(code):
    for measure, expected in zip((KS2, A8), NEIGHBOURS[code], strict=True):
        found = compared(measure, area=code, among="neighbours")
        mean = found.references[-1]
        assert (mean.role, mean.label) == ("mean", "Mean of 10")
        decimals = mean.figure.decimals
        assert mean.figure.value == pytest.approx(half_away(expected, decimals), abs=0.051)
        assert {row.code for row in found.rows} == {
            code, *(one.neighbour for one in BOOK.neighbours[code])
        }  # fmt: skip
        assert all(row.band for row in found.rows if not row.chosen)


def test_members_among_the_neighbours_are_named():
    notes = " ".join(compared(A8, among="neighbours").notes)
    for name in ("County Durham", "South Tyneside", "Sunderland"):
        assert name in notes
    assert "Open circles" in notes
    far = next(
        c for c, near in BOOK.neighbours.items() if not {n.neighbour for n in near} & {*SEVEN}
    )
    plain = compared(A8, area=far, among="neighbours").notes
    assert not any("Open circle" in note for note in plain)


@pytest.mark.parametrize("code", SEVEN)
def test_the_ten_with_similar_pupils_are_nearest_on_the_four_features(code):
    codes = [a.code for a in BOOK.areas_of(AreaKind.AUTHORITY)]
    features = context([BOOK.measures[name] for name in CONTEXT], codes).dropna()
    standard = (features - features.mean()) / features.std(ddof=0)
    far = ((standard - standard.loc[code]) ** 2).sum(axis=1).drop(code).sort_values()
    found = peers("similar", code)
    assert list(found.codes) == [code, *far.index[:10]]
    assert len(found.mean_of) == 10


def test_a_region_holds_its_authorities_and_ours_the_north_east_ca():
    found = compared(A8, among="region")
    assert {row.code for row in found.rows} == {NORTH_EAST_CA} | {
        a.code for a in BOOK.areas_of(AreaKind.AUTHORITY) if a.region == "E12000001"
    }
    assert NORTH_EAST_CA not in by_code(compared(A8, area="E06000063", among="region"))


def test_former_authorities_stand_in_their_own_years_unranked():
    then = by_code(compared(A8, period="2018/19"))
    assert then["E10000006"].former and not then["E10000006"].ranked
    assert then["E10000006"].places is None and then["E10000006"].hover == "former authority"
    assert not then["E10000006"].figure.missing
    assert then["E06000063"].figure.missing
    assert "E10000006" not in by_code(compared(A8))


@pytest.mark.parametrize("among", ["neighbours", "similar"])
@pytest.mark.parametrize(
    ("code", "shown"), [(NORTH_EAST_CA, "members"), (ENGLAND, "england"), ("E12000001", "england")]
)
def test_an_area_without_such_a_set_says_so_and_shows_another(among, code, shown):
    found = compared(A8, area=code, among=among)
    assert found.among == shown
    assert found.sentence.endswith(" shown.")
    if shown == "members":
        assert {row.code for row in found.rows} == {*SEVEN, NORTH_EAST_CA}


def test_a_set_of_ones_own_keeps_its_areas_only():
    found = compared(KS2, among="own", areas=(GATESHEAD, ENGLAND, "E06000053"))
    assert {row.code for row in found.rows} == {GATESHEAD, ENGLAND, "E06000053"}
    assert by_code(found)["E06000053"].text == "not available"


def test_a_set_with_holes_does_not_speak_for_all_of_it():
    title = compared(KS2, among="own", areas=(GATESHEAD, ENGLAND, "E06000053")).title
    assert title.endswith("the areas of this set with a figure are all at 48%")


def test_titles_say_what_the_figures_say():
    assert compared(KS2).title == (
        "Expected standard in reading, writing and maths, disadvantaged pupils: lower than "
        "England (48%) in one of the seven authorities, higher in two; for four we cannot tell"
    )
    assert compared(A8, among="neighbours").title == (
        "In Gateshead, disadvantaged pupils averaged 33.9 points in Attainment 8, not clearly "
        "different from England (34.9); the mean of ten statistical neighbours is 33.3"
    )
    assert "the same as" not in compared(A8, area=NORTHUMBERLAND, among="region").title
    assert compared("level3_at_19", period="2023/24", group=Group.FSM).title.endswith(
        "lower than England (36.82%) in five of the seven authorities; for two we cannot tell"
    )
    assert "33.6" in compared(A8).lead and "England outside London" in compared(A8).lead


def test_both_gaps_and_the_level_are_told_together():
    lead = compared(KS2, Show.GAP_WITHIN).lead
    assert "gap inside **26**" in lead and "**22**" in lead and "**48%**" in lead


def test_a_gap_whose_other_end_is_not_published_is_missing_with_its_reason():
    found = compared("ks4_english_maths_5", Show.GAP_NATIONAL)
    assert all(row.figure.missing for row in found.rows)
    assert "not in our sources" in found.title
    assert any(note.startswith("**No figure**") for note in found.notes)


@pytest.mark.parametrize("among", ["england", "region", "neighbours", "similar"])
@pytest.mark.parametrize("show", SHOWS)
def test_every_sentence_is_whole_for_every_area(among, show):
    bad = (
        "None",
        " nan",
        "  ",
        "..",
        " ,",
        ",,",
        ", .",
        "{",
        "because",
        "significant",
        "()",
        "better than",
        "highest",
        "lowest",
        "best in",
        "worst",
        "joint ",
        "above the mean",
    )
    # Each set for every area; the gaps, whose words differ by the figure alone, for some.
    step = 1 if show is Show.LEVEL and among != "similar" else 9
    for choice in area_choices()[::step]:
        found = compared(A8, show, area=choice.code, among=among)
        said = (found.title, found.lead, found.main.title, found.main.sentence, found.main.alt,
                found.beside.title, found.sentence, *found.notes)  # fmt: skip
        for text in said:
            for word in bad:
                assert word not in text, (choice.code, text)
            for _, place in BARE_PLACE.findall(text):
                pytest.fail(f"{choice.code}: a bare place, {place}: {text}")
        assert not found.title.endswith(".") and found.title[0].isupper()
        assert found.lead == "" or found.lead.endswith(".")


def test_measures_without_groups_or_direction_have_true_titles():
    for measure in BOOK.measures.values():
        if measure.coverage != "authorities":
            continue
        group = measure.headline_group
        last = measure.series_of(group).last
        found = compared(measure.id, period=last, group=group)
        assert "England (" in found.title or "no figure" in found.title
        if isinstance(measure.uncertainty, NoInterval):
            assert not found.judged and not found.places_of
            assert any(note.startswith("**No interval, no place**: ") for note in found.notes)
            assert not any(word in found.title for word in ("higher", "lower", "cannot tell"))
