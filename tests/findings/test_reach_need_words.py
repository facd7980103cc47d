"""Titles of the pages Reach and Need agree with the findings they stand over."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from eip_data import config
from eip_data.programme import demo
from eip_data.programme_columns import Phase
from findings import need_page_sentences as need_words
from findings import reach_page_sentences as reach_words
from findings import register, register_edition
from findings.concentration import concentration
from findings.equity import equity
from findings.need import Grouping, need
from findings.offers import offers
from findings.reach import State, coverage, growth
from findings.register import NoRegister
from findings.register_filter import RegisterFilter, Split
from tests.findings.test_register_words import CAUSAL, WRONG_NUMBER
from tests.registers import emptied, holding, with_illustrative

WHOLE = RegisterFilter()
FILTERS = (WHOLE, RegisterFilter(authority="E08000037"), RegisterFilter(phase=Phase.SECONDARY))


@pytest.fixture(scope="module")
def store(own_database):
    with_illustrative(own_database)
    return register.store()


def test_the_title_of_places_is_over_authorities_that_lack_no_return(store):
    found = coverage(WHOLE, store_of=lambda: store)
    full = {
        row: line[-1].reach.reached / line[-1].reach.eligible
        for (row, _), line in zip(found.rows[:-1], found.cells[:-1], strict=True)
        if line[-1].reach.unknown == 0
    }
    title = reach_words.places_title(found)
    low, high = re.findall(r"(\d+)%", title)
    assert int(low) == round(100 * min(full.values()))
    assert int(high) == round(100 * max(full.values()))
    assert len(full) == 4 and "the four authorities with every return" in title
    assert dict(found.rows)[min(full, key=full.__getitem__)] in title


def test_the_title_of_the_matrix_counts_every_cell_once(store):
    found = coverage(WHOLE, Split.PRIORITY, Split.AUTHORITY, lambda: store)
    counts = list(map(int, re.findall(r"\d+", reach_words.matrix_title(found))))
    assert counts[0] == sum(counts[1:]) == 70
    inner = [one.state for line in found.cells[:-1] for one in line[:-1]]
    assert counts[1:] == [inner.count(state) for state in State]


@pytest.mark.parametrize("asked", FILTERS)
def test_no_word_is_causal_wrong_in_number_or_of_a_machine(store, asked):
    known = lambda: store  # noqa: E731
    found = [coverage(asked, rows, columns, known) for rows, columns in (
        (Split.AUTHORITY, Split.WORKSTREAM), (Split.PHASE, Split.WORKSTREAM),
        (Split.PRIORITY, Split.AUTHORITY))]  # fmt: skip
    grown, same = growth(asked, known), equity(asked, known)
    needs = [need(asked, grouping, known) for grouping in Grouping]
    curve = concentration(same)
    texts = [
        *(write(one) for one in found for write in (
            reach_words.places_title, reach_words.phases_title, reach_words.matrix_title,
            reach_words.matrix_under, reach_words.map_title, reach_words.map_under,
            reach_words.map_alt)),
        reach_words.growth_alt(grown), *reach_words.reached_label(grown),
        *(write(one) for one in needs for write in (
            need_words.need_chart_title, need_words.need_alt, need_words.need_map_title)),
        curve.under, curve.alt, need_words.offers_title(offers(asked, known)),
    ]  # fmt: skip
    for text in texts:
        assert text == text.strip() and not CAUSAL.search(text)
        assert not WRONG_NUMBER.search(text), text
        assert not re.search(r"nan|\bNone\b|\{|  | ,|\.\.|-\d", text), text


def test_the_modules_hold_no_causal_word():
    for name in ("reach_page_sentences", "need_page_sentences", "register_choices"):
        text = Path(config.ROOT, "findings", f"{name}.py").read_text(encoding="utf-8")
        assert not [line for line in re.findall(r'"([^"\n]*)"', text) if CAUSAL.search(line)]


def test_a_list_that_is_empty_for_want_of_returns_does_not_say_that_all_are_reached(store):
    found = offers(RegisterFilter(authority="E06000057"), lambda: store)
    assert not found.rows and found.marks.returns.missing
    assert "as returns are missing" in need_words.offers_title(found)
    full = replace(found, marks=replace(found.marks, returns=register.Returns(3, 3)))
    assert need_words.offers_title(full) == found.title


def test_the_curve_runs_from_nought_to_one_and_gives_the_index(store):
    same = equity(WHOLE, lambda: store)
    assert same.curve is not None and same.reach is not None
    curve = concentration(same)
    assert [(one.pupils, one.reached) for one in (curve.points[0], curve.points[-1])] == [
        (0.0, 0.0), (1.0, 1.0),
    ]  # fmt: skip
    assert [one.pupils for one in curve.fifths] == [0.2, 0.4, 0.6, 0.8, 1.0]
    area = sum(
        (b.pupils - a.pupils) * (a.reached + b.reached) / 2
        for a, b in zip(curve.points, curve.points[1:], strict=False)
    )
    # Twice the area between curve and diagonal is the index CI; Erreygers is 4 · mean · CI.
    known = store.schools.loc[lambda frame: frame["disadvantaged_pupils"].notna()]
    assert len(known) >= same.schools
    assert (1 - 2 * area) * same.reach.observed >= 0
    assert abs(1 - 2 * area) < 0.1


def test_too_few_schools_have_no_curve(store):
    found = concentration(equity(RegisterFilter(authority="E06000057"), lambda: store))
    assert found.points == found.fifths == () and found.alt.startswith("No curve. ")


def test_the_edition_of_a_register_changes_with_what_may_be_shown(own_database, monkeypatch):
    with_illustrative(own_database)
    first = register_edition.current()
    assert first.illustrative and first.dated == demo.DATED
    assert register_edition.span(register.store()).last == demo.DATED
    ids = {first.id}
    with holding(own_database, demo.content()):
        for shown in ("1", "0"):
            monkeypatch.setenv("EIP_SHOW_REGISTER", shown)
            ids.add(register_edition.current().id)
    assert len(ids) == 3
    emptied(own_database)
    with pytest.raises(NoRegister):
        register_edition.current()
    with_illustrative(own_database)
