"""The style of the product, read once: ``style/*.css`` and the colours of the palette."""

import hashlib
from pathlib import Path

import streamlit as st

from charts import palette

HERE = Path(__file__).parent
WORDMARK = (HERE / "wordmark.svg").read_bytes()
#: Where the browser asks for it, once for each version. Given as a file it would be read, packed
#: and sent anew with every run of a page: 20 kB and a millisecond or two.
WORDMARK_PATH = f"app/static/wordmark-{hashlib.sha256(WORDMARK).hexdigest()[:8]}.svg"
#: The letters of titles, a tenth of the bytes of Streamlit's own serif.
SERIF = (HERE / "style" / "gap-serif.woff2").read_bytes()
#: What the button "Copy link" does, and how a link arrives at a place on a page.
SCRIPT = b"\n".join(file.read_bytes() for file in sorted((HERE / "style").glob("*.js")))
_SHEETS = [sheet.read_text(encoding="utf-8") for sheet in sorted((HERE / "style").glob("*.css"))]
#: The whole style sheet. ``pages.parts.linked`` brings it to the browser once; sent with every
#: run of a page it would cost the server two milliseconds each time.
SHEET = "\n".join([palette.css(), *_SHEETS])


def apply() -> None:
    """Give the page its wordmark; the frame calls this, pages never."""
    st.logo(f"/{WORDMARK_PATH}", size="medium")
