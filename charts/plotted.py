"""The figure that every chart returns: built from plain lists, and never changed after."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

#: What every chart stands on: the page's own ground, no template, no legend, nothing to drag.
BARE = {
    "template": {"layout": {}},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "showlegend": False,
    "dragmode": False,
}


class Plotted(go.Figure):
    """A figure that hands out what it was given uncopied, as nobody changes it.

    Plotly copies every trace three times into objects of its own, which takes longer than working
    the chart out and which the page never asks for: they are made when they are.
    """

    def __init__(self, traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> None:
        self._given: dict[str, Any] = {"data": list(traces), "layout": {**BARE, **layout}}

    def to_dict(self) -> dict[str, Any]:
        """Traces and layout as they were given."""
        return self._given

    def __reduce__(self) -> tuple[Any, ...]:
        return Plotted, (self._given["data"], self._given["layout"])

    def __getattr__(self, name: str) -> Any:
        """One of Plotly's own parts, of which none is there before the first is asked for."""
        if name in _OWN and not _OWN & vars(self).keys():
            super().__init__(self._given, _validate=False)
            return getattr(self, name)
        raise AttributeError(name)


#: What Plotly's figure holds of itself.
_OWN = vars(go.Figure(_validate=False)).keys()


def plotted(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """The figure of these traces and this layout, without Plotly's template.

    Plotly's own check of every property costs five times the drawing: the tests make it.
    """
    return Plotted(traces, layout)
