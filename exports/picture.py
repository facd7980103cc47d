"""Any chart of the pages as a picture, with the words that say what it is and where it is from.

It takes the figure that the screen shows, as plotly's mapping of traces and layout, and draws it
without a browser: the picture cannot disagree with the screen, and a new chart has its picture
for nothing. What a figure has that no drawing is known for raises ``NotSpoken``.
"""

from collections.abc import Mapping
from typing import Any, Literal

from exports import picture_paper
from exports.picture_ink import NotSpoken
from exports.picture_maps import Outlines
from exports.picture_sheet import Caption, sheet

__all__ = ["Caption", "NotSpoken", "picture"]


def picture(
    figure: Mapping[str, Any],
    caption: Caption,
    kind: Literal["svg", "png"] | str,
    outlines: Outlines | None = None,
) -> bytes:
    """The file of one figure, ``kind`` "svg" or "png"; the same bytes for the same arguments.

    ``outlines`` are the rings of a map's areas as (longitude, latitude), by the code that the
    figure names them by (``geo.outlines``). Raises NotSpoken, and ValueError for another kind.
    """
    drawn = sheet(figure, caption, outlines)
    said = _said(caption)
    if kind == "svg":
        return picture_paper.svg(drawn, caption.title.replace("**", ""), "\n".join(said.values()))
    if kind == "png":
        return picture_paper.png(drawn, {"Title": caption.title.replace("**", ""), **said})
    raise ValueError(f"no picture of the kind {kind!r}")


def _said(caption: Caption) -> dict[str, str]:
    """What the picture says, in words beside it; the alternative first."""
    parts = {
        "Description": caption.alt,
        "Subject": caption.under,
        "Status": ", ".join(caption.status),
        "Source": caption.source,
        "Edition": caption.edition,
    }
    return {key: text.replace("**", "") for key, text in parts.items() if text}
