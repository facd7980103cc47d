"""Statistical neighbours: METHOD's lists for the seven, and the publisher's file for all."""

import pytest
from openpyxl import load_workbook

from eip_data import catalogue
from eip_data.columns import AreaKind

#: METHOD section 5: name -> (very close, close).
NEIGHBOURS = {
    "County Durham": (
        "Halton, Wirral, Gateshead, Redcar & Cleveland, Rotherham, Barnsley, Sunderland, "
        "South Tyneside, Stockton-on-Tees, Darlington",
        "",
    ),
    "Gateshead": (
        "Darlington, Tameside, South Tyneside, Rotherham, Stockton-on-Tees, County Durham, "
        "Redcar & Cleveland, Sunderland, Dudley, Wakefield",
        "",
    ),
    "Newcastle": (
        "Salford",
        "Sheffield, Middlesbrough, Portsmouth, Nottingham, Leeds, Birmingham, Southampton, "
        "Manchester, Blackpool",
    ),
    "North Tyneside": (
        "Bury, Nottinghamshire, Stockton-on-Tees, North Somerset",
        "Darlington, Lancashire, Solihull, Cornwall, Gateshead, Kent",
    ),
    "Northumberland": (
        "Norfolk, Derbyshire, Lancashire, Cornwall, Devon, County Durham, Dorset, Kent, "
        "Worcestershire, Suffolk",
        "",
    ),
    "South Tyneside": (
        "Sunderland, Redcar & Cleveland, Gateshead, Hartlepool, County Durham, Tameside, Rotherham",
        "Rochdale, Blackpool, Darlington",
    ),
    "Sunderland": (
        "Redcar & Cleveland, South Tyneside, Hartlepool, Rotherham, Tameside, Torbay, Gateshead, "
        "County Durham, Barnsley, Rochdale",
        "",
    ),
}


def codes(*kinds: AreaKind) -> set[str]:
    return {area.code for area in catalogue.load().areas_of(*kinds)}


@pytest.mark.parametrize(("name", "very_close", "close"), [
    (name, *lists) for name, lists in NEIGHBOURS.items()
])  # fmt: skip
def test_the_sevens_neighbours_are_those_of_the_method(name, very_close, close):
    by_name = {a.short_name: a.code for a in catalogue.load().areas_of(AreaKind.AUTHORITY)}
    wanted = [
        (by_name[other], band)
        for listed, band in ((very_close, "very close"), (close, "close"))
        for other in listed.split(", ")
        if other
    ]
    found = catalogue.load().neighbours[by_name[name]]
    assert [(n.neighbour, n.closeness) for n in found] == wanted
    assert [n.place for n in found] == list(range(1, 11))


def test_every_authority_of_today_has_ten_other_neighbours():
    today = codes(AreaKind.AUTHORITY)
    assert set(catalogue.load().neighbours) == today
    for code, found in catalogue.load().neighbours.items():
        others = {n.neighbour for n in found}
        assert len(found) == len(others) == 10
        assert others < today - {code}
        assert {n.area for n in found} == {code}


def test_neighbours_and_bands_are_those_of_the_publishers_file(published):
    book = catalogue.load()
    file = load_workbook(published / "lait" / "sn_may_2025.xlsx", read_only=True)
    by_number = {area.number: area.code for area in book.areas.values() if area.number}
    seen: dict[str, list[tuple[str, str]]] = {}
    for row in file["LA SN Groups"].iter_rows(min_row=4, values_only=True):
        if row[0] is not None:
            pairs = zip(row[5:25:2], row[6:25:2], strict=True)
            seen[by_number[str(row[0])]] = [
                (by_number[str(number)], band.casefold()) for number, band in pairs
            ]
    assert set(seen) == codes(AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    assert {band for pairs in seen.values() for _, band in pairs} == {
        "extremely close", "very close", "close", "somewhat close", "not close",
    }  # fmt: skip
    for code, found in book.neighbours.items():
        assert [(n.neighbour, n.closeness) for n in found] == seen[code]
