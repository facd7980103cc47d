"""The page about partners, run through the frame as a browser would, without a browser."""

import re
from functools import partial
from html import escape

import pytest

from eip_data import catalogue
from eip_data.programme import demo
from eip_data.programme_columns import Workstream
from findings.sentences import count_text
from tests.pages.opening import HOSTILE, address, files, headings, title_of, written
from tests.pages.opening import opened as open_page
from tests.pages.programme_registers import NAMES, forgotten, hostile, shown
from tests.registers import frame, with_illustrative

opened = partial(open_page, "programme/partners.py")
TITLE = "Illustration: 24 of 27 organisations have come to any of 14 meetings"


@pytest.fixture(scope="module", autouse=True)
def url(own_database):
    with_illustrative(own_database)
    forgotten()
    return own_database


def right(at, title: str = "Illustration: "):
    """The page as it came, once it is the right one and nothing went wrong."""
    assert title_of(at).startswith(title)
    assert not at.exception and not at.error
    page = written(at)
    assert "<script" not in page and "<img" not in page
    return page


def test_it_shows_matrix_list_hubs_trusts_and_meetings_all_marked():
    at = opened()
    page = right(at, TITLE)
    assert len(headings(at)) == 6
    assert all(title.startswith("Illustration: ") for title in headings(at))
    assert page.count('class="banner"') == 1 and page.count("data-mark=") == 6
    assert page.count("Based on ") == 6
    assert "Based on 12 organisations, 0 without an authority" in page
    assert files(at) == ["Data (CSV)", "Data with notes (Excel)"] * 2


def test_the_matrix_has_a_mark_for_every_attendance(url):
    page = right(opened())
    matrix = page.partition('<table class="register matrix grouped">')[2].partition("</table>")[0]
    marks = [int(n) for n in re.findall(r'<span class="state active">(\d+)</span>', matrix)]
    assert sum(marks) == len(frame(url, "attendance"))
    assert len(marks) + matrix.count('<span class="state none">0</span>') == 6 * 14


def test_a_dash_is_heard_as_words():
    page = right(opened())
    assert page.count('<span class="heard">none</span>') == page.count('aria-hidden="true">–')


def test_place_and_days_narrow_it(url):
    at = opened(who="E08000021")
    where = frame(url, "partner_authority")
    here = where[where["authority"] == "E08000021"]["partner"].nunique()
    assert f"of {here} organisations" in title_of(at)
    early = opened(until="2023-08-31")
    page = right(early)
    held = frame(url, "event")["held_on"].map(lambda day: day.isoformat() < "2023-09")
    assert title_of(early).endswith(f"any of {count_text(int(held.sum()))} meetings")
    assert "Meetings, latest first, up to 31 August 2023" in page
    assert address(early)["until"] == ["2023-08-31"]


def test_workstream_priority_and_phase_narrow_it(url):
    held, came = frame(url, "event"), frame(url, "attendance")
    at = opened(stream="professional_development")
    of = held[held["workstream"] == "professional_development"]
    met = came[came["event"].isin(of["id"])]
    page = right(
        at, f"Illustration: {met['partner'].nunique()} of 27 organisations have come to any of "
        f"{count_text(len(of))} meetings",
    )  # fmt: skip
    silent = held["workstream"].isna().sum()
    assert f"; {silent} meetings left out for naming no workstream" in page
    tie = catalogue.load().workstreams[Workstream.PROFESSIONAL_DEVELOPMENT].title
    assert f"Meetings, latest first, up to 31 July 2026; tied to {tie}" in page
    assert "do not narrow" not in page
    matrix = page.partition('<table class="register matrix grouped">')[2].partition("</table>")[0]
    marks = [int(n) for n in re.findall(r'<span class="state active">(\d+)</span>', matrix)]
    assert sum(marks) == len(met)
    at.selectbox(key="priority-choice").set_value("professional_development:oracy").run()
    own = of[of["priority"] == "oracy"]
    right(at)
    assert title_of(at).endswith(f"any of {count_text(len(own))} meetings")
    at.selectbox(key="priority-choice").set_value("all").run()
    at.selectbox(key="stream-choice").set_value("all").run()
    at.selectbox(key="phase-choice").set_value("middle").run()
    right(at)
    assert title_of(at).endswith(
        f"any of {count_text(int((held['phase'] == 'middle').sum()))} meetings"
    )
    assert address(at)["phase"] == ["middle"]
    none = opened(phase="nursery")
    right(none, "Illustration: No meeting fits these choices")
    assert "Illustration: 27 organisations have not come to any such meeting" in headings(none)


def test_a_meeting_says_what_it_is_tied_to(url):
    held = frame(url, "event")
    page = right(opened())
    table = page.partition('aria-label="All meetings"')[2]
    named = held["workstream"].notna() | held["phase"].notna()
    assert table.count('<span class="below">') == named.sum()


def test_hubs_in_all_seven_authorities_are_in_all_seven():
    page = right(opened())
    assert "work in all seven." in page and "seven of the seven" not in page


@pytest.mark.parametrize("value", HOSTILE)
def test_a_strange_link_gets_a_sentence_for_each_choice_and_the_defaults(value):
    names = ("who", "from", "until", "stream", "priority", "phase")
    at = opened(**dict.fromkeys(names, value))
    page = right(at, TITLE)
    assert page.count('<p class="notice">') == 6
    assert all(len(address(at)[name]) == 1 for name in names)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_register_is_shown_as_text(url, name):
    with shown(url, hostile(name)):
        at = opened()
        page = right(at, "1 of 2 organisations have come to one meeting")
        assert "banner" not in page and "data-mark" not in page
        assert page.count(escape(name)) >= 5


def test_without_a_meeting_nobody_has_come(url):
    with shown(url, {**hostile("A trust"), "event": [], "attendance": []}):
        at = opened()
        right(at, "No meeting was held in these days")
        assert "2 organisations have not come to any meeting" in headings(at)


@pytest.mark.parametrize("choices", [{}, {"stream": "local_priorities", "phase": "primary"}])
def test_an_empty_register_is_one_title(url, choices):
    with shown(url, {}):
        at = opened(**choices)
        right(at, "No organisation fits these choices")
        assert headings(at) == [] and files(at) == []


def test_a_real_register_names_nobody_where_it_may_not(url):
    with shown(url, demo.content(), named=False):
        at = opened()
        page = right(at, "24 of 27 organisations")
        assert "Illustrative" not in page and "Illustration" not in page
        assert "3 organisations have not come to any meeting" in headings(at)
        assert "2 of 12" in page  # academy trusts not met
        assert files(at) == ["Data (CSV)", "Data with notes (Excel)"]  # kinds at meetings
