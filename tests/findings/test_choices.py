"""Whatever a link or a command asks for becomes a valid code, or a sentence with the nearest."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, Group
from eip_data.errors import UnknownCode
from findings import choices

BOOK = catalogue.load()
SHOWN = {choice.code for choice in choices.area_choices()}
MEASURES = {choice.id: choice for choice in choices.measure_choices()}
FORMER = BOOK.areas_of(AreaKind.FORMER_AUTHORITY)
RECODED = [(old, area) for area in BOOK.areas.values() for old in area.former_codes]

HOSTILE = ("", " ", "\n", "\x00", "'; DROP TABLE figure; --", "<script>alert(1)</script>", "../..",
           "%", "None", "nan", "E08000037,E08000021", "E0800003７", "９７０", "0", "-1", "\ud800",
           "ſ", "ß", "İ" * 50, "E" * 10_000, "{0}", "**bold**")  # fmt: skip
texts = st.one_of(st.text(), st.sampled_from([*BOOK.areas, *BOOK.measures, *Group]))


def hostile(test):
    """Every hostile string, and any text at all."""
    for text in HOSTILE:
        test = example(text)(test)
    return given(texts)(test)


def has_one_line(sentence: str) -> bool:
    return sentence.endswith(".") and "\n" not in sentence and len(sentence) < 300


# --- what is offered ------------------------------------------------------------------------------


def test_the_seven_come_first_then_the_ca_england_regions_and_the_others_by_name():
    offered = choices.area_choices()
    assert [choice.code for choice in offered[:9]] == [
        *BOOK.areas[NORTH_EAST_CA].members, NORTH_EAST_CA, ENGLAND,
    ]  # fmt: skip
    assert [choice.kind for choice in offered[9:18]] == [AreaKind.REGION] * 9
    others = offered[18:]
    assert {choice.kind for choice in others} == {AreaKind.AUTHORITY}
    assert [choice.name for choice in others] == sorted(choice.name for choice in others)
    assert len(others) + 7 == 153
    assert len({choice.name for choice in offered}) == len({c.code for c in offered}) == 164


def test_every_measure_by_authority_is_offered_with_its_own_groups():
    by_authority = [m for m in BOOK.measures.values() if m.coverage == "authorities"]
    assert list(MEASURES) == [measure.id for measure in by_authority]
    for measure in by_authority:
        choice = MEASURES[measure.id]
        assert tuple(group for group, _ in choice.groups) == measure.groups
        assert choice.default_group in measure.groups


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("area", BOOK.areas.values(), ids=lambda area: area.code)
def test_an_area_opens_by_code_in_either_case_and_by_number(area):
    forms = [area.code, area.code.lower(), f" {area.code}\n", *filter(None, [area.number])]
    opened = {choices.resolve_area(form) for form in forms}
    if area.code in SHOWN:
        assert opened == {choices.Resolved(area.code, None)}
    elif area in FORMER:
        assert {one.code for one in opened} == {area.successors[0]}
        assert all(BOOK.areas[area.successors[0]].name in one.sentence for one in opened)
    else:
        assert {one.code for one in opened} == {choices.DEFAULT_AREA}
        assert all(one.sentence for one in opened)


@pytest.mark.parametrize(("old", "area"), RECODED, ids=lambda value: str(value)[:9])
def test_an_earlier_code_opens_todays_area_and_says_so(old, area):
    resolved = choices.resolve_area(old.lower())
    assert resolved.code == area.code
    assert old in resolved.sentence and area.code in resolved.sentence


def test_the_catalogue_has_former_and_recoded_authorities_to_try():
    assert {"E10000006", "E06000029"} <= {area.code for area in FORMER}
    assert {"E08000016", "E08000020", "E06000048"} <= {old for old, _ in RECODED}


@hostile
def test_any_text_becomes_an_area_that_is_shown(text):
    resolved = choices.resolve_area(text)
    assert resolved.code in SHOWN
    known = (
        resolved.code == text.strip().upper() or BOOK.areas[resolved.code].number == text.strip()
    )
    assert known if resolved.sentence is None else has_one_line(resolved.sentence)


@hostile
def test_any_text_becomes_a_measure_by_authority_and_a_group_of_it(text):
    resolved = choices.resolve_measure(text)
    assert resolved.code in MEASURES
    if resolved.sentence is None:
        assert resolved.code == text.strip().lower()
    else:
        assert resolved.code == choices.DEFAULT_MEASURE and has_one_line(resolved.sentence)
    for measure in MEASURES.values():
        group = choices.resolve_group(measure.id, text)
        if group.sentence is None:
            assert group.code == text.strip().lower()
            assert group.code in dict(measure.groups)
        else:
            assert group.code == measure.default_group and has_one_line(group.sentence)


def test_a_national_series_is_not_opened_as_a_measure_by_authority():
    assert choices.resolve_measure("gap_index_ks2").code == choices.DEFAULT_MEASURE


# --- the command line -----------------------------------------------------------------------------


@hostile
def test_the_command_line_takes_a_measure_by_its_id_or_names_the_nearest(text):
    if text in BOOK.measures:
        assert choices.measure(text) is BOOK.measures[text]
        return
    with pytest.raises(UnknownCode) as raised:
        choices.measure(text)
    sentence = str(raised.value)
    assert has_one_line(sentence)
    assert set(sentence.rstrip(".").rpartition("nearest are ")[2].split(", ")) <= set(BOOK.measures)


@hostile
def test_the_command_line_takes_a_group_of_the_measure_or_names_them(text):
    for measure in (BOOK.measures["ks4_attainment8"], BOOK.measures["phonics_y1"]):
        if text in measure.groups:
            assert choices.groups(measure, [text]) == (Group(text),)
            continue
        with pytest.raises(UnknownCode) as raised:
            choices.groups(measure, ["all", text])
        assert has_one_line(str(raised.value))
        assert str(raised.value).endswith(f"it has {', '.join(measure.groups)}.")


@hostile
def test_the_command_line_takes_an_area_or_names_the_nearest(text):
    try:
        found, notes = choices.areas([text])
    except UnknownCode as error:
        assert choices.current_code(text)[0] not in BOOK.areas
        assert has_one_line(str(error))
        assert any(code in str(error) for code in BOOK.areas)
    else:
        assert all(BOOK.areas[area.code] is area for area in found)
        assert all(map(has_one_line, notes))


@hostile
def test_the_command_line_takes_a_period_of_the_measure_or_says_which_it_has(text):
    measure = BOOK.measures["ks2_rwm_expected"]
    try:
        assert choices.listed_periods(measure, [text])[0] in measure.series[0].periods
    except UnknownCode as error:
        assert has_one_line(str(error))
        assert "2015/16 to 2024/25" in str(error)


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("ks2", "ks2_rwm_expected"),
        ("ks4_attainment_8", "ks4_attainment8"),
        ("Attainment 8", "ks4_attainment8"),
        ("KS4_PROGRESS8", "ks4_progress8"),
        ("neet", "neet_16_17"),
    ],
)
def test_the_nearest_measure_is_named_first(asked, nearest):
    with pytest.raises(UnknownCode, match=rf"the nearest are {nearest}\b"):
        choices.measure(asked)


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("E0800037", "E08000037 (Gateshead)"),
        ("gateshead", "E08000037 (Gateshead)"),
        ("Gatehead", "E08000037 (Gateshead)"),
        ("Durham", "E06000047 (County Durham)"),
        ("E47000011", "E47000014 (North East Combined Authority)"),
    ],
)
def test_the_nearest_area_is_named_by_code_and_name(asked, nearest):
    with pytest.raises(UnknownCode) as raised:
        choices.areas([asked])
    assert nearest in str(raised.value)


def test_a_former_authority_opens_all_its_successors_at_the_command_line():
    for former in FORMER:
        found, notes = choices.areas([former.code, former.successors[0]])
        assert tuple(area.code for area in found) == former.successors
        (note,) = notes
        assert all(BOOK.areas[code].name in note for code in former.successors)


def test_areas_named_twice_come_once_and_in_the_order_asked_for():
    found, notes = choices.areas(["E08000021", "390", "e08000037", "391"])
    assert [area.code for area in found] == ["E08000021", "E08000037"]
    assert notes == ()


def test_nothing_asked_for_is_no_choice():
    measure = BOOK.measures["ks2_rwm_expected"]
    assert choices.groups(measure, []) == choices.listed_periods(measure, []) == ()
    assert choices.areas([]) == ((), ())
