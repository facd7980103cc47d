"""Where the next offer could go: eligible schools that are not reached, in a stated order.

Schools of places that are served less than their need come first, then those with more
disadvantaged pupils. Schools of an authority that lacks a return are left out: they may have been
reached. Where schools may not be named, groups by authority and phase stand in their place.
"""

from dataclasses import dataclass

import pandas as pd

from eip_data.programme.queries import Access
from findings import need_sentences as words
from findings import register_filter as chosen
from findings.equity import with_need
from findings.need import Grouping, Served, need
from findings.reach import StoreOf
from findings.register import Marks, store, view
from findings.register_filter import RegisterFilter
from findings.register_sentences import basis

SHOWN = 25


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


def offers(asked: RegisterFilter, store_of: StoreOf = store, shown: int = SHOWN) -> Offers:
    """Where next to offer. Raises NoRegister and DatabaseAway."""
    known = store_of()
    part = view(known, asked)
    marks = part.marks
    whole = need(asked.narrowed(authority=None), Grouping.AUTHORITY, lambda: known)
    less = {row.code for row in whole.rows if row.served is Served.LESS}
    left = with_need(part.eligible)
    left = left[~left.index.isin(list(part.met))]
    doubt = left["authority"].isin(part.missing)
    left = left[~doubt]
    left = left.assign(less=left["authority"].isin(less))
    rows = (_schools if marks.named else _groups)(left, known.access)
    return Offers(
        marks=marks, asked=asked, rows=tuple(rows[:shown]), schools=len(left),
        title=words.offers_title(marks, len(left), min(shown, len(rows)) if marks.named else 0,
                                int(doubt.sum())),
        note=words.offers_note(named=marks.named), basis=basis(marks.returns),
    )  # fmt: skip


def _schools(left: pd.DataFrame, access: Access) -> list[Offer]:
    places, phases = dict(chosen.authorities()), dict(chosen.phases())
    ordered = left.sort_index().sort_values(
        ["less", "disadvantaged_pupils"], ascending=False, kind="stable"
    )
    return [
        Offer(int(urn), row["name"], places[row["authority"]], phases[row["phase"]], 1,
              access.pupils(int(row["disadvantaged_pupils"])), bool(row["less"]))
        for urn, row in zip(ordered.index, ordered.to_dict("records"), strict=True)
    ]  # fmt: skip


def _groups(left: pd.DataFrame, access: Access) -> list[Offer]:
    places, phases = dict(chosen.authorities()), dict(chosen.phases())
    found = []
    for authority, phase in sorted(set(zip(left["authority"], left["phase"], strict=True))):
        part = left[(left["authority"] == authority) & (left["phase"] == phase)]
        pupils = access.pupils(int(part["disadvantaged_pupils"].sum()))
        found.append(
            Offer(None, None, places[authority], phases[phase], len(part), pupils,
                  bool(part["less"].any()))
        )  # fmt: skip
    return sorted(found, key=lambda one: (not one.served_less, -(one.pupils or 0)))
