"""The map of verdicts: what was judged, for every measure, group and period."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from eip_data.columns import ENGLAND, AreaKind, Group, Verdict
from findings.certainty import Judged, Stored, certainties
from findings.certainty_sentences import verdict_label
from findings.map_layer import asked
from findings.map_verdicts import ORDER
from findings.map_years import map_years
from findings.quantity import VERDICTS, Show, shows_of
from tests.findings.judged_maps import A8, BOOK, DIS, NOW, SEVEN, counted, judged, known, layer_of

AUTHORITIES = [area.code for area in BOOK.areas_of(AreaKind.AUTHORITY)]
GROUPS = [
    (measure.id, group)
    for measure in BOOK.measures.values()
    for group in measure.groups
    if Show.VERDICT in shows_of(measure, group)
]
TURNED = {Verdict.LOWER: Verdict.HIGHER, Verdict.HIGHER: Verdict.LOWER}


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
