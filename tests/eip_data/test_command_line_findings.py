"""``python -m eip_data findings``: the document is as ``docs/findings.md`` says, for every area."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from eip_data import catalogue
from eip_data.__main__ import main
from eip_data.columns import AreaKind, Counted, Group, Status, Unit, Verdict
from findings.certainty_document import document, known

BOOK = catalogue.load()
DOCS = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
GATESHEAD, NEWCASTLE, NORTH_EAST_CA, ENGLAND = "E08000037", "E08000021", "E47000014", "E92000001"
CITY_OF_LONDON, SCILLY, CUMBRIA = "E09000001", "E06000053", "E10000006"

#: The schema: a key's kind of value. A set is closed; a tuple means one of; None is null.
NUMBER = (int, float, None)
TEXT, MAYBE = (str,), (str, None)
VALUE = {
    "value": NUMBER, "decimals": (int,), "status": set(Status), "status_text": TEXT,
    "our_calculation": (bool,),
}  # fmt: skip
COMPARISON = {
    "verdict": {*Verdict, None}, "verdict_text": MAYBE, "difference": NUMBER, "low": NUMBER,
    "high": NUMBER, "family": (int, None), "family_text": MAYBE, "reason": MAYBE,
}  # fmt: skip
INTERVAL = {
    "low": (float,), "high": (float,), "pupils": (float,), "kind": set(Counted),
    "kind_text": TEXT, "approximate": (bool,), "low_reliability": (bool,),
}  # fmt: skip
CERTAINTY = {
    "interval": INTERVAL, "interval_reason": MAYBE, "england": COMPARISON,
    "england_outside_london": COMPARISON, "rank": {"low": (int,), "high": (int,), "of": (int,)},
    "rank_reason": MAYBE,
}  # fmt: skip
GAP = {
    "others_group": set(Group), "others": VALUE, "others_england": VALUE, "within": VALUE,
    "vs_national": VALUE, "peer_shortfall": VALUE, **CERTAINTY,
}  # fmt: skip
FINDING = {
    "measure": set(BOOK.measures), "title": TEXT, "group": set(Group), "period": TEXT,
    "unit": set(Unit), **VALUE, **CERTAINTY, "gap": GAP,
}  # fmt: skip
AREA = {"code": set(BOOK.areas), "name": TEXT, "kind": set(AreaKind), "findings": [FINDING]}
DOCUMENT = {"edition": TEXT, "false_discovery_rate": (float,), "areas": [AREA]}
NULLABLE = ("interval", "rank", "gap")


def conforms(value: Any, schema: Any, where: str = "") -> None:
    if isinstance(schema, dict):
        assert isinstance(value, dict) and list(value) == list(schema), where
        for key, inner in schema.items():
            if not (key in NULLABLE and value[key] is None):
                conforms(value[key], inner, f"{where}/{key}")
    elif isinstance(schema, list):
        assert isinstance(value, list), where
        for number, item in enumerate(value):
            conforms(item, schema[0], f"{where}/{number}")
    elif isinstance(schema, set):
        assert value in schema, (where, value)
    else:
        kinds = tuple(type(None) if kind is None else kind for kind in schema)
        assert isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool)), where


def is_whole(finding: dict[str, Any]) -> None:
    """Nothing without a reason, and everything adds up."""
    for one in filter(None, (finding, finding["gap"])):
        assert (one["interval"] is None) == bool(one["interval_reason"])
        assert (one["rank"] is None) == bool(one["rank_reason"])
        for name in ("england", "england_outside_london"):
            given = {key: one[name][key] is not None for key in COMPARISON if key != "reason"}
            assert len(set(given.values())) == 1
            assert (one[name]["reason"] is None) == given["verdict"]
    assert (finding["value"] is None) == (Status(finding["status"]) not in {
        "final", "revised", "provisional", "estimate", "low_reliability"})  # fmt: skip
    if gap := finding["gap"]:
        parts = [gap[name]["value"] for name in ("within", "peer_shortfall", "vs_national")]
        if None not in parts:
            assert parts[0] + parts[1] == pytest.approx(parts[2])


@pytest.fixture
def printed(stored: str, capsys: pytest.CaptureFixture[str]):
    """Runs ``findings`` on each kind of database: the document, and what was said beside it."""

    def ask(area: str, *options: str) -> tuple[dict[str, Any], str]:
        assert main(["findings", "--area", area, *options]) == 0
        said = capsys.readouterr()
        return json.loads(said.out), said.err

    return ask


@pytest.mark.parametrize("area", [GATESHEAD, NORTH_EAST_CA, ENGLAND, "ENGLAND_OUTSIDE_LONDON"])
def test_the_document_is_as_the_schema_says(printed, area):
    found, said = printed(area)
    conforms(found, DOCUMENT)
    (only,) = found["areas"]
    assert only["code"] == area and said == ""
    for finding in only["findings"]:
        is_whole(finding)
    latest = [(m.id, s.group, s.last) for m in BOOK.measures.values() for s in m.series]
    assert [(f["measure"], f["group"], f["period"]) for f in only["findings"]] == latest


def test_every_authority_and_region_has_a_whole_document(own_database):
    areas = BOOK.areas_of(AreaKind.AUTHORITY, AreaKind.REGION, AreaKind.LONDON_PART)
    found = document(known(areas, BOOK.measures["ks4_attainment8"], "2024/25"))
    conforms(found, DOCUMENT)
    assert [area["code"] for area in found["areas"]] == [area.code for area in areas]
    for area in found["areas"]:
        for finding in area["findings"]:
            is_whole(finding)


def test_a_verdict_with_all_that_belongs_to_it(printed):
    found, _ = printed("391", "--measure", "ks4_attainment8", "--period", "2024-25")
    finding = next(f for f in found["areas"][0]["findings"] if f["group"] == "disadvantaged")
    assert (finding["value"], finding["status"]) == (33.3, "revised")
    assert finding["interval"] == {
        "low": 31.97, "high": 34.63, "pupils": 1367.0, "kind": "bounded",
        "kind_text": "cohort known to within a few pupils", "approximate": False,
        "low_reliability": False,
    }  # fmt: skip
    england = finding["england"]
    assert (england["verdict"], england["difference"], england["family"]) == ("lower", -1.79, 152)
    gap = finding["gap"]
    assert (gap["within"]["value"], gap["vs_national"]["value"]) == (19.9, 17.1)
    assert gap["england"]["verdict_text"] == "wider"
    assert finding["rank"]["of"] == gap["rank"]["of"] == 152


def test_the_combined_authority_is_ours_and_judged_by_itself(printed):
    found, _ = printed(NORTH_EAST_CA, "--measure", "level3_at_19")
    finding = next(f for f in found["areas"][0]["findings"] if f["group"] == "fsm")
    assert (finding["value"], finding["status"], finding["our_calculation"]) == (
        29.9, "estimate", True,
    )  # fmt: skip
    assert finding["england"]["family"] == 0 and finding["interval"]["approximate"] is True


def test_a_former_authority_prints_its_successors_and_says_so(printed):
    found, said = printed(CUMBRIA, "--measure", "ks4_attainment8")
    assert [area["name"] for area in found["areas"]] == ["Cumberland", "Westmorland and Furness"]
    assert "followed by" in said


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--area", "Narnia"], "There is no area “Narnia”; the nearest are"),
        (["--area", "391", "--measure", "ks9"], "There is no measure “ks9”; the nearest are"),
        (["--area", "391", "--period", "2024"], "“2024” is not a period: write it as"),
        (["--area", "391", "--measure", "ks2_rwm_expected", "--period", "2030/31"],
         "ks2_rwm_expected has no figures for 2030/31: it runs from"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_one_sentence_with_exit_2(own_database, capsys, options, says):
    assert main(["findings", *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.startswith(says) and printed.err.count("\n") == 1


def test_every_key_is_documented_and_every_documented_key_is_there():
    def keys(schema: Any) -> set[str]:
        if isinstance(schema, dict):
            return set(schema).union(*map(keys, schema.values()))
        return keys(schema[0]) if isinstance(schema, list) else set()

    rows = re.findall(r"^\| (`.*?) \| ", DOCS, re.MULTILINE)
    listed = set(re.findall(r"`(\w+)`", " ".join(rows)))
    assert keys(DOCUMENT) <= set(re.findall(r"`(\w+)`", DOCS))
    assert listed <= keys(DOCUMENT)
