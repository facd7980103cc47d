"""Routes under ``/api/v1`` for ``st.App``: they are told the path that the app runs under.

An answer is made in a thread, so that the loop that serves pages goes on.
"""

import logging
from collections.abc import Callable
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api import answering, asking, problems
from api.contract import Endpoint
from api.endpoints import DESCRIPTION, ENDPOINTS
from api.limits import Limiter
from api.openapi import description, index
from api.problems import Problem
from eip_data.errors import SORRY, UserError
from findings import api_sentences as words

PATH = "api/v1"
METHODS = "GET, HEAD, OPTIONS"
#: Any page may ask from a browser; there is nothing here that is not public.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, X-Total-Count, Retry-After",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
log = logging.getLogger("eip")

Answer = Callable[[Request], Response]


def routes(base_path: str = "", limiter: Limiter | None = None) -> list[Route]:
    """A route an endpoint below ``base_path`` (with or without slashes), and one for the rest."""
    start = f"/{base_path.strip('/')}".rstrip("/") + f"/{PATH}"
    shared = limiter or Limiter()
    served: list[tuple[str, Answer]] = [
        ("", lambda _: RedirectResponse("v1/", 308)),
        ("/", lambda request: answering.fixed(index(), _held(request))),
        (f"/{DESCRIPTION}", lambda request: answering.fixed(description(), _held(request))),
        *((f"/{one.name}", _asks(one)) for one in ENDPOINTS),
        ("/{rest:path}", _nothing),
    ]
    return [Route(start + path, Served(answer, shared)) for path, answer in served]


class Served:
    """One address as an ASGI app: methods, limits, errors and the headers all answers have."""

    def __init__(self, answer: Answer, limiter: Limiter) -> None:
        self._answer = answer
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever fails is a problem with one sentence."""
        request = Request(scope)
        try:
            response = await self._respond(request)
        except Problem as problem:
            response = problem.response()
        except UserError as error:
            response = problems.of(error).response()
        except Exception:
            log.exception("The API failed")
            response = Problem(500, SORRY).response()
        response.headers.update(OPEN)
        if request.method == "HEAD":
            response.body = b""  # the length stays that of the answer
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if request.method not in ("GET", "HEAD"):
            raise Problem(405, words.READ_ONLY, {"Allow": METHODS})
        address = request.client.host if request.client else ""
        if seconds := self._limiter.wait(address):
            sentence = words.too_often(self._limiter.a_minute, seconds)
            raise Problem(429, sentence, {"Retry-After": str(seconds)})
        if len(request.scope["query_string"]) > asking.LONGEST:
            raise Problem(414, words.TOO_LONG)
        return await run_in_threadpool(self._answer, request)


def _asks(endpoint: Endpoint) -> Answer:
    def answer(request: Request) -> Response:
        query = request.scope["query_string"].decode("latin-1")
        accept = request.headers.get("accept", "")
        return answering.answer(endpoint, query, accept, _held(request))

    return answer


def _nothing(request: Request) -> Response:
    known = [DESCRIPTION, *(one.name for one in ENDPOINTS)]
    raise Problem(404, words.no_path(unquote(str(request.path_params["rest"])), known))


def _held(request: Request) -> str:
    return ", ".join(request.headers.getlist("if-none-match"))
