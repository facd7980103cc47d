"""A real server with a database of its own, and a visitor who waits until pages are drawn."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize

ROOT = Path(__file__).parents[2]
#: Chromium without windows of its own opens a page in half the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
]  # fmt: skip
#: Every chart has its drawing and every map its areas: what is fetched may come after a stillness.
DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('.js-plotly-plot')].every(
       e => !e.getClientRects().length || e.querySelector('.main-svg'))
  && [...document.querySelectorAll('.choroplethlayer')].every(e => e.querySelector('path'))"""
STILL = """() => new Promise(done => {
  const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 250); });
  const end = () => { seen.disconnect(); done(); };
  let timer = setTimeout(end, 250);
  seen.observe(document.body, {subtree: true, childList: true, attributes: true});
})"""


#: The window of a desk.
DESK = ViewportSize(width=1366, height=768)
#: The themes and widths a page is looked at in, one change at a time.
LOOKS = (("light", 1366), ("dark", 1366), ("dark", 390), ("light", 390))
#: Some pages, such as that of an error, may not keep anything.
FORGET = "() => { try { sessionStorage.clear(); } catch {} }"
THEMED = """scheme => {
  const app = document.querySelector('[data-testid=stApp]');
  const [red] = getComputedStyle(app).backgroundColor.match(/\\d+/g).map(Number);
  return (red > 127) === (scheme === 'light');
}"""


def installed() -> str | None:
    """Where Chromium is, None where it is not installed."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@dataclass
class Server:
    """Where the server answers, how long it took to start answering, and its process."""

    url: str
    started_in: float
    pid: int


@dataclass
class Visit:
    """A page in a browser, with everything that went wrong on it."""

    page: Page
    problems: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def open(self, url: str) -> Page:
        """Go there and wait until all is drawn and still."""
        self.page.goto(url)
        return self.settle()

    def settle(self) -> Page:
        """Wait until the script is done, no skeleton is left and the page has come to rest."""
        page = self.page
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.wait_for_selector("h1")
        page.wait_for_function(DRAWN)
        page.evaluate(STILL)
        page.wait_for_function(DRAWN)
        return page

    def looks(self) -> Iterator[tuple[str, int]]:
        """The open page in each theme and at each width in turn, at rest."""
        for scheme, width in LOOKS:
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.wait_for_function(THEMED, arg=scheme)
            self.settle()
            yield scheme, width

    def leave(self) -> None:
        """Go where no server is watched, having counted what the page could not show; what it
        kept in the tab is forgotten.

        A tab that still stands on a server's page asks for it for ever once it is stopped.
        """
        broken = self.page.locator("[data-testid=stException]").count()
        self.problems += ["an exception on the page"] * broken
        self.page.evaluate(FORGET)
        self.page.goto("about:blank")

    def heading(self, name: str) -> Page:
        """Wait until the page's title is ``name``, then until it is at rest."""
        self.page.wait_for_function("name => document.querySelector('h1')?.innerText === name",
                                    arg=name)  # fmt: skip
        return self.settle()

    def choose(self, label: str, option: str) -> None:
        """Pick an option in one of Streamlit's boxes, as a reader does."""
        self.find(label, option).click()

    def find(self, label: str, option: str) -> Locator:
        """Open a box and type until the option is there; a long list holds only what shows."""
        self.page.get_by_label(label, exact=True).click()
        self.page.keyboard.type(option)
        found = self.page.get_by_role("option", name=option, exact=True)
        found.wait_for()
        return found


def as_new(tab: Page) -> None:
    """Make a tab that was left as a new one is: its window, theme, paper, past and mouse."""
    tab.set_viewport_size(DESK)
    tab.emulate_media(media="null", color_scheme="light")
    tab.mouse.move(0, 0)
    session = tab.context.new_cdp_session(tab)
    session.send("Page.resetNavigationHistory")
    session.detach()


@contextmanager
def running(
    home: Path, *flags: str, database: str | None = None, app: str = "app.py"
) -> Iterator[Server]:
    """``streamlit run app.py`` on a free port, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    base = next((f"/{f.split('=')[1]}" for f in flags if "baseUrlPath" in f), "")
    env = os.environ | {
        "EIP_DATABASE_URL": database or f"sqlite:///{home / 'eip.db'}",
        "PYTHONPATH": str(ROOT),
    }
    command = [
        sys.executable, "-m", "streamlit", "run", app, f"--server.port={port}",
        "--server.address=127.0.0.1", "--server.fileWatcherType=none", *flags,
    ]  # fmt: skip
    log = (home / f"server-{port}.log").open("w")
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
    try:
        while not _answers(f"{url}{base}/_stcore/health"):
            if process.poll() is not None or time.monotonic() - begun > 60:
                pytest.fail(f"the server did not start:\n{Path(log.name).read_text()}")
            time.sleep(0.05)
        yield Server(url + base, time.monotonic() - begun, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _answers(url: str) -> bool:
    try:
        return urllib.request.urlopen(url, timeout=1).read() == b"ok"
    except (urllib.error.URLError, OSError):
        return False
