"""What each page may cost: steps of the server, messages and bytes. ``make budgets`` records.

A step is a line of Python run or a call into C, counted in the run of a page that was open
before: the same number on every machine with the same Python and packages. ``budgets.json`` holds
what was last recorded; more than a tenth above or below it is a failure, below because a page
that became lighter would otherwise be free to grow again.
"""

import asyncio
import json
import platform
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.addresses import WORK, addresses
from tests.bench.frames import app_with
from tests.bench.reader import Answer, Reader
from tests.bench.server_time import good
from tests.bench.weight import FIRST_VISITS, first_visit
from tests.browser.visiting import FLAGS, installed, running

FILE = Path(__file__).parent / "budgets.json"
ALLOWED = 0.10
#: Other interpreters take other steps for the same lines.
OTHER_PYTHON = 0.10
RUNS = 4
AGAIN = "If it is meant, record it: make budgets."

Costs = Mapping[str, Mapping[str, int]]


def pages_recorded() -> dict[str, dict[str, int]]:
    """What each page cost when it was last recorded."""
    return dict(_held()["pages"])


def first_visits() -> dict[str, int]:
    """The bytes that a first visit brought when it was last recorded."""
    return dict(_held()["first visits"])


def fixed_work() -> float:
    """Seconds of the fixed work on the machine that recorded."""
    return float(_held()["fixed"])


def allowance() -> float:
    """The part by which steps may differ: more with another Python than was recorded with."""
    return ALLOWED if _held()["python"] == _python() else ALLOWED + OTHER_PYTHON


def objections(now: Costs, budget: Costs, allowed: float = ALLOWED) -> list[str]:
    """A sentence for each cost that is out of its budget, and for each page on one side only."""
    found = [f"{page} has no budget. {AGAIN}" for page in now if page not in budget]
    found += [f"{page} has a budget and is no page. {AGAIN}" for page in budget if page not in now]
    for page in (page for page in now if page in budget):
        for what, most in budget[page].items():
            part = now[page][what] / most - 1
            if abs(part) > (allowed if what == "steps" else ALLOWED):
                found.append(
                    f"{page}: {now[page][what]:,} {what}, {100 * part:+.0f} % on the "
                    f"{most:,} recorded. {AGAIN}"
                )
    return found


def costs(home: Path) -> dict[str, dict[str, int]]:
    """What each page costs now, on a server with a database below ``home``."""
    with running(home, app=app_with(home, "frame_counting.py")) as server:
        return asyncio.run(_costs(server.url))


def speed(home: Path) -> tuple[dict[str, float], float]:
    """Seconds of the processor for each warm page, and for the fixed work: the least of several
    runs, so that what else the machine does is not in it."""
    with running(home, app=app_with(home, "frame_with_empty.py")) as server:
        return asyncio.run(_speed(server.url))


def main() -> int:
    """Record what everything costs now, and say what changed."""
    with tempfile.TemporaryDirectory() as folder:
        homes = [Path(folder, name) for name in ("costs", "speed", "weight")]
        for home in homes:
            home.mkdir()
        now, (_, fixed) = costs(homes[0]), speed(homes[1])
        visits = _first_visits(homes[2])
    before = _held() if FILE.exists() else {"pages": {}, "first visits": {}}
    # A shared machine is slower at one hour than at another: what counts is when it was quick.
    fixed = min(fixed, before.get("fixed", fixed))
    held = {"python": _python(), "fixed": fixed, "pages": now, "first visits": visits}
    FILE.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    for page, cost in now.items():
        told = ", ".join(
            f"{value:,} {what}{_change(before['pages'].get(page, {}).get(what), value)}"
            for what, value in cost.items()
        )
        print(f"{page:<15}{told}")
    for page, size in visits.items():
        change = _change(before["first visits"].get(page), size)
        print(f"first visit to {page}: {size:,} bytes{change}")
    return 0


async def _costs(url: str) -> dict[str, dict[str, int]]:
    async with Reader(url) as reader:
        good(await reader.visit(""))
        pages = addresses(reader.pages)
        sent: dict[str, list[Answer]] = {page: [] for page in pages}
        ran: dict[str, list[Answer]] = {page: [] for page in pages}
        for turn in range(1 + RUNS):
            for page, query in pages.items():
                # The first of two visits is sent whole; the second is too soon after it to ask
                # again which edition there is, which pages do once a second.
                first, second = [good(await reader.visit(page, query)) for _ in range(2)]
                if turn:
                    sent[page].append(first)
                    ran[page].append(second)
    return {
        page: {
            "steps": int(min(run.told["steps"] for run in ran[page])),
            "messages": min(run.messages for run in sent[page]),
            "bytes": min(run.bytes for run in sent[page]),
        }
        for page in pages
    }


async def _speed(url: str) -> tuple[dict[str, float], float]:
    async with Reader(url) as reader:
        good(await reader.visit(""))
        least: dict[str, float] = {}
        pages = {**addresses(reader.pages), WORK: ""}
        for turn in range(1 + RUNS):
            for page, query in pages.items():
                told = good(await reader.visit(page, query)).told
                worked = told["fixed"] if page == WORK else told["worked"]
                if turn:
                    least[page] = min(worked, least.get(page, worked))
    fixed = least.pop(WORK)
    return least, fixed


def _first_visits(home: Path) -> dict[str, int]:
    path = installed()
    assert path, "Chromium is not installed (apt-get install chromium)"
    with running(home) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        found = {page: first_visit(browser, f"{server.url}/{page}") for page in FIRST_VISITS}
        browser.close()
    return found


def _held() -> dict:
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def _change(before: int | None, now: int) -> str:
    return "" if not before else f" ({100 * (now / before - 1):+.1f} %)"


def _python() -> str:
    return ".".join(platform.python_version_tuple()[:2])


if __name__ == "__main__":
    sys.exit(main())
