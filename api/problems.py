"""Why a request is not answered, as ``application/problem+json`` with one sentence (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from api.contract import Schema, closed
from eip_data.errors import DatabaseAway, UserError
from findings.register import NoRegister

MEDIA_TYPE = "application/problem+json"
#: Every status an error can have.
STATUSES = (400, 404, 405, 406, 414, 429, 500, 503)

SCHEMA: Schema = closed(
    {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer", "enum": list(STATUSES)},
        "detail": {"type": "string", "description": "One sentence for the person who asks."},
    }
)


class Problem(Exception):
    """A request that cannot be answered, with its status and headers."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """The problem as it is sent; it is never kept."""
        content = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": str(self),
        }
        body = json.dumps(content, ensure_ascii=False).encode()
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(body, self.status, headers, MEDIA_TYPE)


def of(error: UserError) -> Problem:
    """The problem behind an error that owns its sentence."""
    if isinstance(error, DatabaseAway):
        return Problem(503, str(error), {"Retry-After": "30"})
    return Problem(404 if isinstance(error, NoRegister) else 400, str(error))
