"""Sources, method and programme: what the About pages say, from the catalogue and the figures."""

import re
from dataclasses import replace
from datetime import date

import pytest

from eip_data import catalogue
from eip_data.columns import ENGLAND, NORTH_EAST_CA, AreaKind, BreakKind, Group, Status, Weighting
from findings import accessibility_sentences, method, method_sentences, sources_sentences
from findings.cells import Cells
from findings.every_measure import every_measure
from findings.figure import Figure
from findings.programme import programme
from findings.sentences import CONTACT, count_text
from findings.sources import sources
from tests.known import cells_of

CAUSAL = re.compile(r"\b(because of the programme|thanks to|led to|impact|caused?)\b", re.I)


@pytest.fixture(scope="module")
def attainment8() -> Cells:
    return cells_of("ks4_attainment8")


# --- sources ------------------------------------------------------------------------------------


def test_every_source_has_a_card_that_says_what_it_is_for():
    book = catalogue.load()
    found = sources(date(2026, 11, 25))
    every = {**book.sources, **book.shapes}
    assert [card.id for card in found.cards] == list(every)
    for card in found.cards:
        assert card.feeds or card.used_for, card.id
        assert bool(card.updates) == bool(card.feeds)
        entry = every[card.id]
        assert (card.url, card.licence, card.attribution) == (
            entry.url, entry.licence, entry.attribution,
        )  # fmt: skip
    assert set(sources_sentences.USED_FOR) <= set(every)
    assert all(not card.feeds for card in found.cards if card.id in book.shapes)
    assert "Leeds" not in found.lead
    assert [feed.measure_id for feed in found.feeds] == list(book.measures)


@pytest.mark.parametrize(
    ("day", "count"), [("2025-01-01", 0), ("2026-11-25", 25), ("2030-01-01", 31)]
)
def test_a_passed_date_is_told_by_measure_by_card_and_in_one_sentence(day, count):
    found = sources(date.fromisoformat(day))
    measures = catalogue.load().measures
    late = {m.id for m in measures.values() if m.next_update < date.fromisoformat(day)}
    assert {feed.measure_id for feed in found.feeds if feed.overdue} == late
    assert len(late) == count
    assert bool(found.overdue) == bool(late)
    for card in found.cards:
        passed = any(feed.overdue for feed in card.feeds)
        assert ("a newer edition may be out" in card.updates) == passed


def test_the_sentence_of_what_is_late_fits_one_some_and_none():
    assert sources_sentences.overdue([], 31) == ""
    one = sources_sentences.overdue(["Age 16: Attainment 8"], 31)
    assert one.startswith("For one of the 31 measures, Age 16: Attainment 8, the announced date")
    assert sources_sentences.overdue(["a", "b"], 31).startswith("For two of the 31 measures")


# --- method -------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure_id", list(catalogue.load().measures))
def test_every_measure_is_told_from_its_entry(measure_id):
    measure = catalogue.load().measures[measure_id]
    told = method.measure_method(measure_id, date(2026, 11, 25))
    facts = dict(told.facts)
    assert facts["What it is"] == measure.definition
    assert facts["Who is counted"] == measure.population
    assert facts["In our own figures"] == method_sentences.WEIGHTINGS[measure.weighting]
    assert len(told.series) == len(measure.series)
    in_order = sorted(measure.breaks, key=lambda item: item.first)
    assert [reason for *_, reason in told.breaks] == [item.reason for item in in_order]
    assert set(measure.caveats) <= set(told.caveats)
    assert all(note.text in told.caveats for note in measure.annotations)
    late = measure.next_update < date(2026, 11, 25)
    assert ("a newer edition may be out" in facts["Updates"]) == late
    for text in facts.values():
        assert not text[0].islower() and text.endswith("."), text
        assert ".." not in text and "{" not in text


def test_a_measure_without_a_pair_says_why_it_has_no_gap():
    for measure in catalogue.load().measures.values():
        gap = dict(method.measure_method(measure.id).facts)["Gap"]
        assert (measure.no_pair_reason in gap) if not measure.pairs else gap.startswith("Between ")


def test_nothing_of_a_closed_set_is_left_unexplained():
    assert set(method_sentences.STATUSES) == set(Status)
    assert set(method_sentences.GROUPS) == set(Group)
    assert set(method_sentences.BREAKS) == set(BreakKind)
    assert set(method_sentences.WEIGHTINGS) == set(Weighting)
    notes = method.notes()
    assert [code for _, code, _ in notes.statuses] == [status.value for status in Status]
    assert {told.id for told in notes.national} == {"gap_index_ks2", "gap_index_ks4"}


@pytest.mark.parametrize(
    "code", [area.code for area in catalogue.load().areas_of(AreaKind.AUTHORITY)]
)
def test_the_worked_example_adds_up_for_every_authority(code, attainment8):
    found = method.gap_example(code, lambda _: attainment8)
    own, others, national, inside, to_england, between = (figure for _, figure in found.rows)
    assert own == attainment8.figure(Group.DISADVANTAGED, code, "2024/25")
    assert others == attainment8.figure(Group.NOT_DISADVANTAGED, code, "2024/25")
    assert national == attainment8.figure(Group.NOT_DISADVANTAGED, ENGLAND, "2024/25")
    if own.missing:
        assert found.sentence.startswith("There is no gap to work out: not ")
        return
    assert round(inside.value + between.value, 1) == to_england.value
    numbers = [float(n) for n in re.findall(r"\d+\.\d", found.sentence)]
    assert numbers[:6] == [others.value, own.value, inside.value,
                           national.value, own.value, to_england.value]  # fmt: skip
    assert numbers[6:] == [inside.value, abs(between.value), to_england.value]
    assert ("−" if between.value < 0 else "+") in found.sentence.rpartition("And ")[2]


def test_the_worked_example_is_gateshead_as_method_gives_it(attainment8):
    found = method.gap_example(cells_of=lambda _: attainment8)
    assert found.sentence == (
        "Inside: 52.8 − 33.9 = **18.9**. To others in England: 50.4 − 33.9 = **16.5**. "
        "And 18.9 − 2.4 = 16.5."
    )


def test_the_worked_example_follows_the_figures(attainment8):
    key = (Group.DISADVANTAGED.value, "E08000037", "2024/25")
    changed = replace(
        attainment8, by_key={**attainment8.by_key, key: Figure(30.0, 1, Status.FINAL)}
    )
    assert "= **22.8**" in method.gap_example(cells_of=lambda _: changed).sentence


def test_our_pools_are_those_of_the_cells():
    for row in method.pools(cells_of).rows:
        assert row.north_east.ours and row.north_east.status is Status.ESTIMATE
        assert (row.how == "its pupils") == (not row.north_east.about)
        assert row.like_for_like.missing == (not row.title.startswith("Age 16"))
    told = {row.title: row for row in method.pools(cells_of).rows}
    assert told["Age 16: Attainment 8"].north_east.value == 33.6
    assert told["Age 16: Attainment 8"].like_for_like.value == 35.1


def test_neighbours_among_the_seven_are_counted():
    book = catalogue.load()
    members = book.areas[NORTH_EAST_CA].members
    text = " ".join(method.notes().neighbours)
    for code in members:
        count = sum(item.neighbour in members for item in book.neighbours[code])
        assert (f"{book.areas[code].short_name} ({count})" in text) == (count > 0)


def test_the_catalogue_to_take_away_has_a_row_a_measure():
    every = every_measure()
    assert [row[0] for row in every.rows] == list(catalogue.load().measures)
    assert {len(row) for row in every.rows} == {len(every.columns)}


# --- programme and accessibility ----------------------------------------------------------------


def test_the_programme_is_told_as_the_catalogue_has_it():
    book = catalogue.load()
    card = programme()
    facts = dict(card.facts)
    assert facts["Portfolio"] == "Education, skills and inclusion"
    assert "£2.2m" in facts["Funding"] and "Investment Fund" in facts["Funding"]
    assert facts["Status"] == "In progress"
    told = [(s.title, title) for s in card.streams for title in s.priorities]
    held = [(w.title, p.title) for w in book.workstreams.values() for p in w.priorities]
    assert [stream for stream, _ in told] == [stream for stream, _ in held]
    assert all(title.startswith(of) for (_, title), (_, of) in zip(told, held, strict=True))
    assert len({title for _, title in told}) == len(told)
    assert card.contact == CONTACT == "education@northeast-ca.gov.uk"
    assert card.url.startswith("https://www.northeast-ca.gov.uk/")
    assert "23 November 2026" in card.source
    priorities = sum(len(stream.priorities) for stream in card.streams)
    assert count_text(len(card.streams)) in card.lead and count_text(priorities) in card.lead


def test_counts_read_as_words_up_to_ten():
    assert [count_text(n) for n in (0, 1, 7, 10, 11, 1200)] == [
        "no", "one", "seven", "ten", "11", "1,200",
    ]  # fmt: skip


def test_no_page_of_these_names_a_cause_or_claims_a_public_body():
    card = programme()
    texts = [card.lead, card.note, *(text for _, text in (*card.facts, *card.strands))]
    texts += [*method_sentences.GAPS, *method_sentences.NORTH_EAST, *method_sentences.PLACES]
    assert not any(CAUSAL.search(text) for text in texts)
    statement = " ".join(t for _, _, texts, items in accessibility_sentences.PARTS
                         for t in (*texts, *items))  # fmt: skip
    assert "not yet run in the name of a public body" in statement
    assert "partially compliant" in statement and "version 2.2" in statement
