"""Questions to the register: what comes back, and what never does."""

from datetime import date

import pandas as pd
import pytest

from eip_data import database
from eip_data.programme import demo, queries
from eip_data.programme.suppression import ALL
from eip_data.programme_columns import RegisterKind, Rung
from tests.registers import frame, holding

#: The illustrative register handed in as if it were a real one.
AS_REAL = demo.content


def asked(url, question, *rest):
    with database.connection(url) as connection:
        access = queries.access(connection)
        return question(connection, access, *rest)


def names_in(found: pd.DataFrame) -> list[str]:
    """Whatever in a frame begins as every name of the illustrative register does."""
    return [str(cell) for column in found for cell in found[column] if "Illustrative" in str(cell)]


NAMING = (queries.schools, queries.activities, queries.grants, queries.partners, queries.events,
          queries.budget)  # fmt: skip


@pytest.mark.parametrize("question", NAMING)
def test_a_real_register_names_nobody_unless_it_may(illustrative, question, monkeypatch):
    assert names_in(asked(illustrative, question))
    with holding(illustrative, AS_REAL()):
        monkeypatch.delenv("EIP_SHOW_REGISTER", raising=False)
        hidden = asked(illustrative, question)
        # The type of a school names nobody; the illustrative register marks it all the same.
        assert names_in(hidden.drop(columns="type", errors="ignore")) == []
        monkeypatch.setenv("EIP_SHOW_REGISTER", "1")
        assert names_in(asked(illustrative, question).drop(columns="type", errors="ignore"))


def test_whether_a_grant_is_a_first_is_told_without_the_name(illustrative):
    whole = asked(illustrative, queries.grants)
    with holding(illustrative, AS_REAL()):
        hidden = asked(illustrative, queries.grants)
    assert hidden["first"].tolist() == whole["first"].tolist()
    order = whole.sort_values(["awarded_on", "id"])
    assert order["first"].tolist() == (~order["applicant"].duplicated()).tolist()


def test_schools_come_with_unknown_as_missing(illustrative):
    found = asked(illustrative, queries.schools)
    assert len(found) == 824 and found.index.is_monotonic_increasing
    assert found["disadvantaged_pupils"].isna().sum() > 0
    closed = found[found["close_date"].notna()].iloc[0]
    assert closed["close_date"] == date(2024, 9, 1)
    assert found.loc[int(closed["successor_urn"])]["open_date"] == date(2024, 9, 1)


def test_records_of_some_days(illustrative):
    raw = frame(illustrative, "engagement")
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    with database.connection(illustrative) as connection:
        found = queries.engagements(connection, first, last)
    expected = raw[(raw["engaged_on"] >= first) & (raw["engaged_on"] <= last)]
    assert len(found) == len(expected) > 0
    assert "pupils" not in found


def by_cell(url):
    met = frame(url, "engagement").merge(
        frame(url, "school"), on="urn", suffixes=("", "_of_school")
    ).merge(frame(url, "activity"), left_on="activity", right_on="id")  # fmt: skip
    met = met[(met["rung"] != Rung.INVITED) & met["pupils"].notna()]
    key = met["workstream"] + ":" + met["priority"]
    return met.assign(key=key).groupby(["authority", "key"])["pupils"].sum()


def test_pupils_are_those_of_the_records_or_hidden(illustrative):
    found = asked(illustrative, queries.pupils_met)
    expected = by_cell(illustrative)
    hidden = 0
    for row in found.table.rows[:-1]:
        for column in found.table.columns[:-1]:
            cell = found.table.cell(row, column)
            count = int(expected.get((row, column), 0))
            assert cell is None if 1 <= count <= 4 else cell in (None, count)
            hidden += cell is None
    assert 1 in [int(1 <= count <= 4) for count in expected]
    assert hidden >= 4
    assert found.table.cell(ALL, ALL) == int(expected.sum())


def test_small_counts_show_only_where_a_real_register_may_be_shown(illustrative, monkeypatch):
    with holding(illustrative, AS_REAL()):
        monkeypatch.delenv("EIP_SHOW_REGISTER", raising=False)
        assert asked(illustrative, queries.pupils_met).table.hidden
        monkeypatch.setenv("EIP_SHOW_REGISTER", "1")
        shown = asked(illustrative, queries.pupils_met)
        assert shown.table.hidden == 0
        assert shown.table.cell("E08000023", "local_priorities:climate") == 3


def test_counts_on_rolls_are_hidden_or_rounded(illustrative):
    with database.connection(illustrative) as connection:
        register = queries.access(connection).register
    assert queries.Access(register, True).pupils(3) is None
    assert queries.Access(register, True).pupils(47) == 47
    real = type(register)(RegisterKind.REAL, register.version, register.dated)
    assert queries.Access(real, True).pupils(3) == 3
    assert queries.Access(real, False).pupils(3) is None
    assert [queries.Access(real, False).pupils(n) for n in (44, 45, 0)] == [40, 50, 0]


def test_an_empty_register_answers_with_nothing(stored):
    with holding(stored, {}):
        for question in NAMING:
            assert asked(stored, question).empty
        assert asked(stored, queries.pupils_met).table.cells == ((0,),)
        with database.connection(stored) as connection:
            for question in (queries.engagements, queries.submissions, queries.phases,
                             queries.targets, queries.spending, queries.attendance,
                             queries.beneficiaries, queries.partner_places):  # fmt: skip
                assert question(connection).empty
