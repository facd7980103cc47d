"""The door: ``streamlit run app.py`` starts the product."""

import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from time import sleep

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from api.routes import routes as api_routes
from eip_data import config, database
from eip_data.errors import SORRY, UserError
from eip_data.programme import demo
from geo.routes import routes
from pages.parts import linked, packed, settled, take

log = logging.getLogger("eip")

BASE = st.get_option("server.baseUrlPath")
#: Loaded before the first reader comes: the first page then takes 0.15 s, not 1.4 s.
HEAVY = (
    "PIL.Image", "pages.parts.cache", "pages.parts.explain_pieces", "pages.parts.authority_pieces",
    "pages.parts.exhibit", "charts.trend", "exports.authority", "charts.panel", "charts.places",
    "exports.overview", "charts.dots", "charts.quadrant", "charts.strip", "exports.compare",
    "pages.parts.compare_pieces", "geo.maps", "exports.map_layer", "pages.parts.register_cache",
    "exports.register", "geo.reach_map", "exports.grants", "exports.partners",
    "pages.parts.grants_tables", "pages.parts.partners_tables", "pages.parts.programme_panel",
)  # fmt: skip
#: The first reader is not held up by what follows, in seconds.
LATER_BY = 2
#: Loaded while readers come: a picture to take away is drawn with these.
LATER = ("matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg", "exports.picture")


def in_the_background() -> None:
    """What need not be ready when the first reader comes, but costs whoever asks first."""
    sleep(LATER_BY)
    try:
        for name in LATER:
            importlib.import_module(name)
        importlib.import_module("pages.parts.cache").warm_rest()
        settled.seldom_collected()
    except Exception:
        log.exception("Not all figures could be made ready")
    settled.collected_every(60)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Make the figures ready; without a database the pages still open and say so."""
    settled.one_heap()
    parts = {name: importlib.import_module(name) for name in HEAVY}
    try:
        database.ready()
        demo.ensure()
        kept = parts["pages.parts.cache"]
        kept.warm()
        now = kept.current_edition().id
        for name in ("authority", "explain", "compare"):
            parts[f"pages.parts.{name}_pieces"].warm(now)
        parts["pages.parts.register_cache"].warm()
    except Exception:
        log.exception("The database is not ready")
    settled.settle()
    Thread(target=in_the_background, name="warm", daemon=True).start()
    yield


def on_script_error(error: Exception) -> bool:
    """Show a ``UserError`` as its own sentence, anything else as one neutral line."""
    if isinstance(error, UserError):
        st.error(str(error))
    else:
        log.error("A page failed", exc_info=error)
        st.error(SORRY)
    return True


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    routes=[*routes(BASE), *linked.routes(BASE), *take.routes(BASE), *api_routes(BASE)],
    middleware=[
        Middleware(packed.Packed, folder=config.settings().cache_dir),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(linked.Linked),
    ],
    on_script_error=on_script_error,
)
