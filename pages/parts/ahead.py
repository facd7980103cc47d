"""What a page is going to ask for, told in its first answer, so that the browser has it in time.

Streamlit's page loads an element's scripts when the first element of the kind arrives. Before it
opens its socket it asks where the server is, at the page's own address first, where it is not.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import streamlit as st

from pages.parts.packed import SCRIPTS

#: Streamlit's elements on each page, by the name of their script; ``Html`` is on every one.
ELEMENTS = {
    "": ("PlotlyChart",),
    "overview": ("PlotlyChart",),
    "map": ("Selectbox", "Checkbox", "PlotlyChart"),
    "compare": ("Selectbox", "Button", "Multiselect", "PlotlyChart"),
    "authority": ("Selectbox", "PlotlyChart"),
    "explain": ("Selectbox", "PlotlyChart"),
    "reach": ("Selectbox", "PlotlyChart"),
    "need": ("Selectbox", "PlotlyChart"),
    "grants": ("TextInput", "Selectbox"),
    "partners": ("Selectbox",),
    "method": ("Selectbox",),
}
_IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
_ENTRY = re.compile(r"""<script type="module"[^>]* src="[^"]*/([\w.-]+\.js)">""")


def scripts(page: str) -> tuple[str, ...]:
    """Names of the files that ``page``'s elements need and Streamlit's entry does not bring.

    The page is named by its one step in the address; one that is none of ours needs what all do.
    """
    found: dict[str, None] = {}
    for element in ("Html", *ELEMENTS.get(page, ())):
        for file in (SCRIPTS / "js").glob(f"{element}.*.js"):
            found |= dict.fromkeys(_walked(file, set()))
    return tuple(name for name in found if name not in _brought())


def settings() -> str:
    """A script that tells Streamlit's page where the server is, and what ``/_stcore/host-config``
    would answer."""
    known = {
        "allowedOrigins": list(st.get_option("client.allowedOrigins")),
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": False,
        "resourceCrossOriginMode": None,
    }
    told = json.dumps(known, separators=(",", ":")).replace("<", "\\u003c")
    where = 'new URL(".",location).href'
    return f"window.__streamlit??={{BACKEND_BASE_URL:{where},HOST_CONFIG:{told}}}"


@cache
def _brought() -> frozenset[str]:
    """What the browser loads of itself."""
    page = (SCRIPTS.parent / "index.html").read_text(encoding="utf-8")
    seen: set[str] = set()
    for entry in _ENTRY.findall(page):
        seen.update(_walked(SCRIPTS / "js" / entry, set()))
    return frozenset(seen)


def _walked(file: Path, seen: set[str]) -> Iterator[str]:
    """A script and all that it imports, each once."""
    if file.name in seen:
        return
    seen.add(file.name)
    yield file.name
    for name in _IMPORTED.findall(file.read_text(encoding="utf-8")):
        yield from _walked(file.with_name(name), seen)
