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
    entries = [
        (fill, one.told, "dots" if one.dotted else "")
        for one, (fill, _) in zip(layer.classes, CLASSES[layer.scale.ramp], strict=False)
    ]
    if layer.key_missing:
        entries.append((PANEL, layer.key_missing, "lines"))
    return key(layer.key_title, entries)


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
