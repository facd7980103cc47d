"""Many readers at once on one server, each walking by itself and thinking between its steps."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles

from tests.bench.reader import Answer, Reader
from tests.bench.walk import Walker

#: Files of our own that browsers ask for beside a page.
FIXED = ("eip/style.css", "eip/gap-serif.woff2", "geo/world_110m.json")
SAMPLED = 2.0  # seconds between two looks at the server's memory
MB = 1_000_000


@dataclass
class Told:
    """What came of a crowd: when and how long each step of a page took, what went wrong, memory.

    Times are seconds since the crowd began, memory is bytes of resident memory.
    """

    waits: list[tuple[float, float]] = field(default_factory=list)
    by_page: dict[str, list[float]] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    bytes: int = 0
    lasted: float = 0.0

    def centile(self, part: int) -> float:
        """The p50, p95 … of all waits in seconds."""
        waits = [wait for _, wait in self.waits]
        return quantiles(waits, n=100, method="inclusive")[part - 1] if len(waits) > 1 else 0.0

    def resident(self, start: float, end: float) -> float:
        """The median memory between two times, in bytes."""
        found = sorted(size for at, size in self.memory if start <= at <= end)
        return found[len(found) // 2] if found else 0.0

    @property
    def runs_a_second(self) -> float:
        """Runs of pages a second, over the whole time."""
        return len(self.waits) / self.lasted if self.lasted else 0.0


def resident(pid: int) -> int:
    """Resident memory of a process and its children in bytes."""
    every = [pid, *_children(pid)]
    return sum(_resident(one) for one in every)


async def crowd(
    url: str, pid: int, readers: int, seconds: float, *, think: float = 5.0, seed: int = 1,
    tour: bool = False, wide: bool = True, say: Callable[[Told], None] | None = None,
) -> Told:  # fmt: skip
    """``readers`` at once for ``seconds``: a random walk from ``seed``.

    With ``tour`` each sees every page once first; ``wide`` is how they choose. A reader who
    leaves is followed by a new one. ``say`` is told how it stands once a minute.
    """
    told, begun, seeds = Told(), time.monotonic(), count(seed)
    end = begun + seconds

    async def one(place: int) -> None:
        await asyncio.sleep(think * place / readers)
        first = tour
        while time.monotonic() < end:
            await _walk(Walker(next(seeds), FIXED, wide=wide), url, told, begun, end, think, first)
            first = False

    async def watch() -> None:
        spoken = 0.0
        while True:
            now = time.monotonic() - begun
            told.memory.append((now, resident(pid)))
            if say and now - spoken >= 60:
                told.lasted, spoken = now, now
                say(told)
            await asyncio.sleep(SAMPLED)

    watching = asyncio.create_task(watch())
    await asyncio.gather(*(one(place) for place in range(readers)))
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    told.lasted = time.monotonic() - begun
    return told


async def _walk(
    walker: Walker, url: str, told: Told, begun: float, end: float, think: float, tour: bool
) -> None:
    """One reader from coming to leaving."""

    def took(reader: Reader, kind: str, answer: Answer) -> None:
        told.kinds[kind] = told.kinds.get(kind, 0) + 1
        told.errors += answer.errors
        told.bytes += answer.bytes
        if kind != "file":
            told.waits.append((time.monotonic() - begun, answer.seconds))
            told.by_page.setdefault(reader.page, []).append(answer.seconds)

    try:
        async with Reader(url) as reader:
            async for kind, answer in walker.arrive(reader, tour=tour):
                took(reader, kind, answer)
                await asyncio.sleep(walker.wait(think))
            while time.monotonic() < end:
                kind, found = await walker.step(reader)
                if found is None:
                    return
                took(reader, kind, found)
                await asyncio.sleep(min(walker.wait(think), max(0.0, end - time.monotonic())))
    except Exception as error:
        told.errors.append(f"{type(error).__name__}: {error}")
        await asyncio.sleep(think)


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(one) for one in text.split()]


def _resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError(f"process {pid} is gone")
