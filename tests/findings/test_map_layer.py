"""The map's finding: the figures of the questions beneath, for every authority and measure."""

from functools import cache

import pytest

from analysis.change import obstacle
from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group, Status, Unit
from eip_data.errors import NotComparable
from findings.authority import area_profile
from findings.certainty_sentences import range_text
from findings.map_layer import MapLayer, asked, map_layer
from findings.map_years import map_years
from findings.quantity import GAPS, VERDICTS, Quantity, Show, figures_of, shows_of, since_of
from findings.sentences import shown
from tests.known import cells_of as known
from tests.known import stored_of as judged

A8, KS2, GLD = "ks4_attainment8", "ks2_rwm_expected", "early_years_gld"
DIS = Group.DISADVANTAGED
NOW = "2024/25"
SEVEN = catalogue.load().areas[NORTH_EAST_CA].members
CHOICES = [
    (measure.id, measure.headline_group, show)
    for measure in catalogue.load().measures.values()
    if measure.coverage == "authorities"
    for show in shows_of(measure, measure.headline_group)
]


def quantity(measure_id: str, group: Group, show: Show) -> Quantity:
    measure = catalogue.load().measures[measure_id]
    now = measure.series_of(group).last
    since = since_of(measure, group, now)
    return asked(measure_id, group, show, now, since[0] if since else "")


@cache
def layer_of(
    measure_id: str, group: Group, show: Show, period: str = "", since: str = "", kind: str = "set"
) -> MapLayer:
    wanted = (
        asked(measure_id, group, show, period, since)
        if period
        else quantity(measure_id, group, show)
    )
    return map_layer(wanted, kind, known, stored_of=judged)


@pytest.mark.parametrize(("measure_id", "group", "show"), CHOICES)
def test_every_authority_has_the_figure_of_the_question_beneath(measure_id, group, show):
    layer = layer_of(measure_id, group, show)
    codes = [area.code for area in catalogue.load().areas_of(AreaKind.AUTHORITY)]
    assert [area.code for area in layer.areas] == sorted(codes) and len(codes) == 153
    if show is Show.CHANGE and layer.since is None:
        assert all(area.figure.missing for area in layer.areas)
        return
    beneath = figures_of(known(measure_id), layer.quantity, codes)
    assert {area.code: area.figure for area in layer.areas} == beneath


@pytest.mark.parametrize(("measure_id", "group", "show"), CHOICES)
def test_table_and_map_say_the_same_of_the_seven(measure_id, group, show):
    layer = layer_of(measure_id, group, show)
    by_code = {area.code: area for area in layer.areas}
    rows = {row.code: row for row in layer.rows}
    assert set(SEVEN) < set(rows) and len(rows) == 10
    for code in SEVEN:
        area, row = by_code[code], rows[code]
        assert row.shown == area.text
        assert row.missing == area.figure.missing
        assert row.label == area.label and row.verdict == area.verdict
        if layer.show is not Show.CHANGE and area.certain:
            between = area.certain.rank
            assert row.place == (range_text(between.low, between.high) if between else "–")
            continue
        assert row.place == (
            "–" if area.rank is None else f"{area.rank}=" if area.ties > 1 else str(area.rank)
        )
    values = [shown(by_code[r.code].figure, layer.quantity.measure.unit)[0]
              for r in layer.rows if r.code in SEVEN and not r.missing]  # fmt: skip
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(("measure_id", "group", "show"), CHOICES)
def test_classes_count_every_authority_with_a_figure_once(measure_id, group, show):
    layer = layer_of(measure_id, group, show)
    own = [area for area in layer.areas if not area.hatched]
    assert sum(one.count for one in layer.classes) == len(own)
    assert all(area.class_index is not None for area in own)
    if layer.show not in VERDICTS:
        assert len(own) == sum(not area.figure.missing for area in layer.areas)
    words = [one.words for one in layer.classes]
    assert len(set(words)) == len(words) and all(words)
    assert all(len(area.hover) <= 3 for area in layer.areas)


@pytest.mark.parametrize(("measure_id", "group", "show"), CHOICES)
def test_orange_is_worse_for_pupils_and_context_has_no_better(measure_id, group, show):
    layer = layer_of(measure_id, group, show)
    better = layer.quantity.measure.higher_is_better
    if show in VERDICTS:
        assert better is True and layer.scale.ramp == "verdict"
        assert [one.words for one in layer.classes][::3] == ["lower", "higher"]
    elif better is None:
        assert layer.scale.ramp == "context" and not layer.scale.downward
    elif layer.quantity.diverges:
        assert layer.scale.ramp == "difference" and layer.scale.centred
        worst = -1.0 if better else 1.0
        assert layer.scale.class_of(99 * worst) == 0
        # The words name the side the colour is on, and the table's left is the same side.
        sides = {"below": -1, "lower": -1, "above": 1, "higher": 1}
        if layer.classes:
            assert sides[layer.classes[0].words.split()[-1]] == worst
        assert sides[layer.bar_heads[0]] == worst
    else:
        wanted = "gap" if show in GAPS or not better else "level"
        assert layer.scale.ramp == wanted and not layer.scale.centred


@pytest.mark.parametrize("kind", ["set", "equal", "quantile"])
@pytest.mark.parametrize("show", list(Show))
def test_every_kind_of_step_covers_every_figure(kind, show):
    layer = layer_of(A8, DIS, show, "2024/25", "2018/19", kind)
    assert sum(one.count for one in layer.classes) > 140
    if layer.quantity.diverges and show not in VERDICTS:
        assert layer.scale.class_of(0.0) == layer.scale.size // 2


def test_places_are_those_of_the_authority_page():
    layer = layer_of(A8, DIS, Show.FROM_ENGLAND)
    for area in layer.areas:
        if area.code not in SEVEN:
            continue
        headlines = area_profile(area.code, known, judged).headlines
        certain = next(one.certain for one in headlines if one.measure_id == A8)
        assert area.certain == certain and area.certain.rank is not None


def test_method_s_table_of_ranks():
    by_gap = {a.code: (a.rank, a.ties) for a in layer_of(A8, DIS, Show.GAP_NATIONAL).areas}
    within = {a.code: (a.rank, a.ties) for a in layer_of(A8, DIS, Show.GAP_WITHIN).areas}
    assert [by_gap[code] for code in ("E06000047", "E08000037", "E06000057")] == [
        (47, 3), (74, 6), (135, 2),
    ]  # fmt: skip
    assert [within[code] for code in ("E06000047", "E08000021")] == [(25, 3), (139, 2)]


@pytest.mark.parametrize(("measure_id", "group", "show"), CHOICES)
def test_a_change_is_never_ranked(measure_id, group, show):
    layer = layer_of(measure_id, group, show)
    ranked = {area.code for area in layer.areas if area.rank is not None}
    present = {area.code for area in layer.areas if not area.figure.missing}
    assert ranked == (set() if show is Show.CHANGE else present)


# --- places without a figure of their own ---------------------------------------------------------


def test_former_authorities_figures_lie_hatched_over_their_successors():
    layer = layer_of(KS2, DIS, Show.LEVEL, "2018/19")
    by_code = {area.code: area for area in layer.areas}
    cumbria = known(KS2).figure(DIS, "E10000006", "2018/19")
    for heir in ("E06000063", "E06000064"):
        area = by_code[heir]
        assert area.hatched and area.figure.missing and area.rank is None
        assert area.former == f"published {cumbria.value:.0f}% for Cumbria"
        assert area.class_index == layer.scale.class_of(cumbria.value)
        assert area.hover[-1].endswith("for Cumbria")
    for heir in ("E06000061", "E06000062"):
        assert by_code[heir].former.endswith("for Northamptonshire")
    assert any("for Cumbria" in note for note in layer.notes)
    assert layer.key_missing == "no figure of its own"


def test_two_former_figures_for_one_place_give_it_no_colour():
    by_code = {a.code: a for a in layer_of(KS2, DIS, Show.LEVEL, "2017/18").areas}
    bournemouth = by_code["E06000058"]
    assert bournemouth.class_index is None and bournemouth.hatched
    assert "Poole" in bournemouth.former and "Bournemouth" in bournemouth.former
    assert by_code["E06000059"].former.endswith("for Dorset")


def test_successors_stand_on_their_own_since_they_exist():
    by_code = {a.code: a for a in layer_of(KS2, DIS, Show.LEVEL, "2024/25").areas}
    for heir in ("E06000063", "E06000064", "E06000061", "E06000058"):
        assert not by_code[heir].hatched and by_code[heir].former == ""


def test_a_missing_authority_says_why():
    layer = layer_of(A8, DIS, Show.FROM_ENGLAND)
    city = next(area for area in layer.areas if area.code == "E09000001")
    assert city.class_index is None and city.status is Status.NOT_AVAILABLE
    assert city.hover == ("<b>City of London</b>", "No figure: not available")
    assert any("City of London: not available" in note for note in layer.notes)


# --- years ----------------------------------------------------------------------------------------


def test_comparable_years_share_one_scale_and_no_other_year_is_among_them():
    layers = map_years(asked(A8, DIS, Show.FROM_ENGLAND, "2024/25", ""), "quantile", known, judged)
    assert [layer.period for layer in layers] == ["2018/19", "2022/23", "2023/24", "2024/25"]
    assert len({layer.scale for layer in layers}) == 1


def test_the_years_of_a_difference_stand_on_one_england():
    # 2017/18 is on the authorities' own basis, all later rows of Attainment 8 are not.
    (under,) = {one.years_under for one in map_years(asked(A8, DIS, "from_england", NOW, ""))}
    assert "Left out: 2017/18" in under
    levels = map_years(asked(A8, DIS, Show.LEVEL, NOW, ""), "set", known, judged)
    assert levels[0].period == "2017/18" and "Left out" not in levels[0].years_under
    # English and maths has no row for England in 2024/25: its authorities' pupils in every year.
    for show in (Show.LEVEL, Show.FROM_ENGLAND):
        layers = map_years(asked("ks4_english_maths_5", DIS, show, NOW, ""), "set", known, judged)
        england = [row for one in layers for row in one.rows if row.code == ENGLAND]
        assert [row.level for row in england] == ["25.4%", "26.1%", "26.0%"]
        assert {row.under for row in england} == {"authorities together"}
        assert "all authorities' pupils together in every year" in layers[-1].years_under


def test_no_small_map_shows_a_change_of_one_year_or_a_year_without_figures():
    layers = map_years(asked(A8, DIS, Show.CHANGE, NOW, "2022/23"), "set", known, judged)
    assert [layer.period for layer in layers] == ["2024/25"]
    for layer in map_years(
        asked("ks4_english_maths_5", DIS, Show.LEVEL, NOW, ""), "set", known, judged
    ):
        assert any(not area.figure.missing for area in layer.areas)


@pytest.mark.parametrize(
    ("measure", "group", "since", "period"),
    [
        (GLD, Group.FSM, "2018/19", "2024/25"),
        (A8, DIS, "2016/17", "2024/25"),
        (A8, DIS, "2018/19", "2020/21"),
        (A8, DIS, "2024/25", "2022/23"),
    ],
)
def test_a_change_across_a_break_is_refused_with_the_reason(measure, group, since, period):
    reason = obstacle(catalogue.load().measures[measure], (group,), since, period)
    with pytest.raises(NotComparable) as refused:
        asked(measure, group, "change", period, since)
    assert str(refused.value) == reason
    assert asked(measure, group, "level", period, since).since is None


def test_a_year_that_compares_with_no_other_stands_alone_and_says_so():
    alone = map_years(asked(A8, DIS, Show.LEVEL, "2020/21", ""), "set", known, judged)
    assert [layer.period for layer in alone] == ["2020/21"]
    (band,) = [one for one in alone[0].bands if one.kind == "not_comparable"]
    assert "set by schools" in band.reason


def test_years_before_a_new_series_bring_its_break():
    layer = layer_of(GLD, Group.FSM, Show.LEVEL, "2018/19")
    assert any(band.kind == "break" and band.first == "2021/22" for band in layer.bands)


def test_the_years_of_a_change_keep_its_base():
    layers = map_years(asked(A8, DIS, Show.CHANGE, "2024/25", "2018/19"), "set", known, judged)
    assert [layer.period for layer in layers] == ["2022/23", "2023/24", "2024/25"]
    assert {layer.since for layer in layers} == {"2018/19"}


def test_a_change_without_an_earlier_year_says_so():
    layer = layer_of(A8, DIS, Show.CHANGE, "2015/16")
    assert layer.title == "No earlier year may be compared with 2015/16"
    assert layer.classes == () and not any(area.rank for area in layer.areas)


def test_england_stands_at_nought_also_without_a_row_of_its_own():
    for measure_id in (A8, "ks4_english_maths_5"):
        layer = layer_of(measure_id, DIS, Show.FROM_ENGLAND, "2024/25")
        row = next(row for row in layer.rows if row.kind == "england")
        assert (row.shown, row.bar, row.missing) == ("0.0", 0.0, False)
    assert row.level == "26.0%" and row.under == "authorities together"
    assert any("all authorities' pupils together" in note for note in layer.notes)


def test_our_figures_are_about_and_marked():
    rows = {row.code: row for row in layer_of(KS2, DIS, Show.LEVEL).rows}
    assert rows[NORTH_EAST_CA].level.startswith("about ")
    assert rows[NORTH_EAST_CA].under == "our calculation"
    assert known(KS2).measure.unit is Unit.PERCENT
