"""Links at random, but from a seed: every page, every kind of choice.

What may be chosen comes from where the pages have it, so that a new measure or page is met too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TypeVar
from urllib.parse import urlencode

from eip_data import catalogue, earlier
from eip_data.columns import NORTH_EAST_CA
from findings import (
    choices,
    grants_choices,
    grants_page,
    register_choices,
    register_edition,
    view_choices,
)
from findings import register as registers
from findings.authority import HEADLINES
from findings.register_filter import RegisterFilter

One = TypeVar("One")

#: What a wrong link has in place of a code; the page says a sentence and takes its default.
WRONG = ("nowhere", "E99999999", "", "2031-32", "<b>", "'; --", "x" * 300)
API = ("areas", "measures", "sources", "editions", "outcomes", "gaps", "findings", "reach")
#: How often a link carries an earlier edition of the figures.
EARLIER = 0.03
#: How often a reader takes what most readers take.
USUAL = 0.9
#: So many of a box's options are what most take: the seven stand first, the latest years too.
FIRST = 9


@dataclass(frozen=True)
class Taste:
    """How a reader chooses: ``wide`` ones among everything alike, others mostly the usual."""

    chance: Random
    wide: bool = True

    def of(self, everything: Sequence[One], usual: Sequence[One]) -> One:
        """One of everything, or mostly one of the usual."""
        usually = not self.wide and self.chance.random() < USUAL
        return self.chance.choice(usual if usually and usual else everything)

    def option(self, options: Sequence[One], first: int = 1) -> One:
        """One of options of which the first are the usual ones."""
        return self.of(options, options[:first])


def link(taste: Taste, page: str) -> str:
    """A random valid query of a page; now and then of an earlier edition, as in a paper."""
    chosen = _ADDRESSES.get(page, _nothing)(taste)
    if taste.chance.random() < EARLIER:
        chosen = chosen | {"edition": taste.chance.choice(earlier.editions()).id}
    return urlencode(chosen)


def wrong_link(taste: Taste, page: str) -> str:
    """A query in which one code is wrong."""
    chosen = _ADDRESSES.get(page, _nothing)(taste)
    name = taste.chance.choice(sorted(chosen) or ["area"])
    return urlencode(chosen | {name: taste.chance.choice(WRONG)})


def request(taste: Taste) -> tuple[str, tuple[int, ...]]:
    """Something of the API, and the statuses it may have: one in ten has a wrong code."""
    chance = taste.chance
    name = chance.choice(API)
    measure = _measure(taste)[0]
    asked = {
        "outcomes": {"measure": measure, "area": _area(taste)},
        "gaps": {"measure": chance.choice(_with_gap()), "area": _area(taste)},
        "findings": {"measure": measure, "area": _area(taste)},
        "measures": {"measure": measure},
    }.get(name, {})
    if asked and chance.random() < 0.1:
        return f"api/v1/{name}?{urlencode(asked | {'measure': 'nowhere'})}", (400,)
    form = chance.choice(("json", "csv"))
    return f"api/v1/{name}?{urlencode(asked | {'format': form})}", (200,)


def _area(taste: Taste) -> str:
    every = [choice.code for choice in choices.area_choices()]
    return taste.of(every, [*choices.SEVEN, NORTH_EAST_CA])


def _measure(taste: Taste) -> tuple[str, str]:
    every = [(one.id, group.value) for one in choices.measure_choices() for group, _ in one.groups]
    return taste.of(every, [(measure, group.value) for measure, group in HEADLINES])


@cache
def _with_gap() -> tuple[str, ...]:
    return tuple(one.id for one in catalogue.load().measures.values() if one.pairs)


def _nothing(_: Taste) -> dict[str, str]:
    return {}


def _authority(taste: Taste) -> dict[str, str]:
    measure, group = _measure(taste)
    return {"area": _area(taste), "measure": measure, "group": group}


def _period(taste: Taste, measure: str, group: str) -> str:
    return taste.option(view_choices.period_choices(measure, group)[::-1]).code


def _map(taste: Taste) -> dict[str, str]:
    measure, group = _measure(taste)
    period = _period(taste, measure, group)
    earlier = view_choices.since_choices(measure, group, period)
    chosen = {
        "measure": measure,
        "group": group,
        "show": taste.option(view_choices.show_choices(measure, group))[0],
        "period": period,
        "layout": taste.option(list(view_choices.LAYOUTS)),
        "classes": taste.option(list(view_choices.CLASSES)),
    }
    return chosen | ({"since": taste.chance.choice(earlier).code} if earlier else {})


def _compare(taste: Taste) -> dict[str, str]:
    measure, group = _measure(taste)
    columns = list(view_choices.column_choices())
    chosen = {
        "area": _area(taste),
        "measure": measure,
        "group": group,
        "figure": taste.option(view_choices.figure_choices(measure, group))[0],
        "period": _period(taste, measure, group),
        "among": taste.option(list(view_choices.AMONG)),
    }
    if taste.of([True, False], [False]):
        return chosen
    chance = taste.chance
    return chosen | {
        "areas": ",".join(_area(taste) for _ in range(chance.randint(1, 12))),
        "columns": ",".join(chance.sample(columns, chance.randint(1, 6))),
        "year": taste.option(list(view_choices.year_choices())),
    }


def _register(taste: Taste) -> dict[str, str]:
    span = _span()
    stream = taste.option(list(register_choices.workstreams()))
    first = taste.option(list(register_choices.first_days(span)))
    return {
        "who": taste.option(list(register_choices.authorities()), FIRST),
        "stream": stream,
        "priority": taste.option(list(register_choices.priorities(stream))),
        "phase": taste.option(list(register_choices.phases())),
        "from": first,
        "until": taste.option(list(register_choices.last_days(span, first))),
    }


def _grants(taste: Taste) -> dict[str, str]:
    return _register(taste) | {
        "search": taste.option(["", "reading", "school", "£", "zzz"]),
        "theme": taste.option(list(grants_choices.themes(_themes()))),
    }


@cache
def _span() -> register_edition.Span:
    return register_edition.span(registers.store())


@cache
def _themes() -> tuple[str, ...]:
    return grants_page.grants_page(RegisterFilter(), "", None, registers.store).found.themes


_ADDRESSES: Mapping[str, Callable[[Taste], dict[str, str]]] = {
    "map": _map, "compare": _compare, "authority": _authority, "explain": _authority,
    "reach": _register, "need": _register, "grants": _grants, "partners": _register,
    "method": lambda taste: {"measure": _measure(taste)[0]},
}  # fmt: skip
