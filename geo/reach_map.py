"""The seven by what the register tells of them: reach, or reach beside need."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import plotly.graph_objects as go

from charts.marked import watermark
from charts.palette import CLASSES, GREY_TEXT, PANEL, TEXT, Role
from findings.need import Need, Served
from findings.need_page_sentences import need_label
from findings.need_sentences import SERVED
from findings.reach import Coverage, State
from findings.reach_page_sentences import share_words
from geo import traces
from geo.boundaries import Places
from geo.maps import SEVEN_GEO
from geo.names import IN_SEA, label, name_traces
from geo.outlines import key

HEIGHT = 400
#: Classes of reach by their upper ends, in the ramp of levels.
REACH_STEPS = (0.2, 0.4, 0.6, 0.8)
VERDICTS = (Served.LESS, Served.CANNOT_TELL, None, Served.MORE)
#: Degrees of longitude between the lines or dots of a pattern.
PATTERN = 0.05


@dataclass(frozen=True)
class Painted:
    """One of the seven: its class in a ramp (None is hatched), its label, and what is dotted."""

    code: str
    name: str
    text: str
    below: str
    class_index: int | None
    dotted: bool = False

    @property
    def hatched(self) -> bool:
        """Whether nothing is known of it."""
        return self.class_index is None

    @property
    def hover(self) -> tuple[str, ...]:
        """Name, figure, and what it rests on."""
        return f"<b>{self.name}</b>", self.text, self.below


def coverage_map(*, coverage: Coverage, places: Places, mark: str = "") -> go.Figure:
    """The share of schools reached in each authority that is a row, over all columns."""
    names = dict(coverage.rows)
    painted = []
    for line in coverage.cells[:-1]:
        one = line[-1]
        share = None if one.state in (State.NOT_REPORTED, State.NOT_OFFERED) else one.reach.share
        painted.append(
            Painted(
                one.row, names[one.row], share_words(one), one.count_text,
                None if share is None else sum(share >= step for step in REACH_STEPS),
            )
        )  # fmt: skip
    return _map(painted, places, "level", mark, _steps())


def need_map(*, need: Need, places: Places, mark: str = "") -> go.Figure:
    """The verdict on reach beside need in each authority, with both shares written on it."""
    painted = [
        Painted(
            one.code, one.label, need_label(one.need, one.reach), SERVED[one.served],
            VERDICTS.index(one.served) if one.served in VERDICTS else None,
            one.served is Served.CANNOT_TELL,
        )
        for one in need.rows
    ]  # fmt: skip
    words = tuple(SERVED[one] if one else "" for one in VERDICTS)
    return _map(painted, places, "verdict", mark, words)


def _steps() -> tuple[str, ...]:
    """The classes of reach in words."""
    edges = [f"{step:.0%}" for step in REACH_STEPS]
    between = (f"{low} to under {high}" for low, high in pairwise(edges))
    return f"under {edges[0]}", *between, f"{edges[-1]} and more"


def _map(
    chosen: Sequence[Painted], places: Places, ramp: str, mark: str, words: Sequence[str]
) -> go.Figure:
    shown = [one for one in chosen if one.code in places.shapes]
    labels = [
        label(places, one.code, f"<b>{one.name}</b><br>{one.text}",
              (GREY_TEXT if one.class_index is None else CLASSES[ramp][one.class_index][1]).light)
        for one in shown
    ]  # fmt: skip
    named = [one.code for one in shown if one.code not in IN_SEA]
    dotted = [one.code for one in shown if one.dotted]
    return traces.figure(
        traces=[
            traces.painted(
                ramp=CLASSES[ramp], places=places, chosen=shown, line=(TEXT.light, 1)
            ),
            traces.hatching(places, shown, PATTERN, named),
            *traces.dots(places, dotted, PATTERN, named),
            *name_traces(places, labels),
        ],
        height=HEIGHT, geo=SEVEN_GEO, annotations=watermark(mark),
        key=key("", _entries(shown, ramp, words)),
    )  # fmt: skip


def _entries(
    shown: Sequence[Painted], ramp: str, words: Sequence[str]
) -> list[tuple[Role, str, str]]:
    """The classes that are on the map, and what hatching means where something is hatched."""
    found = []
    for index, ((fill, _), text) in enumerate(zip(CLASSES[ramp], words, strict=True)):
        alike = [one for one in shown if one.class_index == index]
        if alike:
            found.append((fill, text, "dots" if alike[0].dotted else ""))
    missing = sorted({one.text for one in shown if one.hatched})
    return [*found, *((PANEL, text, "lines") for text in missing)]
