"""Extraction from a few small made-up files, every cell by hand. No figure is real."""

import csv
import hashlib
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eip_data import catalogue
from eip_data.catalogue import Catalogue
from eip_data.columns import Group, Status
from eip_data.entries import Measure, Series
from eip_data.outcomes.extract import Account, extract

BOOK = catalogue.load()
GATESHEAD, DURHAM, BARNSLEY, CUMBRIA = "E08000037", "E06000047", "E08000038", "E10000006"
NORTH_EAST, NORTH_EAST_CA, ENGLAND = "E12000001", "E47000014", "E92000001"
ABSENCE = "persistent-absences-for-pupils-eligible-for-free-school-meals"

#: LAIT's measure, label, DfE number and text.
LAIT = [
    ("KS1P_all", "2023", "390", "81"),
    ("KS1P_all", "2023", "909", "80.000000000000014"),
    ("KS1P_all", "2024", "390", "-"),
    ("KS1P_all", "2025 (prov)", "390", "79"),
    ("KS1P_all", "2022", "390", "75"),
    ("EngMaths9-5", "2025", "390", "49.899999999999999"),
    ("EngMaths9-5", "2025", "970", "45"),
    ("InfMort", "2014-16", "390", "3.9"),
    ("CPP_Total_NumRef", "2025", "390", "200"),
    ("CPP_Total_Rateper10,000", "2025", "390", "50"),
    ("LACnum", "2025", "390", "1"),
    ("LAC", "2025", "390", "1"),
    ("CPP_Num", "2025", "840", "30"),
    ("CPP_rate", "2025", "840", "9"),
]
DICTIONARY = "Measure_short,dps\nKS1P_all,0\nEngMaths9-5,NA\nKS1P_all,0\n"
PERFORMANCE = """old_la_code,academic_year,measure,group,kind,value
390,2024/25,EngMaths59,Tot,Num,100
390,2024/25,EngMaths59,Tot,Pct,50.0
390,2024/25,EngMaths59,Dis,Num,20
390,2024/25,EngMaths59,Dis,Pct,25.0
390,2024/25,EngMaths59,Boy,Pct,48.1
"""
NATIONAL = """time_period,geographic_level,establishment_type_group,breakdown,sex,disadvantage,\
version,pupil_count,engmath_94_total,engmath_95_total,engmath_95_percent
202324,National,All state-funded,Disadvantage,Total,Disadvantaged,Revised,1000,400,251,25.1
202324,National,All state-funded,Disadvantage,Girls,Disadvantaged,Revised,500,200,130,26
"""
META = "col_name,indicator_dp\nengmath_95_percent,1\n"
LA_2018 = """time_period,geographic_level,country_code,region_code,region_name,old_la_code,\
breakdown,characteristic_disadvantage,characteristic_free_school_meals,t_pupils,t_l2basics_94,t_l2basics_95
201718,Local authority,E92000001,E12000001,North East,390,Disadvantage,disadvantaged,Total,60,30,20
201718,Local authority,E92000001,E12000001,North East,390,Disadvantage,disadvantaged_Total_other,\
Total,140,100,c
"""
EARLY_YEARS = """time_period,geographic_level,country_code,region_code,region_name,old_la_code,\
characteristic_type,gender,children_number,gld_number
202122,National,E92000001,,,,Total,Total,900,600
202122,National,E92000001,,,,Total,Girls,450,320
"""
ONS = """areacd,indicator,period,observation
E08000016,Persistent absences for pupils eligible for free school meals,2023-08-01/P1Y,31.125
E12000001,Persistent absences for pupils eligible for free school meals,2023-08-01/P1Y,30.1
E47000014,Persistent absences for pupils eligible for free school meals,2023-08-01/P1Y,29.9
"""
INDEX = """area_code,unit,time_period,value,sample_size,chart_type,primary_split_type,\
primary_split_value
E92000001,Disadvantage index,2018/19,3.70,,,,
E92000001,Disadvantage index,2019/20,0,,,,
E92000001,Percentage,2018/19,65,4000,trend,seb,Total
"""


def measure(name: str, *series: tuple[Group, str, str, str], **changes: object) -> Measure:
    """A catalogued measure cut down to a few cells, all final: (group, source, key, first)."""
    return replace(
        BOOK.measures[name],
        series=tuple(
            Series(group, tuple(zip(feed.split(), key.split(";"), strict=True)), first, "2024/25")
            for group, feed, key, first in series
        ),
        decimals_exceptions=(),
        status_default=Status.FINAL,
        status_exceptions=(),
        **changes,
    )


PHONICS = replace(
    measure("phonics_y1", (Group.ALL, "lait", "KS1P_all", "2022/23"), decimals=0),
    status_exceptions=(((Group.ALL,), ("2024/25",), Status.PROVISIONAL),),
)
ENGLISH_AND_MATHS = measure(
    "ks4_english_maths_5",
    (Group.ALL, "lait", "EngMaths9-5", "2024/25"),
    (Group.DISADVANTAGED, "ks4_performance ees_ks4_national",
     "EngMaths59/Dis;pt_l2basics_95/Disadvantaged", "2023/24"),
)  # fmt: skip
ENGLISH_AND_MATHS = replace(
    ENGLISH_AND_MATHS,
    status_exceptions=(((Group.DISADVANTAGED,), ("2023/24",), Status.REVISED),),
)
PERSISTENT = measure("persistent_absence", (Group.FSM, "ons_absence", ABSENCE, "2023/24"))
GAP_INDEX = replace(
    measure("gap_index_ks2", (Group.ALL, "smc_gap_index_ks2", "Disadvantage index", "2018/19")),
    decimals=1,
)
MEASURES = (PHONICS, ENGLISH_AND_MATHS, PERSISTENT, GAP_INDEX)


class World:
    """Ten small files, a catalogue that describes them, and figures from an earlier run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "published"
        self.into = folder / "figures"
        self.measures = MEASURES
        self.files: dict[str, str] = {
            "lait_dictionary": DICTIONARY, "ks4_performance": PERFORMANCE,
            "ees_ks4_national": NATIONAL, "ees_ks4_la_2018": LA_2018,
            "ees_eyfsp_2022": EARLY_YEARS, "ons_absence": ONS, "smc_gap_index_ks2": INDEX,
            "smc_gap_index_ks4": INDEX.replace("65,4000", "45,5000"), "lait_neighbours": "",
        }  # fmt: skip
        self.meta = META
        self.lait = list(LAIT)
        self.into.mkdir()
        for name in ("phonics_y1.csv", "cohorts.csv", "dropped.csv", "notes.txt"):
            (self.into / name).write_text(f"an earlier {name}")

    def path(self, source: str) -> Path:
        return self.folder / BOOK.sources[source].file

    def write(self) -> Catalogue:
        """Write the files; the catalogue with their checksums on its cards."""
        for source in BOOK.sources:
            self.path(source).parent.mkdir(parents=True, exist_ok=True)
        for source, text in self.files.items():
            self.path(source).write_text(text, encoding="utf-8")
        national = self.path("ees_ks4_national")
        national.with_name(national.name.replace(".csv", ".meta.csv")).write_text(self.meta)
        names = ("Short Desc", "Years", "LA Number", "Values")
        columns = dict(zip(names, map(list, zip(*self.lait, strict=True)), strict=True))
        columns["LA Number"] = [float(number) for number in columns["LA Number"]]
        pq.write_table(pa.table(columns), self.path("lait"))
        codes = (GATESHEAD, DURHAM, BARNSLEY, CUMBRIA, NORTH_EAST, ENGLAND, NORTH_EAST_CA)
        sums = {s: hashlib.sha256(self.path(s).read_bytes()).hexdigest() for s in BOOK.sources}
        return replace(
            BOOK,
            areas={code: BOOK.areas[code] for code in codes},
            measures={one.id: one for one in self.measures},
            sources={s: replace(card, sha256=sums[s]) for s, card in BOOK.sources.items()},
        )

    def run(self) -> Account:
        return extract(self.folder, self.into, self.write())

    def figures(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.into.iterdir()}

    def rows(self, table: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Key (three columns after the measure) -> the rest, of the rows that say something."""
        with (self.into / f"{table}.csv").open(newline="") as file:
            return {tuple(row[1:4]): tuple(row[4:]) for row in list(csv.reader(file))[1:]}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


# --- every cell -----------------------------------------------------------------------------------


def test_a_measure_is_written_cell_by_cell_with_its_reasons(world):
    world.run()
    assert (world.into / "phonics_y1.csv").read_text().splitlines() == [
        "measure,group,area,period,value,status,source",
        "phonics_y1,all,E06000047,2022/23,,not_available,lait",
        "phonics_y1,all,E06000047,2023/24,,not_available,lait",
        "phonics_y1,all,E06000047,2024/25,,not_available,lait",
        "phonics_y1,all,E08000037,2022/23,81,final,lait",
        "phonics_y1,all,E08000037,2023/24,,not_available,lait",
        "phonics_y1,all,E08000037,2024/25,79,provisional,lait",
        "phonics_y1,all,E08000038,2022/23,,not_available,lait",
        "phonics_y1,all,E08000038,2023/24,,not_available,lait",
        "phonics_y1,all,E08000038,2024/25,,not_available,lait",
        "phonics_y1,all,E10000006,2022/23,80,final,lait",
        "phonics_y1,all,E10000006,2023/24,,area_not_in_existence,lait",
        "phonics_y1,all,E10000006,2024/25,,area_not_in_existence,lait",
        "phonics_y1,all,E12000001,2022/23,,not_available,lait",
        "phonics_y1,all,E12000001,2023/24,,not_available,lait",
        "phonics_y1,all,E12000001,2024/25,,not_available,lait",
        "phonics_y1,all,E92000001,2022/23,,not_available,lait",
        "phonics_y1,all,E92000001,2023/24,,not_available,lait",
        "phonics_y1,all,E92000001,2024/25,,not_available,lait",
    ]


def test_two_sources_of_one_series_keep_their_names_and_their_precision(world):
    world.run()
    rows = world.rows("ks4_english_maths_5")
    assert {key: row for key, row in rows.items() if row[0]} == {
        ("all", GATESHEAD, "2024/25"): ("49.9", "final", "lait"),
        ("all", ENGLAND, "2024/25"): ("45.0", "final", "lait"),
        ("disadvantaged", GATESHEAD, "2024/25"): ("25.0", "final", "ks4_performance"),
        ("disadvantaged", ENGLAND, "2023/24"): ("25.1", "revised", "ees_ks4_national"),
    }
    assert rows["disadvantaged", DURHAM, "2024/25"] == ("", "not_published", "ks4_performance")


def test_an_old_code_is_carried_under_todays_and_rounded_half_away_from_nought(world):
    world.run()
    rows = world.rows("persistent_absence")
    assert rows["fsm", BARNSLEY, "2023/24"] == ("31.13", "final", "ons_absence")
    assert rows["fsm", NORTH_EAST, "2023/24"] == ("30.10", "final", "ons_absence")
    assert NORTH_EAST_CA not in {area for _, area, _ in rows}


def test_a_nought_of_the_gap_index_is_a_year_without_tests(world):
    world.run()
    rows = world.rows("gap_index_ks2")
    assert {area for _, area, _ in rows} == {ENGLAND}
    assert rows["all", ENGLAND, "2018/19"] == ("3.7", "final", "smc_gap_index_ks2")
    assert rows["all", ENGLAND, "2019/20"] == ("", "not_collected", "smc_gap_index_ks2")
    assert rows["all", ENGLAND, "2023/24"] == ("", "not_published", "smc_gap_index_ks2")


def test_cohorts_are_published_bounded_or_weights(world):
    world.run()
    lines = (world.into / "cohorts.csv").read_text().splitlines()[1:]
    of_the_threshold = [line for line in lines if line.startswith("ks4_english_maths_5")]
    assert [line.removeprefix("ks4_english_maths_5,") for line in of_the_threshold] == [
        "all,E08000037,2017/18,200,200,200,,published,ees_ks4_la_2018",
        "all,E08000037,2024/25,200,200,200,100,bounded,ks4_performance",
        "disadvantaged,E08000037,2017/18,60,60,60,20,published,ees_ks4_la_2018",
        "disadvantaged,E08000037,2024/25,80,80,80,20,bounded,ks4_performance",
        "disadvantaged,E92000001,2023/24,1000,1000,1000,251,published,ees_ks4_national",
        "not_disadvantaged,E08000037,2017/18,140,140,140,,published,ees_ks4_la_2018",
        "not_disadvantaged,E08000037,2024/25,120,120,120,80,bounded,ks4_performance",
    ]
    assert [line for line in lines if not line.startswith("ks4")] == [
        "early_years_gld,all,E92000001,2021/22,900,900,900,600,published,ees_eyfsp_2022",
        "ks2_rwm_expected,all,E92000001,2018/19,4000,4000,4000,,published,smc_gap_index_ks2",
        "population_0_17,all,E06000047,2024/25,33333.3,33333.3,33333.3,,weight,lait",
        "population_0_17,all,E08000037,2024/25,40000.0,40000.0,40000.0,,weight,lait",
    ]


def test_the_account_adds_up_and_gives_every_reason(world):
    account = world.run()
    assert account.read == {
        "lait": 14, "ks4_performance": 5, "ees_ks4_national": 2, "ons_absence": 3,
        "smc_gap_index_ks2": 3, "smc_gap_index_ks4": 3, "ees_ks4_la_2018": 2, "ees_eyfsp_2022": 2,
    }  # fmt: skip
    assert +account.kept == {
        "lait": 5, "ks4_performance": 1, "ees_ks4_national": 1, "ons_absence": 2,
        "smc_gap_index_ks2": 1, "ees_ks4_la_2018": 2, "ees_eyfsp_2022": 1,
    }  # fmt: skip
    assert +account.set_aside == {
        ("lait", "no number in the cell"): 1,
        ("lait", "period outside the catalogued series"): 1,
        ("lait", "no figure of the catalogue"): 7,
        ("ks4_performance", "no figure of the catalogue"): 4,
        ("ees_ks4_national", "no figure of the catalogue"): 1,
        ("ons_absence", "area not carried for this measure"): 1,
        ("smc_gap_index_ks2", "no number in the cell"): 1,
        ("smc_gap_index_ks2", "no figure of the catalogue"): 1,
        ("smc_gap_index_ks4", "no figure of the catalogue"): 3,
        ("ees_eyfsp_2022", "no area, group or number of ours"): 1,
    }
    assert account.cohorts["lait"] == 2
    assert "  set aside, area not carried for this measure: 1" in list(account.lines())


def test_a_run_replaces_what_it_writes_drops_old_tables_and_leaves_other_files(world):
    account = world.run()
    first = world.figures()
    assert first.keys() == {
        *(f"{one.id}.csv" for one in MEASURES), "cohorts.csv", "counts.csv", "notes.txt",
    }  # fmt: skip
    assert b"earlier" not in first["phonics_y1.csv"] + first["cohorts.csv"]
    assert world.run() == account
    assert world.figures() == first


CELLS = st.dictionaries(
    st.tuples(st.integers(2020, 2026), st.sampled_from(["390", "840", "970"])),
    st.integers(0, 100).map(str) | st.sampled_from(["-", "z", "", "NA"]),
    min_size=1,
)


@given(cells=CELLS)
@settings(max_examples=25)
def test_whatever_the_cells_every_one_is_kept_or_set_aside(tmp_path_factory, cells):
    world = World(tmp_path_factory.mktemp("world"))
    world.measures = (replace(PHONICS, status_exceptions=()),)
    world.lait = [row for row in LAIT if row[0] != "KS1P_all"]
    others = len(world.lait)
    world.lait += [("KS1P_all", str(year), area, text) for (year, area), text in cells.items()]
    account = world.run()
    numbers = {key: text for key, text in cells.items() if text.isdigit()}
    kept = {key: text for key, text in numbers.items() if 2023 <= key[0] <= 2025}
    outside = sum(not 2023 <= year <= 2025 for year, _ in cells)
    assert account.kept["lait"] == len(kept)
    rows = world.rows("phonics_y1")
    assert sorted(value for value, *_ in rows.values() if value) == sorted(kept.values())
    assert account.without_value.total() == len(rows) - len(kept)
    assert account.read["lait"] == others + len(cells)
    assert account.set_aside["lait", "period outside the catalogued series"] == outside
    assert account.set_aside["lait", "no figure of the catalogue"] == others
