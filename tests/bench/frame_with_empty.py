"""The frame with an empty page, what every other is measured against, and a page of fixed work.

``tests.bench`` puts a copy of this file beside links to the folders of pages. The last element of
a run says how long the run took; Streamlit's own profile of it would cost every page a tenth.
"""

import json
import time
from html import escape
from pathlib import Path

import streamlit as st

import pages

_begun, _worked = time.perf_counter(), time.thread_time()
_navigation = st.navigation


def _with_empty(pages: list, **options: object):
    empty = st.Page(_empty, title="Empty", url_path="empty", visibility="hidden")
    work = st.Page(_work, title="Work", url_path="work", visibility="hidden")
    return _navigation([*pages, empty, work], **options)


def _empty() -> None:
    st.title("Empty", anchor=False)


def _work() -> None:
    """The same work on every machine, of the kind that pages do: how fast this one is."""
    begun = time.thread_time()
    rows = [{"name": f"<{n % 97}>", "value": n * 7 % 1000 / 8} for n in range(4000)]
    ordered = sorted(rows, key=lambda row: (row["value"], row["name"]))
    cells = "".join(f"<td>{escape(row['name'])}: {row['value']:.1f}</td>" for row in ordered)
    assert len(json.loads(json.dumps(rows))) == len(rows) and cells
    st.text(f"told fixed {time.thread_time() - begun}")


st.navigation = _with_empty
try:
    frame = Path(pages.__path__[0]) / "frame.py"
    exec(compile(frame.read_text(encoding="utf-8"), "frame.py", "exec"))
finally:
    st.navigation = _navigation
    st.text(f"told seconds {time.perf_counter() - _begun}")
    st.text(f"told worked {time.thread_time() - _worked}")
