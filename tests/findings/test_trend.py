"""One measure over time: every period in its place, breaks as bands, words for every area."""

from datetime import date
from functools import cache
from itertools import product

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, BreakKind, Group
from findings.certainty import Judged, certainty
from findings.choices import measure_choices
from findings.trend import Trend, trend
from tests.known import cells_of, stored_of

BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
AWKWARD = ("E09000001", "E06000053", "E06000063", "E08000038", ENGLAND, NORTH_EAST_CA, "E12000007")
SERIES = [(choice.id, group) for choice in measure_choices() for group, _ in choice.groups]
GATESHEAD = "E08000037"
OTHERS = {"disadvantaged": Group.NOT_DISADVANTAGED, "fsm": Group.NOT_FSM}


@cache
def of(code: str, measure: str, group: str, today: date | None = None) -> Trend:
    return trend(code, measure, Group(group), cells_of, stored_of, today)


@pytest.mark.parametrize(("measure", "group"), SERIES)
def test_every_series_of_the_seven_and_the_awkward_areas_can_be_told(measure, group):
    periods = BOOK.measures[measure].series_of(group).periods
    for code in (*SEVEN, *AWKWARD):
        found = of(code, measure, group)
        assert found.periods == periods
        for line in found.lines:
            assert tuple(point.period for point in line.points) == periods
        assert found.lines[-1].role == "here"
        for text in (found.title, found.under, found.sentence, found.alt, found.source):
            assert text
            for bad in ("None", " nan", "  ", "..", " ,", "{", "because", "improved", "better"):
                assert bad not in text, (code, text)
        assert found.sentence.endswith(".") and not found.title.endswith(".")
        assert found.download_name.endswith(".csv") and " " not in found.download_name


@pytest.mark.parametrize(("measure", "group"), SERIES)
def test_a_line_holds_the_published_figures_and_nothing_between_them(measure, group):
    known = cells_of(measure)
    for code in (GATESHEAD, "E09000001"):
        for line in of(code, measure, group).lines:
            area = ENGLAND if line.role.startswith("england") else code
            whose = OTHERS[group] if line.role.endswith("others") else Group(group)
            published = [known.figure(whose, area, p.period) for p in line.points]
            assert [point.figure for point in line.points] == published


@pytest.mark.parametrize(("measure", "group"), SERIES)
def test_a_point_has_the_interval_that_certainty_gives_its_figure(measure, group):
    for code in (GATESHEAD, NORTH_EAST_CA, "E12000007"):
        *behind, own = of(code, measure, group).lines
        assert not any(point.ends or point.interval for line in behind for point in line.points)
        for point in own.points:
            one = certainty(measure, Group(group), Judged.LEVEL, code, point.period, stored_of)
            if one.missing or not point.comparable or point.figure.missing:
                assert point.ends is None and point.interval == ""
                continue
            assert point.ends == (one.low, one.high)
            assert one.low <= point.figure.value <= one.high
            low, high = (number(end) for end in point.interval.split(" to "))
            assert abs(low - one.low) <= 0.51 and abs(high - one.high) <= 0.51


def number(text: str) -> float:
    return float(text.rstrip("%").replace("−", "-"))


def test_the_grey_line_names_the_upright_lines_and_says_when_they_are_approximate():
    said = ". Upright lines: "
    for code, measure, group, words in (
        (GATESHEAD, "ks2_rwm_expected", "disadvantaged",
         "approximate 95% interval (cohorts estimated)"),
        (GATESHEAD, "ks4_english_maths_5", "disadvantaged", "95% interval"),
        (GATESHEAD, "ks4_attainment8", "disadvantaged",
         "95% interval, in some years approximate (cohort estimated)"),
    ):  # fmt: skip
        assert of(code, measure, group).under.split(said)[1:] == [words]
    for measure, group in (("absence_overall", "all"), ("ks4_progress8", "disadvantaged")):
        assert said not in of(GATESHEAD, measure, group).under
    assert said not in of(ENGLAND, "ks2_rwm_expected", "disadvantaged").under


def test_a_handful_of_pupils_is_said_instead_of_an_interval():
    found = of("E06000053", "ks4_attainment8", "disadvantaged")
    latest = found.lines[-1].points[-1]
    assert latest.interval == "low reliability: about 1 pupil" and latest.ends is None
    assert "Upright" not in found.under


def test_a_group_with_a_pair_brings_the_others_and_no_other_group_does():
    roles = [line.role for line in of(GATESHEAD, "ks4_attainment8", "disadvantaged").lines]
    assert roles == ["england_others", "here_others", "england", "here"]
    for group in ("all", "not_disadvantaged"):
        assert [line.role for line in of(GATESHEAD, "ks4_attainment8", group).lines] == [
            "england", "here",
        ]  # fmt: skip
    assert [line.role for line in of(ENGLAND, "ks4_attainment8", "disadvantaged").lines] == [
        "here_others", "here",
    ]  # fmt: skip


@pytest.mark.parametrize(("measure", "group"), SERIES)
def test_every_break_of_the_series_is_in_the_picture(measure, group):
    found = of(GATESHEAD, measure, group)
    first, last = found.periods[0], found.periods[-1]
    for item in BOOK.measures[measure].breaks_of(group):
        within = item.first <= last and item.last >= first
        starts = item.kind is BreakKind.BREAK and item.first <= first
        reasons = " ".join(band.reason for band in found.bands)
        assert (item.reason in reasons) or not within or starts
    for band in found.bands:
        assert first <= band.first <= band.last <= last and band.short and band.reason


def test_periods_that_compare_with_no_other_are_marked():
    points = of(GATESHEAD, "ks4_attainment8", "disadvantaged").lines[-1].points
    apart = [point.period for point in points if not point.comparable]
    assert apart == ["2019/20", "2020/21", "2021/22"]
    assert all(
        point.comparable for point in of(GATESHEAD, "mtc_full_marks", "all").lines[-1].points
    )


def test_the_words_of_gateshead_at_16():
    found = of(GATESHEAD, "ks4_attainment8", "disadvantaged")
    assert found.title == "Age 16: 33.9 in 2024/25, 37.3 in 2018/19"
    assert found.sentence == (
        "In 2024/25, disadvantaged pupils averaged **33.9** points in Attainment 8 in Gateshead, "
        "against **34.9** in England. In 2018/19 it was **37.3**, against **36.7** in England."
    )
    assert "Gateshead 33.9 in 2024/25" in found.alt and "England 34.9 in 2024/25" in found.alt
    assert found.chips == (("2024/25 revised", False),)


def test_the_north_east_ca_is_labelled_as_ours():
    found = of(NORTH_EAST_CA, "ks4_attainment8", "disadvantaged")
    assert ("North East CA: our calculation", True) in found.chips
    at_11 = of(NORTH_EAST_CA, "ks2_rwm_expected", "disadvantaged")
    assert ("North East CA: our estimate", True) in at_11.chips
    assert any("our calculation" in note for note in found.notes)
    assert all(p.figure.ours for p in found.lines[-1].points if not p.figure.missing)


def test_without_a_figure_the_reason_stands_in_title_sentence_and_chip():
    found = of("E09000001", "ks4_attainment8", "disadvantaged")
    assert found.title == "Age 16: Attainment 8: not available"
    assert found.sentence == "The City of London has no figure for 2024/25: not available."
    assert found.chips == (("not available", False),)


@pytest.mark.parametrize(
    ("day", "late"), [(date(2026, 4, 9), False), (date(2026, 11, 25), True)]
)  # fmt: skip
def test_a_passed_date_says_that_a_newer_edition_may_be_out(day, late):
    found = of(GATESHEAD, "ks4_attainment8", "disadvantaged", day)
    assert ("a newer edition may be out" in found.source) is late


def test_what_is_odd_about_an_area_is_said_on_its_page_alone():
    told = [
        (code, note.text in of(code, note_of.id, note_of.headline_group).notes)
        for note_of in BOOK.measures.values()
        for note, code in product(note_of.annotations, SEVEN)
        if note.area == code
    ]
    assert told and all(shown for _, shown in told)
    sunderland = of("E08000024", "phonics_y1", "fsm").notes
    assert sunderland[0] not in of(GATESHEAD, "phonics_y1", "fsm").notes
