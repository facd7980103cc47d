"""The frame with one more page that is empty: what every other page is measured against.

``tests.bench`` puts a copy of this file beside links to the folders of pages. The last element of
a run says how long the run took; Streamlit's own profile of it would cost every page a tenth.
"""

import time
from pathlib import Path

import streamlit as st

import pages

_begun = time.perf_counter()
_navigation = st.navigation


def _with_empty(pages: list, **options: object):
    empty = st.Page(_empty, title="Empty", url_path="empty", visibility="hidden")
    return _navigation([*pages, empty], **options)


def _empty() -> None:
    st.title("Empty", anchor=False)


st.navigation = _with_empty
try:
    frame = Path(pages.__path__[0]) / "frame.py"
    exec(compile(frame.read_text(encoding="utf-8"), "frame.py", "exec"))
finally:
    st.navigation = _navigation
    st.text(f"seconds: {time.perf_counter() - _begun}")
