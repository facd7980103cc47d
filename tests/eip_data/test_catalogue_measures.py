"""What the measures say: ids, codes, pairs, statuses, periods, precision and dates."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from eip_data import catalogue
from eip_data.columns import BreakKind, Group, Status
from eip_data.entries import Measure

#: Issue 2, section 1: id -> group -> LAIT's code, or the other source and its key.
EXPECTED: dict[str, dict[str, str | dict[str, str]]] = {
    "early_years_gld": {
        "all": "FSP_NEW_GOODDEV",
        "fsm": "FSP_Gooddev_FSM",
        "not_fsm": "FSP_Gooddev_FSM_Other",  # never FSP_Gooddev_Other: that is an ethnic group
    },
    "phonics_y1": {"all": "KS1P_all", "fsm": "KS1P_FSM"},
    "mtc_full_marks": {"all": "Multiplication_Total"},
    "ks2_rwm_expected": {
        "all": "KS2RWM_Expected_STD",
        "disadvantaged": "DAP_NEW_KS2_RWM",
        "not_disadvantaged": "NonDAP_NEW_KS2_RWM",
        "fsm": "FSM_NEW_KS2_RWM",
        "not_fsm": "NonFSM_NEW_KS2_RWM",
    },
    "ks2_reading_expected": {"all": "KS2R_Expected_STD"},
    "ks2_writing_expected": {"all": "KS2W_Teacher_Assess"},
    "ks2_maths_expected": {"all": "KS2M_Expected_STD"},
    "ks4_attainment8": {
        "all": "AVG_Attain8_Score",
        "disadvantaged": "DAP_KS4_ATT8",
        "not_disadvantaged": "NonDAP_KS4_ATT8",
        "fsm": "FSM_AVG_Attain8_Score",
        "not_fsm": "NonFSM_AVG_Attain8_Score",
    },
    "ks4_english_maths_4": {
        "all": "EngMaths9-4",
        "disadvantaged": {
            "ks4_performance": "EngMaths49/Dis",
            "ees_ks4_national": "pt_l2basics_94/Disadvantaged",
        },
        "not_disadvantaged": {
            "ks4_performance": "EngMaths49/NDi",
            "ees_ks4_national": "pt_l2basics_94/Disadvantaged all other",
        },
    },
    "ks4_english_maths_5": {
        "all": "EngMaths9-5",
        "disadvantaged": {
            "ks4_performance": "EngMaths59/Dis",
            "ees_ks4_national": "pt_l2basics_95/Disadvantaged",
        },
        "not_disadvantaged": {
            "ks4_performance": "EngMaths59/NDi",
            "ees_ks4_national": "pt_l2basics_95/Disadvantaged all other",
        },
    },
    "ks4_progress8": {
        "all": "AVG_Prog8_Score",
        "disadvantaged": "DAP_KS4_Prog8",
        "not_disadvantaged": "NonDAP_KS4_Prog8",
    },
    "ks4_ebacc_aps": {"all": "EngBacAvgPointScore"},
    "ks4_destination_not_sustained": {"all": "KS4_DES_NotSus"},
    "level2_at_19": {
        "all": "Level2Age19",
        "fsm": "Level2_FMS_Attain",
        "not_fsm": "Level2Age19_NON_FSM",
    },
    "level3_at_19": {
        "all": "Level3Age19",
        "fsm": "Level3_FMS_Attain",
        "not_fsm": "NonFSM_L3_aged19",
    },
    "he_by_19": {"all": "HE_19_All", "fsm": "HE_19_FSM", "not_fsm": "HE_19_Non_FSM"},
    "absence_overall": {"all": "TotAbs"},
    "persistent_absence": {
        "all": "TotPerAbNew",
        "fsm": {"ons_absence": "persistent-absences-for-pupils-eligible-for-free-school-meals"},
    },
    "severe_absence": {"all": "TotSevPerAbNew"},
    "suspension_rate": {"all": "TotFixedEx"},
    "neet_16_17": {"all": "16-17 NEET"},
    "neet_or_not_known_16_17": {"all": "16-17_not known_NEET"},
    "children_in_low_income_families": {"all": "ChildPov"},
    "fsm_primary": {"all": "PriFSM"},
    "fsm_secondary": {"all": "SecFSM"},
    "ever6_primary": {"all": "Ever6_FSM_Prim"},
    "ever6_secondary": {"all": "Ever6_FSM_Sec"},
    "eal_primary": {"all": "EALPri"},
    "eal_secondary": {"all": "EALSec"},
    "gap_index_ks2": {"all": {"smc_gap_index_ks2": "Disadvantage index"}},
    "gap_index_ks4": {"all": {"smc_gap_index_ks4": "Disadvantage index"}},
}
CONTEXT = (
    "absence_overall", "persistent_absence", "severe_absence", "suspension_rate", "neet_16_17",
    "neet_or_not_known_16_17", "children_in_low_income_families", "fsm_primary", "fsm_secondary",
    "ever6_primary", "ever6_secondary", "eal_primary", "eal_secondary",
)  # fmt: skip
LAIT_CODES = [
    (measure, group, code)
    for measure, groups in EXPECTED.items()
    for group, code in groups.items()
    if isinstance(code, str)
]


def measure(name: str) -> Measure:
    return catalogue.load().measures[name]


def test_the_catalogue_holds_these_measures_groups_and_codes_and_no_others():
    found = {
        entry.id: {
            series.group.value: series.feeds[0][1]
            if series.feeds[0][0] == "lait" and len(series.feeds) == 1
            else dict(series.feeds)
            for series in entry.series
        }
        for entry in catalogue.load().measures.values()
    }
    assert found == EXPECTED


def test_no_source_key_feeds_two_series():
    feeds = [
        feed
        for entry in catalogue.load().measures.values()
        for series in entry.series
        for feed in series.feeds
    ]
    assert len(feeds) == len(set(feeds))


def test_context_and_nothing_else_has_no_better_direction():
    assert tuple(m.id for m in catalogue.load().measures.values() if m.stage == "Context") == (
        CONTEXT
    )
    for entry in catalogue.load().measures.values():
        assert (entry.higher_is_better is None) == (entry.id in CONTEXT), entry.id


def test_pairs_are_offered_where_both_groups_are_published():
    pairs = {m.id: m.pairs for m in catalogue.load().measures.values() if m.pairs}
    assert pairs == {
        "early_years_gld": ("fsm",),
        "ks2_rwm_expected": ("disadvantaged", "fsm"),
        "ks4_attainment8": ("disadvantaged", "fsm"),
        "ks4_english_maths_4": ("disadvantaged",),
        "ks4_english_maths_5": ("disadvantaged",),
        "ks4_progress8": ("disadvantaged",),
        "level2_at_19": ("fsm",),
        "level3_at_19": ("fsm",),
        "he_by_19": ("fsm",),
    }


@pytest.mark.parametrize(
    ("name", "group", "period", "status"),
    [
        # Phonics: the all-pupil label is "2025 (prov)", the FSM label is "2025"
        ("phonics_y1", "all", "2024/25", "provisional"),
        ("phonics_y1", "all", "2023/24", "final"),
        ("phonics_y1", "fsm", "2024/25", "final"),
        # EYFSP: "2025 (Nov 2025, final)"
        ("early_years_gld", "fsm", "2024/25", "final"),
        # KS2: "2025 revised (Dec 2025)"; provisional and revised are never mixed
        ("ks2_rwm_expected", "disadvantaged", "2024/25", "revised"),
        ("ks2_rwm_expected", "all", "2023/24", "final"),
        # KS4: "2025 revised (Feb 2026)"
        ("ks4_attainment8", "disadvantaged", "2024/25", "revised"),
        ("ks4_english_maths_5", "all", "2024/25", "revised"),
        ("ks4_ebacc_aps", "all", "2024/25", "revised"),
    ],
)
def test_a_period_has_the_status_that_the_method_gives(name, group, period, status):
    assert measure(name).status_of(Group(group), period) is Status(status)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("early_years_gld", "2015/16", "2024/25"),
        ("phonics_y1", "2015/16", "2024/25"),
        ("mtc_full_marks", "2021/22", "2024/25"),  # MTC: "starts 2022"
        ("ks2_rwm_expected", "2015/16", "2024/25"),
        ("ks4_attainment8", "2015/16", "2024/25"),
        ("ks4_english_maths_4", "2016/17", "2024/25"),  # E&M: "starts 2017"
        ("ks4_english_maths_5", "2016/17", "2024/25"),
        ("ks4_progress8", "2015/16", "2023/24"),  # Progress 8: "ends 2024"
        ("level2_at_19", "2015/16", "2023/24"),  # L2/L3: LAIT's "2024" turned 19 in 2023/24
        ("level3_at_19", "2015/16", "2023/24"),
        ("he_by_19", "2015/16", "2023/24"),
        ("suspension_rate", "2015/16", "2023/24"),
        ("children_in_low_income_families", "2021/22", "2024/25"),  # "only 2022+"
        ("gap_index_ks2", "2010/11", "2024/25"),
        ("gap_index_ks4", "2010/11", "2024/25"),
    ],
)
def test_a_series_runs_from_the_first_to_the_last_period_published(name, first, last):
    series = measure(name).series[0]
    assert (series.periods[0], series.periods[-1]) == (first, last)


def test_what_the_method_drops_is_not_catalogued():
    codes = {code for _, _, code in LAIT_CODES}
    # KS1 teacher assessment, MTC's mean score, EBacc entry, gaps that LAIT works out itself
    for dropped in ("KS1R_", "KS1W_", "KS1M_", "Multiplication_APS", "EngBacEntries", "Age19Gap"):
        assert not any(dropped in code for code in codes)
    assert "FSP_Gooddev_Other" not in codes


def test_measures_that_cannot_carry_a_word_since_have_no_base_period():
    assert measure("ks4_progress8").base_period_of(Group.DISADVANTAGED) is None
    assert measure("early_years_gld").base_period_of(Group.FSM) == "2021/22"
    assert measure("ks2_rwm_expected").base_period_of(Group.DISADVANTAGED) == "2018/19"
    assert measure("ks4_attainment8").base_period_of(Group.DISADVANTAGED) == "2018/19"
    assert measure("ks4_english_maths_5").base_period_of(Group.DISADVANTAGED) == "2022/23"
    assert measure("ks4_english_maths_5").base_period_of(Group.ALL) == "2018/19"


APART = (BreakKind.NOT_COLLECTED, BreakKind.NOT_PUBLISHED, BreakKind.NOT_COMPARABLE)


def test_no_base_period_lies_where_there_is_nothing_to_compare_with():
    for entry in catalogue.load().measures.values():
        for group in entry.groups:
            base = entry.base_period_of(group)
            if base is not None:
                assert base in entry.series_of(group).periods, (entry.id, group)
                apart = [b for b in entry.breaks_of(group) if b.kind in APART and b.covers(base)]
                assert not apart, (entry.id, group)


def test_a_rate_of_suspensions_is_not_called_a_share_of_pupils():
    entry = measure("suspension_rate")
    assert entry.unit == "per 100"
    assert "not a share of pupils" in entry.definition
    assert "%" not in entry.phrase


def test_titles_say_what_readers_would_otherwise_get_wrong():
    assert "teacher assessment" in measure("ks2_writing_expected").title.casefold()
    assert "before housing costs" in measure("children_in_low_income_families").title
    assert "or not known" in measure("neet_or_not_known_16_17").title


def test_reasons_for_no_gap_say_why_all_minus_eligible_is_none():
    assert "all pupils minus eligible pupils is not the gap" in (
        measure("phonics_y1").no_pair_reason
    )


# --- agreement with LAIT's own dictionary ---------------------------------------------------------


@pytest.fixture(scope="module")
def dictionary(published: Path) -> dict[str, dict[str, str]]:
    path = published / "lait" / "lait_data_dictionary.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["Measure_short"]: row for row in csv.DictReader(file)}


def excel_day(serial: str) -> date:
    """The day an Excel serial number stands for: 45992 is 1 December 2025."""
    return date(1899, 12, 30) + timedelta(days=int(serial))


def test_an_excel_serial_is_the_day_that_the_method_says():
    assert excel_day("45992") == date(2025, 12, 1)
    assert excel_day("46054") == date(2026, 2, 1)


@pytest.mark.parametrize(("name", "group", "code"), LAIT_CODES)
def test_dates_are_those_of_the_publishers_dictionary(dictionary, name, group, code):
    row, entry = dictionary[code], measure(name)
    assert entry.last_update == excel_day(row["Last Update"])
    assert entry.next_update == excel_day(row["Next Update"])
    assert entry.reviewed >= entry.last_update


@pytest.mark.parametrize(("name", "group", "code"), LAIT_CODES)
def test_decimals_are_those_of_the_publishers_dictionary(dictionary, name, group, code):
    stated = dictionary[code]["dps"]
    assert stated == "NA" or stated.isdigit()
    if stated != "NA":
        entry = measure(name)
        for period in entry.series_of(Group(group)).periods:
            assert entry.decimals_of(Group(group), period) == int(stated)


@pytest.mark.parametrize(("name", "group", "code"), LAIT_CODES)
def test_polarity_is_that_of_the_publishers_dictionary(dictionary, name, group, code):
    better = {"High": True, "Low": False, "NA": None}[dictionary[code]["Polarity"]]
    assert measure(name).higher_is_better is (None if name in CONTEXT else better)


def test_fsm_groups_at_5_are_whole_numbers_to_2018_19():
    entry = measure("early_years_gld")
    for group in (Group.FSM, Group.NOT_FSM):
        assert entry.decimals_of(group, "2018/19") == 0
        assert entry.decimals_of(group, "2021/22") == 1
    assert entry.decimals_of(Group.ALL, "2018/19") == 1
