"""The style of the product, read once: ``look.css`` and the colours of the palette."""

from pathlib import Path

import streamlit as st

from charts import palette

HERE = Path(__file__).parent
WORDMARK = str(HERE / "wordmark.svg")
STYLE = f"<style>{palette.css()}\n{(HERE / 'look.css').read_text(encoding='utf-8')}</style>"


def apply() -> None:
    """Give the page its wordmark and style; the frame calls this, pages never."""
    st.html(STYLE)
    st.logo(WORDMARK, size="medium")
