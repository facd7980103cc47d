"""Where the next offer could go: eligible schools that are not reached, in a stated order.

Schools of places that are served less than their need come first, then those with more
disadvantaged pupils. Schools of an authority that lacks a return are left out: they may have been
reached. Where schools may not be named, groups by authority and phase stand in their place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from eip_data.programme.queries import Access
from findings import need_sentences as words
from findings import register_filter as chosen
from findings.need import Grouping, Need, Served, need
from findings.reach import StoreOf
from findings.register import Marks, store, view
from findings.register_filter import RegisterFilter
from findings.register_sentences import basis

SHOWN = 25

NeedOf = Callable[[RegisterFilter, Grouping], Need]


@dataclass(frozen=True)
class Offer:
    """A school, or a group of ``schools``, that could be asked next.

    ``urn`` and ``name`` are None for a group; ``pupils`` are the disadvantaged ones, to the
    nearest ten for a group, and None where too few to be shown.
    """

    urn: int | None
    name: str | None
    authority: str
    phase: str
    schools: int
    pupils: int | None
    served_less: bool


@dataclass(frozen=True)
class Offers:
    """The first of them, and how many there are in all."""

    marks: Marks
    asked: RegisterFilter
    rows: tuple[Offer, ...]
    schools: int
    title: str
    note: str
    basis: str


def offers(
    asked: RegisterFilter,
    store_of: StoreOf = store,
    shown: int = SHOWN,
    need_of: NeedOf | None = None,
) -> Offers:
    """Where next to offer; ``need_of`` answers ``findings.need.need`` of the same register. Raises
    NoRegister and DatabaseAway."""
    known = store_of()
    part = view(known, asked)
    marks = part.marks
    whole = (need_of or partial(need, store_of=lambda: known))(
        asked.narrowed(authority=None), Grouping.AUTHORITY
    )
    less = frozenset(row.code for row in whole.rows if row.served is Served.LESS)
    unreached = part.with_need[~part.is_met(part.with_need)]
    left = unreached[~unreached["authority"].isin(part.missing)]
    rows = (_schools if marks.named else _groups)(left, less, known.access, shown)
    return Offers(
        marks=marks, asked=asked, rows=tuple(rows), schools=len(left),
        title=words.offers_title(marks, len(left), len(rows) if marks.named else 0,
                                len(unreached) - len(left)),
        note=words.offers_note(named=marks.named), basis=basis(marks.returns),
    )  # fmt: skip


def _schools(left: pd.DataFrame, less: frozenset[str], access: Access, shown: int) -> list[Offer]:
    places, phases = dict(chosen.authorities()), dict(chosen.phases())
    columns = ("name", "authority", "phase", "disadvantaged_pupils")
    every = zip(left.index.tolist(), *(left[one].tolist() for one in columns), strict=True)
    ordered = sorted(every, key=lambda one: (one[2] not in less, -one[4], one[0]))
    return [
        Offer(urn, name, places[authority], phases[phase], 1, access.pupils(int(pupils)),
              authority in less)
        for urn, name, authority, phase, pupils in ordered[:shown]
    ]  # fmt: skip


def _groups(left: pd.DataFrame, less: frozenset[str], access: Access, shown: int) -> list[Offer]:
    places, phases = dict(chosen.authorities()), dict(chosen.phases())
    groups: dict[tuple[str, str], list[float]] = {}
    columns = ("authority", "phase", "disadvantaged_pupils")
    for authority, phase, pupils in zip(*(left[one].tolist() for one in columns), strict=True):
        groups.setdefault((authority, phase), []).append(pupils)
    found = [
        Offer(None, None, places[authority], phases[phase], len(pupils),
              access.pupils(int(sum(pupils))), authority in less)
        for (authority, phase), pupils in sorted(groups.items())
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.served_less, -(one.pupils or 0)))[:shown]
