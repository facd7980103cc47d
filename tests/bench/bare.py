"""Our pages beside bare ones that show the same charts and tables: what the rest costs a reader.

The bare pages stand on the same server with the same settings. Ready: the script has ended, every
chart is drawn, every map has its areas and every table is there; counted from the address being
asked for, on the page's own clock. Visits take turns, ours and bare.
"""

import asyncio
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext

from tests.bench.addresses import addresses
from tests.bench.frames import app_with
from tests.bench.reader import Reader
from tests.bench.server_time import good
from tests.browser.visiting import DRAWN, running

TIMES, FIRST_TIMES = 7, 3
OUTCOMES = ("overview", "map", "compare", "authority", "explain")
#: Ours may take this many times as long as the bare page.
MOST = 1.25
#: A bare page's first answer names no elements, as Streamlit's own does not.
NOTHING_AHEAD = "\nfrom pages.parts import ahead\n\nahead.ELEMENTS.clear()\n"
WIDE = {"width": 1366, "height": 768}
#: The page's own seconds when all is there, else nothing.
READY = f"""([charts, tables]) => {{
  const app = document.querySelector('[data-testid=stApp]');
  return app?.dataset.testScriptState === 'notRunning'
    && [...document.querySelectorAll('.js-plotly-plot')].filter(
         e => e.querySelector('.main-svg')).length >= charts
    && document.querySelectorAll('table').length >= tables
    && ({DRAWN})() && performance.now() / 1000;
}}"""


@dataclass(frozen=True)
class Beside:
    """Median seconds until one of our pages and its bare twin are ready, twice each: with nothing
    kept in the browser, and with Streamlit's scripts kept."""

    first: float
    first_bare: float
    warm: float
    warm_bare: float

    @property
    def ratio(self) -> float:
        """How many times as long as the bare page ours takes, with scripts kept."""
        return self.warm / self.warm_bare


@dataclass(frozen=True)
class Shown:
    """The query of each page, and how many charts and tables it shows, written down in a folder."""

    folder: Path
    queries: dict[str, str]
    counts: dict[str, tuple[int, int]]


def shown(home: Path) -> Shown:
    """What every page shows. Ask before a browser is there: it holds the thread's event loop."""
    folder = home / "shown"
    (home / "recording").mkdir()
    folder.mkdir()
    with _told_where(folder):
        app = app_with(home / "recording", "frame_recording.py")
        with running(home, app=app) as server:
            queries = asyncio.run(_every_page(server.url))
    return Shown(folder, queries, {page: _counts(folder / f"{page}.pickle") for page in queries})


def beside(
    home: Path, browser: Browser, seen: Shown, pages: tuple[str, ...] = ()
) -> dict[str, Beside]:
    """Each of ``pages``, or of those that show anything, beside its bare twin."""
    chosen = pages or tuple(page for page in seen.queries if any(seen.counts[page]))
    (home / "bare").mkdir()
    app = app_with(home / "bare", "frame_bare.py", NOTHING_AHEAD)
    with _told_where(seen.folder), running(home) as ours, running(home, app=app) as bare:
        return {
            page: _beside(
                browser,
                (f"{ours.url}/{page}?{seen.queries[page]}", f"{bare.url}/?shows={page}"),
                seen.counts[page],
            )
            for page in chosen
        }


def ready(context: BrowserContext, url: str, counts: tuple[int, int]) -> float:
    """Seconds until the page is ready, in a tab of its own."""
    tab = context.new_page()
    tab.set_default_timeout(60_000)
    try:
        tab.goto(url)
        handle = tab.wait_for_function(READY, arg=list(counts), polling=10)
        return float(handle.json_value())
    finally:
        tab.close()


def _beside(browser: Browser, links: tuple[str, str], counts: tuple[int, int]) -> Beside:
    first: tuple[list[float], list[float]] = ([], [])
    warm: tuple[list[float], list[float]] = ([], [])
    for _ in range(FIRST_TIMES):
        for place, link in enumerate(links):
            context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
            first[place].append(ready(context, link, counts))
            context.close()
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    for turn in range(1 + TIMES):
        for place, link in enumerate(links):
            took = ready(context, link, counts)
            warm[place].extend([took] if turn else [])
    context.close()
    return Beside(*map(median, first), *map(median, warm))


@contextmanager
def _told_where(folder: Path) -> Iterator[None]:
    """Servers started meanwhile find the folder."""
    os.environ["EIP_BENCH_SHOWN"] = str(folder)
    try:
        yield
    finally:
        del os.environ["EIP_BENCH_SHOWN"]


async def _every_page(url: str) -> dict[str, str]:
    async with Reader(url) as reader:
        good(await reader.visit(""))
        pages = addresses(reader.pages)
        for page, query in pages.items():
            good(await reader.visit(page, query))
        return pages


def _counts(file: Path) -> tuple[int, int]:
    """Charts and tables; what is folded under a map may hold no table."""
    shown = pickle.loads(file.read_bytes())
    charts = sum(kind == "chart" for kind, _, _ in shown)
    return charts, sum(what.count("<table") for kind, what, _ in shown if kind == "table")
