"""What a picture of a map needs: rings by code, the key to its colours, and names kept clear."""

from itertools import pairwise

import pytest

from charts.palette import CLASSES, PANEL
from findings.map_layer import asked
from findings.map_years import map_years
from geo.boundaries import authorities
from geo.outlines import layer_key, outlines, years_key
from geo.traces import NAME_HALF, hatching
from geo.years_map import years_map
from tests.geo.test_maps import A8, DIS, KS2, drawn, known, layer_of, stored_of

NORTHUMBERLAND = "E06000057"


@pytest.fixture(scope="module")
def places():
    found = authorities()
    assert found is not None
    return found


def test_every_area_of_a_map_has_its_rings(own_database, places):
    rings = outlines(places)
    for trace in drawn("england", layer_of()).to_dict()["data"][:2]:
        assert all(len(rings[code][0]) > 3 for code in trace["locations"])


def test_the_key_has_each_class_in_its_words_and_colour(own_database):
    layer = layer_of("ks4_attainment8", "verdict")
    entries = layer_key(layer)["key"]["entries"]
    ramp = [fill.light for fill, _ in CLASSES[layer.scale.ramp]]
    assert [one["text"] for one in entries[: len(layer.classes)]] == [
        one.told for one in layer.classes
    ]
    assert [one["colour"] for one in entries[: len(layer.classes)]] == ramp[: len(layer.classes)]
    assert [one["pattern"] for one in entries] == [
        *("dots" if one.dotted else "" for one in layer.classes), "lines",
    ]  # fmt: skip
    assert entries[-1] == {"text": layer.key_missing, "colour": PANEL.light, "pattern": "lines"}
    assert drawn("seven", layer).to_dict()["layout"]["meta"] == layer_key(layer)


def test_no_line_of_hatching_runs_through_a_name_and_none_is_lost_beside_it(own_database, places):
    layer = layer_of(KS2, "level", "2019/20")
    chosen = [area for area in layer.areas if area.code == NORTHUMBERLAND]
    (x, y), (wide, tall) = places.shapes[NORTHUMBERLAND].at, NAME_HALF
    cut, whole = hatching(places, chosen, 0.05, [NORTHUMBERLAND]), hatching(places, chosen, 0.05)
    ends = list(zip(cut["lon"], cut["lat"], strict=True))
    length = 0.0
    for (x0, y0), (x1, y1) in zip(ends[::3], ends[1::3], strict=True):
        length += abs(y1 - y0)
        for part in range(1, 20):
            at = x0 + part / 20 * (x1 - x0), y0 + part / 20 * (y1 - y0)
            assert abs(at[0] - x) > wide - 1e-9 or abs(at[1] - y) > tall - 1e-9
    full = sum(abs(b - a) for a, b in zip(whole["lat"][::3], whole["lat"][1::3], strict=True))
    assert 0 < full - length < 2 * tall * (2 * wide / 0.05 + 6)


@pytest.mark.parametrize("show", ["verdict", "from_england", "level"])
def test_the_key_to_all_years_gives_nothing_of_one_year_only(own_database, places, show):
    layers = map_years(asked(KS2, DIS, show, "2024/25", ""), "set", known, stored_of)
    one, every = layer_key(layers[-1])["key"], years_key(layers)["key"]
    drawn_key = years_map(layers=layers, places=places).to_dict()["layout"]["meta"]["key"]
    assert drawn_key == every
    words = [entry["text"] for entry in every["entries"]]
    missing = "no verdict" if show == "verdict" else "no figure of its own"
    assert words == [*(a_class.words for a_class in layers[-1].classes), missing]
    assert [(e["colour"], e["pattern"]) for e in every["entries"]] == [
        (e["colour"], e["pattern"]) for e in one["entries"]
    ]
    # The counts of verdicts and England's own figure stand in the key of a single year.
    counts = [f"{a_class.words}: {a_class.count}" for a_class in layers[-1].classes]
    assert (counts == [entry["text"] for entry in one["entries"]][:-1]) is (show == "verdict")
    assert one["title"].removesuffix(" (48%)") == every["title"]
    assert (one["title"] == every["title"]) is (show == "level")


def test_the_title_of_all_years_names_the_first_and_the_last(own_database):
    layers = map_years(asked(KS2, DIS, "verdict", "2022/23", ""), "set", known, stored_of)
    assert {layer.years_title for layer in layers} == {
        "Higher or lower than England, 2017/18 to 2024/25"
    }
    (only,) = map_years(asked(A8, DIS, "change", "2024/25", "2022/23"), "set", known, stored_of)
    assert only.years_title == "Change since 2022/23, 2024/25"


@pytest.mark.parametrize("whole", [False, True])
def test_the_years_stand_side_by_side_each_with_its_own_areas_and_name(
    own_database, places, whole
):  # fmt: skip
    layers = map_years(asked(KS2, DIS, "level", "2024/25", ""), "set", known, stored_of)
    figure = years_map(layers=layers, places=places, whole=whole).to_dict()
    names = [f"geo{i + 1 if i else ''}" for i in range(len(layers))]
    assert [key for key in figure["layout"] if key.startswith("geo")] == names
    assert [one["text"] for one in figure["layout"]["annotations"]] == [
        layer.period_label for layer in layers
    ]
    domains = [figure["layout"][name]["domain"] for name in names]
    for one, other in pairwise(domains):
        assert one["x"][1] <= other["x"][0] or one["y"][0] >= other["y"][1]
    count = 153 if whole else 7
    for name, layer in zip(names, layers, strict=True):
        areas = [t for t in figure["data"] if t["geo"] == name and t["type"] == "choropleth"]
        assert sum(len(one["locations"]) for one in areas) == count
        classes = {area.code: area.class_index for area in layer.areas}
        for trace in areas:
            for code, z in zip(trace["locations"], trace["z"], strict=True):
                assert classes[code] in (z, None)
