"""The watermark of a figure that illustrates: it stays in every picture that is taken of it."""

from typing import Any

from charts.palette import TEXT

SIZE_PX, OPACITY, TURN = 40, 0.09, -14


def watermark(text: str) -> list[dict[str, Any]]:
    """The annotation that writes ``text`` across the plot; none without a text."""
    if not text:
        return []
    return [
        {
            "text": f"<b>{text}</b>", "name": "watermark", "showarrow": False, "textangle": TURN,
            "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "opacity": OPACITY,
            "font": {"size": SIZE_PX, "color": TEXT.light},
        }
    ]  # fmt: skip
