"""An answer as it is sent: JSON or CSV, one page of it, with its tag."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.responses import Response

from api import asking, kept
from api.contract import NUMBER, Asked, Document, Endpoint, Listed, Row, plain
from api.endpoints import LICENCE, VERSION
from api.openapi import description
from eip_data.edition_read import kept as kept_of
from eip_data.edition_read import reading
from exports.csv_file import csv_bytes
from findings import edition
from findings.edition import Edition

KEEP = "public, max-age=300"


def answer(endpoint: Endpoint, query: str, accept: str, held: str) -> Response:
    """The answer to one address, or 304 where the reader holds it. Asks the database.

    Raises Problem and UserError.
    """
    known = asking.parameters(endpoint)
    choices = asking.asked(known, parse_qsl(query, keep_blank_values=True))
    form = asking.format_of(choices, accept)
    with reading(asking.edition(choices)):
        return _answer(endpoint, choices, form, held)


def _answer(endpoint: Endpoint, choices: Asked, form: str, held: str) -> Response:
    endpoint.check(choices)
    now = edition.current()
    tag = _tag(endpoint.name, now.id, endpoint.version(), repr(choices.values), form)
    headers = {"ETag": tag, "Cache-Control": KEEP, "Vary": "Accept"}
    if holds(held, tag):
        return Response(status_code=304, headers=headers)
    found = endpoint.answer(now, choices)
    if isinstance(found, Listed):
        return _page(endpoint, now, choices, found, form, headers)
    return _document(endpoint, found, form, headers)


def fixed(content: Mapping[str, Any], held: str) -> Response:
    """A document that is the same for all, or 304."""
    body = _json(content)
    tag = _tag(body.decode())
    headers = {"ETag": tag, "Cache-Control": KEEP}
    if holds(held, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=asking.MEDIA_TYPES[asking.JSON])


def holds(held: str, tag: str) -> bool:
    """Whether an If-None-Match header names the tag; weakly, as RFC 9110 has it."""
    named = [one.strip().removeprefix("W/") for one in held.split(",")]
    return "*" in named or tag.removeprefix("W/") in named


def _page(
    endpoint: Endpoint,
    now: Edition,
    choices: Asked,
    found: Listed,
    form: str,
    headers: dict[str, str],
) -> Response:
    limit, offset = (asking.number(one, choices) for one in (asking.LIMIT, asking.OFFSET))
    total = len(found.items)
    rows = [found.told(one) for one in found.items[offset : offset + limit]]
    after = _after(choices, limit, offset) if offset + limit < total else None
    headers["X-Total-Count"] = str(total)
    if after:
        headers["Link"] = f'<{after}>; rel="next"'
    if form == asking.CSV:
        return _csv(endpoint, rows, headers)
    names = [one.name for one in endpoint.fields]
    content = {
        "edition": now.id, "edition_dated": now.date, "licence": LICENCE["name"],
        "notes": list(found.notes), "total": total, "limit": limit, "offset": offset,
        "next": after, "data": [{name: plain(row[name]) for name in names} for row in rows],
    }  # fmt: skip
    return Response(_json(content), headers=headers, media_type=asking.MEDIA_TYPES[form])


def _after(choices: Asked, limit: int, offset: int) -> str:
    """The next page as a query alone: it holds from this address under any path or host."""
    pairs = [
        (name, ",".join(values))
        for name, values in choices.values.items()
        if name not in (asking.LIMIT.name, asking.OFFSET.name)
    ]
    pages = [(asking.LIMIT.name, str(limit)), (asking.OFFSET.name, str(offset + limit))]
    return f"?{urlencode([*pairs, *pages], safe=',:/')}"


def _document(endpoint: Endpoint, found: Document, form: str, headers: dict[str, str]) -> Response:
    if form == asking.CSV:
        return _csv(endpoint, list(found.rows), headers)
    return Response(_json(found.content), headers=headers, media_type=asking.MEDIA_TYPES[form])


def _csv(endpoint: Endpoint, rows: list[Row], headers: dict[str, str]) -> Response:
    fields = endpoint.fields
    numbers = [one.name for one in fields if one.kind == NUMBER]
    cells = ([one.csv(row[one.name]) for one in fields] for row in rows)
    body = csv_bytes([one.name for one in fields], cells, numbers)
    name = f"north-east-attainment-gap-{endpoint.name}.csv"
    headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(body, headers=headers, media_type=asking.MEDIA_TYPES[asking.CSV])


def _json(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _tag(*parts: str) -> str:
    """Weak, as the same answer goes out compressed and plain."""
    whole = "\n".join((_contract(), *parts))
    return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:20]}"'


@kept_of
def _contract() -> str:
    """Changes with the shape of answers and with the catalogue's words in them."""
    shape = hashlib.sha256(_json(description())).hexdigest()[:16]
    return f"{VERSION} {shape} {kept.catalogue_hash()}"
