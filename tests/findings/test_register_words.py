"""Every sentence of the programme's findings: whose it is, what it rests on, nothing causal, and
nobody named who may not be; with the illustrative, an empty, a tiny and a hostile register."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from analysis import shuffle
from eip_data import config
from eip_data.programme import demo
from eip_data.programme_columns import GrantStatus, PartnerKind, Phase, Priority, Rung, Workstream
from findings.depth import depth, overlap, value
from findings.equity import equity
from findings.grants import grants
from findings.need import Grouping, need
from findings.offers import offers
from findings.partners import partners
from findings.programme_panel import programme_panel
from findings.pupils_met import pupils_met
from findings.reach import coverage, growth
from findings.register import store
from findings.register_filter import RegisterFilter, authorities
from findings.register_sentences import BANNER, basis, percent, pounds, share_text
from tests.findings.counted import once
from tests.registers import holding

CAUSAL = re.compile(
    r"\b(impact\w*|effect\w*|caus\w+|led to|leads to|because|thanks to|due to the programme|"
    r"improved?|improves|improvement in|raised?|raises|boost\w*|closed the|narrowed|as a result|"
    r"benefit(?:ed|s) from|worked|outcome of|achieved by|owing to|drove|driven)\b",
    re.IGNORECASE,
)
WRONG_NUMBER = re.compile(
    r"(?<![\d,.])1 (schools|returns|reports|grants|contacts|organisations|attendances|sessions|"
    r"terms|numbers)\b|\b(\d*[02-9]|\d*1[1-9]) (school|return|report|grant|organisation) (?!group)"
)

WHOLE = RegisterFilter()
FILTERS = (
    WHOLE,
    *(RegisterFilter(authority=code) for code in ("E08000037", "E06000057", "E08000024")),
    RegisterFilter(workstream=Workstream.PROFESSIONAL_DEVELOPMENT),
    *(RegisterFilter(phase=one) for one in (Phase.NURSERY, Phase.SIXTEEN_PLUS)),
    RegisterFilter(priority=Priority.CLIMATE),
    RegisterFilter(authority="E08000023", priority=Priority.CLIMATE),
    RegisterFilter(first=date(2030, 1, 1), last=date(2031, 1, 1)),
    RegisterFilter(first=date(2025, 1, 1), last=date(2024, 1, 1)),
    RegisterFilter(workstream=Workstream.SCHOOL_IMPROVEMENT, priority=Priority.ORACY),
)


def answers(asked: RegisterFilter) -> Iterator[object]:
    """Every finding there is on one part of the programme."""
    known = store()
    for question in (coverage, growth, depth, overlap, value, equity, pupils_met, offers, grants,
                     partners):  # fmt: skip
        yield question(asked, store_of=lambda: known)
    for grouping in Grouping:
        yield need(asked, grouping, lambda: known)
    if asked.authority:
        yield programme_panel(asked.authority, lambda: known, once)


def texts(thing: object) -> Iterator[str]:
    """Every text anywhere in a finding."""
    if isinstance(thing, str):
        yield str(thing)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from texts(part)


def own_words(found: object) -> Iterator[str]:
    """The sentences of a finding and of its rows; names that the register gives left out."""
    for name in ("title", "sentence", "what", "note", "basis", "rule", "cannot"):
        yield getattr(found, name, "")
    for field in fields(found):
        if field.name.endswith("_text"):
            yield getattr(found, field.name)
    for row in getattr(found, "rows", ()):
        yield getattr(row, "text", "")


@pytest.fixture(autouse=True)
def few_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words do not need every shuffling."""
    for module, name in (("equity", "shuffled_erreygers"), ("equity", "shuffled_index"),
                         ("need", "shuffled_shares")):  # fmt: skip
        monkeypatch.setattr(f"findings.{module}.{name}", partial(getattr(shuffle, name), orders=99))


@pytest.mark.parametrize("asked", FILTERS)
def test_words_of_every_part(kept, asked):
    for found in answers(asked):
        assert found.title.startswith("Illustration: ")
        assert found.basis.startswith(("Based on ", "No return was due"))
        for text in own_words(found):
            assert not CAUSAL.search(text), text
            assert not WRONG_NUMBER.search(text), text
            assert not re.search(r"nan|\bNone\b|\{|  | ,|\.\.|-\d", text), text
            assert not text or text == text.strip()


def test_a_causal_word_would_be_found_out():
    for text in ("The programme led to better results", "an impact on pupils", "because of it"):
        assert CAUSAL.search(text)
    for text in ("1 schools", "0 school was", "12 return came"):
        assert WRONG_NUMBER.search(text)
    assert not WRONG_NUMBER.search("1 school, 21 schools and 11 returns")


def test_the_modules_of_sentences_hold_no_causal_word():
    folder = config.ROOT / "findings"
    for name in ("register", "reach", "depth", "equity", "pupils", "need", "grants", "partners",
                 "ties", "programme_panel"):  # fmt: skip
        text = Path(folder, f"{name}_sentences.py").read_text(encoding="utf-8")
        said = re.findall(r'"([^"\n]*)"', text)
        assert not [line for line in said if CAUSAL.search(line)]


def test_a_real_register_is_not_called_an_illustration(kept):
    with holding(kept, demo.content()):
        for found in answers(WHOLE):
            assert not found.title.startswith("Illustration")
            assert found.marks.illustrative is False


@pytest.mark.parametrize("asked", [WHOLE, RegisterFilter(authority="E08000023")])
def test_nobody_is_named_where_the_register_may_not_be_shown(kept, monkeypatch, asked):
    monkeypatch.delenv("EIP_SHOW_REGISTER", raising=False)
    with holding(kept, demo.content()):
        for found in answers(asked):
            named = [text for text in texts(found) if "Illustrative" in text]
            assert named == [], type(found).__name__
            assert not getattr(found, "not_met", ())
        assert grants(WHOLE).total.grants == 64
        assert grants(WHOLE).rows == () and partners(WHOLE).rows == ()
        assert all(one.urn is None for one in offers(WHOLE).rows)
        assert sum(one.schools for one in offers(WHOLE, shown=999).rows) == offers(WHOLE).schools
        monkeypatch.setenv("EIP_SHOW_REGISTER", "1")
        assert grants(WHOLE).rows and offers(WHOLE).rows[0].name


def test_search_tells_nothing_of_names_that_are_hidden(kept):
    with holding(kept, demo.content()):
        assert grants(WHOLE, search="Primary 086").total == grants(WHOLE).total


def test_counts_of_pupils_are_rounded_where_nobody_is_named(kept):
    with holding(kept, demo.content()):
        exposure = depth(RegisterFilter(authority="E08000021")).exposure
        assert exposure.pupils % 10 == exposure.of % 10 == 0
        assert all(row.pupils % 10 == 0 for row in need(WHOLE).rows)


@pytest.mark.parametrize("asked", [WHOLE, *FILTERS[1:3], FILTERS[-1]])
def test_an_empty_register_is_told_in_sentences(own_database, asked):
    with holding(own_database, {}):
        for found in answers(asked):
            assert found.title and found.basis
            for text in own_words(found):
                assert not WRONG_NUMBER.search(text), text
                assert "nan" not in text and "None" not in text
        assert coverage(asked).total.share_text == "no eligible school"


def one_of_each(name: str) -> dict[str, list[tuple[object, ...]]]:
    """A register with a single school, activity, grant and partner, all called the same."""
    durham, day = "E06000047", date(2025, 11, 3)
    return {
        "partner": [("P", name, PartnerKind.TRUST)],
        "partner_authority": [("P", durham)],
        "activity": [("A", Workstream.SCHOOL_IMPROVEMENT, Priority.GENERAL, name, "P",
                      date(2025, 9, 1), None, 100.0, 1)],
        "activity_phase": [("A", Phase.PRIMARY)],
        "school": [(100001, name, durham, Phase.PRIMARY, "Community school", name[:200], None, 90,
                    3, None, None, None)],
        "engagement": [("A", 100001, day, Rung.ENGAGED, 1, 1, 2)],
        "submission": [("A", durham, date(2025, 12, 1), date(2025, 12, 1))],
        "grant": [("G", name, name, "Theme", day, 100.0, None, durham, GrantStatus.AWARDED,
                   date(2026, 1, 1), None, name, Workstream.SCHOOL_IMPROVEMENT, None, None)],
        "event": [("E", name, day, None, "A", None, None, Phase.PRIMARY)],
        "attendance": [("E", "P", None)],
        "target": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["Plain", "<script>alert(1)</script>", "=HYPERLINK(“x”)", "🏫" * 60 + "n" * 240],
    ids=["plain", "markup", "formula", "long"],
)
def test_a_tiny_or_hostile_register_is_told_in_sentences(own_database, name, monkeypatch):
    for shown in ("0", "1") if name == "Plain" else ("1",):
        monkeypatch.setenv("EIP_SHOW_REGISTER", shown)
        with holding(own_database, one_of_each(name)):
            for found in answers(WHOLE):
                for text in own_words(found):
                    assert name == "Plain" or name not in text
                    assert not WRONG_NUMBER.search(text), text
            assert coverage(WHOLE).total.reach.reached == 1
            assert coverage(WHOLE).basis == "Based on 1 return, 0 missing"
            assert [row.applicant for row in grants(WHOLE).rows] == [name] * (shown == "1")
            hidden = pupils_met(WHOLE).cells[0][0]
            assert (hidden.pupils, hidden.hidden) == ((2, False) if shown == "1" else (None, True))


def test_numbers_as_they_are_read():
    from analysis.reach import Reach, Returns

    assert [percent(x) for x in (0.0, 0.001, 0.245, 0.999, 1.0)] == [
        "0%", "under 1%", "25%", "over 99%", "100%",
    ]  # fmt: skip
    assert share_text(Reach(24, 100, 5)) == "at least 24%"
    assert share_text(Reach(0, 100, 5)) == "not reported"
    assert share_text(Reach(0, 100)) == "0%"
    assert [pounds(x) for x in (54.516, 1234.5, 0.0)] == ["£54.52", "£1,235", "£0.00"]
    assert basis(Returns(21, 20)) == "Based on 20 returns, 1 missing"
    assert "invented" in BANNER


def test_every_question_answers_every_pair_of_choices(kept):
    known = store()
    for (code, _), phase, stream in product(authorities()[:2], list(Phase)[:3], Workstream):
        asked = RegisterFilter(code, stream, None, phase)
        one = coverage(asked, store_of=lambda: known).total.reach
        assert 0 <= one.reached <= one.eligible and one.unknown <= one.eligible - one.reached
