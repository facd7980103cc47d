"""Every row of METHOD section 1, last column: a break, a caveat or an annotation for each."""

import pytest

from eip_data import catalogue
from eip_data.columns import BreakKind, Group
from eip_data.entries import Measure


def measure(name: str) -> Measure:
    return catalogue.load().measures[name]


FSM_PAIR = ("fsm", "not_fsm")
DIS_PAIR = ("disadvantaged", "not_disadvantaged")

#: Measure, kind of break, first period, last period (None: a point), groups (none: every group).
BREAKS = [
    # EYFSP GLD: "2020-21 not collected"
    ("early_years_gld", "not_collected", "2019/20", "2020/21", ()),
    # EYFSP GLD: "2022 reform: not comparable with <=2019"
    ("early_years_gld", "break", "2021/22", None, ()),
    # EYFSP GLD: FSM_Other from 2022 leaves out unknown status, "gap series break here too"
    ("early_years_gld", "break", "2021/22", None, ("not_fsm",)),
    # Phonics: "2020-21 none"
    ("phonics_y1", "not_collected", "2019/20", "2020/21", ()),
    # KS2: "2020-21 none"
    ("ks2_rwm_expected", "not_collected", "2019/20", "2020/21", ()),
    ("ks2_reading_expected", "not_collected", "2019/20", "2020/21", ()),
    ("ks2_writing_expected", "not_collected", "2019/20", "2020/21", ()),
    ("ks2_maths_expected", "not_collected", "2019/20", "2020/21", ()),
    ("gap_index_ks2", "not_collected", "2019/20", "2020/21", ()),
    # KS2: "2016-17 v 2018+ writing framework change"
    ("ks2_rwm_expected", "break", "2017/18", None, ()),
    ("ks2_writing_expected", "break", "2017/18", None, ()),
    # KS4 Att8: "max points 80/87/90 in 2016/17/18+"
    ("ks4_attainment8", "break", "2016/17", None, ()),
    ("ks4_attainment8", "break", "2017/18", None, ()),
    # KS4 Att8: "2020 CAG, 2021 TAG, 2022 midpoint: not comparable"
    ("ks4_attainment8", "not_comparable", "2019/20", "2021/22", ()),
    # E&M: "as above"; the same grades make EBacc and the gap index
    ("ks4_english_maths_4", "not_comparable", "2019/20", "2021/22", ()),
    ("ks4_english_maths_5", "not_comparable", "2019/20", "2021/22", ()),
    ("ks4_ebacc_aps", "not_comparable", "2019/20", "2021/22", ()),
    ("gap_index_ks4", "not_comparable", "2019/20", "2021/22", ()),
    # KS4 Att8: "compare 2019 with 2023+ ('some protections' in 2023)"
    ("ks4_attainment8", "caution", "2022/23", None, ()),
    ("ks4_english_maths_4", "caution", "2022/23", None, ()),
    ("ks4_english_maths_5", "caution", "2022/23", None, ()),
    # Progress 8: none was made from grades set by schools; 2022 rests on mid-point grades
    ("ks4_progress8", "not_published", "2019/20", "2020/21", ()),
    ("ks4_progress8", "not_comparable", "2021/22", None, ()),
    # L2/L3 by 19: "cohorts 2020-22 carry CAG/TAG"
    ("level2_at_19", "caution", "2019/20", "2021/22", ()),
    ("level3_at_19", "caution", "2019/20", "2021/22", ()),
    # HE by 19: "cohorts with CAG/TAG/A-level TAG"
    ("he_by_19", "caution", "2021/22", "2023/24", ()),
    # Absence: "2020 missing; 2021 and 2022 pandemic-affected"
    ("absence_overall", "not_collected", "2019/20", None, ()),
    ("persistent_absence", "not_collected", "2019/20", None, ()),
    ("severe_absence", "not_collected", "2019/20", None, ()),
    ("absence_overall", "not_comparable", "2020/21", "2021/22", ()),
    ("persistent_absence", "not_comparable", "2020/21", "2021/22", ()),
    ("severe_absence", "not_comparable", "2020/21", "2021/22", ()),
    # Suspensions: "2019/20, 2020/21 partial attendance"
    ("suspension_rate", "not_comparable", "2019/20", "2020/21", ()),
    # FSM drift: transitional protections from 1 April 2018, for every FSM measure
    ("early_years_gld", "caution", "2018/19", None, FSM_PAIR),
    ("phonics_y1", "caution", "2018/19", None, FSM_PAIR),
    ("ks2_rwm_expected", "caution", "2018/19", None, FSM_PAIR),
    ("ks4_attainment8", "caution", "2018/19", None, FSM_PAIR),
    ("persistent_absence", "caution", "2018/19", None, FSM_PAIR),
    ("fsm_primary", "caution", "2018/19", None, ()),
    ("fsm_secondary", "caution", "2018/19", None, ()),
    # FSM drift, for groups formed at 15 and measured at 19
    ("level2_at_19", "caution", "2022/23", None, FSM_PAIR),
    ("level3_at_19", "caution", "2022/23", None, FSM_PAIR),
    ("he_by_19", "caution", "2022/23", None, FSM_PAIR),
    # FSM drift: "From Sept 2026 ... new break for every FSM measure"
    ("early_years_gld", "break", "2026/27", None, FSM_PAIR),
    ("phonics_y1", "break", "2026/27", None, FSM_PAIR),
    ("ks2_rwm_expected", "break", "2026/27", None, FSM_PAIR),
    ("ks4_attainment8", "break", "2026/27", None, FSM_PAIR),
    ("persistent_absence", "break", "2026/27", None, FSM_PAIR),
    ("fsm_primary", "break", "2026/27", None, ()),
    ("fsm_secondary", "break", "2026/27", None, ()),
    # Disadvantaged share: KS4 26.0-26.5% until 2023/24, 28.2% in 2024/25
    ("ks4_attainment8", "caution", "2024/25", None, DIS_PAIR),
    ("ks4_english_maths_4", "caution", "2024/25", None, DIS_PAIR),
    ("ks4_english_maths_5", "caution", "2024/25", None, DIS_PAIR),
    # Disadvantaged share: "KS2 30.7 -> 31.9" in the same year
    ("ks2_rwm_expected", "caution", "2024/25", None, DIS_PAIR),
]


@pytest.mark.parametrize(("name", "kind", "first", "last", "groups"), BREAKS)
def test_every_break_of_the_method_stands_in_the_catalogue(name, kind, first, last, groups):
    wanted = (BreakKind(kind), first, last or first, frozenset(map(Group, groups)))
    found = [(b.kind, b.first, b.last, frozenset(b.groups)) for b in measure(name).breaks]
    assert wanted in found
    for item in measure(name).breaks:
        assert len(item.short) <= 40 and len(item.reason) > len(item.short)


#: Measure, words that stand together in one of its caveats.
CAVEATS = [
    # Population: "state-funded schools in the area (school location, not pupil residence)"
    ("ks2_rwm_expected", "state-funded go to school"),
    # England rows, two bases: KS2 like for like since 2019, can differ from the headline
    ("ks2_rwm_expected", "2018/19 hospital headline"),
    # England rows, two bases: KS4 against LAs 0.2 points, 0.2-0.3 pp
    ("ks4_attainment8", "England 0.2 points 0.3 percentage points"),
    ("ks4_english_maths_5", "England 0.2 points 0.3 percentage points"),
    ("ks4_progress8", "England all state-funded"),
    # "Disadvantaged (KS2/KS4) = FSM at any point in last 6 years + looked after + adopted"
    ("ks2_rwm_expected", "six years looked after adopted"),
    ("ks4_attainment8", "six years looked after adopted"),
    # EYFSP GLD: "the two groups do not add to all: no inferred share"
    ("early_years_gld", "2021/22 do not add up no share"),
    # Phonics: "2025 all-pupil label is provisional, FSM's is not: do not subtract"
    ("phonics_y1", "2024/25 provisional do not subtract"),
    # MTC: "starts 2022"
    ("mtc_full_marks", "2021/22 no earlier"),
    # MTC: "APS excludes non-takers: use the eligible-based one"
    ("mtc_full_marks", "eligible mean score disadvantaged miss"),
    # KS2: "no progress 2024, 2025"
    ("ks2_rwm_expected", "progress 2023/24 2024/25"),
    # Progress 8: "ends 2024; none for 2024/25 or 2025/26"
    ("ks4_progress8", "2024/25 2025/26"),
    # Progress 8: "not an absolute trend"
    ("ks4_progress8", "absolute change"),
    # EBacc: "entry is a policy choice, not attainment"
    ("ks4_ebacc_aps", "entered choice policy"),
    # L2/L3 by 19, HE: "FSM at 15"; "by LA of study at 15"
    ("level2_at_19", "academic age 15"),
    ("level3_at_19", "academic age 15"),
    ("he_by_19", "academic age 15"),
    ("level2_at_19", "at school at 15 live at 19"),
    ("level3_at_19", "at school at 15 live at 19"),
    # HE by 19: "matched-data estimates"
    ("he_by_19", "matched records"),
    # Suspensions: "London row missing before 2022/23"
    ("suspension_rate", "London before 2022/23"),
    # Suspensions: "NE row 18.4 v NECA about 14.7: the clearest case against the region's row"
    ("suspension_rate", "Tees Valley region"),
    # NEET: "management information", "not-known share drives it", "by residence"
    ("neet_16_17", "residence management information lost track"),
    ("neet_or_not_known_16_17", "residence management information lost track"),
    # Child poverty: "before housing costs: it flatters London"
    ("children_in_low_income_families", "before housing costs flatters after order"),
    # Child poverty: "only 2022+ (series rebuilt)"
    ("children_in_low_income_families", "rebuilt 2021-22"),
]


@pytest.mark.parametrize(("name", "words"), CAVEATS)
def test_every_other_warning_of_the_method_is_a_caveat(name, words):
    assert any(
        all(word.casefold() in caveat.casefold() for word in words.split())
        for caveat in measure(name).caveats
    )


@pytest.mark.parametrize(
    ("name", "area", "period", "numbers"),
    [
        # Phonics: "Sunderland FSM 70 -> 61 in 2025 and all 79 -> 77: annotate"
        ("phonics_y1", "E08000024", "2024/25", "70 61 79 77"),
        # NEET: "Northumberland combined 6.2 -> 15.1 in 2025 while NEET fell 5.1 -> 4.0"
        ("neet_or_not_known_16_17", "E06000057", "2024/25", "6.2 15.1 5.1 4.0"),
        # NEET: "Same in Sunderland 2019 (14.9)"
        ("neet_or_not_known_16_17", "E08000024", "2018/19", "14.9"),
    ],
)
def test_every_odd_figure_of_the_method_is_annotated(name, area, period, numbers):
    (note,) = [n for n in measure(name).annotations if (n.area, n.period) == (area, period)]
    for number in numbers.split():
        assert number in note.text
