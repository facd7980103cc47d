"""How style sheet, letters, script and wordmark reach the browser: routes, and links in
Streamlit's page, which bring what the page asks for later too.

The links stand at the end of the body, where our rules come after Streamlit's.
"""

from functools import lru_cache

from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.routes import KEEP, kept
from pages.parts import ahead
from pages.parts.look import SCRIPT, SERIF, SHEET, WORDMARK, WORDMARK_PATH

PATH, LETTERS, DEEDS = "eip/style.css", "eip/gap-serif.woff2", "eip/page.js"
#: Relative, as Streamlit's own links are: it holds under any base path.
LINK = (
    f'<link rel="stylesheet" href="./{PATH}" /><script src="./{DEEDS}" defer></script>'
    f'<link rel="preload" href="./{LETTERS}" as="font" type="font/woff2" crossorigin />'
    f'<link rel="preload" href="./{WORDMARK_PATH}" as="image" />'
)
END = b"</body>"


def routes(base_path: str = "") -> list[Route]:
    """The style sheet and the script below ``base_path``, asked for anew with each visit and sent
    when changed, and beside them the letters the sheet names and the wordmark."""
    start = f"/{base_path.strip('/')}".rstrip("/")
    return [
        Route(f"{start}/{PATH}", kept(SHEET.encode(), "text/css", "no-cache")),
        Route(f"{start}/{DEEDS}", kept(SCRIPT, "text/javascript", "no-cache")),
        Route(f"{start}/{LETTERS}", kept(SERIF, "font/woff2", KEEP)),
        Route(f"{start}/{WORDMARK_PATH}", kept(WORDMARK, "image/svg+xml", KEEP)),
    ]


class Linked:
    """ASGI middleware that writes the links into every page of HTML; all else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def sending(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    whole = linked(body, scope["path"].rpartition("/")[2])
                    await send(_with_length(start, whole))
                    await send({"type": "http.response.body", "body": whole})

        await self._app(_plain(scope), receive, sending)


def linked(page: bytes, name: str) -> bytes:
    """The page of this name with its links at the end of its body; as it is when it has none."""
    before, end, after = page.rpartition(END)
    return before + links(name) + end + after if end else page


# Bounded, as anything may stand in an address.
@lru_cache(32)
def links(name: str) -> bytes:
    """What is written into the page of this name, its one step in the address."""
    scripts = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{script}" />'
        for script in ahead.scripts(name)
    )
    return f"<script>{ahead.settings()}</script>{LINK}{scripts}".encode()


def _plain(scope: Scope) -> Scope:
    """The request without its wish for compression, which comes after this, when it is a page's."""
    headers = scope["headers"]
    if b"text/html" not in dict(headers).get(b"accept", b""):
        return scope
    return {**scope, "headers": [one for one in headers if one[0] != b"accept-encoding"]}


def _is_page(start: Message) -> bool:
    kind = dict(start["headers"]).get(b"content-type", b"")
    return start["status"] == 200 and kind.startswith(b"text/html")


def _with_length(start: Message, body: bytes) -> Message:
    # The tag names Streamlit's page, which stays the same when the link to the sheet changes.
    kept_on = [one for one in start["headers"] if one[0] not in (b"content-length", b"etag")]
    return {**start, "headers": [*kept_on, (b"content-length", str(len(body)).encode())]}
