"""What METHOD 8.1 says must come out for the figures of today, and nothing it forbids ever."""

import re
from dataclasses import replace

import pytest

from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group, Status, Unit, Verdict
from findings import overview_sentences as words
from findings import seven_sentences
from findings.at_age import at_age
from findings.authority import HEADLINES
from findings.figure import Figure
from findings.overview import BESIDE_16, overview
from tests.findings.reversing import ELSEWHERE, equal, exchanged, judged, unjudged, without
from tests.known import cells_of, stored_of

FORBIDDEN = (
    "ahead", "behind", "lost", "losing", "faster", "slower", "widened", "narrowed", "improv",
    "because", "due to", "led to", "thanks", "despite", "significant", "clearly", "well below",
    "better", "worse", "smallest", "best", "worst", "progress", "still", "only", "gap in the North",
)  # fmt: skip
GROUP_WORDS = {Group.FSM: "free school meals", Group.DISADVANTAGED: "disadvantaged pupils"}


@pytest.fixture(scope="module")
def known():
    return {measure_id: cells_of(measure_id) for measure_id, _ in HEADLINES}


@pytest.fixture(scope="module")
def today(known):
    return overview(known.__getitem__, stored_of)


def turned(known, change):
    return overview({name: change(one) for name, one in known.items()}.__getitem__, unjudged)


def plain(text: str) -> str:
    return text.replace("**", "").replace("\u00a0", " ")


def said(page) -> list[str]:
    """Every sentence of the page that rests on figures."""
    found = [page.title, page.lead, page.note, page.glance_title, page.places_title]
    found += [text for panel in page.panels for text in (panel.sentence, panel.second, panel.alt)]
    return [plain(text) for text in (*found, *page.places_sentences)]


def test_today_at_5(today):
    panel = today.panels[0]
    assert plain(panel.sentence) == (
        "About 49% of pupils eligible for free school meals had a good level of development: "
        "below 51.3% in England, close to about 50% outside London."
    )
    assert "against 72.5% in England." in plain(panel.second)
    assert "In 2021/22 those on free school meals stood at about 49%, against 49.1%." in plain(
        panel.second
    )


def test_today_at_11(today):
    panel = today.panels[1]
    assert plain(panel.sentence) == (
        "About 48% of disadvantaged pupils met the expected standard: the same as 48% in England, "
        "above about 46% outside London."
    )
    assert "Other pupils stood at about 72%, against 70% in England." in plain(panel.second)
    assert panel.seven == "2 higher, 1 lower, 4 cannot tell"
    assert "at 11 are higher in Newcastle and Sunderland and lower in Northumberland;" in (
        today.glance_title
    )


def test_today_at_16_two_sentences_for_two_measures(today):
    panel = today.panels[2]
    assert plain(panel.sentence) == (
        "Disadvantaged pupils averaged 33.6 points in Attainment 8: below the 34.9 in England, "
        "the same as the 33.6 outside London."
    )
    assert plain(panel.second) == (
        "23.7% of disadvantaged pupils had grade 5 or above in English and maths: below 26.0% in "
        "England (our calculation), the same as 23.7% outside London."
    )
    assert panel.facts[0] == ("In 2024/25, points", "16.8", "15.5")
    assert panel.facts[1][0] == "In 2018/19, points"
    assert panel.facts[1][2] == "13.6"


def test_today_at_19(today):
    panel = today.panels[3]
    assert plain(panel.sentence) == (
        "About 30% of pupils eligible for free school meals at 15 reached Level 3 by 19: below "
        "36.82% in England and about 33% outside London."
    )
    assert plain(panel.second) == (
        "Other pupils stood at about 58%, against 62.35% in England. In 2018/19 those who had free "
        "school meals stood at about 29%, against 35.46%."
    )
    assert panel.when == "2023/24 final"
    assert "2024/25" not in panel.sentence + panel.second + panel.alt
    assert (
        "100 of 149 authorities are below England at 19 in 2023/24; England's figure holds London"
        in (today.note)
    )


def test_todays_headings(today):
    assert plain(today.title) == (
        "Disadvantaged pupils' results here are the same as England's at 11 and below at 16 in "
        "Attainment 8; pupils on free school meals are below at 5 and at 19"
    )
    assert plain(today.lead) == (
        "Beside the same pupils in England outside London (our calculation) results here are "
        "close at 5, above at 11, the same at 16 in Attainment 8 and below at 19."
    )
    assert today.places_title == (
        "At 11 two of the seven are surely in the upper half of England's authorities and one in "
        "the lower, for disadvantaged pupils; at 19 none and two, for pupils on free school meals"
    )


@pytest.mark.parametrize(("name", "group"), HEADLINES)
def test_each_sentence_is_true_in_every_period_and_changes_when_turned_round(known, name, group):
    one = known[name]
    for period in one.measure.series_of(group).periods:
        at = at_age(one, group, period, unjudged)
        text = plain(words.sentence(at))
        assert GROUP_WORDS[group] in text.lower()
        if at.here.level.missing:
            assert re.fullmatch(r".* here have no figure for .* in \d{4}/\d\d: [a-z ]+\.", text)
            continue
        other = at_age(exchanged(one), group, period, unjudged)
        alike = at_age(equal(one), group, period, unjudged)
        how = words.relation(at.here.level, at.england.level, at.unit)
        back = words.relation(other.here.level, other.england.level, at.unit)
        assert {how, back} in ({"above", "below"}, {"close to"}, {"the same as"})
        assert f": {how} " in text
        if back != how:
            assert f": {back} " in plain(words.sentence(other))
            assert plain(words.sentence(other)) != text
        assert words.relation(alike.here.level, alike.england.level, at.unit) in (
            "the same as", "close to",
        )  # fmt: skip
        for wrong in {"above", "below"} - {how}:
            assert f": {wrong} " not in text


def test_near_figures_are_never_above_or_below(known):
    for name, group in HEADLINES:
        for period in known[name].measure.series_of(group).periods:
            at = at_age(known[name], group, period, unjudged)
            here, england = at.here.level.value, at.england.level.value
            if here is None or england is None:
                continue
            how = words.relation(at.here.level, at.england.level, at.unit)
            if how in ("above", "below"):
                assert abs(here - england) >= (0.5 if at.unit is Unit.POINTS else 1)


@pytest.mark.parametrize("change", [lambda one: one, exchanged, equal])
def test_nothing_forbidden_is_said_whichever_way_the_figures_lie(known, change):
    for text in said(turned(known, change)):
        assert not [word for word in FORBIDDEN if word in text.lower()], text


def test_every_heading_changes_with_its_figures(known, today):
    back, alike = turned(known, exchanged), turned(known, equal)
    assert len({today.title, back.title, alike.title}) == 3
    assert len({today.lead, back.lead}) == 2
    assert " above at 16 in Attainment 8" in plain(back.title)
    assert (
        "are above at 5 and above at 19" in back.title or "are above at 5 and at 19" in back.title
    )
    assert "below" not in alike.title and "above" not in alike.title
    for mine, theirs in zip(today.panels, back.panels, strict=True):
        if mine.at.age != "11":
            assert mine.sentence != theirs.sentence


def test_all_seven_is_said_only_of_the_age_where_it_is_so(known):
    page = overview(known.__getitem__, unjudged)
    raised = overview(
        (known | {"level3_at_19": _with(known["level3_at_19"], "E08000037", 40.0)}).__getitem__,
        unjudged,
    )
    assert "in all seven authorities, at 19" in page.title
    assert "in all seven" not in raised.title
    assert raised.title.endswith("are below at 5 and at 19")


def test_attainment_8_is_named_wherever_16_is_spoken_of(today):
    for text in (today.title, today.lead):
        assert re.findall(r"at 16(.{16})", plain(text)) == [" in Attainment 8"]
    assert today.panels[2].at.measure_id == "ks4_attainment8"
    assert BESIDE_16 not in [panel.at.measure_id for panel in today.panels]


def test_5_is_never_compared_with_2018_19(today):
    panel = today.panels[0]
    assert "2018/19" not in f"{panel.sentence}{panel.second}{panel.facts}{panel.alt}"
    before = [
        point.figure.missing
        for line in panel.lines
        for point in line.points
        if point.period < "2021/22"
    ]
    assert before and all(before)


@pytest.mark.parametrize(
    "gone", [ELSEWHERE, [NORTH_EAST_CA], ["E08000037"], [NORTH_EAST_CA, *ELSEWHERE]]
)
def test_missing_figures_leave_whole_sentences(known, gone):
    page = turned(known, lambda one: without(one, gone))
    for text in said(page):
        assert "None" not in text and "  " not in text and " ," not in text and ".." not in text
        assert text.count("(") == text.count(")")
    if NORTH_EAST_CA in gone:
        assert "without a comparison at 11" in page.title
        assert all("no figure for" in panel.sentence for panel in page.panels)
    elif gone is ELSEWHERE:
        assert "England: " in page.panels[0].sentence


def test_london_is_named_only_where_it_lifts_england(known):
    lifted = overview(known.__getitem__, stored_of)
    other = _with(known["level3_at_19"], ENGLAND_OUTSIDE_LONDON, 40.0)
    page = overview((known | {"level3_at_19": other}).__getitem__, stored_of)
    assert "holds London" in lifted.note and "holds London" not in page.note


VERDICTS = {
    Verdict.HIGHER: ("above", "7 higher", "higher in all seven"),
    Verdict.LOWER: ("below", "7 lower", "lower in all seven"),
    Verdict.CANNOT_TELL: ("not clearly different from", "7 cannot tell", "lower in none of"),
    Verdict.ABOUT_THE_SAME: ("close to", "7 about the same", "higher in none of"),
}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_what_is_said_follows_the_verdict_not_the_figures(known, verdict):
    page = overview(known.__getitem__, judged(verdict))
    word, count, glance = VERDICTS[verdict]
    assert f": {word} " in plain(page.panels[0].sentence)
    assert {panel.seven for panel in page.panels} == {count}
    assert glance in page.glance_title
    assert ("in all seven authorities," in page.title) == (word in ("above", "below"))
    for text in said(page):
        assert not [bad for bad in FORBIDDEN if bad in text.lower().replace("not clearly", "")]


def test_every_age_has_its_verdict_in_every_period_that_is_judged(known):
    told = 0
    for name, group in HEADLINES:
        for period in known[name].measure.series_of(group).periods:
            at = at_age(known[name], group, period, stored_of)
            verdict = at.certain.england.verdict
            if verdict is not None:
                told += 1
                how = words.stands(at, at.england)
                assert (how == "below") == (verdict is Verdict.LOWER)
                assert (how == "above") == (verdict is Verdict.HIGHER)
                assert (how == words.UNCLEAR) == (verdict is Verdict.CANNOT_TELL)
    assert told > 15


def test_without_verdicts_the_counts_are_of_the_figures(known):
    page = overview(known.__getitem__, unjudged)
    assert page.panels[1].seven == "3 above, 1 level, 3 below"
    assert page.panels[3].seven == "7 below"


def test_short_names_stay_different():
    names = ["County Durham", "Gateshead", "North Tyneside", "South Tyneside", "Northumberland"]
    short = [seven_sentences.short_name(name) for name in names]
    assert short == ["Durham", "Gateshead", "N Tyneside", "S Tyneside", "Northumberland"]


def test_a_missing_figure_reads_as_its_reason():
    figure = Figure(None, 0, Status.SUPPRESSED)
    assert words.gap_text(figure, Unit.PERCENT) == "suppressed"
    assert words.relation(figure, figure, Unit.PERCENT) is None


def _with(one, code, value):
    """The cells of Level 3 with another figure for one area in 2023/24."""
    key = ("fsm", code, "2023/24")
    cell = replace(one.by_key[key], value=value, exact=value if one.by_key[key].about else None)
    return replace(one, by_key=one.by_key | {key: cell})


def test_an_authority_without_figures_is_counted_apart(known):
    page = turned(known, lambda one: without(one, ["E08000037"]))
    assert all(panel.seven.endswith("1 not known") for panel in page.panels)
    assert "in all seven" not in page.title


def test_places_are_ranges_and_none_is_named_first_or_last(today):
    for at, text in zip(today.ages, today.places_sentences, strict=True):
        for member in at.members:
            rank = member.certain.rank
            assert rank and words_of(rank) in text
        assert "from " not in text.lower()


def words_of(rank) -> str:
    return seven_sentences.range_text(rank.low, rank.high)
