"""Files made on the click: what a page offers, held by the reader's session, and their route.

A link names its offer by a token made from what the page shows, so the same view has the same
link. An offer lives as long as a session shows it or its exhibit is kept: how much is held is
bounded by both.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from hashlib import blake2b
from html import escape
from threading import Lock
from urllib.parse import quote, unquote, urlsplit
from weakref import WeakValueDictionary

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from streamlit.runtime.scriptrunner import get_script_run_ctx

from eip_data.errors import SORRY, UserError

log = logging.getLogger("eip")

PATH = "take"
GONE = "This file is offered no longer, as its page was closed or has changed."
BACK = "Open the page again"
HEADS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
_HELD = "files on offer"


@dataclass(frozen=True)
class File:
    """A file's name and kind, and its maker, which is told the address of the view."""

    name: str
    mime: str
    make: Callable[[str], bytes]


@dataclass(frozen=True, eq=False)
class Offer:
    """Files of one exhibit by name, made in the context in which the page was run."""

    exhibit: str
    token: str
    files: Mapping[str, File]
    context: Context

    @property
    def links(self) -> list[str]:
        """The address of each file, in order."""
        return [f"{PATH}/{self.token}/{quote(name)}" for name in self.files]


@dataclass
class _Held:
    """What one session shows: the offers of its page, by exhibit."""

    page: str
    offers: dict[str, Offer] = field(default_factory=dict)


_on_offer: WeakValueDictionary[str, Offer] = WeakValueDictionary()
_lock = Lock()
_makers = ThreadPoolExecutor(2, "files")


def offer(exhibit: str, shown: Iterable[str], files: Iterable[File]) -> Offer:
    """An offer of the files of an exhibit, which lasts as long as it is held.

    ``shown`` is all that tells this view from others: of two readers who see the same, the second
    gets what the first was offered.
    """
    named = {file.name: file for file in files}
    token = blake2b("\0".join((exhibit, *shown, *named)).encode(), digest_size=16).hexdigest()
    with _lock:
        known = _on_offer.get(token)
        if known is None:
            known = _on_offer[token] = Offer(exhibit, token, named, copy_context())
    return known


def hold(known: Offer) -> None:
    """Keep an offer until the session shows another exhibit in its place, or another page."""
    running = get_script_run_ctx(suppress_warning=True)
    page = running.page_script_hash if running else ""
    held = st.session_state.get(_HELD)
    if held is None or held.page != page:
        held = st.session_state[_HELD] = _Held(page)
    held.offers[known.exhibit] = known


def offered(link: str) -> File | None:
    """The file behind a link of ``offer``, while a session shows it."""
    _, token, name = link.rsplit("/", 2)
    known = _on_offer.get(token)
    return known.files.get(unquote(name)) if known else None


def routes(base_path: str = "") -> list[Route]:
    """The route of all files, below ``base_path``; it does not know the path the app is under."""
    start = f"/{base_path.strip('/')}".rstrip("/")
    return [Route(f"{start}/{PATH}/{{token}}/{{name}}", answer)]


async def answer(request: Request) -> Response:
    """The file, made now in one of a few threads of their own: each that has made a picture keeps
    some of the memory it took."""
    return await asyncio.get_running_loop().run_in_executor(_makers, _answer, request)


def _answer(request: Request) -> Response:
    """The file, or a page with one sentence."""
    known = _on_offer.get(request.path_params["token"])
    file = known.files.get(request.path_params["name"]) if known else None
    address = _address(request)
    if known is None or file is None:
        return _page(GONE, address, 404)
    try:
        content = known.context.copy().run(file.make, address)
    except UserError as error:
        return _page(str(error), address, 503)
    except Exception:
        log.exception("A file could not be made: %s", file.name)
        return _page(SORRY, address, 500)
    named = f"attachment; filename*=utf-8''{quote(file.name)}"
    return Response(content, media_type=file.mime, headers={**HEADS, "Content-Disposition": named})


def _address(request: Request) -> str:
    """Where the reader was when the link was clicked, with every choice; "" where not known.

    Only a page of our own may say so.
    """
    told = request.headers.get("referer", "")
    own = request.headers.get("sec-fetch-site") == "same-origin"
    try:
        place = urlsplit(told)
    except ValueError:
        return ""
    if place.scheme not in ("http", "https") or not place.netloc:
        return ""
    if not own and place.netloc != request.headers.get("host"):
        return ""
    return place._replace(fragment="").geturl()


def _page(sentence: str, address: str, status: int) -> Response:
    # From a file's own address it is two steps up to the app.
    back = escape(address or "../../")
    return HTMLResponse(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>No file</title>'
        "<style>:root{color-scheme:light dark}body{font:17px/24px sans-serif;margin:3em auto;"
        "max-width:34em;padding:0 1em}</style></head><body><main><h1>No file</h1>"
        f'<p>{escape(sentence)}</p><p><a href="{back}">{BACK}</a></p></main></body></html>',
        status,
        headers=HEADS,
    )
