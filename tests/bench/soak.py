"""Half an hour of readers who walk at random, and whether memory stays: ``make soak``.

``MINUTES`` and ``SESSIONS`` are read from the environment. Every file of every page is made once
before, as making one needs much that is then kept. The first tenth of the time is for warming up,
each reader sees every page in it; what memory was just after is set against what it is at the end.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.addresses import addresses
from tests.bench.crowd import MB, Told, crowd
from tests.bench.reader import Reader
from tests.browser.visiting import running

MINUTES, SESSIONS, THINK = 30.0, 20, 5.0
WARMING = 0.1
#: So many files are taken at the same time.
AT_ONCE = 4
#: Memory may not grow by more than this part of what it was after warming up.
GROWTH = 0.10


@dataclass(frozen=True)
class Verdict:
    """Memory after warming up and at the end in bytes, and what speaks against the run."""

    before: float
    after: float
    errors: tuple[str, ...]

    @property
    def growth(self) -> float:
        """The part by which memory grew."""
        return self.after / self.before - 1

    @property
    def problems(self) -> list[str]:
        """A sentence for each thing that is wrong; none when the run is good."""
        found = [f"{len(self.errors)} errors, the first: {self.errors[0]}"] if self.errors else []
        if self.growth > GROWTH:
            found.append(
                f"memory grew by {100 * self.growth:.1f} %, from {self.before / MB:.0f} MB "
                f"to {self.after / MB:.0f} MB: more than {100 * GROWTH:.0f} %"
            )
        return found


def verdict(told: Told, warming: float = WARMING) -> Verdict:
    """The tenth of the time after warming up against the last tenth, medians.

    ``warming`` is the part of the time that it takes.
    """
    begun, tenth = told.lasted * warming, told.lasted / 10
    before = told.resident(begun, begun + tenth)
    after = told.resident(told.lasted - tenth, told.lasted)
    return Verdict(before, after, tuple(told.errors))


def soak(home: Path, minutes: float, sessions: int = SESSIONS, think: float = THINK) -> Told:
    """Start a server with a database of its own below ``home`` and let a crowd walk on it."""
    url = f"sqlite:///{home / 'eip.db'}"
    os.environ["EIP_DATABASE_URL"] = url
    with running(home, database=url) as server:
        asyncio.run(every_file(server.url))
        walking = crowd(
            server.url, server.pid, sessions, 60 * minutes,
            think=think, tour=True, say=_saying(),
        )  # fmt: skip
        return asyncio.run(walking)


async def every_file(url: str) -> None:
    """Take every file of every page, some at once. Raises AssertionError when one is not there."""
    async with Reader(url) as reader:
        await reader.visit("")
        for page, query in addresses(reader.pages).items():
            files = list(dict.fromkeys((await reader.visit(page, query)).files))
            for first in range(0, len(files), AT_ONCE):
                some = files[first : first + AT_ONCE]
                for answer in await asyncio.gather(*map(reader.fetch, some)):
                    assert not answer.errors, answer.errors


def as_row(told: Told, sessions: int = SESSIONS) -> dict[str, float]:
    """For the file of results: seconds and bytes."""
    said = verdict(told)
    return {
        "sessions": sessions, "minutes": told.lasted / 60, "runs": len(told.waits),
        "p50": told.centile(50), "p95": told.centile(95), "errors": len(told.errors),
        "before": said.before, "after": said.after, "growth": said.growth,
    }  # fmt: skip


def main() -> int:
    """Soak and print; 1 when memory grew too much or anything went wrong."""
    minutes = float(os.environ.get("MINUTES", MINUTES))
    sessions = int(os.environ.get("SESSIONS", SESSIONS))
    with tempfile.TemporaryDirectory() as folder:
        told = soak(Path(folder), minutes, sessions)
    said = verdict(told)
    print(f"{sessions} sessions, {told.lasted / 60:.0f} minutes, {THINK:.0f} s to think")
    print(f"runs of pages      {len(told.waits)} ({told.runs_a_second:.2f} a second)")
    print(f"steps              {told.kinds}")
    print(f"p50, p95           {1000 * told.centile(50):.0f}, {1000 * told.centile(95):.0f} ms")
    print(f"memory before      {said.before / MB:.0f} MB")
    print(f"memory at the end  {said.after / MB:.0f} MB ({100 * said.growth:+.1f} %)")
    print(f"errors             {len(said.errors)}")
    for problem in said.problems:
        print(problem)
    return 1 if said.problems else 0


def _saying() -> Callable[[Told], None]:
    """Prints each error once, and how it stands."""
    said = 0

    def say(told: Told) -> None:
        nonlocal said
        for error in told.errors[said:]:
            print(error, flush=True)
        said = len(told.errors)
        at, size = told.memory[-1]
        print(
            f"{at / 60:5.1f} min {size / MB:7.1f} MB {len(told.waits):6} runs "
            f"p95 {1000 * told.centile(95):5.0f} ms {said} errors",
            flush=True,
        )

    return say


if __name__ == "__main__":
    sys.exit(main())
