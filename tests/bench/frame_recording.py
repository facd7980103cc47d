"""The frame that writes down what a page shows: its charts and the HTML that holds its tables.

``tests.bench.bare`` puts a copy of this file beside links to the folders of pages; a bare page then
shows the same things with nothing around them.
"""

import os
import pickle
import re
from pathlib import Path
from typing import Any

import streamlit as st

import pages

_shown: list[tuple[str, Any, dict[str, Any]]] = []
_chart, _html = st.plotly_chart, st.html
_TABLE = re.compile(r'<details class="figures">.*?</details>|<table.*?</table>', re.DOTALL)


def _recorded_chart(figure: Any, **options: Any) -> Any:
    kept = {name: options[name] for name in ("theme", "config", "alt") if name in options}
    _shown.append(("chart", figure, kept))
    return _chart(figure, **options)


def _recorded_html(body: str, **options: Any) -> Any:
    _shown.extend(("table", found, {}) for found in _TABLE.findall(body))
    return _html(body, **options)


st.plotly_chart, st.html = _recorded_chart, _recorded_html  # type: ignore[assignment]
try:
    frame = Path(pages.__path__[0]) / "frame.py"
    exec(compile(frame.read_text(encoding="utf-8"), "frame.py", "exec"))
finally:
    st.plotly_chart, st.html = _chart, _html
    name = str(st.context.url).rpartition("/")[2] or "overview"
    Path(os.environ["EIP_BENCH_SHOWN"], f"{name}.pickle").write_bytes(pickle.dumps(_shown))
