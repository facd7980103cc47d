"""The style sheet reaches the browser by a route and a link, and costs a run nothing."""

import asyncio
import re

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.parts import linked
from pages.parts.look import SERIF, SHEET
from tests.pages.opening import opened, title_of

PAGE = "<html><head></head><body><p>é</p></body></html>"


def client(base: str = "") -> TestClient:
    async def page(_):
        return HTMLResponse(PAGE, headers={"ETag": '"old"', "Cache-Control": "no-cache"})

    async def figures(_):
        return JSONResponse({"text": "</body>"})

    routes = [Route("/", page), Route("/figures", figures), *linked.routes(base)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(linked.Linked)]))


def test_a_page_is_sent_with_the_link_at_the_end_of_its_body():
    answer = client().get("/")
    assert answer.text == PAGE.replace("</body>", linked.links("").decode() + "</body>")
    assert answer.headers["content-length"] == str(len(answer.content))
    assert "etag" not in answer.headers and answer.headers["cache-control"] == "no-cache"


def test_a_page_that_would_be_compressed_further_in_is_linked_too():
    async def page(_):
        return HTMLResponse(PAGE * 100)

    middleware = [Middleware(linked.Linked), Middleware(GZipMiddleware, minimum_size=10)]
    inner = TestClient(Starlette(routes=[Route("/", page)], middleware=middleware))
    answer = inner.get("/", headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    assert linked.links("").decode() in answer.text and "content-encoding" not in answer.headers


def test_what_is_no_page_passes_untouched():
    assert client().get("/figures").json() == {"text": "</body>"}
    assert client().head("/").headers["etag"] == '"old"'


def test_the_link_leads_to_the_whole_sheet():
    answer = client().get("/" + linked.PATH)
    assert answer.text == SHEET and answer.headers["content-type"].startswith("text/css")
    tag = {"If-None-Match": answer.headers["etag"]}
    assert client().get("/" + linked.PATH, headers=tag).status_code == 304
    assert client("/eip/").get("/eip/" + linked.PATH).text == SHEET


def test_the_letters_that_the_sheet_names_are_beside_it():
    (named,) = re.findall(r'url\("(.*?)"\)', SHEET)
    answer = client().get(f"/eip/{named}")
    assert answer.content == SERIF and answer.headers["content-type"] == "font/woff2"
    assert len(SERIF) < 50_000


def test_a_page_sent_in_parts_is_linked_once():
    parts = [b"<body>one ", b"two</bo", b"dy>"]

    async def app(scope, receive, send):
        headers = [(b"content-type", b"text/html; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for part in parts:
            more = part != parts[-1]
            await send({"type": "http.response.body", "body": part, "more_body": more})

    sent: list = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/gap/map",
        "headers": [(b"accept", b"text/html")],
    }
    asyncio.run(linked.Linked(app)(scope, None, send))
    assert [m["type"] for m in sent] == ["http.response.start", "http.response.body"]
    assert sent[1]["body"] == b"<body>one two" + linked.links("map") + b"</body>"
    assert dict(sent[0]["headers"])[b"content-length"] == str(len(sent[1]["body"])).encode()


def test_no_run_sends_style():
    at = opened("outcomes/overview.py")
    assert title_of(at)
    assert not [one for one in at.get("html") if "<style" in one.proto.body]
