"""METHOD sections 2.1 and 2.2 to the printed digit: levels, both gaps, places and changes."""

from decimal import Decimal
from functools import cache

import pandas as pd
import pytest

from eip_data import catalogue, database
from findings.gaps import gaps

CODES = {
    "County Durham": "E06000047", "Gateshead": "E08000037", "Newcastle": "E08000021",
    "N Tyneside": "E08000022", "Northumberland": "E06000057", "S Tyneside": "E08000023",
    "Sunderland": "E08000024", "North East": "E12000001", "London": "E12000007",
    "England": "E92000001",
}  # fmt: skip

#: d, n, within, vs national, peer shortfall, then place (ties) by either gap.
LATEST = {
    "ks2_rwm_expected": """
        County Durham  47 71 24 23 -1   81 17  73 7
        Gateshead      48 74 26 22 -4  105 13  67 6
        Newcastle      54 77 23 16 -7   67 14  30 3
        N Tyneside     45 71 26 25 -1  105 13  82 7
        Northumberland 39 67 28 31  3  129  9 133 9
        S Tyneside     49 71 22 21 -1   57 10  59 8
        Sunderland     52 76 24 18 -6   81 17  38 5
        North East     49 72 23 21 -2
        London         59 77 18 11 -7
        England        48 70 22 22  0""",
    "ks4_attainment8": """
        County Durham  35.6 48.1 12.5 14.8  2.3   25 3  47 3
        Gateshead      33.9 52.8 18.9 16.5 -2.4  126 3  74 6
        Newcastle      33.3 53.2 19.9 17.1 -2.8  139 2  90 2
        N Tyneside     33.6 50.4 16.8 16.8  0.0   99 1  83 2
        Northumberland 30.9 48.9 18.0 19.5  1.5  116 2 135 2
        S Tyneside     33.1 48.4 15.3 17.3  2.0   70 5  92 4
        Sunderland     33.1 49.1 16.0 17.3  1.3   87 2  92 4
        North East     33.7 49.6 15.9 16.7  0.8
        London         41.9 55.0 13.1  8.5 -4.6
        England        34.9 50.4 15.5 15.5  0.0""",
}
RANKED = {"ks2_rwm_expected": 151, "ks4_attainment8": 152}
LEVELS = ("disadvantaged", "comparator_local", "within", "vs_national", "peer_shortfall")
PLACES = ("rank_within", "ties_within", "rank_vs_national", "ties_vs_national")

#: then -> now of within, vs national, d and n; the change in brackets in METHOD follows.
CHANGES = {
    "ks2_rwm_expected": """
        County Durham  22 24 20 23  -5 -3
        Gateshead      21 26 17 22  -7 -2
        Newcastle      22 23 18 16   0  1
        N Tyneside     22 26 20 25  -7 -3
        Northumberland 25 28 23 31 -10 -7
        S Tyneside     20 22 17 21  -6 -4
        Sunderland     22 24 19 18  -1  1
        North East     21 23 18 21  -5 -3
        London         15 18 11 11  -2  1
        England        21 22 21 22  -3 -2""",
    "ks4_attainment8": """
        County Durham  12.7 12.5 14.0 14.8 -0.7 -0.9
        Gateshead      14.0 18.9 13.0 16.5 -3.4  1.5
        Newcastle      16.3 19.9 16.6 17.1 -0.4  3.2
        N Tyneside     16.0 16.8 16.4 16.8 -0.3  0.5
        Northumberland 16.4 18.0 16.4 19.5 -3.0 -1.4
        S Tyneside     10.9 15.3 14.4 17.3 -2.8  1.6
        Sunderland     14.3 16.0 16.9 17.3 -0.3  1.4
        North East     14.5 15.9 15.4 16.7 -1.2  0.2
        London         11.0 13.1  7.7  8.5 -0.7  1.4
        England        13.6 15.5 13.6 15.5 -1.8  0.1""",
}


@cache
def _gaps(url: str, measure: str, period: str, pair: str | None) -> pd.DataFrame:
    return gaps(catalogue.load().measures[measure], period, pair).set_index("area")


def gaps_of(url: str, measure: str, period: str, pair: str | None = None) -> pd.DataFrame:
    """Every row of one measure and period by area, asked for once a database."""
    database.engine(url)
    return _gaps(url, measure, period, pair)


def rows(text: str) -> list[tuple[str, list[str]]]:
    """(area code, cells) of a table written with two blanks after the name."""
    found = []
    for line in text.strip().splitlines():
        name = next(name for name in CODES if line.strip().startswith(name))
        found.append((CODES[name], line.strip().removeprefix(name).split()))
    return found


def cases(tables: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    return [(measure, *row) for measure, text in tables.items() for row in rows(text)]


def decimals(cells: list[str]) -> list[Decimal]:
    return [Decimal(cell) for cell in cells]


def shown(row: pd.Series, columns: tuple[str, ...]) -> list[Decimal]:
    """The cells as they are printed, at the row's decimals."""
    return [Decimal(f"{row[column]:.{row['decimals']}f}") for column in columns]


@pytest.mark.parametrize(("measure", "code", "cells"), cases(LATEST))
def test_levels_gaps_and_places_of_2024_25(stored, measure, code, cells):
    row = gaps_of(stored, measure, "2024/25").loc[code]
    assert shown(row, LEVELS) == decimals(cells[:5])
    placed = [row[column] for column in PLACES]
    if len(cells) > 5:
        assert placed == [int(cell) for cell in cells[5:]]
        assert row["ranked_within"] == row["ranked_vs_national"] == RANKED[measure]
    else:
        assert pd.isna(placed).all()


@pytest.mark.parametrize(("measure", "code", "cells"), cases(CHANGES))
def test_changes_since_2018_19(stored, measure, code, cells):
    now = gaps_of(stored, measure, "2024/25").loc[code]
    then = gaps_of(stored, measure, "2018/19").loc[code]
    within, vs_national = (
        [shown(row, (gap,))[0] for row in (then, now)] for gap in ("within", "vs_national")
    )
    assert [*within, *vs_national] == decimals(cells[:4])
    d, n = (
        shown(now, (level,))[0] - shown(then, (level,))[0]
        for level in ("disadvantaged", "comparator_local")
    )
    assert [d, n] == decimals(cells[4:])
    # which moved: the gap's change is the others' minus the disadvantaged pupils'
    assert within[1] - within[0] == n - d


def test_fewer_authorities_had_a_value_in_2018_19(stored):
    assert gaps_of(stored, "ks2_rwm_expected", "2018/19")["ranked_within"].max() == 147
    assert gaps_of(stored, "ks4_attainment8", "2018/19")["ranked_within"].max() == 148


#: within (place, ranked), vs national (place) after school.
LATER = [
    ("level3_at_19", "County Durham", "26.01", 62, 149, "35.02", 130),
    ("level3_at_19", "North East", "28.23", None, None, "32.47", None),
    ("level3_at_19", "London", "17.60", None, None, "6.94", None),
    ("level3_at_19", "England", "25.53", None, None, "25.53", None),
    ("he_by_19", "County Durham", "23.0", 94, 147, "31.8", 138),
    ("he_by_19", "North East", "22.3", None, None, "26.9", None),
    ("he_by_19", "S Tyneside", "18.4", 41, 147, "25.0", 71),
    ("he_by_19", "England", "20.1", None, None, "20.1", None),
]


@pytest.mark.parametrize(("measure", "name", "within", "rank", "ranked", "national", "r2"), LATER)
def test_gaps_at_19_in_2023_24(stored, measure, name, within, rank, ranked, national, r2):
    row = gaps_of(stored, measure, "2023/24").loc[CODES[name]]
    assert shown(row, ("within", "vs_national")) == [Decimal(within), Decimal(national)]
    if rank is None:
        assert pd.isna(row["rank_within"]) and pd.isna(row["rank_vs_national"])
    else:
        assert (row["rank_within"], row["ranked_within"]) == (rank, ranked)
        assert row["rank_vs_national"] == r2


def test_sunderlands_gaps_in_higher_education(stored):
    row = gaps_of(stored, "he_by_19", "2023/24").loc[CODES["Sunderland"]]
    assert shown(row, ("within", "vs_national")) == [Decimal("20.7"), Decimal("27.9")]


def test_a_table_of_local_gaps_selects_affluent_authorities(stored):
    frame = gaps_of(stored, "ks2_rwm_expected", "2023/24")
    names = catalogue.load().areas
    worst = {
        names[code].short_name
        for code in frame.index[(frame["within"] >= 30) & frame["rank_within"].notna()]
    }
    assert len(worst) == 15
    assert {"West Berkshire", "York", "Wokingham", "Surrey", "Wiltshire", "Sutton"} <= worst


@pytest.mark.parametrize("measure", LATEST)
def test_places_by_the_gap_to_england_are_places_by_the_level(stored, measure):
    frame = gaps_of(stored, measure, "2024/25")
    frame = frame[frame["rank_vs_national"].notna()]
    by_level = frame["disadvantaged"].rank(method="min", ascending=False)
    assert (by_level == frame["rank_vs_national"].astype(float)).all()


def test_who_has_no_place(stored):
    book = catalogue.load().areas
    for measure, without in (
        ("ks2_rwm_expected", {"E09000001", "E06000053"}),
        ("ks4_attainment8", {"E09000001"}),
    ):
        frame = gaps_of(stored, measure, "2024/25")
        placed = set(frame.index[frame["rank_within"].notna()])
        authorities = {code for code, area in book.items() if area.kind == "authority"}
        assert authorities - placed == without


def test_places_on_unrounded_gaps_would_be_found_out(stored):
    """Newcastle is 139th on rounded gaps, and 140th where artefacts part those who share."""
    frame = gaps_of(stored, "ks4_attainment8", "2024/25")
    frame = frame[frame["rank_within"].notna()]
    raw = (frame["comparator_local"] - frame["disadvantaged"]).rank(method="min")
    assert frame.loc[CODES["Newcastle"], "rank_within"] == 139
    assert raw[CODES["Newcastle"]] == 140


def test_the_identity_holds_on_the_printed_digits_of_every_pair_and_period(own_database):
    """Of the rule alone: that either engine gives the same cells is ``test_queries``'s."""
    looked_at = 0
    for measure in catalogue.load().measures.values():
        for pair in measure.pairs:
            for period in measure.series_of(measure.headline_group).periods[-2:]:
                frame = gaps_of(own_database, measure.id, period, pair)
                whole = frame.dropna(subset=["within", "vs_national"])
                for _, row in whole.iterrows():
                    within, vs_national, shortfall = shown(row, LEVELS[2:])
                    assert vs_national == within + shortfall
                    looked_at += 1
    assert looked_at > 2500


def test_gaps_by_free_school_meals_are_another_pair(stored):
    row = gaps_of(stored, "ks4_attainment8", "2024/25", "fsm").loc[CODES["Gateshead"]]
    assert row["pair"] == "fsm"
    other = gaps_of(stored, "ks4_attainment8", "2024/25").loc[CODES["Gateshead"]]
    assert shown(row, ("disadvantaged",)) != shown(other, ("disadvantaged",))
