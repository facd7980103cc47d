"""Places: codes, DfE numbers and names, held against four publishers' own lists."""

import csv
import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from eip_data import catalogue
from eip_data.columns import AreaKind
from eip_data.entries import Area
from eip_data.errors import UnknownCode
from findings import choices

NECA = "E47000014"

#: METHOD section 7: ONS code -> (DfE number, name).
SEVEN = {
    "E06000047": ("840", "County Durham"),
    "E08000037": ("390", "Gateshead"),
    "E08000021": ("391", "Newcastle upon Tyne"),
    "E08000022": ("392", "North Tyneside"),
    "E06000057": ("929", "Northumberland"),
    "E08000023": ("393", "South Tyneside"),
    "E08000024": ("394", "Sunderland"),
}
TEES_VALLEY = {
    "E06000001": ("805", "Hartlepool"),
    "E06000002": ("806", "Middlesbrough"),
    "E06000003": ("807", "Redcar and Cleveland"),
    "E06000004": ("808", "Stockton-on-Tees"),
    "E06000005": ("841", "Darlington"),
}
WIDER = {
    "E92000001": ("970", "England"),
    "E12000001": ("980", "North East"),
    "E12000007": ("986", "London"),
}

#: Former authority -> (number, last day, successors).
FORMER = {
    "E06000028": ("837", date(2019, 3, 31), ("E06000058",)),  # Bournemouth
    "E06000029": ("836", date(2019, 3, 31), ("E06000058",)),  # Poole
    "E10000009": ("835", date(2019, 3, 31), ("E06000059", "E06000058")),  # Dorset
    "E10000021": ("928", date(2021, 3, 31), ("E06000061", "E06000062")),  # Northamptonshire
    "E10000006": ("909", date(2023, 3, 31), ("E06000063", "E06000064")),  # Cumbria
}

#: Codes that changed while the authority went on: former -> today's.
RECODED = {
    "E08000016": "E08000038",  # Barnsley
    "E08000019": "E08000039",  # Sheffield
    "E10000002": "E06000060",  # Buckinghamshire
    "E10000023": "E06000065",  # North Yorkshire
    "E10000027": "E06000066",  # Somerset
    "E06000048": "E06000057",  # Northumberland
    "E08000020": "E08000037",  # Gateshead
}

#: Names that differ from DfE's list: number -> DfE's name.
RENAMED = {
    "822": "Bedford Borough",
    "837": "Bournemouth (Pre LG)",
    "909": "Cumbria",
    "835": "Dorset (Pre LG)",
    "840": "Durham",
    "884": "Herefordshire",
    "810": "Kingston Upon Hull, City of",
    "928": "Northamptonshire",
    "836": "Poole (Pre LG)",
    "982": "Yorkshire and the Humber",
    "987": "London (Inner)",
    "988": "London (Outer)",
}
LONDON_PARTS = {"Inner London": "E13000001", "Outer London": "E13000002"}


def areas() -> Mapping[str, Area]:
    return catalogue.load().areas


def authorities() -> tuple[Area, ...]:
    return catalogue.load().areas_of(AreaKind.AUTHORITY)


def text_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# --- what there is ------------------------------------------------------------------------------


def test_every_kind_of_area_is_there_in_its_number():
    counts = {kind: len(catalogue.load().areas_of(kind)) for kind in AreaKind}
    assert counts == {
        AreaKind.AUTHORITY: 153,
        AreaKind.FORMER_AUTHORITY: 5,
        AreaKind.REGION: 9,
        AreaKind.LONDON_PART: 2,
        AreaKind.COUNTRY: 1,
        AreaKind.COMBINED_AUTHORITY: 1,
        AreaKind.CALCULATED: 1,
    }


@pytest.mark.parametrize(("code", "number", "name"), [
    (code, *rest) for code, rest in (SEVEN | TEES_VALLEY | WIDER).items()
])  # fmt: skip
def test_codes_numbers_and_names_are_those_of_the_method(code, number, name):
    assert (areas()[code].number, areas()[code].name) == (number, name)


def test_the_north_east_ca_has_its_seven_members_and_its_first_day():
    neca = areas()[NECA]
    assert neca.kind is AreaKind.COMBINED_AUTHORITY
    assert neca.name == "North East Combined Authority"
    assert set(neca.members) == set(SEVEN) and len(neca.members) == 7
    assert neca.valid_from == date(2024, 5, 7)
    assert neca.exists_on(date(2024, 5, 7)) and not neca.exists_on(date(2024, 5, 6))
    assert neca.number == ""


def test_the_region_is_the_seven_and_the_tees_valley():
    assert {a.code for a in authorities() if a.region == "E12000001"} == {*SEVEN, *TEES_VALLEY}


def test_england_outside_london_is_our_calculation_and_no_published_area():
    area = areas()["ENGLAND_OUTSIDE_LONDON"]
    assert (area.kind, area.number) == (AreaKind.CALCULATED, "")


@pytest.mark.parametrize(("code", "number", "last_day", "successors"), [
    (code, *rest) for code, rest in FORMER.items()
])  # fmt: skip
def test_a_former_authority_has_its_last_day_and_its_successors(code, number, last_day, successors):
    area = areas()[code]
    assert area.kind is AreaKind.FORMER_AUTHORITY
    assert (area.number, area.valid_to) == (number, last_day)
    assert area.successors == successors
    for heir in successors:
        assert areas()[heir].valid_from == date.fromordinal(last_day.toordinal() + 1)
        assert areas()[heir].region == area.region


def test_nothing_else_has_a_last_day_successors_or_members():
    assert {a.code for a in areas().values() if a.valid_to or a.successors} == set(FORMER)
    assert {a.code for a in areas().values() if a.members} == {NECA}
    heirs = {heir for _, _, successors in FORMER.values() for heir in successors}
    assert {a.code for a in areas().values() if a.valid_from} == {*heirs, NECA}


def test_every_authority_has_a_region_and_london_boroughs_a_part():
    for area in authorities():
        assert areas()[area.region].kind is AreaKind.REGION
        assert bool(area.london_part) == (area.region == "E12000007")
        assert area.short_name and len(area.short_name) <= len(area.name)


def test_codes_numbers_and_names_are_each_given_once():
    for values in (
        [code for area in areas().values() for code in (area.code, *area.former_codes)],
        [area.number for area in areas().values() if area.number],
        [(area.name, area.kind) for area in areas().values()],
        [area.short_name for area in authorities()],
    ):
        assert len(values) == len(set(values))


# --- earlier codes ------------------------------------------------------------------------------


def test_every_changed_code_is_known():
    found = {former: area.code for area in areas().values() for former in area.former_codes}
    assert found == RECODED


@pytest.mark.parametrize(("former", "code"), RECODED.items())
def test_a_changed_code_opens_todays_authority_and_says_so(former, code):
    (area,), (note,) = choices.areas([former])
    assert area.code == code
    assert former in note and area.name in note
    assert choices.current_code(former.lower()) == (code, note)
    assert choices.resolve_area(former) == choices.Resolved(code, note)


@pytest.mark.parametrize(("code", "successors"), [(c, FORMER[c][2]) for c in FORMER])
def test_a_former_authority_opens_its_successors_and_says_so(code, successors):
    found, (note,) = choices.areas([code])
    assert tuple(area.code for area in found) == successors
    assert all(area.name in note for area in found)
    link = choices.resolve_area(code)
    assert link.code == successors[0] and link.sentence


@pytest.mark.parametrize("area", authorities(), ids=lambda area: area.short_name)
def test_a_code_or_a_number_of_today_opens_its_authority_without_a_word(area):
    for text in (area.code, area.number, f" {area.code.lower()} "):
        assert choices.areas([text]) == ((area,), ())


@pytest.mark.parametrize("code", ["E47000010", "E47000011"])
def test_the_two_earlier_combined_authorities_are_other_bodies(code):
    with pytest.raises(UnknownCode):
        choices.areas([code])


# --- held against the publishers' lists -----------------------------------------------------------


def test_numbers_names_and_regions_are_those_of_the_code_list(published):
    sheet = load_workbook(published / "lait" / "la_code_list.xlsx", read_only=True).active
    listed = {str(row[0]): row[1:] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert listed.pop("1000")[0] == "England (discontinued)"
    by_number = {area.number: area for area in areas().values() if area.number}
    assert set(by_number) == set(listed)
    names = {area.code: area.name for area in areas().values()}
    for number, (name, region, kind) in listed.items():
        area = by_number[number]
        assert name == RENAMED.get(number, area.name)
        assert (kind not in (None, "NA")) == (
            area.kind in (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
        )
        if kind not in (None, "NA"):
            assert region == names[area.london_part or area.region]
    assert set(RENAMED) <= set(listed)


def test_the_list_of_other_names_holds_no_name_that_is_the_same():
    by_number = {area.number: area.name for area in areas().values()}
    assert all(by_number[number] != name for number, name in RENAMED.items())


def test_authorities_are_those_of_the_hexagon_map(published):
    path = published / "hexmap" / "HoC_LocalAuthorities-uppertier-2023.gpkg"
    hexagons = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    layer = "LocalAuthorities-uppertier 2023 version — 7 UTLA-2023"
    rows = hexagons.execute(f'SELECT "cua-code" FROM "{layer}"').fetchall()
    hexagons.close()
    english = {RECODED.get(code, code) for (code,) in rows if code.startswith("E")}
    assert english == {area.code for area in authorities()}


def test_regions_are_those_of_the_boundaries(published):
    shapes = json.loads((published / "boundaries" / "rgn22_buc.geojson").read_text("utf-8"))
    found = {s["properties"]["RGN22CD"]: s["properties"]["RGN22NM"] for s in shapes["features"]}
    assert found == {a.code: a.name for a in catalogue.load().areas_of(AreaKind.REGION)}


def test_the_north_east_ca_has_the_code_of_the_boundaries(published):
    path = published / "boundaries" / "cauth_2025_super_generalised.geojson"
    shapes = json.loads(path.read_text("utf-8"))
    names = {s["properties"]["areacd"]: s["properties"]["areanm"] for s in shapes["features"]}
    assert names[NECA] == "North East"


@pytest.mark.parametrize(
    "file",
    [
        "ees/csc_ks4_la.csv",
        "ees/1_eyfsp_headline_measures_2022.csv",
        "ees/ks4_2017-18_la_disadvantage_fsm.csv",
        "other/sap_la_ks4_att8_engmaths_long.csv",
    ],
)
def test_each_number_stands_beside_the_same_code_in_dfes_files(published, file):
    by_number = {area.number: area for area in areas().values()}
    pairs = {(row["old_la_code"], row["new_la_code"]) for row in text_of(published / file)}
    pairs = {(number, code) for number, code in pairs if number.isdigit()}
    assert len(pairs) >= 150
    for number, code in pairs:
        area = by_number[number]
        assert code == area.code or code in area.former_codes, number


def test_regions_and_londons_parts_have_the_codes_of_dfes_files(published):
    rows = text_of(published / "ees" / "csc_ks4_la.csv")
    pairs = {(row["region_code"], row["region_name"]) for row in rows if row["region_code"]}
    ours = catalogue.load().areas_of(AreaKind.REGION, AreaKind.LONDON_PART)
    assert pairs == {(area.code, area.name) for area in ours}
    boroughs = {row["old_la_code"]: row["region_code"] for row in rows if row["old_la_code"]}
    for area in authorities():
        assert boroughs[area.number] in (area.region, area.london_part)
