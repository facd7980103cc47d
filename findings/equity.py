"""Whether reach lies with schools of more or of less disadvantage, beyond chance and doubt.

Weights are disadvantaged pupils, fixed in advance. Schools of authorities that have sent nothing,
and those whose number of disadvantaged pupils is not known, have no part in the index and its band,
which go as far as returns tell; the bounds take in whatever missing returns could tell.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import dose
from analysis.equity import (
    Curve,
    concentration_curve,
    erreygers_bounds,
    share_of_most_disadvantaged,
)
from analysis.shuffle import Band, shuffled_erreygers, shuffled_index
from findings import equity_sentences as words
from findings.reach import StoreOf
from findings.register import Marks, View, store, view
from findings.register_filter import RegisterFilter
from findings.register_sentences import basis

#: With fewer schools reached or unreached nothing can be shown.
LEAST_SCHOOLS = 10


@dataclass(frozen=True)
class Equity:
    """How reach and dose lie over schools ordered from most to least disadvantaged.

    ``reach`` is Erreygers' index of yes or no and its band; ``bounds`` the least and greatest it
    could be, whatever missing returns tell; ``dose`` the concentration index of sessions.
    ``fifth_reached`` is the share of reached schools among the fifth with most disadvantage,
    ``fifth_pupils`` that fifth's share of disadvantaged pupils. All are None, and ``title`` says
    why, where too few schools are known.
    """

    marks: Marks
    asked: RegisterFilter
    schools: int
    reached: int
    left_out: int
    reach: Band | None
    bounds: tuple[float, float] | None
    dose: Band | None
    curve: Curve | None
    fifth_reached: float | None
    fifth_pupils: float | None
    title: str
    fifth_text: str
    bounds_text: str
    what: str
    note: str
    basis: str


def equity(asked: RegisterFilter, store_of: StoreOf = store) -> Equity:
    """Whether reach lies with disadvantage. Raises NoRegister and DatabaseAway."""
    part = view(store_of(), asked)
    marks = part.marks
    told = part.told
    met = part.is_met(told).astype(float)
    few = min(int(met.sum()), len(told) - int(met.sum())) < LEAST_SCHOOLS
    need, weight = _need(told)
    strata = [f"{a}|{p}" for a, p in zip(told["authority"], told["phase"], strict=True)]
    reach = None if few else shuffled_erreygers(met, need, weight, strata, _key(part, "reach"))
    fifth = None if few else share_of_most_disadvantaged(met, need)
    fifth_pupils = None if few else share_of_most_disadvantaged(weight, need)
    bounds = None if few else _bounds(part)
    return Equity(
        marks=marks, asked=asked, schools=len(told), reached=int(met.sum()),
        left_out=len(part.eligible_urns) - len(told),
        reach=reach, bounds=bounds, dose=None if few else _dose(part, told),
        curve=None if few else concentration_curve(met, need, weight),
        fifth_reached=fifth, fifth_pupils=fifth_pupils,
        title=words.equity_title(
            marks, reach, len(told), int(met.sum()), complete=not part.missing
        ),
        fifth_text=words.fifth_text(fifth, fifth_pupils),
        bounds_text=words.bounds_text(bounds, reach),
        what=words.equity_what(reach, len(told)),
        note=words.equity_note(len(part.eligible_urns) - len(told)),
        basis=basis(marks.returns),
    )  # fmt: skip


def _need(schools: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Each school's share of disadvantaged pupils, and how many they are."""
    pupils = schools["disadvantaged_pupils"].to_numpy(dtype=float)
    return pupils / schools["pupils"].to_numpy(dtype=float), pupils


def _bounds(part: View) -> tuple[float, float]:
    known = part.with_need
    met = part.is_met(known)
    doubt = known["authority"].isin(part.missing).to_numpy() & ~met
    return erreygers_bounds(np.where(doubt, np.nan, met.astype(float)), *_need(known))


def _dose(part: View, told: pd.DataFrame) -> Band | None:
    """The index of sessions among schools that say how many; None where there are none."""
    sessions = dose.sessions_a_school(part.reached, told)
    says = ~np.isnan(sessions)
    said, given = told[says], sessions[says]
    need, weight = _need(said)
    if not (given * weight).sum() > 0:
        return None
    strata = [f"{a}|{p}" for a, p in zip(said["authority"], said["phase"], strict=True)]
    return shuffled_index(given, need, weight, strata, _key(part, "dose"))


def _key(part: View, what: str) -> str:
    """What seeds the shuffling: the question and the register, so that an answer stays."""
    return f"{what}|{part.asked}|{part.store.access.register.version}"
