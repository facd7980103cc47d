"""Page, API, command line and download give the same number, or the same reason."""

import csv
import io
import json
import re
from html import unescape

import pytest

from eip_data import catalogue
from eip_data.__main__ import main
from exports.everything import figures_sheet
from exports.sheet import sheet_csv
from findings.cells import Cells, cells
from findings.every_figure import every_figure
from tests.pages.opening import nothing_kept, opened, title_of, written

NORTHUMBERLAND, NORTH_EAST_CA = "E06000057", "E47000014"
MEASURES = ("ks4_attainment8", "ks2_rwm_expected")

#: measure, group, area, period; the value and status of METHOD and of the published files.
FIGURES = (
    ("ks4_attainment8", "disadvantaged", NORTHUMBERLAND, "2024/25", "30.9", "revised"),
    ("ks4_attainment8", "disadvantaged", NORTH_EAST_CA, "2024/25", "33.6", "estimate"),
    ("ks2_rwm_expected", "disadvantaged", NORTHUMBERLAND, "2024/25", "39", "revised"),
    ("ks2_rwm_expected", "disadvantaged", NORTHUMBERLAND, "2020/21", "", "not_collected"),
)


@pytest.fixture(scope="module")
def download(own_database) -> dict[tuple[str, ...], tuple[str, str]]:
    """The file of all figures as its reader gets it; our own of the measures asked about."""
    known = {name: cells(name) for name in MEASURES}
    measures = catalogue.load().measures
    every = every_figure(lambda name: known.get(name) or Cells(measures[name], {}))
    rows = csv.DictReader(io.StringIO(sheet_csv(figures_sheet(every)).decode("utf-8")))
    return {
        (row["measure"], row["group"], row["area_code"], row["period"]): (
            row["value"],
            row["status"],
        )
        for row in rows
    }


@pytest.fixture(scope="module")
def page(own_database):
    """A cell of the table under the trend of an authority's page."""
    nothing_kept()

    def cell(measure: str, group: str, area: str, period: str) -> str:
        at = opened("outcomes/authority.py", area=area, measure=measure, group=group)
        assert title_of(at) and not at.exception
        table = written(at).partition('<table class="periods">')[2]
        found = re.search(rf'<th scope="row">{period}</th><td[^>]*>(.*?)</td>', table)
        assert found, f"{period} is not on the page"
        return unescape(re.sub(r'<span class="below">.*?</span>|<[^>]+>', "", found[1]))

    yield cell
    nothing_kept()


@pytest.mark.parametrize(("measure", "group", "area", "period", "value", "status"), FIGURES)
def test_one_figure_is_the_same_everywhere(
    ask, page, download, capsys, measure, group, area, period, value, status
):
    asked = {"measure": measure, "group": group, "area": area, "period": period}
    options = [part for name, text in asked.items() for part in (f"--{name}", text)]
    query = "outcomes?" + "&".join(f"{name}={text}" for name, text in asked.items())

    assert main(["query", *options]) == 0
    (printed,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert main(["query", *options, "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    (row,) = ask(query).json()["data"]
    (line,) = csv.DictReader(io.StringIO(ask(f"{query}&format=csv").text))

    assert (printed["value"], printed["status"]) == (value, status)
    assert (line["value"], line["status"]) == (value, status)
    assert download[measure, group, area, period] == (value, status)
    assert (row["value"], row["status"]) == (told["value"], told["status"])
    assert row["value"] == (float(value) if value else None)
    shown = page(measure, group, area, period)
    assert shown.removesuffix("%") == (value or row["status_text"])


def test_both_gaps_are_the_command_lines(ask, capsys):
    options = ["--measure", "ks4_attainment8", "--period", "2024/25", "--area", NORTHUMBERLAND]
    assert main(["gaps", *options, "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    (row,) = ask(f"gaps?measure=ks4_attainment8&period=2024/25&area={NORTHUMBERLAND}").json()[
        "data"
    ]
    assert {name: row[name] for name in told} == told
    assert (row["within"], row["vs_national"]) == (18.0, 19.5)


@pytest.mark.parametrize(
    "query",
    ["area=E06000057", "area=E47000014&measure=level3_at_19", "area=E10000006&period=2023-24",
     "area=391&measure=ks4_attainment8&period=2024/25"],
)  # fmt: skip
def test_the_findings_are_the_command_lines_document(ask, capsys, query):
    pairs = (pair.split("=") for pair in query.split("&"))
    assert main(["findings", *(x for name, text in pairs for x in (f"--{name}", text))]) == 0
    answer = ask(f"findings?{query}")
    assert answer.json() == json.loads(capsys.readouterr().out)
    flat = list(csv.DictReader(io.StringIO(ask(f"findings?{query}&format=csv").text)))
    whole = [f for area in answer.json()["areas"] for f in area["findings"]]
    for line, found in zip(flat, whole, strict=True):
        assert (line["value"] == "") == (found["value"] is None)
        assert line["value"] == "" or float(line["value"]) == found["value"]
        gap = found["gap"]
        assert line["gap_within_value"] == (
            "" if gap is None or gap["within"]["value"] is None
            else f"{gap['within']['value']:.{gap['within']['decimals']}f}"
        )  # fmt: skip
