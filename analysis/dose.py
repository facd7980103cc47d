"""How much a reached school had: sessions, terms, contacts; METHOD section 6.

``met`` are the records of eligible schools that are reach (``records_of`` what is ``on_rung``, both
of ``analysis.reach``), with URNs that stand on the day of eligibility. A record that does not say
how many is left out of sums and middles, and counted as not saying.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from statistics import median

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.terms import term_of, terms_between


@dataclass(frozen=True)
class Dosage:
    """Sessions a reached school: the middle one and the middle half; None where none says.

    ``schools`` say how many, ``silent`` have a record that does not.
    """

    median: float | None
    lower: float | None
    upper: float | None
    schools: int
    silent: int


@dataclass(frozen=True)
class Frequency:
    """Terms in which something happened, of the programme's terms.

    ``active`` of the programme as a whole, ``median`` of a reached school.
    """

    active: int
    terms: int
    median: float | None


@dataclass(frozen=True)
class Contacts:
    """Different schools beside meetings with them: ``records`` are not schools.

    ``most`` is the most records of one school; ``sessions`` the sum of what is said.
    """

    schools: int
    records: int
    most: int
    sessions: int
    silent: int


@dataclass(frozen=True)
class Exposure:
    """Disadvantaged pupils on the roll of reached schools, of those of all eligible: a ceiling.

    No pupil is known to have taken part. ``unknown`` schools do not say their number.
    """

    pupils: int
    of: int
    unknown: int

    @property
    def share(self) -> float | None:
        """The share (0 to 1), None where there are none."""
        return self.pupils / self.of if self.of else None


def dosage(met: pd.DataFrame) -> Dosage:
    """Sessions of each reached school, all its records together."""
    each = np.array(list(_sessions(met).values()), dtype=float)
    said = each[~np.isnan(each)]
    silent = len(each) - len(said)
    if not len(said):
        return Dosage(None, None, None, 0, silent)
    lower, middle, upper = (float(one) for one in np.quantile(said, [0.25, 0.5, 0.75]))
    return Dosage(middle, lower, upper, len(said), silent)


def sessions_a_school(met: pd.DataFrame, eligible: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Sessions of each ``eligible`` school: 0 where not reached, NaN where a record is silent."""
    each = _sessions(met)
    return np.array([each.get(urn, 0.0) for urn in eligible.index.tolist()], dtype=float)


def frequency(met: pd.DataFrame, first: date, last: date) -> Frequency:
    """Terms with a record, from the term of ``first`` to that of ``last``."""
    days = met["engaged_on"].tolist()
    number = {day: (term_of(day).year, term_of(day).season) for day in set(days)}
    pairs = set(zip(met["urn"].tolist(), map(number.__getitem__, days), strict=True))
    a_school = Counter(urn for urn, _ in pairs)
    return Frequency(
        active=len(set(number.values())),
        terms=len(terms_between(first, last)),
        median=float(median(a_school.values())) if a_school else None,
    )


def contacts(met: pd.DataFrame) -> Contacts:
    """Different schools, and all the records of them."""
    counts = Counter(met["urn"].tolist())
    said = met["sessions"].to_numpy(dtype=float)
    return Contacts(
        schools=len(counts),
        records=len(met),
        most=max(counts.values(), default=0),
        sessions=int(np.nansum(said)),
        silent=int(np.isnan(said).sum()),
    )


def exposure(eligible: pd.DataFrame, reached: Collection[int]) -> Exposure:
    """The ceiling of disadvantaged pupils that can have met the programme."""
    said = eligible["disadvantaged_pupils"]
    inside = said[eligible.index.isin(list(reached))]
    return Exposure(int(inside.sum()), int(said.sum()), int(said.isna().sum()))


def _sessions(met: pd.DataFrame) -> dict[int, float]:
    """Sessions of each school with a record, NaN where one of its records does not say."""
    each: dict[int, float] = {}
    said = met["sessions"].to_numpy(dtype=float).tolist()
    for urn, sessions in zip(met["urn"].tolist(), said, strict=True):
        each[urn] = each.get(urn, 0.0) + sessions
    return each
