"""What the Explain page says: whole, true and without a cause for every area there is."""

import re

import pytest

from eip_data.columns import NORTH_EAST_CA, AreaKind, Group
from findings.explain_funnel import FunnelView
from findings.explain_panel import Panel
from findings.sentences import place_text
from tests.findings.explained import (
    A8,
    AREAS,
    BOOK,
    CITY,
    DIS,
    GATESHEAD,
    GRADES,
    KS2,
    SCILLY,
    SOME,
    a_closing,
    a_funnel,
    a_ladder,
    a_sixteen,
    a_split,
    an_identity,
    three,
)

#: Causes, judgements of people, promises and comfort.
NEVER = (
    "because", "due to", "thanks to", "despite", "led to", "impact", "driven", "caused", "improv",
    "result of", "better", "worse", "in control", "on target", "on track", "as it should", "need",
    "normal", "significant", "must", "best", "worst", "fail",
)  # fmt: skip
SAID_NEVER = re.compile(rf"\b(?:{'|'.join(NEVER)})")  # at once: word by word is ten times slower
BROKEN = ("None", "nan", "  ", "..", " ,", " .", "{", "}", "()", "one have", "one lie ", ";.")
PLURAL_OF_ONE = re.compile(r"(^|[ *])1(\.0)? (points|pupils|percentage points)")


def funnels(code: str) -> list[FunnelView]:
    """England's, and for some areas the one outside London."""
    some = code in (*SOME, CITY, SCILLY)
    return [a_funnel(code), *([a_funnel(code, A8, DIS, True)] if some else [])]


def every(code: str) -> dict[str, Panel]:
    """Every panel of one area, for both measures of 16 and for 11."""
    return {
        "identity": an_identity(code).panel,
        "identity, 11": an_identity(code, KS2).panel,
        "split": a_split(code).panel,
        "split, grades": a_split(code, GRADES).panel,
        "closing": a_closing(code).panel,
        "closing, points": a_closing(code, A8).panel,
        "closing, 11": a_closing(code, KS2).panel,
        "closing, 19": a_closing(code, "level3_at_19", Group.FSM).panel,
        "ages": a_ladder(code).panel,
        "sixteen": a_sixteen(code).panel,
        **{f"funnel {i}": view.panel for i, view in enumerate(funnels(code))},
        "pooled": three(code).panel,
        "pooled, 11": three(code, KS2).panel,
        "pooled, 5": three(code, "early_years_gld", Group.FSM).panel,
    }


def test_every_word_that_is_never_said_is_looked_for():
    assert all(SAID_NEVER.search(f"it {word}s more") for word in NEVER)
    assert not SAID_NEVER.search("in gateshead 11 points are left, unneeded")


@pytest.mark.parametrize("code", AREAS)
def test_every_panel_of_every_area_is_whole(code):
    for name, panel in every(code).items():
        said = panel.said
        assert said.title and said.under, name
        assert panel.empty or said.sentence, name
        assert not said.title.endswith("."), (name, said.title)
        for text in (said.title, said.under, said.sentence, said.alt, *panel.notes):
            for bad in BROKEN:
                assert bad not in text, (name, bad, text)
            assert text.count("**") % 2 == 0
            assert not PLURAL_OF_ONE.search(text), text
            assert not (said_it := SAID_NEVER.search(text.lower())), (name, said_it, text)
        if said.sentence:
            assert re.match(r"(\*\*)?[A-Z0-9]", said.sentence) and said.sentence.endswith(".")
        assert panel.source.startswith("Source: ") and panel.download_name.endswith(".csv")


@pytest.mark.parametrize("code", AREAS)
def test_the_area_is_named_as_it_is_in_a_sentence(code):
    area = BOOK.areas[code]
    name = place_text(area)
    for panel in every(code).values():
        said = f"{panel.said.title} {panel.said.sentence}"
        if area.short_name in said and name.startswith("the "):
            bare = re.sub(rf"\b[Tt]he {re.escape(area.short_name)}", "", said)
            for place in ("North East CA", "England", "London", "West Midlands"):
                bare = bare if place == area.short_name else bare.replace(place, "")
            assert area.short_name not in bare, said
    if code == SCILLY:
        for panel in every(code).values():
            for text in (panel.said.title, panel.said.sentence):
                assert not re.search(r"(^|\. )The Isles of Scilly (has|is|stands) ", text)


@pytest.mark.parametrize("code", AREAS)
def test_the_lead_is_one_sentence_in_figures_of_the_split(code):
    found = a_split(code)
    assert "**" not in found.lead and not found.lead.endswith(".")
    if not found.versus:
        assert found.lead == found.panel.said.title
        return
    one = found.versus[0]
    side = "below" if one.published < 0 else "above"
    assert f"{side} England" in found.lead or "level with England" in found.lead


@pytest.mark.parametrize("code", AREAS)
def test_a_shortfall_is_said_only_where_the_range_leaves_nought_out(code):
    for found in (a_closing(code), a_closing(code, A8), a_closing(code, KS2)):
        for one in found.targets:
            assert one.text.startswith("0:") is (one.shortfall.low <= 0)
        if found.targets and found.targets[0].shortfall.low <= 0:
            assert "As many as" not in found.panel.said.title
            assert "less than in England" not in found.panel.said.title


@pytest.mark.parametrize("code", AREAS)
def test_inside_a_band_is_never_said_to_be_the_same(code):
    for view in funnels(code):
        dot = next((dot for dot in view.dots if dot.chosen), None)
        text = view.panel.said.sentence
        if dot is None:
            assert "left out" in text or "no dot of its own" in text
            single = BOOK.areas[code].kind is AreaKind.AUTHORITY
            assert single is ("left out" in text)
        elif dot.place == "within chance alone":
            assert "does not say that it is the same" in text
        else:
            side = "below" if dot.level < view.centre else "above"
            assert f"{side} the centre" in text
        assert "not “as expected”" in " ".join(view.panel.notes)


@pytest.mark.parametrize("code", AREAS)
def test_verdicts_are_said_as_they_stand(code):
    found = a_sixteen(code)
    row = next(row for row in found.rows if row.chosen)
    text = found.panel.said.sentence
    words = {"higher": "higher than England", "lower": "lower than England",
             "about_the_same": "about the same as England",
             "cannot_tell": "cannot be told from England"}  # fmt: skip
    for side in row.sides:
        if side.verdict is not None:
            assert words[side.verdict] in text
    if all(side.verdict is None for side in row.sides):
        assert "nothing can be said" in text


@pytest.mark.parametrize("code", AREAS)
def test_places_are_intervals_and_never_subtracted(code):
    ladder = a_ladder(code)
    for rung in ladder.rungs:
        if rung.low is not None:
            assert rung.places in ladder.panel.said.sentence
    assert "−" not in ladder.panel.said.sentence
    assert ("not one cohort" in " ".join(ladder.panel.notes)) is not ladder.panel.empty


def test_the_caveat_of_the_split_is_printed():
    for code in (GATESHEAD, NORTH_EAST_CA):
        assert "Accounting, not causes" in a_split(code).panel.notes[0]
        assert any(note.startswith("**Rounding**") for note in a_split(code).panel.notes)


def test_parts_that_are_close_to_nothing_are_no_finding():
    """Durham's disadvantaged pupils: +0.15 points."""
    durham = a_split("E06000047").panel.said
    assert "close to nothing in disadvantaged pupils' own level" in durham.sentence
    assert "+0.2" not in durham.sentence and "+0.1" not in durham.sentence
