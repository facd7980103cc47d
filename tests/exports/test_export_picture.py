"""Pictures: all that a chart shows is drawn, within the sheet, none on another, in both kinds."""

import gc
import inspect
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from PIL import Image

from charts.palette import GROUND, HERE
from exports.picture import Caption, picture
from exports.picture_ink import Area, Sheet, Spot, Stroke, Words
from exports.picture_sheet import EDGE, sheet
from exports.picture_words import PAD, block
from tests.exports.every_chart import EVERY, OF_THE_REGISTER, outlines_of

ROOT = Path(__file__).parents[2]
CAPTION = Caption(
    title="At 16: pupils in **Gateshead** averaged 33.9 points, below England’s 34.9 and the same "
    "as England outside London",
    under="Attainment 8, mean points of 90, disadvantaged pupils in state-funded schools, 2015/16 "
    "to 2024/25; lines through marks are approximate 95% intervals",
    status=("2024/25 revised", "Our calculation"),
    source="Source: Department for Education & others, edition of 8 April 2026, accessed 25 "
    "November 2026. Open Government Licence v3.0.",
    edition="Figures: edition 1a2b3c4d of 8 April 2026",
    alt="Line chart. Attainment 8. 2024/25: Gateshead 33.9, England 34.9.",
)
ALL = {**EVERY, **OF_THE_REGISTER}
#: One of each function: their files are made, of all others the sheets.
KINDS = list({name.split()[0]: name for name in reversed(ALL)}.values())

pytestmark = pytest.mark.usefixtures("kept")


@cache
def figure_of(name: str) -> dict[str, Any]:
    return ALL[name]().to_dict()


@cache
def sheet_of(name: str) -> Sheet:
    return sheet(figure_of(name), CAPTION, outlines_of(name))


@cache
def made(name: str, kind: str) -> bytes:
    return picture(figure_of(name), CAPTION, kind, outlines_of(name))


def of(drawn: Sheet, kind: type) -> list[Any]:
    return [one for one in drawn.ink if isinstance(one, kind)]


def test_every_function_that_draws_is_among_those_tried():
    found = set()
    for room in ("charts", "geo"):
        for path in sorted((ROOT / room).glob("*.py")):
            if (room, path.stem) == ("geo", "build"):
                continue
            module = import_module(f"{room}.{path.stem}")
            for name, one in vars(module).items():
                draws = callable(one) and not name.startswith("_")
                if draws and getattr(one, "__module__", "") == module.__name__:
                    answer = inspect.signature(one).return_annotation
                    found |= {name} if answer is go.Figure else set()
    assert found - {"plotted", "figure"} == {name.split()[0] for name in ALL}


def counted(figure: dict[str, Any]) -> dict[str, int]:
    """How much of each kind a figure asks for."""
    found = dict.fromkeys(("marks", "words", "areas", "lines"), 0)
    for trace in figure["data"]:
        if trace["type"] == "bar":
            found["areas"] += len(trace["x"])
            continue
        if trace["type"] == "choropleth":
            found["areas"] += len(trace["locations"])
            continue
        xs, ys = (trace["x"], trace["y"]) if trace["type"] == "scatter" else (
            trace["lon"], trace["lat"])  # fmt: skip
        present = [x is not None and y is not None for x, y in zip(xs, ys, strict=True)]
        if "markers" in trace["mode"]:
            size = trace["marker"]["size"]
            sizes = size if isinstance(size, list) else [size] * len(present)
            found["marks"] += sum(p and s > 0 for p, s in zip(present, sizes, strict=True))
        if "text" in trace["mode"]:
            found["words"] += sum(map(bool, trace["text"]))
        if "lines" in trace["mode"]:
            found["lines"] += sum(a and b for a, b in pairwise(present))
        for error in (trace.get("error_x"), trace.get("error_y")):
            if error:
                pairs = zip(error["array"], error["arrayminus"], present, strict=True)
                found["lines"] += sum(bool(p and (a or b)) for a, b, p in pairs)
        found["areas"] += trace.get("fill") == "tonexty"
    layout = figure["layout"]
    found["words"] += len(layout.get("annotations", ()))
    shapes = [shape["type"] for shape in layout.get("shapes", ())]
    found["areas"] += shapes.count("rect")
    found["lines"] += shapes.count("line")
    for key, axis in layout.items():
        if key[1:5] == "axis" and axis.get("visible") is not False:
            found["words"] += len(axis["tickvals"]) + ("title" in axis)
            found["lines"] += len(axis["tickvals"]) * (axis.get("showgrid") is not False)
    return found


def segments(stroke: Stroke) -> int:
    return sum(len(path) - 1 for path in stroke.paths)


@pytest.mark.parametrize("name", ALL)
def test_all_of_a_figure_is_drawn_and_nothing_else(name):
    figure, whole = figure_of(name), sheet_of(name)
    layout = {**figure["layout"], "shapes": [], "annotations": []}
    layout = {key: {**value, "visible": False} if key[1:5] == "axis" else value
              for key, value in layout.items()}  # fmt: skip
    empty = sheet({"data": [], "layout": layout}, CAPTION)
    wanted = counted(figure)
    assert len(of(whole, Spot)) - len(of(empty, Spot)) == wanted["marks"]
    assert len(of(whole, Words)) - len(of(empty, Words)) == wanted["words"]
    assert len(of(whole, Area)) - len(of(empty, Area)) == wanted["areas"]
    stairs = [trace for trace in figure["data"] if trace.get("line", {}).get("shape") == "hv"]
    steps = sum(len(trace["x"]) - 1 for trace in stairs)
    drawn = sum(map(segments, of(whole, Stroke))) - sum(map(segments, of(empty, Stroke)))
    assert drawn == wanted["lines"] + steps


def places_of(drawn: Sheet) -> Iterator[tuple[float, float]]:
    """The outermost places of all ink that nothing cuts off."""
    for one in drawn.ink:
        if isinstance(one, Words):
            box = block(one)
            if not one.turn:
                yield from ((box.left, box.top), (box.right, box.bottom))
        elif isinstance(one, Spot):
            half = (one.size + one.width) / 2
            yield from ((one.at[0] - half, one.at[1] - half), (one.at[0] + half, one.at[1] + half))
        elif one.clip is None:
            for path in one.paths if isinstance(one, Stroke) else one.rings:
                yield from path
        else:
            yield from ((one.clip.left, one.clip.top), (one.clip.right, one.clip.bottom))


@pytest.mark.parametrize("name", ALL)
def test_no_ink_stands_beyond_the_sheet_and_no_words_on_others(name):
    drawn = sheet_of(name)
    for x, y in places_of(drawn):
        assert EDGE / 2 < x < drawn.width - EDGE / 2 and EDGE / 2 < y < drawn.height
    words = [(one, block(one)) for one in of(drawn, Words) if not one.turn]
    for (one, a), (other, b) in combinations(words, 2):
        across = min(a.right, b.right) - max(a.left, b.left) - 2 * PAD
        down = min(a.bottom, b.bottom) - max(a.top, b.top) - 2 * PAD
        # A quarter of a line is air above and below its letters.
        assert across < 1 or down < one.size / 4, (one.text, other.text)


@pytest.mark.parametrize("name", KINDS)
def test_a_png_is_wide_enough_for_a_paper_and_says_what_it_is(name):
    image = Image.open(BytesIO(made(name, "png")))
    size = sheet_of(name)
    assert 1598 <= image.width <= 2000
    assert image.height / image.width == pytest.approx(size.height / size.width, abs=0.003)
    said = dict(image.text)
    assert said["Title"] == CAPTION.title.replace("**", "") and said["Description"] == CAPTION.alt
    assert said["Source"] == CAPTION.source and said["Edition"] == CAPTION.edition
    assert said["Status"] == "2024/25 revised, Our calculation"
    colours = {colour: n for n, colour in image.convert("RGB").getcolors(1 << 20)}
    ground = tuple(bytes.fromhex(GROUND.light[1:]))
    assert image.convert("RGB").getpixel((0, 0)) == ground
    assert 0.2 < colours[ground] / (image.width * image.height) < 0.97
    for colour in {one.fill for one in of(size, Area) if one.width < 1 or len(one.rings[0]) > 8}:
        assert tuple(bytes.fromhex(colour[1:])) in colours, colour
    data = figure_of(name)["data"]
    if any(HERE.light in str(part) for part in data if part["type"] != "choropleth"):
        assert tuple(bytes.fromhex(HERE.light[1:])) in colours


@pytest.mark.parametrize("name", KINDS)
def test_an_svg_is_whole_and_holds_its_words(name):
    content = made(name, "svg")
    root = ET.fromstring(content)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg" and root.get("role") == "img"
    title, description = root[0], root[1]
    assert title.tag == f"{space}title" and title.text == CAPTION.title.replace("**", "")
    assert description.tag == f"{space}desc"
    for text in (CAPTION.alt, CAPTION.under, *CAPTION.status, CAPTION.source, CAPTION.edition):
        assert text in (description.text or "")
    # Letters are drawn, so that they look alike where their fonts are not.
    assert not list(root.iter(f"{space}text")) and not list(root.iter(f"{space}style"))[1:]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert b"matplotlib" not in content and b"2026-" not in content


def test_the_words_of_the_caption_stand_in_the_picture_without_their_marks():
    texts = " ".join(one.text for one in of(sheet_of("places_chart"), Words))
    for text in (CAPTION.title, CAPTION.under, *CAPTION.status, CAPTION.source, CAPTION.edition):
        assert text.replace("**", "") in texts.replace("  ", " ")
    assert "**" not in texts


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_same_figure_has_the_same_bytes_four_at_once(kind):
    names = ["quadrant_chart", "panel_chart 1", "seven_map verdicts", "quadrant_chart"]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(
            lambda name: picture(figure_of(name), CAPTION, kind, outlines_of(name)), names
        ))  # fmt: skip
    assert found == [made(name, kind) for name in names]


def test_the_pixels_of_a_png_are_let_go_with_it():
    gc.collect()
    gc.disable()
    try:
        picture(figure_of("places_chart"), CAPTION, "png", None)
        renderers = [one for one in gc.get_objects() if type(one).__name__ == "RendererAgg"]
        assert not [one for one in renderers if hasattr(one, "_renderer")]
    finally:
        gc.enable()


def test_matplotlib_waits_for_the_first_picture():
    asked = "import sys, exports.picture; print('matplotlib' in sys.modules, 'PIL' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


def test_a_map_carries_the_key_to_its_colours():
    key = figure_of("england_map verdicts")["layout"]["meta"]["key"]
    texts = [one.text for one in of(sheet_of("england_map verdicts"), Words)]
    assert key["title"] in texts
    assert {entry["text"] for entry in key["entries"]} <= set(texts)
    shown = {entry["colour"] for entry in key["entries"]}
    assert {area.fill for area in of(sheet_of("england_map verdicts"), Area)} <= {
        *shown, GROUND.light,
    }  # fmt: skip
