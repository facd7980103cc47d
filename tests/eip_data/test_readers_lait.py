"""LAIT's long file, dictionary and neighbours, on small made-up files. No figure is real."""

from itertools import product
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.errors import SourceError
from eip_data.outcomes.clean import Cell
from eip_data.outcomes.lait import Lait, dictionary, neighbours, period_of

AREAS = catalogue.load().areas
GATESHEAD, DURHAM = "E08000037", "E06000047"


def long_file(path: Path, *rows: tuple[object, ...], **changes: pa.Array) -> Path:
    """A long file of (code, label, number, text); ``changes`` put other columns in their place."""
    names = ("Short Desc", "Years", "LA Number", "Values")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    others = {"Data item": [None] * len(rows), "Region": ["NA"] * len(rows)}
    pq.write_table(pa.table({**others, **columns, **changes}), path / "long.parquet")
    return path / "long.parquet"


# --- the year's label -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("2025", "2024/25"),
        ("2000", "1999/00"),
        ("2025 (prov)", "2024/25"),
        ("2019 (Rev)", "2018/19"),
        ("2019 (Final)", "2018/19"),
        ("2023-24", "2023/24"),
        ("2023/24", "2023/24"),
        ("1999-00", "1999/00"),
    ],
)
def test_a_label_is_the_year_it_ends_in_or_both_years(label, period):
    assert period_of(label) == period


@pytest.mark.parametrize(
    "label",
    ["2014-16", "2013/14-15/16", "2016-17 (OT)", "0", "", "2025(prov)", "2025 (provisional)",
     "2025 ", "25", "0000", "2025\n", "２０２５", "2024-26", "2024-2025", "None", "nan"],
)  # fmt: skip
def test_a_label_that_is_not_one_year_is_refused(label):
    with pytest.raises(SourceError) as caught:
        period_of(label)
    assert str(caught.value) == f"LAIT's year label: “{label}” is not a single year."


@given(st.integers(1901, 2099))
def test_the_forms_of_one_year_are_one_period(year):
    both = f"{year - 1}-{year % 100:02d}"
    assert period_of(str(year)) == period_of(f"{year} (prov)") == period_of(both)
    assert period_of(str(year)) == both.replace("-", "/")


@given(st.text(max_size=9))
def test_any_label_is_a_period_or_gets_a_sentence(label):
    try:
        found = period_of(label)
    except SourceError as error:
        assert label in str(error)
    else:
        assert len(found) == 7 and int(found[5:]) == (int(found[:4]) + 1) % 100


# --- the long file --------------------------------------------------------------------------------


def test_cells_keep_their_text_and_take_their_area_period_and_status(tmp_path):
    path = long_file(
        tmp_path,
        ("KS1P_all", "2025 (prov)", 390.0, "81"),
        ("KS1P_all", "2024", 840.0, "33.700000000000003"),
        ("KS1P_all", "2023 (Rev)", 970.0, "-"),
        ("16-17 NEET", "2025", 980.0, "-9.9999999999997868E-3"),
        ("KS1P_all", "2023-24", 370.0, "70"),
        ("KS1P_all", "2025", 373.0, "71"),
    )
    reader = Lait(path, AREAS)
    assert reader.cells("KS1P_all") == [
        Cell(GATESHEAD, "2024/25", "81", "provisional"),
        Cell(DURHAM, "2023/24", "33.700000000000003"),
        Cell("E92000001", "2022/23", "-"),
        Cell("E08000038", "2023/24", "70"),  # Barnsley under today's code
        Cell("E08000039", "2024/25", "71"),  # and Sheffield
    ]
    assert reader.cells("16-17 NEET") == [Cell("E12000001", "2024/25", "-9.9999999999997868E-3")]
    assert reader.codes == {"KS1P_all", "16-17 NEET"}
    assert reader.values_read == 6


def test_no_cell_is_lost_and_none_is_made_up(tmp_path):
    numbers = sorted({float(area.number) for area in AREAS.values() if area.number})
    keys = product(("a", " a", "a "), ("2024", "2025"), numbers)
    rows = [(code, year, number, f"{number}{year}") for code, year, number in keys]
    reader = Lait(long_file(tmp_path, *rows), AREAS)
    assert len(numbers) == 170
    assert reader.codes == {"a", " a", "a "}  # codes with spaces are codes of their own
    for code in reader.codes:
        cells = reader.cells(code)
        assert len({(cell.area, cell.period) for cell in cells}) == len(cells) == 340
        assert {cell.text for cell in cells} == {row[3] for row in rows if row[0] == code}


def test_a_missing_text_is_no_number_and_a_missing_year_is_refused(tmp_path):
    reader = Lait(long_file(tmp_path, ("a", "2025", 390.0, None), ("b", None, 390.0, "1")), AREAS)
    assert [cell.text for cell in reader.cells("a")] in (["None"], ["nan"])
    with pytest.raises(SourceError, match="is not a single year"):
        reader.cells("b")


@pytest.mark.parametrize("number", [1000.0, 390.5, float("nan"), 0.0, -1.0])
def test_an_area_number_that_nobody_knows_is_named(tmp_path, number):
    path = long_file(tmp_path, ("a", "2025", 390.0, "1"), ("a", "2025", number, "2"))
    with pytest.raises(SourceError) as caught:
        Lait(path, AREAS)
    text = str(number).removesuffix(".0")
    assert str(caught.value) == f"long.parquet holds the DfE area number {text}, unknown here."


@pytest.mark.parametrize("numbers", [[390, 840], ["390", "840"], [390.0, 840.0]])
def test_an_area_number_may_be_whole_text_or_a_float(tmp_path, numbers):
    rows = [("a", "2025", number, "1") for number in numbers]
    cells = Lait(long_file(tmp_path, *rows), AREAS).cells("a")
    assert [cell.area for cell in cells] == [GATESHEAD, DURHAM]


def test_a_measure_that_the_file_lacks_is_named(tmp_path):
    reader = Lait(long_file(tmp_path, ("a", "2025", 390.0, "1")), AREAS)
    with pytest.raises(SourceError, match=r"^LAIT's file holds no measure “A”\.$"):
        reader.cells("A")


@pytest.mark.parametrize("column", ["Short Desc", "Years", "LA Number", "Values"])
def test_a_long_file_without_a_column_gets_a_sentence(tmp_path, column):
    path = long_file(tmp_path, ("a", "2025", 390.0, "1"))
    pq.write_table(pq.read_table(path).drop_columns([column]), path)
    with pytest.raises(SourceError, match=rf"^long\.parquet cannot be read as LAIT.*{column}"):
        Lait(path, AREAS)


def test_a_long_file_cut_short_gets_a_sentence(tmp_path):
    path = long_file(tmp_path, ("a", "2025", 390.0, "1"))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError, match=r"^long\.parquet cannot be read as LAIT"):
        Lait(path, AREAS)


# --- the dictionary -------------------------------------------------------------------------------


def test_the_dictionary_has_each_code_once_in_utf_8_with_its_line_ends(tmp_path):
    path = tmp_path / "dictionary.csv"
    path.write_bytes(
        '"Measure_short","dps","Description"\r\n'
        '"EngMaths9-5","NA","A “strong” pass,\r\nor better"\r\n'
        '"KS1W_Expected _STD","0","Writing"\r\n'
        '"EngMaths9-5","NA","listed under another topic"\r\n'.encode()
    )
    found = dictionary(path)
    assert list(found) == ["EngMaths9-5", "KS1W_Expected _STD"]
    assert found["EngMaths9-5"]["dps"] == "NA"  # text, not a missing value
    assert found["EngMaths9-5"]["Description"] == "A “strong” pass,\r\nor better"
    assert found["KS1W_Expected _STD"]["dps"] == "0"


def test_a_dictionary_in_another_encoding_gets_a_sentence(tmp_path):
    path = tmp_path / "dictionary.csv"
    path.write_bytes("Measure_short,dps,Description\na,0,“quoted”\n".encode("cp1252"))
    with pytest.raises(SourceError, match=r"^dictionary\.csv cannot be read"):
        dictionary(path)


# --- neighbours -----------------------------------------------------------------------------------

BANDS = ["Very close", "Very Close", " very close ", "CLOSE", "Close", "Somewhat close",
         "Not close", "Extremely Close", "Extremely close", "Not Close"]  # fmt: skip
NUMBERS = ["391", "392", "393", "394", "840", "929", "841", "805", "806", "370"]


def workbook(folder: Path, *rows: list[object], sheet: str = "LA SN Groups") -> Path:
    """A workbook in DfE's shape: two rows of letters and numbers, then the header."""
    header = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"]
    for place in range(1, 11):
        header += [f"SN{place}", "SNP"]
    above = [["A"] * len(header), [1] * len(header)]
    frame = pd.DataFrame([*above, header, *rows])
    frame.to_excel(folder / "neighbours.xlsx", sheet_name=sheet, header=False, index=False)
    return folder / "neighbours.xlsx"


def row_of(number: object, numbers: list[str] = NUMBERS, bands: list[str] = BANDS) -> list[object]:
    pairs = [cell for pair in zip(numbers, bands, strict=True) for cell in pair]
    return [number, "a name", number, 1, "North East", *pairs]


def test_neighbours_are_sorted_by_code_and_place_with_bands_in_one_spelling(tmp_path):
    path = workbook(tmp_path, row_of(391, [*NUMBERS[1:], "390"]), row_of("390"), row_of(None))
    rows = neighbours(path, AREAS)
    assert [row[:2] for row in rows] == [
        *(("E08000021", place) for place in range(1, 11)),
        *((GATESHEAD, place) for place in range(1, 11)),
    ]
    assert rows[10:] == [
        (GATESHEAD, 1, "E08000021", "very close"),
        (GATESHEAD, 2, "E08000022", "very close"),
        (GATESHEAD, 3, "E08000023", "very close"),
        (GATESHEAD, 4, "E08000024", "close"),
        (GATESHEAD, 5, DURHAM, "close"),
        (GATESHEAD, 6, "E06000057", "somewhat close"),
        (GATESHEAD, 7, "E06000005", "not close"),
        (GATESHEAD, 8, "E06000001", "extremely close"),
        (GATESHEAD, 9, "E06000002", "extremely close"),
        (GATESHEAD, 10, "E08000038", "not close"),  # Barnsley
    ]


def test_a_former_authority_is_left_out(tmp_path):
    path = workbook(tmp_path, row_of(390), row_of(909))
    assert {row[0] for row in neighbours(path, AREAS)} == {GATESHEAD}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (row_of(7), "holds the DfE area number 7, unknown here."),
        (row_of(390, [*NUMBERS[:9], "7"]), "holds the DfE area number 7, unknown here."),
        (row_of(390, [*NUMBERS[:9], ""]), "holds the DfE area number nan, unknown here."),
        (row_of(390, bands=[*BANDS[:9], "Near"]), "“Near”, at place 10 of Gateshead, is no band"),
        (row_of(390, bands=["", *BANDS[1:]]), "“nan”, at place 1 of Gateshead, is no band"),
    ],
)
def test_a_strange_neighbour_or_band_is_named(tmp_path, row, said):
    with pytest.raises(SourceError) as caught:
        neighbours(workbook(tmp_path, row), AREAS)
    assert str(caught.value).startswith("neighbours.xlsx") and said in str(caught.value)


def test_a_workbook_of_another_shape_gets_a_sentence(tmp_path):
    named = r"^neighbours\.xlsx cannot be read as the neighbours' file"
    with pytest.raises(SourceError, match=named):
        neighbours(workbook(tmp_path, row_of(390), sheet="Sheet1"), AREAS)
    path = workbook(tmp_path, row_of(390))
    pd.read_excel(path, header=2).to_excel(path, sheet_name="LA SN Groups", index=False)
    with pytest.raises(SourceError, match=named):
        neighbours(path, AREAS)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(SourceError, match=named):
        neighbours(path, AREAS)
