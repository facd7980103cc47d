"""ONS, Social Mobility Commission and performance files, made up here. No figure is real."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.columns import Group
from eip_data.errors import SourceError
from eip_data.outcomes import ons
from eip_data.outcomes.clean import Cell
from eip_data.outcomes.ees import Counted
from eip_data.outcomes.performance import Ks4Performance
from eip_data.outcomes.smc import GapIndex

AREAS = catalogue.load().areas
GATESHEAD, ENGLAND = "E08000037", "E92000001"

# --- absence, from ONS ----------------------------------------------------------------------------

FSM = "Persistent absences for pupils eligible for free school meals"
KEY = "persistent-absences-for-pupils-eligible-for-free-school-meals"
YEAR = "2024-08-01/P1Y"


def absence(folder: Path, *lines: str) -> ons.OnsAbsence:
    path = folder / "ons.csv"
    header = "\ufeffareacd,areanm,geography,indicator,period,observation,status,notes,notes"
    path.write_text("\n".join((header, *lines)), encoding="utf-8")
    return ons.OnsAbsence(path, AREAS)


def line(code: str, text: str = "30.5", year: str = YEAR, indicator: str = FSM) -> str:
    return f"{code},a name,Local Authority District,{indicator},{year},{text},,,"


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("E08000016", "E08000038"),  # Barnsley before April 2025, and since
        ("E08000038", "E08000038"),
        ("E08000019", "E08000039"),  # Sheffield
        ("E08000039", "E08000039"),
        ("E10000002", "E06000060"),  # Buckinghamshire when it was a county
        ("E10000006", "E10000006"),  # Cumbria, which is no more
        ("E06000047", "E06000047"),
        ("E12000001", "E12000001"),  # the region that is called North East
        ("E47000014", "E47000014"),  # the combined authority that is called so too
        ("E13000001", "E13000001"),
        (ENGLAND, ENGLAND),
    ],
)
def test_a_code_of_any_time_is_todays_area(tmp_path, code, area):
    assert absence(tmp_path, line(code)).cells(KEY) == [Cell(area, "2024/25", "30.5")]


@pytest.mark.parametrize("code", ["W92000004", "E47000010", "E47000011", "390", "North East", ""])
def test_a_code_that_is_no_area_of_ours_gives_no_cell_but_was_read(tmp_path, code):
    reader = absence(tmp_path, line(code), line(GATESHEAD))
    assert [cell.area for cell in reader.cells(KEY)] == [GATESHEAD]
    assert reader.values_read == 2


def test_the_text_is_kept_as_it_stands(tmp_path):
    texts = ["30.482670000000002", "x", "", "3.125"]
    lines = [line(GATESHEAD, text, f"{2018 + n}-08-01/P1Y") for n, text in enumerate(texts)]
    assert [cell.text for cell in absence(tmp_path, *lines).cells(KEY)] == texts


def test_a_file_of_another_indicator_is_not_taken_for_this_one(tmp_path):
    other = line(GATESHEAD, indicator="Persistent absences for all pupils")
    with pytest.raises(SourceError, match=f"^ONS's file holds no indicator “{KEY}”.$"):
        absence(tmp_path, other).cells(KEY)
    both = absence(tmp_path, other, line(GATESHEAD, "1"))
    assert [cell.text for cell in both.cells(KEY)] == ["1"]


@given(st.integers(1900, 2098))
def test_a_year_from_august_is_the_academic_year_that_starts_then(year):
    assert ons.period_of(f"{year}-08-01/P1Y") == f"{year}/{(year + 1) % 100:02d}"


@pytest.mark.parametrize(
    "interval",
    ["2024", "2024-08-01", "2024-01-01/P1Y", "2024-08-01/P3Y", "2024-08-02/P1Y", "2024/25",
     "2024-08-01/P1Y/P1Y", "24-08-01/P1Y", ""],
)  # fmt: skip
def test_any_other_interval_is_refused(tmp_path, interval):
    reader = absence(tmp_path, line(GATESHEAD, year=interval))
    with pytest.raises(SourceError) as caught:
        reader.cells(KEY)
    assert str(caught.value) == f"ONS's interval “{interval}” is not an academic year."


# --- the gap index --------------------------------------------------------------------------------

INDEX = (
    "area_code,unit,time_period,value,sample_size,chart_type,primary_split_type,primary_split_value"
)


def gap_index(folder: Path, *lines: str) -> GapIndex:
    (folder / "index.csv").write_text("\n".join((INDEX, *lines)))
    return GapIndex(folder / "index.csv")


def test_the_index_is_englands_and_a_nought_means_that_there_were_no_tests(tmp_path):
    reader = gap_index(
        tmp_path,
        "E92000001,Disadvantage index,2018/19,2.91,NA,trend,area,England",
        "E92000001,Disadvantage index,2019/20,0,NA,trend,area,England",
        "E92000001,Disadvantage index,2020/21,0.00,NA,trend,area,England",
        "E92000001,Disadvantage index,2021/22,NA,NA,trend,area,England",
        "E12000001,Disadvantage index,2018/19,3.5,NA,trend,area,North East",
        "E92000001,Percentage,2018/19,65,100,trend,seb,Total",
    )
    assert reader.cells("Disadvantage index") == [
        Cell(ENGLAND, "2018/19", "2.91"),
        Cell(ENGLAND, "2019/20", ""),
        Cell(ENGLAND, "2020/21", ""),
        Cell(ENGLAND, "2021/22", "NA"),
    ]
    assert reader.values_read == 6
    with pytest.raises(SourceError, match=r"^index\.csv holds no “Gap” of England\.$"):
        reader.cells("Gap")


def test_cohorts_are_englands_by_background_where_a_number_stands(tmp_path):
    reader = gap_index(
        tmp_path,
        "E92000001,Percentage,2018/19,65,644580,trend,seb,Total",
        "E92000001,Percentage,2018/19,51,197294,trend,seb,Disadvantaged",
        "E92000001,Percentage,2018/19,71,447286,trend,seb,Not known to be disadvantaged",
        "E92000001,Percentage,2019/20,0,x,trend,seb,Total",
        "E92000001,Percentage,2018/19,65,0,trend,seb,Total",
        "E92000001,Percentage,2018/19,65,1,trend,sex,Total",
        "E92000001,Percentage,2018/19,65,1,map,seb,Total",
        "E92000001,Percentage,2018/19,65,1,trend,seb,Gap",
        "E12000001,Percentage,2018/19,65,1,trend,seb,Total",
    )
    assert reader.counted() == [
        Counted(Group.ALL, ENGLAND, "2018/19", 644580, {}),
        Counted(Group.DISADVANTAGED, ENGLAND, "2018/19", 197294, {}),
        Counted(Group.NOT_DISADVANTAGED, ENGLAND, "2018/19", 447286, {}),
    ]


@pytest.mark.parametrize("year", ["2018", "201819", "2018/20", "2014-16"])
def test_a_year_of_the_index_that_is_none_is_refused_with_the_files_name(tmp_path, year):
    reader = gap_index(
        tmp_path,
        f"E92000001,Index,{year},2.91,NA,,,",
        f"E92000001,Percentage,{year},65,100,trend,seb,Total",
    )
    for ask in (lambda: reader.cells("Index"), reader.counted):
        with pytest.raises(SourceError, match=f"^index.csv: “{year}” is not a single year.$"):
            ask()


# --- performance ----------------------------------------------------------------------------------

ROW = "390,2024/25,EngMaths59"


def performance(folder: Path, *lines: str) -> Ks4Performance:
    header = "old_la_code,academic_year,measure,group,kind,value"
    (folder / "performance.csv").write_text("\n".join((header, *lines)))
    return Ks4Performance(folder / "performance.csv", AREAS)


def test_percentages_are_cells_and_counts_are_not(tmp_path):
    reader = performance(
        tmp_path, f"{ROW},Dis,Num,172", f"{ROW},Dis,Pct,25.8", f"{ROW},Tot,Pct,49.9",
        "370,2023/24,EngMaths59,Dis,Pct,x", "373,2022-23,EngMaths59,Dis,Pct,30",
        "390,2024/25,EngMaths49,Dis,Pct,43.6", "390,2024/25,Attainment8,Dis,Num,33.9",
    )  # fmt: skip
    assert reader.cells("EngMaths59/Dis") == [
        Cell(GATESHEAD, "2024/25", "25.8"),
        Cell("E08000038", "2023/24", "x"),  # Barnsley
        Cell("E08000039", "2022/23", "30"),  # Sheffield
    ]
    assert reader.values_read == 7
    assert reader.areas_and_periods == [
        (GATESHEAD, "2024/25"), ("E08000038", "2023/24"), ("E08000039", "2022/23"),
    ]  # fmt: skip
    for key in ("EngMaths59/NDi", "EngMaths69/Dis", "Attainment8/Dis"):
        with pytest.raises(SourceError, match=f"^performance.csv holds no percentages of “{key}”"):
            reader.cells(key)


def test_others_are_counted_as_all_less_disadvantaged_where_they_are_not_given(tmp_path):
    lines = [f"{ROW},Tot,Num,100", f"{ROW},Dis,Num,20"]
    ask = (GATESHEAD, "2024/25", "EngMaths59", Group.NOT_DISADVANTAGED)
    assert performance(tmp_path, *lines).count(*ask) == 80
    assert performance(tmp_path, *lines, f"{ROW},NDi,Num,79").count(*ask) == 79
    assert performance(tmp_path, *lines, f"{ROW},NDi,Num,c").count(*ask) == 80
    assert performance(tmp_path, lines[0], f"{ROW},Dis,Num,c").count(*ask) is None
    assert performance(tmp_path, lines[0]).count(*ask) is None
    more = performance(tmp_path, lines[0], f"{ROW},Dis,Num,101")
    with pytest.raises(SourceError, match="of 100 pupils at EngMaths59 101 are disadvantaged"):
        more.count(*ask)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([f"{ROW},Dis,Pct,25.8", f"{ROW},Dis,Pct,25.9"],
         "performance.csv: two values for 390, 2024/25, EngMaths59, Dis, Pct."),
        ([f"{ROW},Dis,Pct,25.8", f"{ROW},Dis,Pct,25.8"],
         "performance.csv: two values for 390, 2024/25, EngMaths59, Dis, Pct."),
        (["7,2024/25,EngMaths59,Dis,Pct,25.8"],
         "performance.csv holds the DfE area number 7, unknown here."),
        (["390,2024,EngMaths59,Dis,Pct,25.8"], "performance.csv: “2024” is not a single year."),
        (["390,202425,EngMaths59,Dis,Pct,25.8"], "performance.csv: “202425” is not a single year."),
    ],
)  # fmt: skip
def test_a_strange_row_is_named(tmp_path, lines, said):
    with pytest.raises(SourceError) as caught:
        performance(tmp_path, *lines)
    assert str(caught.value) == said
