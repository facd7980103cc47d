"""Codes in an address, read as the command line reads them; parameters that endpoints share."""

from collections.abc import Callable, Iterable, Sequence

from api.contract import Asked, Parameter
from eip_data import catalogue
from eip_data.columns import Group
from eip_data.entries import Area, Measure
from eip_data.errors import UnknownCode
from findings import api_sentences as words
from findings import choices

AREA = Parameter(
    "area",
    "ONS codes or DfE numbers; an earlier code opens today's authority and says so in notes.",
    several=True, example="E06000057",
)  # fmt: skip
MEASURE = Parameter("measure", "Ids of measures.", several=True, example="ks4_attainment8")
GROUP = Parameter(
    "group", "Groups of pupils.", several=True, example="disadvantaged", one_of=tuple(Group)
)
PERIOD = Parameter(
    "period", "Years as 2024/25 or 2024-25.", several=True, example="2024-25"
)  # fmt: skip


def areas(asked: Asked) -> tuple[tuple[Area, ...], tuple[str, ...]]:
    """The areas asked for and a sentence for each old code. Raises UnknownCode."""
    return choices.areas(asked.several("area"))


def measures(asked: Asked) -> tuple[Measure, ...]:
    """The measures asked for, or all. Raises UnknownCode."""
    named = tuple(choices.measure(text) for text in asked.several("measure"))
    return named or tuple(catalogue.load().measures.values())


def groups(among: Sequence[Measure], asked: Asked) -> tuple[str, ...]:
    """The groups asked for; each must be one of some measure's. Raises UnknownCode."""
    return _each(among, asked.several("group"), choices.groups)


def periods(among: Sequence[Measure], asked: Asked) -> tuple[str, ...]:
    """The periods asked for; each must be one of some measure's. Raises UnknownCode."""
    return _each(among, asked.several("period"), choices.listed_periods)


def one_of(asked: Asked, name: str, what: str, known: Iterable[str]) -> str | None:
    """One of a few codes, whichever case it is written in, or None. Raises UnknownCode."""
    text = asked.one(name)
    by_lower = {code.lower(): code for code in known}
    if text is not None and text.lower() not in by_lower:
        raise UnknownCode(words.no_code(what, text, by_lower.values()))
    return None if text is None else by_lower[text.lower()]


def _each(
    among: Sequence[Measure],
    texts: Iterable[str],
    read: Callable[[Measure, Iterable[str]], Sequence[str]],
) -> tuple[str, ...]:
    """Each text as the first measure that knows it reads it; the first one's sentence if none."""
    found: list[str] = []
    for text in texts:
        refused: UnknownCode | None = None
        for measure in among:
            try:
                found += map(str, read(measure, [text]))
            except UnknownCode as error:
                refused = refused or error
            else:
                break
        else:
            assert refused is not None
            raise refused
    return tuple(found)
