"""A figure as it is given: nested mappings in plotly's words, of which pictures speak a part.

Whatever is not spoken is refused by name, so that no picture leaves out what the screen shows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from exports.picture_ink import NotSpoken

#: What a trace says to the reader's hand or to the browser, and leaves no ink.
SILENT = frozenset(
    {"type", "name", "hoverinfo", "hovertemplate", "selected", "unselected", "showscale"}
)


def only(given: Mapping[str, Any], spoken: Collection[str], where: str) -> None:
    """Refuse what is not spoken of."""
    unknown = sorted(set(given) - set(spoken))
    if unknown:
        raise NotSpoken(f"{', '.join(unknown)} in {where}")


def must(given: Mapping[str, Any], where: str, **wanted: Any) -> None:
    """Refuse another value than the one that pictures draw, where one is given at all."""
    for key, value in wanted.items():
        if given.get(key, value) != value:
            raise NotSpoken(f"{key} {given[key]!r} in {where}")


def one_of(value: Any, i: int) -> Any:
    """The value of the i-th point, where each has its own or all have one."""
    return value[i] if isinstance(value, list | tuple) else value


def runs(points: Sequence[tuple[Any, Any]]) -> Iterator[list[tuple[Any, Any]]]:
    """Points in one stroke of the pen, which a None lifts."""
    run: list[tuple[Any, Any]] = []
    for point in points:
        if None in point:
            if run:
                yield run
            run = []
        else:
            run.append(point)
    if run:
        yield run


def dashes(name: str, width: float) -> tuple[float, ...]:
    """A dash by its name, in px, as a browser draws it."""
    step = max(width, 3.0)
    known: dict[str, tuple[float, ...]] = {
        "solid": (), "dot": (step, step), "dash": (3 * step, 3 * step),
        "dashdot": (3 * step, step, step, step),
    }  # fmt: skip
    if name not in known:
        raise NotSpoken(f"dash {name}")
    return known[name]


#: Three places after the point in a colour: clear, so nothing is drawn.
CLEAR = "rgba(0,0,0,0)"
