"""The style of the product, read once: ``style/*.css`` and the colours of the palette."""

from pathlib import Path

import streamlit as st

from charts import palette

HERE = Path(__file__).parent
WORDMARK = str(HERE / "wordmark.svg")
SHEETS = [sheet.read_text(encoding="utf-8") for sheet in sorted((HERE / "style").glob("*.css"))]
STYLE = "<style>" + "\n".join([palette.css(), *SHEETS]) + "</style>"


def apply() -> None:
    """Give the page its wordmark and style; the frame calls this, pages never."""
    st.html(STYLE)
    st.logo(WORDMARK, size="medium")
