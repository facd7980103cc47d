"""The strict loader: one thing damaged, one sentence that names it."""

import csv
import re
import shutil
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from eip_data import catalogue
from eip_data.errors import CatalogueError

#: Three measures that between them use every kind of key.
SOME = ("early_years_gld", "phonics_y1", "ks4_english_maths_5")
GLD, PHONICS, GRADE_5 = (f"measures/{measure}" for measure in SOME)

DROP, TWICE = object(), object()


@cache
def original(file: str) -> Any:
    """A catalogue file as plain lists and dictionaries, of the measures only three."""
    path = catalogue.FOLDER / file
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as rows:
            return list(csv.DictReader(rows))
    content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    if file == "measures.yaml":
        content["measures"] = [m for m in content["measures"] if m["id"] in SOME]
    return content


def write(path: Path, content: Any) -> None:
    if path.suffix == ".yaml":
        text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True)
        path.write_text(text, encoding="utf-8")
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(content[0]))
        writer.writeheader()
        writer.writerows(content)


def step(content: Any, name: str) -> Any:
    """One step down: a key, a place in a list, or the entry of that id or code."""
    if not isinstance(content, list):
        return content[name]
    if name.isdigit():
        return content[int(name)]
    return next(entry for entry in content if name in (entry.get("id"), entry.get("code")))


def at(content: Any, path: str) -> Any:
    for name in filter(None, path.split("/")):
        content = step(content, name)
    return content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue with three measures, to be damaged."""
    shutil.copytree(catalogue.FOLDER, tmp_path / "catalogue")
    write(tmp_path / "catalogue" / "measures.yaml", original("measures.yaml"))
    return tmp_path / "catalogue"


def damage(folder: Path, file: str, path: str, value: object) -> None:
    """Put the value where the path leads, take away what is there, or enter it twice."""
    content = deepcopy(original(file))
    parent, _, last = path.rpartition("/")
    place = at(content, parent)
    if value is DROP:
        del place[int(last) if isinstance(place, list) else last]
    elif value is TWICE:
        place.insert(0, deepcopy(step(place, last)))
    else:
        place[int(last) if isinstance(place, list) else last] = value
    write(folder / file, content)


def load(folder: Path) -> catalogue.Catalogue:
    return catalogue._load.__wrapped__(folder)


def refusal(folder: Path) -> str:
    """The sentence with which the loader refuses the folder."""
    with pytest.raises(CatalogueError) as stopped:
        load(folder)
    return str(stopped.value)


def test_the_undamaged_copy_loads(folder):
    damage(folder, "measures.yaml", f"{PHONICS}/title", "Another title")
    book = load(folder)
    assert tuple(book.measures) == SOME
    assert book.measures["phonics_y1"].title == "Another title"
    assert len(book.areas) == len(original("areas.csv"))
    assert sum(map(len, book.neighbours.values())) == len(original("neighbours.csv"))


# --- keys ---------------------------------------------------------------------------------------

#: The third workstream's id, which is written in its own file and nowhere else.
STREAM = original("workstreams.yaml")["workstreams"][2]["id"]

#: Every kind of entry: file, place, the word that names it, and the keys it may do without.
ENTRIES = (
    ("measures.yaml", "", "measures.yaml", ()),
    ("measures.yaml", PHONICS, "phonics_y1", ()),
    ("measures.yaml", GLD, "early_years_gld", ("decimals_exceptions",)),
    ("measures.yaml", f"{GLD}/periods", "early_years_gld", ()),
    ("measures.yaml", f"{GLD}/base_period", "early_years_gld", ()),
    ("measures.yaml", f"{GLD}/breaks/0", "early_years_gld", ("last",)),
    ("measures.yaml", f"{GLD}/breaks/2", "early_years_gld", ("groups",)),
    ("measures.yaml", f"{GLD}/decimals_exceptions/0", "early_years_gld", ("groups",)),
    ("measures.yaml", f"{PHONICS}/status", "phonics_y1", ("exceptions",)),
    ("measures.yaml", f"{PHONICS}/status/exceptions/0", "phonics_y1", ("groups",)),
    ("measures.yaml", f"{PHONICS}/annotations/0", "phonics_y1", ()),
    ("measures.yaml", "shared_breaks/ks4_grading/0", "ks4_grading", ("last",)),
    ("sources.yaml", "ons_absence", "ons_absence", ()),
    ("workstreams.yaml", "", "workstreams.yaml", ()),
    ("workstreams.yaml", "programme", "programme", ()),
    ("workstreams.yaml", "programme/facts/1", "funding", ()),
    ("workstreams.yaml", "programme/strands/0", "convening", ()),
    ("workstreams.yaml", "programme/source", "programme", ()),
    ("workstreams.yaml", "workstreams/2", STREAM, ()),
    ("workstreams.yaml", "workstreams/2/priorities/3", STREAM, ()),
)
KEYS = [
    (file, path, named, key, key in optional)
    for file, path, named, optional in ENTRIES
    for key in at(original(file), path)
]


@pytest.mark.parametrize(("file", "path", "named"), [entry[:3] for entry in ENTRIES])
def test_an_unknown_key_stops_with_a_sentence_that_names_it(folder, file, path, named):
    damage(folder, file, f"{path}/colour", "2021/22")
    sentence = refusal(folder)
    assert named in sentence and "“colour”" in sentence


@pytest.mark.parametrize(("file", "path", "named", "key"), [k[:4] for k in KEYS if not k[4]])
def test_a_missing_key_stops_with_a_sentence_that_names_it(folder, file, path, named, key):
    damage(folder, file, f"{path}/{key}", DROP)
    sentence = refusal(folder)
    assert key in sentence
    if key != "id":  # an entry that has lost its id cannot be named by it
        assert named in sentence


@pytest.mark.parametrize(("file", "path", "key"), [(k[0], k[1], k[3]) for k in KEYS if k[4]])
def test_a_key_with_a_default_may_be_left_out(folder, file, path, key):
    damage(folder, file, f"{path}/{key}", DROP)
    load(folder)


@pytest.mark.parametrize("file", ["areas.csv", "neighbours.csv"])
def test_a_table_with_other_columns_is_refused(folder, file):
    rows = original(file)
    names = list(rows[0])
    for columns in ([*names, "colour"], names[:-1], names[::-1]):
        write(folder / file, [{name: row.get(name, "") for name in columns} for row in rows])
        sentence = refusal(folder)
        assert file in sentence and names[-1] in sentence


@pytest.mark.parametrize("file", ["areas.csv", "neighbours.csv"])
@pytest.mark.parametrize("cell", ["cut off", "too many"])
def test_a_table_with_a_ragged_row_is_refused(folder, file, cell):
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].rpartition(",")[0] if cell == "cut off" else f"{lines[1]},red"
    (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert f"{file}, line 2 (E06000001) has" in refusal(folder)


@pytest.mark.parametrize("file", ["measures.yaml", "sources.yaml", "workstreams.yaml"])
def test_a_key_written_twice_in_one_entry_is_refused(folder, file):
    path = folder / file
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(i for i, line in enumerate(lines) if line.strip().startswith("title:"))
    lines.insert(place, re.sub("title:.*", "title: Another", lines[place]))
    path.write_text("\n".join(lines), encoding="utf-8")
    assert f"{file}, line {place + 2}: the key “title” is written twice" in refusal(folder)


@pytest.mark.parametrize("file", sorted(path.name for path in catalogue.FOLDER.iterdir()))
def test_a_file_that_is_absent_or_no_table_is_refused_by_name(folder, file):
    for content in (b"{ [", b"\xff\xfe", b""):
        (folder / file).write_bytes(content)
        assert file in refusal(folder)
    (folder / file).unlink()
    assert file in refusal(folder)


# --- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "path", "value", "named"),
    [
        ("measures.yaml", f"{GLD}/unit", "percentage", "early_years_gld"),
        ("measures.yaml", f"{GLD}/weighting", "heads", "early_years_gld"),
        ("measures.yaml", f"{GLD}/period_kind", "calendar_year", "early_years_gld"),
        ("measures.yaml", f"{GLD}/coverage", "everywhere", "early_years_gld"),
        ("measures.yaml", f"{GLD}/headline_group", "boys", "early_years_gld"),
        ("measures.yaml", f"{GLD}/groups/boys", {"lait": "FSP_Gooddev_boys"}, "early_years_gld"),
        ("measures.yaml", f"{GLD}/higher_is_better", "High", "early_years_gld"),
        ("measures.yaml", f"{GLD}/breaks/0/kind", "gap", "early_years_gld"),
        ("measures.yaml", f"{GLD}/breaks/2/groups/0", "other", "early_years_gld"),
        ("measures.yaml", f"{GLD}/decimals_exceptions/0/groups/0", "free", "early_years_gld"),
        ("measures.yaml", f"{PHONICS}/status/default", "firm", "phonics_y1"),
        ("measures.yaml", f"{PHONICS}/status/exceptions/0/status", "draft", "phonics_y1"),
        ("measures.yaml", f"{PHONICS}/status/exceptions/0/groups/0", "every", "phonics_y1"),
        ("measures.yaml", "shared_breaks/ks4_grading/1/kind", "warning", "ks4_grading"),
        ("areas.csv", "E08000037/kind", "borough", "E08000037"),
        ("neighbours.csv", "12/closeness", "next door", "neighbours.csv"),
    ],
)
def test_a_word_outside_its_closed_set_is_named_with_its_entry(folder, file, path, value, named):
    damage(folder, file, path, value)
    sentence = refusal(folder)
    word = value if isinstance(value, str) else "boys"
    assert named in sentence
    assert word in sentence or path.rpartition("/")[2] in sentence.replace(" ", "_")


@pytest.mark.parametrize(
    ("file", "path", "value", "words"),
    [
        # measures: pairs and groups
        ("measures.yaml", f"{GLD}/pairs", [], "early_years_gld pairs"),
        ("measures.yaml", f"{GLD}/no_pair_reason", "none is published", "early_years_gld pairs"),
        ("measures.yaml", f"{GLD}/pairs/0", "disadvantaged", "early_years_gld disadvantaged"),
        ("measures.yaml", f"{GLD}/pairs/0", "gender", "early_years_gld gender"),
        ("measures.yaml", f"{GLD}/groups/not_fsm", DROP, "early_years_gld fsm"),
        ("measures.yaml", f"{PHONICS}/groups/fsm", DROP, "phonics_y1 headline"),
        ("measures.yaml", f"{PHONICS}/groups/all", "KS1P_all", "phonics_y1 KS1P_all"),
        ("measures.yaml", f"{PHONICS}/groups/all", {}, "phonics_y1 all"),
        ("measures.yaml", f"{GLD}/base_period/disadvantaged", "2021/22",
         "early_years_gld disadvantaged"),
        # measures: words
        ("measures.yaml", f"{PHONICS}/phrase", "{group} met the standard", "phonics_y1 phrase"),
        ("measures.yaml", f"{PHONICS}/phrase", "{value} of {grup} did", "phonics_y1 phrase"),
        ("measures.yaml", f"{PHONICS}/phrase", "{value met", "phonics_y1 phrase"),
        ("measures.yaml", f"{PHONICS}/title", 6, "phonics_y1 title"),
        ("measures.yaml", f"{PHONICS}/caveats", "state_funded", "phonics_y1 caveats"),
        ("measures.yaml", f"{PHONICS}/caveats", ["fsm_now", "fsm_now"], "phonics_y1 fsm_now"),
        # measures: numbers, dates and periods
        ("measures.yaml", f"{GLD}/decimals", "one", "early_years_gld decimals"),
        ("measures.yaml", f"{GLD}/decimals", 1.5, "early_years_gld decimals"),
        ("measures.yaml", f"{GLD}/last_update", "1 November", "early_years_gld last_update"),
        ("measures.yaml", f"{GLD}/next_update", date(2024, 11, 1), "early_years_gld next_update"),
        ("measures.yaml", f"{GLD}/periods/last", "2014/15", "early_years_gld"),
        ("measures.yaml", f"{GLD}/periods/last", "2024/26", "early_years_gld 2024/26"),
        ("measures.yaml", f"{GLD}/periods/last", "2024-25", "early_years_gld 2024-25"),
        ("measures.yaml", f"{GLD}/base_period/default", "2009/10", "early_years_gld 2009/10"),
        ("measures.yaml", f"{GRADE_5}/base_period/disadvantaged", "2016/17",
         "ks4_english_maths_5 2016/17"),
        ("measures.yaml", f"{GLD}/breaks/0/first", "2022/23", "early_years_gld 2022/23"),
        ("measures.yaml", f"{GLD}/decimals_exceptions/0/first", "2014/15",
         "early_years_gld 2014/15"),
        ("measures.yaml", f"{GLD}/decimals_exceptions/0/groups/0", "disadvantaged",
         "early_years_gld disadvantaged"),
        # measures: statuses and references
        ("measures.yaml", f"{PHONICS}/status/default", "suppressed", "phonics_y1 suppressed"),
        ("measures.yaml", f"{PHONICS}/status/exceptions/0/status", "not_published",
         "phonics_y1 not_published"),
        ("measures.yaml", f"{PHONICS}/status/exceptions/0/periods/0", "2031/32",
         "phonics_y1 2031/32"),
        ("measures.yaml", f"{PHONICS}/annotations/0/area", "E08000099", "phonics_y1 E08000099"),
        ("measures.yaml", f"{PHONICS}/annotations/0/period", "2031/32", "phonics_y1 2031/32"),
        ("measures.yaml", f"{PHONICS}/breaks/0", "tests_canceled", "phonics_y1 tests_canceled"),
        ("measures.yaml", f"{PHONICS}/caveats/0", "state_founded", "phonics_y1 state_founded"),
        ("measures.yaml", f"{PHONICS}/id", "early_years_gld", "early_years_gld twice"),
        # sources and workstreams
        ("sources.yaml", "0", DROP, "early_years_gld lait"),
        ("sources.yaml", "0", TWICE, "lait twice"),
        ("sources.yaml", "0/accessed", date(2026, 11, 23), "lait accessed"),
        ("workstreams.yaml", "programme/facts/1", TWICE, "funding twice"),
        ("workstreams.yaml", "programme/facts/1/text", 2.2, "funding text"),
        ("workstreams.yaml", "workstreams/2", TWICE, f"{STREAM} twice"),
        ("workstreams.yaml", "workstreams/2/priorities/3", TWICE, f"{STREAM} twice"),
        # areas
        ("areas.csv", "E08000037", TWICE, "E08000037 twice"),
        ("areas.csv", "E08000037/number", "391", "E08000037 391"),
        ("areas.csv", "E08000037/region", "E12000099", "E08000037 E12000099"),
        ("areas.csv", "E08000037/valid_to", "soon", "E08000037 soon"),
        ("areas.csv", "E08000037/former_codes", "E08000021", "E08000037 E08000021"),
        ("areas.csv", "E08000037/former_codes", "E08000016", "E08000037 E08000016"),
        ("areas.csv", "E08000037/name", "", "E08000037 name"),
        ("areas.csv", "E09000007/london_part", "E13000003", "E09000007 E13000003"),
        ("areas.csv", "E47000014/members", "E08000037;E08000099", "E47000014 E08000099"),
        ("areas.csv", "E10000006/successors", "E06000099", "E10000006 E06000099"),
        # neighbours
        ("neighbours.csv", "12/area", "E08000099", "neighbours.csv E08000099"),
        ("neighbours.csv", "12/neighbour", "E08000099", "neighbours.csv E08000099"),
        ("neighbours.csv", "12/neighbour", original("neighbours.csv")[13]["neighbour"],
         "neighbours.csv E06000002 twice"),
        ("neighbours.csv", "12/place", "third", "neighbours.csv third"),
        ("neighbours.csv", "12/place", "11", "neighbours.csv E06000002"),
        ("neighbours.csv", "12", TWICE, "neighbours.csv E06000002"),
    ],
)  # fmt: skip
def test_a_contradiction_is_named_with_its_entry(folder, file, path, value, words):
    damage(folder, file, path, value)
    sentence = refusal(folder)
    for word in words.split():
        assert word in sentence.replace("no_pair_reason", "")
