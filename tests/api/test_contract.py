"""The OpenAPI document is valid, and routes, answers, errors and ``docs/api.md`` are as it says."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from api.asking import parameters
from api.endpoints import ENDPOINTS
from api.openapi import description
from api.routes import routes
from findings.api_sentences import CONTRACT, EXAMPLES
from tests.api.conftest import client, forgotten
from tests.pages.opening import HOSTILE

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
BY_NAME = {one.name: one for one in ENDPOINTS}

#: One address of each kind of mistake, its status and the beginning of its sentence.
MISTAKES = (
    ("nowhere", 404, "There is nothing at “nowhere”"),
    ("outcomes/", 404, "There is nothing at “outcomes/”"),
    ("outcomes?colour=red", 400, "There is no parameter “colour” here: there are measure, group"),
    ("editions?area=391", 400, "There is no parameter “area” here: there are limit, offset"),
    ("outcomes?area=Narnia", 400, "There is no area “Narnia”; the nearest are"),
    ("outcomes?measure=ks9", 400, "There is no measure “ks9”; the nearest are"),
    ("outcomes?measure=ks2_rwm_expected&period=2030/31", 400, "ks2_rwm_expected has no figures"),
    ("outcomes?period=lately", 400, "“lately” is not a period"),
    ("outcomes?group=boys", 400, "There is no group “boys”: there are all"),
    ("outcomes?measure=phonics_y1&group=not_fsm", 400, "phonics_y1 has no group “not_fsm”"),
    ("outcomes?area=", 400, "The parameter “area” is empty"),
    ("outcomes?limit=0", 400, "The parameter “limit” is a whole number from 1 to 1,000, not “0”"),
    ("outcomes?limit=1001", 400, "The parameter “limit”"),
    ("outcomes?limit=ten", 400, "The parameter “limit”"),
    ("outcomes?limit=1&limit=2", 400, "The parameter “limit” takes one value"),
    ("outcomes?offset=-1", 400, "The parameter “offset” is a whole number of 0 or more"),
    ("outcomes?offset=99999999999999999999", 400, "The parameter “offset”"),
    ("outcomes?format=xml", 400, "There is no format “xml”: there are json and csv."),
    (f"outcomes?area={'x' * 101}", 400, "A value of the parameter “area” is too long"),
    (f"outcomes?area={','.join(['391'] * 201)}", 400, "The parameter “area” takes at most 200"),
    (f"outcomes?area={'x' * 6000}", 414, "The address is too long"),
    ("gaps?measure=phonics_y1", 400, "phonics_y1 has no gap"),
    ("gaps?measure=ks4_attainment8&pair=parents", 400, "There is no pair “parents”"),
    ("gaps?measure=ks4_progress8&pair=fsm", 400, "ks4_progress8 has no pair “fsm”"),
    ("gaps?period=2024/25,2023/24", 400, "At most 12 measures times periods at a time"),
    ("findings", 400, "The parameter “area” is needed, for example area=E06000057"),
    ("findings?area=391&period=2024", 400, "“2024” is not a period"),
    ("findings?area=391&measure=a&measure=b", 400, "The parameter “measure” takes one value"),
    ("reach?area=E09000001", 400, "There is no authority of the programme “E09000001”"),
    ("reach?phase=college", 400, "There is no phase “college”"),
    ("reach?workstream=x", 400, "There is no workstream “x”"),
)


def resolved(schema: dict[str, Any]) -> Draft202012Validator:
    """A validator of a schema of the document, with what it refers to."""
    return Draft202012Validator(schema | {"components": description()["components"]})


def answer_of(name: str, status: str = "200") -> dict[str, Any]:
    """What the document says of an answer's content, by media type."""
    given = description()["paths"][f"/{name}"]["get"]["responses"][status]
    return given["content"]


def test_the_document_is_valid_and_served(ask):
    served = ask("openapi.json").json()
    validate(served)
    assert served == description() and served["openapi"] == "3.1.0"


def test_every_route_is_described_and_every_description_has_a_route():
    paths = {route.path.removeprefix("/api/v1") for route in routes()}
    assert paths == {*description()["paths"], "", "/{rest:path}"}


@pytest.mark.parametrize("name", BY_NAME)
def test_each_example_answers_as_its_schema_says(kept, ask, name):
    answer = ask(f"{name}?{BY_NAME[name].example}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    resolved(answer_of(name)["application/json"]["schema"]).validate(answer.json())
    assert answer.json().get("data", answer.json().get("areas"))


@pytest.mark.parametrize("name", BY_NAME)
def test_csv_has_the_fields_and_the_same_rows(kept, ask, name):
    query = BY_NAME[name].example
    answer = ask(f"{name}?{query}&format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0] == [one.name for one in BY_NAME[name].fields]
    found = ask(f"{name}?{query}").json()
    data = found.get("data") or [f for area in found["areas"] for f in area["findings"]]
    assert len(rows) - 1 == len(data)


def test_the_schema_is_closed_so_that_it_can_fail(ask):
    schema = resolved(answer_of("outcomes")["application/json"]["schema"])
    good = ask("outcomes?measure=ks4_progress8&limit=1").json()
    assert schema.is_valid(good)
    assert not schema.is_valid(good | {"more": 1})
    good["data"][0]["value"] = "high"
    assert not schema.is_valid(good)


def test_the_index_lists_every_endpoint_with_an_example_that_works(kept, ask):
    index = ask("").json()
    resolved(answer_of("")["application/json"]["schema"]).validate(index)
    assert [one["name"] for one in index["endpoints"]] == list(BY_NAME)
    for one in index["endpoints"]:
        assert ask(one["example"]).status_code == 200
    assert ask(index["openapi"]).status_code == 200


@pytest.mark.parametrize("base", ["", "/some/where/"])
def test_the_examples_of_the_data_page_work_below_any_path(own_database, base):
    reader = client(base)
    for _, address in (*EXAMPLES, CONTRACT):
        assert reader.get(f"{base.rstrip('/')}/{address}").status_code == 200
    bare = reader.get(f"{base.rstrip('/')}/api/v1", follow_redirects=False)
    assert (bare.status_code, bare.headers["location"]) == (308, "v1/")


@pytest.mark.parametrize(("address", "status", "says"), MISTAKES)
def test_every_mistake_is_a_problem_with_one_sentence(kept, ask, address, status, says):
    answer = ask(address)
    assert answer.status_code == status
    is_problem(answer)
    assert answer.json()["detail"].startswith(says)


@pytest.mark.parametrize("name", ["outcomes", "gaps", "findings", "reach", "areas"])
@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_harms(kept, api, name, value):
    for parameter in ("area", "measure", "period", "workstream", value if name == "gaps" else "x"):
        answer = api.get(f"/api/v1/{name}", params={str(parameter): value})
        assert answer.status_code in (400, 414)
        is_problem(answer)


def is_problem(answer: Any) -> None:
    """The answer is what the document says of errors, of the status that it says."""
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    content = answer.json()
    resolved({"$ref": "#/components/schemas/Problem"}).validate(content)
    assert content["status"] == answer.status_code
    sentence = content["detail"]
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 600


def test_every_endpoint_and_parameter_is_documented():
    assert {f"/api/v1/{name}" for name in BY_NAME} <= set(re.findall(r"`(/api/v1/\w*)`", DOCS))
    taken = {one.name for endpoint in ENDPOINTS for one in parameters(endpoint)}
    rows = DOCS.partition("## Parameters")[2].partition("## Answers")[0]
    listed = {name for row in re.findall(r"^\| (`.*?) \|", rows, re.M)
              for name in re.findall(r"`(\w+)`", row)}  # fmt: skip
    assert listed == taken
    for address in re.findall(r"^    (/api/v1/\S+)", DOCS, re.M):
        name, _, query = address.removeprefix("/api/v1/").partition("?")
        assert {pair.partition("=")[0] for pair in query.split("&")} <= {
            one.name for one in parameters(BY_NAME[name])
        }


def test_every_example_answers_on_both_engines(illustrative, nothing_kept):
    reader = client()
    for one in ENDPOINTS:
        forgotten()
        assert reader.get(f"/api/v1/{one.name}?{one.example}").status_code == 200


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("outcomes", "value unit status status_text our_calculation source edition"),
        ("gaps", "within vs_national unit gap_unit status our_calculation source edition"),
        ("findings", "value unit status status_text our_calculation edition"),
        ("reach", "state unit our_calculation source illustrative register_dated returns_missing"),
    ],
)
def test_every_figure_says_what_it_counts_and_rests_on(name, wanted):
    assert set(wanted.split()) <= {one.name for one in BY_NAME[name].fields}
