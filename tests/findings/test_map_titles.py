"""The sentence over the map: true to the figures, for every measure, show and period."""

import re
from dataclasses import replace

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, Group
from findings.cells import Cells
from findings.figure import Figure
from findings.map_layer import asked, map_layer
from findings.quantity import VERDICTS as JUDGED
from findings.quantity import Show, shows_of, since_of
from findings.sentences import compared, count_text
from tests.known import cells_of as known
from tests.known import stored_of as judged

SEVEN = catalogue.load().areas[NORTH_EAST_CA].members
A8, KS2, EM5 = "ks4_attainment8", "ks2_rwm_expected", "ks4_english_maths_5"
DIS = Group.DISADVANTAGED
VERDICTS = re.compile(
    r"significan|clearly|behind England|ahead|improv|worse|because|thanks|led to|despite|"
    r"level with|outperform|↑|↓|\bnan\b|(?-i:None)|\{|  ",
    re.IGNORECASE,
)
MEASURES = [m for m in catalogue.load().measures.values() if m.coverage == "authorities"]


def title(measure_id: str, group: Group, show: Show, period: str, since: str = "") -> str:
    return map_layer(
        asked(measure_id, group, show, period, since), cells_of=known, stored_of=judged
    ).title


def counted(text: str, side: str) -> int:
    """How many of the seven a title puts on a side."""
    for subject in ("for grade 5 or above in English and maths", "in reading, writing and maths"):
        text = text.replace(f" {subject}", "")
    found = re.search(rf"\b{side}\b[^,;]*? in (\w+)(?: of the seven| seven authorities|\b)", text)
    if not found:
        return 0
    word = found.group(1)
    return 7 if word == "all" else next(n for n in range(1, 8) if count_text(n) == word)


def test_the_look_s_sentence():
    assert title(A8, DIS, Show.FROM_ENGLAND, "2024/25") == (
        "At 16, disadvantaged pupils score below England's in six of the seven authorities and "
        "above in one"
    )


def test_at_16_the_two_measures_are_told_apart():
    one, other = (title(m, DIS, Show.FROM_ENGLAND, "2024/25") for m in (A8, EM5))
    assert "English and maths" in other and "score" not in other
    assert "score" in one and "English" not in one


def test_close_and_the_same_are_counted_apart_from_below_and_above():
    assert title(KS2, DIS, Show.FROM_ENGLAND, "2024/25") == (
        "At 11, disadvantaged pupils are below England's in reading, writing and maths in two of "
        "the seven authorities, above in two and the same or close in three"
    )


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_no_title_or_note_passes_a_verdict_or_breaks(measure):
    for group in {measure.headline_group, measure.groups[-1]}:
        for show in shows_of(measure, group):
            for period in measure.series_of(group).periods[::-4]:
                since = since_of(measure, group, period)
                wanted = asked(measure.id, group, show, period, since[-1] if since else "")
                layer = map_layer(wanted, cells_of=known, stored_of=judged)
                told = (
                    layer.title, layer.table_title, layer.table_under, layer.map_title,
                    layer.england_sentence, layer.seven_alt, layer.england_alt, layer.key_title,
                )  # fmt: skip
                for text in told:
                    found = VERDICTS.search(text.replace("percentage points behind", ""))
                    assert not found or text.count(" behind others "), (text, found)
                    assert text[0].isupper() or text[0].isdigit() or text[0] in "%+−", text
                longest = 240 if layer.show in JUDGED else 200
                assert len(layer.title) < longest, layer.title


@pytest.mark.parametrize("show", [Show.FROM_ENGLAND, Show.FROM_OUTSIDE_LONDON, Show.CHANGE])
@pytest.mark.parametrize("measure_id", [A8, KS2, EM5])
def test_counts_are_those_of_the_figures(measure_id, show):
    measure = known(measure_id).measure
    for period in measure.series_of(DIS).periods:
        since = since_of(measure, DIS, period)
        wanted = asked(measure_id, DIS, show, period, since[0] if since else "")
        layer = map_layer(wanted, cells_of=known, stored_of=judged)
        areas = [a for a in layer.areas if a.code in SEVEN and not a.figure.missing]
        if not areas:
            continue
        found = {"below": 0, "above": 0}
        for area in areas:
            nought = Figure(0.0, area.figure.decimals, area.figure.status)
            if show is Show.CHANGE:
                side = compared(area.figure, nought, measure.unit)
            else:
                code = ENGLAND if show is Show.FROM_ENGLAND else "ENGLAND_OUTSIDE_LONDON"
                level = known(measure_id).figure(DIS, code, period)
                if level.missing:
                    level = known(measure_id).figure(DIS, "ENGLAND_LIKE_FOR_LIKE", period)
                side = compared(area.level, level, measure.unit)
            found[side] = found.get(side, 0) + 1
        for side in ("below", "above"):
            assert counted(layer.title, side) == found[side], (period, layer.title)


def reversed_about_england(measure_id: str) -> Cells:
    """The same cells with every authority mirrored on England."""
    real = known(measure_id)
    mirrored = {}
    for (group, area, period), figure in real.by_key.items():
        england = real.by_key.get((group, ENGLAND, period))
        if figure.value is None or england is None or england.value is None:
            mirrored[group, area, period] = figure
        else:
            turned = round(2 * england.value - figure.value, figure.decimals)
            mirrored[group, area, period] = replace(figure, value=turned)
    return Cells(real.measure, mirrored)


@pytest.mark.parametrize("measure_id", [A8, KS2, EM5])
def test_with_the_signs_reversed_the_sentence_turns_round(measure_id):
    wanted = asked(measure_id, DIS, Show.FROM_ENGLAND, "2024/25", "")
    turned = reversed_about_england(measure_id)
    real = map_layer(wanted, cells_of=known, stored_of=judged).title
    other = map_layer(wanted, cells_of=lambda _: turned, stored_of=judged).title
    if measure_id != EM5:  # England has no row of its own here
        assert counted(other, "above") == counted(real, "below")
        assert counted(other, "below") == counted(real, "above")
    if counted(real, "above") != counted(real, "below"):
        assert measure_id == EM5 or other != real


def test_years_without_figures_say_why():
    assert title(KS2, DIS, Show.FROM_ENGLAND, "2019/20") == (
        "No figures for the seven authorities, expected standard in reading, writing and maths, "
        "2019/20: not collected"
    )


def test_levels_and_gaps_run_from_least_to_most():
    assert title(A8, DIS, Show.LEVEL, "2024/25") == (
        "At 16, disadvantaged pupils averaged 30.9 to 35.6 points in Attainment 8 across the "
        "seven authorities; in England 34.9"
    )
    assert title(A8, DIS, Show.GAP_WITHIN, "2024/25") == (
        "At 16, disadvantaged pupils are 12.5 to 19.9 points behind others of the same area "
        "across the seven authorities; in England 15.5"
    )
