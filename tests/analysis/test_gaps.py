"""Both gaps and the identity, on rounded numbers: exact, whatever the numbers."""

from decimal import Decimal

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.gaps import identity

DECIMALS = st.integers(0, 2)
LEVELS = st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000)), min_size=1, max_size=20)


def as_published(units: list[int], decimals: int) -> pd.Series:
    return pd.Series([float(Decimal(unit).scaleb(-decimals)) for unit in units])


def exactly(value: float) -> Decimal:
    return Decimal(repr(float(value)))


@given(LEVELS, st.integers(0, 9000), DECIMALS)
def test_the_gap_to_england_is_the_local_gap_plus_the_shortfall_of_peers(levels, nation, decimals):
    dis, others = (as_published([pair[i] for pair in levels], decimals) for i in (0, 1))
    national = as_published([nation], decimals)[0]
    frame = identity(dis, others, national, decimals)
    for d, n, row in zip(dis, others, frame.itertuples(), strict=True):
        within, vs_national, shortfall = map(exactly, row[1:4])
        assert vs_national == within + shortfall
        assert within == exactly(n) - exactly(d)
        assert vs_national == exactly(national) - exactly(d)


@given(LEVELS, DECIMALS)
def test_england_itself_has_one_gap_and_no_shortfall(levels, decimals):
    dis, others = (as_published([pair[i] for pair in levels], decimals) for i in (0, 1))
    for place in range(len(levels)):
        frame = identity(dis, others, others[place], decimals)
        assert frame["within"][place] == frame["vs_national"][place]
        assert frame["peer_shortfall"][place] == 0


def test_a_gap_is_positive_when_disadvantaged_pupils_are_behind():
    frame = identity(pd.Series([33.9]), pd.Series([52.8]), 50.4, 1)
    assert frame.iloc[0].tolist() == [18.9, 16.5, -2.4]
    turned = identity(pd.Series([52.8]), pd.Series([33.9]), 50.4, 1)
    assert turned.iloc[0].tolist() != frame.iloc[0].tolist()


def test_a_gap_needs_both_of_its_levels_and_no_other():
    nothing = float("nan")
    frame = identity(pd.Series([33.9, nothing, 33.9]), pd.Series([52.8, 52.8, nothing]), 50.4, 1)
    assert frame["within"].notna().tolist() == [True, False, False]
    assert frame["vs_national"].notna().tolist() == [True, False, True]
    assert frame["peer_shortfall"].notna().tolist() == [True, True, False]


def test_without_englands_others_only_the_local_gap_remains():
    frame = identity(pd.Series([33.9]), pd.Series([52.8]), None, 1)
    assert frame["within"].tolist() == [18.9]
    assert frame[["vs_national", "peer_shortfall"]].isna().all(axis=None)
