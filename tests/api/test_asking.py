"""What can be asked: filters, pages, formats; each figure whole or with its reason."""

import csv
import io
from urllib.parse import urljoin

import pytest

from api.asking import FORMAT, asked, format_of
from api.problems import Problem
from eip_data import catalogue
from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, WITH_VALUE, Group
from exports.everything import measures_sheet
from exports.sheet import sheet_csv
from findings.cells import cells
from findings.every_measure import every_measure
from findings.gaps import gaps
from findings.outcomes import outcomes

BOOK = catalogue.load()
NORTHUMBERLAND, CITY_OF_LONDON, CUMBRIA = "E06000057", "E09000001", "E10000006"


def every(ask, address: str) -> list[dict]:
    """All rows of a list, page after page, as ``next`` leads."""
    rows, where = [], address
    while where:
        page = ask(where).json()
        rows += page["data"]
        where = page["next"] and urljoin(address, page["next"])
    assert len(rows) == page["total"]
    return rows


@pytest.mark.parametrize("measure", ["ks2_rwm_expected", "ks4_progress8", "gap_index_ks4"])
def test_outcomes_are_those_of_the_command_line_and_the_missing_of_ours(ask, measure):
    found = every(ask, f"outcomes?measure={measure}&limit=1000&format=json")
    told = outcomes(BOOK.measures[measure])
    columns = ("group", "area", "period", "value", "status", "source")
    wanted = {
        (g, a, p, None if v != v else v, s, where)
        for g, a, p, v, s, where in zip(*(told[name].tolist() for name in columns), strict=True)
    }
    got = {tuple(row[name] for name in columns) for row in found}
    assert wanted <= got and len(found) == len(got)
    beyond = [row for row in found if tuple(row[name] for name in columns) not in wanted]
    known = cells(measure)
    for row in beyond:
        assert row["area"] == NORTH_EAST_CA and row["value"] is None
        figure = known.figure(Group(row["group"]), row["area"], row["period"])
        assert (figure.value, figure.status) == (None, row["status"])
    keys = [(row["group"], row["period"], row["area"]) for row in found]
    assert keys == sorted(keys)


def test_every_figure_is_whole_or_has_its_reason(ask):
    for row in every(ask, "outcomes?measure=ks2_rwm_expected,ks4_ebacc_aps&limit=1000"):
        assert (row["value"] is None) == (row["status"] not in WITH_VALUE)
        assert all(row[name] not in ("", None) for name in row if name != "value")
        assert row["our_calculation"] == (row["area"] == NORTH_EAST_CA)


def test_areas_measures_groups_and_periods_narrow_and_may_be_repeated(ask):
    query = "area=391,E06000057&measure=ks4_attainment8&measure=ks4_progress8&group=disadvantaged"
    rows = every(ask, f"outcomes?{query}&period=2023-24,2022/23")
    assert [(row["measure"], row["period"], row["area"]) for row in rows] == [
        (measure, period, area)
        for measure in ("ks4_attainment8", "ks4_progress8")
        for period in ("2022/23", "2023/24")
        for area in (NORTHUMBERLAND, "E08000021")
    ]


def test_all_measures_of_one_area(ask):
    page = ask(f"outcomes?area={NORTHUMBERLAND}&period=2024/25&limit=1000").json()
    assert len({row["measure"] for row in page["data"]}) > 15
    assert {row["area"] for row in page["data"]} == {NORTHUMBERLAND}


def test_england_outside_london_comes_when_asked_for(ask):
    address = "outcomes?measure=ks4_attainment8&group=all&period=2024/25&limit=1000"
    assert ENGLAND_OUTSIDE_LONDON not in {row["area"] for row in every(ask, address)}
    (row,) = every(ask, f"{address}&area={ENGLAND_OUTSIDE_LONDON}")
    assert row["our_calculation"] and row["status"] == "estimate" and row["value"]


def test_an_earlier_code_opens_todays_authorities_and_says_so(ask):
    page = ask(f"areas?area={CUMBRIA}").json()
    assert [row["name"] for row in page["data"]] == ["Cumberland", "Westmorland and Furness"]
    assert "followed by" in page["notes"][0]


def test_pages_end_and_a_page_beyond_the_end_is_empty(ask):
    first = ask("areas?kind=authority&limit=100")
    assert first.json()["total"] == 153 and len(first.json()["data"]) == 100
    assert first.headers["x-total-count"] == "153"
    assert first.headers["link"] == '<?kind=authority&limit=100&offset=100>; rel="next"'
    last = ask("areas?kind=authority&limit=100&offset=100")
    assert len(last.json()["data"]) == 53 and "link" not in last.headers
    beyond = ask("areas?kind=authority&offset=999").json()
    assert (beyond["data"], beyond["next"], beyond["total"]) == ([], None, 153)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/json"), ("*/*", "application/json"), ("text/csv", "text/csv"),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("text/csv;q=0.1, */*;q=0.8", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
    ],
)  # fmt: skip
def test_the_accept_header_chooses_the_format(ask, accept, kind):
    answer = ask("editions", accept=accept)
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert "Accept" in answer.headers["vary"]


def test_the_address_is_stronger_than_the_header_and_neither_is_refused(ask):
    named = ask("editions?format=csv", accept="application/json")
    assert named.headers["content-type"].startswith("text/csv")
    assert (
        'filename="north-east-attainment-gap-editions.csv"'
        in (named.headers["content-disposition"])
    )
    assert ask("editions", accept="image/png").status_code == 406
    with pytest.raises(Problem):
        format_of(asked((FORMAT,), []), "text/csv;q=0, application/json;q=x")


def test_gaps_are_those_of_the_command_line_and_the_areas_that_have_none(ask):
    measure = BOOK.measures["ks4_attainment8"]
    found = every(ask, "gaps?measure=ks4_attainment8&period=2024/25&limit=1000")
    told = gaps(measure, "2024/25").to_dict("records")
    assert [row["area"] for row in found][: len(told)] == [row["area"] for row in told]
    for row, wanted in zip(found, told, strict=False):
        for name in ("within", "vs_national", "disadvantaged", "comparator_local"):
            assert row[name] == (None if wanted[name] != wanted[name] else wanted[name])
        assert row["status"] == wanted["status"] and row["our_calculation"]
    beyond = {row["area"]: row for row in found[len(told) :]}
    assert beyond and all(row["within"] is None for row in beyond.values())
    assert not {row["status"] for row in beyond.values()} & set(WITH_VALUE)
    assert CITY_OF_LONDON in {row["area"] for row in found}


def test_gaps_of_the_latest_period_unless_others_are_named(ask):
    (row,) = every(ask, f"gaps?measure=ks2_rwm_expected&area={NORTHUMBERLAND}")
    assert (row["period"], row["gap_unit"]) == ("2024/25", "percentage points")
    assert row["within"] + row["peer_shortfall"] == pytest.approx(row["vs_national"])
    two = every(ask, f"gaps?measure=ks2_rwm_expected&area={NORTHUMBERLAND}&period=2022-23,2018-19")
    assert [row["period"] for row in two] == ["2022/23", "2018/19"]


def test_csv_keeps_the_published_decimals_and_leaves_a_missing_value_empty(ask):
    query = f"outcomes?measure=ks2_rwm_expected&area={NORTHUMBERLAND}&group=disadvantaged"
    rows = list(csv.DictReader(io.StringIO(ask(f"{query}&format=csv").text)))
    values = {row["period"]: (row["value"], row["status"]) for row in rows}
    assert values["2024/25"] == ("39", "revised") and values["2020/21"] == ("", "not_collected")
    score = ask("outcomes?measure=ks4_progress8&area=391&period=2023/24&group=all&format=csv")
    (row,) = csv.DictReader(io.StringIO(score.text))
    assert len(row["value"].partition(".")[2]) == int(row["decimals"]) == 2


def test_measures_are_those_of_the_download(ask):
    download = list(
        csv.DictReader(io.StringIO(sheet_csv(measures_sheet(every_measure())).decode()))
    )
    ours = list(csv.DictReader(io.StringIO(ask("measures?format=csv").text)))
    assert ours == download
    (one,) = ask("measures?measure=ks4_attainment8").json()["data"]
    assert one["decimals"] == 1 and "disadvantaged" in one["groups"] and one["caveats"]


def test_sources_of_a_measure_feed_it(ask):
    rows = ask("sources?measure=gap_index_ks4").json()["data"]
    assert [row["source"] for row in rows] == ["smc_gap_index_ks4"]
    known = {row["source"] for row in ask("sources").json()["data"]}
    named = {row["source"] for row in every(ask, "outcomes?period=2023/24&limit=1000&area=391")}
    assert named <= known == {*BOOK.sources, *BOOK.shapes}
