"""The rings of places for whoever draws them without a browser, and the key to a map's colours."""

from collections.abc import Sequence
from typing import Any

from charts.palette import CLASSES, PANEL, Role
from findings.map_layer import MapLayer
from geo.boundaries import Places, Ring


def outlines(places: Places) -> dict[str, tuple[Ring, ...]]:
    """The rings, in degrees as (longitude, latitude), of every place by its code."""
    return {code: shape.rings for code, shape in places.shapes.items()}


def layer_key(layer: MapLayer) -> dict[str, Any]:
    """The classes of a layer in their order, each a colour and its words, as pictures take it.

    It travels in a figure's ``meta``: on a page the key stands beside the maps in words.
    """
    told = [one.told for one in layer.classes]
    return key(layer.key_title, _entries(layer, told, layer.key_missing))


def years_key(layers: Sequence[MapLayer]) -> dict[str, Any]:
    """The same for several years on one scale: nothing in it is of one year only."""
    last = layers[-1]
    # "no figure of its own" holds for what has no figure at all, too.
    missing = max((one.hatching for one in layers), key=len)
    return key(last.key_unit, _entries(last, [one.words for one in last.classes], missing))


def _entries(layer: MapLayer, told: Sequence[str], missing: str) -> list[tuple[Role, str, str]]:
    """Colours and patterns of a layer's classes with what is told of each, then of hatching."""
    entries = [
        (fill, text, "dots" if one.dotted else "")
        for one, text, (fill, _) in zip(
            layer.classes, told, CLASSES[layer.scale.ramp], strict=False
        )
    ]
    return [*entries, (PANEL, missing, "lines")] if missing else entries


def key(title: str, entries: Sequence[tuple[Role, str, str]]) -> dict[str, Any]:
    """A key of colours, each with its words and what its areas have on them: "dots", "lines"."""
    return {
        "key": {
            "title": title,
            "entries": [
                {"text": text, "colour": fill.light, "pattern": pattern}
                for fill, text, pattern in entries
            ],
        }
    }
