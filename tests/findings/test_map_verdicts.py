"""The map of verdicts: what was judged, in its words and classes, for every measure and period."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations_with_replacement

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group, Verdict
from findings.cells import cells
from findings.certainty import Judged, Stored, certainties, stored
from findings.certainty_sentences import verdict_label
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.map_layer import MapLayer, asked, map_layer
from findings.map_verdict_sentences import finding
from findings.map_verdicts import ORDER
from findings.map_years import map_years
from findings.quantity import VERDICTS, Quantity, Show, shows_of
from findings.sentences import count_text

known, judged = cache(cells), cache(stored)
BOOK = catalogue.load()
SEVEN = BOOK.areas[NORTH_EAST_CA].members
AUTHORITIES = [area.code for area in BOOK.areas_of(AreaKind.AUTHORITY)]
A8, KS2, DIS, NOW = "ks4_attainment8", "ks2_rwm_expected", Group.DISADVANTAGED, "2024/25"
GROUPS = [
    (measure.id, group)
    for measure in BOOK.measures.values()
    for group in measure.groups
    if Show.VERDICT in shows_of(measure, group)
]
TURNED = {Verdict.LOWER: Verdict.HIGHER, Verdict.HIGHER: Verdict.LOWER}


@cache
def layer_of(
    measure_id: str = A8,
    group: Group = DIS,
    show: Show = Show.VERDICT,
    period: str = NOW,
    stored_of=judged,
) -> MapLayer:
    wanted = asked(measure_id, group, show, period, "")
    return map_layer(wanted, cells_of=known, stored_of=stored_of)


def verdicts_of(
    measure_id: str, group: Group, show: Show, period: str
) -> dict[str, Verdict | None]:
    """What the certainty of each authority says, asked for apart from the map."""
    found = certainties(measure_id, group, Judged.LEVEL, period, AUTHORITIES, judged)
    side = "england" if show is Show.VERDICT else "outside_london"
    return {code: getattr(one, side).verdict for code, one in found.items()}


@cache
def turned(measure_id: str) -> Stored:
    """The same measure with lower and higher exchanged."""
    real = judged(measure_id)
    rows = {
        key: {
            area: row._replace(
                england=TURNED.get(row.england, row.england),
                outside_london=TURNED.get(row.outside_london, row.outside_london),
            )
            for area, row in areas.items()
        }
        for key, areas in real.rows.items()
    }
    return replace(real, rows=rows)


def counted(title: str, words: str) -> int:
    """How many of the seven a title puts on a side, or says nothing of."""
    patterns = {
        "cannot tell": r"for (\w+) we cannot tell|for any of the (\w+)",
        "no verdict": r"for (\w+) of the seven there is no verdict",
    }
    usual = rf"\b{words}\b(?: (?:than|as) (?:England's|in England outside London))? in (\w+)"
    found = re.search(patterns.get(words, usual), title)
    word = next((one for one in found.groups() if one), "none") if found else "none"
    if word == "all":
        return len(SEVEN)
    return 0 if word == "none" else next(n for n in range(1, 8) if count_text(n) == word)


# --- every measure, group and period --------------------------------------------------------------


@pytest.mark.parametrize(("measure_id", "group"), GROUPS)
@pytest.mark.parametrize("show", VERDICTS)
def test_title_key_and_areas_say_what_was_judged(measure_id, group, show):
    periods = BOOK.measures[measure_id].series_of(group).periods
    for period in periods if show is Show.VERDICT else periods[::-3]:
        layer = layer_of(measure_id, group, show, period)
        wanted = verdicts_of(measure_id, group, show, period)
        if not any(wanted.values()):
            assert layer.show not in VERDICTS and layer.notice
            continue
        assert layer.show is show and not layer.notice
        for area in layer.areas:
            verdict = wanted[area.code]
            if verdict is None:
                assert area.class_index is None and area.hatched
            else:
                assert area.class_index == ORDER.index(verdict)
                assert area.verdict == layer.classes[area.class_index].words
        counts = Counter(wanted.values())
        assert [one.count for one in layer.classes] == [counts[verdict] for verdict in ORDER]
        assert f"{counts[Verdict.LOWER]} are lower" in layer.england_sentence
        assert f"for {counts[Verdict.CANNOT_TELL]} we cannot tell" in layer.england_sentence
        of_seven = Counter(wanted[code] for code in SEVEN)
        for verdict in ORDER:
            word = verdict_label(verdict, False)
            assert counted(layer.title, word) == of_seven[verdict], (period, layer.title)
        assert counted(layer.title, "no verdict") == of_seven[None]


@pytest.mark.parametrize(("measure_id", "group"), GROUPS)
def test_with_the_verdicts_reversed_map_and_title_turn_round(measure_id, group):
    for period in BOOK.measures[measure_id].series_of(group).periods[::-2]:
        real = layer_of(measure_id, group, period=period)
        if real.show is not Show.VERDICT:
            continue
        other = layer_of(measure_id, group, period=period, stored_of=turned)
        assert [one.count for one in other.classes] == [
            one.count for one in (*real.classes[3:], *real.classes[1:3], *real.classes[:1])
        ]
        for one, its_turn in (("lower", "higher"), ("higher", "lower")):
            assert counted(other.title, one) == counted(real.title, its_turn)
        assert other.title != real.title or counted(real.title, "lower") == counted(
            real.title, "higher"
        )


def test_verdicts_are_offered_where_some_period_has_them_and_nowhere_else():
    for measure in BOOK.measures.values():
        if measure.coverage != "authorities":
            continue
        for group in measure.groups:
            have = any(
                any(verdicts_of(measure.id, group, show, period).values())
                for period in measure.series_of(group).periods
                for show in VERDICTS
            )
            assert (Show.VERDICT in shows_of(measure, group)) is have, (measure.id, group)
            # So the map need never swap its colours.
            assert not have or measure.higher_is_better is True


# --- the words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure_id", "group", "show", "period", "title"),
    [
        (A8, DIS, "verdict", NOW,
         "At 16, disadvantaged pupils' Attainment 8 is lower than England's in three of the seven, "
         "higher in none; for four we cannot tell"),
        (KS2, DIS, "verdict", NOW,
         "At 11, the share of disadvantaged pupils at the expected standard in reading, writing "
         "and maths is lower than England's in one of the seven, higher in two; for four we cannot "
         "tell"),
        ("level3_at_19", Group.FSM, "verdict", "2022/23",
         "At 19, the share of pupils eligible for free school meals at 15 with Level 3 is lower "
         "than England's in all seven"),
        ("early_years_gld", Group.FSM, "verdict", "2023/24",
         "At 5 we cannot tell for any of the seven whether the share of pupils eligible for free "
         "school meals with a good level of development is higher or lower than England's"),
        (A8, DIS, "verdict_outside_london", NOW,
         "At 16, disadvantaged pupils' Attainment 8 is lower than in England outside London in one "
         "of the seven, higher in one; for five we cannot tell"),
    ],
)  # fmt: skip
def test_the_finding(measure_id, group, show, period, title):
    assert layer_of(measure_id, group, Show(show), period).title == title


def test_every_count_of_the_seven_makes_a_sentence():
    quantity = Quantity(BOOK.measures[A8], DIS, Show.VERDICT, NOW)
    for verdicts in combinations_with_replacement([*ORDER, None], 7):
        if not any(verdicts):
            continue
        text, counts = finding(quantity, verdicts), Counter(verdicts)
        assert not re.search(r"  |, ;|,$|;$|\bno\b(?! verdict)|0", text), text
        assert all(counted(text, verdict_label(v, False)) == counts[v] for v in ORDER), text
        assert counted(text, "no verdict") == counts[None], text
        # Where one side is named, the other is too: nobody is left to guess.
        if counts[Verdict.LOWER] and counts[Verdict.LOWER] < 7:
            assert "higher in " in text
        if counts[Verdict.HIGHER] and counts[Verdict.HIGHER] < 7:
            assert "lower " in text


def test_how_it_was_tested_is_said_and_on_which_england():
    assert layer_of().under == (
        "Tested with 152 authorities, false discovery rate 5%; England on the authorities' own "
        "basis"
    )
    assert layer_of(KS2).under == "Tested with 151 authorities, false discovery rate 5%"
    assert "is our calculation" in layer_of(show=Show.VERDICT_OUTSIDE_LONDON).under
    assert layer_of(show=Show.FROM_ENGLAND).under == ""


def test_england_is_what_was_judged_against_and_its_published_row_is_told():
    layer = layer_of()
    row = next(row for row in layer.rows if row.code == ENGLAND)
    like = known(A8).figure(DIS, ENGLAND_LIKE_FOR_LIKE, NOW)
    assert row.level == f"{like.value}" == "35.1" and row.shown == "0.0"
    assert "(35.1)" in layer.key_title
    assert any("England's published figure is 34.9" in note for note in layer.notes)
    plain = layer_of(show=Show.FROM_ENGLAND)
    assert next(row for row in plain.rows if row.code == ENGLAND).level == "34.9"


def test_a_place_is_an_interval_and_a_label_says_word_and_number():
    layer = layer_of()
    rows = {row.code: row for row in layer.rows}
    newcastle = rows["E08000021"]
    assert (newcastle.level, newcastle.shown, newcastle.verdict) == ("33.3", "−1.8", "lower")
    assert newcastle.place == "64th to 117th" and newcastle.label == "lower, −1.8"
    assert rows[NORTH_EAST_CA].verdict == "lower" and rows[NORTH_EAST_CA].place == "–"
    assert rows[ENGLAND].verdict == "" and rows[ENGLAND].place == "–"
    assert layer.heads == ("Points", "From England", "", "Against England", "Place of 152")
    gateshead = next(area for area in layer.areas if area.code == "E08000037")
    assert gateshead.hover == (
        "<b>Gateshead</b>", "33.9 points, 95% interval 32.0 to 35.8",
        "Cannot be told from England, about 47th to 116th of 152",
    )  # fmt: skip


@pytest.mark.parametrize("show", [show for show in Show if show is not Show.CHANGE])
def test_every_show_with_verdicts_has_words_and_intervals_of_places(show):
    layer = layer_of(show=show)
    gaps = {"wider", "narrower", "about the same", "cannot tell"}
    words = gaps if show is Show.GAP_WITHIN else {verdict_label(v, False) for v in Verdict}
    for row in layer.rows:
        if row.code in SEVEN:
            assert row.verdict in words
            assert re.fullmatch(r"\d+\w\w( to \d+\w\w)?", row.place)
    assert layer.heads[3] and layer.heads[4] == "Place of 152"


def test_cannot_tell_alone_is_dotted():
    for show in Show:
        dotted = [one.words for one in layer_of(show=show).classes if one.dotted]
        assert dotted == (["cannot tell"] if show in VERDICTS else [])
    assert [one.told for one in layer_of().classes][:2] == ["lower: 63", "cannot tell: 52"]


def test_few_pupils_are_told_in_the_hover():
    city = next(
        area for area in layer_of("early_years_gld", Group.FSM).areas if area.code == "E09000001"
    )
    assert "low reliability: about 10 pupils" in city.hover[1] and "approximate" in city.hover[1]


def test_an_authority_without_a_known_size_is_hatched_with_its_reason():
    layer = layer_of("early_years_gld", Group.FSM)
    cumberland = next(area for area in layer.areas if area.code == "E06000063")
    assert cumberland.hatched and not cumberland.figure.missing
    assert cumberland.hover[-1].startswith("No verdict")
    assert layer.key_missing == "no verdict: 3"
    assert any("Cumberland: size of the group not known" in note for note in layer.notes)


# --- where there are none -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure_id", "group", "period", "said", "elsewhere"),
    [
        (A8, DIS, "2020/21", "stands on another basis", True),
        (A8, Group.FSM, NOW, "stands on another basis", True),
        (A8, DIS, "2015/16", "no size of its group", False),
        ("early_years_gld", Group.FSM, "2018/19", "no size of its group", False),
        ("level3_at_19", Group.FSM, "2018/19", "no size of its group", False),
    ],
)
def test_without_verdicts_the_difference_is_shown_and_why(
    measure_id, group, period, said, elsewhere
):
    layer = layer_of(measure_id, group, period=period)
    assert layer.show is Show.FROM_ENGLAND and layer.under == ""
    assert layer.notice.startswith("No verdict against England, ") and said in layer.notice
    assert layer.notice.endswith("Against England outside London there are verdicts.") is elsewhere
    assert layer.title == layer_of(measure_id, group, Show.FROM_ENGLAND, period).title
    assert "verdict" not in layer.download_name


def test_a_verdict_on_the_north_east_ca_alone_makes_no_map():
    layer = layer_of("ks4_english_maths_5", Group.NOT_DISADVANTAGED, period="2022/23")
    assert layer.show is Show.FROM_ENGLAND and layer.notice


def test_years_without_verdicts_are_named_and_every_year_is_on_the_authorities_basis():
    layers = map_years(asked(A8, DIS, Show.VERDICT, NOW, ""), "set", known, judged)
    assert [one.period for one in layers] == ["2017/18", "2022/23", "2023/24", NOW]
    assert {one.years_under for one in layers} == {layers[0].years_under}
    assert layers[0].years_under.endswith("Left out, without verdicts: 2018/19")
    assert len({one.scale for one in layers}) == 1
    row = [next(row for row in one.rows if row.code == ENGLAND).level for one in layers]
    assert row == ["36.8", "35.1", "34.7", "35.1"]


def test_the_years_of_a_missing_verdict_are_those_of_the_difference():
    layers = map_years(asked(A8, DIS, Show.VERDICT, "2018/19", ""), "set", known, judged)
    plain = map_years(asked(A8, DIS, Show.FROM_ENGLAND, "2018/19", ""), "set", known, judged)
    assert [(one.period, one.show) for one in layers] == [(one.period, one.show) for one in plain]
