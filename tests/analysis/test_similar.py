import numpy as np
import pandas as pd
import pytest

from analysis.similar import nearest

FEATURES = pd.DataFrame(
    {"poor": [10.0, 11.0, 30.0, 10.0, None], "languages": [500.0, 900.0, 510.0, 500.0, 500.0]},
    index=["A", "B", "C", "D", "E"],
)


def test_the_closest_comes_first_and_never_the_area_itself():
    found = nearest(FEATURES, "A", 3)
    assert [code for code, _ in found.nearest] == ["D", "B", "C"]
    assert found.nearest[0] == ("D", 0.0)


def test_a_feature_weighs_the_same_in_any_unit():
    other_unit = FEATURES.assign(languages=FEATURES["languages"] / 1000 + 7)
    for code in ("A", "B", "C", "D"):
        one, two = nearest(FEATURES, code), nearest(other_unit, code)
        assert [c for c, _ in one.nearest] == [c for c, _ in two.nearest]
        assert np.allclose([d for _, d in one.nearest], [d for _, d in two.nearest])


def test_distance_is_the_straight_line_through_standardised_features():
    whole = FEATURES.dropna()
    standard = (whole - whole.mean()) / whole.std(ddof=0)
    expected = float(np.sqrt(((standard.loc["A"] - standard.loc["C"]) ** 2).sum()))
    assert dict(nearest(FEATURES, "A").nearest)["C"] == pytest.approx(expected)


def test_an_area_without_a_feature_is_left_out_and_says_which():
    assert nearest(FEATURES, "A").left_out == {"E": ("poor",)}
    assert nearest(FEATURES, "E").nearest == ()
    assert "E" not in dict(nearest(FEATURES, "A", 10).nearest)


def test_a_feature_alike_everywhere_counts_for_nothing_and_ties_go_by_code():
    flat = pd.DataFrame({"same": [1.0, 1.0, 1.0], "x": [0.0, 1.0, -1.0]}, index=["M", "Z", "B"])
    assert [code for code, _ in nearest(flat, "M").nearest] == ["B", "Z"]


def test_an_unknown_area_is_an_error():
    with pytest.raises(KeyError):
        nearest(FEATURES, "nowhere")
