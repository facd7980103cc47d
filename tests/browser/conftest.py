"""A server for the suite, and a Chromium that watches what pages do."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.visiting import FLAGS, Server, Visit, installed, running


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the databases and logs of the browser suite."""
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[Server]:
    """The server most tests share."""
    with running(home) as server:
        yield server


@pytest.fixture(scope="session")
def under(home: Path) -> Iterator[Server]:
    """The server under a base path, as behind a proxy."""
    with running(home, "--server.baseUrlPath=gap") as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without it the suite is skipped, except in continuous integration."""
    path = installed()
    if path is None and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One reader's browser for the suite, so that Streamlit's own scripts are fetched once."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Visit]:
    """A new tab; at the end nothing may have gone wrong and nothing have left the machine."""
    visit = Visit(context.new_page())
    page = visit.page

    def heard(message) -> None:
        address = urlsplit(message.location.get("url", "")).path
        if message.type == "error":
            visit.problems.append(f"{message.text} {address}")

    def asked(request) -> None:
        place = urlsplit(request.url)
        if place.scheme not in ("data", "blob") and place.hostname != "127.0.0.1":
            visit.strangers.append(request.url)

    page.on("console", heard)
    page.on("pageerror", lambda error: visit.problems.append(str(error)))
    page.on("request", asked)
    page.on("websocket", lambda socket: asked(socket))
    yield visit
    visit.leave()
    page.close()
    assert (visit.problems, visit.strangers) == ([], [])


@pytest.fixture
def start(home: Path, visit: Visit) -> Iterator[Callable[..., Server]]:
    """Starts a server of the test's own, as ``running`` does; the tab leaves before it stops."""
    with ExitStack() as servers:
        yield lambda *flags, **given: servers.enter_context(running(home, *flags, **given))
        visit.leave()
