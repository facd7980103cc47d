"""What all readers of published files have in common: a damaged or strange file gets a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.errors import SourceError
from eip_data.outcomes import ees, lait
from eip_data.outcomes.clean import period, whole
from eip_data.outcomes.ons import OnsAbsence
from eip_data.outcomes.performance import Ks4Performance
from eip_data.outcomes.smc import GapIndex

AREAS = catalogue.load().areas
PLACES = "time_period,geographic_level,country_code,region_code,region_name,old_la_code"

#: Reader of a CSV -> how it is opened, and the columns it cannot do without.
CSV_READERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "dictionary": (lait.dictionary, "Measure_short,dps"),
    "national": (
        ees.Ks4National,
        "time_period,geographic_level,establishment_type_group,breakdown,sex,disadvantage,version,"
        "t_pupils,t_l2basics_94,t_l2basics_95",
    ),
    "authorities": (
        lambda path: ees.ks4_authorities(path, AREAS),
        f"{PLACES},breakdown,characteristic_disadvantage,characteristic_free_school_meals,"
        "t_pupils,t_l2basics_94,t_l2basics_95",
    ),
    "early years": (
        lambda path: ees.early_years(path, AREAS),
        f"{PLACES},characteristic_type,gender,children_number,gld_number",
    ),
    "absence": (
        lambda path: OnsAbsence(path, AREAS),
        "areacd,indicator,period,observation",
    ),
    "index": (
        GapIndex,
        "area_code,unit,time_period,value,sample_size,chart_type,primary_split_type,"
        "primary_split_value",
    ),
    "performance": (
        lambda path: Ks4Performance(path, AREAS),
        "old_la_code,academic_year,measure,group,kind,value",
    ),
}
#: The two that are no CSV.
READERS = {name: opener for name, (opener, _) in CSV_READERS.items()} | {
    "long file": lambda path: lait.Lait(path, AREAS),
    "neighbours": lambda path: lait.neighbours(path, AREAS),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a reader is to look; beside it lies the description the national file comes with."""
    (tmp_path / "file.meta.csv").write_text("col_name,indicator_dp\n")
    return tmp_path / "file.csv"


@pytest.mark.parametrize("reader", CSV_READERS)
def test_a_file_of_only_its_columns_can_be_opened(file, reader):
    opener, columns = CSV_READERS[reader]
    file.write_text(f"{columns}\n")
    opener(file)


@pytest.mark.parametrize(
    ("reader", "column"),
    [(name, column) for name, (_, columns) in CSV_READERS.items() for column in columns.split(",")],
)
def test_a_file_without_a_column_gets_a_sentence_naming_it(file, reader, column):
    opener, columns = CSV_READERS[reader]
    file.write_text(",".join(name for name in columns.split(",") if name != column) + "\n")
    with pytest.raises(SourceError) as caught:
        opener(file)
    assert str(caught.value) == f"file.csv lacks the column “{column}”."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe\x80" * 50,
        b"PK\x03\x04 half a workbook",
        b"PAR1",
        b"<html><body>Page not found</body></html>",
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_a_damaged_file_gets_a_sentence_naming_it(file, reader, content):
    file.write_bytes(content)
    with pytest.raises(SourceError, match=r"^file\.csv (cannot be read|lacks the column)"):
        READERS[reader](file)


@pytest.mark.parametrize("reader", READERS)
def test_an_absent_file_and_a_folder_get_a_sentence(file, reader):
    with pytest.raises(SourceError, match=r"^file\.csv cannot be read"):
        READERS[reader](file)
    file.mkdir()
    with pytest.raises(SourceError, match=r"^file\.csv cannot be read"):
        READERS[reader](file)


@pytest.mark.parametrize("rows", ["1,2,3\n", "1,2,3\n4,5,6\n", "1,2\n3,4,5\n"])
def test_a_row_with_more_cells_than_columns_is_not_shifted_into_them(file, rows):
    file.write_text(f"areacd,observation\n{rows}")
    with pytest.raises(SourceError, match=r"^file\.csv (has more cells|cannot be read)"):
        ees.read(file)


def test_text_stays_text_and_a_short_row_is_filled_with_nothing(file):
    file.write_text("\ufeffa,b,c\n007,NA,1.50\n,nan\n", encoding="utf-8")
    assert ees.read(file, "a").to_dict("records") == [
        {"a": "007", "b": "NA", "c": "1.50"},
        {"a": "", "b": "nan", "c": ""},
    ]


# --- counts and years -----------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "count"), [("0", 0), (" 12 ", 12), ("12.0", 12), ("1E+2", 100)])
def test_a_count_is_a_whole_number(text, count):
    assert whole(text) == count


@pytest.mark.parametrize("text", ["", "-", "x", "z", "c", "k", "NA", "SUPP", "nan"])
def test_a_symbol_is_no_count(text):
    assert whole(text) is None


@pytest.mark.parametrize("text", ["12.5", "-1", "0.1"])
def test_part_of_a_pupil_is_refused(text):
    with pytest.raises(SourceError, match=f"“{text}” stands where"):
        whole(text)


@given(st.integers(0, 10**9))
def test_every_count_is_read_as_itself(count):
    assert whole(str(count)) == whole(f"{count}.0") == count


@given(st.integers(1000, 9998), st.sampled_from("/-"))
def test_two_years_that_follow_are_a_period(year, sign):
    assert period(f"{year}{sign}{(year + 1) % 100:02d}", "file.csv") == (
        f"{year}/{(year + 1) % 100:02d}"
    )


@pytest.mark.parametrize(
    "text", ["2024", "2024/26", "2024-2025", "202425", "2014-16", "", "2024/5"]
)
def test_anything_else_is_not_a_year_and_the_file_is_named(text):
    with pytest.raises(SourceError) as caught:
        period(text, "file.csv")
    assert str(caught.value) == f"file.csv: “{text}” is not a single year."
