"""Whatever a link asks of the programme becomes a valid code, or the usual one with a sentence."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eip_data.programme_columns import PRIORITIES_OF, Phase, Priority, Workstream
from findings import register_choices as choices
from findings import register_filter
from findings.choices import Resolved
from findings.register_edition import Span
from findings.register_filter import RegisterFilter
from tests.pages.opening import HOSTILE

SPAN = Span(date(2022, 9, 1), date(2026, 7, 31), date(2026, 8, 31))
#: Of days after Christmas 2025 no return tells so far.
UNTOLD = Span(date(2022, 9, 1), date(2026, 7, 31), date(2025, 12, 31))
HOSTILE_TEXTS = [value for value in HOSTILE if isinstance(value, str)]
RESOLVERS = {
    "who": choices.resolve_authority,
    "stream": choices.resolve_workstream,
    "priority": lambda text: choices.resolve_priority("all", text),
    "phase": choices.resolve_phase,
    "from": lambda text: choices.resolve_first(SPAN, text),
    "until": lambda text: choices.resolve_last(SPAN, "start", text),
}
USUAL = {"who": "all", "stream": "all", "priority": "all", "phase": "all", "from": "start",
         "until": "latest"}  # fmt: skip


@pytest.mark.parametrize("name", RESOLVERS)
@given(text=st.text())
@example(text="\ud800")
@example(text="2024-02-30")
@example(text="２０２３-09-01")
def test_anything_becomes_a_code(name, text):
    found = RESOLVERS[name](text)
    offered = {
        "who": choices.authorities(), "stream": choices.workstreams(),
        "priority": choices.priorities("all"), "phase": choices.phases(),
        "from": choices.first_days(SPAN, found.code), "until": choices.last_days(SPAN, "start"),
    }[name]  # fmt: skip
    assert found.code in offered
    assert found.sentence is None or found.code == USUAL[name]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
@pytest.mark.parametrize("name", RESOLVERS)
def test_an_unknown_value_has_one_line_that_says_what_is_shown(name, text):
    found = RESOLVERS[name](text)
    assert found.code == USUAL[name]
    assert found.sentence is not None and found.sentence.endswith(".")
    assert "\n" not in found.sentence and len(found.sentence) < 160


def test_every_code_that_is_offered_is_taken_in_either_case():
    for code in [*choices.authorities(), *choices.workstreams(), *choices.phases()]:
        found = [
            resolve(written) for resolve in list(RESOLVERS.values())[:4]
            for written in (code.lower(), code.upper())
        ]  # fmt: skip
        assert sum(one.code == code and one.sentence is None for one in found) >= 2
    assert len(choices.authorities()) == 8 and len(choices.workstreams()) == 4
    assert len(choices.phases()) == len(Phase) + 1


def test_a_priority_by_its_own_name_where_one_workstream_alone_has_it():
    assert choices.resolve_priority("all", "reading").code == "local_priorities:reading"
    assert choices.resolve_priority("all", "general").sentence
    only = choices.resolve_priority("professional_development", "general")
    assert only.code == "professional_development:general" and only.sentence is None
    assert choices.resolve_priority("school_improvement", "local_priorities:reading").sentence


def test_a_filter_holds_what_its_codes_name():
    for stream, priorities in PRIORITIES_OF.items():
        for priority in priorities:
            asked = choices.asked("all", "all", f"{stream}:{priority}", "all", "start", "latest")
            assert (asked.workstream, asked.priority) == (Workstream(stream), Priority(priority))
    assert choices.asked("all", "all", "all", "all", "start", "latest") == RegisterFilter()
    asked = choices.asked(
        "E08000037", "local_priorities", "all", "primary", "2023-09-01", "2024-08-31"
    )
    assert asked == RegisterFilter(
        "E08000037", Workstream.LOCAL_PRIORITIES, None, Phase.PRIMARY,
        date(2023, 9, 1), date(2024, 8, 31),
    )  # fmt: skip
    assert {code for code, _ in register_filter.authorities()} < set(choices.authorities())


def test_days_are_first_and_last_days_of_terms():
    firsts, lasts = choices.first_days(SPAN), choices.last_days(SPAN, "start")
    assert list(firsts)[:4] == ["start", "2023-01-01", "2023-04-01", "2023-09-01"]
    ends = [f"{2022 + year}-12-31" for year in range(4)]
    ends += [f"{2023 + year}-{day}" for year in range(4) for day in ("03-31", "08-31")]
    assert list(lasts) == ["latest", *sorted(ends)[:-1]]
    assert list(choices.last_days(SPAN, "2025-09-01")) == ["latest", "2025-12-31", "2026-03-31"]
    assert list(choices.last_days(UNTOLD, "2025-09-01")) == ["latest", "2025-12-31"]
    assert choices.first_days(SPAN, "2023-10-12")["2023-10-12"] == "12 October 2023"


@pytest.mark.parametrize(
    ("first", "text", "code"),
    [
        ("start", "2024-08-31", "2024-08-31"), ("start", "2026-07-31", "latest"),
        ("2024-09-01", "2024-08-31", "latest"), ("start", "2024-03-31", "2024-03-31"),
        ("start", "2024-03-30", "latest"), ("start", "2030-08-31", "latest"),
        ("start", "2025-12-31", "2025-12-31"), ("start", "2026-08-31", "latest"),
    ],
)  # fmt: skip
def test_a_last_day_is_a_terms_and_after_the_first(first, text, code):
    found = choices.resolve_last(SPAN, first, text)
    assert found.code == code
    assert bool(found.sentence) is (code == "latest" and text != "2026-07-31")


def test_a_term_of_which_no_return_tells_is_not_offered_and_a_link_is_told_why():
    found = choices.resolve_last(UNTOLD, "start", "2026-03-31")
    assert found == Resolved(
        "latest",
        "No return due so far tells of all days up to 31 March 2026, so this page shows all up to "
        "the latest returns.",
    )
    assert choices.resolve_last(UNTOLD, "start", "2025-12-31").code == "2025-12-31"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("2022-09-01", "start", False), ("2023-10-12", "2023-10-12", False),
        ("2021-09-01", "start", True), ("2026-08-01", "start", True),
    ],
)  # fmt: skip
def test_a_first_day_is_one_the_register_tells_of(text, code, said):
    found = choices.resolve_first(SPAN, text)
    assert (found.code, bool(found.sentence)) == (code, said)
