"""How answers are kept: so many of each kind, each worked out in the edition it belongs to."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from eip_data.edition_read import reading

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


class Keeper(Protocol):
    """Makes a function keep its answers; its first argument is the id that they belong to."""

    def __call__(
        self, function: Callable[Concatenate[str, Rest], Answer], /
    ) -> Callable[Concatenate[str, Rest], Answer]: ...


def kept(
    maxsize: int, read_as: Callable[[str], str], forget: list[Callable[[], None]] | None = None
) -> Keeper:
    """Keep as many answers; ``read_as`` says which edition is read for an id, and ``forget``
    collects what forgets them."""

    def keeping(
        function: Callable[Concatenate[str, Rest], Answer],
    ) -> Callable[Concatenate[str, Rest], Answer]:
        @wraps(function)
        def read(of: str, *rest: Rest.args, **named: Rest.kwargs) -> Answer:
            with reading(read_as(of)):
                return function(of, *rest, **named)

        keeper = lru_cache(maxsize)(read)
        if forget is not None:
            forget.append(keeper.cache_clear)
        return keeper  # type: ignore[return-value]

    return keeping
