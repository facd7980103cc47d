"""A briefing's own words: the title follows the verdicts, and nothing is claimed beyond them."""

import re
from dataclasses import replace

import pytest

from eip_data import catalogue
from eip_data.columns import AreaKind, Verdict
from findings import briefing_sentences as words
from findings.authority import AreaProfile
from findings.briefing_parts import ages
from findings.overview import overview
from findings.sentences import figure_text
from findings.sources import sources
from tests.known import cells_of, profile_of, stored_of

SAID = {
    "higher": Verdict.HIGHER,
    "lower": Verdict.LOWER,
    "about the same": Verdict.ABOUT_THE_SAME,
    "not clearly different": Verdict.CANNOT_TELL,
}
AUTHORITIES = [area.code for area in catalogue.load().areas_of(AreaKind.AUTHORITY)]


def title_of(profile: AreaProfile) -> str:
    return words.title(catalogue.load().areas[profile.code], profile.headlines)


def told(title: str) -> dict[str, str]:
    """What the title says of each age."""
    parts = title.split(" beside England: ")[1].split("; ")
    return {
        age: part.split(" at ")[0]
        for part in parts
        for age in re.findall(r"\b(5|11|16|19)\b", part.split(" at ", 1)[1])
    }


@pytest.mark.parametrize("code", [*AUTHORITIES[::12], "E09000001", "E06000053", "E06000063"])
def test_the_title_follows_the_verdicts(own_database, code: str):
    profile = profile_of(code)
    said = told(title_of(profile))
    for row in profile.headlines:
        if row.measure_id == "ks4_english_maths_5":
            continue
        word = said[row.stage.removeprefix("Age ")]
        if row.own.missing:
            assert word == "no figure"
        elif row.certain.low_reliability:
            assert word == "very few pupils"
        elif row.certain.england.verdict is None:
            assert word == "no verdict"
        else:
            assert SAID[word] is row.certain.england.verdict


def test_a_turned_verdict_turns_the_title(own_database):
    profile = profile_of("E08000021")  # Newcastle: higher at 11, lower at 16
    assert told(title_of(profile))["11"] == "higher"
    turned = tuple(
        replace(
            row,
            certain=replace(
                row.certain, england=replace(row.certain.england, verdict=Verdict.LOWER)
            ),
        )
        for row in profile.headlines
    )
    area = catalogue.load().areas["E08000021"]
    assert set(told(words.title(area, turned)).values()) == {"lower"}


def test_the_seven_are_counted(own_database):
    at = next(
        one for one in overview(cells_of, stored_of).ages if one.measure_id == "ks4_attainment8"
    )
    verdicts = [one.certain.england.verdict for one in at.members]
    lower, higher = verdicts.count(Verdict.LOWER), verdicts.count(Verdict.HIGHER)
    counts = {0: "none", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
    title = words.seven_title([one.certain for one in at.members])
    assert f"lower than England in {counts[lower]} of the seven, higher in {counts[higher]}" in (
        title
    )


def test_a_change_that_cannot_be_told_has_its_reason_alone(own_database):
    rows = ages(profile_of("E06000063")).rows
    assert rows[0][-1] == ("area did not exist", "")


def test_the_table_has_the_columns_of_its_kind_of_place(own_database):
    assert "Place" in ages(profile_of("E08000037")).heads
    whole = profile_of("E47000014")
    table = ages(whole)
    assert "Place" not in table.heads
    assert [row[1][0] for row in table.rows] == [
        figure_text(row.own, row.unit) for row in whole.headlines
    ]


def test_updates_name_every_age_once():
    feeds = [one for one in sources().feeds if one.title.startswith(("Age 5", "Age 11"))]
    said = words.updates(feeds[:4], ["1 May 2026", "1 May 2026"])
    assert said.startswith("Measures at age ") and said.endswith(" Accessed 1 May 2026.")
