"""A bare page: the charts and tables of one of ours, with no navigation, filters or words.

``tests.bench.bare`` puts a copy of this file beside ``app.py``, so that the server is the same.
"""

import os
import pickle
from pathlib import Path
from typing import Any

import streamlit as st


@st.cache_resource
def shown(name: str) -> list[tuple[str, Any, dict[str, Any]]]:
    """What our page shows, as ``frame_recording`` wrote it down."""
    return pickle.loads(Path(os.environ["EIP_BENCH_SHOWN"], f"{name}.pickle").read_bytes())


st.set_page_config(layout="wide")
for place, (kind, what, options) in enumerate(shown(st.query_params["shows"])):
    if kind == "chart":
        st.plotly_chart(what, width="stretch", key=str(place), **options)
    else:
        st.html(what)
