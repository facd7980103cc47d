"""The API by itself, without the app around it: the same routes as the app's."""

from collections.abc import Callable, Iterator

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api import kept
from api.limits import Limiter
from api.routes import routes

Ask = Callable[..., Response]


def forgotten() -> None:
    """Forget every answer that the API keeps."""
    for one in (kept.outcomes, kept.ours, kept.gaps, kept.findings, kept.coverage, kept._store):
        one.cache_clear()


def client(base: str = "", a_minute: int = 1_000_000) -> TestClient:
    """The routes below a path, with as many requests a minute as a test needs."""
    return TestClient(Starlette(routes=routes(base, Limiter(a_minute))))


@pytest.fixture(scope="session")
def api(own_database: str) -> TestClient:
    """The API below the root, on the tests' own database."""
    return client()


@pytest.fixture
def ask(api: TestClient) -> Ask:
    """Asks for what stands below ``/api/v1/``."""
    return lambda address, **headers: api.get(
        f"/api/v1/{address}", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """No answer from before, and none for what comes after."""
    forgotten()
    yield
    forgotten()
