"""Explore Education Statistics files in their several shapes, made up here. No figure is real."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.columns import Group
from eip_data.errors import SourceError
from eip_data.outcomes import ees
from eip_data.outcomes.clean import Cell, decimal

AREAS = catalogue.load().areas
ENGLAND = "E92000001"

#: The columns whose names changed with the releases of 2024/25: before and since.
OLD = "disadvantage,t_pupils,avg_att8,t_l2basics_94,t_l2basics_95,pt_l2basics_94,pt_l2basics_95"
NEW = (
    "disadvantage_status,pupil_count,attainment8_average,engmath_94_total,engmath_95_total,"
    "engmath_94_percent,engmath_95_percent"
)
NATIONAL = "time_period,geographic_level,establishment_type_group,breakdown,sex,version"
FILTERS = "National,All state-funded,Disadvantage,Total"


def national(folder: Path, *lines: str, names: str = OLD, decimals: str = "1") -> ees.Ks4National:
    """The national file of the given lines, with its description beside it."""
    (folder / "national.csv").write_text("\n".join((f"{NATIONAL},{names}", *lines)))
    described = "".join(f"{name},{decimals}\n" for name in names.split(","))
    (folder / "national.meta.csv").write_text(f"col_name,indicator_dp\nsex,\n{described}")
    return ees.Ks4National(folder / "national.csv")


# --- periods --------------------------------------------------------------------------------------


@given(st.integers(1000, 9998))
def test_six_digits_are_two_years_that_follow(year):
    following = f"{(year + 1) % 100:02d}"
    assert ees.period_of(f"{year}{following}") == f"{year}/{following}"


@pytest.mark.parametrize("text", ["2024", "202426", "2024/25", "2024-25", "20242025", "", "z"])
def test_a_time_period_of_another_form_is_refused(text):
    with pytest.raises(SourceError, match=r"^EES's time period: “.*” is not a single year\.$"):
        ees.period_of(text)


# --- England at key stage 4 -----------------------------------------------------------------------

LINES = (
    f"202324,{FILTERS},Revised,Disadvantaged,1000,34.6,400,251,40.0,25.1",
    f"202324,{FILTERS},Revised,Disadvantaged all other,3000,50,2100,1590,70,53",
    f"202223,{FILTERS},Final,Disadvantaged,900,35,350,230,38.9,25.6",
    f"202223,{FILTERS.replace('Total', 'Girls')},Final,Disadvantaged,450,36,180,120,40,26.7",
    f"202223,{FILTERS.replace('All state-funded', 'Academies')},Final,Disadvantaged,1,2,3,4,5,6",
    f"202223,{FILTERS.replace('National', 'Regional')},Final,Disadvantaged,1,2,3,4,5,6",
    f"202223,{FILTERS.replace('Disadvantage', 'Ethnicity')},Final,Total,1,2,3,4,5,6",
    f"202122,{FILTERS},Final,Disadvantaged,z,c,z,x,c,z",
)


@pytest.mark.parametrize("names", [OLD, NEW])
def test_englands_cells_are_read_whichever_names_the_columns_have(tmp_path, names):
    reader = national(tmp_path, *LINES, names=names)
    assert reader.values_read == 0
    assert reader.cells("pt_l2basics_95/Disadvantaged") == [
        Cell(ENGLAND, "2023/24", "25.1", "revised"),
        Cell(ENGLAND, "2022/23", "25.6", "final"),
        Cell(ENGLAND, "2021/22", "z", "final"),
    ]
    assert reader.cells("pt_l2basics_95/Disadvantaged all other") == [
        Cell(ENGLAND, "2023/24", "53", "revised")
    ]
    assert reader.values_read == 8
    assert [cell.text for cell in reader.cells("avg_att8/Disadvantaged")] == ["34.6", "35", "c"]
    assert reader.values_read == 16
    assert reader.decimals("pt_l2basics_95/Disadvantaged") == 1


@pytest.mark.parametrize("names", [OLD, NEW])
def test_englands_pupils_are_counted_where_there_is_a_number(tmp_path, names):
    assert national(tmp_path, *LINES, names=names).counted() == [
        ees.Counted(Group.DISADVANTAGED, ENGLAND, "2023/24", 1000,
                    {"t_l2basics_94": 400, "t_l2basics_95": 251}),
        ees.Counted(Group.NOT_DISADVANTAGED, ENGLAND, "2023/24", 3000,
                    {"t_l2basics_94": 2100, "t_l2basics_95": 1590}),
        ees.Counted(Group.DISADVANTAGED, ENGLAND, "2022/23", 900,
                    {"t_l2basics_94": 350, "t_l2basics_95": 230}),
    ]  # fmt: skip


@pytest.mark.parametrize("symbol", ["z", "x", "c", "k", "u", "low", "~", ":", "", "-"])
def test_a_symbol_reaches_the_cell_as_it_stands_and_is_no_number(tmp_path, symbol):
    reader = national(tmp_path, f"202324,{FILTERS},Final,Disadvantaged,9,1,2,3,4,{symbol}")
    (cell,) = reader.cells("pt_l2basics_95/Disadvantaged")
    assert cell.text == symbol
    assert decimal(cell.text) is None


@pytest.mark.parametrize(
    "key", ["pt_l2basics_95/Boys", "pt_l2basics_95/", "p8/Disadvantaged", "/Disadvantaged"]
)
def test_a_key_that_the_national_file_lacks_is_named(tmp_path, key):
    with pytest.raises(SourceError, match=f"^The national file of key stage 4 holds no “{key}”.$"):
        national(tmp_path, *LINES).cells(key)


@pytest.mark.parametrize(("key", "decimals"), [("sex/x", "1"), ("p8/x", "1"), ("avg_att8/x", "z")])
def test_a_column_without_stated_decimals_is_named(tmp_path, key, decimals):
    with pytest.raises(SourceError, match=f"states no decimals for “{key.split('/')[0]}”"):
        national(tmp_path, *LINES, decimals=decimals).decimals(key)


def test_a_national_file_without_its_description_gets_a_sentence(tmp_path):
    national(tmp_path, *LINES)
    (tmp_path / "national.meta.csv").unlink()
    with pytest.raises(SourceError, match=r"^national\.meta\.csv cannot be read"):
        ees.Ks4National(tmp_path / "national.csv")


def test_half_a_pupil_in_england_is_refused(tmp_path):
    reader = national(tmp_path, f"202324,{FILTERS},Final,Disadvantaged,9.5,1,2,3,4,5")
    with pytest.raises(SourceError, match=r"“9\.5” stands where"):
        reader.counted()


# --- areas ----------------------------------------------------------------------------------------

PLACES = "time_period,geographic_level,country_code,region_code,region_name,old_la_code"


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Local authority,E92000001,E12000001,North East,390", "E08000037"),
        ("Local authority,E92000001,E12000001,North East,840", "E06000047"),
        ("Local authority,E92000001,E12000003,Yorkshire and The Humber,370", "E08000038"),
        ("Local authority,E92000001,E12000003,Yorkshire and The Humber,373", "E08000039"),
        ("Local authority,E92000001,E12000002,North West,909", "E10000006"),  # Cumbria
        ("Local authority,E92000001,E12000007,Inner London,202", "E09000007"),  # Camden
        ("Regional,E92000001,E12000001,North East,", "E12000001"),
        ("Regional,E92000001,E12000007,London,", "E12000007"),
        ("Regional,E92000001,E13000001,Inner London,", "E13000001"),
        ("Regional,E92000001,E12000007,Inner London,", "E13000001"),  # as in 2017/18
        ("Regional,E92000001,E12000007,Outer London,", "E13000002"),
        ("National,E92000001,,,", ENGLAND),
        ("National,E92000001,z,z,z", ENGLAND),
        ("Local authority,E92000001,E12000001,North East,7", None),
        ("Local authority,E92000001,E12000001,North East,z", None),
        ("Local authority,E92000001,E12000001,North East,", None),
        ("Local authority district,E92000001,E12000001,North East,390", None),
        ("School,E92000001,E12000001,North East,390", None),
        ("Regional,E92000001,E12000099,Nowhere,", None),
        ("National,W92000004,,,", None),
    ],
)
def test_a_row_is_placed_by_its_number_or_code_and_strangers_are_left_out(place, code):
    row = dict(zip(PLACES.split(",")[1:], place.split(","), strict=True))
    found = ees.la_rows(pd.DataFrame([row]), AREAS)
    assert list(found["area"]) == ([code] if code else [])


def test_both_north_easts_and_an_earlier_one_stay_apart():
    rows = pd.DataFrame(
        [("Regional", ENGLAND, code, "North East", "") for code in
         ("E12000001", "E47000014", "E47000010")],
        columns=PLACES.split(",")[1:],
    )  # fmt: skip
    assert list(ees.la_rows(rows, AREAS)["area"]) == ["E12000001", "E47000014"]


# --- the two files of counts ----------------------------------------------------------------------

LA_2018 = f"{PLACES},breakdown,characteristic_disadvantage,characteristic_free_school_meals"


@pytest.mark.parametrize(
    "names",
    ["t_pupils,t_l2basics_94,t_l2basics_95", "pupil_count,engmath_94_total,engmath_95_total"],
)
def test_the_file_of_2018_gives_four_groups(tmp_path, names):
    path = tmp_path / "la.csv"
    gateshead = f"201718,Local authority,{ENGLAND},E12000001,North East,390"
    path.write_text(
        f"{LA_2018},{names}\n"
        f"{gateshead},Disadvantage,disadvantaged,Total,60,30,20\n"
        f"{gateshead},Disadvantage,disadvantaged_Total_other,Total,140,100,c\n"
        f"{gateshead},Free_school_meals,Total,fsm,40,15,9\n"
        f"{gateshead},Free_school_meals,Total,fsm all other,160,x,z\n"
        f"{gateshead},Free_school_meals,Total,unknown,1,1,1\n"
        f"{gateshead},Language,disadvantaged,fsm,1,1,1\n"
        f"{gateshead.replace('390', '370')},Free_school_meals,Total,fsm,c,15,9\n"
        f"{gateshead.replace('390', '7')},Free_school_meals,Total,fsm,40,15,9\n"
    )
    file = ees.ks4_authorities(path, AREAS)
    assert file.rows_read == 8
    assert [(c.group, c.area, c.period, c.pupils, *c.achieved.values()) for c in file.counted] == [
        (Group.DISADVANTAGED, "E08000037", "2017/18", 60, 30, 20),
        (Group.NOT_DISADVANTAGED, "E08000037", "2017/18", 140, 100, None),
        (Group.FSM, "E08000037", "2017/18", 40, 15, 9),
        (Group.NOT_FSM, "E08000037", "2017/18", 160, None, None),
    ]
    assert list(file.counted[0].achieved) == ["t_l2basics_94", "t_l2basics_95"]


def test_the_early_years_file_gives_all_children_and_the_eligible(tmp_path):
    path = tmp_path / "early.csv"
    barnsley = f"202122,Local authority,{ENGLAND},E12000003,Yorkshire and The Humber,370"
    eligible = "Known to be eligible for free school meals"
    path.write_text(
        f"{PLACES},characteristic_type,gender,children_number,gld_number\n"
        f"{barnsley},Total,Total,3000,1900\n"
        f"{barnsley},{eligible},Total,700,c\n"
        f"{barnsley},Not known to be eligible for free school meals,Total,2300,1550\n"
        f"{barnsley},Total,Girls,1400,1000\n"
        f"{barnsley.replace('370', '373')},Total,Total,x,x\n"
    )
    file = ees.early_years(path, AREAS)
    assert file.rows_read == 5
    assert file.counted == [
        ees.Counted(Group.ALL, "E08000038", "2021/22", 3000, {"gld_number": 1900}),
        ees.Counted(Group.FSM, "E08000038", "2021/22", 700, {"gld_number": None}),
    ]
