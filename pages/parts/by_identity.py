"""Answers kept for as long as the findings they are made from are, which are told by identity.

To hash a finding, which may hold every authority, takes longer than most answers about it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Generic, TypeVar
from weakref import ref

Answer = TypeVar("Answer")
_PLAIN = (str, int, bool)


class ByIdentity(Generic[Answer]):
    """One kind of answer about what a function makes of findings."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[tuple[ref[Any], ...], Answer]] = {}

    def of(self, make: partial[Any], answer: Callable[[], Answer]) -> Answer:
        """The answer about ``make``, worked out once; it is given findings, plain values, and
        tuples of them."""
        given = list(_flat((*make.args, *make.keywords.values())))
        findings = [one for one in given if not isinstance(one, _PLAIN)]
        key = (make.func, *(one if isinstance(one, _PLAIN) else id(one) for one in given))
        known = self._kept.get(key)
        # An id comes again when its finding has gone, so that the finding itself is asked for.
        if known and all(held() is one for held, one in zip(known[0], findings, strict=True)):
            return known[1]
        found = answer()

        def forget(_: ref[Any]) -> None:
            self._kept.pop(key, None)

        self._kept[key] = tuple(ref(one, forget) for one in findings), found
        return found

    def __len__(self) -> int:
        return len(self._kept)


def _flat(given: Iterable[Any]) -> Iterator[Any]:
    for one in given:
        if isinstance(one, tuple):
            yield from one
        else:
            yield one
