"""Reach, its growth and its four states, against a count made from the tables."""

from dataclasses import replace
from datetime import date

import pytest

from eip_data.columns import NORTH_EAST_CA
from eip_data.programme_columns import Phase, Priority, Workstream
from findings.reach import State, coverage, growth
from findings.register import NoRegister, store, view
from findings.register_filter import RegisterFilter, Split, authorities, choices, within
from tests.findings import counted
from tests.registers import emptied, frame

WHOLE = RegisterFilter()
GATESHEAD, NORTHUMBERLAND = "E08000037", "E06000057"


def test_different_schools_of_every_authority_and_workstream(illustrative):
    found = coverage(WHOLE)
    met, activities = counted.reached(illustrative), frame(illustrative, "activity")
    for stream, _ in found.columns:
        did = activities if stream == "all" else activities[activities["workstream"] == stream]
        of_stream = counted.eligible(illustrative, did)
        for area, _ in found.rows:
            place = of_stream if area == "all" else of_stream[of_stream["authority"] == area]
            own = met[met["activity"].isin(did["id"]) & met["urn"].isin(place["urn"])]
            cell = found.cell(area, stream)
            assert cell.reach.eligible == len(place)
            assert cell.reach.reached == own["urn"].nunique()


def test_unknown_are_the_unreached_of_authorities_that_lack_a_return(kept):
    found = coverage(WHOLE, Split.AUTHORITY, Split.PRIORITY)
    due = counted.returns(kept)
    for area, _ in authorities():
        for key, _ in found.columns[:-1]:
            own = due[(due["authority"] == area) & (due["key"] == key)]
            cell = found.cell(area, key)
            missing = bool(own["returned_on"].isna().any())
            unreached = cell.reach.eligible - cell.reach.reached
            assert cell.reach.unknown == (unreached if missing else 0)
            if cell.reach.reached:
                state = State.ACTIVE
            elif own.empty:
                state = State.NOT_OFFERED
            else:
                state = State.NOT_REPORTED if missing else State.NONE
            assert cell.state is state
    states = {cell.state for line in found.cells for cell in line}
    assert states == set(State)


def test_turning_rows_and_columns_round_changes_nothing(kept):
    one, other = (coverage(WHOLE, *splits) for splits in (
        (Split.PHASE, Split.PRIORITY), (Split.PRIORITY, Split.PHASE)))  # fmt: skip
    for row, _ in one.rows:
        for column, _ in one.columns:
            assert one.cell(row, column).reach == other.cell(column, row).reach


@pytest.mark.parametrize(
    "asked",
    [
        RegisterFilter(authority=GATESHEAD),
        RegisterFilter(phase=Phase.SECONDARY),
        RegisterFilter(workstream=Workstream.PROFESSIONAL_DEVELOPMENT, priority=Priority.GENERAL),
        RegisterFilter(first=date(2024, 9, 1), last=date(2025, 7, 31)),
        RegisterFilter(authority=GATESHEAD, priority=Priority.READING, phase=Phase.PRIMARY),
    ],
)
def test_a_filter_narrows_schools_activities_and_days(kept, asked):
    total = coverage(asked).total.reach
    last = asked.last or counted.DATED
    met = counted.reached(kept, asked.first or counted.BEGUN, last)
    did = frame(kept, "activity")
    if asked.workstream:
        did = did[did["workstream"] == asked.workstream]
    if asked.priority:
        did = did[did["priority"] == asked.priority]
    place = counted.eligible(kept, did, last)
    if asked.authority:
        place = place[place["authority"] == asked.authority]
    if asked.phase:
        place = place[place["phase"] == asked.phase]
    own = met[met["activity"].isin(did["id"]) & met["urn"].isin(place["urn"])]
    assert (total.reached, total.eligible) == (own["urn"].nunique(), len(place))


def test_the_school_that_followed_another_has_its_records(kept):
    known = store()
    before, after = (
        view(known, RegisterFilter(last=day)) for day in (date(2024, 8, 31), date(2024, 9, 1))
    )
    closed = known.schools[known.schools["close_date"].notna()]
    (urn,), (heir,) = closed.index, closed["successor_urn"].astype(int)
    assert urn in before.met and urn in before.eligible.index
    assert heir in after.met and heir in after.eligible.index
    assert urn not in after.met and heir not in before.eligible.index


def test_growth_is_the_count_of_first_meetings(illustrative):
    found = growth(WHOLE)
    met = counted.reached(illustrative)
    met = met[met["phase"].isin(counted.PHASES)]
    first = met.groupby("urn")["engaged_on"].min()
    for term, count in found.points:
        assert count == int((first <= term.last_day).sum())
    assert found.points[-1][1] == coverage(WHOLE).total.reach.reached
    assert len(found.points) == 12


def test_targets_keep_what_was_first_aimed_at(kept):
    found = growth(WHOLE)
    raw = frame(kept, "target").set_index("period")
    assert [one.period for one in found.targets] == list(raw.index)
    for one in found.targets:
        row = raw.loc[one.period]
        assert one.original == row["value"]
        later = row["rebaselined_value"]
        assert one.in_force == (one.original if later != later else later)
        assert one.actual == dict(found.points)[one.term]
    assert found.targets[-1].original != found.targets[-1].in_force


def test_a_target_stands_only_beside_what_it_was_set_for(kept):
    for asked in (RegisterFilter(authority=GATESHEAD), RegisterFilter(phase=Phase.PRIMARY),
                  RegisterFilter(workstream=Workstream.LOCAL_PRIORITIES),
                  RegisterFilter(first=date(2024, 9, 1))):  # fmt: skip
        assert growth(asked).targets == ()
    cut = growth(RegisterFilter(last=date(2025, 2, 1)))
    assert [one.actual is None for one in cut.targets] == [False, False, True, True]


def test_words_of_coverage(kept):
    found = coverage(WHOLE)
    one = found.total.reach
    assert found.title == (
        f"Illustration: At least {one.reached} of {one.eligible} eligible schools have taken part "
        f"({round(100 * one.reached / one.eligible)}%)"
    )
    assert "No return has come from Northumberland" in found.sentence
    due = frame(kept, "submission")
    missing = int(due["returned_on"].isna().sum())
    assert found.basis == f"Based on {len(due) - missing} returns, {missing} missing"
    assert found.cell(NORTHUMBERLAND, "all").share_text == "not reported"
    assert found.cell(NORTHUMBERLAND, "all").count_text == "unknown of 157"
    assert "after" not in found.title


def test_the_seven_come_in_the_catalogues_order_and_a_choice_narrows():
    from eip_data import catalogue

    members = catalogue.load().areas[NORTH_EAST_CA].members
    assert tuple(code for code, _ in authorities()) == members
    assert [code for code, _ in choices(Split.AUTHORITY, RegisterFilter(GATESHEAD))] == [GATESHEAD]
    one = within(WHOLE, Split.PRIORITY, "professional_development:general")
    assert (one.workstream, one.priority) == (
        Workstream.PROFESSIONAL_DEVELOPMENT, Priority.GENERAL,
    )  # fmt: skip
    assert len(choices(Split.PRIORITY, RegisterFilter(priority=Priority.GENERAL))) == 2
    assert len(choices(Split.WORKSTREAM, RegisterFilter(priority=Priority.GENERAL))) == 2


def test_days_within_a_school_year_rest_on_the_return_after_them(kept):
    """Until March nothing of that year was due: the return of June tells of it."""
    asked = RegisterFilter(first=date(2024, 9, 1), last=date(2025, 3, 31))
    found = coverage(asked, Split.AUTHORITY, Split.PRIORITY)
    due = counted.returns(kept)
    due = due[due["due_on"] == date(2025, 6, 30)]
    assert found.marks.returns.due == len(due) > 0
    assert found.marks.returns.received == int(due["returned_on"].notna().sum())
    assert found.cell(NORTHUMBERLAND, "all").state is State.NOT_REPORTED
    assert found.cell("E08000021", "local_priorities:climate").state is State.NOT_OFFERED


@pytest.mark.parametrize("asked", [WHOLE, RegisterFilter(authority=NORTHUMBERLAND),
                                   RegisterFilter(workstream=Workstream.LOCAL_PRIORITIES),
                                   RegisterFilter(priority=Priority.CLIMATE, phase=Phase.PRIMARY),
                                   RegisterFilter(last=date(2024, 8, 31))])  # fmt: skip
def test_schools_kept_by_authority_are_those_of_the_frame(kept, asked):
    part = view(store(), asked)
    place = part.eligible
    for code, _ in authorities():
        own = place.index[place["authority"] == code]
        assert part.eligible_at.get(code, frozenset()) == set(own)
    assert part.eligible_urns == set(place.index)
    assert part.is_met(place).sum() == len(part.met & part.eligible_urns) == part.reach.reached
    assert set(part.reached["urn"]) == part.met & part.eligible_urns


def test_a_part_is_worked_out_once_a_register(kept):
    known = store()
    assert view(known, WHOLE) is view(known, RegisterFilter())
    assert view(known, WHOLE) is not view(store(), WHOLE)


def test_what_is_not_due_yet_is_not_known(kept):
    known = store()
    later = known.submissions.assign(due_on=date(2030, 1, 1), returned_on=None)
    early = replace(known, engagements=known.engagements.iloc[:0], submissions=later)
    found = coverage(WHOLE, store_of=lambda: early)
    assert found.total.state is State.NOT_REPORTED
    assert found.total.share_text == "not reported"
    assert "is known to have taken part" in found.title
    assert found.basis.startswith("No return was due") and "Every return" not in found.sentence


def test_without_a_register_there_is_a_sentence(stored):
    emptied(stored)
    with pytest.raises(NoRegister, match="No programme register has been loaded"):
        coverage(WHOLE)
