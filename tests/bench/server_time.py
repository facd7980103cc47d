"""Server time of every page, cold and warm, beside an empty page on the same server.

Cold: the first visit in a fresh process whose database is built. Warm: visits after. Medians.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.addresses import EMPTY, addresses
from tests.bench.frames import app_with
from tests.bench.reader import Answer, Reader
from tests.browser.visiting import running

COLD_TIMES, WARM_TIMES = 3, 15
#: What a page may take on the server, in seconds.
COLD, WARM = 0.150, 0.025


@dataclass(frozen=True)
class Times:
    """Seconds of one page: in the script, and until its last message has come."""

    cold: float
    cold_wire: float
    warm: float
    warm_wire: float


def server_time(home: Path) -> tuple[float, dict[str, Times]]:
    """Seconds of the first start, which builds the database, and the times of every page."""
    app = app_with(home, "frame_with_empty.py")
    with running(home, app=app) as server:
        started = server.started_in
        pages = asyncio.run(_pages(server.url))
    cold = {page: [_first(home, app, page, query) for _ in range(COLD_TIMES)]
            for page, query in pages.items()}  # fmt: skip
    with running(home, app=app) as server:
        warm = asyncio.run(_warm(server.url, pages))
    return started, {
        page: Times(
            median(one.told["seconds"] for one in cold[page]),
            median(one.seconds for one in cold[page]),
            median(one.told["seconds"] for one in warm[page]),
            median(one.seconds for one in warm[page]),
        )
        for page in pages
    }


def _first(home: Path, app: str, page: str, query: str) -> Answer:
    async def visit(url: str) -> Answer:
        async with Reader(url) as reader:
            return good(await reader.visit(page, query))

    with running(home, app=app) as server:
        return asyncio.run(visit(server.url))


async def _pages(url: str) -> dict[str, str]:
    async with Reader(url) as reader:
        good(await reader.visit(""))
        return {EMPTY: "", **addresses(reader.pages)}


async def _warm(url: str, pages: dict[str, str]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {page: [] for page in pages}
    async with Reader(url) as reader:
        for turn in range(1 + WARM_TIMES):
            for page, query in pages.items():
                answer = good(await reader.visit(page, query))
                if turn:
                    found[page].append(answer)
    return found


def good(answer: Answer) -> Answer:
    """The answer. Raises AssertionError when anything was wrong with it."""
    assert not answer.errors, answer.errors
    return answer
