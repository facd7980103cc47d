"""An edition that is named is answered from its own figures, and all of them are listed."""

import pytest

from eip_data import database, earlier
from tests.api.conftest import forgotten
from tests.eip_data.editions_made import put, revised

NOW, *BEFORE = (one.id for one in earlier.editions())
ADDRESS = (
    "outcomes?measure=ks4_attainment8&group=disadvantaged&area=E06000057&period=2024-25"
)  # fmt: skip


def test_editions_are_listed_newest_first(ask):
    rows = ask("editions").json()["data"]
    assert [row["edition"] for row in rows] == [NOW, *BEFORE]
    assert [row["current"] for row in rows] == [True] + [False] * len(BEFORE)
    # Between these three editions no published figure changed.
    assert [row["changed_measures"] for row in rows] == [[]] * len(rows)


@pytest.mark.parametrize("edition_id", BEFORE)
def test_each_can_be_asked_for(ask, edition_id):
    one = ask(f"{ADDRESS}&edition={edition_id}").json()
    assert one["edition"] == one["data"][0]["edition"] == edition_id
    assert one["data"][0]["value"] == 30.9
    later = ask(ADDRESS).json()
    assert later["edition"] == later["data"][0]["edition"] == NOW


def test_newer_figures_change_what_names_no_edition_alone(ask, tmp_path, monkeypatch):
    files = revised(earlier.figure_files(), "99.9")
    url = f"sqlite:///{tmp_path / 'newer.sqlite'}"
    with database.writing(url) as connection:
        database.migrate_to(connection, "head")
        database._load(connection, put(files, tmp_path / "figures"))
    before = ask(f"{ADDRESS}&edition={NOW}")
    monkeypatch.setenv("EIP_DATABASE_URL", url)
    after = ask(f"{ADDRESS}&edition={NOW}")
    assert after.json()["data"] == before.json()["data"]
    assert after.headers["etag"] == before.headers["etag"]
    assert ask(ADDRESS).json()["data"][0]["value"] == 99.9
    gaps = "gaps?measure=ks4_attainment8&area=E06000057&period=2024-25"
    assert ask(gaps).json()["data"][0]["disadvantaged"] == 99.9
    assert ask(f"{gaps}&edition={NOW}").json()["data"][0]["disadvantaged"] == 30.9
    forgotten()


@pytest.mark.parametrize("name", ["outcomes", "areas", "findings"])
def test_an_edition_that_there_is_not_is_a_problem(ask, name):
    answer = ask(f"{name}?area=E06000057&edition=00000000")
    assert answer.status_code == 400
    assert answer.json()["detail"] == (
        "There is no edition “00000000” of the figures: /editions lists those there are."
    )


def test_reach_has_no_editions(ask):
    assert "There is no parameter “edition” here" in ask(f"reach?edition={NOW}").json()["detail"]
