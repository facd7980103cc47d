"""How long readers wait when they are many: 1, 10, 50 and 100 at once, 5 s to think."""

import asyncio
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.crowd import Told, crowd
from tests.browser.visiting import running

SESSIONS = (1, 10, 50, 100)
SECONDS, THINK = 120.0, 5.0
#: What most of a hundred may wait, in seconds.
MOST, OF = 0.500, 100


@dataclass(frozen=True)
class Load:
    """One crowd's waits in seconds, errors, runs of pages a second, and bytes of memory."""

    sessions: int
    p50: float
    p95: float
    errors: int
    runs_a_second: float
    memory: float


def load(home: Path, seconds: float = SECONDS, *, wide: bool = False) -> list[Load]:
    """Each size of crowd in turn on one server, after a crowd that has seen every page.

    ``wide`` crowds choose among everything alike, the others as readers do.
    """
    url = f"sqlite:///{home / 'eip.db'}"
    os.environ["EIP_DATABASE_URL"] = url
    found = []
    with running(home, database=url) as server:
        asyncio.run(crowd(server.url, server.pid, 5, 30, think=0.5, tour=True, wide=wide))
        for place, sessions in enumerate(SESSIONS, start=1):
            told = asyncio.run(
                crowd(
                    server.url, server.pid, sessions, seconds,
                    think=THINK, seed=10_000 * place, wide=wide,
                )
            )  # fmt: skip
            found.append(_load(sessions, told))
    return found


def _load(sessions: int, told: Told) -> Load:
    return Load(
        sessions=sessions,
        p50=told.centile(50),
        p95=told.centile(95),
        errors=len(told.errors),
        runs_a_second=told.runs_a_second,
        memory=told.resident(told.lasted / 2, told.lasted),
    )


def as_rows(loads: list[Load]) -> list[dict[str, float]]:
    """For the file of results."""
    return [asdict(one) for one in loads]
