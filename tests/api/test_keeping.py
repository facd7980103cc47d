"""What every answer carries: tags, headers for other sites, limits; and what failing looks like."""

import asyncio
import threading
from datetime import date

import pytest
from starlette.applications import Starlette

from api import answering, kept
from api.limits import REMEMBERED, Limiter
from api.routes import routes
from eip_data import database
from findings.edition import Edition
from findings.register_edition import RegisterEdition
from tests.api.conftest import client
from tests.eip_data.test_database_away import CLOSED, SECRET

ADDRESS = "outcomes?measure=ks4_attainment8&area=E06000057"


def test_what_is_held_is_not_sent_again(ask):
    first = ask(ADDRESS)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "public, max-age=300"
    again = ask(ADDRESS, if_none_match=f'"other", {tag}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag and again.headers["cache-control"]
    assert ask(ADDRESS, if_none_match='"other"').status_code == 200
    assert ask("openapi.json", if_none_match=ask("openapi.json").headers["etag"]).status_code == 304


def test_a_tag_belongs_to_one_question_one_edition_and_one_register(ask, kept, monkeypatch):
    asked = (ADDRESS, f"{ADDRESS}&format=csv", f"{ADDRESS}&limit=5", "areas", "reach", "editions")
    tags = [ask(address).headers["etag"] for address in asked]
    assert len(set(tags)) == len(asked)
    other = Edition("00000000", "1 January 2030", date(2030, 1, 1))
    monkeypatch.setattr("findings.edition.current", lambda: other)
    assert ask("areas", if_none_match=tags[3]).status_code == 200
    monkeypatch.undo()
    assert ask("reach", if_none_match=tags[4]).status_code == 304
    another = RegisterEdition("another register", True, date(2030, 1, 1))
    monkeypatch.setattr("findings.register_edition.current", lambda: another)
    assert ask("reach", if_none_match=tags[4]).status_code == 200


def test_a_mistake_is_told_even_to_a_reader_that_holds_everything(ask):
    assert ask("outcomes?area=Narnia", if_none_match="*").status_code == 400


@pytest.mark.parametrize("address", [ADDRESS, "nowhere", "openapi.json", "areas?x=1", ""])
def test_any_site_may_ask(api, address):
    answer = api.get(f"/api/v1/{address}", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    before = api.options(f"/api/v1/{address}")
    assert before.status_code == 204 and before.content == b""
    assert before.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(api, method):
    answer = api.request(method, f"/api/v1/{ADDRESS}")
    assert answer.status_code == 405 and answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("address", [ADDRESS, "nowhere", "openapi.json"])
def test_head_is_get_without_its_body(api, address):
    whole, head = (api.request(m, f"/api/v1/{address}") for m in ("GET", "HEAD"))
    assert head.content == b"" and head.status_code == whole.status_code
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers.get("etag") == whole.headers.get("etag")


def test_who_asks_too_often_is_told_when_to_come_back(own_database):
    reader = client(a_minute=3)
    statuses = [reader.get("/api/v1/editions").status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    answer = reader.get("/api/v1/editions")
    assert answer.headers["retry-after"] == "20" and answer.json()["status"] == 429
    assert "3 requests a minute" in answer.json()["detail"]
    assert reader.options("/api/v1/editions").status_code == 204


def test_a_bucket_an_address_fills_again_and_the_oldest_is_forgotten():
    now = [0.0]
    limiter = Limiter(60, lambda: now[0])
    assert [limiter.wait("a") for _ in range(61)] == [0] * 60 + [1]
    assert limiter.wait("b") == 0
    now[0] = 2.0
    assert [limiter.wait("a") for _ in range(3)] == [0, 0, 1]
    for number in range(REMEMBERED + 5):
        limiter.wait(str(number))
    assert len(limiter._buckets) == REMEMBERED and "a" not in limiter._buckets


def test_without_a_database_there_is_a_sentence_and_no_secret(monkeypatch, nothing_kept):
    monkeypatch.setenv("EIP_DATABASE_URL", CLOSED)
    for address in (ADDRESS, "areas", "findings?area=391", "gaps", "reach"):
        answer = client().get(f"/api/v1/{address}")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert answer.headers["content-type"] == "application/problem+json"
        assert "does not answer" in answer.json()["detail"] and SECRET not in answer.text
    assert client().get("/api/v1/").status_code == 200
    database.engine(CLOSED).dispose()


def test_our_own_fault_is_one_neutral_sentence(monkeypatch, ask, caplog):
    def fail(*_):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(answering, "fixed", fail)
    answer = ask("openapi.json")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert answer.json()["detail"].startswith("Something went wrong on our side")
    assert "secret detail" in caplog.text


def test_the_loop_goes_on_while_an_answer_is_made(own_database, monkeypatch):
    """One request waits for another that comes later: on one loop only a thread can do that."""
    waiting, released = threading.Event(), threading.Event()

    def slow(*_):
        waiting.set()
        assert released.wait(5)
        return ()

    monkeypatch.setattr(kept, "outcomes", slow)
    app = Starlette(routes=routes())

    async def both() -> list[int]:
        first = asyncio.create_task(_status(app, "outcomes"))
        await asyncio.to_thread(waiting.wait, 5)
        second = await _status(app, "openapi.json")
        released.set()
        return [await first, second]

    assert asyncio.run(both()) == [200, 200]


async def _status(app: Starlette, address: str) -> int:
    sent: list = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    scope = {
        "type": "http", "method": "GET", "path": f"/api/v1/{address}", "query_string": b"",
        "headers": [], "client": ("127.0.0.1", 1),
    }  # fmt: skip
    await app(scope, receive, send)
    return sent[0]["status"]


def test_the_app_serves_the_api(own_database):
    import app

    paths = {getattr(route, "path", "") for route in app.app._user_routes}
    assert {route.path for route in routes(app.BASE)} <= paths
