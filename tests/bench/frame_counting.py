"""The frame that counts what a run does: lines of Python, and calls into C beside them.

The count is the same on a busy machine as on a quiet one. ``tests.bench.budgets`` puts a copy of
this file beside links to the folders of pages.
"""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import streamlit as st

import pages

_frame = (Path(pages.__path__[0]) / "frame.py").read_text(encoding="utf-8")
_code = compile(_frame, "frame.py", "exec")
_steps = 0


def _line(frame: FrameType, event: str, _: object) -> Any:
    global _steps
    if event == "line":
        _steps += 1
    return _line


def _call(frame: FrameType, event: str, _: object) -> None:
    global _steps
    if event == "c_call":
        _steps += 1


sys.setprofile(_call)
sys.settrace(_line)
try:
    exec(_code)
finally:
    sys.settrace(None)
    sys.setprofile(None)
    st.text(f"told steps {_steps}")
