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
    """A figure that hands out what it holds uncopied, as nobody changes it."""

    def to_dict(self) -> dict[str, Any]:
        """Traces and layout as they were given."""
        return {"data": self._data, "layout": self._layout}


def plotted(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """The figure of these traces and this layout, without Plotly's template.

    Plotly's own check of every property costs five times the drawing: the tests make it.
    """
    return Plotted({"data": list(traces), "layout": {**BARE, **layout}}, _validate=False)
