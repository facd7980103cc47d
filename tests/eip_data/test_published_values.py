"""A reader of published files that shares nothing with the product's, and how the two are compared.

It has its own year labels, areas (by DfE number, from a file the product does not read) and
rounding. ``test_published_values_lait.py`` and ``test_published_values_elsewhere.py`` read with it.
"""

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "eip_data"
WITH_VALUE = {"final", "revised", "provisional", "estimate", "low_reliability"}
WITHOUT_VALUE = {
    "not_collected", "not_published", "not_available", "suppressed", "not_applicable",
    "area_not_in_existence",
}  # fmt: skip

ENGLAND = "E92000001"
#: What no authority's file gives: England, regions and London's parts by LAIT's number.
WIDER = {
    "970": ENGLAND, "980": "E12000001", "981": "E12000002", "982": "E12000003",
    "983": "E12000004", "984": "E12000005", "985": "E12000006", "986": "E12000007",
    "987": "E13000001", "988": "E13000002", "989": "E12000008", "990": "E12000009",
}  # fmt: skip
#: Codes that changed after the file they stand in was made.
TODAY = {
    "E08000016": "E08000038", "E08000019": "E08000039", "E10000002": "E06000060",
    "E10000023": "E06000065", "E10000027": "E06000066",
}  # fmt: skip

#: (area, period) -> the text that should be carried, "" for no value.
Published = dict[tuple[str, str], str]
#: (area, period) -> the text and the status that are carried.
Carried = dict[tuple[str, str], tuple[str, str]]


def text_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def everything_carried() -> dict[tuple[str, str], Carried]:
    """Everything in ``eip_data/figures``, by measure and group."""
    found: dict[tuple[str, str], Carried] = {}
    for path in (FOLDER / "figures").glob("*.csv"):
        if path.stem not in ("certainty", "cohorts", "counts"):
            for row in text_of(path):
                series = found.setdefault((row["measure"], row["group"]), {})
                series[row["area"], row["period"]] = (row["value"], row["status"])
    return found


def codes_by_number(published: Path) -> dict[str, str]:
    """ONS code by DfE number, from DfE's file on children's social care."""
    rows = text_of(published / "ees" / "csc_ks4_la.csv")
    codes = {row["old_la_code"]: row["new_la_code"] for row in rows if row["old_la_code"]}
    assert len(codes) == 158
    return {number: TODAY.get(code, code) for number, code in codes.items()} | WIDER


def codes_by_name(published: Path) -> dict[str, str]:
    """The wrong way: ONS code by name, from the same file."""
    rows = text_of(published / "ees" / "csc_ks4_la.csv")
    names = {row["la_name"]: row["new_la_code"] for row in rows if row["la_name"]}
    regions = {row["region_name"]: row["region_code"] for row in rows if row["region_name"]}
    codes = {**names, **regions, "England": ENGLAND}
    return {name: TODAY.get(code, code) for name, code in codes.items()}


def academic_year(label: str) -> str:
    """LAIT's label as a period: "2025" and "2025 (prov)" end in 2025, "2023-24" is one."""
    year = label.removesuffix(" (prov)")
    first = int(year[:4]) if len(year) == 7 else int(year) - 1
    return f"{first}/{(first + 1) % 100:02d}"


def to_decimals(text: str, decimals: int, rounding: str = ROUND_HALF_UP) -> str:
    """The number to so many decimals, without a minus before nothing but noughts."""
    number = Decimal(text).quantize(Decimal(10) ** -decimals, rounding)
    return f"{number if number else abs(number):f}"


def differences(published: Published, carried: Carried) -> list[str]:
    """Every cell in which the two differ, in either direction."""
    found = []
    for key in sorted(published.keys() | carried.keys()):
        wanted = published.get(key, "")
        if key not in carried:
            found.append(f"{key}: no row for the published {wanted!r}")
            continue
        value, status = carried[key]
        if value != wanted:
            found.append(f"{key}: carried {value!r}, published {wanted!r}")
        if status not in (WITH_VALUE if value else WITHOUT_VALUE):
            found.append(f"{key}: {value!r} with the status {status!r}")
    return found


def test_the_comparison_sees_every_kind_of_difference():
    key, other = ("E08000037", "2024/25"), ("E08000021", "2024/25")
    assert differences({key: "68"}, {key: ("68", "final")}) == []
    assert differences({key: ""}, {key: ("", "not_published")}) == []
    assert differences({}, {key: ("", "not_published")}) == []
    for published, carried in (
        ({key: "68"}, {key: ("68.0", "final")}),
        ({key: "68.0"}, {key: ("68", "final")}),
        ({key: "68"}, {key: ("69", "final")}),
        ({key: "68"}, {}),
        ({key: ""}, {}),
        ({key: "68"}, {other: ("68", "final")}),
        ({key: "68"}, {key: ("", "not_published")}),
        ({}, {key: ("68", "final")}),
        ({key: ""}, {key: ("0", "final")}),
        ({key: "68"}, {key: ("68", "not_published")}),
        ({key: ""}, {key: ("", "final")}),
        ({key: ""}, {key: ("", "")}),
    ):
        assert differences(published, carried), (published, carried)
