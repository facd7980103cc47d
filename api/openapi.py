"""The OpenAPI 3.1 document, made from the endpoints that routes are made from."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from api import problems
from api.asking import CSV, JSON, MEDIA_TYPES, parameters
from api.contract import Endpoint, Field, Parameter, Schema, closed
from api.endpoints import ABOUT, DESCRIPTION, ENDPOINTS, LICENCE, TITLE, VERSION

PAGE: Mapping[str, Schema] = {
    "edition": {"type": "string", "description": "Edition of the figures."},
    "edition_dated": {"type": "string", "description": "Its day, in words."},
    "licence": {"type": "string"},
    "notes": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Sentences about what was asked, an earlier code for example.",
    },
    "total": {"type": "integer", "minimum": 0, "description": "Rows of all pages."},
    "limit": {"type": "integer", "minimum": 1},
    "offset": {"type": "integer", "minimum": 0},
    "next": {
        "type": ["string", "null"],
        "description": "The next page, relative to this address; null on the last.",
    },
}
_HEADERS = {
    "ETag": "Send it back as If-None-Match to be told 304 while nothing has changed.",
    "Link": "The next page, where there is one.",
    "X-Total-Count": "Rows of all pages.",
}
_LISTED = {"type": "array", "items": {"type": "string"}}


def row_schema(fields: tuple[Field, ...]) -> Schema:
    """One row in JSON."""
    return closed({one.name: one.schema for one in fields})


def answer_schema(endpoint: Endpoint) -> Schema:
    """A whole answer in JSON."""
    rows: Schema = {"type": "array", "items": row_schema(endpoint.fields)}
    return endpoint.document or closed({**PAGE, "data": rows})


INDEX = closed(
    {
        "title": {"type": "string"},
        "version": {"type": "string"},
        "about": {"type": "string"},
        "licence": {"type": "string"},
        "openapi": {"type": "string"},
        "endpoints": {
            "type": "array",
            "items": closed(
                {
                    "name": {"type": "string"},
                    "text": {"type": "string"},
                    "parameters": _LISTED,
                    "example": {"type": "string"},
                }
            ),
        },
    }
)


def index() -> dict[str, Any]:
    """What there is, with an example of each that is relative to the index."""
    return {
        "title": TITLE,
        "version": VERSION,
        "about": ABOUT,
        "licence": LICENCE["name"],
        "openapi": DESCRIPTION,
        "endpoints": [
            {
                "name": one.name,
                "text": one.text,
                "parameters": [known.name for known in parameters(one)],
                "example": f"{one.name}?{one.example}".rstrip("?"),
            }
            for one in ENDPOINTS
        ],
    }


@cache
def description() -> dict[str, Any]:
    """The document; its server is the folder it is served from, whatever the path before it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE, "version": VERSION, "description": ABOUT, "license": LICENCE,
        },
        "servers": [{"url": "."}],
        "paths": {
            "/": {"get": _fixed("index", "What there is", {"$ref": "#/components/schemas/Index"})},
            f"/{DESCRIPTION}": {
                "get": _fixed("openapi", "This document", {"type": "object"})
            },
            **{f"/{one.name}": {"get": _operation(one)} for one in ENDPOINTS},
        },
        "components": {
            "schemas": {
                "Index": INDEX,
                "Problem": problems.SCHEMA,
                **{one.name.capitalize(): answer_schema(one) for one in ENDPOINTS},
            },
            "responses": {"Problem": _problem()},
        },
    }  # fmt: skip


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    listed = endpoint.document is None
    headers = [name for name in _HEADERS if listed or name == "ETag"]
    reference = {"$ref": f"#/components/schemas/{endpoint.name.capitalize()}"}
    columns = ",".join(one.name for one in endpoint.fields)
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "description": endpoint.text,
        "parameters": [_parameter(one) for one in parameters(endpoint)],
        "responses": {
            "200": {
                "description": f"{endpoint.summary}, as asked.",
                "headers": {
                    name: {"description": _HEADERS[name], "schema": {"type": "string"}}
                    for name in headers
                },
                "content": {
                    MEDIA_TYPES[JSON]: {"schema": reference},
                    MEDIA_TYPES[CSV]: {
                        "schema": {"type": "string", "description": f"Columns: {columns}."}
                    },
                },
            },
            "304": {"description": "Nothing has changed since the answer with this ETag."},
            **_problems(),
        },
    }


def _fixed(name: str, summary: str, schema: Schema) -> dict[str, Any]:
    content = {MEDIA_TYPES[JSON]: {"schema": schema}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {"200": {"description": summary, "content": content}, **_problems()},
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": one.name, "in": "query", "required": one.required, "description": one.text,
        "schema": one.schema,
    }  # fmt: skip
    if one.several:
        made |= {"style": "form", "explode": False}
    return made


def _problems() -> dict[str, Any]:
    return {str(status): {"$ref": "#/components/responses/Problem"} for status in problems.STATUSES}


def _problem() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": "Why the request is not answered, in one sentence.",
        "content": {problems.MEDIA_TYPE: {"schema": schema}},
    }
