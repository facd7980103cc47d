"""Streamlit's own scripts, compressed once and kept on disk.

Streamlit serves them as they are: a first visit to the map would be 7.6 MB. Compressed with each
request they cost a reader's turn; so each is compressed when first asked for, as far as Brotli
goes in half a second, and sent from the kept copy ever after.
"""

import asyncio
import gzip
import logging
import mimetypes
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger("eip")

#: Where Streamlit keeps what its pages load; every name in it holds its content's hash.
SCRIPTS = Path(streamlit.__file__).parent / "static" / "static"
KEEP = "public, max-age=31536000, immutable"
LEAST = 1000  # bytes; less is not worth a file
#: How each encoding a browser may ask for is made, the better first.
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=9),
    "gzip": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
}


class Packed:
    """ASGI middleware that answers for Streamlit's scripts and styles; all else passes untouched.

    ``folder`` holds the compressed copies. Where it cannot be written the request passes on too.
    """

    def __init__(self, app: ASGIApp, folder: Path, scripts: Path = SCRIPTS) -> None:
        self._app, self._folder = app, folder / f"streamlit-{streamlit.__version__}"
        self._files = {str(path.relative_to(scripts.parent)): path for path in _packable(scripts)}
        self._locks: dict[Path, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        source, encoding = self._wanted(scope)
        if source and encoding:
            copy = await self._copy(source, encoding)
            if copy:
                kind = mimetypes.guess_type(source.name)[0]
                headers = {
                    "Content-Encoding": encoding, "Cache-Control": KEEP, "Vary": "Accept-Encoding",
                }  # fmt: skip
                await FileResponse(copy, media_type=kind, headers=headers)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _wanted(self, scope: Scope) -> tuple[Path | None, str | None]:
        """The file a request asks for and the best encoding it takes, None where there is none."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None, None
        _, found, rest = scope["path"].rpartition("/static/")
        source = self._files.get(f"static/{rest}") if found else None
        headers = Headers(scope=scope)
        if source is None or "range" in headers:
            return None, None
        asked = headers.get("accept-encoding", "").split(",")
        taken = {one.partition(";")[0].strip() for one in asked}
        return source, next((name for name in PACKERS if name in taken), None)

    async def _copy(self, source: Path, encoding: str) -> Path | None:
        """The compressed copy, made now when there is none; None when it cannot be kept."""
        copy = self._folder / f"{source.name}.{encoding}"
        if copy.exists():
            return copy
        async with self._locks.setdefault(copy, asyncio.Lock()):
            if not copy.exists():
                try:
                    await asyncio.to_thread(_make, source, copy, PACKERS[encoding])
                except OSError:
                    log.exception("%s cannot be kept", copy)
                    return None
        return copy


def _packable(scripts: Path) -> Iterator[Path]:
    for path in scripts.rglob("*"):
        if path.suffix in (".js", ".css") and path.stat().st_size >= LEAST:
            yield path


def _make(source: Path, copy: Path, pack: Callable[[bytes], bytes]) -> None:
    """Write the copy whole or not at all: another server may be making the same one."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=copy.parent) as apart:
        draft = Path(apart, copy.name)
        draft.write_bytes(pack(source.read_bytes()))
        os.replace(draft, copy)
