"""One reader's walk through the product, at random but from a seed.

Links, boxes on the page, the menu; now and then a wrong code, or something that is no page.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from random import Random

from tests.bench.links import FIRST, Taste, link, request, wrong_link
from tests.bench.reader import Answer, Box, Reader

CHANCES: Mapping[str, float] = {
    "box": 0.41, "link": 0.32, "menu": 0.16, "wrong": 0.04, "file": 0.03, "leave": 0.04,
}  # fmt: skip


class Walker:
    """A reader who walks; each step is one answer with its name."""

    def __init__(self, seed: int, fixed: tuple[str, ...] = (), *, wide: bool = True) -> None:
        """``wide`` walkers choose among everything alike, the others mostly as readers do."""
        self._chance = Random(seed)
        self._taste = Taste(self._chance, wide)
        self._fixed = fixed
        self.boxes: list[Box] = []
        self.files: list[str] = []

    async def arrive(self, reader: Reader, *, tour: bool) -> AsyncIterator[tuple[str, Answer]]:
        """Come to the home page, and with ``tour`` from there to every page once."""
        yield "first", self._kept(await reader.visit(""))
        every = list(reader.pages)
        self._chance.shuffle(every)
        for page in every if tour else ():
            yield "first", await self.open(reader, page)

    def wait(self, mean: float) -> float:
        """How long the reader thinks before the next step: around ``mean`` seconds."""
        return self._chance.uniform(0.5 * mean, 1.5 * mean)

    async def open(self, reader: Reader, page: str) -> Answer:
        """Open one page by a random link."""
        return self._kept(await reader.visit(page, link(self._taste, page)))

    async def step(self, reader: Reader) -> tuple[str, Answer | None]:
        """The next step, and None when the reader leaves."""
        chance = self._chance
        [kind] = chance.choices(list(CHANCES), list(CHANCES.values()))
        page = chance.choice(reader.pages)
        if kind == "leave":
            return kind, None
        if kind == "file":
            return kind, await self._file(reader)
        if kind == "box" and self.boxes:
            return kind, await self._box(reader)
        if kind == "menu":
            return kind, self._kept(await reader.visit(page))
        if kind == "wrong":
            return kind, self._kept(await reader.visit(page, wrong_link(self._taste, page)))
        return "link", await self.open(reader, page)

    async def _box(self, reader: Reader) -> Answer:
        box = self._chance.choice(self.boxes)
        if box.is_toggle:
            return await reader.change(box, self._chance.random() < 0.5)
        return self._kept(await reader.change(box, self._taste.option(box.options, FIRST)))

    async def _file(self, reader: Reader) -> Answer:
        kinds: list[Callable[[], tuple[str, tuple[int, ...]]]] = [lambda: request(self._taste)]
        if self._fixed:
            kinds.append(lambda: (self._chance.choice(self._fixed), (200,)))
        if self.files:
            kinds.append(lambda: (self._chance.choice(self.files), (200,)))
        path, wanted = self._chance.choice(kinds)()
        return await reader.fetch(path, wanted)

    def _kept(self, answer: Answer) -> Answer:
        self.boxes, self.files = answer.boxes, answer.files
        return answer
