"""Names and numbers on the seven, so that a map of them reads without colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.palette import TEXT
from geo import traces
from geo.boundaries import Places, Point

#: Authorities too small to hold their name, from north to south of their labels in the sea.
IN_SEA = ("E08000021", "E08000022", "E08000023", "E08000037", "E08000024")
_LABEL_LONGITUDE = -1.2
_LABEL_NORTH, _LABEL_STEP = 55.36, 0.145


@dataclass(frozen=True)
class Label:
    """A name and number of an area on the map, where it stands, its side and colour."""

    code: str
    text: str
    at: Point
    side: str
    colour: str


def label(places: Places, code: str, text: str, colour: str) -> Label:
    """The label of one of the seven: on its area in ``colour``, or in the sea in the text's."""
    if code in IN_SEA:
        return Label(code, text, _in_sea(code), "middle right", TEXT.light)
    return Label(code, text, places.shapes[code].at, "middle center", colour)


def name_traces(places: Places, labels: Sequence[Label]) -> list[traces.Trace]:
    """The labels, with a line and a dot to each area that is named in the sea."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    named = [one.code for one in labels]
    for code in IN_SEA:
        if code in named:
            (x, y), (to_x, to_y) = places.shapes[code].at, _in_sea(code)
            xs += [x, to_x - 0.02, None]
            ys += [y, to_y, None]
    return [
        traces.lines(xs, ys, TEXT.light, 1),
        traces.quiet(
            {
                "lon": xs[::3], "lat": ys[::3], "mode": "markers",
                "marker": {"size": 4, "color": TEXT.light, "line": {"width": 0}},
            }
        ),
        traces.quiet(
            {
                "lon": [one.at[0] for one in labels],
                "lat": [one.at[1] for one in labels],
                "mode": "text",
                "text": [one.text for one in labels],
                "textposition": [one.side for one in labels],
                "textfont": {"size": traces.LABEL_PX, "color": [one.colour for one in labels]},
            }
        ),
    ]  # fmt: skip


def _in_sea(code: str) -> Point:
    return _LABEL_LONGITUDE, _LABEL_NORTH - _LABEL_STEP * IN_SEA.index(code)
