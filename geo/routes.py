"""Boundaries for the browser, from our own server: no tiles, no other address.

Own routes do not know the base path the app runs under, so they are told it.
"""

import hashlib
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo import boundaries
from geo.hexmap import hexagons

#: A map names the version it wants, so what was kept can never be the wrong one; the world's
#: outline, which plotly asks for by a fixed name, never changes.
KEEP = "public, max-age=86400"


def routes(base_path: str = "") -> list[Route]:
    """A route for each file there is, below ``base_path`` (with or without slashes)."""
    files = {"world_110m.json": boundaries.world()}
    for places in (boundaries.authorities(), hexagons()):
        if places is not None:
            files[places.name] = places.content
    start = f"/{base_path.strip('/')}".rstrip("/")
    return [
        Route(f"{start}/{boundaries.ROUTE}/{name}", kept(content, "application/json", KEEP))
        for name, content in files.items()
    ]


def kept(content: bytes, media_type: str, keep: str) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that gives ``content``, or 304 to a browser that still holds it.

    ``keep`` is its Cache-Control.
    """
    # Weak, as the same content goes out compressed and plain.
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": keep}

    async def answer(request: Request) -> Response:
        held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
        if "*" in held or any(one.removeprefix("W/") == tag.removeprefix("W/") for one in held):
            return Response(status_code=304, headers=headers)
        return Response(content, media_type=media_type, headers=headers)

    return answer
