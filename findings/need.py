"""Whether reach lies where disadvantaged pupils are: among the seven, and within one.

The rule. A place or group of schools has a share of all disadvantaged pupils (its need) and a
share of those on the roll of reached schools (its reach). It is served less than its need where
reach is below need, and further below than in 95 of 100 shufflings of what was reached: over
schools of one phase among places, of one authority and phase among groups of schools. How many are
compared is allowed for (Benjamini-Hochberg). Where a return is missing, it must hold even if every
school of its own that is not known to be reached had been. More than its need turns all of it
round. Authorities that have sent nothing have no part.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.shuffle import Band, shuffled_shares
from analysis.verdicts import discoveries
from findings import need_sentences as words
from findings import register_filter as chosen
from findings.reach import StoreOf
from findings.register import Marks, View, store, view
from findings.register_filter import RegisterFilter, Split
from findings.register_sentences import basis

_FIFTHS = 5


class Grouping(StrEnum):
    """What need and reach are compared over."""

    AUTHORITY = "authority"
    FIFTH = "fifth"  # of schools, by the share of their pupils that are disadvantaged
    PHASE = "phase"


class Served(StrEnum):
    """What may be said of reach beside need."""

    LESS = "less"
    MORE = "more"
    CANNOT_TELL = "cannot_tell"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True)
class NeedRow:
    """One place or group; shares are from 0 to 1 of all rows that have reported.

    ``need`` is its share of disadvantaged pupils, ``reach`` its share of those in reached schools,
    ``band`` where that share lies when shuffled; None where nothing was reported. ``pupils`` and
    ``schools`` are all of the row's (no pupils where too few to be shown), ``unreached`` its
    schools not known to be reached.
    """

    code: str
    label: str
    pupils: int | None
    schools: int
    unreached: int
    need: float | None
    reach: float | None
    band: Band | None
    served: Served
    complete: bool
    text: str

    @property
    def difference_pp(self) -> float | None:
        """Reach minus need in percentage points; below nought is less than need."""
        if self.need is None or self.reach is None:
            return None
        return 100 * (self.reach - self.need)


@dataclass(frozen=True)
class Need:
    """Need against reach over places or groups of schools, and where the next offer could go."""

    marks: Marks
    asked: RegisterFilter
    grouping: Grouping
    rows: tuple[NeedRow, ...]
    compared: int
    title: str
    what: str
    rule: str
    note: str
    basis: str

    def row(self, code: str) -> NeedRow:
        """One row by its code."""
        return next(one for one in self.rows if one.code == code)


def need(
    asked: RegisterFilter, grouping: Grouping = Grouping.AUTHORITY, store_of: StoreOf = store
) -> Need:
    """Need against reach. Raises NoRegister and DatabaseAway."""
    part = view(store_of(), asked)
    marks = part.marks
    known = _schools(part, grouping)
    told = known.of(known.heard)
    bands = _bands(part, told, grouping)
    served = _verdicts(told, bands)
    total = float(told.pupils.sum())
    rows = tuple(
        _row(part, mine, (code, label), bands.get(code), total,
             served.get(code, Served.NOT_REPORTED))
        for code, label in _codes(grouping, asked)
        if len((mine := known.of(known.label == code)).label)
    )  # fmt: skip
    return Need(
        marks=marks, asked=asked, grouping=grouping, rows=rows, compared=len(bands),
        title=words.need_title(marks, [one.label for one in rows if one.served is Served.LESS],
                               grouping, len(bands)),
        what=words.need_what(grouping), rule=words.need_rule(grouping, len(bands)),
        note=words.need_note([one.label for one in rows if one.served is Served.NOT_REPORTED],
                             grouping, complete=not part.missing - set(part.silent)),
        basis=basis(marks.returns),
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Schools:
    """Schools whose need is known, an array each: the row each lies in, its stratum, disadvantaged
    pupils, whether it is reached, lacks a return, and has been heard of at all."""

    label: npt.NDArray[np.str_]
    stratum: npt.NDArray[np.str_]
    pupils: npt.NDArray[np.float64]
    met: npt.NDArray[np.bool_]
    doubt: npt.NDArray[np.bool_]
    heard: npt.NDArray[np.bool_]

    def of(self, which: npt.NDArray[np.bool_]) -> "_Schools":
        """Those of them."""
        return _Schools(self.label[which], self.stratum[which], self.pupils[which],
                        self.met[which], self.doubt[which], self.heard[which])  # fmt: skip


def _schools(part: View, grouping: Grouping) -> _Schools:
    known = part.with_need
    authority, phase = known["authority"].tolist(), known["phase"].tolist()
    silent = frozenset(part.silent)
    return _Schools(
        label=np.asarray(_labels(known, grouping), dtype=str),
        stratum=np.asarray(_strata(authority, phase, grouping), dtype=str),
        pupils=known["disadvantaged_pupils"].to_numpy(dtype=float),
        met=part.is_met(known),
        doubt=np.array([one in part.missing for one in authority], dtype=bool),
        heard=np.array([one not in silent for one in authority], dtype=bool),
    )


def _labels(schools: pd.DataFrame, grouping: Grouping) -> list[str]:
    """The row each school lies in; schools alike in disadvantage lie in one fifth."""
    if grouping is not Grouping.FIFTH:
        return list(schools[grouping.value])
    share = schools["disadvantaged_pupils"] / schools["pupils"]
    place = (-share).rank(method="average", pct=True)
    return [str(math.ceil(fifth)) for fifth in (place * _FIFTHS).tolist()]


def _strata(authority: list[str], phase: list[str], grouping: Grouping) -> list[str]:
    """Within what reach is shuffled: never within the very thing that is compared."""
    if grouping is Grouping.AUTHORITY:
        return phase
    if grouping is Grouping.PHASE:
        return authority
    return [f"{a}|{p}" for a, p in zip(authority, phase, strict=True)]


def _codes(grouping: Grouping, asked: RegisterFilter) -> tuple[tuple[str, str], ...]:
    if grouping is Grouping.FIFTH:
        return tuple((str(at), words.FIFTHS[at - 1]) for at in range(1, _FIFTHS + 1))
    return chosen.choices(Split(grouping.value), asked)


def _bands(part: View, told: _Schools, grouping: Grouping) -> dict[str, Band]:
    """Each row's share of disadvantaged pupils in reached schools, and where shuffling puts it."""
    if not (told.met * told.pupils).sum() > 0 or len(set(told.label.tolist())) < 2:
        return {}
    return shuffled_shares(
        told.met, told.pupils, told.label.tolist(), told.stratum,
        f"need|{grouping}|{part.asked}|{part.store.access.register.version}",
    )  # fmt: skip


def _verdicts(told: _Schools, bands: dict[str, Band]) -> dict[str, Served]:
    """The rule, over all rows at once."""
    chances = [min(1.0, 2 * one.at_or_beyond) for one in bands.values()]
    apart = dict(zip(bands, discoveries(chances), strict=True))
    found = {}
    for code, one in bands.items():
        inside = told.label == code
        own = float(told.pupils[inside].sum() / told.pupils.sum())
        most, least = (_with_doubt(told, inside, where) for where in (inside, ~inside))
        if not apart[code]:
            found[code] = Served.CANNOT_TELL
        elif most < min(own, one.low):
            found[code] = Served.LESS
        elif least > max(own, one.high):
            found[code] = Served.MORE
        else:
            found[code] = Served.CANNOT_TELL
    return found


def _with_doubt(
    told: _Schools, inside: npt.NDArray[np.bool_], where: npt.NDArray[np.bool_]
) -> float:
    """The share of reach ``inside`` if every school in doubt ``where`` it says had been reached."""
    reached = told.pupils * (told.met | told.doubt & where)
    return float((reached * inside).sum() / reached.sum())


def _row(
    part: View, mine: _Schools, place: chosen.Choice, band: Band | None, total: float,
    served: Served,
) -> NeedRow:  # fmt: skip
    code, label = place
    own = float(mine.pupils[mine.heard].sum()) / total if total and mine.heard.any() else None
    reach = band.observed if band else None
    return NeedRow(
        code=code, label=label, pupils=part.store.access.pupils(int(mine.pupils.sum())),
        schools=len(mine.met), unreached=int((~mine.met).sum()), need=own if band else None,
        reach=reach, band=band, served=served, complete=not mine.doubt.any(),
        text=words.row_text(label, own, reach, served),
    )  # fmt: skip
