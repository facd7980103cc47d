"""How answers are kept: so many of each kind, each worked out in the edition it belongs to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


class Keeper(Protocol):
    """Makes a function keep its answers; its first argument is the id that they belong to."""

    def __call__(
        self, function: Callable[Concatenate[str, Rest], Answer], /
    ) -> Callable[Concatenate[str, Rest], Answer]: ...


def kept(
    maxsize: int,
    within: Callable[[str], AbstractContextManager[None]],
    forget: list[Callable[[], None]] | None = None,
) -> Keeper:
    """Keep as many answers, each worked out ``within`` the edition that belongs to its id;
    ``forget`` collects what forgets them."""

    def keeping(
        function: Callable[Concatenate[str, Rest], Answer],
    ) -> Callable[Concatenate[str, Rest], Answer]:
        @wraps(function)
        def read(of: str, *rest: Rest.args, **named: Rest.kwargs) -> Answer:
            with within(of):
                return function(of, *rest, **named)

        keeper = lru_cache(maxsize)(read)
        if forget is not None:
            forget.append(keeper.cache_clear)
        return keeper  # type: ignore[return-value]

    return keeping
