"""A server for the suite, and a Chromium that watches what pages do."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.visiting import DESK, FLAGS, Server, Visit, as_new, installed, running
from tests.engines import LOADED


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the databases and logs of the browser suite, with what is loaded already."""
    home = tmp_path_factory.mktemp("browser")
    if loaded := os.environ.get(LOADED):
        shutil.copyfile(loaded, home / "eip.db")
    return home


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
    context = chromium.new_context(viewport=DESK)
    yield context
    context.close()


@pytest.fixture(scope="module")
def tab(context: BrowserContext) -> Iterator[Page]:
    """A tab for a file's tests: where Streamlit's scripts are held a page takes half the work."""
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture
def visit(tab: Page) -> Iterator[Visit]:
    """The file's tab as if it were new; at the end nothing may have gone wrong and nothing have
    left the machine."""
    as_new(tab)
    yield from _watched(tab)


@pytest.fixture
def visit_in_a_tab_of_its_own(context: BrowserContext) -> Iterator[Visit]:
    """The same in a new tab, for what stays with a tab."""
    page = context.new_page()
    try:
        yield from _watched(page)
    finally:
        page.close()


def _watched(page: Page) -> Iterator[Visit]:
    visit = Visit(page)

    def heard(message) -> None:
        address = urlsplit(message.location.get("url", "")).path
        if message.type == "error":
            visit.problems.append(f"{message.text} {address}")

    def asked(request) -> None:
        place = urlsplit(request.url)
        if place.scheme not in ("data", "blob") and place.hostname != "127.0.0.1":
            visit.strangers.append(request.url)

    def failed(error) -> None:
        visit.problems.append(str(error))

    watching = {"console": heard, "pageerror": failed, "request": asked, "websocket": asked}
    for event, listener in watching.items():
        page.on(event, listener)
    yield visit
    visit.leave()
    for event, listener in watching.items():
        page.remove_listener(event, listener)
    assert (visit.problems, visit.strangers) == ([], [])


@pytest.fixture
def start(home: Path, visit: Visit) -> Iterator[Callable[..., Server]]:
    """Starts a server of the test's own, as ``running`` does; the tab leaves before it stops."""
    with ExitStack() as servers:
        yield lambda *flags, **given: servers.enter_context(running(home, *flags, **given))
        visit.leave()
