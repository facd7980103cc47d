"""How much a reached school had: sessions, terms, contacts; METHOD section 6.

Frames are those of ``analysis.reach``, with URNs that stand on the day of eligibility. A record
that does not say how many is left out of sums and middles, and counted as not saying.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.reach import on_rung
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


def dosage(engagements: pd.DataFrame, eligible: pd.DataFrame) -> Dosage:
    """Sessions of each reached school, all its records together."""
    met = _met(engagements, eligible)
    silent = set(met.loc[met["sessions"].isna(), "urn"])
    each = met[~met["urn"].isin(silent)].groupby("urn")["sessions"].sum()
    if each.empty:
        return Dosage(None, None, None, 0, len(silent))
    lower, median, upper = (float(each.quantile(at)) for at in (0.25, 0.5, 0.75))
    return Dosage(median, lower, upper, len(each), len(silent))


def sessions_a_school(engagements: pd.DataFrame, eligible: pd.DataFrame) -> pd.Series:
    """Sessions on the index of ``eligible``: 0 where not reached, NaN where a record is silent."""
    met = _met(engagements, eligible)
    each = met.groupby("urn")["sessions"].agg(lambda said: said.sum(skipna=False))
    return each.reindex(eligible.index).where(
        each.index.to_series().reindex(eligible.index).notna(), 0.0
    )


def frequency(
    engagements: pd.DataFrame, eligible: pd.DataFrame, first: date, last: date
) -> Frequency:
    """Terms with a record, from the term of ``first`` to that of ``last``."""
    met = _met(engagements, eligible)
    term = met["engaged_on"].map(term_of)
    a_school = term.groupby(met["urn"]).nunique()
    return Frequency(
        active=term.nunique(),
        terms=len(terms_between(first, last)),
        median=float(a_school.median()) if len(a_school) else None,
    )


def contacts(engagements: pd.DataFrame, eligible: pd.DataFrame) -> Contacts:
    """Different schools, and all the records of them."""
    met = _met(engagements, eligible)
    counts = met["urn"].value_counts()
    return Contacts(
        schools=len(counts),
        records=len(met),
        most=int(counts.max()) if len(counts) else 0,
        sessions=int(met["sessions"].sum()),
        silent=int(met["sessions"].isna().sum()),
    )


def exposure(eligible: pd.DataFrame, reached: Collection[int]) -> Exposure:
    """The ceiling of disadvantaged pupils that can have met the programme."""
    said = eligible["disadvantaged_pupils"]
    inside = said[eligible.index.isin(list(reached))]
    return Exposure(int(inside.sum()), int(said.sum()), int(said.isna().sum()))


def _met(engagements: pd.DataFrame, eligible: pd.DataFrame) -> pd.DataFrame:
    met = on_rung(engagements)
    return met[met["urn"].isin(eligible.index)]
