"""A real server with a database of its own, and a visitor who waits until pages are drawn."""

import os
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
from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: A deep link makes Streamlit ask for these beside the page too; the answer does no harm.
KNOWN_404 = ("/_stcore/health", "/_stcore/host-config")
STILL = """() => new Promise(done => {
  const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 600); });
  const end = () => { seen.disconnect(); done(); };
  let timer = setTimeout(end, 600);
  seen.observe(document.body, {subtree: true, childList: true, attributes: true});
})"""


@dataclass
class Server:
    """Where the server answers, and how long it took to start answering."""

    url: str
    started_in: float


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
        page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
        page.evaluate(STILL)
        return page

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
        yield Server(url + base, time.monotonic() - begun)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _answers(url: str) -> bool:
    try:
        return urllib.request.urlopen(url, timeout=1).read() == b"ok"
    except (urllib.error.URLError, OSError):
        return False
