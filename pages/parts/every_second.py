"""An answer asked for afresh every second, however often it is wanted between.

A hit of Streamlit's own cache costs a tenth of a millisecond or more, and a page asks which
edition it reads a dozen times.
"""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
MOST = 50


class EverySecond(Generic[Answer]):
    """A function of one text, its answers kept for a second, of at most ``MOST`` texts."""

    def __init__(self, function: Callable[[str], Answer]) -> None:
        self._function = function
        self._kept: dict[str, tuple[float, Answer]] = {}

    def __call__(self, asked: str) -> Answer:
        now, kept = time.monotonic(), self._kept.get(asked)
        if kept and now - kept[0] < 1.0:
            return kept[1]
        answer = self._function(asked)
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[asked] = now, answer
        return answer

    def cache_clear(self) -> None:
        """Forget all answers."""
        self._kept.clear()
