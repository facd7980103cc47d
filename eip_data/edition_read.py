"""Which edition of the figures is being read: the newest, unless an earlier one was asked for.

A link can carry an edition. All that is asked of the figures or the catalogue inside ``reading``
is then answered from that edition, in this thread and nowhere else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, update_wrapper
from typing import Generic, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

NEWEST = ""
_READ = ContextVar("edition being read", default=NEWEST)


def being_read() -> str:
    """The id of the earlier edition being read, or ``NEWEST``."""
    return _READ.get()


@contextmanager
def reading(edition_id: str) -> Iterator[None]:
    """Read this edition until the end of the block."""
    before = _READ.set(edition_id)
    try:
        yield
    finally:
        _READ.reset(before)


class Kept(Generic[Asked, Answer]):
    """What ``kept`` makes of a function."""

    def __init__(self, function: Callable[Asked, Answer]) -> None:
        def of(_read: str, *args: Asked.args, **named: Asked.kwargs) -> Answer:
            return function(*args, **named)

        self.cache_clear = (of_edition := cache(of)).cache_clear
        self._of: Callable[..., Answer] = of_edition
        update_wrapper(self, function)

    def __call__(self, *args: Asked.args, **named: Asked.kwargs) -> Answer:
        return self._of(_READ.get(), *args, **named)


def kept(function: Callable[Asked, Answer]) -> Kept[Asked, Answer]:
    """``functools.cache`` for what follows from the catalogue or the figures: one for each edition.

    Arguments are hashable, as ``functools.cache`` asks.
    """
    return Kept(function)
